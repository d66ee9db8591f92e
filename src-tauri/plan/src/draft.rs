//! A plan before it is kept: strings as a file or a person gave them, with doubts.

use crate::date::PartialDate;
use crate::flaw::{Check, Flaw, FlawKind, Flaws};
use crate::id::{BlockId, DoubtId, Mint, PlanId, SectionId, TaskId};
use crate::model::{
    Annex, Block, BlockKind, Head, Label, Opening, Plan, Recipient, Section, SectionKind,
    SignatureBlock,
};
use crate::table::Table;
use crate::task::{Standing, Task, Timeframe};
use crate::text::{RichText, nfc};
use crate::urgency::{Circulation, Urgency};

/// Why somebody should look at a place of an imported plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DoubtKind {
    /// A number is missing between siblings; `excerpt` is the label found, `other` the one expected.
    NumberGap,
    /// A label occurs twice among siblings, or is out of order.
    NumberRepeated,
    /// The same heading stands twice.
    DuplicateHeading,
    /// A letter the decree's list does not have (f, j, w, z).
    InvalidLetter,
    /// Two words without a space between; `other` is a proposed split.
    GluedWords,
    /// `phường` in a plan of a xã, or the other way round; `other` is the plan's own kind.
    WrongUnitKind,
    /// A year in the text that is not the plan's; `other` is the plan's year.
    WrongYear,
    /// Title and body speak of different periods.
    PeriodMismatch,
    /// Vietnamese marks moved to the right letter; `excerpt` before, `other` after.
    RepairedMarks,
    /// A quotation mark that is never closed, or text that breaks off.
    UnbalancedQuote,
    /// Signs of formatting removed (`**`, stray back-tick).
    StrayMark,
    /// A table that arrived line by line and needs a person.
    LinearisedTable,
    /// No letterhead in the file: the office's own will be printed.
    NoLetterhead,
    /// No signature lines in the file, or only a name.
    SignatureIncomplete,
    /// No heading was found at all.
    NoSections,
    /// A date that does not exist; left blank.
    NoSuchDate,
    /// Letters that look like a legacy encoding or wrong decoding.
    Garbled,
    /// An odd label mark kept as found, such as `- -`.
    OddMark,
    /// A part of the file could not be read and was gone without; `excerpt` names it.
    SourceDamaged,
    /// The text was written for fonts from before Unicode, and was turned into Unicode.
    LegacyEncoding,
    /// A line in bold capitals was taken for a heading, for no heading of the text has a label.
    HeadingByLook,
    /// A file of another format, turned by LibreOffice into one that can be read.
    ConvertedByOffice,
}

/// One doubt with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// Its id.
    pub id: DoubtId,
    /// What it is about.
    pub kind: DoubtKind,
    /// Line of the source text, from 1.
    pub line: u32,
    /// The section or annex it falls in, if any.
    pub section: Option<SectionId>,
    /// The block it falls in, if any.
    pub block: Option<BlockId>,
    /// The words in question.
    pub excerpt: String,
    /// A second value: what was expected, proposed, or made of it. May be empty.
    pub other: String,
    /// Somebody looked and settled it.
    pub settled: bool,
}

/// A doubt that has no ids yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftDoubt {
    /// What it is about.
    pub kind: DoubtKind,
    /// Line of the source text, from 1.
    pub line: u32,
    /// The words in question.
    pub excerpt: String,
    /// A second value. May be empty.
    pub other: String,
}

/// Why words of a file stand nowhere in the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LeftReason {
    /// A page number.
    PageNumber,
    /// Quốc hiệu and Tiêu ngữ and the like, which every document prints by itself.
    PrintedByForm,
    /// A link or running text from the foot of a page.
    Footer,
    /// Signs of formatting, lone marks.
    Mark,
    /// Could not be placed.
    Unplaced,
}

/// Words of an imported file that stand nowhere in the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOver {
    /// Line of the source text, from 1.
    pub line: u32,
    /// The words.
    pub text: String,
    /// Why.
    pub reason: LeftReason,
}

/// A block before it has an id.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DraftBlock {
    /// Line of the source text it begins on, from 1; 0 if typed by hand.
    pub line: u32,
    /// What it is.
    pub kind: BlockKind,
    /// Its label as found.
    pub label: Label,
    /// Its words.
    pub text: RichText,
    /// Its table.
    pub table: Option<Table>,
}

