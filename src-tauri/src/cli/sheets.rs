//! Papers of a plan's tasks: slips, letters that remind, collection forms, the timeline.

use super::Answer;
use super::paper::told;
use super::say::Say;
use crate::clock;
use crate::office::{Office, collection, export, letters, slips, timeline};
use crate::wire::{CollectionChoice, ExportFormat, Failure, PaperSize, ReminderChoice, SlipChoice};
use std::path::PathBuf;

/// A paper that was asked for.
pub(super) struct Asked {
    pub(super) plan: String,
    pub(super) kind: Kind,
    pub(super) to: ExportFormat,
    pub(super) out: PathBuf,
}

/// Which one.
pub(super) enum Kind {
    Slips {
        paper: PaperSize,
    },
    Reminders {
        quarter: String,
        /// A week from now, where nobody says.
        by: Option<String>,
        together: bool,
    },
    Collection {
        quarter: String,
        list: bool,
    },
    Timeline,
    /// The figures of its year.
    Charts,
}

/// Writes the paper, and tells on stderr what it leaves out.
pub(super) fn write(office: &Office, say: &Say, asked: Asked) -> Result<Answer, Failure> {
    let Asked {
        plan,
        kind,
        to,
        out,
    } = asked;
    let plan = office.plan_id(&plan)?;
    let (written, aside) = match kind {
        Kind::Slips { paper } => {
            let choice = SlipChoice {
                official: None,
                paper,
            };
            let written = slips::export_to(office, &plan, &choice, to, &out)?;
            (written, say.without_slip(&slips::list(office, plan)?))
        }
        Kind::Reminders {
            quarter,
            by,
            together,
        } => {
            let choice = ReminderChoice {
                quarter: quarter.clone(),
                unit: None,
                together,
                by: by.unwrap_or_else(|| letters::usual_day(clock::today()).to_string()),
            };
            let written = letters::export_to(office, &plan, &choice, to, &out)?;
            let listed = letters::list(office, plan, quarter)?;
            (written, say.without_letter(&listed))
        }
        Kind::Collection { quarter, list } => {
            let choice = CollectionChoice {
                quarter,
                unit: None,
                list,
            };
            let written = collection::export_to(office, &plan, &choice, to, &out)?;
            (written, Vec::new())
        }
        Kind::Charts => (export::charts_to(office, &plan, to, &out)?, Vec::new()),
        Kind::Timeline => (timeline::export_to(office, &plan, to, &out)?, Vec::new()),
    };
    let mut answer = told(say, &[written]);
    answer.aside.extend(aside);
    Ok(answer)
}
