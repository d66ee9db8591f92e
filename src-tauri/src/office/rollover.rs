//! Last year's plan rolled over: what is proposed, and the new plan of what was taken.

use super::Office;
use crate::clock;
use crate::wire::{
    Failure, FindingPlace, Proposal, ProposalChoice, ProposalField, Rollover, SavedPlan,
    labelled_plan, reader,
};
use check::rollover::{self, Choice, Old, Period, Spot, Successors, TaskCell, Today};
use plan::flaw::Check;
use plan::{Agency, Flaw, FlawKind, Flaws, Mark, Plan, PlanId, SectionId, Task, TaskId};
use store::{Change, EventKind, Records};

/// Units, terms and documents that were replaced.
const SUCCESSORS: &str = include_str!("../../../assets/rollover/two-level.txt");

/// An old plan with all that is held against it.
struct Desk {
    plan: Plan,
    tasks: Vec<Task>,
    marks: Vec<Mark>,
    agency: Agency,
    to: Period,
}

impl Desk {
    fn read(records: &Records, plan: PlanId, to: Period) -> Result<Self, Failure> {
        let old = records.plan(plan)?;
        if to.year() < old.year {
            return Err(Flaws::from(Flaw::new("period", FlawKind::OutOfRange)).into());
        }
        Ok(Self {
            tasks: records.tasks(plan)?,
            marks: records.marks(plan, None)?,
            agency: records.agency()?.unwrap_or_default(),
            plan: old,
            to,
        })
    }

    fn old(&self) -> Old<'_> {
        Old {
            plan: &self.plan,
            tasks: &self.tasks,
            marks: &self.marks,
        }
    }

    fn proposals(&self) -> Result<Vec<rollover::Proposal>, Failure> {
        let successors = Successors::read(SUCCESSORS).map_err(|error| {
            tracing::error!(%error, "the list of what was replaced cannot be read");
            Failure::Internal
        })?;
        let today = Today {
            agency: &self.agency,
            successors: &successors,
        };
        Ok(rollover::proposals(self.old(), self.to, today))
    }
}

fn desk(office: &Office, plan: &str, period: &str) -> Result<Desk, Failure> {
    let plan: PlanId = reader("plan", plan)?;
    let to: Period = period.parse().map_err(Flaws::from)?;
    office.read(|store| Desk::read(store, plan, to))
}

/// Everything proposed for the plan of a later period. Keeps nothing.
pub fn get(office: &Office, plan: String, period: String) -> Result<Rollover, Failure> {
    let desk = desk(office, &plan, &period)?;
    Ok(Rollover {
        plan: desk.plan.id.to_string(),
        title: desk.plan.title(),
        year: desk.plan.year,
        period: desk.to.to_string(),
        proposals: desk.proposals()?.iter().map(Proposal::from).collect(),
    })
}

/// Keeps the new plan, with what was taken done and a link to the old one.
pub fn accept(
    office: &Office,
    plan: String,
    period: String,
    accepted: Vec<ProposalChoice>,
) -> Result<SavedPlan, Failure> {
    let desk = desk(office, &plan, &period)?;
    let chosen = checked(accepted)?;
    let proposals = desk.proposals()?;
    let unknown = |_| Failure::NotFound {
        what: "proposal".to_owned(),
    };
    let mint = &mut clock::mint;
    let (plan, tasks) =
        rollover::apply(desk.old(), &proposals, &chosen, desk.to, mint).map_err(unknown)?;
    let change = Change::of(EventKind::PlanCreated)
        .in_plan(plan.id)
        .about(desk.plan.id.0);
    let ((), saved) = office.change(change, |tx| Ok(tx.insert_plan(&plan, &tasks, false)?))?;
    Ok(SavedPlan {
        saved,
        plan: labelled_plan(&plan),
    })
}

/// Words that the user gave, within bounds; spaces at their ends are meant.
fn checked(accepted: Vec<ProposalChoice>) -> Result<Vec<Choice>, Flaws> {
    let mut check = Check::default();
    for text in accepted.iter().filter_map(|choice| choice.text.as_ref()) {
        check.optional("proposal", text, Task::CELL_LIMIT);
    }
    let chosen = accepted.into_iter().map(|choice| Choice {
        id: choice.id,
        text: choice.text,
    });
    check.finish(chosen.collect())
}

/// The proposals that are nearly certain, taken as they are.
pub fn safe(office: &Office, plan: &str, period: &str) -> Result<Vec<ProposalChoice>, Failure> {
    let proposals = desk(office, plan, period)?.proposals()?;
    let safe = proposals.into_iter().filter(|proposal| proposal.safe);
    Ok(safe.map(|proposal| taken(proposal.id)).collect())
}

