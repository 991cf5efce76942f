//! Flows: several steps to one end. Each keeps what was done so far as a draft.

pub mod card_text;
pub mod check_in;
pub mod copy_form;
pub mod factors;
pub mod first_run;
pub mod goal_form;
pub mod passphrase;
pub mod person_form;
pub mod question_form;
pub mod reach_out;
pub mod setting_form;
pub mod tick;
pub mod tour;
pub mod write;
