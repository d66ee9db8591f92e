//! Remarks on a draft: written, answered, ruled on, closed one by one; what reviewers think of it.

mod print;
mod reason;
mod table;

pub use print::{line, print_for_remarks, print_for_remarks_to};
pub(super) use reason::{Unless, keep as keep_reason};
pub use table::{export, export_to, print};

use super::packages::Senders;
use super::review::content_of;
use super::{Office, people, plans};
use crate::clock;
use crate::wire::{
    self, Failure, NewRemark, OpinionForm, RemarkPlace, RemarkRuling, Removed, SavedRemarks,
    SectionRemarks, labelled_plan, reader, small,
};
use plan::checklist::{Grounds, Tie};
use plan::review::{Landing, Numbered, Part, Piece, Placing, RemarkSource, Spot, numbered};
use plan::{
    Actor, Anchor, ContentHash, Flaw, FlawKind, Flaws, Opinion, OpinionId, Plan, PlanId, Remark,
    RemarkId, RemarkState, Reply, ReplyId, Right, SectionId,
};
use std::collections::BTreeMap;
use store::{Change, EventKind, Records, Tx};

fn flaw(field: &str, kind: FlawKind) -> Failure {
    Flaws::from(Flaw::new(field, kind)).into()
}

/// Everything that was said about a plan, numbered, each where it stands now.
pub fn list(office: &Office, plan: String) -> Result<wire::Remarks, Failure> {
    let id = reader("plan", &plan)?;
    office.read(|store| view(office, store, id))
}

/// How many remarks wait in each section and annex.
pub fn by_section(office: &Office, plan: String) -> Result<Vec<SectionRemarks>, Failure> {
    let id: PlanId = reader("plan", &plan)?;
    office.read(|store| {
        let remarks = store.remarks(id)?;
        if remarks.is_empty() {
            return Ok(Vec::new());
        }
        let (kept, tasks) = (store.plan(id)?, store.tasks(id)?);
        let mut waiting: BTreeMap<SectionId, u32> = BTreeMap::new();
        for it in numbered(&remarks, &kept, &tasks) {
            if let Some(home) = it.home.filter(|_| it.remark.is_pending()) {
                *waiting.entry(home).or_default() += 1;
            }
        }
        let section = |(section, pending): (SectionId, u32)| SectionRemarks {
            section: section.to_string(),
            pending,
        };
        Ok(waiting.into_iter().map(section).collect())
    })
}

fn view(office: &Office, records: &Records, id: PlanId) -> Result<wire::Remarks, Failure> {
    let (plan, tasks) = (records.plan(id)?, records.tasks(id)?);
    let content = ContentHash::of(&plan, &tasks);
    let remarks = records.remarks(id)?;
    let who = people::who(office, records)?;
    let senders = Senders::of(records, id)?;
    let teller = Teller {
        senders: &senders,
        placing: Placing::of(&plan, &tasks),
        grounds: Grounds::of(&plan, &tasks),
        who: who.as_ref(),
    };
    let list = numbered(&remarks, &plan, &tasks);
    let opinions = records.opinions(id)?;
    Ok(wire::Remarks {
        plan: id.to_string(),
        round: records.course(id)?.round(),
        content: content.to_string(),
        counts: counts(&remarks),
        remarks: list.iter().map(|it| teller.remark(it)).collect(),
        opinions: (opinions.iter())
            .map(|it| opinion(it, content, senders.sender(it.id)))
            .collect(),
        alone: who.is_none(),
        prints: print::made(records, id)?,
    })
}

fn counts(remarks: &[Remark]) -> wire::RemarkCounts {
    let count =
        |is: fn(&RemarkState) -> bool| small(remarks.iter().filter(|it| is(&it.state)).count());
    wire::RemarkCounts {
        total: small(remarks.len()),
        open: count(|it| matches!(it, RemarkState::Open)),
        accepted: count(|it| matches!(it, RemarkState::Accepted(_))),
        declined: count(|it| matches!(it, RemarkState::Declined(_))),
        done: count(|it| matches!(it, RemarkState::Done(_))),
    }
}

fn opinion(it: &Opinion, content: ContentHash, sender: Option<wire::SaidBy>) -> wire::Opinion {
    wire::Opinion {
        id: it.id.to_string(),
        round: it.round,
        verdict: it.verdict.into(),
        reason: it.reason.clone(),
        by: (&it.by).into(),
        at: wire::time(it.at),
        content: it.content.short(),
        current: it.content == content,
        sender,
    }
}

