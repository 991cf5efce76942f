# How each sentence of looking back was worked out, and where the rule is from.
how-title = How this was worked out
how-usual = An average is the mean of 7 days, with 3 answers at least. Your usual range is the middle half of your newest 28 answers. They come from the last 60 days, and 14 are needed. Its ends are quartiles of type 7 (Hyndman and Fan 1996). A week is held against it, and never a single day.
how-link = Days of the last 90 with it, and days without, at least 10 each. Both means are of your own answers. The range is a 90 % interval of the difference. It comes from weeks drawn again and again from your days (Kunsch 1989). Of those shown, about one in ten is chance (Benjamini and Hochberg 1995). Good days also bring good things about.
how-looked = Each thing is held against each question, that day and the next. One range in ten leaves out zero by chance. At most three that go with better days are shown.
how-early = With fewer than 10 days of either kind, one day can turn the result around. This limit is our choice.
how-dip = A dip begins more than one level below the middle of the 28 days before. Single days may lie that far by themselves: then it takes more. It passes with two answers in a row back near the middle. After three days with no answer, nobody knows. After Smyth and others 2022.
how-median = An open dip counts for as long as it was seen (Kaplan and Meier 1958). It takes five dips, three of them seen to pass.
how-lately = Both need five dips, three seen to pass. Within a day they are about the same.
how-counted = These are counts of what you wrote down. A day with nothing is unknown, and not counted.
how-held = Means of these days and of as many days before, at least 10 answers each. They are about the same within what chance makes of so many days. The limits are our choice.
how-shift = Means of weeks over half a year, 3 answers each, around their own middle. A shift is a longer run on one side than chance makes. About 5 in 100 show one by chance (Anhoj and Olesen 2014).
how-direction = The middle of all slopes between two weeks (Sen 1968). The range is a 90 % interval, from weeks drawn again and again. It is a direction only when the range leaves out zero.
how-span = An average is the mean of these days, with 3 answers at least. Your usual range is the middle half of the newest 28 answers before them. They come from 60 days, and 14 are needed. Its ends are quartiles of type 7 (Hyndman and Fan 1996).
