//! Last year's plan rolled over: what is proposed, and the new plan of what was taken.

mod kept;

use super::{Office, letterhead, progress, successors};
use crate::clock;
use crate::wire::{
    ComparedLine, ComparedWords, Comparison, Failure, FindingPlace, LineChange, PassagePiece,
    Proposal, ProposalChoice, ProposalField, ProposalPassage, Rollover, SavedPlan, labelled_plan,
    reader, small,
};
use check::compare::{self, State};
use check::rollover::{self, Choice, Kind, Old, Period, Spot, Successors, TaskCell, Today};
use plan::flaw::Check;
use plan::{Agency, Flaw, FlawKind, Flaws, Mark, Official, Plan, PlanId, SectionId, Task, TaskId};
use store::{Change, EventKind, Records};

pub use kept::{begun, save};

/// An old plan with all that is held against it.
struct Desk {
    plan: Plan,
    tasks: Vec<Task>,
    marks: Vec<Mark>,
    people: Vec<Official>,
    agency: Agency,
    successors: Successors,
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
            marks: progress::counted_marks(records, plan, old.year)?,
            people: records.officials()?,
            agency: records.agency()?.unwrap_or_default(),
            successors: successors::in_force(records)?,
            plan: old,
            to,
        })
    }

    fn old(&self) -> Old<'_> {
        Old {
            plan: &self.plan,
            tasks: &self.tasks,
            marks: &self.marks,
            people: &self.people,
        }
    }

    fn proposals(&self) -> Vec<rollover::Proposal> {
        let today = Today {
            agency: &self.agency,
            successors: &self.successors,
        };
        rollover::proposals(self.old(), self.to, today)
    }
}

fn desk(office: &Office, plan: &str, period: &str) -> Result<Desk, Failure> {
    let plan: PlanId = reader("plan", plan)?;
    let to: Period = period.parse().map_err(Flaws::from)?;
    office.read(|store| Desk::read(store, plan, to))
}

/// Everything proposed for the plan of a later period, with what was decided of it. Keeps nothing.
pub fn get(office: &Office, plan: String, period: String) -> Result<Rollover, Failure> {
    let desk = desk(office, &plan, &period)?;
    let proposals = desk.proposals();
    let passages = rollover::passages(desk.old(), &proposals);
    let mut decisions = office.read(|store| kept::decisions(store, desk.plan.id, desk.to))?;
    let all = decisions.len();
    decisions.retain(|decision| proposals.iter().any(|p| p.id == decision.id));
    Ok(Rollover {
        plan: desk.plan.id.to_string(),
        title: desk.plan.title(),
        year: desk.plan.year,
        period: desk.to.to_string(),
        proposals: proposals.iter().map(Proposal::from).collect(),
        passages: passages.into_iter().map(ProposalPassage::from).collect(),
        outdated: small(all - decisions.len()),
        decisions,
    })
}

/// The old plan beside the one it would become. Keeps nothing.
pub fn preview(
    office: &Office,
    plan: String,
    period: String,
    accepted: Vec<ProposalChoice>,
) -> Result<Comparison, Failure> {
    let desk = desk(office, &plan, &period)?;
    let proposals = desk.proposals();
    let chosen = checked(accepted, &proposals, &desk.people)?;
    let (new, tasks) = rollover::changed(desk.old(), &proposals, &chosen).map_err(|_| unknown())?;
    let state = |plan, tasks| State {
        plan,
        tasks,
        people: &desk.people,
    };
    let lines = compare::compare(state(&desk.plan, &desk.tasks), state(&new, &tasks));
    Ok(Comparison::from(lines))
}

