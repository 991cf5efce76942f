# The page to share: what the person picks, sees, and then writes to a file.
share-title = A page to share with someone
share-days = Which days?
share-days-28 = the last 4 weeks
share-days-84 = the last 12 weeks
share-days-365 = the last year
share-days-0 = all days
share-parts = What is on it?
    .hint = only what you pick; names and notes are off
share-kind = What kind of file?
    .hint = you see it before it is written
share-kind-html = a page for a browser or a printer
share-kind-md = Markdown
share-kind-txt = plain text
share-no-parts = Pick one part or more.
share-no-days = There are no check-ins in these days to share.

share-preview = The page, as it will be
share-not-written = not written yet
share-write = write it to a file
share-where = Where would you like it? Type a place, like ~/page.{ $ending }
share-open = Anyone who can open that file can read it. It leaves the journal as it is.
share-no-path = Type a whole place, like ~/page.{ $ending }
share-broken = Not written. The page could not be made. Your journal is as it was.

share-part-goals = Goals
share-part-ranges = Usual ranges
share-part-charts = Charts
share-part-factors = The ten factors
share-part-dips = Getting back up
share-part-shifts = What has shifted
share-part-links = What goes with better days
share-part-people = Contact with people
share-part-names = Names of people
share-part-starred = Entries with a star
share-part-notes = Notes of check-ins

share-page-title = A page from my journal
share-page-made = Made on { $day }, from the days { $from } to { $to }.
share-page-you = On this page, "you" is the person who made it.
share-page-not = These are a person's own notes. They are no diagnosis, and name no causes.
share-nothing = Nothing in these days.
share-from = This rests on the { $days } days up to the last one: { $from } to { $to }.
share-from-usual = A usual range looks back up to { $days } days: { $from } to { $to }.
share-how-ours = Where it says "our choice", those who made this program chose it.
share-goal-plan = Plan: { $plan }.
share-goal-days = { $n ->
    [0] No day noted in this time.
    [one] Done on 1 day in this time.
   *[other] Done on { $n } days in this time.
}
share-connected = Contact with { $people ->
    [one] 1 person
   *[other] { $people } people
}, { $times ->
    [one] once.
   *[other] { $times } times.
}
share-chart = A chart. { $line }
share-legend = Dots are answers. The line is the average of 7 days.
    .packed = A dot is the average of about { $n } days.
    .usual = The shaded range is your usual, as of the last day.
    .gaps = Gaps are days with no answer.
share-table = { $name }, averages
share-factors = The newest answer to each
share-column-week = Week of
share-column-weeks = Four weeks from
share-column-average = Average
share-column-days = Days
share-column-factor = Factor
share-column-newest = Answer
share-column-answers = Answers in all
