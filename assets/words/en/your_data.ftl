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
your_data-backups = Backups
    .help = Open one to see what it would bring back. Nothing is lost by looking.
your_data-backups-count = { $count }
your_data-backups-intro = Open one to see what it would bring back.
your_data-removed = Removed things
    .help = What you removed in the last 30 days. Open one to bring it back.
your_data-removed-count = { $count }
your_data-removed-intro = Open one to bring it back. They stay here for 30 days.
your_data-removed-none = Nothing was removed in the last 30 days.
your_data-removed-on = removed { $day }
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
    .help = In a shell, mainstay export json --out FILE writes all of it to a file.
your_data-erase = Remove for good
    .help = In a shell, mainstay erase removes one thing or everything, for good.
