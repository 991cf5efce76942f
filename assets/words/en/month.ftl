# The calendar.
month-title = { $month } check-ins
month-right = Look back
month-days = { $now ->
    [yes] { $n ->
        [0] No day has a check-in so far this month.
        [one] 1 day has a check-in so far this month.
       *[other] { $n } days have a check-in so far this month.
    }
   *[other] { $n ->
        [0] No day has a check-in this month.
        [one] 1 day has a check-in this month.
       *[other] { $n } days have a check-in this month.
    }
}
month-fine = Open any day to read or add to it. Empty days are fine. You can fill one in or leave it.
month-today = today
month-checked = check-in, with { $name } { $lowest } to { $highest }
    .only = check-in
month-empty = no check-in
month-here = where you are
month-day-level = { $day }: { $name } { $level }
month-day-checked = { $day }: check-in
month-day-empty = { $day }: no check-in
month-day-today = { $day }, today: no check-in yet
month-hint-day = day
month-hint-month = month
month-last = Later days are still to come.
month-first = That is as far back as it goes.
month-hint-year = the whole year
month-column-days = days
month-year-days = { $n ->
    [0] No day has a check-in this year.
    [one] 1 day has a check-in this year.
   *[other] { $n } days have a check-in this year.
}
month-year-count = { $n ->
    [0] no check-ins
    [one] 1 day with a check-in
   *[other] { $n } days with a check-in
}
month-year-legend = 1 to 5 mood   + check-in without mood   . no check-in
