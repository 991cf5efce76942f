# The shell: what is said before a journal is open, and what commands print.
shell-now = MAINSTAY_NOW is no time: { $text }. Write it like 2026-11-22T20:14:00-05:00.
shell-today = MAINSTAY_TODAY is no day: { $text }. Write it like 2026-11-22.
shell-descriptor = { $name } names no file descriptor. Write a number, such as 3.
shell-syntax = That can not be read as a command. Nothing was changed.
shell-syntax-unknown = There is no { $what } here. Nothing was changed.
shell-syntax-no-command = There is no command { $what }. Nothing was changed.
shell-syntax-value = { $value } does not fit { $what }. Nothing was changed.
shell-syntax-no-value = { $what } needs a value. Nothing was changed.
shell-syntax-missing = This needs { $what } too. Nothing was changed.
shell-syntax-conflict = { $what } and { $other } do not go together. Nothing was changed.
shell-syntax-meant = Did you mean { $meant }?
shell-syntax-valid = Use one of { $valid }.
shell-syntax-help = { $command } --help shows what there is.
shell-no-terminal = The full screen needs a terminal. Use mainstay --plain, or a command such as mainstay today.
shell-no-home = There is no home folder to keep a journal in. Name a file with --journal.
shell-config = The settings file { $path } can not be read, so nothing was opened.
shell-config-kept = The settings file { $path } could not be written. Your journal is safe.
shell-keys = Your own keys were not used: { $why }.
shell-output = The output could not be written: { $why }. Your journal is safe.
shell-first-run =
    Welcome. This is a private journal for your own use.
    It stays on this computer. Nothing is sent anywhere.

    How would you like it to look?

    1. Full screen, with pages and charts.
    2. Plain lines, one at a time. Best with a screen reader.
    { "" }
    .prompt = You can change this later. Type 1 or 2, then press Enter:
    .again = That is not on the list.
