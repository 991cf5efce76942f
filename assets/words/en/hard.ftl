# The hard moment. All of it is a draft for people with training and people who have been there to read.
hard-title = Hard moment
hard-right = Esc when you are ready
hard-pick = Let's slow this down. Pick any one. There is no wrong choice.
hard-unread = Your own people and words can not be read right now. The rest is here.
hard-door-breathe = Breathe slowly with me
hard-door-senses = Feel the ground: five senses
hard-door-people = Call or text someone
hard-door-card = What I wrote for a time like this
hard-door-lines = Talk to a trained person now
hard-door-sit = Sit here for a while
    .detail = The screen stays calm and quiet
hard-no-country = Pick your country first
hard-danger = In danger now? Call { $number }.
hard-danger-nowhere = In danger? Call your emergency number.
hard-not-waking = If someone is not breathing or not waking: call { $number } now.
hard-nothing-saved = Nothing you do here is saved unless you ask for it.
hard-numbers = 1 to 5, or 9
hard-go-back = go back
hard-foot-none = In danger: call your emergency number
hard-foot-leave = { $key } leave

# Breathing, the five senses, sitting.
hard-breathe-title = Breathe slowly
hard-breathe-right = no timer, no sound
    .paced = no sound, no flashing
hard-breathe-in = Breathe in through your nose, for 4.
hard-breathe-out = Breathe out slowly, for 6.
hard-breathe-next-out = Next: breathe out slowly, for 6.
hard-breathe-next-in = Next: breathe in, for 4.
hard-breathe-number = Breath { $breath }. No set number. Stop when you like.
hard-breathe-plain = Press Enter after each breath. No set number. There is no timer.
hard-breathe-again = Next. In for 4, out for 6.
hard-breathe-help = A small help is still help. If you feel dizzy, breathe your usual way.
hard-breathe-pace = next, at your own pace
hard-senses-title = Feel the ground
hard-senses-right = { $step } of 5
hard-senses-how = Say them out loud or in your head. No need to type.
hard-senses-here = You are here
hard-senses-enter = Press Enter when you are ready for the next one.
hard-sense-5 = Name 5 things you can see.
    .row = 5 see
hard-sense-4 = Name 4 things you can feel.
    .row = 4 feel
hard-sense-3 = Name 3 things you can hear.
    .row = 3 hear
hard-sense-2 = Name 2 things you can smell.
    .row = 2 smell
hard-sense-1 = Name 1 thing you can taste, or one thing you like about yourself.
    .row = 1 taste, or one thing you like about yourself
hard-senses-done = That was all five.
hard-senses-after = Stay a little, or go on. You can come back to this at any time.
hard-next = next
hard-to-doors = first page
hard-step-back = one back
hard-sit-title = Sit here for a while
hard-sit = You can stay here as long as you like.
hard-sit-calm = Nothing is asked of you. Nothing moves until you press a key.

# People and numbers.
hard-people-title = Call or text someone
hard-people-chosen = These are the people you chose for a time like this.
hard-people-none = No one is on this page yet. On a good day, the People page is where to add someone.
hard-people-pick = { $highest ->
    [one] 1 pick
   *[other] 1 to { $highest } pick
}
hard-say-heading = What to say, if words are hard
hard-say = "Hi, it's me. I'm having a hard time. Can you talk or sit with me?"
hard-say-name = "Hi, it's { $name }. I'm having a hard time. Can you talk or sit with me?"
hard-late = may not answer now
hard-code-hint = s shows a square code. Point your phone camera at it to call.
hard-code = Point your phone camera at this to reach { $number }.
hard-no-number = There is no phone number here yet.
hard-way-phone = Call { $value }
hard-way-text = Text { $value }
hard-way-mail = Mail { $value }
hard-way-place = At { $value }
hard-way-link = { $value }
hard-lines-title = Talk to a trained person
hard-lines-intro = You can say as much or as little as you like.
hard-no-one-told = This program can not see how you are, and no one is told. It is not medical advice.
hard-which-country = Which country are you in?
hard-country-kept = Your choice is kept, so that the numbers are here next time.
hard-elsewhere-eu = In the European Union that is 112.
hard-elsewhere-list = No checked numbers for other countries are here yet. On a phone, findahelpline.com lists lines by country.
hard-elsewhere-own = You can add a local number on the People page. It can then stand here too.

# What the person wrote.
hard-card-title = What I wrote for a time like this
hard-card-none = Nothing is written here yet. That is fine.
hard-card-offer = On a good day, e opens a page for a few words to yourself.
hard-card-day = You wrote this on { $day }:
hard-card-helps = What has helped you before
hard-helped-breathe = Breathing slowly (helped { $n ->
    [one] once
   *[other] { $n } times
})
hard-helped-ground = The five senses (helped { $n ->
    [one] once
   *[other] { $n } times
})
hard-helped-thought = Checking a thought (helped { $n ->
    [one] once
   *[other] { $n } times
})
hard-card-noted = What helped, as you noted it
hard-card-safer = Safer right now
hard-card-reasons = What you hold on to
hard-form-title = Words for a hard moment
hard-form-right = all of it can stay empty
hard-form-words = Words to yourself
    .hint = What is true, and good to hear then.
hard-form-help = What has helped
    .hint = A walk, music, cold water. One on each line.
hard-form-safer = Safer right now
    .hint = What makes the place you are in safer.
hard-form-reasons = What you hold on to
    .hint = People, places, plans, a promise to yourself.
hard-form-intro = Best written on a good day. It stands on the hard moment page.
hard-form-same = Nothing was changed.
hard-form-saved = Saved. It stands on the hard moment page.
hard-print = A card to print
hard-print-where = Where shall the card go? Type a new file's name with its folder.
hard-print-write = write the file
hard-doors = Order of the doors
hard-doors-given = As they come
hard-doors-own = Your own
hard-doors-how = Pick a door to move it up by one. The quiet place stays last.
hard-doors-up = one up
hard-doors-first = It is the first one.
hard-doors-moved = { $door }: number { $place } now.

# On the way out.
hard-before-title = Before you go back
hard-before-ask = How are you now? You can leave this open.
hard-feel-worse = Worse
hard-feel-same = The same
hard-feel-little = A little better
hard-feel-better = Better
hard-feel-picked = Your answer
hard-before-keep = Keep a short note that this happened?
hard-before-no = No, keep nothing
hard-before-yes = Yes, the time only
hard-before-yes-both = Yes, the time and my answer
hard-before-line = Yes, and write a line
hard-before-hint = 1 to 4, then n, y or w
hard-before-back = back, keep nothing
hard-note-ask = One line is plenty.
hard-note-save = save
hard-kept = Saved. A hard moment, at { $time }.
hard-code-small = This window is too small for the code. The number is { $number }.
