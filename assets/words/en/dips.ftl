# Getting back up: stretches below one's usual, and how they ended.
dips-title = Getting back up
dips-no-days = No check-ins yet. That is fine.
dips-not-yet = Not enough days yet to see a dip ({ $n } of { $of }).
dips-none = { $name } has no dips by this rule, in { $n } days with an answer.
dips-count = Your { $days } days of { $name } hold { $n ->
    [one] 1 dip
   *[other] { $n } dips
}. { $passed ->
    [one] 1 was seen to pass.
   *[other] { $passed } were seen to pass.
}
dips-open = One goes on, since { $day }. Go gently.
dips-median = Of { $n } dips, half passed within { $days ->
    [one] 1 day.
   *[other] { $days } days.
}
    .none = Of { $n } dips, { $passed } were seen to pass: too few for a middle length.
dips-few = Not enough dips yet for a middle length ({ $n } of { $of }).
    .passed = Not enough dips seen to pass for a middle length ({ $n } of { $of }).
dips-lately = The last { $days } days: about as long as before, { $last } and { $before } days ({ $n } and { $m } dips).
    .shorter = The last { $days } days: shorter than before, { $last } and { $before } days ({ $n } and { $m } dips).
    .longer = The last { $days } days: longer than before, { $last } and { $before } days ({ $n } and { $m } dips).
dips-longer = A longer dip can mean a harder stretch, not less strength.
dips-column-from = From
dips-column-depth = Depth
dips-column-end = How it went
dips-ended = passed in { $days ->
    [one] 1 day
   *[other] { $days } days
}
    .open = goes on, { $days ->
        [0] seen today
        [one] 1 day so far
       *[other] { $days } days so far
    }
    .lost = too few check-ins to tell
    .usual = it became your usual
dips-depth = { $from } to { $to }
dips-newest = These are the newest { $n }.
dips-one = { $name } from { $day }: { $depth },
dips-before = { $middle } is the middle of { $n } answers before.
dips-piled = New stress came in on { $days }.
dips-turned = Written down when it turned
dips-turned-nothing = nothing was written down
dips-turned-only = This is a list, not a reason.
