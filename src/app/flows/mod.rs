//! Flows: several steps to one end. Each keeps what was done so far as a draft.

pub mod bring_up;
pub mod card_text;
pub mod check_in;
pub mod copy_form;
pub mod count_form;
pub mod factors;
pub mod first_run;
mod goal_fields;
pub mod goal_form;
pub mod new_goal;
pub mod own_text;
pub mod passphrase;
pub mod person_form;
pub mod plan_text;
pub mod question_form;
pub mod reach_out;
pub mod review;
pub mod setback;
pub mod setting_form;
pub mod sign_form;
pub mod take_away_form;
pub mod take_in_form;
pub mod tick;
pub mod tour;
pub mod trial_form;
pub mod week_plan;
pub mod write;