/// A section before it has an id.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DraftSection {
    /// Line of the source text its heading is on, from 1; 0 if typed by hand.
    pub line: u32,
    /// Its label as found.
    pub label: Label,
    /// The heading's words.
    pub title: String,
    /// The first paragraph continues on the heading's line.
    pub run_in: bool,
    /// Text under the heading.
    pub blocks: Vec<DraftBlock>,
    /// Sub-sections.
    pub sections: Vec<DraftSection>,
}

/// An annex before it has an id.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DraftAnnex {
    /// Line of the source text it begins on, from 1.
    pub line: u32,
    /// Its label as found.
    pub label: String,
    /// Its title.
    pub title: String,
    /// `(Kèm theo …)`.
    pub reference: String,
    /// Its content.
    pub blocks: Vec<DraftBlock>,
}

/// A task proposed from a plan's text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DraftTask {
    /// Line of the source text it was read from; finds the block it came from.
    pub line: u32,
    /// What is to be done.
    pub text: String,
    /// What comes of it.
    pub deliverable: String,
    /// Who leads. May be empty.
    pub lead: String,
    /// Who co-operates.
    pub coordinating: Vec<String>,
    /// When, in the plan's words.
    pub timeframe: String,
    /// Cost and source, in the plan's words.
    pub budget: String,
    /// Remarks.
    pub remarks: String,
}

/// What a file or a form says a plan is, before anybody accepted it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PlanDraft {
    /// The year, if it could be told.
    pub year: Option<i32>,
    /// Superior agency's line.
    pub parent: Option<String>,
    /// The agency's lines; empty without a letterhead.
    pub agency_lines: Vec<String>,
    /// The number, if given.
    pub number: Option<u32>,
    /// The symbol after the number.
    pub symbol: String,
    /// Place before the date.
    pub place: String,
    /// Date of issue.
    pub date: PartialDate,
    /// What the plan is about, lines kept apart by `\n`.
    pub subject: String,
    /// Bases and lead-in.
    pub opening: Opening,
    /// How fast it must travel.
    pub urgency: Urgency,
    /// How far it may circulate.
    pub circulation: Circulation,
    /// Marked `DỰ THẢO`.
    pub draft: bool,
    /// The body.
    pub sections: Vec<DraftSection>,
    /// Closing paragraphs.
    pub closing: Vec<RichText>,
    /// Recipients.
    pub recipients: Vec<Recipient>,
    /// Who signs.
    pub signature: SignatureBlock,
    /// What is attached.
    pub annexes: Vec<DraftAnnex>,
    /// Tasks read out of the text.
    pub tasks: Vec<DraftTask>,
    /// What the importer was not sure of.
    pub doubts: Vec<DraftDoubt>,
    /// Words that stand nowhere above.
    pub left_over: Vec<LeftOver>,
}

/// A new plan for a year: the sections most plans have, empty, and the office's own ending.
pub fn blank(year: i32, subject: String, agency: &crate::Agency) -> PlanDraft {
    let leaf = |title: &str| DraftSection {
        title: title.into(),
        ..DraftSection::default()
    };
    let with = |title: &str, children: &[&str]| DraftSection {
        sections: children.iter().map(|child| leaf(child)).collect(),
        ..leaf(title)
    };
    let archive = match agency.drafting_symbol.as_str() {
        "" => "Lưu: VT".to_owned(),
        symbol => format!("Lưu: VT, {symbol}"),
    };
    PlanDraft {
        year: Some(year),
        symbol: agency.plan_symbol.clone(),
        place: agency.place.clone(),
        subject,
        sections: vec![
            with("MỤC ĐÍCH, YÊU CẦU", &["Mục đích", "Yêu cầu", "Đối tượng"]),
            with(
                "NỘI DUNG, HÌNH THỨC TUYÊN TRUYỀN",
                &["Nội dung tuyên truyền", "Hình thức tuyên truyền"],
            ),
            leaf("KINH PHÍ THỰC HIỆN"),
            leaf("CHẾ ĐỘ BÁO CÁO"),
            leaf("TỔ CHỨC THỰC HIỆN"),
        ],
        recipients: vec![Recipient {
            name: archive,
            purpose: String::new(),
        }],
        signature: agency.signatories.first().cloned().unwrap_or_default(),
        ..PlanDraft::default()
    }
}

