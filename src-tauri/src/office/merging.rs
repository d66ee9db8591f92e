//! What somebody else made of a kept version of a plan, made one with the plan as it stands. Used
//! by what comes in from other computers.

use super::versions::{Kept, content, put, put_version_as, refuse_frozen};
use super::{Office, people};
use crate::wire::{
    Comparison, Failure, MergeAspect, MergeConflict, MergeForm, MergePreview, MergeRuling,
    MergeSource, MergeTake, MergeTaken, MergeThing, MergeValue, MergedPlan, labelled_plan, reader,
    rich, small,
};
use check::compare;
use exchange::Content;
use plan::merge::{Conflict, Field, Merged, Merging, Node, Ruling, State, Taken, Unit, Value};
use plan::{
    ContentHash, Flaw, FlawKind, Flaws, Plan, PlanId, Right, Task, VersionCause, VersionId,
};
use store::{Change, EventKind, Records};

/// What is merged with a plan as it stands.
pub struct Incoming {
    /// The plan.
    pub plan: PlanId,
    /// The version both began from.
    pub base: VersionId,
    /// What they made of it.
    pub theirs: Content,
    /// The kept version that is, if it is one.
    pub kept: Option<VersionId>,
    /// What was decided of the conflicts, in order.
    pub rulings: Vec<MergeRuling>,
}

fn flaw(field: &str, kind: FlawKind) -> Failure {
    Flaws::from(Flaw::new(field, kind)).into()
}

/// The three states.
struct Three {
    now: Kept,
    base: Kept,
    theirs: (Plan, Vec<Task>),
}

impl Three {
    fn read(records: &Records, incoming: &Incoming) -> Result<Self, Failure> {
        let now = Kept::now(records, incoming.plan)?;
        let mut base = Kept::version(records, incoming.base)?;
        let read = incoming.theirs.clone().into_plan();
        let (mut theirs, tasks) = read.map_err(|error| {
            tracing::warn!(%error, "content that is no plan");
            flaw("theirs", FlawKind::Unknown)
        })?;
        if base.plan.id != incoming.plan || theirs.id != incoming.plan {
            return Err(flaw("theirs", FlawKind::Unknown));
        }
        // Number and date come by their step alone.
        for plan in [&mut base.plan, &mut theirs] {
            (plan.head.number, plan.head.date) = (now.plan.head.number, now.plan.head.date);
        }
        Ok(Self {
            now,
            base,
            theirs: (theirs, tasks),
        })
    }

    fn merged(&self, rulings: &[MergeRuling]) -> Result<Merged, Failure> {
        let (theirs, tasks) = &self.theirs;
        let state = |plan, tasks| State { plan, tasks };
        let mut merging = Merging::new(
            state(&self.base.plan, &self.base.tasks),
            state(&self.now.plan, &self.now.tasks),
            state(theirs, tasks),
        );
        for ruling in rulings {
            let unit = unit_of(&ruling.unit).ok_or_else(|| flaw("unit", FlawKind::Unknown))?;
            let take = match ruling.take {
                MergeTake::Mine => Ruling::Mine,
                MergeTake::Theirs => Ruling::Theirs,
                MergeTake::Base => Ruling::Base,
                MergeTake::Own => Ruling::Own(plan::text::nfc(&ruling.text)),
            };
            merging.resolve(unit, take)?;
        }
        Ok(merging.merged())
    }
}

/// What a merge comes to with what was decided so far. Keeps nothing.
///
/// # Errors
/// No such plan or version; a flaw at `theirs` for content of another plan, at `unit` or `ruling`
/// for a decision that cannot be.
pub fn preview(office: &Office, incoming: &Incoming) -> Result<MergePreview, Failure> {
    office.read(|store| {
        let three = Three::read(store, incoming)?;
        let merged = three.merged(&incoming.rulings)?;
        let people = store.officials()?;
        let becomes = compare::State {
            plan: &merged.plan,
            tasks: &merged.tasks,
            people: &people,
        };
        let lines = compare::compare(three.now.state(&people), becomes);
        Ok(MergePreview {
            plan: incoming.plan.to_string(),
            title: three.now.plan.title(),
            seen: ContentHash::of(&three.now.plan, &three.now.tasks).to_string(),
            open: small(merged.open()),
            conflicts: merged.conflicts.iter().map(conflict).collect(),
            taken: merged.taken.iter().map(taken).collect(),
            comparison: Comparison::from(lines),
        })
    })
}

