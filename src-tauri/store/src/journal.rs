//! What happened: one row for each accepted change, in order, each hash covering the one before.

use crate::error::StoreError;
use crate::records::Records;
use crate::seal::{self, Sealed, Wrote};
use crate::value::{parse_some, read_time, time_of, time_text};
use crate::word::{Word, words};
use chrono::{DateTime, Utc};
use plan::PlanId;
use rusqlite::{Connection, OptionalExtension, Row, named_params};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use uuid::Uuid;

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EventKind {
    /// The office's own data were changed.
    AgencySet,
    /// A setting was changed.
    SettingSet,
    /// A unit was added or changed.
    UnitPut,
    /// A unit was removed or retired.
    UnitRemoved,
    /// A person was added or changed.
    OfficialPut,
    /// A person was removed or retired.
    OfficialRemoved,
    /// A plan came in from a file or paste.
    PlanImported,
    /// A plan was begun.
    PlanCreated,
    /// A plan was edited.
    PlanSaved,
    /// A plan was removed.
    PlanRemoved,
    /// A section was removed.
    SectionRemoved,
    /// An annex was removed.
    AnnexRemoved,
    /// A task was added.
    TaskAdded,
    /// A task was edited, assigned or accepted.
    TaskSaved,
    /// A task was moved.
    TaskMoved,
    /// Tasks were removed.
    TasksRemoved,
    /// A quarter was marked.
    Marked,
    /// A mark was taken back.
    MarkCleared,
    /// A doubt was settled or opened again.
    DoubtSettled,
    /// A plan was kept as a template, or one got another name.
    TemplateSaved,
    /// A template was removed.
    TemplateRemoved,
    /// A phrase was added or changed.
    PhraseSaved,
    /// A phrase was removed.
    PhraseRemoved,
    /// A superior's plan came in as a checklist.
    ChecklistAdded,
    /// A checklist was edited, or something in it answered.
    ChecklistSaved,
    /// A checklist was removed.
    ChecklistRemoved,
    /// An entry of the activity log was written or changed.
    LogSaved,
    /// Entries of the activity log were removed.
    LogRemoved,
    /// Entries came into the activity log from a file.
    LogImported,
    /// The channels or places that the log offers were changed.
    LogListsSet,
    /// A broadcast schedule was made or changed.
    ScheduleSaved,
    /// A broadcast schedule was removed.
    ScheduleRemoved,
    /// Broadcast slots were ticked, moved or excused.
    SlotsSet,
    /// Evidence was added or its words changed.
    EvidenceSaved,
    /// Evidence was removed.
    EvidenceRemoved,
    /// Targets of a task were set.
    TargetsSet,
    /// Tasks were handed from one person to another.
    TasksHanded,
    /// An indicator, or what was reached of one, was written down.
    IndicatorSaved,
    /// An indicator was removed.
    IndicatorRemoved,
    /// A period was closed.
    PeriodClosed,
    /// A closed period was opened again.
    PeriodOpened,
    /// The report regime was changed.
    RegimeSet,
    /// A report was begun or edited.
    ReportSaved,
    /// A report was sent.
    ReportSent,
    /// A report was removed.
    ReportRemoved,
    /// A unit's collection form came back.
    Collected,
    /// A profile was added or changed.
    ProfileSaved,
    /// Somebody else sat down.
    ProfileChosen,
    /// A PIN was set, taken away, or opened again with the recovery code.
    PinSet,
    /// A PIN was wrong.
    PinWrong,
    /// A plan took a step of its review.
    StepTaken,
    /// The steps of the review were chosen.
    StepsSet,
    /// A state of a plan was kept.
    VersionKept,
    /// An older state of a plan took the draft's place.
    VersionRestored,
    /// A remark or an answer to one was written.
    RemarkSaved,
    /// A remark was ruled on.
    RemarkRuled,
    /// Remarks were removed.
    RemarkRemoved,
    /// A judgement of a whole draft was written.
    OpinionSaved,
    /// Remarks came in from a Word file or a paper print.
    RemarksRead,
    /// A line of the register of outgoing documents was written.
    Registered,
    /// A package was written.
    PackageSent,
    /// A package was opened and taken over.
    PackageOpened,
    /// Another computer was paired, renamed or forgotten.
    PeerSet,
    /// Two edits of a plan were brought together.
    PlanMerged,
    /// Figures of the form were chosen.
    FormSet,
    /// Something came back from the trash.
    Restored,
    /// A plan was exported.
    Exported,
    /// A backup was made.
    BackedUp,
    /// All data were replaced by a backup's.
    BackupRestored,
    /// Sample data were added or removed.
    Samples,
}