/// Longest name lent to a draft that came without one, in letters.
const LENT_NAME: usize = 100;

impl PlanDraft {
    /// A draft that came without a subject (a body alone was pasted), named by its first heading
    /// or its first words: a plan is kept under a name. That is told with the missing letterhead.
    #[must_use]
    pub fn named(mut self) -> Self {
        if !self.subject.trim().is_empty() {
            return self;
        }
        let blocks = self.sections.iter().flat_map(|s| &s.blocks);
        let name = (self.sections.iter().map(|s| s.title.clone()))
            .chain(blocks.map(|b| b.text.to_plain()))
            .chain(self.opening.paragraphs.iter().map(RichText::to_plain))
            .find(|words| !words.trim().is_empty());
        let Some(name) = name else {
            return self;
        };
        self.subject = name.trim().chars().take(LENT_NAME).collect();
        let kind = DoubtKind::NoLetterhead;
        self.doubts.retain(|d| d.kind != kind);
        let told = DraftDoubt {
            kind,
            line: 1,
            excerpt: String::new(),
            other: self.subject.clone(),
        };
        self.doubts.insert(0, told);
        self
    }

    /// Turns the draft into a plan and its proposed tasks, giving ids.
    ///
    /// `this_year` is used where the draft does not tell its own.
    ///
    /// # Errors
    /// Every flaw at once, such as a subject that is empty or over
    /// [`Plan::SUBJECT_LIMIT`].
    pub fn accept(self, this_year: i32, mint: &mut dyn Mint) -> Result<(Plan, Vec<Task>), Flaws> {
        let mut check = Check::default();
        let id = PlanId(mint.mint());
        let year = self.year.unwrap_or(this_year);
        if !(1945..=2200).contains(&year) {
            check.flaw(Flaw::new("year", FlawKind::OutOfRange));
        }
        let mut places = Places::default();
        let sections = self
            .sections
            .into_iter()
            .map(|s| section(s, &mut check, mint, &mut places))
            .collect();
        let annexes = self
            .annexes
            .into_iter()
            .map(|a| {
                let id = SectionId(mint.mint());
                places.note(a.line, Some(id), None);
                Annex {
                    id,
                    label: nfc(&a.label),
                    title: check.optional("annex.title", &a.title, Plan::TITLE_LIMIT),
                    reference: nfc(&a.reference),
                    blocks: blocks(a.blocks, id, &mut check, mint, &mut places),
                }
            })
            .collect();
        places.0.sort_by_key(|p| p.0);
        let doubts = self
            .doubts
            .into_iter()
            .map(|d| {
                let (section, block) = places.at(d.line);
                Doubt {
                    id: DoubtId(mint.mint()),
                    kind: d.kind,
                    line: d.line,
                    section,
                    block,
                    excerpt: d.excerpt,
                    other: d.other,
                    settled: false,
                }
            })
            .collect();
        let plan = Plan {
            id,
            year,
            continues: None,
            head: Head {
                parent: self
                    .parent
                    .filter(|p| !p.trim().is_empty())
                    .map(|p| nfc(&p)),
                agency_lines: self.agency_lines.iter().map(|l| nfc(l)).collect(),
                number: self.number,
                symbol: check.optional("symbol", &self.symbol, 100),
                place: check.optional("place", &self.place, 100),
                date: self.date,
                subject: check.required("subject", &self.subject, Plan::SUBJECT_LIMIT),
                opening: self.opening,
                urgency: self.urgency,
                circulation: self.circulation,
                draft: self.draft,
            },
            sections,
            closing: self.closing,
            recipients: self.recipients,
            signature: self.signature,
            annexes,
            doubts,
            left_over: self.left_over,
        };
        let tasks = self
            .tasks
            .into_iter()
            .map(|t| Task {
                sentence: String::new(),
                apart: Vec::new(),
                id: TaskId(mint.mint()),
                plan: id,
                standing: Standing::Proposed,
                text: nfc(t.text.trim()),
                deliverable: nfc(t.deliverable.trim()),
                lead: nfc(t.lead.trim()),
                coordinating: t.coordinating.iter().map(|u| nfc(u.trim())).collect(),
                official: None,
                timeframe: Timeframe::read(&t.timeframe, year),
                budget: nfc(t.budget.trim()),
                remarks: nfc(t.remarks.trim()),
                origin: places.at(t.line).1,
            })
            .collect();
        let tasks = with_sentences(tasks, &plan);
        check.finish((plan, tasks))
    }
}

