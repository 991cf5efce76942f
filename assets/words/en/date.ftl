# Days, times and lists of names, as they stand inside other sentences.
date-day = { $weekday } { $day } { $month }
date-date = { $day } { $month }
date-am = { $time } am
date-pm = { $time } pm
date-ago = { $days ->
    [0] today
    [1] yesterday
   *[other] { $days } days ago
}
date-and = { $first } and { $last }
date-weekday-1 = Mon
    .long = Monday
date-weekday-2 = Tue
    .long = Tuesday
date-weekday-3 = Wed
    .long = Wednesday
date-weekday-4 = Thu
    .long = Thursday
date-weekday-5 = Fri
    .long = Friday
date-weekday-6 = Sat
    .long = Saturday
date-weekday-7 = Sun
    .long = Sunday
date-month-1 = Jan
    .long = January
date-month-2 = Feb
    .long = February
date-month-3 = Mar
    .long = March
date-month-4 = Apr
    .long = April
date-month-5 = May
    .long = May
date-month-6 = Jun
    .long = June
date-month-7 = Jul
    .long = July
date-month-8 = Aug
    .long = August
date-month-9 = Sep
    .long = September
date-month-10 = Oct
    .long = October
date-month-11 = Nov
    .long = November
date-month-12 = Dec
    .long = December
