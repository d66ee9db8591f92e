//! Wire records to domain values and back. Parsing uses the domain's own parsers; every flaw of a
//! form is told at once.

use super::types as wire;
use plan::flaw::Check;
use plan::{Flaw, FlawKind, Flaws};

/// Two enums with the same names, in step both ways.
macro_rules! twins {
    ($($domain:path = $wire:path { $($variant:ident),* $(,)? })*) => {$(
        impl From<$domain> for $wire {
            fn from(value: $domain) -> Self {
                match value { $(<$domain>::$variant => <$wire>::$variant),* }
            }
        }
        impl From<$wire> for $domain {
            fn from(value: $wire) -> Self {
                match value { $(<$wire>::$variant => <$domain>::$variant),* }
            }
        }
    )*};
}

twins! {
    plan::PlanState = wire::PlanState { Drafting, Issued }
    plan::SectionKind = wire::SectionKind {
        Purpose, Requirements, Audience, Targets, Topics, Channels, Activities, Schedule, Budget,
        Reporting, Implementation, Other,
    }
    plan::BlockKind = wire::BlockKind { Paragraph, Clause, Point, Dash, Plus, Table, Review }
    plan::DoubtKind = wire::DoubtKind {
        NumberGap, NumberRepeated, DuplicateHeading, InvalidLetter, GluedWords, WrongUnitKind,
        WrongYear, PeriodMismatch, RepairedMarks, UnbalancedQuote, StrayMark, LinearisedTable,
        NoLetterhead, SignatureIncomplete, NoSections, NoSuchDate, Garbled, OddMark, SourceDamaged,
        LegacyEncoding,
        HeadingByLook,
        ConvertedByOffice,
    }
    plan::LeftReason = wire::LeftReason { PageNumber, PrintedByForm, Footer, Mark, Unplaced }
    plan::Standing = wire::Standing { Proposed, Accepted }
    plan::TaskStatus = super::TaskStatus { NotStarted, InProgress, Done, Maintained, Dropped }
    plan::FigureOrigin = super::FigureOrigin { Own, Log }
    plan::Gives = super::ScoreGives { All, Share }
    plan::Basis = super::ScoreBasis { Tasks, Indicators }
    plan::Family = super::ChannelFamily { Online, Screen, Traditional, Other }
    plan::people::Role = super::Role {
        Drafter, UnitHead, FormatChecker, Leader, Clerk, Reader,
    }
    plan::Right = super::Right {
        Read, Remark, Draft, Record, CheckContent, CheckForm, Approve, Sign, Issue, Close, Manage,
    }
    plan::Stage = super::Stage {
        Drafting, Returned, UnitReview, FormatCheck, LeaderReview, Approved, Signed, Numbered,
        Issued, Filed, Replaced, Corrected,
    }
    plan::Step = super::Step {
        Submit, PassContent, PassForm, Approve, Return, TakeBack, Void, Sign, Number, Issue, File,
        Replace, Correct,
    }
    plan::VersionCause = super::VersionCause { Asked, Step, Sent, Printed, Received, Replaced }
    plan::merge::TakenKind = super::MergeTakenKind { Changed, Added, Removed, Moved }
    plan::Verdict = super::Verdict { Agree, Amend, Return }
    plan::review::RemarkSource = super::RemarkSource { Typed, Package, Word, Paper }
    plan::review::Decision = super::RemarkDecision { Accepted, Declined, Done }
    exchange::PackageKind = super::PackageKind { ReviewRequest, ReviewAnswer, HandOver, Template }
    store::CarriedKind = super::PackageKind { ReviewRequest, ReviewAnswer, HandOver, Template }
    plan::Urgency = super::Urgency { None, Urgent, VeryUrgent, Express }
    plan::Circulation = super::Circulation { Open, ReturnAfterReading, Internal }
    plan::UnitKind = wire::UnitKind { Commune, Ward, SpecialZone, District }
    plan::GovernmentModel = wire::GovernmentModel { TwoTier, ThreeTier }
    check::rollover::Kind = super::ProposalKind {
        Issue, Year, Date, Period, SuperiorPlan, Reference, Unit, Term, UnitKind, OtherUnit,
        Unfinished, Dropped, Official, Recipient, Signature,
    }
    check::rollover::Reason = super::ProposalReason {
        OldPaper, PlanYear, PerhapsTarget, LoneNumber, YearBefore, YearAfter, OlderYear, NoSuchDay,
        OtherPeriod, NewPlanExpected, PeriodOver, AboutOldYear, Replaced, OtherKind, OtherName,
        OtherOffice, NotCompleted, BelowTarget, GivenUp, NotSigning, Retired,
    }
    check::rollover::Role = super::SuccessorRole { Department, Superior, Term, Document }
    check::compare::Change = super::LineChange { Same, Changed, Added, Removed }
    check::compare::Said = super::WordsSaid { Both, Old, New }
    check::Severity = wire::Severity { MustFix, ShouldFix, Notice }
    plan::FlawKind = wire::FlawKind {
        Empty, TooLong, NoSuchDate, NotANumber, NoSuchQuarter, Unknown, ReasonMissing, OutOfRange,
        ImpossibleMove, ControlCharacter, NoSuchPeriod, NotWhole, PeriodClosed, InTheFuture,
        Repeated, AlreadySent, OutOfTurn, NotAllowed, ChangedSince, NotAsApproved, Frozen, SameAsDrafter,
        TooEarly, HasNumber, WentOut, WrongPin, WaitFirst, ForReview, NobodySits, LastKeeper,
        NothingToAmend,
    }
}

