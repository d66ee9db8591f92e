//! Plans: list, read, begin, edit section by section, remove and bring back.

use super::{Office, closing, edits, history, people, review};
use crate::clock;
use crate::wire::{
    self, Block, Failure, Finding, Language, NewPlan, NewSection, Plan, PlanEnding, PlanHead,
    PlanSummary, Removed, Saved, SavedPlan, SectionEdit, TrashItem, labelled_plan, reader,
};
use crate::words::word;
use check::Severity;
use plan::edit::SectionHead;
use plan::review::Deed;
use plan::{DoubtId, Flaw, FlawKind, Flaws, Label, Place, PlanId, Right, SectionId, TrashId};
use store::{Change, EventKind, Records, Tx};

/// All plans, newest year first.
pub fn list(office: &Office) -> Result<Vec<PlanSummary>, Failure> {
    office.read(|store| Ok(store.plans()?.into_iter().map(PlanSummary::from).collect()))
}

impl From<store::PlanSummary> for PlanSummary {
    fn from(p: store::PlanSummary) -> Self {
        Self {
            id: p.id.to_string(),
            title: wire::summary_title(&p.title),
            year: p.year,
            state: p.state.into(),
            sample: p.sample,
            continues: p.continues.map(|plan| plan.to_string()),
            stage: p.stage.map(wire::Stage::from),
            created: wire::time(p.created),
            updated: wire::time(p.updated),
            counts: wire::PlanCounts {
                sections: wire::small(p.sections),
                blocks: wire::small(p.blocks),
                tasks: wire::small(p.tasks_accepted),
                proposed: wire::small(p.tasks_proposed),
                doubts: wire::small(p.doubts_open),
                left_over: wire::small(p.left_over),
            },
        }
    }
}

/// One plan, whole.
pub fn get(office: &Office, plan: String) -> Result<Plan, Failure> {
    let id = reader("plan", &plan)?;
    office.read(|store| Ok(labelled_plan(&store.plan(id)?)))
}

/// What is worth pointing at in a plan, in the order it is read.
pub fn findings(office: &Office, plan: String) -> Result<Vec<Finding>, Failure> {
    let id = reader("plan", &plan)?;
    office.read(|store| {
        let (plan, tasks) = (store.plan(id)?, store.tasks(id)?);
        let found = found(store, (&plan, &tasks))?;
        Ok(found.iter().map(Finding::from).collect())
    })
}

fn found(
    records: &Records,
    (plan, tasks): (&plan::Plan, &[plan::Task]),
) -> Result<Vec<check::Finding>, Failure> {
    let agency = records.agency()?.unwrap_or_default();
    let mut found = check::findings(plan, tasks, &agency);
    let lists = records.checklists(plan.id)?;
    found.extend(check::checklist::findings(plan, tasks, &lists));
    Ok(found)
}

/// A step with how the checks stand, where it passes the form (Điều 12.2): words of the record,
/// told in Vietnamese whatever the screen speaks.
pub(super) fn with_checks(
    records: &Records,
    deed: Deed,
    of: (&plan::Plan, &[plan::Task]),
) -> Result<Deed, Failure> {
    if !matches!(deed, Deed::PassForm { .. }) {
        return Ok(deed);
    }
    let found = found(records, of)?;
    let count = |wanted| found.iter().filter(|it| it.severity == wanted).count();
    let levels = [
        ("must", Severity::MustFix),
        ("should", Severity::ShouldFix),
        ("notice", Severity::Notice),
    ];
    let counts = levels.map(|(name, level)| (name, count(level).to_string()));
    let fill = counts
        .each_ref()
        .map(|(name, count)| (*name, count.as_str()));
    let checks = word(Language::Vi, "course_checks", &fill);
    Ok(Deed::PassForm { checks })
}

/// A new plan: from a template, or with the sections most plans have, each empty.
pub fn create(office: &Office, form: NewPlan) -> Result<SavedPlan, Failure> {
    let (plan, tasks) = super::templates::begin(office, form)?;
    let change = Change::of(EventKind::PlanCreated).in_plan(plan.id);
    let (plan, saved) = office.change(change, |tx| {
        tx.insert_plan(&plan, &tasks, false)?;
        Ok(plan)
    })?;
    Ok(SavedPlan {
        saved,
        plan: labelled_plan(&plan),
    })
}

/// Keeps a plan that was begun from another document of the office.
pub(super) fn keep_begun(
    office: &Office,
    new: &plan::Plan,
    tasks: &[plan::Task],
) -> Result<SavedPlan, Failure> {
    let change = Change::of(EventKind::PlanCreated)
        .in_plan(new.id)
        .noting(new.title());
    let (plan, saved) = office.change(change, |tx| {
        tx.insert_plan(new, tasks, false)?;
        Ok(tx.plan(new.id)?)
    })?;
    Ok(SavedPlan {
        saved,
        plan: labelled_plan(&plan),
    })
}

/// What of a plan an edit is about, as its history tells it.
enum About<'a> {
    /// A section or annex.
    Part(uuid::Uuid),
    /// `head` or `ending`.
    Place(&'a str),
}

