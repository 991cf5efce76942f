//! The parts of the person's own plan that are words alone, each written on a page of its own.

use super::own_text::OwnWords;
use crate::app::Cx;
use crate::domain::card::PlanPart;
use crate::domain::{Change, Id, Kind, What};
use crate::store::Error;

/// A part of the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanText {
    /// What I am like when I am all right.
    Well,
    /// What keeps me there.
    Daily,
    /// Hard spots, and what I do then.
    Spots,
    /// When it gets worse.
    Worse,
    /// After.
    After,
}

impl PlanText {
    /// The name of the part in the journal.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Well => "well",
            Self::Daily => "daily",
            Self::Spots => "spots",
            Self::Worse => "worse",
            Self::After => "after",
        }
    }

    /// The id of its record: there is one of each.
    #[must_use]
    pub fn id(self) -> Id {
        Id::once("plan_part", self.slug())
    }
}

impl OwnWords for PlanText {
    fn name(&self) -> &'static str {
        match self {
            Self::Well => "plan-well",
            Self::Daily => "plan-daily",
            Self::Spots => "plan-spots",
            Self::Worse => "plan-worse",
            Self::After => "plan-after",
        }
    }

    fn hint(&self) -> &'static str {
        match self {
            Self::Well => "plan-well.hint",
            Self::Daily => "plan-daily.hint",
            Self::Spots => "plan-spots.hint",
            Self::Worse => "plan-worse.hint",
            Self::After => "plan-after.hint",
        }
    }

    fn kept(&self) -> &'static str {
        "plan-saved"
    }

    fn draft_key(&self) -> &'static str {
        match self {
            Self::Well => "plan/well",
            Self::Daily => "plan/daily",
            Self::Spots => "plan/spots",
            Self::Worse => "plan/worse",
            Self::After => "plan/after",
        }
    }

    fn read(&self, cx: &Cx<'_>) -> Result<String, Error> {
        let part: Option<PlanPart> = cx.store.get(self.id())?;
        Ok(part.map(|part| part.text).unwrap_or_default())
    }

    fn change(&self, text: &str, cx: &Cx<'_>) -> Result<Option<Change>, Error> {
        let before = self.read(cx)?;
        let text = text.trim_end().trim_start_matches('\n');
        if text == before {
            return Ok(None);
        }
        if text.trim().is_empty() {
            return Ok(Some(Change::remove(Kind::PlanPart, self.id())));
        }
        let what = if before.is_empty() {
            What::Saved
        } else {
            What::Changed
        };
        let part = PlanPart {
            id: self.id(),
            part: self.slug().to_owned(),
            text: text.to_owned(),
            early_sign: None,
        };
        Ok(Some(Change::put(what, part)))
    }
}
