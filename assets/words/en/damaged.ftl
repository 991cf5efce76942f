# The journal was found damaged: what was found, and how to go on.
damaged-title = Your journal is damaged
damaged-right = reading only
damaged-safe = Nothing more is saved into this file. What is whole in it stays so.
damaged-rescue = mainstay rescue makes a new journal of all that is whole.
damaged-backups = { $count ->
    [one] 1 backup is in { $path }
   *[other] { $count } backups are in { $path }
}
damaged-make = Make the new journal now, beside this one
damaged-read = Go on reading
damaged-lists = Lists and search
damaged-whole = your words are whole
damaged-anew = They can be made anew from your words. A backup is made first.
damaged-rebuild = Make them anew now
damaged-go-on = Go on
damaged-working = Working. Your words are safe meanwhile...
damaged-hard = Hard moment
damaged-rescued = Saved. The new journal holds { $records ->
    [one] 1 record.
   *[other] { $records } records.
}
damaged-new = Open it with mainstay --journal { $path }
damaged-lost-none = Nothing was lost.
damaged-lost = { $count ->
    [one] 1 version was not found whole anywhere:
   *[other] { $count } versions were not found whole anywhere:
}
damaged-lost-one = { $kind }, { $day }
damaged-old = The old file is as it was.
