//! What the kinds of packages carry, as the program knows it.

use crate::content::{Content, ContentError};
use crate::key::hex;
use crate::manifest::KindIs;
use crate::package::Refusal;
use crate::remarks::{COURSE, PassageText, REMARKS, SaidText, course_of};
use crate::text::{parsed, within};
use crate::{json, package};
use plan::{ContentHash, Opinion, Passage, Plan, PlanId, Remark, Task, VersionId};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// What a package is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PackageKind {
    /// A draft somebody is asked to look at.
    ReviewRequest,
    /// What they say of it.
    ReviewAnswer,
    /// Everything, for whoever takes over.
    HandOver,
    /// A plan others may begin from.
    Template,
}

impl From<PackageKind> for KindIs {
    fn from(kind: PackageKind) -> Self {
        match kind {
            PackageKind::ReviewRequest => Self::ReviewRequest,
            PackageKind::ReviewAnswer => Self::ReviewAnswer,
            PackageKind::HandOver => Self::HandOver,
            PackageKind::Template => Self::Template,
        }
    }
}

/// A draft somebody is asked to look at: its words, how it came here, what was said so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The plan.
    pub plan: Plan,
    /// Its tasks.
    pub tasks: Vec<Task>,
    /// The version that was kept when it went out.
    pub version: VersionId,
    /// The kept versions its words went through at the sender's, the newest first; the receiver
    /// finds by them what both have in common. Empty from an older program.
    pub history: Vec<Passed>,
    /// The steps it took.
    pub course: Vec<Passage>,
    /// The remarks so far, with what became of them.
    pub remarks: Vec<Remark>,
    /// The judgements so far.
    pub opinions: Vec<Opinion>,
}

/// A version the words of a plan went through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Passed {
    /// Its id where it was kept.
    pub version: VersionId,
    /// The hash of its words.
    pub content: ContentHash,
}

impl Request {
    /// Most versions of the history that are told: the newest.
    pub const HISTORY_LIMIT: usize = 200;

    /// The hash of the words that are to be judged.
    pub fn content(&self) -> ContentHash {
        ContentHash::of(&self.plan, &self.tasks)
    }
}

/// What a plan is, told without its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brief {
    /// Which plan.
    pub plan: PlanId,
    /// Its year.
    pub year: i32,
    /// Its subject.
    pub subject: String,
}

/// What a reviewer says of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The plan.
    pub about: Brief,
    /// The words that were judged.
    pub content: ContentHash,
    /// The version those words had at the drafter's.
    pub version: VersionId,
    /// What was remarked there, and what was remarked elsewhere and answered there; the source
    /// tells which.
    pub remarks: Vec<Remark>,
    /// The judgements.
    pub opinions: Vec<Opinion>,
}

/// Everything of an office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandOver {
    /// The office.
    pub office: String,
    /// Each plan with its tasks, in a form that any office can take.
    pub plans: Vec<(Plan, Vec<Task>)>,
    /// A backup of the data file.
    pub backup: Vec<u8>,
    /// Files of evidence, each content once. None from an older program.
    pub files: Vec<HandedFile>,
    /// Files of evidence that exist and are not in it.
    pub evidence: u32,
}

/// A file of evidence that goes with an office. Its name is with the evidence, in the backup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandedFile {
    /// SHA-256 of its bytes, 64 small hexadecimal digits; also the name of its entry.
    pub hash: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// A plan others may begin from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// Its name.
    pub name: String,
    /// Its words.
    pub plan: Plan,
    /// Its tasks.
    pub tasks: Vec<Task>,
}

/// What is in a package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// A draft somebody is asked to look at.
    Request(Box<Request>),
    /// What they say of it.
    Answer(Box<Answer>),
    /// Everything.
    HandOver(Box<HandOver>),
    /// A plan others may begin from.
    Template(Box<Template>),
}

const PLAN: &str = "plan.json";
const ABOUT: &str = "about.json";
/// Entries of plans and of the backup are numbered from 1.
const PLANS: &str = "plans/";
const BACKUP: &str = "backup/";
/// Entries of files are named by the hash of their bytes.
const FILES: &str = "files/";
/// Bytes of one piece of the backup: well below what one entry may hold.
const PIECE: usize = 16 * 1024 * 1024;
/// Plans in one entry.
const PLANS_EACH: usize = 20;
const NAME_LIMIT: usize = 5_000;

#[derive(Serialize, Deserialize)]
struct AskedText {
    version: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    history: Vec<PassedText>,
}

