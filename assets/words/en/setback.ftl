# A setback, by whatever word the person has for it, and the page of hard times beside what helped.
setback-word = setback
setback-title = A note of a { $word }
setback-title-day = A note of a { $word } on { $day }
setback-right = all of it can stay empty
setback-thanks = Thank you for writing it down. Your past days still count.
setback-leave = You can leave this page at any point. Nothing is reset by it.
setback-safe = Are you safe right now?
setback-safe-yes = Yes, safe enough to write
setback-safe-no = No, or not sure: open the hard moment page
setback-taken = Was it about something you took?
setback-taken-why = This is only for a note on safety. Your answer is not kept.
setback-taken-else = No, something else
setback-taken-drugs = Drugs or pills
setback-taken-alcohol = Alcohol
setback-taken-both = Both
setback-note-tolerance = After a break the body can take less. The amount from before can be deadly now.
setback-note-not-alone = It is safer not to be alone, and with naloxone near.
setback-note-stopping = After heavy daily use, stopping alcohol or calming pills suddenly can be a medical emergency. Ask a doctor first.
setback-go-on = Go on
setback-ask-situation = What was going on
    .hint = where, who with, a feeling, hungry or tired
setback-ask-helped = What helped
    .hint = even a little; also how it came to stop
setback-ask-next_step = One next step
    .hint = small is fine
setback-ask-told = Who to tell
    .hint = Any of them, or no one.
setback-ask-confidence = How sure about tomorrow
    .hint = 1 is not sure at all, 10 is very sure.
setback-ask-counts = Which dates it is about
    .hint = None picked means all of them.
setback-ask-note = A line
    .hint = for yourself, if you like
setback-saved = Saved. Your past days still count.
setback-to-tell = Someone to tell: { $number }.
setback-told = Told
setback-sure = Sure about tomorrow
setback-sure-of = { $sure } of 10
setback-removed = Removed. u brings it back. It stays here for 30 days.
setback-gone = This note is not here any more.
setback-hard-times = Hard times, and what helped
setback-hard-times-right = newest first
setback-hard-times-none = Nothing is noted here. That is fine.
setback-hard-times-dips = A dip is a stretch below your usual mood. A longer one can mean a harder time, not less strength.
setback-dip = { $ending ->
    [open] a dip, { $days } days so far
   *[other] { $days ->
        [one] a dip, 1 day
       *[other] a dip, { $days } days
    }
}
setback-dip-contacts = { $n ->
    [one] in touch once
   *[other] in touch { $n } times
}
setback-dip-goals = { $n ->
    [one] 1 goal step
   *[other] { $n } goal steps
}
setback-column-day = Day
setback-column-helped = beside it
setback-add = Note a { $word }
