# Said once of where the journal is.
place-title = Where your journal is
place-right = said once
place-one = One program at a time is safe. mainstay merge brings two files together.
place-copy = { $path } is another copy of this journal.
place-take-in = Take in { $name }
place-go-on = Go on
