//! Review and signature: where each plan stands, and the steps from there.

use super::remarks::{self, Unless};
use super::{Office, adjust, letterhead, log, people, plans, register};
use crate::clock;
use crate::wire::{self, Failure, OpenStep, SavedCourse, StepForm, reader};
use chrono::NaiveDate;
use exchange::Content;
use plan::review::{Attempt, Deed, Edited};
use plan::{
    Actor, ContentHash, Course, Flaw, FlawKind, Flaws, PartialDate, Passage, PassageId, Plan,
    PlanId, PlanState, Stage, Step, StepSwitches, Version, VersionCause, VersionId,
};
use store::{Change, EventKind, Records, StoreError, Tx};

/// The setting that holds which steps an office takes.
const SWITCHES: &str = "review_steps";

/// Holds every touched plan to its course: an edit of approved words undoes the approval, one of a
/// numbered document cannot be, and number and date come by their step alone.
pub(super) fn keep_true(tx: &Tx<'_>, by: &Actor) -> Result<(), Failure> {
    for id in tx.touched()? {
        let course = tx.course(id)?;
        if course.passages().is_empty() {
            continue;
        }
        let plan = tx.plan(id)?;
        let tasks = tx.tasks(id)?;
        let content = ContentHash::of(&plan, &tasks);
        match course.edited(content) {
            Edited::Fine => {}
            Edited::Refused => return Err(flaw("plan", FlawKind::Frozen)),
            Edited::Voids => {
                let mint = PassageId(clock::mint());
                let mut passage = course.voided(mint, content, by.clone(), tx.saved().at);
                let version = VersionId(clock::mint());
                keep_version(tx, version, &plan, &tasks, VersionCause::Step, &passage)?;
                passage.version = Some(version);
                tx.add_passage(id, &passage)?;
            }
        }
        numbered_as_its_course_says(&plan, &course)?;
    }
    Ok(())
}

fn flaw(field: &str, kind: FlawKind) -> Failure {
    Flaws::from(Flaw::new(field, kind)).into()
}

fn numbered_as_its_course_says(plan: &Plan, course: &Course) -> Result<(), Failure> {
    let kind = if course.stage().is_frozen() {
        FlawKind::Frozen
    } else {
        FlawKind::OutOfTurn
    };
    let numbering = course.numbering();
    if plan.head.number != numbering.map(|it| it.number) {
        return Err(flaw("number", kind));
    }
    let date = plan.head.date.complete();
    if date != numbering.map(|it| it.on) {
        return Err(flaw("date", kind));
    }
    Ok(())
}

/// Number and date are typed only for a plan that came with them from a file; one that was begun
/// here gets them by their step, after the signature (Điều 15).
///
/// # Errors
/// Flaws at `number` and `date`; [`FlawKind::Repeated`] for a number of that year that is taken.
pub(super) fn number_by_hand(tx: &Tx<'_>, plan: &Plan) -> Result<(), Failure> {
    use chrono::Datelike;
    let course = tx.course(plan.id)?;
    if !course.passages().is_empty() || tx.was_begun_here(plan.id)? {
        return numbered_as_its_course_says(plan, &course);
    }
    let (Some(number), Some(date)) = (plan.head.number, plan.head.date.complete()) else {
        return Ok(());
    };
    let series = register::series(plan, &tx.agency()?.unwrap_or_default());
    match tx.numbers_given(date.year(), &series)?.contains(&number) {
        true => Err(flaw("number", FlawKind::Repeated)),
        false => Ok(()),
    }
}

/// Which steps the office takes.
pub(super) fn switches(records: &Records) -> Result<StepSwitches, Failure> {
    let kept = records.setting(SWITCHES)?;
    let read = kept.and_then(|text| serde_json::from_str::<wire::StepSwitches>(&text).ok());
    Ok(read.map_or_else(StepSwitches::default, StepSwitches::from))
}

impl From<wire::StepSwitches> for StepSwitches {
    fn from(it: wire::StepSwitches) -> Self {
        Self {
            unit_review: it.unit_review,
            format_check: it.format_check,
        }
    }
}