/// Edits a plan as a function from plan to plan, and keeps what differs.
fn edit(
    office: &Office,
    plan: &str,
    about: About<'_>,
    work: impl FnOnce(&mut plan::Plan) -> Result<(), Failure>,
) -> Result<SavedPlan, Failure> {
    edit_in(office, plan, about, |_, plan| work(plan))
}

/// The same, looking at what else is kept.
fn edit_in(
    office: &Office,
    plan: &str,
    about: About<'_>,
    work: impl FnOnce(&Tx<'_>, &mut plan::Plan) -> Result<(), Failure>,
) -> Result<SavedPlan, Failure> {
    let id: PlanId = reader("plan", plan)?;
    let change = Change::of(EventKind::PlanSaved).in_plan(id);
    let change = match about {
        About::Part(subject) => change.about(subject),
        About::Place(place) => change.noting(place),
    };
    let (plan, saved) = office.change(change, |tx| {
        let mut plan = tx.plan(id)?;
        work(tx, &mut plan)?;
        tx.save_plan(&plan)?;
        Ok(plan)
    })?;
    Ok(SavedPlan {
        saved,
        plan: labelled_plan(&plan),
    })
}

/// Changes what stands above the body.
pub fn save_head(office: &Office, plan: String, head: PlanHead) -> Result<SavedPlan, Failure> {
    edit_in(office, &plan, About::Place("head"), |tx, plan| {
        let before = (plan.head.number, plan.head.date);
        edits::head(plan, head)?;
        if (plan.head.number, plan.head.date) != before {
            review::number_by_hand(tx, plan)?;
        }
        Ok(())
    })
}

/// Changes closing, recipients and signature.
pub fn save_ending(
    office: &Office,
    plan: String,
    ending: PlanEnding,
) -> Result<SavedPlan, Failure> {
    edit(office, &plan, About::Place("ending"), |plan| {
        edits::ending(plan, ending)
    })
}

/// Adds a section.
pub fn add_section(office: &Office, plan: String, form: NewSection) -> Result<SavedPlan, Failure> {
    let parent = form.parent.map(|p| reader("section", &p)).transpose()?;
    let section = plan::Section {
        id: SectionId(clock::mint()),
        kind: form.kind.into(),
        label: Label::Auto,
        title: String::new(),
        run_in: false,
        blocks: Vec::new(),
        sections: Vec::new(),
    };
    let id = section.id;
    let head = SectionHead {
        kind: section.kind,
        label: Label::Auto,
        title: form.title,
        run_in: false,
    };
    edit(office, &plan, About::Part(id.0), |plan| {
        plan.insert_section(
            Place {
                parent,
                index: form.index as usize,
            },
            section,
        )?;
        Ok(plan.set_section_head(id, head)?)
    })
}

/// Changes a section's line and text.
pub fn save_section(
    office: &Office,
    plan: String,
    section: String,
    edited: SectionEdit,
) -> Result<SavedPlan, Failure> {
    let id: SectionId = reader("section", &section)?;
    edit(office, &plan, About::Part(id.0), |plan| {
        edits::section(plan, id, edited, clock::mint)
    })
}

/// Moves a section; the index counts without the moved one.
pub fn move_section(
    office: &Office,
    plan: String,
    section: String,
    parent: Option<String>,
    index: u32,
) -> Result<SavedPlan, Failure> {
    let id: SectionId = reader("section", &section)?;
    let parent = parent.map(|p| reader("section", &p)).transpose()?;
    edit(office, &plan, About::Part(id.0), |plan| {
        Ok(plan.move_section(
            id,
            Place {
                parent,
                index: index as usize,
            },
        )?)
    })
}

/// Removes a section with all under it.
pub fn remove_section(office: &Office, plan: String, section: String) -> Result<Removed, Failure> {
    let (plan, id): (PlanId, SectionId) = (reader("plan", &plan)?, reader("section", &section)?);
    let title = office.read(|store| Ok(history::title_of(&store.plan(plan)?, id)))?;
    let change = Change::of(EventKind::SectionRemoved)
        .in_plan(plan)
        .about(id.0)
        .noting(title);
    let ((_, trash), saved) = office.change(change, |tx| Ok(tx.remove_section(plan, id)?))?;
    Ok(removed(trash, saved))
}

/// Changes the text of an annex.
pub fn save_annex(
    office: &Office,
    plan: String,
    annex: String,
    blocks: Vec<Block>,
) -> Result<SavedPlan, Failure> {
    let id: SectionId = reader("annex", &annex)?;
    edit(office, &plan, About::Part(id.0), |plan| {
        edits::annex(plan, id, blocks, clock::mint)
    })
}

/// Removes an annex.
pub fn remove_annex(office: &Office, plan: String, annex: String) -> Result<Removed, Failure> {
    let (plan, id): (PlanId, SectionId) = (reader("plan", &plan)?, reader("annex", &annex)?);
    let title = office.read(|store| Ok(history::title_of(&store.plan(plan)?, id)))?;
    let change = Change::of(EventKind::AnnexRemoved)
        .in_plan(plan)
        .about(id.0)
        .noting(title);
    let ((_, trash), saved) = office.change(change, |tx| Ok(tx.remove_annex(plan, id)?))?;
    Ok(removed(trash, saved))
}

/// Marks a doubt as looked at, or takes that back.
pub fn settle_doubt(
    office: &Office,
    plan: String,
    doubt: String,
    settled: bool,
) -> Result<SavedPlan, Failure> {
    let (plan, id): (PlanId, DoubtId) = (reader("plan", &plan)?, reader("doubt", &doubt)?);
    let change = Change::of(EventKind::DoubtSettled)
        .in_plan(plan)
        .about(id.0);
    let (plan, saved) = office.change(change, |tx| {
        tx.settle_doubt(id, settled)?;
        Ok(tx.plan(plan)?)
    })?;
    Ok(SavedPlan {
        saved,
        plan: labelled_plan(&plan),
    })
}

/// Removes a plan with its tasks and marks.
///
/// # Errors
/// A flaw [`FlawKind::Frozen`] at `plan` once it has its number: it is kept on file (Điều 28).
pub fn remove(office: &Office, plan: String) -> Result<Removed, Failure> {
    let id: PlanId = reader("plan", &plan)?;
    let change = Change::of(EventKind::PlanRemoved).in_plan(id);
    let (trash, saved) = office.change(change, |tx| {
        if !tx.is_for_review(id)? && tx.course(id)?.stage().is_frozen() {
            return Err(Flaws::from(Flaw::new("plan", FlawKind::Frozen)).into());
        }
        Ok(tx.remove_plan(id)?)
    })?;
    Ok(removed(trash, saved))
}

pub(super) fn removed(trash: TrashId, saved: Saved) -> Removed {
    Removed {
        saved,
        trash: trash.to_string(),
    }
}

/// What was removed and can be brought back, newest first.
pub fn trash(office: &Office) -> Result<Vec<TrashItem>, Failure> {
    office.read(|store| {
        Ok(store
            .trashed()?
            .into_iter()
            .map(|t| TrashItem {
                id: t.id.to_string(),
                what: trash_word(t.kind).to_owned(),
                title: t.title,
                at: wire::time(t.at),
                right: right_to(t.kind).into(),
                plan: t.plan.map(|p| p.to_string()),
            })
            .collect())
    })
}

/// Brings something back to where it was.
pub fn restore_removed(office: &Office, trash: String) -> Result<Saved, Failure> {
    let id: TrashId = reader("trash", &trash)?;
    let item = office.read(|store| Ok(store.trashed()?.into_iter().find(|it| it.id == id)))?;
    let change = Change::of(EventKind::Restored);
    let change = match item.as_ref().and_then(|it| it.plan) {
        Some(plan) => change.in_plan(plan),
        None => change,
    };
    let right = item.as_ref().map_or(Right::Draft, |it| right_to(it.kind));
    let change = change.noting(item.map_or_else(String::new, |it| history::cut(&it.title)));
    let ((), saved) = office.change(change, |tx| {
        people::sitting(office, tx, right)?;
        let mut days = tx.days_in_trash(id)?;
        for quarter in tx.quarters_in_trash(id)? {
            days.extend(closing::day_of(tx, quarter)?);
        }
        let title = tx.restore(id)?.title;
        let back = closing::Late {
            subject: title.clone(),
            old: String::new(),
            new: title,
        };
        closing::note_all(tx, &days, &back)
    })?;
    Ok(saved)
}

/// What it takes to bring such a thing back: the same as to remove it.
fn right_to(kind: store::TrashKind) -> Right {
    use store::TrashKind as Kind;
    people::right_of(match kind {
        Kind::Plan => EventKind::PlanRemoved,
        Kind::Section => EventKind::SectionRemoved,
        Kind::Annex => EventKind::AnnexRemoved,
        Kind::Tasks => EventKind::TasksRemoved,
        Kind::Unit => EventKind::UnitRemoved,
        Kind::Official => EventKind::OfficialRemoved,
        Kind::Template => EventKind::TemplateRemoved,
        Kind::Phrase => EventKind::PhraseRemoved,
        Kind::Checklist => EventKind::ChecklistRemoved,
        Kind::LogEntries => EventKind::LogRemoved,
        Kind::Schedule => EventKind::ScheduleRemoved,
        Kind::Evidence => EventKind::EvidenceRemoved,
        Kind::Indicator => EventKind::IndicatorRemoved,
        Kind::Report => EventKind::ReportRemoved,
        Kind::Remark => EventKind::RemarkRemoved,
    })
}

fn trash_word(kind: store::TrashKind) -> &'static str {
    use store::TrashKind as Kind;
    match kind {
        Kind::Plan => "plan",
        Kind::Section => "section",
        Kind::Annex => "annex",
        Kind::Tasks => "task",
        Kind::Unit => "unit",
        Kind::Official => "official",
        Kind::Template => "template",
        Kind::Phrase => "phrase",
        Kind::Checklist => "checklist",
        Kind::LogEntries => "entry",
        Kind::Schedule => "schedule",
        Kind::Evidence => "evidence",
        Kind::Indicator => "indicator",
        Kind::Report => "report",
        Kind::Remark => "remark",
    }
}
