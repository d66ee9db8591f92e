//! Superiors' plans as checklists: read, kept, answered requirement by requirement.

use super::{Office, import, plans, tasks};
use crate::clock;
use crate::wire::{
    self, AnswerPlace, ChecklistChange, ChecklistCounts, ChecklistPreview, Checklists, Failure,
    NewChecklist, Passage, Removed, RequirementAnswer, RequirementRecord, SavedChecklists,
    TieSuggestion, reader, small,
};
use check::checklist::{asked, suggestions};
use plan::{
    Addressed, Answer, Checklist, ChecklistId, DraftRequirement, Grounds, PlanDraft, PlanId,
    Requirement, RequirementId, RequirementState, Superior, TaskId, Tie,
};
use std::path::Path;
use store::{Change, EventKind, Records, StoreError, Tx, What};

/// The checklists of a plan as the screens see them.
fn views(records: &Records, plan: PlanId) -> Result<Checklists, Failure> {
    let grounds = Grounds::of(&records.plan(plan)?, &records.tasks(plan)?);
    let lists = records.checklists(plan)?;
    Ok(Checklists {
        plan: plan.to_string(),
        lists: lists.iter().map(|list| view(list, &grounds)).collect(),
        places: grounds.all().iter().map(AnswerPlace::from).collect(),
    })
}

fn view(list: &Checklist, grounds: &Grounds) -> wire::Checklist {
    let mut likely = suggestions(list, grounds);
    let tally = list.tally(grounds);
    let requirements = list.requirements.iter().map(|r| wire::Requirement {
        id: r.id.to_string(),
        place: r.place.clone(),
        text: r.text.clone(),
        addressed: r.addressed.into(),
        addressee: r.addressee.clone(),
        answer: (&r.answer).into(),
        state: r.state(grounds).into(),
        suggestions: likely
            .remove(&r.id)
            .unwrap_or_default()
            .into_iter()
            .map(|s| TieSuggestion {
                tie: s.tie.into(),
                percent: s.percent.into(),
            })
            .collect(),
    });
    wire::Checklist {
        id: list.id.to_string(),
        requirements: requirements.collect(),
        cited: list.superior.cited(),
        superior: list.superior.clone().into(),
        source: list.source.clone(),
        counts: ChecklistCounts {
            open: small(tally.open),
            answered: small(tally.answered),
            not_ours: small(tally.not_ours),
            broken: small(tally.broken),
        },
    }
}

/// A plan's checklists, the first one first.
pub fn list(office: &Office, plan: String) -> Result<Checklists, Failure> {
    let plan = reader("plan", &plan)?;
    office.read(|store| views(store, plan))
}

/// How a draft is cited, as far as it says.
fn superior(draft: &PlanDraft) -> Superior {
    let symbol = draft.symbol.trim();
    let code = match (draft.number, symbol) {
        (Some(number), "") => format!("{number:02}"),
        (Some(number), symbol) => format!("{number:02}/{symbol}"),
        // A symbol alone tells no document from another.
        (None, _) => String::new(),
    };
    Superior {
        doc_type: Superior::doc_type_of(symbol).to_owned(),
        code,
        date: draft.date,
        issuer: document::in_sentence(&draft.agency_lines),
        subject: plan::text::squeeze(&draft.subject),
    }
}

fn passages(office: &Office, draft: &PlanDraft) -> Result<Vec<DraftRequirement>, Failure> {
    let agency = office.read(|store| Ok(store.agency()?.unwrap_or_default()))?;
    Ok(asked(draft, &agency))
}

/// What a previewed plan asks for; keeps nothing.
pub fn preview(office: &Office, draft: String) -> Result<ChecklistPreview, Failure> {
    let (draft, file_name) = import::previewed(office, &draft)?;
    let passages = passages(office, &draft)?;
    Ok(ChecklistPreview {
        file_name,
        superior: superior(&draft).into(),
        passages: passages.into_iter().map(Passage::from).collect(),
    })
}

/// Keeps the chosen passages of a previewed plan as a checklist of one of ours. The preview stays
/// when that fails, so nothing has to be read again.
pub fn create(
    office: &Office,
    plan: String,
    form: NewChecklist,
) -> Result<SavedChecklists, Failure> {
    let plan = reader("plan", &plan)?;
    let (draft, file_name) = import::previewed(office, &form.draft)?;
    let chosen = passages(office, &draft)?.into_iter().zip(0_u32..);
    let chosen = chosen.filter(|(_, index)| form.chosen.contains(index));
    let chosen = chosen.map(|(passage, _)| passage).collect();
    let kept = keep(
        office,
        plan,
        form.superior.into_superior()?,
        &file_name,
        chosen,
    )?;
    import::forget(office, &form.draft);
    Ok(kept)
}

