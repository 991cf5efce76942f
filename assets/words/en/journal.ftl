# The journal: entries by month.
journal-empty = Nothing is written here yet. That is fine.
journal-empty-more = A line is enough. You can find every word of it again.
journal-write = Write something
    .detail = as long or short as you like
journal-begun = Begun, not saved yet
journal-day = { $weekday } { $day }
journal-nothing-yet = (nothing yet)
journal-to-write = { $key } to write
journal-starred = starred
journal-span = { $first } to { $last } of { $total } entries, newest first.
journal-total = { $total ->
    [0] No entries yet.
    [one] 1 entry.
   *[other] { $total } entries.
}
journal-no-entry = There is no entry here yet. Open it to write.
