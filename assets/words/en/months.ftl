# A month or a year in review, and this day in earlier years.
months-title = A month in review
    .of = { $span } in review
months-days = { $n } of { $days } days have a check-in.
months-steady = { $names }: about the same as in the { $days } days before. That is by { $n } answers, and { $m } before.
months-higher = { $name } was higher: { $mean } ({ $n } days), and { $before } ({ $m }) before.
months-lower = { $name } was lower: { $mean } ({ $n } days), and { $before } ({ $m }) before.
months-not-yet = Not enough days yet to hold against those before ({ $n } of { $of }).
months-dips = { $n ->
    [one] 1 dip began.
   *[other] { $n } dips began.
} { $passed ->
    [one] 1 was seen to pass.
   *[other] { $passed } were seen to pass.
}
months-others = { $n ->
    [one] 1 other
   *[other] { $n } others
}
months-people = You connected with { $names }: { $times ->
    [one] once.
   *[other] { $times } times.
}
months-learn = Write one thing you learned
months-learned = One thing you learned
months-ask = One question for next month
    .year = One question for next year
months-asked = You asked yourself
months-starred = Words you starred
months-hint-months = other months
months-hint-years = other years
months-hint-year = the whole year
months-hint-month = one month
months-first = There are no check-ins before this.
months-last = This is the latest.
months-years = { $day } in earlier years
months-years-none = Nothing was written on this day in earlier years.
months-years-mood = mood { $level }
months-closer-years = This day in earlier years