impl From<&check::Finding> for wire::Finding {
    fn from(finding: &check::Finding) -> Self {
        use check::Place;
        let (place, target, block) = match finding.place {
            Place::Head(_) | Place::Opening => (wire::FindingPlace::Head, None, None),
            Place::Section(id) => (wire::FindingPlace::Section, Some(id.to_string()), None),
            Place::Block(id, block) => (
                wire::FindingPlace::Section,
                Some(id.to_string()),
                Some(block.to_string()),
            ),
            Place::Closing | Place::Recipients | Place::Signature => {
                (wire::FindingPlace::Ending, None, None)
            }
            Place::Annex(id) => (wire::FindingPlace::Annex, Some(id.to_string()), None),
            Place::Task(id) => (wire::FindingPlace::Tasks, Some(id.to_string()), None),
            Place::Tasks => (wire::FindingPlace::Tasks, None, None),
            Place::Checklists => (wire::FindingPlace::Checklists, None, None),
        };
        Self {
            rule: finding.rule.name().to_owned(),
            id: finding.rule.id().to_owned(),
            severity: finding.severity.into(),
            source: match finding.rule.source() {
                check::Basis::Decree(source) => source.to_owned(),
                check::Basis::Practice => String::new(),
            },
            place,
            target,
            block,
            excerpt: finding.excerpt.clone(),
            other: finding.other.clone(),
        }
    }
}

impl From<Flaws> for wire::Failure {
    fn from(flaws: Flaws) -> Self {
        Self::Flaws {
            flaws: flaws
                .0
                .into_iter()
                .map(|f| wire::FieldFlaw {
                    field: f.field,
                    kind: f.kind.into(),
                    limit: f.limit.map(small),
                })
                .collect(),
        }
    }
}

/// A count for the wire; what does not fit is told as the largest.
pub(crate) fn small(n: impl TryInto<u32>) -> u32 {
    n.try_into().unwrap_or(u32::MAX)
}

/// Reads an id that a screen or a person gave.
///
/// # Errors
/// [`wire::Failure::NotFound`] for what is no id at all.
pub fn reader<T: std::str::FromStr>(what: &str, id: &str) -> Result<T, wire::Failure> {
    id.parse().map_err(|_| wire::Failure::NotFound {
        what: what.to_owned(),
    })
}

/// Text with its runs, for the wire.
pub fn rich(text: &plan::RichText) -> wire::Rich {
    wire::Rich { runs: runs(text) }
}

fn runs(text: &plan::RichText) -> Vec<wire::Run> {
    text.runs()
        .iter()
        .map(|r| wire::Run {
            text: r.text.clone(),
            bold: r.bold,
            italic: r.italic,
            figure: None,
        })
        .collect()
}

fn to_rich(runs: Vec<wire::Run>) -> plan::RichText {
    plan::RichText::new(runs.into_iter().map(|r| plan::Run {
        text: r.text,
        bold: r.bold,
        italic: r.italic,
    }))
}

impl From<wire::Rich> for plan::RichText {
    fn from(rich: wire::Rich) -> Self {
        to_rich(rich.runs)
    }
}

fn blocks(blocks: &[plan::Block]) -> Vec<wire::Block> {
    let labels = plan::model::block_labels(blocks);
    blocks
        .iter()
        .zip(labels)
        .map(|(block, label)| block_view(block, label))
        .collect()
}

