# Forms: several short questions on one page.
form-save = Save
form-go-on = Go on
form-step-back = one page back
form-number = number to choose
form-enter = next
form-enter-next = next line
form-enter-save = save
form-enter-switch = yes or no
form-on = { $what }: yes.
form-off = { $what }: no.
form-leave = leave, keep this
form-draft-back = Here is what you had so far.
form-not-on-list = { $number } is not on the list. Type 1 to { $highest }.