/// Keeps what a file asks for as a checklist: every passage that seems to be a requirement.
///
/// # Errors
/// The file cannot be read, or nothing in it asks for anything.
pub fn create_from(office: &Office, plan: &str, file: &Path) -> Result<SavedChecklists, Failure> {
    let plan = reader("plan", plan)?;
    let draft = import::read(office, file)?.draft;
    let mut passages = passages(office, &draft)?;
    passages.retain(|passage| passage.asks);
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    keep(office, plan, superior(&draft), &name, passages)
}

fn keep(
    office: &Office,
    plan: PlanId,
    superior: Superior,
    source: &str,
    asked: Vec<DraftRequirement>,
) -> Result<SavedChecklists, Failure> {
    let list = Checklist::begin(plan, superior, source, asked, &mut clock::mint)?;
    let change = Change::of(EventKind::ChecklistAdded)
        .in_plan(plan)
        .about(list.id.0)
        .noting(list.superior.code.clone());
    let (checklists, saved) = office.change(change, |tx| {
        tx.insert_checklist(&list)?;
        views(tx, plan)
    })?;
    Ok(SavedChecklists {
        saved,
        checklist: list.id.to_string(),
        checklists,
    })
}

/// Changes a checklist.
pub fn change(
    office: &Office,
    checklist: String,
    change: ChecklistChange,
) -> Result<SavedChecklists, Failure> {
    let id: ChecklistId = reader("checklist", &checklist)?;
    let plan = office.read(|store| Ok(store.plan_of_checklist(id)?))?;
    let event = Change::of(EventKind::ChecklistSaved)
        .in_plan(plan)
        .about(id.0);
    let (checklists, saved) = office.change(event, |tx| {
        let mut list = tx.checklist(id)?;
        apply(tx, &mut list, change)?;
        tx.save_checklist(&list)?;
        views(tx, plan)
    })?;
    Ok(SavedChecklists {
        saved,
        checklist,
        checklists,
    })
}

fn apply(tx: &Tx<'_>, list: &mut Checklist, change: ChecklistChange) -> Result<(), Failure> {
    use ChecklistChange as To;
    let id = |text: &str| reader::<RequirementId>("requirement", text);
    let fresh = || RequirementId(clock::mint());
    match change {
        To::Head { superior } => list.superior = superior.into_superior()?.checked()?,
        To::Add { index, place, text } => list.insert(
            index as usize,
            Requirement {
                id: fresh(),
                place,
                text,
                addressed: Addressed::Unsaid,
                addressee: String::new(),
                answer: Answer::Open,
            },
        )?,
        To::Edit {
            requirement,
            place,
            text,
        } => list.edit(id(&requirement)?, &place, &text)?,
        To::Split { requirement, at } => list.split(id(&requirement)?, at as usize, fresh())?,
        To::Join { requirement } => list.join(id(&requirement)?)?,
        To::Move { requirement, index } => list.move_to(id(&requirement)?, index as usize)?,
        To::Remove { requirement } => list.remove(id(&requirement)?).map(drop)?,
        To::Answer {
            requirement,
            answer,
        } => list.answer(id(&requirement)?, answer.into_answer()?)?,
        To::TakeProposals => list.take_proposals(),
        To::AddTask { requirement } => add_task(tx, list, id(&requirement)?)?,
        To::Put { requirements, task } => {
            if let Some(task) = task {
                take_back(tx, list.plan, reader("task", &task)?)?;
            }
            let requirements = requirements.into_iter();
            list.requirements = requirements
                .map(RequirementRecord::into_requirement)
                .collect::<Result<_, _>>()?;
            *list = list.clone().checked()?;
        }
    }
    Ok(())
}

/// An accepted task with a requirement's words, which answers it besides what else does.
fn add_task(tx: &Tx<'_>, list: &mut Checklist, id: RequirementId) -> Result<(), Failure> {
    let asked = list.requirements.iter().find(|r| r.id == id).cloned();
    let asked = asked.ok_or_else(|| Failure::NotFound {
        what: "requirement".to_owned(),
    })?;
    let task = plan::Task {
        text: asked.text,
        ..tasks::blank(list.plan)
    };
    tx.insert_tasks(list.plan, &[task.clone().checked()?])?;
    let (mut ties, note) = match asked.answer {
        Answer::Answered { ties, note } => (ties, note),
        Answer::Open | Answer::NotOurs { .. } => Default::default(),
    };
    ties.push(Tie::Task(task.id));
    Ok(list.answer(id, Answer::Answered { ties, note })?)
}

/// Removes a task that was made for a requirement, unless somebody did already.
fn take_back(tx: &Tx<'_>, plan: PlanId, task: TaskId) -> Result<(), Failure> {
    tasks::guard_removal(tx, plan, &[task], "")?;
    match tx.remove_tasks(plan, &[task]) {
        Ok(_) | Err(StoreError::NotFound { what: What::Task }) => Ok(()),
        Err(why) => Err(why.into()),
    }
}