impl From<StepSwitches> for wire::StepSwitches {
    fn from(it: StepSwitches) -> Self {
        Self {
            unit_review: it.unit_review,
            format_check: it.format_check,
        }
    }
}

/// Chooses which steps the office takes.
pub fn set_steps(office: &Office, switches: wire::StepSwitches) -> Result<wire::Saved, Failure> {
    let text = serde_json::to_string(&switches).map_err(|_| Failure::Internal)?;
    let ((), saved) = office.change(EventKind::StepsSet, |tx| {
        Ok(tx.set_setting(SWITCHES, Some(&text))?)
    })?;
    Ok(saved)
}

/// Where a plan stands, how it came there, and what may come next.
pub fn course(office: &Office, plan: String) -> Result<wire::Course, Failure> {
    let id = reader("plan", &plan)?;
    office.read(|store| view(office, store, id))
}

/// The hash of a plan's content as it is now.
pub(super) fn content_of(records: &Records, plan: PlanId) -> Result<ContentHash, Failure> {
    Ok(ContentHash::of(&records.plan(plan)?, &records.tasks(plan)?))
}

pub(super) fn view(
    office: &Office,
    records: &Records,
    plan: PlanId,
) -> Result<wire::Course, Failure> {
    let (course, switches) = (records.course(plan)?, switches(records)?);
    let for_review = records.is_for_review(plan)?;
    let (plan, tasks) = (records.plan(plan)?, records.tasks(plan)?);
    let content = ContentHash::of(&plan, &tasks);
    let (stage, who) = (course.stage(), people::who(office, records)?);
    let last = course.passages().last();
    let struck = register::struck(records, plan.id, &course)?;
    let mut steps = match for_review {
        true => Vec::new(),
        false => switches.steps(stage),
    };
    if stage == Stage::Numbered {
        // Without a number that counts it does not go out; with one it gets no other.
        steps.retain(|step| {
            *step
                != if struck.is_some() {
                    Step::Issue
                } else {
                    Step::Number
                }
        });
    }
    let steps = steps.into_iter().map(|step| {
        let right = step.right(stage);
        let able = plan::people::Role::ALL.into_iter().find(|it| it.may(right));
        OpenStep {
            step: step.into(),
            allowed: who.as_ref().is_none_or(|actor| actor.role.may(right)),
            role: able.unwrap_or_default().into(),
        }
    });
    Ok(wire::Course {
        stage: stage.into(),
        round: course.round(),
        content: content.to_string(),
        short: content.short(),
        changed: stage.is_review() && last.is_some_and(|it| it.content != content),
        altered: course.approval().is_some_and(|it| it.content != content),
        frozen: stage.is_frozen(),
        passages: course
            .passages()
            .iter()
            .map(wire::CoursePassage::from)
            .collect(),
        steps: steps.collect(),
        switches: switches.into(),
        alone: who.is_none(),
        imported: !for_review && is_imported(&plan, &course),
        by_hand: !for_review && course.passages().is_empty() && !records.was_begun_here(plan.id)?,
        for_review,
        signer: expected_signer(records, &plan)?,
        struck: struck.unwrap_or_default(),
        adjusts: adjust::of(records, &plan)?,
        adjusted_by: adjust::by(records, &plan)?,
    })
}

/// Whether a plan came with number and date from a file: it was issued before it was here.
fn is_imported(plan: &Plan, course: &Course) -> bool {
    course.passages().is_empty() && plan.state() == PlanState::Issued
}

/// The plan's signatory, else the office's usual one.
fn expected_signer(records: &Records, plan: &Plan) -> Result<String, Failure> {
    let own = plan.signature.name.trim();
    if !own.is_empty() {
        return Ok(own.to_owned());
    }
    let agency = records.agency()?.unwrap_or_default();
    let usual = agency.signatories.first();
    Ok(usual.map_or_else(String::new, |it| it.name.trim().to_owned()))
}

