# What is wrong with a value.
invalid-no-such-day = { $text } is no day. Write it like 2026-11-22.
invalid-future-day = { $day } is still to come. Use today or a day before.
invalid-too-long-ago = { $day } is more than 100 years ago.
invalid-level = { $level } is not on the scale of { $slug }. It goes from { $lowest } to { $highest }.
invalid-no-none = { $slug } can not be answered with none. Use a number, or skip it.
invalid-empty = { $field } is empty. Nothing was saved.
invalid-too-long = { $field } is too long. It may have { $limit } letters.
invalid-range = { $field } is { $value }. It goes from { $lowest } to { $highest }.
invalid-shape = { $text } does not fit { $field }.
invalid-field-text = The text
invalid-field-name = The name
invalid-field-times = Times a week
invalid-field-weeks = The number of weeks
invalid-field-amount = The amount
invalid-field-confidence = How sure
invalid-field-rhythm_days = The number of days
invalid-field-note = The note