/// Removes a checklist with its answers; it can be brought back.
pub fn remove(office: &Office, checklist: String) -> Result<Removed, Failure> {
    let id: ChecklistId = reader("checklist", &checklist)?;
    let plan = office.read(|store| Ok(store.plan_of_checklist(id)?))?;
    let change = Change::of(EventKind::ChecklistRemoved)
        .in_plan(plan)
        .about(id.0);
    let (trash, saved) = office.change(change, |tx| Ok(tx.remove_checklist(id)?))?;
    Ok(plans::removed(trash, saved))
}

impl From<Superior> for wire::Superior {
    fn from(superior: Superior) -> Self {
        Self {
            doc_type: superior.doc_type,
            code: superior.code,
            date: superior.date.into(),
            issuer: superior.issuer,
            subject: superior.subject,
        }
    }
}

impl wire::Superior {
    fn into_superior(self) -> Result<Superior, Failure> {
        Ok(Superior {
            doc_type: self.doc_type,
            code: self.code,
            date: self.date.read().map_err(plan::Flaws::from)?,
            issuer: self.issuer,
            subject: self.subject,
        })
    }
}

impl From<DraftRequirement> for Passage {
    fn from(passage: DraftRequirement) -> Self {
        Self {
            place: passage.place,
            heading: passage.heading,
            text: passage.text,
            addressed: passage.addressed.into(),
            addressee: passage.addressee,
            asks: passage.asks,
        }
    }
}

impl From<&plan::Ground> for AnswerPlace {
    fn from(ground: &plan::Ground) -> Self {
        Self {
            tie: ground.tie.into(),
            place: ground.place.clone(),
            text: ground.text.clone(),
            when: ground.when.clone(),
        }
    }
}

impl RequirementRecord {
    fn into_requirement(self) -> Result<Requirement, Failure> {
        Ok(Requirement {
            id: reader("requirement", &self.id)?,
            place: self.place,
            text: self.text,
            addressed: self.addressed.into(),
            addressee: self.addressee,
            answer: self.answer.into_answer()?,
        })
    }
}

impl From<&Answer> for RequirementAnswer {
    fn from(answer: &Answer) -> Self {
        match answer {
            Answer::Open => Self::Open,
            Answer::NotOurs { reason } => Self::NotOurs {
                reason: reason.clone(),
            },
            Answer::Answered { ties, note } => Self::Answered {
                ties: ties.iter().map(|tie| wire::Tie::from(*tie)).collect(),
                note: note.clone(),
            },
        }
    }
}

impl RequirementAnswer {
    fn into_answer(self) -> Result<Answer, Failure> {
        Ok(match self {
            Self::Open => Answer::Open,
            Self::NotOurs { reason } => Answer::NotOurs { reason },
            Self::Answered { ties, note } => Answer::Answered {
                ties: ties.iter().map(wire::Tie::tie).collect::<Result<_, _>>()?,
                note,
            },
        })
    }
}

impl From<Tie> for wire::Tie {
    fn from(tie: Tie) -> Self {
        let (kind, id) = match tie {
            Tie::Section(id) => (wire::TieKind::Section, id.to_string()),
            Tie::Block(id) => (wire::TieKind::Block, id.to_string()),
            Tie::Task(id) => (wire::TieKind::Task, id.to_string()),
        };
        Self { kind, id }
    }
}

impl wire::Tie {
    fn tie(&self) -> Result<Tie, Failure> {
        Ok(match self.kind {
            wire::TieKind::Section => Tie::Section(reader("section", &self.id)?),
            wire::TieKind::Block => Tie::Block(reader("block", &self.id)?),
            wire::TieKind::Task => Tie::Task(reader("task", &self.id)?),
        })
    }
}

impl From<Addressed> for wire::Addressed {
    fn from(addressed: Addressed) -> Self {
        match addressed {
            Addressed::Unsaid => Self::Unsaid,
            Addressed::Communes => Self::Communes,
            Addressed::Others => Self::Others,
        }
    }
}

impl From<wire::Addressed> for Addressed {
    fn from(addressed: wire::Addressed) -> Self {
        match addressed {
            wire::Addressed::Unsaid => Self::Unsaid,
            wire::Addressed::Communes => Self::Communes,
            wire::Addressed::Others => Self::Others,
        }
    }
}

impl From<RequirementState> for wire::RequirementState {
    fn from(state: RequirementState) -> Self {
        match state {
            RequirementState::Open => Self::Open,
            RequirementState::Answered => Self::Answered,
            RequirementState::NotOurs => Self::NotOurs,
            RequirementState::Broken => Self::Broken,
        }
    }
}