/// Tasks linked to the blocks whose words they begin with; rows of tables stand for themselves.
fn with_sentences(tasks: Vec<Task>, plan: &Plan) -> Vec<Task> {
    if tasks.is_empty() {
        return tasks;
    }
    let blocks = crate::sentence::Blocks::of(plan);
    let link = |task: Task| match task.origin.and_then(|id| blocks.words(id)) {
        Some(words) if words.contains(task.text.split("; ").next().unwrap_or_default()) => {
            let origin = task.origin;
            crate::sentence::linked(task, origin, words, plan.year)
        }
        _ => task,
    };
    tasks.into_iter().map(link).collect()
}

/// Which section and block begin on which line.
#[derive(Default)]
struct Places(Vec<(u32, Option<SectionId>, Option<BlockId>)>);

impl Places {
    fn note(&mut self, line: u32, section: Option<SectionId>, block: Option<BlockId>) {
        if line > 0 {
            self.0.push((line, section, block));
        }
    }

    /// The last place that begins on or before `line`. Must be sorted.
    fn at(&self, line: u32) -> (Option<SectionId>, Option<BlockId>) {
        let end = self.0.partition_point(|p| p.0 <= line);
        end.checked_sub(1)
            .map_or((None, None), |i| (self.0[i].1, self.0[i].2))
    }
}

fn section(
    draft: DraftSection,
    check: &mut Check,
    mint: &mut dyn Mint,
    places: &mut Places,
) -> Section {
    let id = SectionId(mint.mint());
    places.note(draft.line, Some(id), None);
    let title = check.optional("section.title", &draft.title, Plan::TITLE_LIMIT);
    Section {
        id,
        kind: SectionKind::from_title(&title),
        label: draft.label,
        title,
        run_in: draft.run_in,
        blocks: blocks(draft.blocks, id, check, mint, places),
        sections: draft
            .sections
            .into_iter()
            .map(|s| section(s, check, mint, places))
            .collect(),
    }
}

fn blocks(
    drafts: Vec<DraftBlock>,
    section: SectionId,
    check: &mut Check,
    mint: &mut dyn Mint,
    places: &mut Places,
) -> Vec<Block> {
    drafts
        .into_iter()
        .map(|draft| {
            let id = BlockId(mint.mint());
            places.note(draft.line, Some(section), Some(id));
            if draft.text.to_plain().chars().count() > Plan::TEXT_LIMIT {
                check.flaw(Flaw::too_long("block.text", Plan::TEXT_LIMIT));
            }
            Block {
                id,
                kind: draft.kind,
                label: draft.label,
                text: draft.text,
                table: draft.table.and_then(|table| check.take(table.joined())),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_without_a_subject_is_named_by_its_first_words() {
        let section = |title: &str, text: &str| DraftSection {
            title: title.into(),
            blocks: vec![DraftBlock {
                text: RichText::plain(text),
                ..DraftBlock::default()
            }],
            ..DraftSection::default()
        };
        for (subject, title, text, expect, told) in [
            ("", "MỤC ĐÍCH", "Một.", "MỤC ĐÍCH", true),
            (" ", "", "Làm tờ rơi.", "Làm tờ rơi.", true),
            ("Tuyên truyền", "MỤC ĐÍCH", "Một.", "Tuyên truyền", false),
            ("", "", "", "", false),
        ] {
            let draft = PlanDraft {
                subject: subject.into(),
                sections: vec![section(title, text)],
                ..PlanDraft::default()
            }
            .named();
            assert_eq!(draft.subject, expect);
            let doubt = draft.doubts.first().map(|d| (d.kind, d.other.as_str()));
            assert_eq!(doubt, told.then_some((DoubtKind::NoLetterhead, expect)));
        }
    }
}
