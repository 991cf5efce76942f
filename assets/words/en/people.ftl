# The people page.
people-empty = No one here yet.
people-empty-why = Add one person you could call or text. One is enough to start. A helpline can be first.
people-empty-lines = Crisis lines are on the hard moment page already.
people-add = Add a person
    .detail = about 20 seconds: a name, and a number if you like
people-choose = choose
people-hint-add = add
people-column-person = Person
people-column-good-for = good for
people-column-last = last time
people-column-times = in 4 weeks
people-hard = For hard moments: { $names }
people-hard-none = No one is on the hard moment page yet. To add someone, open them and press e.
people-next-talk = Next time with { $name }: { $talk }
people-went = I went
people-not-this-time = Not this time
people-about-group = About this group
people-last-away = You took away
people-either-way = Either way is fine. Nothing is counted against you.
people-aside = Noted: not this time, on { $day }.
people-take-in = Take people in from a file
people-file = File
    .hint = a .vcf file, as your phone or mail program writes it
people-file-missing = There is no file of that name. Nothing was changed.
people-file-closed = That file can not be opened. Nothing was changed.
people-file-not-one = That is not a contacts file. Nothing was changed.
people-file-large = That file is too large. Nothing was changed.
people-file-nothing = No contact was found in that file. Nothing was changed.
people-file-new = { $n ->
    [one] 1 new
   *[other] { $n } new
}
people-file-choose = Pick those you would like here. Names, numbers, mail, places and links come in.
people-file-none-new = Everyone in that file is here already.
people-file-more = Show more
people-file-take = { $n ->
    [0] Take in those you picked
    [one] Take in 1 person
   *[other] Take in { $n } people
}
people-file-pick = No one is picked yet. Pick a row, or a for all.
people-file-in = { $n ->
    [one] Saved. 1 person came in.
   *[other] Saved. { $n } people came in.
}
people-file-known = { $n ->
    [one] 1 is here already.
   *[other] { $n } are here already.
}
people-file-doubles = { $n ->
    [one] 1 stood there twice.
   *[other] { $n } stood there twice.
}
people-file-unread = { $n ->
    [one] 1 card could not be read.
   *[other] { $n } cards could not be read.
}
people-circles = Circles, and kinds of help
people-no-circle = not said yet
people-help = Kinds of help
people-help-none = no one yet
people-weeks = Contact week by week
people-weeks-right = whole weeks, half a year
people-weeks-usual = Your usual is { $low } to { $high } contacts a week, over { $n } weeks.
people-weeks-not-yet = Your usual shows after { $of } weeks with something written. You have { $n }.
people-weeks-less = There has been less contact since about { $day } ({ $n } weeks).
people-weeks-more = There has been more contact since about { $day } ({ $n } weeks).
people-weeks-thinner = These two weeks were thinner than your usual. One hello is enough to begin.
people-weeks-only = More is not better. A contact is one person on one day.
people-weeks-none = nothing written
people-weeks-dot = a week
people-weeks-blank = nothing was written that week
people-weeks-empty = Nothing is written down for whole weeks yet. That is fine.