fn block_view(block: &plan::Block, label: String) -> wire::Block {
    wire::Block {
        id: block.id.to_string(),
        kind: block.kind.into(),
        label,
        auto_label: block.label == plan::Label::Auto,
        text: block
            .table
            .as_ref()
            .map_or_else(|| block.text.to_plain(), table_text),
        runs: runs(&block.text),
        table: block.table.as_ref().map(table),
    }
}

pub(super) fn table(table: &plan::Table) -> wire::Table {
    wire::Table {
        header_rows: small(table.header_rows),
        rows: (table.rows.iter())
            .map(|row| row.iter().map(rich).collect())
            .collect(),
        merges: table.merges.iter().map(merge).collect(),
    }
}

fn merge(merge: &plan::Merge) -> super::Merge {
    super::Merge {
        row: small(merge.row),
        column: small(merge.column),
        rows: small(merge.rows),
        columns: small(merge.columns),
    }
}

impl From<super::Merge> for plan::Merge {
    fn from(merge: super::Merge) -> Self {
        Self {
            row: merge.row as usize,
            column: merge.column as usize,
            rows: merge.rows as usize,
            columns: merge.columns as usize,
        }
    }
}

pub(super) fn table_text(table: &plan::Table) -> String {
    let row = |cells: &Vec<plan::RichText>| {
        cells
            .iter()
            .map(plan::RichText::to_plain)
            .collect::<Vec<_>>()
            .join("\t")
    };
    table.rows.iter().map(row).collect::<Vec<_>>().join("\n")
}

impl wire::Block {
    /// The block a screen sent; one without an id gets `fresh`.
    ///
    /// # Errors
    /// An id that is none.
    pub fn into_block(self, fresh: uuid::Uuid) -> Result<plan::Block, wire::Failure> {
        let id = if self.id.is_empty() {
            plan::BlockId(fresh)
        } else {
            reader("block", &self.id)?
        };
        let label = if self.auto_label {
            plan::Label::Auto
        } else {
            plan::Label::Literal(plan::text::nfc(self.label.trim()))
        };
        Ok(plan::Block {
            id,
            kind: self.kind.into(),
            label,
            text: to_rich(self.runs),
            table: self.table.map(|t| plan::Table {
                header_rows: t.header_rows as usize,
                rows: t
                    .rows
                    .into_iter()
                    .map(|row| row.into_iter().map(plan::RichText::from).collect())
                    .collect(),
                merges: t.merges.into_iter().map(plan::Merge::from).collect(),
            }),
        })
    }
}

fn sections(list: &[plan::Section], path: &mut Vec<usize>) -> Vec<wire::Section> {
    list.iter()
        .enumerate()
        .map(|(i, section)| {
            path.push(i);
            let view = wire::Section {
                id: section.id.to_string(),
                kind: section.kind.into(),
                label: plan::model::section_label(&section.label, path),
                auto_label: section.label == plan::Label::Auto,
                title: section.title.clone(),
                run_in: section.run_in,
                blocks: blocks(&section.blocks),
                sections: sections(&section.sections, path),
            };
            path.pop();
            view
        })
        .collect()
}

/// A plan with every label as it prints.
pub fn labelled_plan(plan: &plan::Plan) -> wire::Plan {
    wire::Plan {
        id: plan.id.to_string(),
        title: plan.title(),
        year: plan.year,
        state: plan.state().into(),
        continues: plan.continues.map(|plan| plan.to_string()),
        agency: plan.head.agency_lines.join(" "),
        head: head(plan),
        legal_bases: plan.legal_bases(),
        sections: sections(&plan.sections, &mut Vec::new()),
        closing: plan.closing.iter().map(rich).collect(),
        recipients: plan
            .recipients
            .iter()
            .map(|r| wire::Recipient {
                name: r.name.clone(),
                purpose: r.purpose.clone(),
            })
            .collect(),
        signature: signature(&plan.signature),
        annexes: plan
            .annexes
            .iter()
            .map(|a| wire::Annex {
                id: a.id.to_string(),
                label: a.label.clone(),
                title: a.title.clone(),
                reference: a.reference.clone(),
                blocks: blocks(&a.blocks),
            })
            .collect(),
        doubts: plan.doubts.iter().map(wire::Doubt::from).collect(),
        left_over: plan.left_over.iter().map(wire::LeftOver::from).collect(),
    }
}