words! {
    EventKind {
        AgencySet "agency_set", SettingSet "setting_set", UnitPut "unit_put",
        UnitRemoved "unit_removed", OfficialPut "official_put",
        OfficialRemoved "official_removed", PlanImported "plan_imported",
        PlanCreated "plan_created", PlanSaved "plan_saved", PlanRemoved "plan_removed",
        SectionRemoved "section_removed", AnnexRemoved "annex_removed", TaskAdded "task_added",
        TaskSaved "task_saved", TaskMoved "task_moved", TasksRemoved "tasks_removed",
        Marked "marked", MarkCleared "mark_cleared", DoubtSettled "doubt_settled",
        TemplateSaved "template_saved", TemplateRemoved "template_removed",
        PhraseSaved "phrase_saved", PhraseRemoved "phrase_removed", ChecklistAdded "checklist_added",
        ChecklistSaved "checklist_saved", ChecklistRemoved "checklist_removed",
        LogSaved "log_saved", LogRemoved "log_removed", LogImported "log_imported",
        LogListsSet "log_lists_set", ScheduleSaved "schedule_saved",
        ScheduleRemoved "schedule_removed", SlotsSet "slots_set",
        EvidenceSaved "evidence_saved", EvidenceRemoved "evidence_removed",
        TargetsSet "targets_set", TasksHanded "tasks_handed",
        IndicatorSaved "indicator_saved", IndicatorRemoved "indicator_removed",
        PeriodClosed "period_closed", PeriodOpened "period_opened", RegimeSet "regime_set",
        ReportSaved "report_saved", ReportSent "report_sent",
        ReportRemoved "report_removed", Collected "collected",
        ProfileSaved "profile_saved", ProfileChosen "profile_chosen", PinSet "pin_set",
        PinWrong "pin_wrong", StepTaken "step_taken", StepsSet "steps_set",
        VersionKept "version_kept", VersionRestored "version_restored",
        RemarkSaved "remark_saved", RemarkRuled "remark_ruled",
        RemarkRemoved "remark_removed", OpinionSaved "opinion_saved",
        RemarksRead "remarks_read", Registered "registered",
        PackageSent "package_sent", PackageOpened "package_opened", PeerSet "peer_set",
        PlanMerged "plan_merged",
        FormSet "form_set",
        Restored "restored", Exported "exported", BackedUp "backed_up",
        BackupRestored "backup_restored", Samples "samples",
    }
}

impl EventKind {
    /// Every kind there is.
    pub fn all() -> impl Iterator<Item = Self> {
        Self::WORDS.iter().map(|(kind, _)| *kind)
    }

    /// The word that stands for it in the file, such as `plan_saved`.
    pub fn code(self) -> &'static str {
        Word::code(self)
    }
}

/// A change about to be made, as the event log will tell it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    kind: EventKind,
    plan: Option<PlanId>,
    subject: Option<Uuid>,
    detail: String,
}

impl Change {
    /// A change of a kind.
    pub fn of(kind: EventKind) -> Self {
        Self {
            kind,
            plan: None,
            subject: None,
            detail: String::new(),
        }
    }

    /// Its kind.
    pub fn kind(&self) -> EventKind {
        self.kind
    }

    /// In a plan.
    #[must_use]
    pub fn in_plan(self, plan: PlanId) -> Self {
        Self {
            plan: Some(plan),
            ..self
        }
    }

    /// About a task, section, person, unit, or whatever else has an id.
    #[must_use]
    pub fn about(self, subject: Uuid) -> Self {
        Self {
            subject: Some(subject),
            ..self
        }
    }

    /// With a short note that a history can show, such as a title or a quarter.
    #[must_use]
    pub fn noting(self, detail: impl Into<String>) -> Self {
        Self {
            detail: detail.into(),
            ..self
        }
    }
}

impl From<EventKind> for Change {
    fn from(kind: EventKind) -> Self {
        Self::of(kind)
    }
}

/// Proof that a change is on the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Saved {
    /// The change's number; later changes have higher ones, whatever the clock says.
    pub seq: i64,
    /// When, never before an earlier change.
    pub at: DateTime<Utc>,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Its number.
    pub seq: i64,
    /// When.
    pub at: DateTime<Utc>,
    /// Who. May be empty.
    pub actor: String,
    /// What.
    pub kind: EventKind,
    /// The plan it was in.
    pub plan: Option<PlanId>,
    /// What it was about.
    pub subject: Option<Uuid>,
    /// A note.
    pub detail: String,
}

impl Event {
    pub(crate) fn read(row: &Row<'_>) -> Result<Self, StoreError> {
        let mut detail: String = row.get("detail")?;
        detail.truncate(seal::split(&detail).0.len());
        Ok(Self {
            seq: row.get("seq")?,
            at: read_time(row, "at")?,
            actor: row.get("actor")?,
            kind: EventKind::read(row, "kind")?,
            plan: parse_some(row.get::<_, Option<String>>("plan")?.as_ref())?,
            subject: parse_some(row.get::<_, Option<String>>("subject")?.as_ref())?,
            detail,
        })
    }
}