/// Keeps a merge whose conflicts are all decided: what stood before and what came in are kept as
/// versions first, unless that is one already; the event is about what came in. `seen` is the hash that was previewed; empty where nothing was looked at.
///
/// # Errors
/// As [`preview`]; a flaw at `rulings` while conflicts wait, at `seen` if the plan was changed
/// since, [`FlawKind::Frozen`] at `plan` once the document has its number.
pub fn accept(office: &Office, incoming: &Incoming, seen: &str) -> Result<MergedPlan, Failure> {
    let plan = incoming.plan;
    let received = (incoming.kept).unwrap_or_else(|| VersionId(crate::clock::mint()));
    let change = Change::of(EventKind::PlanMerged)
        .in_plan(plan)
        .about(received.0);
    let ((before, gone, stood), saved) = office.change(change, |tx| {
        let three = Three::read(tx, incoming)?;
        refuse_frozen(&three.now)?;
        let now = &three.now;
        if !seen.is_empty() && ContentHash::of(&now.plan, &now.tasks).to_string() != seen {
            return Err(flaw("seen", FlawKind::ChangedSince));
        }
        let merged = three.merged(&incoming.rulings)?;
        if merged.open() > 0 {
            return Err(flaw("rulings", FlawKind::Empty));
        }
        let by = people::sitting(office, tx, Right::Draft)?;
        let before = VersionId(crate::clock::mint());
        let keep = |id, state, cause| {
            let by = (by.clone(), String::new());
            put_version_as(tx, id, state, (cause, now.stage()), by)
        };
        keep(before, (&now.plan, &now.tasks), VersionCause::Replaced)?;
        if incoming.kept.is_none() {
            let theirs = (&three.theirs.0, &three.theirs.1[..]);
            keep(received, theirs, VersionCause::Received)?;
        }
        let gone = put(tx, now, merged.plan, merged.tasks)?;
        Ok((before, gone, now.stage()))
    })?;
    office.read(|store| {
        Ok(MergedPlan {
            saved,
            plan: labelled_plan(&store.plan(plan)?),
            before: before.to_string(),
            received: received.to_string(),
            trash: gone.map(|id| id.to_string()),
            voided: store.course(plan)?.stage() != stood,
        })
    })
}

fn incoming(office: &Office, form: &MergeForm) -> Result<Incoming, Failure> {
    let (theirs, kept) = match &form.theirs {
        MergeSource::Content { json } => (Content::from_json(json), None),
        MergeSource::Version { version } => {
            let kept = reader("version", version)?;
            (Content::from_json(&content(office, version)?), Some(kept))
        }
    };
    Ok(Incoming {
        plan: reader("plan", &form.plan)?,
        base: reader("version", &form.base)?,
        theirs: theirs.map_err(|_| flaw("theirs", FlawKind::Unknown))?,
        kept,
        rulings: form.rulings.clone(),
    })
}

/// The same as [`preview`], as a screen asks it.
pub fn preview_form(office: &Office, form: MergeForm) -> Result<MergePreview, Failure> {
    preview(office, &incoming(office, &form)?)
}

/// The same as [`accept`], as a screen asks it.
pub fn accept_form(office: &Office, form: MergeForm) -> Result<MergedPlan, Failure> {
    accept(office, &incoming(office, &form)?, &form.seen)
}

// ---- for the screen -------------------------------------------------------------------------

fn value(value: &Value) -> MergeValue {
    MergeValue {
        label: value.label.clone(),
        lines: value.lines.iter().map(rich).collect(),
    }
}

