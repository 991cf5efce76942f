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
your_data-removed-since = { $what }: removed since.
your_data-back-since = { $what }: removed then, here now.
your_data-changed-since = { $what }: changed since.
