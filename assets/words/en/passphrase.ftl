# The passphrase: setting, changing, removing it, and the recovery words.
passphrase-title = Passphrase
passphrase-has = Your journal and its backups are locked with a passphrase.
passphrase-change = Change it
passphrase-see-words = See the 24 recovery words
passphrase-remove = Remove it
passphrase-now = Type your passphrase once more.
passphrase-new = Choose a passphrase. Four words or more are good.
passphrase-good-to-know =
    We cannot get your words back if you forget it. No one can.
    The hard moment page opens without it, so help is never locked.
passphrase-made-up = One made by chance, if you like: { $words }
passphrase-again = Type the same once more.
passphrase-sure = Without a passphrase, people who use this computer may read what you write.
passphrase-sure-yes = Remove the passphrase
passphrase-sure-no = Keep it
passphrase-kept = Your passphrase stays.
passphrase-words =
    These 24 words open your journal if you forget the passphrase.
    Write them on paper, in order. Whoever holds them can read it all.
passphrase-words-later = Settings shows the words again.
passphrase-word = What is word { $number }?
