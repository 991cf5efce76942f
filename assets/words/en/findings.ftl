# What a check of the file found: what it is, and that words are safe where they are.
findings-whole = Your journal is whole. { $versions ->
    [0] Nothing is written yet.
    [one] What is in it is as it was written.
   *[other] All { $versions } versions in it are as they were written.
}
findings-file = The file is damaged.
findings-changed = { $count ->
    [one] 1 piece of writing is not as it was written.
   *[other] { $count } pieces of writing are not as they were written.
}
findings-dangling = { $count ->
    [one] 1 row points to something that is not there.
   *[other] { $count } rows point to something that is not there.
}
findings-reading = Lists or search differ from what you wrote. Your words are whole.
findings-found = Something in the file is not as it was. Nothing was changed.
findings-rebuild = mainstay doctor --rebuild makes them anew from your words.
findings-rebuilt = Saved. Lists and search are made anew from your words.
findings-rescue = Keep the file as it is. mainstay rescue makes a new one of all that is whole.
findings-backups = { $count ->
    [0] No backups yet. The first save of a day makes one.
    [one] 1 backup, of { $made }.
   *[other] { $count } backups, the newest of { $made }.
}
findings-ahead = { $count ->
    [one] 1 backup bears a day that is still to come.
   *[other] { $count } backups bear a day that is still to come.
} The clock was wrong then, or is now.
findings-synced = { $path } is copied between machines. Two edits at once can leave two files.
findings-network = The disk is on another machine. Two programs at once may harm the file there.
findings-copy = { $path } is another copy of this journal. mainstay merge takes it in.
findings-open = { $path } can be read or written by others on this computer.
