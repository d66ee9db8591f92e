//! A draft that went out as a Word file and came back: its comments and tracked changes as
//! remarks at their places, what has no place told with its words. Read and shown first, kept
//! only when somebody took it; the same file again adds nothing.

mod pair;
mod place;
mod sheet;

use super::paper::Material;
use super::{Office, file, lock};
use crate::clock;
use crate::wire::{
    self, Failure, Language, ReturnedAuthor, ReturnedBy, ReturnedFile, ReturnedItem, ReturnedKind,
    ReturnedOf, ReturnedPlace, ReturnedReply, ReturnedWords, TakenReturned, reader,
};
use ::import::DOCX_LIMIT;
use ::import::returned::Returned;
use chrono::{DateTime, NaiveDateTime, Utc};
use exchange::Content;
use place::{Found, Ground};
use plan::people::Role;
use plan::review::{RemarkSource, Ruling};
use plan::{
    Actor, ContentHash, Flaw, FlawKind, Flaws, Plan, PlanId, Remark, RemarkId, RemarkState, Reply,
    ReplyId, Task,
};
use sha2::{Digest, Sha256};
use sheet::Sheet;
use std::collections::{HashMap, HashSet};
use std::path::Path;
use store::{Change, EventKind};
use uuid::Uuid;

/// The property of a Word file that names its plan.
const PLAN: &str = "loa.plan";
/// The property that names the content it has.
const CONTENT: &str = "loa.content";
/// Longest name of somebody who wrote in a file.
const NAME_LIMIT: usize = 100;

