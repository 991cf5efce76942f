# The shell: what is said before a journal is open, and what commands print.
shell-now = MAINSTAY_NOW is no time: { $text }. Write it like 2026-11-22T20:14:00-05:00.
shell-today = MAINSTAY_TODAY is no day: { $text }. Write it like 2026-11-22.
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
shell-near-name = Did you mean { $name }?
shell-many-names = { $name } can mean { $names }. Write more of the name.
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
shell-what-set = Set
shell-what-undone = Undone
shell-what-redone = Done again
shell-no-kind = There is no kind of record called { $kind }.
shell-kinds = The kinds are: { $kinds }.
shell-not-an-id = { $id } is no id of a record.
shell-no-record = There is no { $kind } with the id { $id }. Nothing was changed.
shell-not-a-record = That is no { $kind }: { $why }. Nothing was saved.
shell-record-saved = Saved. { $id }
shell-removed = Removed. mainstay undo brings it back.
shell-no-setting = There is no setting { $key }.
shell-settings = The settings are: { $keys }.
shell-setting-value = { $key } can not be { $value }. Nothing was changed.
shell-setting-saved = Saved. { $key } = { $value }
shell-path-journal = Journal: { $path }
shell-path-config = Settings: { $path }
