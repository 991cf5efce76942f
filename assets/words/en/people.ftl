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