/// Whether the event log is as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Chain {
    /// Every event's hash covers it and the one before. The number of events.
    Whole(u64),
    /// The first event that was changed, or before which one is missing.
    Broken {
        /// Its number.
        seq: i64,
    },
    /// The newest events are not there: fewer than were written, or not the last one of them.
    Cut {
        /// How many there are.
        count: u64,
        /// How many are missing, at least; 0 where others took their place.
        missing: u64,
    },
}

/// The chain as the last change left it, kept beside it: `COUNT HASH`. A file no change was made
/// to since the first version that kept it has none.
const HEAD: &str = "chain";

struct Head {
    count: u64,
    hash: String,
}

impl Head {
    fn of(conn: &Connection) -> Result<Option<Self>, StoreError> {
        let kept: Option<String> = conn
            .prepare_cached("SELECT value FROM meta WHERE key = :key")?
            .query_row(named_params! {":key": HEAD}, |row| row.get(0))
            .optional()?;
        Ok(kept.map(|text| {
            let (count, hash) = text.split_once(' ').unwrap_or_default();
            Self {
                count: count.parse().unwrap_or_default(),
                hash: hash.to_owned(),
            }
        }))
    }

    fn keep(&self, conn: &Connection) -> Result<(), StoreError> {
        let value = format!("{} {}", self.count, self.hash);
        conn.prepare_cached("INSERT OR REPLACE INTO meta (key, value) VALUES (:key, :value)")?
            .execute(named_params! {":key": HEAD, ":value": value})?;
        Ok(())
    }
}

const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// An event as stored, with its hashes.
pub(crate) struct Link {
    pub(crate) seq: i64,
    at: String,
    actor: String,
    kind: String,
    plan: Option<String>,
    subject: Option<String>,
    detail: String,
    previous: String,
    pub(crate) hash: String,
}

impl Link {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            seq: row.get("seq")?,
            at: row.get("at")?,
            actor: row.get("actor")?,
            kind: row.get("kind")?,
            plan: row.get("plan")?,
            subject: row.get("subject")?,
            detail: row.get("detail")?,
            previous: row.get("previous")?,
            hash: row.get("hash")?,
        })
    }

    /// The hash of the one before, then this row as a JSON array.
    fn digest(&self) -> String {
        let row = serde_json::json!([
            self.seq,
            self.at,
            self.actor,
            self.kind,
            self.plan,
            self.subject,
            self.detail
        ]);
        hex(&Sha256::digest(format!("{}{row}", self.previous)))
    }
}

/// Bytes as lower-case hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The last event, if any.
pub(crate) fn last(conn: &Connection) -> Result<Option<Link>, StoreError> {
    Ok(conn
        .prepare_cached("SELECT * FROM event ORDER BY seq DESC LIMIT 1")?
        .query_row([], Link::read)
        .optional()?)
}

/// The event after the last one, its number above `floor`; not written yet.
pub(crate) fn next(
    conn: &Connection,
    change: &Change,
    at: DateTime<Utc>,
    actor: &str,
    floor: i64,
) -> Result<(Saved, Link), StoreError> {
    let last = last(conn)?;
    let at = match &last {
        Some(link) => at.max(time_of(&link.at)?),
        None => at,
    };
    let mut link = Link {
        seq: last.as_ref().map_or(0, |link| link.seq).max(floor) + 1,
        at: time_text(at),
        actor: actor.to_owned(),
        kind: change.kind.code().to_owned(),
        plan: change.plan.map(|id| id.to_string()),
        subject: change.subject.map(|id| id.to_string()),
        // Nobody's words are a seal.
        detail: change.detail.replace(seal::MARK, " "),
        previous: last.map_or_else(|| GENESIS.to_owned(), |link| link.hash),
        hash: String::new(),
    };
    link.hash = link.digest();
    Ok((Saved { seq: link.seq, at }, link))
}

/// Writes an event, and with it the seals of the courses its change wrote. The first event of an
/// older file seals every course that is there.
pub(crate) fn append(
    conn: &Connection,
    mut link: Link,
    courses: &BTreeMap<PlanId, Wrote>,
) -> Result<(), StoreError> {
    let head = Head::of(conn)?;
    let seals = match head {
        Some(_) => seal::of(conn, courses)?,
        None => seal::of(conn, &seal::all(conn)?)?,
    };
    link.detail.push_str(&seals);
    link.hash = link.digest();
    let count = match head {
        Some(head) => head.count,
        None => {
            let sql = "SELECT count(*) FROM event";
            let count: i64 = conn.query_row(sql, [], |row| row.get(0))?;
            u64::try_from(count).unwrap_or_default()
        }
    };
    conn.prepare_cached(include_str!("sql/append_event.sql"))?
        .execute(named_params! {
            ":seq": link.seq, ":at": link.at, ":actor": link.actor, ":kind": link.kind,
            ":plan": link.plan, ":subject": link.subject, ":detail": link.detail,
            ":previous": link.previous, ":hash": link.hash,
        })?;
    Head {
        count: count + 1,
        hash: link.hash,
    }
    .keep(conn)
}

