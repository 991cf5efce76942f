# Health checks.
health-how = Ask your doctor when each one is due for you. Dates here are what you were told.
health-new = Add a health check
health-title = A health check
health-last = last { $date }
health-next = next { $date }
health-ask-name = What
health-ask-name-hint = Like: teeth, eyes, blood pressure, a vaccine
health-ask-last = Last time
health-ask-last-hint = Like: 2026-05-03, or nothing
health-ask-next = Next time
health-ask-next-hint = As you were told, like: 2026-11-03
health-ask-note = Note
health-ask-note-hint = A result, or what to ask next time.
health-name-needed = Say in a word what is checked.
health-saved = Saved. Health check.
health-removed = Removed. It stays here for 30 days. u brings it back.
