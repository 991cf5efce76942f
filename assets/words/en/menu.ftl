menu-title = Menu: every action
menu-right = m or :
menu-none = Nothing has those words. Try fewer letters.
menu-type = type to find