/// What the place of something is looked up by.
fn tie(spot: &Spot) -> Option<Tie> {
    match spot {
        Spot::Plan => None,
        Spot::Section(id) => Some(Tie::Section(*id)),
        Spot::Piece(piece) | Spot::Words(piece, _) => match piece {
            Piece::Block(id) => Some(Tie::Block(*id)),
            Piece::Task(id) => Some(Tie::Task(*id)),
            Piece::Part(_) => None,
        },
    }
}

/// Tells remarks as the plan stands.
struct Teller<'a> {
    senders: &'a Senders,
    placing: Placing,
    grounds: Grounds,
    who: Option<&'a Actor>,
}

impl Teller<'_> {
    fn cited(&self, spot: &Spot) -> String {
        let ground = tie(spot).and_then(|tie| self.grounds.get(tie));
        ground.map_or_else(String::new, |ground| ground.place.clone())
    }

    /// The words as they are with those suggested, and whether these may take their place.
    fn change(&self, it: &Numbered<'_>) -> (Vec<wire::ComparedWords>, bool) {
        let Some(suggestion) = &it.remark.suggestion else {
            return (Vec::new(), false);
        };
        let as_it_was = match (&it.landing, &it.remark.anchor) {
            (Landing::Here(_), _) | (Landing::Moved(_), Anchor::Words { .. }) => true,
            (Landing::Moved(_), anchor) => self.placing.reads(anchor),
            _ => false,
        };
        let stands = as_it_was && it.remark.is_pending();
        let spot = it.landing.spot().filter(|_| stands);
        let old = match spot {
            Some(spot) => self.placing.words(spot),
            None => it.remark.anchor.excerpt().to_owned(),
        };
        let words = check::compare::compare_words(&old, suggestion);
        let told = words.into_iter().map(|it| wire::ComparedWords {
            said: it.said.into(),
            text: it.text,
        });
        let fits = spot.is_some_and(|spot| self.placing.takes(spot));
        (told.collect(), fits)
    }

    fn remark(&self, it: &Numbered<'_>) -> wire::Remark {
        let remark = it.remark;
        let ruling = remark.state.ruling();
        let (change, fits) = self.change(it);
        let near = match it.landing {
            Landing::Orphaned(piece) => piece.map(Spot::Piece),
            _ => None,
        };
        let there = it.landing.spot().or(near.as_ref());
        let cited = there.map_or_else(String::new, |spot| self.cited(spot));
        wire::Remark {
            id: remark.id.to_string(),
            number: small(it.number),
            round: remark.round,
            standing: match it.landing {
                Landing::Here(_) => wire::RemarkStanding::Here,
                Landing::Moved(_) => wire::RemarkStanding::Moved,
                Landing::Orphaned(_) => wire::RemarkStanding::Orphaned,
                Landing::Unplaced => wire::RemarkStanding::Unplaced,
            },
            of: (&remark.anchor).into(),
            place: it.landing.spot().map(RemarkPlace::from),
            home: it.home.map(|id| id.to_string()),
            near: near.as_ref().map(RemarkPlace::from),
            cited,
            excerpt: remark.anchor.excerpt().to_owned(),
            by: (&remark.by).into(),
            at: wire::time(remark.at),
            text: remark.text.clone(),
            suggestion: remark.suggestion.clone(),
            change,
            fits,
            source: remark.source.into(),
            sender: self.senders.sender(remark.id),
            state: (&remark.state).into(),
            answer: ruling.map_or_else(String::new, |it| it.answer.clone()),
            ruled_by: ruling.map(|it| (&it.by).into()),
            ruled_at: ruling.map(|it| wire::time(it.at)),
            replies: remark.replies.iter().map(wire::RemarkReply::from).collect(),
            own: is_own(remark, self.who),
        }
    }
}

/// Whether somebody may take a remark away: their own, while nobody answered it.
fn is_own(remark: &Remark, who: Option<&Actor>) -> bool {
    let written_here = matches!(remark.source, RemarkSource::Typed | RemarkSource::Paper);
    let theirs = who.is_none_or(|actor| *actor == remark.by);
    written_here && theirs && remark.state == RemarkState::Open && remark.replies.is_empty()
}

impl From<&Reply> for wire::RemarkReply {
    fn from(reply: &Reply) -> Self {
        Self {
            id: reply.id.to_string(),
            by: (&reply.by).into(),
            at: wire::time(reply.at),
            text: reply.text.clone(),
        }
    }
}

