# The lock: passphrase and recovery words, in the shell and on their pages.
lock-ask = Passphrase, not shown as you type:
lock-ask-other = Passphrase of that file, not shown as you type:
lock-wrong = That did not match. Check Caps Lock and try again. Take your time.
lock-none = The journal is locked, and no passphrase was given. Nothing was changed.
    .hint = The 24 recovery words open it too. mainstay now needs neither.
lock-none-new = No new passphrase was given. Nothing was changed.
    .hint = Type it at a terminal. The README says how a script gives it.
lock-unfit = Those are not the 24 recovery words. Nothing was changed.
    .hint = Look at their order and spelling. The first four letters of each are enough.
lock-fd = Descriptor { $fd } could not be read. Nothing was changed.
lock-not-text = That passphrase is not text that can be read. Nothing was changed.
lock-empty = An empty passphrase would open to anyone. Nothing was changed.
lock-made-up = You can use this one. It was made by chance a moment ago:
lock-new = New passphrase, not shown as you type:
lock-again = The same once more:
lock-not-the-same = Those two were not the same. Try again.
lock-strength-weak = Others could guess this one soon. It is still yours to choose. Four words or more are safer.
lock-strength-middling = This one takes some work to guess. Another word would help.
lock-strength-strong = This one is very hard to guess.
lock-there = This journal has a passphrase already. Nothing was changed.
    .hint = mainstay lock change takes a new one.
lock-not-there = This journal has no passphrase. Nothing was changed.
    .hint = mainstay lock set gives it one.
lock-set = Locked. Your journal and its backups open only with the passphrase now.
lock-changed = Changed. The old passphrase and the old words open nothing here now.
lock-removed = Unlocked. Your journal and its backups can be read by who uses this computer.
lock-remove-ask = Without a passphrase, people who use this computer may read it. Go on? y or n:
lock-remove-unsure = Nothing was changed. Add --yes to remove the passphrase.
lock-left = { $count ->
    [one] 1 copy stays as it was. You may want to remove it:
   *[other] { $count } copies stay as they were. You may want to remove them:
}
lock-opens = Yes. That opens your journal.
    .backup = It opens your newest backup too.
    .not-backup = It does not open your newest backup. mainstay backup makes a new one.
lock-words-later = mainstay lock words shows the 24 recovery words. Write them down.
lock-words-again = Okay. mainstay lock words shows them again.
lock-words-right = That is right. Keep them where only you find them.
lock-ask-word = Word { $number }, or Enter to do this later:
lock-word-wrong = That is another word. Look at the sheet and try again.
lock-sheet = Keep this page safe. The order matters.
lock-copy-title = A passphrase of its own
lock-copy = This file has a passphrase of its own, or it is damaged:
lock-copy-asks = Its passphrase, or its 24 recovery words
lock-copy-back = If you do not have it, go back. Nothing was changed.
