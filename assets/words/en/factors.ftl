# The ten factors of whole health.
factors-title = The ten factors
factors-week = week of { $week }
factors-low = low
factors-high = high
factors-nothing = Nothing was answered, so nothing was saved.
factors-saved = { $count ->
    [one] Saved. 1 factor for this week.
   *[other] Saved. { $count } factors for this week.
}