#[derive(Serialize, Deserialize)]
struct PassedText {
    version: String,
    content: String,
}

impl From<&Passed> for PassedText {
    fn from(passed: &Passed) -> Self {
        Self {
            version: passed.version.to_string(),
            content: passed.content.to_string(),
        }
    }
}

impl PassedText {
    fn into_passed(self) -> Result<Passed, Refusal> {
        Ok(Passed {
            version: parsed(ABOUT, &self.version)?,
            content: parsed(ABOUT, &self.content)?,
        })
    }
}

fn history_of(texts: Vec<PassedText>) -> Result<Vec<Passed>, Refusal> {
    if texts.len() > Request::HISTORY_LIMIT {
        return Err(Refusal::TooMany);
    }
    texts.into_iter().map(PassedText::into_passed).collect()
}

#[derive(Serialize, Deserialize)]
struct AnsweredText {
    plan: String,
    year: i32,
    subject: String,
    content: String,
    version: String,
}

#[derive(Serialize, Deserialize)]
struct HandedText {
    office: String,
    evidence: u32,
}

#[derive(Serialize, Deserialize)]
struct NamedText {
    name: String,
}

impl HandOver {
    pub(crate) fn entries(&self) -> Result<Entries, Refusal> {
        let mut out = Writing(Entries::new());
        self.put(&mut out)?;
        Ok(out.0)
    }

    fn put(&self, out: &mut Writing) -> Result<(), Refusal> {
        let (office, evidence) = (self.office.clone(), self.evidence);
        out.json(ABOUT, &HandedText { office, evidence })?;
        for (i, plans) in self.plans.chunks(PLANS_EACH).enumerate() {
            let plans = plans.iter().map(|(plan, tasks)| Content::of(plan, tasks));
            let plans: Vec<_> = plans.collect();
            out.json(&format!("{PLANS}{}.json", i + 1), &plans)?;
        }
        for (i, piece) in self.backup.chunks(PIECE).enumerate() {
            let name = format!("{BACKUP}{}.part", i + 1);
            out.0.push((name, piece.to_owned()));
        }
        for file in &self.files {
            let name = format!("{FILES}{}", file.hash);
            out.0.push((name, file.bytes.clone()));
        }
        Ok(())
    }
}

/// Entries by name, in the order they are written.
pub(crate) type Entries = Vec<(String, Vec<u8>)>;

impl Body {
    /// What it is for.
    pub fn kind(&self) -> PackageKind {
        match self {
            Self::Request(_) => PackageKind::ReviewRequest,
            Self::Answer(_) => PackageKind::ReviewAnswer,
            Self::HandOver(_) => PackageKind::HandOver,
            Self::Template(_) => PackageKind::Template,
        }
    }

    pub(crate) fn entries(&self) -> Result<Entries, Refusal> {
        let mut out = Writing(Entries::new());
        match self {
            Self::Request(it) => {
                let version = it.version.to_string();
                let history = it.history.iter().take(Request::HISTORY_LIMIT);
                let history = history.map(PassedText::from).collect();
                out.json(ABOUT, &AskedText { version, history })?;
                out.json(PLAN, &Content::of(&it.plan, &it.tasks))?;
                let course: Vec<_> = it.course.iter().map(PassageText::from).collect();
                out.json(COURSE, &course)?;
                out.json(REMARKS, &SaidText::of(&it.remarks, &it.opinions))?;
            }
            Self::Answer(it) => {
                out.json(
                    ABOUT,
                    &AnsweredText {
                        plan: it.about.plan.to_string(),
                        year: it.about.year,
                        subject: it.about.subject.clone(),
                        content: it.content.to_string(),
                        version: it.version.to_string(),
                    },
                )?;
                out.json(REMARKS, &SaidText::of(&it.remarks, &it.opinions))?;
            }
            Self::HandOver(it) => it.put(&mut out)?,
            Self::Template(it) => {
                let name = it.name.clone();
                out.json(ABOUT, &NamedText { name })?;
                out.json(PLAN, &Content::of(&it.plan, &it.tasks))?;
            }
        }
        Ok(out.0)
    }

