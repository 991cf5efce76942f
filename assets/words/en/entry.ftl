# One entry.
entry-title = Journal
entry-gone = This entry is not here now. If you removed it, u brings it back.
entry-words = { $n ->
    [one] 1 word
   *[other] { $n } words
}
entry-right-starred = { $words }, starred
entry-changes = You changed this and did not save it yet. Change it to carry on.
entry-tags = Tags: { $tags }
entry-about-week = A line about the week of { $day }.
entry-about-shift = A line about a change from { $day } on.
entry-written = Written at { $time }, { $words }.
entry-written-later = Written on { $day } at { $time }, { $words }.
entry-scroll = read on
entry-starred = Starred.
entry-star-off = The star is off.
entry-removed = Removed. { $key } brings it back. It stays here for 30 days.
