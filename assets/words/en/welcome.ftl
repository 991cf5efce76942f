# The first run.
welcome-title = Welcome
welcome-right = { $step } of { $of }
welcome-place = Your own place to check in, keep goals, and stay in touch.
welcome-stays = It stays on this computer. No account. Nothing is sent out.
welcome-name = What name would you like to see here? You can leave it empty.
welcome-next = next
welcome-leave = leave, nothing is saved yet
welcome-notebook = This is a private notebook. It is not medical advice.
welcome-no-one = No one is watching over it.
welcome-medicine = Please do not change a medicine because of a chart.
welcome-country = Which country are you in?
welcome-country-skip = Skip this one
welcome-country-why = It is for the help numbers on the hard moment page.
welcome-country-hint = number picks, s skips
welcome-passphrase =
    Would you like a passphrase?
    Without one, people who use this computer may read what you write.
welcome-passphrase-yes = Yes, set one now
welcome-passphrase-later = Not now. I can set one later in Settings.
welcome-passphrase-hint = 1 or 2 chooses
welcome-last = That is all. Let's try it once.
welcome-check-in = Do my first check-in
    .detail = 6 questions, about 30 seconds
welcome-tour = Take the 2-minute tour
welcome-in = Go straight in
welcome-choose = choose
welcome-keys = Four keys to remember:
welcome-key-hard = hard moment
welcome-key-undo = undo
welcome-key-help = help
    .plain = say the page again
welcome-key-quit = go back, or quit
    .plain = leave
welcome-line = { $key }: { $what }