fn head(plan: &plan::Plan) -> wire::PlanHead {
    let head = &plan.head;
    wire::PlanHead {
        year: plan.year,
        parent: head.parent.clone().unwrap_or_default(),
        agency_lines: head.agency_lines.clone(),
        number: head.number.map(|n| n.to_string()).unwrap_or_default(),
        symbol: head.symbol.clone(),
        place: head.place.clone(),
        date: head.date.into(),
        subject: head.subject.clone(),
        bases: head.opening.bases.clone(),
        opening: head.opening.paragraphs.iter().map(rich).collect(),
        urgency: head.urgency.into(),
        circulation: head.circulation.into(),
        draft: head.draft,
    }
}

impl wire::PlanHead {
    /// The year and head a form says.
    ///
    /// # Errors
    /// A number or date that is none; the rest is the plan's to check.
    pub fn into_head(self) -> Result<(i32, plan::Head), Flaws> {
        let mut check = Check::default();
        let number = match self.number.trim() {
            "" => None,
            digits => check.take(
                digits
                    .parse::<u32>()
                    .map_err(|_| Flaw::new("number", FlawKind::NotANumber)),
            ),
        };
        let date = check.take(self.date.read());
        let head = plan::Head {
            parent: Some(self.parent).filter(|p| !p.trim().is_empty()),
            agency_lines: self.agency_lines,
            number,
            symbol: self.symbol,
            place: self.place,
            date: date.unwrap_or_default(),
            subject: self.subject,
            opening: plan::Opening {
                bases: self.bases,
                paragraphs: self.opening.into_iter().map(plan::RichText::from).collect(),
            },
            urgency: self.urgency.into(),
            circulation: self.circulation.into(),
            draft: self.draft,
        };
        check.finish((self.year, head))
    }
}

impl From<plan::PartialDate> for wire::PartialDate {
    fn from(date: plan::PartialDate) -> Self {
        Self {
            day: date.day().map(|d| format!("{d:02}")).unwrap_or_default(),
            month: date.month().map(|m| format!("{m:02}")).unwrap_or_default(),
            year: date.year().map(|y| y.to_string()).unwrap_or_default(),
        }
    }
}

impl wire::PartialDate {
    pub(crate) fn read(&self) -> Result<plan::PartialDate, Flaw> {
        let part = |text: &str| match text.trim() {
            "" => Ok(None),
            digits => digits
                .parse::<u32>()
                .map(Some)
                .map_err(|_| Flaw::new("date", FlawKind::NoSuchDate)),
        };
        let year = part(&self.year)?.map(|y| i32::try_from(y).unwrap_or(i32::MAX));
        plan::PartialDate::new(year, part(&self.month)?, part(&self.day)?)
    }
}

impl From<&plan::Doubt> for wire::Doubt {
    fn from(d: &plan::Doubt) -> Self {
        Self {
            id: d.id.to_string(),
            kind: d.kind.into(),
            line: d.line,
            section: d.section.map(|s| s.to_string()),
            block: d.block.map(|b| b.to_string()),
            excerpt: d.excerpt.clone(),
            other: d.other.clone(),
            settled: d.settled,
        }
    }
}

impl From<&plan::draft::DraftDoubt> for wire::Doubt {
    fn from(d: &plan::draft::DraftDoubt) -> Self {
        Self {
            id: String::new(),
            kind: d.kind.into(),
            line: d.line,
            section: None,
            block: None,
            excerpt: d.excerpt.clone(),
            other: d.other.clone(),
            settled: false,
        }
    }
}

impl From<&plan::LeftOver> for wire::LeftOver {
    fn from(l: &plan::LeftOver) -> Self {
        Self {
            line: l.line,
            text: l.text.clone(),
            reason: l.reason.into(),
        }
    }
}

fn signature(s: &plan::Signatory) -> wire::Signature {
    wire::Signature {
        lines: s.lines.clone(),
        name: s.name.clone(),
    }
}

impl From<wire::Signature> for plan::Signatory {
    fn from(s: wire::Signature) -> Self {
        Self {
            lines: s.lines,
            name: s.name,
        }
    }
}

impl From<wire::Recipient> for plan::Recipient {
    fn from(r: wire::Recipient) -> Self {
        Self {
            name: r.name,
            purpose: r.purpose,
        }
    }
}

/// A task for the screens; `official_name` and targets are looked up by the caller.
pub fn task_view(task: &plan::Task, year: i32, official_name: String) -> wire::Task {
    wire::Task {
        id: task.id.to_string(),
        plan: task.plan.to_string(),
        standing: task.standing.into(),
        due: plan::Quarter::of_year(year)
            .filter(|q| task.timeframe.covers(*q, year))
            .map(|q| q.to_string())
            .collect(),
        official_name,
        origin: task.origin.map(|b| b.to_string()),
        sentence: task.sentence.clone(),
        targets: Vec::new(),
        fields: wire::TaskFields {
            text: task.text.clone(),
            deliverable: task.deliverable.clone(),
            lead: task.lead.clone(),
            coordinating: task.coordinating.clone(),
            official: task.official.map(|o| o.to_string()).unwrap_or_default(),
            timeframe: task.timeframe.wording.clone(),
            budget: task.budget.clone(),
            remarks: task.remarks.clone(),
        },
    }
}

