# Today.
today-good-morning = Good morning.
    .name = Good morning, { $name }.
today-good-afternoon = Good afternoon.
    .name = Good afternoon, { $name }.
today-good-evening = Good evening.
    .name = Good evening, { $name }.
today-back = Good to see you. Pick up from here. Nothing was lost.
today-check-in = Check in
today-check-in-detail = { $count } questions, about 30 seconds
today-checked-in = { $count ->
    [one] done once today, more is fine
   *[other] done { $count } times today
}
today-reach-out = I reached out to someone
today-reach-out-detail = about 15 seconds
today-write = Write something
today-write-detail = as long or short as you like
today-review = Look back on the week
today-review-detail = about two minutes
today-goals = From your goals, today
today-mood-week = Mood, last 7 days
today-mood-scale = (1 low to 5 good)
today-column = Today
today-mood-below = Your mood is below your usual.
today-mood-little-below = Your mood is a little below your usual.
today-mood-low-end = Your mood is at the low end of your usual.
today-mood-within = Your mood is where it usually is.
today-mood-high-end = Your mood is at the high end of your usual.
today-mood-little-above = Your mood is a little above your usual.
today-mood-above = Your mood is above your usual.
today-talked = You last talked with { $name } { $days ->
    [one] yesterday
   *[other] { $days } days ago
}.
today-factors = The ten factors are there for this week, if you like.
today-meeting-over = did you go?
today-meeting-today = today
today-meeting-yesterday = yesterday
today-meeting-tomorrow = tomorrow
today-sign = an early sign you named: { $sign }
today-hello = Say hello to someone
today-hello-detail = less contact than your usual these two weeks
