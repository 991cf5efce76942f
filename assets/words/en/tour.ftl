# The two-minute tour: a title and a few lines a page.
tour-right = { $step } of { $of }
tour-next = next page
tour-before = page before
tour-end = done
tour-leave = leave the tour
tour-check-in = Checking in
    .text =
        A check-in is a few questions, one key each. It takes under a minute.
        You can skip any of them. You can check in more than once a day.
        A day without one is a gap, and gaps are fine.
        c checks in from almost any page.
tour-goals = Goals
    .text =
        A goal is one thing you want more of, cut into small steps.
        Each week you plan a few. Each day you tick what you did.
        A goal can rest, change, or be let go.
tour-people = People
    .text =
        People is for those who help you, and those you help. One is enough to start.
        r notes that you reached out. No answer yet still counts.
        You choose who stands on the hard moment page.
tour-look = Looking back
    .text =
        After 3 check-ins there are charts. After 14 there is your usual range.
        Each chart is said in words too, with how many days it rests on.
        It shows what went together, not why.
tour-hard = A hard moment
    .text =
        One key opens it from anywhere: ! or Ctrl+G, also while you write. In plain lines it is h.
        There you can breathe, feel the ground, or find someone to call.
        Nothing you do there is saved unless you ask for it.
        Esc brings you back to the same spot, with your words.
tour-yours = It is all yours
    .text =
        u undoes, and removed things stay 30 days. You cannot break anything here.
        m is the menu, in plain words. ? is help.
        All of it stays in one file on this computer. You can take it away at any time.
        Settings has the rest.
