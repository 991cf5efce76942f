# What goes with better days: what was there on a day, held against what was answered.
links-title = What goes with better days
links-thing-goal = "{ $goal }"
links-thing-someone = Time with someone
links-thing-group = Time with a group
links-thing-gave = Being there for someone
links-thing-wrote = Writing in the journal
links-thing-practice = A calming exercise

links-found = { $thing }: { $name } was { $mean } on days with it ({ $n } days).
    .next = { $thing }: { $name } was { $mean } on days after it ({ $n } days).
links-found-without = Without it: { $mean } ({ $n } days).
links-found-between = The difference is { $difference }. From { $low } to { $high } fits these days.
links-found-chance = It may be chance. Which came first is not known.
    .next = It may be chance, or something else may be behind both.
links-none = Looked at { $m ->
    [one] 1 thing
   *[other] { $m } things
}. Nothing stands out. That is a plain result.
links-looked = Looked at { $m ->
    [one] 1 thing
   *[other] { $m } things
}. About { $k } could look this way by chance.
links-nothing = No goal, contact or entry to look at yet. There is no rush.
links-early = { $thing }: too early ({ $with } with, { $without } without).
links-needs = Each needs { $of } days with it and { $of } without, within { $days }.

links-list = All that was looked at, over { $days } days. Most of it is chance.
links-next-day = { $thing }, day after
links-range = { $low } to { $high }
links-too-early = too early
links-column-thing = With or without
links-column-question = Question
links-column-with = With
links-column-without = Without
links-column-between = Between
links-column-day = Day
links-column-plan = Plan
links-hint-list = all as a list
links-hint-words = in words

links-try-heading = Try it for two weeks
links-try = Try it: { $thing }
links-try-own = Try something of your own
links-trial-starts = starts { $day }
links-trial-day = day { $day } of { $of }
links-trial-ended = to { $day }
links-trial-plan = Every other day, { $from } to { $to }.
links-trial-with = { $name } was { $mean } with it ({ $n ->
    [one] 1 day
   *[other] { $n } days
}).
links-trial-without = Without it: { $mean } ({ $n ->
    [one] 1 day
   *[other] { $n } days
}).
links-trial-small = So few days show a big difference only. It may be chance.
links-trial-not-yet = Not enough days yet: { $with } answers with it, { $without } without.
links-trial-back = What you saw: { $text }
links-trial-day-with = with it
links-trial-day-without = without
links-trial-none = -
links-trial-look-back = write what you saw
links-trial-removed = Removed. u brings it back.

links-form-title = Try it for two weeks
links-form-what = What to try?
    .hint = one small thing, for every other day
links-form-question = Looked at by?
    .hint = it is set now, so that the end can't change it
links-form-no-what = Write what you would like to try.
links-form-no-question = Pick what you will look at.
links-form-saved = Saved. It starts tomorrow: every other day, { $days } days in all.
links-form-seen = What did you see?
    .hint = in your own words
links-form-seen-saved = Saved. What you saw is kept with it.