/// What a step asks of other things in the office than its course.
fn fits(tx: &Tx<'_>, plan: &Plan, course: &Course, deed: &Deed) -> Result<(), Failure> {
    match deed {
        // Number and date would have to go first: they come after the signature (Điều 15).
        Deed::Submit
            if course.passages().is_empty()
                && (plan.head.number.is_some() || plan.head.date.complete().is_some()) =>
        {
            Err(flaw("number", FlawKind::HasNumber))
        }
        // A number that counts is given once; one that was struck goes out with nothing.
        Deed::Number { .. } | Deed::Issue { .. } if course.stage() == Stage::Numbered => {
            let struck = register::struck(tx, plan.id, course)?.is_some();
            match (struck, matches!(deed, Deed::Number { .. })) {
                (true, true) | (false, false) => Ok(()),
                _ => Err(flaw("step", FlawKind::OutOfTurn)),
            }
        }
        Deed::Replace { by } if *by == plan.id => Err(flaw("by", FlawKind::ImpossibleMove)),
        Deed::Replace { by } => match tx.plan(*by) {
            Ok(other) if other.state() == PlanState::Issued => Ok(()),
            Ok(_) => Err(flaw("by", FlawKind::OutOfTurn)),
            Err(StoreError::NotFound { .. }) => Err(flaw("by", FlawKind::Unknown)),
            Err(error) => Err(error.into()),
        },
        _ => Ok(()),
    }
}

impl From<&Actor> for wire::Person {
    fn from(actor: &Actor) -> Self {
        Self {
            name: actor.name.clone(),
            role: actor.role.into(),
        }
    }
}

impl From<&Passage> for wire::CoursePassage {
    fn from(passage: &Passage) -> Self {
        let (mut reason, mut signer, mut number, mut day, mut other) =
            (String::new(), String::new(), None, None, None);
        match &passage.deed {
            Deed::Submit | Deed::PassContent | Deed::Approve | Deed::Void => {}
            Deed::PassForm { checks } => reason.clone_from(checks),
            Deed::Return { reason: why }
            | Deed::TakeBack { reason: why }
            | Deed::Correct { reason: why } => reason.clone_from(why),
            Deed::Sign {
                by,
                on,
                reason: why,
            } => {
                (signer, day) = (by.clone(), Some(on.to_string()));
                reason.clone_from(why);
            }
            Deed::Number { number: no, on } => {
                (number, day) = (Some(*no), Some(on.to_string()));
            }
            Deed::Issue { on } => day = Some(on.to_string()),
            Deed::File { place } => reason.clone_from(place),
            Deed::Replace { by } => other = Some(by.to_string()),
        }
        Self {
            id: passage.id.to_string(),
            step: passage.deed.step().into(),
            from: passage.from.into(),
            to: passage.to.into(),
            by: (&passage.by).into(),
            at: wire::time(passage.at),
            content: passage.content.short(),
            version: passage.version.map(|id| id.to_string()),
            reason,
            signer,
            number,
            day,
            other,
        }
    }
}

/// A step's word in the history: `pass_content`.
fn step_code(deed: &wire::Deed) -> String {
    let told = serde_json::to_value(deed).ok();
    let step = told.as_ref().and_then(|it| it["step"].as_str());
    step.unwrap_or_default().to_owned()
}

/// Which steps the office takes, as the settings show them.
pub fn get_steps(office: &Office) -> Result<wire::StepSwitches, Failure> {
    office.read(|store| Ok(switches(store)?.into()))
}

fn day_of(text: &str) -> Result<NaiveDate, Failure> {
    text.parse().map_err(|_| flaw("on", FlawKind::NoSuchDate))
}

/// What a form says. A number left blank is the next free one.
fn deed_of(
    form: wire::Deed,
    next: impl FnOnce(i32) -> Result<u32, Failure>,
) -> Result<Deed, Failure> {
    Ok(match form {
        wire::Deed::Submit => Deed::Submit,
        wire::Deed::PassContent => Deed::PassContent,
        wire::Deed::PassForm => Deed::PassForm {
            checks: String::new(),
        },
        wire::Deed::Approve => Deed::Approve,
        wire::Deed::Return { reason } => Deed::Return { reason },
        wire::Deed::TakeBack { reason } => Deed::TakeBack { reason },
        wire::Deed::Sign { by, on, reason } => Deed::Sign {
            by,
            on: day_of(&on)?,
            reason,
        },
        wire::Deed::Number { number, on } => {
            let on = day_of(&on)?;
            let number = match number.trim() {
                "" => next(chrono::Datelike::year(&on))?,
                digits => digits
                    .parse()
                    .map_err(|_| flaw("number", FlawKind::NotANumber))?,
            };
            Deed::Number { number, on }
        }
        wire::Deed::Issue { on } => Deed::Issue { on: day_of(&on)? },
        wire::Deed::File { place } => Deed::File { place },
        wire::Deed::Replace { by } => Deed::Replace {
            by: reader("plan", &by)?,
        },
        wire::Deed::Correct { reason } => Deed::Correct { reason },
    })
}

