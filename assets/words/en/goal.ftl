# A goal: its page, its form, ticking it, and what happens to it.
goal-gone = This goal is not here any more. Nothing else was changed.

# Ticking.
goal-ticked = Ticked "{ $goal }".
goal-ticked-part = Ticked a part of "{ $goal }".
goal-ticked-not-today = Saved. "{ $goal }": not today.
goal-ticked-once = That was the one time. You can mark it finished.
goal-unticked = Taken back: "{ $goal }".
goal-resting-tick = It is set aside. You can take it up again.
goal-before = It starts on { $date }. A tick can be for that day or later.
goal-ended-tick = It ended on { $date }. You can take it up again.

# Counts of a week.
goal-count = { $done } of { $planned }
goal-count-most = { $done }, at most { $planned }
goal-off = off
goal-week-count = { $done } of { $planned } { $when ->
    [this] this week
   *[that] that week
}
goal-week-most = { $done } { $when ->
    [this] this week
   *[that] that week
}, at most { $planned }
goal-week-off = { $when ->
    [this] this week is off
   *[that] that week is off
}
goal-week-part = { $counted }, and { $part } in part
goal-week-amount = { $amount } { $when ->
    [this] this week.
   *[that] that week.
}
goal-value = { $value }, going to { $to }
goal-done = done
goal-done-at = done, { $time }
goal-not-today = not today

# How often.
goal-plan-times = { $n ->
    [one] 1 day a week
    [7] every day
   *[other] { $n } days a week
}
goal-plan-most = at most { $n ->
    [one] 1 day a week
   *[other] { $n } days a week
}
goal-plan-days = on { $days }
goal-plan-once = once
goal-plan-towards = from { $from } to { $to }

# What happened to it.
goal-saved = Saved. Goal: { $goal }.
goal-rested = Set aside: { $goal }. Its history is kept.
goal-resumed = Taken up again: { $goal }.
goal-finished = Finished: { $goal }. Its history is kept.
goal-let-go = Let go: { $goal }. Its history is kept.
goal-removed = Removed. Goal: { $goal }. It stays here for 30 days.
goal-week-is-off = This week is a week off now.
goal-week-is-on = This week counts again.
goal-undo = u brings it back.
goal-undo-week = u takes that back.

# The page.
goal-right = week { $n } of { $of }, ends { $date }
goal-right-ahead = starts { $date }
goal-right-over = { $of } weeks, ended { $date }
goal-right-resting = set aside
goal-right-finished = finished
goal-right-let-go = let go
goal-words-week = Week { $n } of { $of }, to { $ends }.
goal-words-ahead = It starts on { $starts }.
goal-words-resting = Set aside on { $date }. Its history is kept.
goal-words-finished = Finished on { $date }.
goal-words-let-go = Let go on { $date }.
goal-words-this = This week: { $count }.
goal-words-this-off = This week is a week off.
goal-words-today = Today: { $answer ->
    [done] done
    [ticked] ticked
    [part] a part of it
   *[not_today] not today
}.
goal-words-total = So far: { $n ->
    [one] 1 time
   *[other] { $n } times
}.
goal-words-total-amount = So far: { $n ->
    [one] 1 time
   *[other] { $n } times
}, { $amount }.
goal-words-part = { $n ->
    [one] One more day was done in part.
   *[other] { $n } more days were done in part.
}
goal-words-met = { $n ->
    [one] One week met the plan.
   *[other] { $n } weeks met the plan.
}
goal-words-met-of = { $n ->
    [one] One week met the plan of { $planned }.
   *[other] { $n } weeks met the plan of { $planned }.
}
goal-words-within = { $n ->
    [one] One week is within the plan.
   *[other] { $n } weeks are within the plan.
}
goal-words-within-of = { $n ->
    [one] One week has { $most } or fewer.
   *[other] { $n } weeks have { $most } or fewer.
}
goal-words-most = Most of { $weeks } weeks had { $n } or more.
goal-words-off = Week { $week } was a week off you chose.
goal-words-off-more = { $n } weeks were weeks off you chose.
goal-words-sure = Weeks you rated 7 or more: { $kept } of { $n } met the plan.
goal-words-less-sure = Weeks you rated under 7: { $kept } of { $n } met the plan.
goal-words-rated = { $n ->
    [0] No week that is over was rated yet. From { $of } on they are compared.
    [one] 1 week that is over was rated. From { $of } on they are compared.
   *[other] { $n } weeks that are over were rated. From { $of } on they are compared.
}
goal-words-a-week = { $n ->
    [one] The last full week had { $amount }.
   *[other] The last { $n } full weeks had { $amount } a week.
}
goal-words-planned-a-week = The plan comes to { $amount } a week.
goal-words-life = { $n ->
    [one] 1 week in all
   *[other] { $n } weeks in all
}, without weeks off. Each row is { $each } weeks, as a mean.
goal-words-value = Last written: { $value }, on { $date }.
goal-words-value-none = Nothing is written yet.
goal-words-way = From { $from } to { $to }.
goal-words-once = Once, and it is done.
goal-words-once-done = Done on { $date }.
goal-plan-line = Plan: { $step }, { $often }.
goal-why-line = Why: { $why }
goal-with-line = { $name } asks about it.
goal-other-chart = other charts
goal-talk-line = Next talk with { $name }: { $line }
goal-talk-no-one = No one asks about this goal yet. e is where to choose someone.
goal-factor-line = Part of health: { $name }.
goal-factor-stood = Before this goal it was { $before } ({ $weeks_before } weeks). Since then it is { $since } ({ $weeks_since } weeks). It may be chance.
goal-as-list = as a list
goal-as-chart = as a chart
goal-column-week = Week
goal-column-plan = plan
goal-column-done = done
goal-column-times = times
goal-column-amount = amount
goal-column-value = value
goal-week-number = Week { $n }
goal-note-off = week off
goal-note-so-far = so far
goal-note-to-come = to come
goal-note-nothing = no ticks
goal-note-part = { $n } in part
goal-column-from = From
goal-column-a-week = a week
goal-note-weeks-off = { $n ->
    [one] 1 week off
   *[other] { $n } weeks off
}
goal-legend-value = what you wrote
goal-legend-aim = where it goes
goal-legend-week-amount = a week's sum
goal-legend-a-week = days done in a week
goal-month-words = { $month }: { $n ->
    [0] no day is ticked as done yet
    [one] 1 day is ticked as done
   *[other] { $n } days are ticked as done
}. Empty days are fine. Space ticks the day.
goal-month-legend-done = done
goal-month-legend-none = nothing, / part, - not today
goal-month-day-done = { $day }: done.
goal-month-day-part = { $day }: a part of it.
goal-month-day-not-today = { $day }: not today.
goal-month-day-none = { $day }: nothing written.
goal-month-day-amount = { $day }: { $amount }.
goal-over = The { $of } weeks are over. What would you like now?
goal-over-on = Go on for 4 more weeks
goal-over-change = Change it
goal-over-rest = Set it aside for now
goal-over-finish = Mark it finished
goal-goes-on = It goes on to { $date }.
goal-legend-part = in part
goal-legend-plan = your plan
goal-legend-plan-of = your plan: { $often }

