# Writing: an entry, or the note of a check-in on a bigger page.
write-title = Writing: { $day }
write-title-change = Changing: { $day }
write-title-note = Note: { $day }
write-kept = kept as you type
write-not-saved = not saved yet
write-close = save and close
write-enter = Enter new line
write-tags = As long or short as you like. Words with # become tags.
write-undo = Ctrl+Z takes back what you typed, a word at a time. Ctrl+Y brings it again.
write-draft-back = Here is what you had so far.
write-saved-there = This was saved from another page. Here is a new one.
write-saved = Saved. Entry, { $words ->
    [one] 1 word
   *[other] { $words } words
}.
write-unchanged = Nothing was changed.
write-nothing = Nothing was written, so nothing was saved.
write-emptied = The page was empty, so the entry stays as it was.
write-editor-back = Here is what you wrote in your editor. It is kept.
write-editor-left = Your words could not be taken back. They are at { $path }
write-editor-none = No editor is named. The variable EDITOR names one.
write-editor-leaves = { $name } opens a window of its own. Name one that stays here.
write-editor-no-memory = There is no safe place in memory for it here. Nothing was opened.
write-editor-not-held = This editor may keep copies, and nothing here holds it back.
write-editor-not-started = Your editor did not start. Your words are here as they were.
