# Dates to count from.
counts-title = Dates I count from
counts-right = your own, as many as you like
counts-empty = No date here. That is fine.
counts-why = A date you set counts the days in line with what you want. Nothing sets it back.
counts-add = Add a date
counts-never = A note of a setback takes its own day, and no other.
counts-to-come = This day is still to come.
counts-span = { $n } of the last { $days } days in line with what you want.
counts-all = { $n } of all { $days } days in line with what you want.
counts-brief = { $n } of the last { $days } days
counts-noted = { $n ->
    [one] 1 day has a note.
   *[other] { $n } days have a note.
}
counts-today = { $label }: { $lately }
counts-since = Counted since { $day }.
counts-is-shown = It stands on Today.
counts-is-hidden = It does not stand on Today.
counts-shown = It stands on Today now.
counts-hidden = It does not stand on Today any more. u brings it back.
counts-saved = Saved. It counts from there on.
counts-removed = Removed. u brings it back. It stays here for 30 days.
counts-gone = This date is not here any more.
counts-ask-label = Name
    .hint = what it is to you, in your own words
counts-ask-since = Counted since
    .hint = a day like 2026-11-22, or today
counts-ask-shown = On Today
    .hint = It can be hidden with one key at any time.
counts-shown-yes = show it
counts-shown-no = keep it here
counts-label-empty = What would you like to call it? Any name is fine.
counts-since-empty = Which day does it count from? A day like 2026-11-22, or today.