# Ticking with an amount or a note.
goal-tick-title = Tick: { $goal }
goal-tick-amount = How much
goal-tick-value = Where it is now
goal-tick-so-far = { $amount } so far that day. This adds to it.
goal-tick-planned = The plan says { $amount }. You can leave it empty.
goal-tick-any = A number, or leave it empty.
goal-tick-any-of = A number of { $unit }, or leave it empty.
goal-tick-number = A number, like 20 or 1.5.
goal-tick-number-of = A number of { $unit }, like 20 or 1.5.
goal-tick-state = Was it
goal-tick-state-hint = A part counts as a part, beside the days done.
goal-tick-done = all of it
goal-tick-part = a part of it
goal-tick-note = Note
goal-tick-note-hint = One line is plenty. You can leave it empty.
goal-not-a-number = { $text } is no number. Write it like 20 or 1.5.
goal-needs-number = Write a number, like 20 or 1.5.

goal-other-unit = { $text } is in another unit. This counts in { $unit }.
goal-same-name = You have "{ $goal }" already. Give this one a word more.

# The questions about a goal.
goal-form-change = Change a goal
goal-form-right = nothing is final
goal-form-text = I want more of
goal-form-text-hint = In your own words, like: walk most days
goal-form-text-needed = Say in a few words what you want more of.
goal-form-why = Why
goal-form-why-hint = What would it make better?
goal-form-factor = Part of health
goal-form-factor-hint = Which of the ten is it about? You can leave it.
goal-form-factor-none = none of them
goal-form-what = What I will do
goal-form-what-hint = One small step, like: walk
goal-form-amount = How much
goal-form-amount-hint = A number, like 15, or nothing
goal-form-unit = Counted in
goal-form-unit-hint = Minutes, pages, glasses, or nothing
goal-form-times = Days a week
goal-form-times-hint = Small is good. You can make it bigger later.
goal-form-times-1 = one
goal-form-times-2 = two
goal-form-times-3 = three
goal-form-times-4 = four
goal-form-times-5 = five
goal-form-times-6 = six
goal-form-times-7 = every day
goal-form-aim = How it counts
goal-form-aim-hint = At most is for what you want less of. A value is like savings.
goal-form-aim-at-least = at least that often
goal-form-aim-at-most = at most that often
goal-form-aim-once = once, then it is done
goal-form-aim-towards = towards a value
goal-form-days = On set days
goal-form-days-hint = Only if you like. Set days count, and not the number above.
goal-form-from = From
goal-form-from-hint = Where it is now: a number, like 92.5
goal-form-to = To
goal-form-to-hint = Where it will go: a number, like 85
goal-form-when = When
goal-form-when-hint = Like: after lunch
goal-form-place = Where
goal-form-place-hint = Like: to the river and back
goal-form-if_not = If not, I will
goal-form-if_not-hint = For a day when that time does not work.
goal-form-measured = I will know by
goal-form-measured-hint = Like: walks a week
goal-form-weeks = Weeks
goal-form-weeks-hint = 1 to 520. Left empty, it is 12.
goal-form-weeks-needed = { $text } is no number of weeks. Write 1 to 520.
goal-form-with = Who asks
goal-form-with-hint = Someone who will ask how it goes.
goal-form-with-none = no one
goal-form-begin = Begin
goal-form-begin-hint = Now or later, as you like.
goal-form-positive = I will
goal-form-positive-hint = In your own words, like: walk most days
goal-form-idea = Ideas
goal-form-idea-hint = Pick one, or keep your own words.
goal-form-sure = How sure are you
goal-form-sure-hint = From 1 to 10. There is no wrong number.
goal-form-sure-low = not sure
goal-form-sure-high = very sure
goal-form-sure_now = How sure now
goal-form-sure_now-hint = From 1 to 10, with the plan as it is now.
goal-form-span = It holds
goal-form-span-hint = The weeks before stay as they were.
goal-form-barrier = In the way
goal-form-barrier-hint = What may get in the way.
goal-form-adjustment = I will change
goal-form-adjustment-hint = What could help, like: go at lunch
goal-form-way = Would you like to
goal-form-way-hint = All three are fine.
