# How answers lie: levels, days of the week, times of the day.
patterns-title = Levels, weekdays and times
    .of = { $name }: levels, weekdays and times, { $days } days
patterns-levels = How often each level came: { $n } of { $days } days have an answer.
patterns-weekdays = The average of each day of the week, and of how many days it is.
patterns-times = The average by time of check-in, and of how many check-ins it is.
patterns-column-days = days
patterns-column-average = average
patterns-average = { $mean } ({ $n })
patterns-few = too few ({ $n })
patterns-none = -
patterns-time-0 = Morning
patterns-time-1 = Afternoon
patterns-time-2 = Evening
patterns-time-3 = Night
patterns-chance = With a few answers each, small differences are chance.
