# One day.
day-today = Today, { $day }
day-yesterday = Yesterday, { $day }
day-not-yet = That day is still to come.
day-no-check-in = No check-in. Add one, or leave it.
day-check-in = Check-in of { $day }
day-check-in-gone = This check-in is not here any more.
day-answer = { $level }, { $word }
day-skipped = skipped
day-hard = A hard day
day-no-one = No one that day
day-people = People: { $people }
day-note = Note: { $note }
day-reach = Reached out
day-journal = Journal
day-entry = { $title }   { $count ->
    [one] 1 word
   *[other] { $count } words
}
day-goals = Goals
day-add-check-in = Add a check-in for this day
day-add-reach = Add a reach-out for this day
day-add-entry = Add to the journal for this day
day-any = You can change any past day. The old version is kept.
day-other = other days
day-practice-breathe = Breathing
day-practice-ground = A hard moment
day-practice-thought = A thought, checked
day-practice-time = Time
day-talk = A talk
day-goal-nothing = Nothing is written for that day. That is fine.
day-goal-done = Done
day-goal-part = A part of it
day-goal-not = not on that day
day-goal-not-row = Not on that day
day-goal-amount = An amount or a note
day-goal-back = Take the last one back
day-goal-open = The page of the goal
