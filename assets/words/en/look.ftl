# Look back: the week in words, and where to look closer.
look-right = Look back
look-this-week = This week, in words
look-week = The week of { $from } to { $to }, in words
look-checked = { $now ->
    [yes] You checked in on { $n } of the last 7 days.
   *[other] You checked in on { $n } of these 7 days.
}
    .none = { $now ->
        [yes] The last 7 days have no check-in. That is fine.
       *[other] These 7 days have no check-in. That is fine.
    }
look-not-yet = "Your usual" starts at { $of } days. You have { $n } so far.
look-rests = That is by { $n } answers, and { $m } for your usual.
look-between = { $low } to { $high }
look-connected = You connected with { $people ->
    [one] 1 person
   *[other] { $people } people
}, { $times ->
    [one] once.
   *[other] { $times } times.
}
look-goal = { $goal }: { $n ->
    [one] 1 day.
   *[other] { $n } days.
}

look-how = how it was worked out
look-group-days = Day by day
look-group-hard = Hard days, and what helps
look-group-long = Over time
look-group-paper = To share, to fill in
look-closer-factors = The ten factors
look-closer-calendar = Calendar
look-hint-weeks = other weeks
look-hint-write = write about this week
look-first = There are no check-ins before this week.
look-last = This is the latest week.

look-none = No check-ins yet. That is fine.
look-what = This page looks back on your days, in words and in charts.
look-so-far = { $n ->
    [one] You have a check-in on 1 day so far.
   *[other] You have check-ins on { $n } days so far.
}
look-start = Charts start at { $charts } days. "Your usual" starts at { $usual }.
look-no-rush = There is no rush, and gaps are fine.
look-level = { $name } { $level }
look-hard-day = a hard day
look-check-in = Check in now

look-factors-title = Ten factors: this week, your usual
    .week = Ten factors: week of { $week }
look-factors-empty = Nothing is filled in for this week. Fill it in, or leave it.
look-factors-group-below = { $n ->
    [one] { $names } is below your usual.
   *[other] { $names } are below your usual.
}
look-factors-group-little-below = { $n ->
    [one] { $names } is a little below your usual.
   *[other] { $names } are a little below your usual.
}
look-factors-group-above = { $n ->
    [one] { $names } is above your usual.
   *[other] { $names } are above your usual.
}
look-factors-group-little-above = { $n ->
    [one] { $names } is a little above your usual.
   *[other] { $names } are a little above your usual.
}
look-factors-rest = { $n ->
    [one] The other one is where it usually is.
   *[other] The other { $n } are where they usually are.
}
look-factors-rests = That is by one answer each, and { $n } weeks for your usual.
look-factors-goals = With a goal now: { $names }.
look-factors-all = All { $n } are where they usually are.
look-factors-not-yet = Your usual shows after { $of } weeks. You have { $n } before this one.
look-factors-word-below = below
look-factors-word-little-below = a little below
look-factors-word-usual = usual
look-factors-word-little-above = a little above
look-factors-word-above = above
look-factors-word-none = not answered
look-factors-row = { $name }: { $level }
    .none = { $name }: not answered
    .usual = { $row }, { $word }. Your usual is { $low } to { $high } ({ $n } weeks).
look-factors-head-low = { $level } low
look-factors-head-high = { $level } high
look-factors-head-now = now
look-factors-legend = this week
look-factors-legend-usual = your usual range and middle, last 8 weeks
look-factors-fill = fill in this week

look-people-title = { $n ->
    [one] Who you connected with, last week
   *[other] Who you connected with, last { $n } weeks
}
look-people-none = No contact is noted in these weeks. That is fine.
look-people-first = You made the first move { $me ->
    [one] once
   *[other] { $me } times
}, and they did { $them ->
    [one] once.
   *[other] { $them } times.
}
look-people-title-span = Who you connected with, { $from } to { $to }
look-people-felt = How it felt: { $felt }.
look-people-gave = { $n ->
    [one] Once you supported someone.
   *[other] You supported someone { $n } times.
}
look-people-hint-spans = earlier
look-people-person = Person
look-people-times = times
look-people-last = last time
look-people-legend-me = you reached out, or it is not noted
look-people-legend-them = they reached out
look-people-only = Longer is not better. It only shows who and how often.
look-people-hint-weeks = weeks
look-closer-people = People

# Any days against the usual.
look-span = Any days you choose
look-span-title = { $from } to { $to }
look-span-ask-from = First day
    .hint = like 2022-05-03. Empty: your first day.
look-span-ask-to = Last day
    .hint = like 2022-05-17. Empty: the latest.
look-span-show = Show these days
look-span-none = There is no check-in yet to look back on.
look-span-turned = The first day comes after the last one.
look-span-before = Your first check-in is of { $day }. Pick a later last day.
look-span-stands = { $name }: { $mean } ({ $n } days), { $stands }. The usual before was { $low } to { $high } ({ $m } days).
look-span-no-usual = { $name }: { $mean } ({ $n } days). Not enough days before for your usual ({ $m } of { $of }).
look-span-few = { $name }: not enough days ({ $n } of { $of }).