/// Keeps the new plan, with what was taken done and a link to the old one.
pub fn accept(
    office: &Office,
    plan: String,
    period: String,
    accepted: Vec<ProposalChoice>,
) -> Result<SavedPlan, Failure> {
    let desk = desk(office, &plan, &period)?;
    let proposals = desk.proposals();
    let chosen = checked(accepted, &proposals, &desk.people)?;
    let mint = &mut clock::mint;
    let (mut plan, tasks) =
        rollover::apply(desk.old(), &proposals, &chosen, desk.to, mint).map_err(|_| unknown())?;
    let change = Change::of(EventKind::PlanCreated)
        .in_plan(plan.id)
        .about(desk.plan.id.0);
    let ((), saved) = office.change(change, |tx| {
        letterhead::take_off(tx, &mut plan)?;
        tx.insert_plan(&plan, &tasks, false)?;
        kept::forget(tx, desk.plan.id, desk.to)
    })?;
    Ok(SavedPlan {
        saved,
        plan: labelled_plan(&plan),
    })
}

fn unknown() -> Failure {
    Failure::NotFound {
        what: "proposal".to_owned(),
    }
}

/// Words that the user gave, within bounds; spaces at their ends are meant. Who answers for a
/// task must be in the directory.
fn checked(
    accepted: Vec<ProposalChoice>,
    proposals: &[rollover::Proposal],
    people: &[Official],
) -> Result<Vec<Choice>, Flaws> {
    let mut check = Check::default();
    for (id, text) in accepted
        .iter()
        .filter_map(|choice| Some((&choice.id, choice.text.as_ref()?)))
    {
        check.optional("proposal", text, Task::CELL_LIMIT);
        let person = proposals
            .iter()
            .any(|p| p.id == *id && p.kind == Kind::Official);
        if person && !text.trim().is_empty() && rollover::named(people, text).is_none() {
            check.flaw(Flaw::new("proposal", FlawKind::Unknown));
        }
    }
    let chosen = accepted.into_iter().map(|choice| Choice {
        id: choice.id,
        text: choice.text,
    });
    check.finish(chosen.collect())
}

/// The proposals that are nearly certain, taken as they are.
pub fn safe(office: &Office, plan: &str, period: &str) -> Result<Vec<ProposalChoice>, Failure> {
    let proposals = desk(office, plan, period)?.proposals();
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
    let proposals = desk(office, plan, period)?.proposals();
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
                    TaskCell::Official => Field::Official,
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

impl From<rollover::Passage> for ProposalPassage {
    fn from(passage: rollover::Passage) -> Self {
        let pieces = passage.pieces.into_iter().map(|piece| match piece {
            rollover::Piece::Text(text) => PassagePiece {
                text,
                proposal: None,
            },
            rollover::Piece::Proposal(at) => PassagePiece {
                text: String::new(),
                proposal: Some(small(at)),
            },
        });
        Self {
            pieces: pieces.collect(),
        }
    }
}

impl From<Vec<compare::Line>> for Comparison {
    fn from(lines: Vec<compare::Line>) -> Self {
        let lines: Vec<ComparedLine> = lines.into_iter().map(ComparedLine::from).collect();
        let count = |change| small(lines.iter().filter(|line| line.change == change).count());
        Self {
            changed: count(LineChange::Changed),
            added: count(LineChange::Added),
            removed: count(LineChange::Removed),
            moved: small(lines.iter().filter(|line| line.moved.is_some()).count()),
            lines,
        }
    }
}

impl From<compare::Line> for ComparedLine {
    fn from(line: compare::Line) -> Self {
        let change = line.change().into();
        let stands = Stands::from(line.spot);
        let cell = match line.spot {
            Spot::Cell(_, _, row, column) => Some((small(row), small(column))),
            _ => None,
        };
        let words = line.words.into_iter().map(|words| ComparedWords {
            said: words.said.into(),
            text: words.text,
        });
        Self {
            place: stands.place,
            target: stands.target,
            block: stands.block,
            field: stands.field,
            row: cell.map(|(row, _)| row),
            column: cell.map(|(_, column)| column),
            depth: small(line.depth),
            label: line.label,
            change,
            words: words.collect(),
            along: line.moved == compare::Moved::Along,
            moved: match line.moved {
                compare::Moved::From(from) => Some(from),
                compare::Moved::Not | compare::Moved::Along => None,
            },
        }
    }
}
