# Small tools: the page that lists them, and breathing with a word.
tools-title = Small tools
tools-right = nothing is kept unless you save it
tools-thought = Check a thought
    .detail = catch it, check it, change it
tools-breathe = Breathe with a word
    .detail = 1 to 20 minutes, at your own pace
tools-talks = A page for a talk
    .detail = what to bring to a doctor or a helper
tools-checks = Health checks
    .detail = when each was, and when the next one is
tools-breathe-how = Sit as you like. Say a word to yourself on each breath out. Stop if it makes you feel worse.
tools-ask-word = Your word
tools-ask-word-hint = Like: calm, or a line of a prayer, or nothing
tools-ask-minutes = Minutes
tools-ask-minutes-hint = 1 to 20. A short time counts too.
tools-ask-pace = Pace
tools-ask-pace-hint = At your own pace nothing moves until you press a key.
tools-pace-own = my own pace
tools-pace-counted = counted for me
tools-minutes-needed = { $text } is no number of minutes. Write 1 to 20.
tools-breathe-begin = Begin
tools-breathe-right = minute { $n } of { $of }
tools-breathe-both = Breathe in for 4, then out for 6. Press Enter after each breath.
tools-breathe-word = On the breath out: { $word }
tools-breathe-return = When a thought comes, let it go by. Come back to the breath.
tools-breathe-help = If you feel dizzy, breathe your usual way.
tools-breathe-done = { $n ->
    [one] That was 1 minute.
   *[other] That was { $n } minutes.
}
tools-breathe-sit = Stay a little, if you like.
tools-breathe-leave = Done
tools-breathe-keep = Keep a note that I did this
tools-breathe-helped = Keep it, and that it helped
tools-breathe-kept = Saved. It stands with this day.