impl From<&RemarkState> for wire::RemarkState {
    fn from(state: &RemarkState) -> Self {
        match state {
            RemarkState::Open => Self::Open,
            RemarkState::Accepted(_) => Self::Accepted,
            RemarkState::Declined(_) => Self::Declined,
            RemarkState::Done(_) => Self::Done,
        }
    }
}

impl From<&Spot> for RemarkPlace {
    fn from(spot: &Spot) -> Self {
        match spot {
            Spot::Plan => Self::Plan,
            Spot::Section(section) => Self::Section {
                section: section.to_string(),
            },
            Spot::Piece(Piece::Block(block)) => Self::Block {
                block: block.to_string(),
            },
            Spot::Piece(Piece::Task(task)) => Self::Task {
                task: task.to_string(),
            },
            Spot::Piece(Piece::Part(part)) => Self::Part {
                part: (*part).into(),
            },
            Spot::Words(piece, range) => {
                let (start, end) = (small(range.start), small(range.end));
                match piece {
                    Piece::Block(block) => Self::Words {
                        block: block.to_string(),
                        start,
                        end,
                    },
                    Piece::Task(task) => Self::TaskWords {
                        task: task.to_string(),
                        start,
                        end,
                    },
                    Piece::Part(part) => Self::PartWords {
                        part: (*part).into(),
                        start,
                        end,
                    },
                }
            }
        }
    }
}

impl RemarkPlace {
    /// What of the plan a screen means.
    fn spot(&self) -> Result<Spot, Failure> {
        let words = |piece, start: u32, end: u32| Spot::Words(piece, start as usize..end as usize);
        Ok(match self {
            Self::Plan => Spot::Plan,
            Self::Section { section } => Spot::Section(reader("section", section)?),
            Self::Block { block } => Spot::Piece(Piece::Block(reader("block", block)?)),
            Self::Task { task } => Spot::Piece(Piece::Task(reader("task", task)?)),
            Self::Part { part } => Spot::Piece(Piece::Part((*part).into())),
            Self::Words { block, start, end } => {
                words(Piece::Block(reader("block", block)?), *start, *end)
            }
            Self::TaskWords { task, start, end } => {
                words(Piece::Task(reader("task", task)?), *start, *end)
            }
            Self::PartWords { part, start, end } => {
                words(Piece::Part((*part).into()), *start, *end)
            }
            Self::Line { .. } => return Err(flaw("words", FlawKind::Unknown)),
        })
    }
}

impl From<wire::RemarkPart> for Part {
    fn from(part: wire::RemarkPart) -> Self {
        match part {
            wire::RemarkPart::Subject => Self::Subject,
            wire::RemarkPart::Bases => Self::Bases,
            wire::RemarkPart::Opening => Self::Opening,
            wire::RemarkPart::Closing => Self::Closing,
            wire::RemarkPart::Recipients => Self::Recipients,
            wire::RemarkPart::Signature => Self::Signature,
        }
    }
}

impl From<Part> for wire::RemarkPart {
    fn from(part: Part) -> Self {
        match part {
            Part::Subject => Self::Subject,
            Part::Bases => Self::Bases,
            Part::Opening => Self::Opening,
            Part::Closing => Self::Closing,
            Part::Recipients => Self::Recipients,
            Part::Signature => Self::Signature,
        }
    }
}

impl From<Piece> for wire::RemarkOf {
    fn from(piece: Piece) -> Self {
        match piece {
            Piece::Block(_) => Self::Text,
            Piece::Task(_) => Self::Task,
            Piece::Part(Part::Subject) => Self::Subject,
            Piece::Part(Part::Bases) => Self::Bases,
            Piece::Part(Part::Opening) => Self::Opening,
            Piece::Part(Part::Closing) => Self::Closing,
            Piece::Part(Part::Recipients) => Self::Recipients,
            Piece::Part(Part::Signature) => Self::Signature,
        }
    }
}

impl From<&Anchor> for wire::RemarkOf {
    fn from(anchor: &Anchor) -> Self {
        match anchor {
            Anchor::Plan => Self::Plan,
            Anchor::Section { .. } => Self::Text,
            Anchor::Piece { piece, .. } | Anchor::Words { piece, .. } => (*piece).into(),
            Anchor::Unplaced { .. } => Self::Nothing,
        }
    }
}