fn conflict(it: &Conflict) -> MergeConflict {
    let unit = key_of(it.unit);
    let ruling = it.ruling.as_ref().map(|ruling| MergeRuling {
        unit: unit.clone(),
        take: match ruling {
            Ruling::Mine => MergeTake::Mine,
            Ruling::Theirs => MergeTake::Theirs,
            Ruling::Base => MergeTake::Base,
            Ruling::Own(_) => MergeTake::Own,
        },
        text: match ruling {
            Ruling::Own(text) => text.clone(),
            _ => String::new(),
        },
    });
    MergeConflict {
        unit,
        aspect: aspect(it.unit),
        thing: thing(it.unit),
        base: it.base.as_ref().map(value),
        mine: it.mine.as_ref().map(value),
        theirs: it.theirs.as_ref().map(value),
        own: it.own,
        ruling,
    }
}

fn taken(it: &Taken) -> MergeTaken {
    MergeTaken {
        thing: thing(it.unit),
        kind: it.kind.into(),
        before: it.before.as_ref().map(value),
        after: it.after.as_ref().map(value),
    }
}

fn aspect(unit: Unit) -> MergeAspect {
    match unit {
        Unit::Field(_) | Unit::Words(_) => MergeAspect::Words,
        Unit::Place(_) => MergeAspect::Place,
        Unit::Presence(_) => MergeAspect::Presence,
    }
}

fn thing(unit: Unit) -> MergeThing {
    match unit {
        Unit::Field(field) => match field {
            Field::Year => MergeThing::Year,
            Field::Continues => MergeThing::Continues,
            Field::Parent => MergeThing::Parent,
            Field::AgencyLines => MergeThing::AgencyLines,
            Field::Number => MergeThing::Number,
            Field::Symbol => MergeThing::Symbol,
            Field::Place => MergeThing::Place,
            Field::Date => MergeThing::Date,
            Field::Subject => MergeThing::Subject,
            Field::Bases => MergeThing::Bases,
            Field::Opening => MergeThing::Opening,
            Field::Urgency => MergeThing::Urgency,
            Field::Circulation => MergeThing::Circulation,
            Field::DraftStamp => MergeThing::DraftStamp,
            Field::Closing => MergeThing::Closing,
            Field::Recipients => MergeThing::Recipients,
            Field::Signature => MergeThing::Signature,
        },
        Unit::Words(node) | Unit::Place(node) | Unit::Presence(node) => match node {
            Node::Section(_) => MergeThing::Section,
            Node::Annex(_) => MergeThing::Annex,
            Node::Block(_) => MergeThing::Block,
            Node::Task(_) => MergeThing::Task,
        },
    }
}

/// A unit as a ruling names it: `field/8`, `words/block/0190…`.
fn key_of(unit: Unit) -> String {
    let node = |node: Node| match node {
        Node::Section(id) => format!("section/{id}"),
        Node::Annex(id) => format!("annex/{id}"),
        Node::Block(id) => format!("block/{id}"),
        Node::Task(id) => format!("task/{id}"),
    };
    match unit {
        Unit::Field(field) => {
            let at = Field::ALL.iter().position(|it| *it == field);
            format!("field/{}", at.unwrap_or_default())
        }
        Unit::Words(it) => format!("words/{}", node(it)),
        Unit::Place(it) => format!("place/{}", node(it)),
        Unit::Presence(it) => format!("presence/{}", node(it)),
    }
}

fn unit_of(key: &str) -> Option<Unit> {
    let (aspect, of) = key.split_once('/')?;
    if aspect == "field" {
        let at: usize = of.parse().ok()?;
        return Field::ALL.get(at).copied().map(Unit::Field);
    }
    let (kind, id) = of.split_once('/')?;
    let node = match kind {
        "section" => Node::Section(id.parse().ok()?),
        "annex" => Node::Annex(id.parse().ok()?),
        "block" => Node::Block(id.parse().ok()?),
        "task" => Node::Task(id.parse().ok()?),
        _ => return None,
    };
    Some(match aspect {
        "words" => Unit::Words(node),
        "place" => Unit::Place(node),
        "presence" => Unit::Presence(node),
        _ => return None,
    })
}
