help-title = Help
help-right = F1 or ?
help-here = On this page
help-anywhere = Anywhere
help-safe = You cannot break anything here. u undoes, and removed things stay 30 days.
help-scroll = scroll
