# What the days of a question say: above its chart, in plain lines, and in the shell.
trend-right = Look back
trend-title = { $name }, last { $days } days
    .years = { $name }, last { $years } years
    .all = { $name }, all days
    .span = { $name }, { $from } to { $to }
    .list = { $title }: as a list
    .weeks = { $title }: by week

trend-last-week = { $now ->
    [yes] The last 7 days average { $mean } ({ $n } days).
   *[other] The 7 days to { $to } average { $mean } ({ $n } days).
}
trend-few = { $now ->
    [yes] The last 7 days have too few answers for an average ({ $n } of { $of }).
   *[other] The 7 days to { $to } have too few for an average ({ $n } of { $of }).
}
trend-week-before = The week before was { $mean } ({ $n } days).
trend-usual = { $now ->
    [yes] Your usual range is { $low } to { $high } ({ $n } days).
   *[other] Your usual range then was { $low } to { $high } ({ $n } days).
}
trend-not-yet = Not enough days yet for your usual range ({ $n } of { $of }).
trend-stands-below = { $now ->
    [yes] This is below your usual.
   *[other] This was below your usual.
}
    .of = { $now ->
        [yes] { $n ->
            [one] { $names } is below your usual.
           *[other] { $names } are below your usual.
        }
       *[other] { $n ->
            [one] { $names } was below your usual then.
           *[other] { $names } were below your usual then.
        }
    }
    .short = below your usual
trend-stands-little-below = { $now ->
    [yes] This is a little below your usual.
   *[other] This was a little below your usual.
}
    .of = { $now ->
        [yes] { $n ->
            [one] { $names } is a little below your usual.
           *[other] { $names } are a little below your usual.
        }
       *[other] { $n ->
            [one] { $names } was a little below your usual then.
           *[other] { $names } were a little below your usual then.
        }
    }
    .short = a little below
trend-stands-low-end = { $now ->
    [yes] This is at the low end of your usual.
   *[other] This was at the low end of your usual.
}
    .of = { $now ->
        [yes] { $n ->
            [one] { $names } is at the low end of your usual.
           *[other] { $names } are at the low end of your usual.
        }
       *[other] { $n ->
            [one] { $names } was at the low end of your usual then.
           *[other] { $names } were at the low end of your usual then.
        }
    }
    .short = low end of your usual
trend-stands-within = { $now ->
    [yes] This is where it usually is.
   *[other] This was where it usually was.
}
    .of = { $now ->
        [yes] { $n ->
            [one] { $names } is where it usually is.
           *[other] { $names } are where they usually are.
        }
       *[other] { $n ->
            [one] { $names } was where it usually was.
           *[other] { $names } were where they usually were.
        }
    }
    .short = your usual
trend-stands-high-end = { $now ->
    [yes] This is at the high end of your usual.
   *[other] This was at the high end of your usual.
}
    .of = { $now ->
        [yes] { $n ->
            [one] { $names } is at the high end of your usual.
           *[other] { $names } are at the high end of your usual.
        }
       *[other] { $n ->
            [one] { $names } was at the high end of your usual then.
           *[other] { $names } were at the high end of your usual then.
        }
    }
    .short = high end of your usual
trend-stands-little-above = { $now ->
    [yes] This is a little above your usual.
   *[other] This was a little above your usual.
}
    .of = { $now ->
        [yes] { $n ->
            [one] { $names } is a little above your usual.
           *[other] { $names } are a little above your usual.
        }
       *[other] { $n ->
            [one] { $names } was a little above your usual then.
           *[other] { $names } were a little above your usual then.
        }
    }
    .short = a little above
trend-stands-above = { $now ->
    [yes] This is above your usual.
   *[other] This was above your usual.
}
    .of = { $now ->
        [yes] { $n ->
            [one] { $names } is above your usual.
           *[other] { $names } are above your usual.
        }
       *[other] { $n ->
            [one] { $names } was above your usual then.
           *[other] { $names } were above your usual then.
        }
    }
    .short = above your usual
trend-highest = { $n ->
    [one] Highest was { $value }, on { $day }.
   *[other] Highest was { $value }, on { $n } days.
}
trend-lowest = { $n ->
    [one] Lowest was { $value }, on { $day }.
   *[other] Lowest was { $value }, on { $n } days.
}
trend-all-same = { $n ->
    [one] One day has an answer: { $value }.
   *[other] All { $n } answers are { $value }.
}
trend-days = { $n ->
    [one] 1 day has a check-in.
   *[other] { $n } days have a check-in.
}
trend-days-without = { $n ->
    [one] 1 does not.
   *[other] { $n } do not.
}
trend-days-number = { $n ->
    [one] 1 day has a number here.
   *[other] { $n } days have a number here.
}
trend-no-days = No day here has a check-in. That is fine.

trend-line = { $name }: { $week } { $mean } ({ $n } days), usual { $low } to { $high } ({ $m }): { $stands }
trend-line-not-yet = { $name }: { $week } { $mean } ({ $days } days), usual not known yet ({ $n } of { $of } days)
trend-line-usual = { $name }: usual { $low } to { $high } ({ $n } days), too few answers for an average
trend-line-none = { $name }: usual not known yet ({ $n } of { $of } days)
trend-line-this-week = this week
trend-line-week = week to { $to }
trend-brief-average = { $now ->
    [yes] 7 days { $mean } ({ $n }).
   *[other] 7 days to { $to } { $mean } ({ $n }).
}
trend-brief-few = Too few answers for an average.
trend-brief-usual = Usual { $low } to { $high } ({ $n }).
trend-brief-not-yet = Usual: { $n } of { $of } days.

trend-legend-day = your check-in
trend-legend-packed = check-ins of # days, averaged
trend-legend-line = 7-day average
trend-legend-usual = your usual range
trend-legend-blank = blank: no check-in
trend-legend-no-number = blank: no number

trend-point = { $day }: { $level }.
    .average = 7-day average { $mean }.
trend-column-day = Day
trend-column-average = 7-day
trend-column-note = Note
trend-no-check-in = no check-in
trend-none = -
trend-answer-none = none
trend-answer-skipped = skipped
trend-dash = - means no check-in that day.
trend-newest = These are the newest { $n } rows. For older ones show fewer days, then go earlier.
trend-week = Week of { $day }
trend-week-average = { $n ->
    [one] average { $mean }, 1 day
   *[other] average { $mean }, { $n } days
}
trend-week-few = { $n ->
    [0] no answers
   *[other] too few for an average ({ $n } of { $of })
}

trend-no-questions = No daily question is turned on. Settings turns them on.
trend-charts = Charts
trend-none-yet = You have no check-ins yet. Charts start at { $of } days.
trend-so-far = { $n ->
    [one] You have a check-in on 1 day so far. Charts start at { $of } days.
   *[other] You have check-ins on { $n } days so far. Charts start at { $of } days.
}
trend-no-rush = There is no rush, and gaps are fine.

trend-hint-time = time
trend-hint-days = more or fewer days
trend-hint-chart = as a chart
trend-hint-read = read a day
trend-first = These are your first days.
trend-last = These are your last days.
trend-all-shown = These are all your days.
trend-fewest = It shows one week. Fewer days would say little.
trend-outside = { $n ->
    [one] 1 answer is from another range. It is left out here.
   *[other] { $n } answers are from another range. They are left out here.
}
