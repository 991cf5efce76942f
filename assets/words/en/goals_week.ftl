# All goals of one week at a glance.
goals_week-title = All goals of a week
goals_week-goal = Goal
goals_week-count = this week
goals_week-words = The week from { $date }: { $n ->
    [0] no ticks yet
    [one] 1 tick
   *[other] { $n } ticks
}. { $met ->
    [0] Each week starts fresh.
    [one] One goal has its plan.
   *[other] { $met } goals have their plan.
}
goals_week-marks = [x] done   [/] a part   [-] not today   [ ] open
goals_week-none = No goals in this week. That is fine.
goals_week-done = done
goals_week-part = a part
goals_week-not-today = not today