impl wire::TaskFields {
    /// Puts the cells into a task of a plan for `year`.
    ///
    /// # Errors
    /// An official's id that is none, and every flaw of the cells.
    pub fn apply(self, task: &plan::Task, year: i32) -> Result<plan::Task, wire::Failure> {
        let official = match self.official.as_str() {
            "" => None,
            id => Some(reader("official", id)?),
        };
        // A wording that came with the file stays as it is until somebody rewrites it.
        let rewritten = self.timeframe != task.timeframe.wording;
        if rewritten && plan::task::names_no_such_day(&self.timeframe, year) {
            return Err(Flaws::from(Flaw::new("timeframe", FlawKind::NoSuchDate)).into());
        }
        Ok(plan::Task {
            text: self.text,
            deliverable: self.deliverable,
            lead: self.lead,
            coordinating: self.coordinating,
            official,
            timeframe: plan::Timeframe::read(&self.timeframe, year),
            budget: self.budget,
            remarks: self.remarks,
            ..task.clone()
        }
        .checked()?)
    }
}

impl From<&plan::DraftTask> for wire::TaskFields {
    fn from(t: &plan::DraftTask) -> Self {
        Self {
            text: t.text.clone(),
            deliverable: t.deliverable.clone(),
            lead: t.lead.clone(),
            coordinating: t.coordinating.clone(),
            official: String::new(),
            timeframe: t.timeframe.clone(),
            budget: t.budget.clone(),
            remarks: t.remarks.clone(),
        }
    }
}

impl From<plan::Agency> for wire::Agency {
    fn from(a: plan::Agency) -> Self {
        Self {
            parent: a.parent.unwrap_or_default(),
            name_lines: a.name_lines,
            kind: a.kind.into(),
            model: a.model.into(),
            place: a.place,
            plan_symbol: a.plan_symbol,
            drafting_symbol: a.drafting_symbol,
            signatories: a.signatories.iter().map(signature).collect(),
        }
    }
}

impl From<wire::Agency> for plan::Agency {
    fn from(a: wire::Agency) -> Self {
        Self {
            parent: Some(a.parent).filter(|p| !p.trim().is_empty()),
            name_lines: a.name_lines,
            kind: a.kind.into(),
            model: a.model.into(),
            place: a.place,
            plan_symbol: a.plan_symbol,
            drafting_symbol: a.drafting_symbol,
            signatories: a
                .signatories
                .into_iter()
                .map(plan::Signatory::from)
                .collect(),
        }
    }
}

impl From<plan::Unit> for wire::Unit {
    fn from(u: plan::Unit) -> Self {
        Self {
            id: u.id.to_string(),
            name: u.name,
            symbol: u.symbol,
            active: u.active,
        }
    }
}

impl From<plan::Official> for wire::Official {
    fn from(o: plan::Official) -> Self {
        Self {
            id: o.id.to_string(),
            name: o.name,
            position: o.position,
            unit: o.unit.map(|u| u.to_string()),
            active: o.active,
        }
    }
}

/// A time as the wire writes it.
pub(crate) fn time(at: chrono::DateTime<chrono::Utc>) -> String {
    at.to_rfc3339_opts(chrono::SecondsFormat::Millis, true)
}

/// The subject on one line, as a list shows it.
pub fn summary_title(subject: &str) -> String {
    plan::text::squeeze(subject)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_tells_all_its_flaws_at_once() {
        let head = wire::PlanHead {
            year: 2026,
            parent: String::new(),
            agency_lines: vec![],
            number: "mười".into(),
            symbol: String::new(),
            place: String::new(),
            date: wire::PartialDate {
                day: "31".into(),
                month: "2".into(),
                year: "2026".into(),
            },
            subject: String::new(),
            bases: vec![],
            opening: vec![],
            urgency: super::super::Urgency::None,
            circulation: super::super::Circulation::Open,
            draft: false,
        };
        let flaws = head.into_head().unwrap_err();
        let fields: Vec<&str> = flaws.0.iter().map(|f| f.field.as_str()).collect();
        assert_eq!(fields, ["number", "date"]);
    }
}