/// Who writes: whoever is signed in, or in an office without profiles whoever is named.
fn author(
    office: &Office,
    tx: &Tx<'_>,
    right: Right,
    named: Option<wire::Person>,
) -> Result<Actor, Failure> {
    if let Some(actor) = people::who(office, tx)? {
        return Ok(actor);
    }
    let named = named.filter(|person| !person.name.trim().is_empty());
    let Some(person) = named else {
        return people::alone(tx, right);
    };
    let mut check = plan::flaw::Check::default();
    let name = plan::text::squeeze(&person.name);
    let name = check.required("by", &name, plan::Profile::NAME_LIMIT);
    Ok(check.finish(Actor {
        name,
        role: person.role.into(),
    })?)
}

/// Points at what a screen shows of the plan.
fn anchor_of(placing: &Placing, place: &RemarkPlace, quote: &str) -> Result<Anchor, Failure> {
    let spot = place.spot()?;
    let anchor = placing.anchor(&spot)?;
    let changed = matches!(spot, Spot::Words(..)) && !quote.is_empty() && {
        plan::text::nfc(quote) != anchor.excerpt()
    };
    if changed {
        return Err(flaw("words", FlawKind::ChangedSince));
    }
    Ok(anchor)
}

/// Writes a remark.
pub fn add(office: &Office, plan: String, form: NewRemark) -> Result<SavedRemarks, Failure> {
    let id: PlanId = reader("plan", &plan)?;
    // The pages are laid out before anything is held.
    let printed = match &form.place {
        RemarkPlace::Line { version, said } => Some(print::placed(office, id, version, said)?),
        _ => None,
    };
    let remark = RemarkId(clock::mint());
    let change = Change::of(EventKind::RemarkSaved)
        .in_plan(id)
        .about(remark.0);
    let (remarks, saved) = office.change(change, |tx| {
        let placing = Placing::of(&tx.plan(id)?, &tx.tasks(id)?);
        if tx.remarks(id)?.len() >= Remark::COUNT_LIMIT {
            return Err(Flaws::from(Flaw::too_long("remarks", Remark::COUNT_LIMIT)).into());
        }
        let (anchor, content, source) = match printed {
            Some(line) => (line.anchor, line.content, RemarkSource::Paper),
            None => (
                anchor_of(&placing, &form.place, &form.quote)?,
                content_of(tx, id)?,
                RemarkSource::Typed,
            ),
        };
        let written = Remark {
            id: remark,
            plan: id,
            round: tx.course(id)?.round(),
            content,
            anchor: whole_words(&placing, anchor, form.suggestion.is_some()),
            by: author(office, tx, Right::Remark, form.by)?,
            at: tx.saved().at,
            text: form.text,
            suggestion: form.suggestion,
            source,
            state: RemarkState::Open,
            replies: Vec::new(),
        };
        tx.put_remark(&written.checked()?)?;
        view(office, tx, id)
    })?;
    Ok(SavedRemarks {
        saved,
        remarks,
        plan: None,
        remark: Some(remark.to_string()),
        trash: None,
    })
}

/// Other words for a whole paragraph or the subject are other words for all its words, those for a
/// task other words for its content: so it is known whether they changed.
fn whole_words(placing: &Placing, anchor: Anchor, suggested: bool) -> Anchor {
    match anchor {
        Anchor::Piece { piece, .. } if suggested => {
            let words = placing.main_words(piece);
            let words = words.and_then(|range| placing.anchor(&Spot::Words(piece, range)).ok());
            words.unwrap_or(anchor)
        }
        anchor => anchor,
    }
}