/// What a plan's Word file says of itself, by name and text.
pub(super) fn marks(plan: &Plan, tasks: &[Task]) -> [(&'static str, String); 2] {
    [
        (PLAN, plan.id.to_string()),
        (CONTENT, ContentHash::of(plan, tasks).to_string()),
    ]
}

/// The file that waits to be taken in; a further one takes its place.
pub struct Held {
    token: String,
    plan: PlanId,
    returned: Returned,
}

/// A file that was read, with the plan it is for.
pub struct Came {
    plan: PlanId,
    returned: Returned,
    file_name: String,
}

/// Lets the user choose a Word file that came back, shows what it would bring in, keeps nothing.
pub fn pick(office: &Office, plan: String) -> Result<ReturnedFile, Failure> {
    let language = office.language().unwrap_or(Language::Vi);
    let path = office.dialogs.returned_file(language);
    let came = read(office, &path.ok_or(Failure::Cancelled)?, Some(&plan))?;
    let shown = preview(office, &came)?;
    *lock(&office.returned) = Some(Held {
        token: shown.token.clone(),
        plan: came.plan,
        returned: came.returned,
    });
    Ok(shown)
}

/// Reads a Word file that came back, for the plan named or else the one it says it is of.
///
/// # Errors
/// It cannot be read; it names no plan that is kept, and nor did the user.
pub fn read(office: &Office, path: &Path, plan: Option<&str>) -> Result<Came, Failure> {
    let bytes = file::load(path, DOCX_LIMIT)?;
    let returned = office.reader.returned(&bytes, &office.readings.watch())?;
    let none = || Failure::from(Flaws::from(Flaw::new("plan", FlawKind::Empty)));
    let plan = match plan {
        Some(plan) => reader("plan", plan)?,
        None => property(&returned, PLAN).ok_or_else(none)?,
    };
    office.read(|store| Ok(store.plan_year(plan)?))?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    Ok(Came {
        plan,
        returned,
        file_name: name.into_owned(),
    })
}

fn property<T: std::str::FromStr>(returned: &Returned, name: &str) -> Option<T> {
    let found = returned.properties.iter().find(|it| it.name == name)?;
    found.value.trim().parse().ok()
}

/// What a file says, placed, with the words it went out with.
struct Placed {
    found: Vec<Found>,
    title: String,
    words: ReturnedWords,
    version: Option<u32>,
    content: ContentHash,
}

fn placed(office: &Office, plan: PlanId, returned: &Returned) -> Result<Placed, Failure> {
    let mut material = Material::read(office, plan)?;
    let title = material.plan.title();
    let now = ContentHash::of(&material.plan, &material.tasks);
    let sent = property(returned, CONTENT).filter(|_| of(plan, returned) == ReturnedOf::Same);
    let (mut words, mut version) = (ReturnedWords::Current, None);
    match sent {
        Some(sent) if sent == now => {}
        None => words = ReturnedWords::Unknown,
        Some(sent) => {
            words = ReturnedWords::Earlier;
            let kept = office.read(|store| {
                let versions = store.versions(plan)?;
                let found = versions.into_iter().find(|it| it.content == sent);
                Ok(found.map(|it| store.version(it.id)).transpose()?)
            })?;
            let kept = kept.and_then(|(version, text)| {
                let content = Content::from_json(&text).ok()?.into_plan().ok()?;
                Some((version.number, content))
            });
            if let Some((number, (plan, tasks))) = kept {
                (material.plan, material.tasks) = (plan, tasks);
                (words, version) = (ReturnedWords::Version, Some(number));
            }
        }
    }
    let ground = match words {
        ReturnedWords::Current | ReturnedWords::Version => Ground::Sent,
        ReturnedWords::Earlier => Ground::Older,
        ReturnedWords::Unknown => Ground::Unknown,
    };
    let sheet = Sheet::of(&material.plan, &material.tasks, &material.document());
    Ok(Placed {
        found: place::found(returned, &sheet, ground),
        title,
        words,
        version,
        content: sent.unwrap_or(now),
    })
}

fn of(plan: PlanId, returned: &Returned) -> ReturnedOf {
    match property::<PlanId>(returned, PLAN) {
        Some(named) if named == plan => ReturnedOf::Same,
        Some(_) => ReturnedOf::Other,
        None => ReturnedOf::Unknown,
    }
}

/// What a file would bring in, and where; keeps nothing.
///
/// # Errors
/// The store cannot be read.
pub fn preview(office: &Office, came: &Came) -> Result<ReturnedFile, Failure> {
    let Came { plan, returned, .. } = came;
    let placed = placed(office, *plan, returned)?;
    let (known, answers, other) = office.read(|store| {
        let kept = store.remarks(*plan)?;
        let known: HashSet<RemarkId> = kept.iter().map(|it| it.id).collect();
        let answers = answers_of(&kept);
        let named = property::<PlanId>(returned, PLAN).filter(|named| named != plan);
        let other = named.and_then(|named| store.plan(named).ok());
        let other = other.map(|it| it.title()).unwrap_or_default();
        Ok((known, answers, other))
    })?;
    let ids = ids(*plan, &placed.found);
    let mut authors: Vec<ReturnedAuthor> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    let names = placed.found.iter().flat_map(|it| {
        let replies = it.replies.iter().map(|reply| &reply.author);
        std::iter::once(&it.author).chain(replies)
    });
    for name in names {
        let at = *places.entry(name.clone()).or_insert_with(|| {
            authors.push(ReturnedAuthor {
                found: name.clone(),
                count: 0,
            });
            authors.len() - 1
        });
        if let Some(author) = authors.get_mut(at) {
            author.count += 1;
        }
    }
    let items = placed.found.into_iter().zip(ids);
    let items = items.map(|(found, id)| {
        let answered = answers.contains(&answer_id(*plan, &found));
        let comment = found.kind == ReturnedKind::Comment;
        item(found, known.contains(&id) || comment && answered)
    });
    Ok(ReturnedFile {
        token: clock::mint().to_string(),
        file_name: came.file_name.clone(),
        plan: plan.to_string(),
        title: wire::summary_title(&placed.title),
        of: of(*plan, returned),
        other,
        words: placed.words,
        version: placed.version,
        authors,
        items: items.collect(),
        beyond: wire::small(returned.beyond),
        damaged: !returned.warnings.is_empty(),
    })
}

fn item(found: Found, known: bool) -> ReturnedItem {
    let at = |date: &str| moment(date).map(wire::time).unwrap_or_default();
    let replies = found.replies.into_iter().map(|it| ReturnedReply {
        at: at(&it.date),
        author: it.author,
        text: it.text,
    });
    ReturnedItem {
        kind: found.kind,
        at: at(&found.date),
        author: found.author,
        place: found.place,
        of: (&found.anchor).into(),
        heading: found.heading,
        quote: found.quote,
        text: found.text,
        suggestion: found.suggestion,
        done: found.done,
        known,
        replies: replies.collect(),
    }
}

/// When something was written. Word has the writer's clock and ends it with `Z` all the same.
fn moment(date: &str) -> Option<DateTime<Utc>> {
    let date = date.trim();
    let local = date.trim_end_matches(['Z', 'z']);
    if let Ok(naive) = local.parse::<NaiveDateTime>() {
        return Some(clock::moment_of(naive));
    }
    Some(DateTime::parse_from_rfc3339(date).ok()?.to_utc())
}

/// Takes in what a file that was shown says, as remarks of the plan.
pub fn take(
    office: &Office,
    token: String,
    authors: Vec<ReturnedBy>,
) -> Result<TakenReturned, Failure> {
    let came = match &*lock(&office.returned) {
        Some(held) if held.token == token => Came {
            plan: held.plan,
            returned: held.returned.clone(),
            file_name: String::new(),
        },
        _ => {
            return Err(Failure::NotFound {
                what: "file".to_owned(),
            });
        }
    };
    let taken = take_in(office, &came, &authors)?;
    lock(&office.returned).take_if(|held| held.token == token);
    Ok(taken)
}

/// The same for a file that was read.
///
/// # Errors
/// More remarks than a plan may have; the store cannot be written.
pub fn take_in(
    office: &Office,
    came: &Came,
    authors: &[ReturnedBy],
) -> Result<TakenReturned, Failure> {
    let plan = came.plan;
    let placed = placed(office, plan, &came.returned)?;
    let ids = ids(plan, &placed.found);
    let mut kept: HashMap<RemarkId, Remark> = office
        .read(|store| Ok(store.remarks(plan)?))?
        .into_iter()
        .map(|it| (it.id, it))
        .collect();
    let before = kept.len();
    let comments: HashSet<RemarkId> = kept.keys().copied().collect();
    let answers: HashSet<ReplyId> = answers_of(kept.values());
    let mut taken = TakenReturned {
        saved: None,
        remarks: 0,
        replies: 0,
        known: 0,
        unplaced: 0,
    };
    let by = |found: &str| named(authors, found);
    let now = clock::now();
    let mut changed: Vec<Remark> = Vec::new();
    for (found, id) in placed.found.into_iter().zip(ids) {
        // LibreOffice takes threads apart: what answered there may stand alone here, or the other
        // way round.
        if found.kind == ReturnedKind::Comment && answers.contains(&answer_id(plan, &found)) {
            taken.known += 1;
            continue;
        }
        let mut replies = replies(plan, &found, &by, now);
        replies.retain(|(_, alone)| !comments.contains(alone));
        let replies: Vec<Reply> = replies.into_iter().map(|(reply, _)| reply).collect();
        if let Some(mut remark) = kept.remove(&id) {
            taken.known += 1;
            let there: HashSet<ReplyId> = remark.replies.iter().map(|it| it.id).collect();
            let new: Vec<Reply> = replies
                .into_iter()
                .filter(|it| !there.contains(&it.id))
                .collect();
            if !new.is_empty() {
                taken.replies += wire::small(new.len());
                remark.replies.extend(new);
                changed.push(remark);
            }
            continue;
        }
        taken.remarks += 1;
        taken.replies += wire::small(replies.len());
        if matches!(found.place, ReturnedPlace::Nowhere | ReturnedPlace::Outside) {
            taken.unplaced += 1;
        }
        changed.push(remark(plan, id, placed.content, found, replies, &by, now));
    }
    if changed.is_empty() {
        return Ok(taken);
    }
    if before + usize::try_from(taken.remarks).unwrap_or(usize::MAX) > Remark::COUNT_LIMIT {
        let limit = Some(Remark::COUNT_LIMIT as u64);
        let flaw = Flaw {
            limit,
            ..Flaw::new("remarks", FlawKind::OutOfRange)
        };
        return Err(Flaws::from(flaw).into());
    }
    let change = Change::of(EventKind::RemarksRead).in_plan(plan);
    let ((), saved) = office.change(change, |tx| {
        let round = tx.course(plan)?.round();
        for remark in &mut changed {
            if remark.round == 0 {
                remark.round = round;
            }
            tx.put_remark(remark)?;
        }
        Ok(())
    })?;
    taken.saved = Some(saved);
    Ok(taken)
}

/// Who an author of the file is, as the user said.
fn named(authors: &[ReturnedBy], found: &str) -> Actor {
    let said = authors.iter().find(|it| it.found == found);
    let name = said.map_or(found, |it| it.name.trim());
    let name = plan::text::squeeze(if name.is_empty() { found } else { name });
    Actor {
        name: name.chars().take(NAME_LIMIT).collect(),
        role: said.map_or(Role::Reader, |it| it.role.into()),
    }
}

fn remark(
    plan: PlanId,
    id: RemarkId,
    content: ContentHash,
    found: Found,
    replies: Vec<Reply>,
    by: &impl Fn(&str) -> Actor,
    now: DateTime<Utc>,
) -> Remark {
    let (author, at) = (by(&found.author), moment(&found.date).unwrap_or(now));
    let settled = || {
        // Whoever spoke last settled it, as far as the file tells.
        let last = replies.last();
        RemarkState::Done(Ruling {
            by: last.map_or_else(|| author.clone(), |it| it.by.clone()),
            at: last.map_or(at, |it| it.at),
            answer: last.map(|it| it.text.clone()).unwrap_or_default(),
        })
    };
    Remark {
        id,
        plan,
        round: 0,
        content,
        anchor: found.anchor,
        state: if found.done {
            settled()
        } else {
            RemarkState::Open
        },
        by: author,
        at,
        text: found.text,
        suggestion: found.suggestion,
        source: RemarkSource::Word,
        replies,
    }
}

/// The answers of a comment, each with the id it would have as a comment of its own.
fn replies(
    plan: PlanId,
    found: &Found,
    by: &impl Fn(&str) -> Actor,
    now: DateTime<Utc>,
) -> Vec<(Reply, RemarkId)> {
    let mut counts = HashMap::new();
    let replies = found.replies.iter().map(|it| {
        let said = [&it.author, &it.date, &it.text].map(String::as_str);
        let again = counts.entry(said).and_modify(|n| *n += 1).or_insert(0);
        let [author, date, text] = said;
        let bare = bare(plan, author, date, ReturnedKind::Comment, text);
        let reply = Reply {
            id: answer(bare, *again),
            by: by(&it.author),
            at: moment(&it.date).unwrap_or(now),
            text: it.text.clone(),
        };
        (reply, alone(bare, *again))
    });
    replies.collect()
}

fn answers_of<'r>(remarks: impl IntoIterator<Item = &'r Remark>) -> HashSet<ReplyId> {
    let replies = remarks.into_iter().flat_map(|it| &it.replies);
    replies.map(|it| it.id).collect()
}

