# What has shifted in half a year of weeks, and which way weeks went.
shifts-title = What has shifted
shifts-no-days = No check-ins yet. That is fine.
shifts-not-yet = { $name }: not enough weeks yet to see a shift ({ $n } of { $of }).
shifts-above = { $name }: something has shifted since about { $day }. { $n } weeks lie above { $middle }, the middle.
    .over = { $name } shifted for a time, from about { $day }. { $n } weeks lay above { $middle }, the middle.
shifts-below = { $name }: something has shifted since about { $day }. { $n } weeks lie below { $middle }, the middle.
    .over = { $name } shifted for a time, from about { $day }. { $n } weeks lay below { $middle }, the middle.
shifts-few-crossings = { $name } went slowly up and down: { $n } crossings of its middle in { $weeks } weeks.
shifts-none = { $name }: no shift in { $weeks } weeks. They vary as weeks do.
shifts-direction = No clear direction over { $weeks } weeks ({ $low } to { $high } in four weeks).
    .up = Over { $weeks } weeks it rose by about { $slope } in four weeks ({ $low } to { $high }).
    .down = Over { $weeks } weeks it fell by about { $slope } in four weeks ({ $low } to { $high }).
shifts-direction-not-yet = Not enough weeks yet for a direction ({ $n } of { $of }).
shifts-write = Write what changed
shifts-wrote = What you wrote