/// Takes a step: a version of what it is about is kept with it.
pub fn take_step(office: &Office, plan: String, form: StepForm) -> Result<SavedCourse, Failure> {
    let id: PlanId = reader("plan", &plan)?;
    let seen = match form.seen.as_str() {
        "" => None,
        text => Some(text.parse().map_err(|_| flaw("seen", FlawKind::Unknown))?),
    };
    let change = Change::of(EventKind::StepTaken)
        .in_plan(id)
        .noting(step_code(&form.deed));
    let (course, saved) = office.change(change, |tx| {
        let (course, mut plan, tasks) = (tx.course(id)?, tx.plan(id)?, tx.tasks(id)?);
        let series = register::series(&plan, &tx.agency()?.unwrap_or_default());
        let deed = deed_of(form.deed, |year| register::next(tx, year, &series))?;
        let deed = plans::with_checks(tx, deed, (&plan, &tasks))?;
        fits(tx, &plan, &course, &deed)?;
        let right = deed.step().right(course.stage());
        let by = match people::who(office, tx)? {
            Some(actor) => actor,
            None => {
                let alone = people::alone(tx, right)?;
                let name = plan::text::squeeze(&form.by);
                // Whoever signs is who approves (Điều 11.1), unless somebody else is named.
                let usual = match deed {
                    Deed::Approve => Some(expected_signer(tx, &plan)?),
                    _ => None,
                };
                let usual = usual.filter(|name| !name.is_empty()).unwrap_or(alone.name);
                Actor {
                    name: if name.is_empty() { usual } else { name },
                    role: alone.role,
                }
            }
        };
        let before = ContentHash::of(&plan, &tasks);
        if deed == Deed::Submit {
            letterhead::give(tx, &mut plan)?;
        }
        let content = ContentHash::of(&plan, &tasks);
        let attempt = Attempt {
            deed,
            by,
            today: log::today(tx)?,
            content,
            // Nobody changed what was seen but this step.
            seen: seen.map(|seen| if seen == before { content } else { seen }),
        };
        let (mint, at) = (PassageId(clock::mint()), tx.saved().at);
        let mut passage = course.take(attempt, switches(tx)?, mint, at)?;
        if let Deed::Number { number, on } = passage.deed {
            use chrono::Datelike;
            let signer = course.signature().map_or_else(String::new, |it| it.by);
            register::enter_plan(tx, &plan, (number, on), &signer)?;
            plan.head.number = Some(number);
            plan.head.date = PartialDate::new(Some(on.year()), Some(on.month()), Some(on.day()))
                .map_err(Flaws::from)?;
            tx.save_plan(&plan)?;
        }
        let version = VersionId(clock::mint());
        keep_version(tx, version, &plan, &tasks, VersionCause::Step, &passage)?;
        passage.version = Some(version);
        tx.add_passage(id, &passage)?;
        remarks::keep_reason(tx, passage.remark(id, course.round()), Unless::Open)?;
        view(office, tx, id)
    })?;
    Ok(SavedCourse { saved, course })
}

pub(super) fn keep_version(
    tx: &Tx<'_>,
    id: VersionId,
    plan: &Plan,
    tasks: &[plan::Task],
    cause: VersionCause,
    passage: &Passage,
) -> Result<(), Failure> {
    let content = Content::of(plan, tasks)
        .to_json()
        .map_err(|_| Failure::Internal)?;
    let version = Version {
        id,
        plan: plan.id,
        number: 0,
        cause,
        stage: passage.to,
        content: passage.content,
        by: passage.by.clone(),
        at: passage.at,
        note: String::new(),
    };
    tx.keep_version(&version, &content)?;
    Ok(())
}
