# The locked page.
locked-title = Locked
locked-is = This journal is locked.
locked-passphrase = Passphrase
locked-safe = Your words are safe. Nothing was lost when it locked.
locked-wrong =
    That did not match.
    Check Caps Lock and try again. Take your time.
locked-nothing = Type your passphrase first, then press Enter.
locked-forgot =
    No one can open it without the passphrase. Not even us.
    The 24 words that you wrote down open it too.
locked-words = The 24 words, with spaces between
locked-words-count = Those are { $count ->
    [one] 1 word
   *[other] { $count } words
}. There are 24 in all.
locked-words-unknown = Word { $number } is not on the list. Look at how it is spelled.
locked-words-unfit = One of the words is another, or stands elsewhere. Look at their order.
locked-help = The hard moment page opens without it.
locked-too = The 24 recovery words work here too.
locked-open = open
locked-forgot-it = I forgot it
locked-foot = Hard moment: { $key }
locked-leave = { $key } leave