/// The id something would have as an answer.
fn answer_id(plan: PlanId, found: &Found) -> ReplyId {
    let (author, date) = (&found.author, &found.date);
    let bare = bare(plan, author, date, ReturnedKind::Comment, &found.text);
    answer(bare, 0)
}

fn answer(bare: Uuid, again: u32) -> ReplyId {
    let name = Name::of("reply").add(bare.to_string());
    ReplyId(name.add(again.to_string()).id())
}

fn alone(bare: Uuid, again: u32) -> RemarkId {
    let name = Name::of("place").add(bare.to_string());
    RemarkId(name.add(again.to_string()).id())
}

/// What is the same wherever and however often something comes.
fn bare(plan: PlanId, author: &str, date: &str, kind: ReturnedKind, words: &str) -> Uuid {
    let name = Name::of("remark").add(plan.to_string());
    let name = name.add(author).add(date);
    name.add(format!("{kind:?}")).add(words).id()
}

/// Ids that the file alone decides: the same on every computer, and when it comes again, even
/// after some of its changes were accepted in Word and so are gone.
fn ids(plan: PlanId, found: &[Found]) -> Vec<RemarkId> {
    let mut counts: HashMap<Uuid, u32> = HashMap::new();
    let ids = found.iter().map(|it| {
        let (.., words) = &it.key;
        let bare = bare(plan, &it.author, &it.date, it.kind, words);
        let again = counts.entry(bare).and_modify(|n| *n += 1).or_insert(0);
        alone(bare, *again)
    });
    ids.collect()
}

/// A name that gives an id: each part with its length before it.
struct Name(Sha256);

impl Name {
    fn of(kind: &str) -> Self {
        Self(Sha256::new_with_prefix("loa returned 1")).add(kind)
    }

    fn add(mut self, part: impl AsRef<str>) -> Self {
        let part = part.as_ref();
        self.0.update((part.len() as u64).to_le_bytes());
        self.0.update(part);
        self
    }

    fn id(self) -> Uuid {
        let hash: [u8; 32] = self.0.finalize().into();
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&hash[..16]);
        uuid::Builder::from_custom_bytes(bytes).into_uuid()
    }
}
