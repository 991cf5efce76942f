//! Flows: several steps to one end. Each keeps what was done so far as a draft.

pub mod card_text;
pub mod check_in;
pub mod copy_form;
pub mod factors;
pub mod first_run;
mod goal_fields;
pub mod goal_form;
pub mod measure;
pub mod new_goal;
pub mod own_scale;
pub mod person_form;
pub mod question_form;
pub mod reach_out;
pub mod review;
pub mod setting_form;
pub mod share_form;
pub mod take_away_form;
pub mod tick;
pub mod tour;
pub mod trial_form;
pub mod week_plan;
pub mod write;
