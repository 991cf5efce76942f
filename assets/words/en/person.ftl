# One person, and the form for one.
person-title-new = Someone new
person-ask-name = Name
    .hint = a first name or another name is fine
person-ask-relation = Relation
    .hint = sister, friend, peer coach
person-ask-phone = Phone
    .hint = a number to call or text, if you like
person-ask-more = More
    .hint = What they are good for, what to say, hard moments. All of it can wait.
person-ask-kind = Kind
person-meets = Meets
person-ask-meets_days = Meets on
    .hint = The days of the week, if they are set.
person-ask-meets_time = Meets at
    .hint = a time, like 7 pm or 19:00
person-ask-meets_place = Meets in
    .hint = the place, as you would find it
person-meets_time-wrong = Write a time like 7 pm or 19:00, or nothing.
person-ask-circle = How close
person-ask-good_for = Good for
    .hint = listening, rides, straight talk
person-ask-good_times = Good times
    .hint = any hour, text first if it is late
person-ask-what_to_say = What to say
    .hint = words for when words are hard
person-ask-next_talk = Next time
    .hint = what to bring up
person-bring-up = To bring up with { $name }
    .ask = One more thing
    .empty = A word or two, so that you know it again.
    .saved = Saved. It waits for the next talk.
    .how = Enter on one takes it off, once it was brought up.
person-hint-new = to bring up
person-brought-up = Brought up. u puts it back.
person-quiet-now = Quiet until { $day }: no gentle line about them. z ends it.
person-quiet-over = Gentle lines about them are back.
person-ask-rhythm = Rhythm
    .hint = days between contacts, as you would like it
person-ask-hard = Hard moments
    .hint = Their place on the hard moment page.
person-ask-locked = Shown while locked
    .hint = Their name and number can then be read without the passphrase.
person-ask-knows = Knows of my recovery
person-ask-helps = Being in touch
    .hint = Who makes it harder is never suggested anywhere.
person-ask-note = Notes
person-ask-rest = Still more
    .hint = Other ways to reach them, the kind of help, a quiet time.
person-ask-role = Role
    .hint = what they do: sponsor, doctor, peer coach
person-ask-support = Kind of help
    .hint = Any of them, or none.
person-ask-phones = More phones
    .hint = with commas between
person-ask-texts = Texts to
    .hint = other numbers for texts, with commas between
person-ask-mails = Mail
    .hint = with commas between
person-ask-places = Places
    .hint = where to find them; several with ; between
person-ask-links = Links
    .hint = a page or a meeting online, with commas between
person-ask-quiet = Quiet time
    .hint = No gentle line about them until then.
person-support-emotional = listening
person-support-practical = practical help
person-support-information = advice
person-support-company = company
person-quiet-no = no
person-quiet-until = until { $day }
person-quiet-weeks = { $weeks } weeks
person-more-yes = yes, add more
person-kind-person = person
person-kind-group = group
person-kind-service = service
person-circle-1 = very close
person-circle-2 = close
person-circle-3 = further out
person-hard-place = { $place ->
    [1] first
    [2] second
    [3] third
   *[other] number { $place }
}
person-hard-no = not there
person-hard-yes = { $place ->
    [1] yes, first on the list
    [2] yes, second on the list
    [3] yes, third on the list
   *[other] yes, number { $place } on the list
}
person-locked-yes = yes
person-locked-no = no
person-knows-yes = yes
person-knows-part = in part
person-knows-no = no
person-helps-helps = helps
person-helps-neutral = in between
person-helps-harder = makes it harder
person-helps-not_safe = not safe for me
person-not-safe = Not safe for me. Never suggested anywhere.
person-way-phone = Phone
person-way-text = Text
person-way-mail = Mail
person-way-place = Place
person-way-link = Link
person-goals = Asks about
person-last = Last time
person-last-none = Nothing written down yet.
person-last-how = { $ago }, { $how }. { $first }
person-first-me = You reached out.
person-first-them = They reached out.
person-four-weeks = Last 4 weeks
person-times = { $n ->
    [0] No contact written down.
    [one] 1 time.
   *[other] { $n } times.
}
person-first-moves = First move: you { $me }, { $name } { $them }.
person-felt = How it was
person-weeks = Week by week, newest last: { $counts }.
person-week-name = Week
person-week-times = times
person-week = { $from } to { $to }
person-rhythm-every = { $days ->
    [one] every day
   *[other] every { $days } days
}
person-name-empty = A name is needed. A first name or another name is fine.
person-rhythm-wrong = How many days? A number from 1 to 366, or nothing.
person-saved = Saved. { $name }.
person-removed = Removed. u brings them back. What you wrote with them stays.
person-gone = This person is not here any more.
person-no-number = There is no number for { $name } yet.
person-no-code = That holds more than a number, so a phone might call the wrong one.
person-code = Point a phone camera at it to call { $number }.
person-code-small = The code needs a bigger window. The number is { $number }.