    /// Reads what a kind of package holds. Entries it does not know are of a later program, and
    /// are left.
    pub(crate) fn read(kind: KindIs, entries: Entries) -> Result<Self, Refusal> {
        let mut it = Reading(entries);
        Ok(match kind {
            KindIs::ReviewRequest => {
                let about: AskedText = it.json(ABOUT)?;
                let (plan, tasks) = plan_of(PLAN, it.json(PLAN)?)?;
                let course = course_of(it.json(COURSE)?)?;
                let (remarks, opinions) = it.json::<SaidText>(REMARKS)?.into_said(plan.id)?;
                Self::Request(Box::new(Request {
                    version: parsed(ABOUT, &about.version)?,
                    history: history_of(about.history)?,
                    plan,
                    tasks,
                    course,
                    remarks,
                    opinions,
                }))
            }
            KindIs::ReviewAnswer => {
                let about: AnsweredText = it.json(ABOUT)?;
                let brief = Brief {
                    plan: parsed(ABOUT, &about.plan)?,
                    year: about.year,
                    subject: within(ABOUT, about.subject, NAME_LIMIT)?,
                };
                let said: SaidText = it.json(REMARKS)?;
                let (remarks, opinions) = said.into_said(brief.plan)?;
                Self::Answer(Box::new(Answer {
                    content: parsed(ABOUT, &about.content)?,
                    version: parsed(ABOUT, &about.version)?,
                    about: brief,
                    remarks,
                    opinions,
                }))
            }
            KindIs::HandOver => {
                let about: HandedText = it.json(ABOUT)?;
                let mut plans = Vec::new();
                for name in it.numbered(PLANS, ".json") {
                    for content in it.json::<Vec<Content>>(&name)? {
                        plans.push(plan_of(&name, content)?);
                    }
                }
                let pieces = it.numbered(BACKUP, ".part");
                let backup = pieces.iter().filter_map(|name| it.bytes(name)).flatten();
                Self::HandOver(Box::new(HandOver {
                    office: within(ABOUT, about.office, NAME_LIMIT)?,
                    plans,
                    backup: backup.copied().collect(),
                    files: it.take_files()?,
                    evidence: about.evidence,
                }))
            }
            KindIs::Template => {
                let about: NamedText = it.json(ABOUT)?;
                let (plan, tasks) = plan_of(PLAN, it.json(PLAN)?)?;
                Self::Template(Box::new(Template {
                    name: within(ABOUT, about.name, NAME_LIMIT)?,
                    plan,
                    tasks,
                }))
            }
        })
    }
}

fn plan_of(entry: &str, content: Content) -> Result<(Plan, Vec<Task>), Refusal> {
    content.read().map_err(|error| match error {
        ContentError::Newer(format) => Refusal::Newer { format },
        ContentError::Shape(detail) => Refusal::Content {
            entry: entry.to_owned(),
            detail,
        },
        ContentError::Value(what) => Refusal::Content {
            entry: entry.to_owned(),
            detail: what.to_owned(),
        },
    })
}

struct Writing(Entries);

impl Writing {
    fn json(&mut self, name: &str, value: &impl Serialize) -> Result<(), Refusal> {
        let bytes = json::write(value)?;
        if bytes.len() as u64 > package::ENTRY_LIMIT {
            return Err(Refusal::TooLarge);
        }
        self.0.push((name.to_owned(), bytes));
        Ok(())
    }
}

struct Reading(Entries);

impl Reading {
    fn bytes(&self, name: &str) -> Option<&[u8]> {
        let found = self.0.iter().find(|(it, _)| it == name);
        found.map(|(_, bytes)| bytes.as_slice())
    }

    fn json<T: serde::de::DeserializeOwned>(&self, name: &str) -> Result<T, Refusal> {
        let bytes = self.bytes(name).ok_or_else(|| Refusal::Damaged {
            entry: name.to_owned(),
        })?;
        json::read(name, bytes)
    }

    /// Takes the files out. What is called otherwise is a later program's, and is left.
    fn take_files(&mut self) -> Result<Vec<HandedFile>, Refusal> {
        let mut files = Vec::new();
        for (name, bytes) in std::mem::take(&mut self.0) {
            let hash = name.strip_prefix(FILES).unwrap_or_default();
            if hash.len() != 64 || !hash.bytes().all(|b| b.is_ascii_hexdigit()) {
                continue;
            }
            if hex(&Sha256::digest(&bytes)) != hash {
                return Err(Refusal::Damaged { entry: name });
            }
            let hash = hash.to_owned();
            files.push(HandedFile { hash, bytes });
        }
        Ok(files)
    }

    /// The entries `folder1ending`, `folder2ending` and so on, as far as they go.
    fn numbered(&self, folder: &str, ending: &str) -> Vec<String> {
        let names = (1..).map(|n| format!("{folder}{n}{ending}"));
        names
            .take_while(|name| self.bytes(name).is_some())
            .collect()
    }
}
