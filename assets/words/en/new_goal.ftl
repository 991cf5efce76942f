# A new goal: a start, six short steps, and the whole plan.
new_goal-title-start = New goal: start
new_goal-title = New goal: { $step } of 6, { $name }
new_goal-title-plan = New goal: your plan
new_goal-step-1 = Improves
new_goal-step-2 = Measured
new_goal-step-3 = Positive
new_goal-step-4 = Achievable
new_goal-step-5 = Calls for action
new_goal-step-6 = Time
new_goal-say-0 = What would you like to add to your life? Say it in your own words. We will shape it together in six short steps.
new_goal-say-1 = I: What would it make better for you?
new_goal-say-2 = M: How will you tell that it is going well?
new_goal-say-3 = P: Say it as something you will do.
new_goal-say-4 = A: Can you do this with life the way it is now?
new_goal-say-5 = C: What will you do, and how often? Small is good. You can make it bigger later.
new_goal-say-6 = T: How long, and from when?
new_goal-wrote = You wrote: { $text }
new_goal-more-of = It may be easier to do if it says what you want more of.
new_goal-stopping =
    stop, quit, no, not, don't, do not, never,
    less, fewer, give up, avoid, cut, cut down, get rid of
new_goal-own-words = my own words
new_goal-said-sure = You said { $n }. Plans at 7 or more are easier to keep.
new_goal-way-smaller = make it smaller
new_goal-way-help = get some help with it
new_goal-way-keep = keep it as it is
new_goal-begin = { $n ->
    [0] this week, from { $date }
    [1] next week, from { $date }
   *[other] in { $n } weeks, from { $date }
}
new_goal-save = Start this goal
new_goal-plan-how = Shift+Tab goes back to change a line. All of it can change later too.
new_goal-plan-goal = Goal
new_goal-plan-improves = Improves
new_goal-plan-measured = Measured by
new_goal-plan-sure = Achievable
new_goal-plan-sure-of = { $n } out of 10 sure
new_goal-plan-action = Action
new_goal-plan-if_not = If not
new_goal-plan-time = Time
new_goal-plan-weeks = { $n ->
    [one] 1 week
   *[other] { $n } weeks
}, { $from } to { $to }
new_goal-plan-with = With
new_goal-factor = Or start from
new_goal-factor-hint = One of the ten parts of health. You can leave it.

# The ten starts, and two ideas for each.
new_goal-start-stress_management = Handle stress
new_goal-start-healthy_eating = Eat well
new_goal-start-physical_activity = Move my body
new_goal-start-restful_sleep = Sleep better
new_goal-start-service_to_others = Help others
new_goal-start-support_network = People who help me
new_goal-start-optimism = A hopeful outlook
new_goal-start-cognitive_skills = Steadier thinking
new_goal-start-spiritual = Spirit and belief
new_goal-start-meaning = Meaning and purpose
new_goal-idea-stress_management-1 = breathe slowly for five minutes
new_goal-idea-stress_management-2 = take one quiet break a day
new_goal-idea-healthy_eating-1 = eat something green most days
new_goal-idea-healthy_eating-2 = cook at home twice a week
new_goal-idea-physical_activity-1 = walk most days
new_goal-idea-physical_activity-2 = get outside once a day
new_goal-idea-restful_sleep-1 = lights out by 11
new_goal-idea-restful_sleep-2 = read a book in bed
new_goal-idea-service_to_others-1 = do one kind thing a day
new_goal-idea-service_to_others-2 = help out once a week
new_goal-idea-support_network-1 = call or text one person a day
new_goal-idea-support_network-2 = go to a group once a week
new_goal-idea-optimism-1 = write down three good things
new_goal-idea-optimism-2 = plan one good thing for tomorrow
new_goal-idea-cognitive_skills-1 = check one worry on paper
new_goal-idea-cognitive_skills-2 = say one kind thing to myself
new_goal-idea-spiritual-1 = sit quietly for ten minutes
new_goal-idea-spiritual-2 = spend time in nature each week
new_goal-idea-meaning-1 = do one thing that matters to me
new_goal-idea-meaning-2 = make something with my hands