impl Records {
    /// What happened last, the newest first; in one plan, or everywhere.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn events(&self, limit: usize, plan: Option<PlanId>) -> Result<Vec<Event>, StoreError> {
        let mut query = self.conn.prepare_cached(include_str!("sql/events.sql"))?;
        let mut rows = query.query(named_params! {
            ":plan": plan.map(|id| id.to_string()),
            ":limit": i64::try_from(limit).unwrap_or(i64::MAX),
        })?;
        let mut events = Vec::new();
        while let Some(row) = rows.next()? {
            events.push(Event::read(row)?);
        }
        Ok(events)
    }

    /// Whether a plan was begun in this program; what came from a file or a package was not.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn was_begun_here(&self, plan: PlanId) -> Result<bool, StoreError> {
        let mut query = self
            .conn
            .prepare_cached("SELECT 1 FROM event WHERE plan = :plan AND kind = :kind")?;
        let kind = EventKind::PlanCreated.code();
        Ok(query.exists(named_params! {":plan": plan.to_string(), ":kind": kind})?)
    }

    /// What happened in a plan, the newest first.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn events_of(&self, plan: PlanId, limit: u32) -> Result<Vec<Event>, StoreError> {
        let mut query = self
            .conn
            .prepare_cached(include_str!("sql/events_of_plan.sql"))?;
        let mut rows = query.query(named_params! {
            ":plan": plan.to_string(), ":limit": limit,
        })?;
        let mut events = Vec::new();
        while let Some(row) = rows.next()? {
            events.push(Event::read(row)?);
        }
        Ok(events)
    }

    /// One event as it stands in the file; nothing if there is none, or if it cannot be read as one.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn event(&self, seq: i64) -> Result<Option<Event>, StoreError> {
        let mut query = self
            .conn
            .prepare_cached("SELECT * FROM event WHERE seq = :seq")?;
        let mut rows = query.query(named_params! {":seq": seq})?;
        Ok(rows.next()?.and_then(|row| Event::read(row).ok()))
    }

    /// The hash of the last event, which covers every one before it; empty in a new file.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn chain_head(&self) -> Result<String, StoreError> {
        Ok(last(&self.conn)?.map_or_else(String::new, |link| link.hash))
    }

    /// The number of the last change; 0 in a new file.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn last_seq(&self) -> Result<i64, StoreError> {
        Ok(last(&self.conn)?.map_or(0, |link| link.seq))
    }

    /// The latest time this file knows of. A clock that shows less is wrong.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn last_seen(&self) -> Result<Option<DateTime<Utc>>, StoreError> {
        last(&self.conn)?.map(|link| time_of(&link.at)).transpose()
    }

    /// Whether the event log is as it was written.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be read.
    pub fn verify_chain(&self) -> Result<Chain, StoreError> {
        Ok(self.follow_chain()?.0)
    }

    /// Whether the event log is as it was written, and the plans whose course is not as events
    /// sealed it, with the number of the first step that is not.
    pub(crate) fn follow_chain(&self) -> Result<(Chain, Vec<(PlanId, usize)>), StoreError> {
        let mut query = self.conn.prepare("SELECT * FROM event ORDER BY seq")?;
        let (mut previous, mut count) = (GENESIS.to_owned(), 0);
        let (mut chain, mut seals) = (None, Sealed::default());
        for link in query.query_map([], Link::read)? {
            let link = link?;
            if chain.is_none() && (link.previous != previous || link.digest() != link.hash) {
                chain = Some(Chain::Broken { seq: link.seq });
            }
            seals.read(&link.detail);
            previous = link.hash;
            count += 1;
        }
        let head = Head::of(&self.conn)?;
        let as_left = |head: &Head| head.count == count && head.hash == previous;
        let chain = match (chain, &head) {
            (Some(broken), _) => broken,
            (None, Some(head)) if !as_left(head) => Chain::Cut {
                count,
                missing: head.count.saturating_sub(count),
            },
            // It was kept once: a seal says so.
            (None, None) if !seals.is_empty() => Chain::Cut { count, missing: 0 },
            (None, _) => Chain::Whole(count),
        };
        let unsealed = match head.is_some() || !seals.is_empty() {
            true => seals.differing(&self.conn)?,
            false => Vec::new(),
        };
        Ok((chain, unsealed))
    }
}