shell-words-from-input = Your words never come from the command line. Use - to read them from standard input.
shell-not-text = That is not text that can be read, so nothing was saved.
shell-ask-note = A line to keep, or Enter for none:
shell-ask-text = What would you like to write?
shell-no-text = There were no words, so nothing was saved.
shell-entry-saved = Saved. Entry, { $count ->
    [one] 1 word
   *[other] { $count } words
}.
shell-not-a-level = { $text } is no answer. Write it like mood=3.
shell-answered-twice = { $slug } is answered twice. Give it one answer.
shell-no-question = There is no question { $slug }. Nothing was saved.
shell-questions = The questions are: { $slugs }.
shell-no-name = Nothing here is called { $name }. Nothing was changed.
shell-many-names = { $name } can mean { $names }. Write more of the name.
shell-history-none = Nothing was written yet.
shell-history = { $at } { $what }. { $subject }.
shell-history-undone = { $at } { $what }. { $subject }. Undone since.
shell-what-saved = Saved
shell-what-changed = Changed
shell-what-removed = Removed
shell-what-ticked = Ticked
shell-what-unticked = Tick taken back
shell-what-starred = Starred
shell-what-rested = Set aside
shell-what-resumed = Taken up
shell-what-finished = Finished
shell-what-let_go = Let go
shell-what-week_off = Week off
shell-what-imported = Brought in
shell-what-restored = Put back
shell-what-set = Set
shell-what-undone = Undone
shell-what-redone = Done again
shell-no-kind = There is no kind of record called { $kind }.
shell-kinds = The kinds are: { $kinds }.
shell-not-json = That is no whole JSON, at line { $line }, column { $column }. Nothing was saved.
shell-no-such-field = { $field } is no field of { $kind }. Nothing was saved.
shell-not-an-object = A record is a JSON object, with its fields between braces. Nothing was saved.
shell-span = { $from } is after { $to }. Nothing was changed.
shell-not-an-id = { $id } is no id of a record.
shell-no-record = There is no { $kind } with the id { $id }. Nothing was changed.
shell-not-a-record = That is no { $kind }: { $why }. Nothing was saved.
shell-record-saved = Saved. { $id }
shell-removed = Removed. mainstay undo brings it back.
shell-no-setting = There is no setting { $key }.
shell-settings = The settings are: { $keys }.
shell-setting-value = { $key } can not be { $value }. Nothing was changed.
shell-setting-fits-name = It goes up to 200 characters.
shell-setting-fits-day-end = It goes from 0 to 23, the hour at which a day ends.
shell-setting-fits-week-start = It is a day of the week, such as Mon.
shell-setting-fits-initials = It is on or off.
shell-setting-saved = Saved. { $key } = { $value }
shell-path-journal = Journal: { $path }
shell-path-config = Settings: { $path }
shell-export-plain = This export is not locked. Whoever opens it can read it.
shell-exported = Saved. { $path }
shell-not-exported = The export could not be made: { $why }. Your journal is safe.
shell-file-there = { $path } is there already, so nothing was written.
shell-file-not-made = { $path } could not be made. Your journal is safe.
shell-not-opened = { $path } could not be opened. Nothing was changed.
shell-import-count = { $kind }: { $new } new, { $changed } changed, { $same } the same.
shell-import-removed = { $count ->
    [one] 1 control character is left out.
   *[other] { $count } control characters are left out.
}
shell-import-unknown = { $name } is not known here and is left out.
shell-import-nothing = All of it is here already. Nothing was changed.
shell-import-dry = Nothing was changed: this was only a look.
shell-import-ask = Take this in? undo takes it back. y or n:
shell-import-unsure = Nothing was changed. Add --yes to take it in.
shell-imported = Saved. { $count ->
    [one] 1 record came in.
   *[other] { $count } records came in.
}
shell-import-erased = { $count ->
    [one] 1 record was removed for good here and stays out.
   *[other] { $count } records were removed for good here and stay out.
}
shell-import-large = { $path } is too large to bring in. Nothing was changed.
shell-import-not-text = { $path } is not text. Nothing was changed.
shell-import-not-json = { $path } is not whole at line { $line }, column { $column }. Nothing was changed.
shell-import-newer = { $path } was made by a later Mainstay. Nothing was changed.
shell-import-not-ours = { $path } is no export of a journal. Nothing was changed.
shell-import-record = { $kind }, number { $number }: { $why }. Nothing was changed.
shell-import-id-twice = its id is there twice
shell-import-other-id = its states have different ids
shell-backup = { $made }, { $size }, { $path }
shell-merge-ask = Take this in? A backup is made first. y or n:
shell-merged = Saved. It is in your journal now.
shell-conflicts = { $count ->
    [one] 1 record stands in two versions.
   *[other] { $count } records stand in two versions.
} Settings, Your data lets you choose.
shell-differing = { $what }: { $how }.
shell-as-then-ask = { $count ->
    [one] Put it as it was then?
   *[other] Put all { $count } as they were then?
} undo takes it back. y or n:
shell-as-then-not = { $count ->
    [one] It stays as it is now. Add --as-then to put it as it was.
   *[other] They stay as they are now. Add --as-then to put them as they were.
}
shell-restore-nothing = Nothing that this copy has is missing here.
shell-as-then = Saved. { $count ->
    [one] 1 record is as it was then.
   *[other] { $count } records are as they were then.
} mainstay undo takes it back.
shell-erase-which = Say which one, as in mainstay erase entry ID.
shell-erase-ask = Remove it for good, with all its versions? Nothing brings it back. y or n:
shell-erase-unsure = Nothing was changed. Add --yes to remove it for good.
shell-erased = Removed for good.
shell-erase-all-ask = This removes everything you wrote, for good. Type { $word } to go on:
shell-erase-all-unsure = Nothing was changed. Add --yes-remove-it-all to remove everything.
shell-erased-all = Removed for good. The journal is empty now.
shell-erased-all-backups = Its backups are removed too. Copies elsewhere are as they were.
shell-erased-backups = { $count ->
    [one] It is gone from 1 backup too.
   *[other] It is gone from { $count } backups too.
}
shell-erase-backups = { $count ->
    [one] 1 older backup still holds it.
   *[other] { $count } older backups still hold it.
} Add --backups to remove it there too.
shell-erase-backups-not = { $count ->
    [one] 1 backup could not be changed and may still hold it.
   *[other] { $count } backups could not be changed and may still hold it.
}
shell-kind-question = Questions
shell-kind-check_in = Check-ins
shell-kind-entry = Journal entries
shell-kind-goal = Goals
shell-kind-week = Weeks of goals
shell-kind-tick = Ticks
shell-kind-person = People
shell-kind-reach = Reach-outs
shell-kind-setback = Setbacks
shell-kind-counted_date = Counted dates
shell-kind-practice = Practices
shell-kind-card = Words for a hard moment
shell-kind-plan_part = Parts of a plan
shell-kind-talk = Talks
shell-kind-health_check = Health checks
shell-kind-trial = Trials
shell-kind-measure = Questionnaires
shell-kind-setting = Settings
shell-demo-years = { $years } is no number of years. Use 1 to 100.
shell-demo-made = Saved. { $path } holds { $years ->
    [one] a year
   *[other] { $years } years
} of a made-up life.
shell-no-person-kind = { $kind } is no kind. Use person, group or service.
shell-person-last = Last time { $last }. { $count ->
    [one] 1 day
   *[other] { $count } days
} in 4 weeks.
shell-person-no-last = No contact written down yet.
shell-no-how = { $word } is no way to reach out. Use call, text, in-person, group or online.
shell-no-first = { $word } is no one. Use me or them.
shell-no-felt = { $word } is no answer. Use hard, okay or warm.
shell-ask-find = Find:
shell-find-nothing = There were no words to look for.
shell-found-none = Nothing has those words.
shell-did-you-mean = Did you mean { $word } ({ $count })?
shell-found-more = { $count } and more found.
shell-found = { $count } found.
shell-about =
    Mainstay { $version }, a private resilience journal for the terminal.
    A private notebook. Not medical advice. Nobody is watching over it.
    Do not change a medicine because of a chart.
    It stays on this computer. Nothing is sent anywhere.
    Informed by Whole Health Action Management. Not affiliated or endorsed.
    Licence: MIT or Apache-2.0.