/// The proposals whose ids begin like these, taken as they are.
///
/// # Errors
/// None begins so, or several.
pub fn named(
    office: &Office,
    plan: &str,
    period: &str,
    prefixes: &[String],
) -> Result<Vec<ProposalChoice>, Failure> {
    let proposals = desk(office, plan, period)?.proposals()?;
    let what = || "proposal".to_owned();
    prefixes
        .iter()
        .map(|prefix| {
            let mut fitting = proposals.iter().filter(|p| p.id.starts_with(prefix));
            match (fitting.next(), fitting.next()) {
                (Some(one), None) => Ok(taken(one.id.clone())),
                (Some(_), Some(_)) => Err(Failure::Ambiguous { what: what() }),
                (None, _) => Err(Failure::NotFound { what: what() }),
            }
        })
        .collect()
}

fn taken(id: String) -> ProposalChoice {
    ProposalChoice { id, text: None }
}

/// Where a text stands, as screens know it.
struct Stands {
    place: FindingPlace,
    target: Option<String>,
    block: Option<String>,
    field: ProposalField,
}

impl Stands {
    fn at(place: FindingPlace, field: ProposalField) -> Self {
        Self {
            place,
            target: None,
            block: None,
            field,
        }
    }

    fn in_section(id: SectionId, field: ProposalField) -> Self {
        Self {
            target: Some(id.to_string()),
            ..Self::at(FindingPlace::Section, field)
        }
    }

    fn in_annex(id: SectionId, field: ProposalField) -> Self {
        Self {
            place: FindingPlace::Annex,
            ..Self::in_section(id, field)
        }
    }

    fn in_task(id: TaskId, field: ProposalField) -> Self {
        Self {
            target: Some(id.to_string()),
            ..Self::at(FindingPlace::Tasks, field)
        }
    }
}

impl From<Spot> for Stands {
    fn from(spot: Spot) -> Self {
        use FindingPlace::{Ending, Head};
        use ProposalField as Field;
        match spot {
            Spot::Number => Self::at(Head, Field::Number),
            Spot::Date => Self::at(Head, Field::Date),
            Spot::Parent => Self::at(Head, Field::Parent),
            Spot::AgencyLines => Self::at(Head, Field::AgencyLines),
            Spot::HeadPlace => Self::at(Head, Field::Place),
            Spot::Subject => Self::at(Head, Field::Subject),
            Spot::Basis(_) => Self::at(Head, Field::Basis),
            Spot::Opening(_) => Self::at(Head, Field::Opening),
            Spot::Title(id) => Self::in_section(id, Field::Title),
            Spot::Text(id, block) => Self {
                block: Some(block.to_string()),
                ..Self::in_section(id, Field::Text)
            },
            Spot::Cell(id, block, ..) => Self {
                block: Some(block.to_string()),
                ..Self::in_section(id, Field::Cell)
            },
            Spot::Closing(_) => Self::at(Ending, Field::Closing),
            Spot::Recipient(_) => Self::at(Ending, Field::Recipient),
            Spot::Signature => Self::at(Ending, Field::Signature),
            Spot::AnnexTitle(id) => Self::in_annex(id, Field::AnnexTitle),
            Spot::AnnexReference(id) => Self::in_annex(id, Field::AnnexReference),
            Spot::TaskRow(id) => Self::in_task(id, Field::Task),
            Spot::Task(id, cell) => Self::in_task(
                id,
                match cell {
                    TaskCell::Text => Field::TaskText,
                    TaskCell::Deliverable => Field::Deliverable,
                    TaskCell::Lead => Field::Lead,
                    TaskCell::Coordinating(_) => Field::Coordinating,
                    TaskCell::Timeframe => Field::Timeframe,
                    TaskCell::Budget => Field::Budget,
                    TaskCell::Remarks => Field::Remarks,
                },
            ),
        }
    }
}

impl From<&rollover::Proposal> for Proposal {
    fn from(proposal: &rollover::Proposal) -> Self {
        let stands = Stands::from(proposal.spot);
        Self {
            id: proposal.id.clone(),
            kind: proposal.kind.into(),
            reason: proposal.reason.into(),
            source: proposal.source.clone(),
            place: stands.place,
            target: stands.target,
            block: stands.block,
            field: stands.field,
            lead: proposal.lead.clone(),
            before: proposal.before.clone(),
            after: proposal.after.clone(),
            trail: proposal.trail.clone(),
            safe: proposal.safe,
            always: proposal.always(),
        }
    }
}
