# The person's own plan.
plan-title = My plan
plan-right = your own words, all of it can wait
plan-own = It is your own page, for you and whoever you show it to. It is not a legal document.
plan-nothing = nothing yet
plan-well = When I am all right
    .hint = What you are like then, so that you can tell.
plan-daily = What keeps me there
    .hint = The things that do you good, day by day and now and then.
plan-spots = Hard spots, and what I do then
    .hint = Places, days, people, feelings. What helps you through each.
plan-signs = Early signs, and what I do then
    .hint = What changes first when things begin to slide. A sign can watch one of your questions.
plan-signs-count = { $n ->
    [one] 1 sign
   *[other] { $n } signs
}
plan-worse = When it gets worse
    .hint = How you would notice, what you do, who you tell, what others can do.
plan-after = After a hard time
    .hint = What you need then, who to thank, what you would change here.
plan-saved = Saved. It stands in your plan.
plan-here = An early sign you named is here: { $sign }
plan-then = What you do then: { $then }
plan-sign = An early sign
plan-sign-add = Add an early sign
plan-sign-removed = Removed. u brings it back.
plan-sign-empty = What is the sign? A few words are enough.
plan-level-wrong = Write a number from { $lowest } to { $highest }.
plan-tied = watches: { $tie }
plan-tie-at-most = { $name } { $level } or less, { $days } days in a row
plan-tie-at-least = { $name } { $level } or more, { $days } days in a row
plan-ask-sign = The sign
    .hint = short nights, no calls back, skipped meals
plan-ask-then = What I do then
    .hint = call Dev, bed by eleven, the group on Thursday
plan-ask-question = Tied to a question
    .hint = Today then gently points to your plan.
plan-ask-side = On which side
    .hint = low levels or high ones
plan-ask-level = Level
    .hint = the number, with all beyond it
plan-ask-days = Days in a row
    .hint = all of them answered
plan-question-none = no question
plan-side-at_most = this or less
plan-side-at_least = this or more
plan-days = { $days } days
