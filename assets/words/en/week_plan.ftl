# The plan of one week of a goal.
week_plan-title = Plan of the week: { $goal }
week_plan-right = from { $date }
week_plan-span-week = for this week
week_plan-span-on = from now on
week_plan-saved = Saved. The plan of the week: { $goal }.
