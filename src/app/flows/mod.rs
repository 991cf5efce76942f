//! Flows: several steps to one end. Each keeps what was done so far as a draft.

pub mod breathing_form;
pub mod card_text;
pub mod check_in;
pub mod copy_form;
pub mod factors;
pub mod first_run;
mod goal_fields;
pub mod goal_form;
pub mod health_check;
pub mod new_goal;
pub mod next_talk;
pub mod person_form;
pub mod question_form;
pub mod reach_out;
pub mod review;
pub mod setting_form;
pub mod talk;
pub mod thought;
pub mod tick;
pub mod tour;
mod typed_day;
pub mod week_plan;
pub mod write;
