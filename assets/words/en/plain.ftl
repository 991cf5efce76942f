# What only the plain face says. Letters of ASCII only.
plain-on = Plain lines are on.
plain-end = Input has ended. What you typed so far is kept.
plain-left = Goodbye. All is saved.
plain-so-far = What you wrote so far:
plain-scale = { $first } is { $low }, { $last } is { $high }.
plain-now = Now: { $text }
plain-done = Done
plain-part = Partly done
plain-not-today = Not today
plain-picked = (picked)
plain-leave = Leave.
plain-back = Go back.
plain-type-number = Type a number and press Enter. Type h at any time for the hard moment page.
plain-type-hard = Type a number and press Enter. q leaves and closes.
plain-type-secret = Type it and press Enter. It is not shown. q leaves.
plain-type-secret-back = Type it and press Enter. It is not shown. Enter alone goes back.
plain-type-line = Type a line, or press Enter to leave it as it is. b goes back, q leaves.
plain-type-lines = Type your lines. A line with only a full stop ends it. b goes back, q leaves.
plain-type-more-lines = Type lines to put below. A line with only a full stop ends it. o starts over, b goes back, q leaves.
plain-type-many = Type one or more numbers with spaces between, like 1 4. s skips, b goes back, q leaves.
plain-type-answer = Type { $lowest } to { $highest }. s skips, b goes back, q leaves.
plain-type-letter = { $key }: { $what }.
plain-type-1-to = { $highest ->
    [1] Type 1, or press Enter to go on. b goes back, q leaves.
   *[other] Type 1 to { $highest }, or press Enter to go on. b goes back, q leaves.
}
plain-form-save = s leaves it empty. A full stop alone saves.
plain-not-on-menu = { $typed } is not on the list. Type 0 to { $highest }, or a name.
plain-could-be = { $typed } could be: { $names }. Type a little more.
plain-not-an-answer = { $typed } is not on the list. Type { $lowest } to { $highest }, or s to skip.
