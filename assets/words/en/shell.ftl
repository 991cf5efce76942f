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