/// Changes a remark, and perhaps the plan.
fn change(
    office: &Office,
    remark: &str,
    kind: EventKind,
    work: impl FnOnce(&Tx<'_>, Remark) -> Result<(Remark, Option<Plan>), Failure>,
) -> Result<SavedRemarks, Failure> {
    let id: RemarkId = reader("remark", remark)?;
    let plan = office.read(|store| Ok(store.remark(id)?.plan))?;
    let change = Change::of(kind).in_plan(plan).about(id.0);
    let ((remarks, edited), saved) = office.change(change, |tx| {
        let (changed, edited) = work(tx, tx.remark(id)?)?;
        tx.put_remark(&changed)?;
        Ok((view(office, tx, plan)?, edited))
    })?;
    Ok(SavedRemarks {
        saved,
        remarks,
        plan: edited.as_ref().map(labelled_plan),
        remark: Some(id.to_string()),
        trash: None,
    })
}

/// Answers a remark.
pub fn reply(
    office: &Office,
    remark: String,
    text: String,
    by: Option<wire::Person>,
) -> Result<SavedRemarks, Failure> {
    change(office, &remark, EventKind::RemarkSaved, |tx, it| {
        let reply = Reply {
            id: ReplyId(clock::mint()),
            by: author(office, tx, Right::Remark, by)?,
            at: tx.saved().at,
            text,
        };
        Ok((it.answered(reply)?, None))
    })
}

/// Takes a remark over, declines it with a reason, or says that it is worked in; a suggestion may
/// be put in with it.
pub fn rule(office: &Office, remark: String, form: RemarkRuling) -> Result<SavedRemarks, Failure> {
    change(office, &remark, EventKind::RemarkRuled, |tx, it| {
        let ruling = plan::review::Ruling {
            by: author(office, tx, Right::Draft, None)?,
            at: tx.saved().at,
            answer: form.answer,
        };
        let edited = match (&it.suggestion, form.put_in) {
            (Some(words), true) => {
                let (mut plan, mut tasks) = (tx.plan(it.plan)?, tx.tasks(it.plan)?);
                match plan.take_suggestion(&mut tasks, &it.anchor, words)? {
                    None => {
                        tx.save_plan(&plan)?;
                    }
                    Some(task) => {
                        let task = tasks.iter().find(|it| it.id == task);
                        task.map_or(Ok(()), |task| tx.put_task(task, None))?;
                    }
                }
                Some(plan)
            }
            (None, true) => return Err(flaw("suggestion", FlawKind::Unknown)),
            (_, false) => None,
        };
        let decision = if edited.is_some() {
            plan::review::Decision::Done
        } else {
            form.decision.into()
        };
        Ok((it.ruled(decision, ruling)?, edited))
    })
}

/// Opens a remark again.
pub fn reopen(office: &Office, remark: String) -> Result<SavedRemarks, Failure> {
    change(office, &remark, EventKind::RemarkRuled, |_, it| {
        Ok((it.reopened()?, None))
    })
}

/// Takes an own remark away, while nobody answered it.
pub fn remove(office: &Office, remark: String) -> Result<Removed, Failure> {
    let id: RemarkId = reader("remark", &remark)?;
    let plan = office.read(|store| Ok(store.remark(id)?.plan))?;
    let change = Change::of(EventKind::RemarkRemoved)
        .in_plan(plan)
        .about(id.0);
    let (trash, saved) = office.change(change, |tx| {
        if !is_own(&tx.remark(id)?, people::who(office, tx)?.as_ref()) {
            return Err(flaw("remark", FlawKind::NotAllowed));
        }
        Ok(tx.remove_remark(id)?)
    })?;
    Ok(plans::removed(trash, saved))
}

/// Gives a judgement of the whole draft, as it was seen.
pub fn give_opinion(
    office: &Office,
    plan: String,
    form: OpinionForm,
) -> Result<SavedRemarks, Failure> {
    let id: PlanId = reader("plan", &plan)?;
    let seen: ContentHash = form
        .seen
        .parse()
        .map_err(|_| flaw("seen", FlawKind::Unknown))?;
    let opinion = OpinionId(clock::mint());
    let change = Change::of(EventKind::OpinionSaved)
        .in_plan(id)
        .about(opinion.0);
    let (remarks, saved) = office.change(change, |tx| {
        let content = content_of(tx, id)?;
        if content != seen {
            return Err(flaw("seen", FlawKind::ChangedSince));
        }
        let by = author(office, tx, Right::Remark, form.by)?;
        if people::who(office, tx)?.is_some() && !by.role.judges() {
            return Err(flaw("opinion", FlawKind::NotAllowed));
        }
        let given = Opinion {
            id: opinion,
            plan: id,
            round: tx.course(id)?.round(),
            content,
            verdict: form.verdict.into(),
            reason: form.reason,
            by,
            at: tx.saved().at,
        };
        reason::give_way(tx, &given)?;
        let given = given.checked(&tx.remarks(id)?)?;
        tx.put_opinion(&given)?;
        reason::keep(tx, given.remark(), Unless::Open)?;
        view(office, tx, id)
    })?;
    Ok(SavedRemarks {
        saved,
        remarks,
        plan: None,
        remark: None,
        trash: None,
    })
}
