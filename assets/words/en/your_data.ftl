# Your data: the file, its backups and other copies of it.
your_data-made = { $date }, { $time }
your_data-kilobytes = { $size } KB
your_data-megabytes = { $size } MB
your_data-backups-none = No backups yet. The first save of a day makes one.
your_data-coming-nothing = All of it is here already. Nothing was changed.
your_data-coming = { $records ->
    [0] No new records
    [one] 1 new record
   *[other] { $records } new records
}, { $versions ->
    [one] 1 new version
   *[other] { $versions } new versions
}.
your_data-coming-conflicts = { $count ->
    [one] 1 record stands in two versions then. Both stay until you choose.
   *[other] { $count } records stand in two versions then. Both stay until you choose.
}
your_data-coming-erased = { $count ->
    [one] 1 record was removed for good there, and goes here too.
   *[other] { $count } records were removed for good there, and go here too.
}
your_data-coming-left-out = { $count ->
    [one] 1 version is damaged in that copy and stays out.
   *[other] { $count } versions are damaged in that copy and stay out.
}
your_data-removed-since = removed since
your_data-back-since = removed then, here now
your_data-changed-since = changed since
your_data-title = Your data
your_data-right = all on this computer
your_data-file = Your journal is this file: { $path }
your_data-memory = This journal is in memory only, and is gone when you leave.
your_data-back-up = Make a backup now
    .help = A backup is a whole copy, checked. The first save of a day makes one too.
your_data-back-up-last = last { $made }
your_data-back-up-none = none yet
your_data-backed-up = Backup made and checked.
your_data-backing-up = Making a backup...
your_data-backups = Backups
    .help = Open one to see what it would bring back. Nothing is lost by looking.
your_data-backups-count = { $count }
your_data-backups-intro = Open one to see what it would bring back.
your_data-removed = Removed things
    .help = What you removed in the last 30 days. Open one to bring it back.
your_data-removed-count = { $count }
your_data-removed-intro = They stay here for 30 days. Open one to bring it back.
your_data-removed-none = Nothing was removed in the last 30 days.
your_data-removed-on = removed { $day }
your_data-removed-with = { $count ->
    [one] With 1 thing that belongs to it.
   *[other] With { $count } things that belong to it.
}
your_data-removed-back = Bring it back
your_data-back = Back again: { $what }.
your_data-versions = Two versions
    .help = These were changed on two copies. Both are kept until you choose.
your_data-versions-count = { $count }
your_data-versions-intro = These were changed on two copies. Open one to choose.
your_data-versions-none = Every record stands in one version.
your_data-versions-page = This stands in two versions. Settings, Your data lets you choose.
your_data-versions-right = two versions
your_data-versions-shown = Keep the one that is shown now
your_data-versions-other = Keep this other one
your_data-versions-field = { $field }: { $value }
your_data-versions-aside = What differs is shown. u takes the choice back.
your_data-versions-chosen = Saved. The other one stays in its history.
your_data-copy = Take in another copy
    .help = A copy from another computer. What either has, this one has then.
your_data-path = File
    .hint = The whole path, such as /media/stick/journal.db
your_data-path-missing = There is no file { $path }. Nothing was changed.
your_data-take-in = Take it in
your_data-taking-in = Taking it in...
your_data-putting-back = Putting it back...
your_data-taken-in = Saved. It is in your journal now. A backup was made first.
your_data-taken-in-conflicts = Saved. { $count ->
    [one] 1 record stands in two versions
   *[other] { $count } records stand in two versions
}: see Your data.
your_data-one-backup = backup
your_data-one-copy = another copy
your_data-gone = This copy is not there any more.
your_data-nothing-missing = Nothing that this backup has is missing here.
your_data-bring-back = Bring back what is missing
your_data-as-then = { $count ->
    [one] Put 1 record as it was then
   *[other] Put { $count } records as they were then
}
your_data-as-then-done = { $count ->
    [one] 1 record is as it was then.
   *[other] { $count } records are as they were then.
} u takes it back.
your_data-differing = Differently now
your_data-differing-more = And { $count } more.
your_data-export = Take it away
    .help = Writes all of it to a new file, in an open format.
your_data-export-open = Anyone who opens that file can read it.
your_data-export-locked = Your journal is locked. That file is not: anyone who opens it can read it.
your_data-export-json = Everything
    .detail = all records, to bring in again
your_data-export-markdown = To read or print
    .detail = day by day, as text
your_data-export-csv = For a spreadsheet
    .detail = check-ins, a line each
your_data-taking-away = Writing the file...
your_data-erase = Remove for good
    .help = One thing, or everything. Nothing brings it back, and it asks first.
your_data-erase-title = Remove for good
your_data-erase-one = One thing: open its page and press { $key }, or find it in Removed things.
your_data-erase-all-what = Everything: all that you wrote goes, and the journal is empty.
your_data-erase-all = Remove everything
your_data-erase-all-goes = All that you wrote goes for good, and the journal is empty then.
your_data-erase-word = Type { $word } and press Enter to go on.
your_data-erase-enter = remove everything
your_data-erase-esc = keep everything
your_data-erase-word-no = Nothing was removed. Type { $word } to remove everything.
your_data-erase-what = { $what }: it goes with all its earlier versions, and from search.
your_data-erase-undo = Nothing brings it back: not u, and not another copy.
your_data-erase-older = Older backups may hold it. You can remove it there next.
your_data-erase-keep = Keep it
your_data-erase-do = Remove it for good
your_data-erase-scrub = Try once more
your_data-erase-backups-do = Remove it there too
your_data-erase-backups-all = Remove the backups too
your_data-erase-leave = Done
your_data-erase-holding = { $count ->
    [one] 1 older backup still holds it.
   *[other] { $count } older backups still hold it.
}
your_data-erasing = Removing for good...
