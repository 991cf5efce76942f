//! Which columns the table of a kind has.

use crate::domain::Kind;

/// The columns of a kind's table, as paths into a record's JSON; a column is named after the last part. For check-ins the
/// questions stand between the two lists.
pub(super) fn columns(kind: Kind) -> (Vec<&'static str>, Vec<&'static str>) {
    let (before, after) = match kind {
        Kind::CheckIn => ("day at kind", "people note late"),
        Kind::Entry => ("id day at text starred about", ""),
        Kind::Goal => (
            "id at text factor why measured_by confidence starts weeks with status finished_on \
             aim aim.towards.from aim.towards.to \
             plan.what plan.amount plan.unit plan.times plan.weekdays plan.when plan.where plan.if_not",
            "",
        ),
        Kind::Week => (
            "id goal week_start confidence_first confidence barrier adjustment off looked_back \
             plan.what plan.amount plan.unit plan.times plan.weekdays plan.when plan.where plan.if_not",
            "",
        ),
        Kind::Tick => ("id goal day at amount state note", ""),
        Kind::Person => (
            "id name kind relation role circle support ways good_times good_for knows helps rhythm_days quiet_until \
             hard_order show_when_locked what_to_say next_talk meets.weekdays meets.time meets.place note not_safe",
            "",
        ),
        Kind::Reach => (
            "id day at people how first answered felt gave shared took_away note",
            "",
        ),
        Kind::Setback => (
            "id day at situation helped next_step told counts confidence note",
            "",
        ),
        _ => ("id day at json", ""),
    };
    (
        before.split_whitespace().collect(),
        after.split_whitespace().collect(),
    )
}

/// The name of the column with this path.
pub(super) fn name(path: &str) -> &str {
    path.rsplit('.').next().unwrap_or(path)
}