shell-one-question = question
shell-one-check_in = check-in
shell-one-entry = journal
shell-one-goal = goal
shell-one-week = week
shell-one-tick = tick
shell-one-person = person
shell-one-reach = reach-out
shell-one-setback = setback
shell-one-counted_date = date
shell-one-practice = practice
shell-one-card = hard list
shell-one-plan_part = plan
shell-one-talk = talk
shell-one-health_check = health check
shell-one-trial = trial
shell-one-measure = questions
shell-one-setting = setting
shell-no-weekday = { $text } is no day of the week. Write it like mon,wed,fri.
shell-no-towards = { $text } is no range. Write it like 80:75.
shell-ask-goal = What would you like to add to your life?
shell-goal-saved = Saved. Goal: { $goal }.
shell-same = Nothing to change was named, so nothing was changed.
shell-goal-already = { $goal } is { $status ->
    [active] active
    [resting] set aside
    [finished] finished
   *[other] let go
} already. Nothing was changed.
shell-goal-week = Saved. Week of { $week }: { $goal }.
shell-goal-active = Active.
shell-goal-resting = Resting.
shell-goal-finished = Finished.
shell-goal-let-go = Let go.
shell-look-days = { $days } is no number of days. Use 7 or more.
shell-look-none = Not enough days yet. Charts start at 3 check-ins. There is no rush.
shell-look-contacts = You connected with people { $count ->
    [one] once
   *[other] { $count } times
} in this time.
shell-look-dips = Dips in mood passed in about { $days ->
    [one] 1 day
   *[other] { $days } days
} ({ $dips } dips). A longer dip can mean a harder stretch.
shell-look-few-dips = Too few dips to say how they pass ({ $n } of { $of }).
shell-rescued = Saved. { $path } holds { $records ->
    [one] 1 record
   *[other] { $records } records
}.
shell-rescued-from = { $versions ->
    [one] 1 version
   *[other] { $versions } versions
} from { $path }
shell-rescued-lost = Not found whole anywhere: { $kind }, { $day }
shell-one-record = a record
shell-some-day = of a day not known
shell-rescued-old = The old file is as it was. Look at the new one first: mainstay --journal NEW.
shell-broken = A mistake in the program ended it. What was saved is safe.
shell-broken-place = It was at { $place }. No words of yours are in this line.
