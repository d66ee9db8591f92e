//! A plan with its tasks as JSON that outlives the program: what a kept version holds and what a
//! package carries. Fields are only ever added, with a default; another meaning is another `format`.

use plan::{
    Annex, Block, BlockKind, Circulation, Head, Label, Merge, Opening, PartialDate, Plan, Quarter,
    Recipient, RichText, Run, Section, SectionKind, SignatureBlock, Standing, Table, Task,
    TaskField, Timeframe, Urgency, When,
};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use std::str::FromStr;
use thiserror::Error;

/// The format this program writes, and the highest it reads.
pub const FORMAT: u32 = 1;

/// Why a text is no content of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ContentError {
    /// Not JSON of this shape.
    #[error("not the content of a plan: {0}")]
    Shape(String),
    /// Written by a newer program.
    #[error("format {0} is newer than this program")]
    Newer(u32),
    /// A value no plan can have.
    #[error("{0}")]
    Value(&'static str),
}

/// Most sections, blocks and tasks together.
const COUNT_LIMIT: usize = 50_000;

mirror! {
    KindIs = SectionKind {
        Purpose, Requirements, Audience, Targets, Topics, Channels, Activities, Schedule, Budget,
        Reporting, Implementation, Other,
    }
    BlockIs = BlockKind { Paragraph, Clause, Point, Dash, Plus, Table, Review }
    UrgencyIs = Urgency { None, Urgent, VeryUrgent, Express }
    CirculationIs = Circulation { Open, ReturnAfterReading, Internal }
    StandingIs = Standing { Proposed, Accepted }
    FieldIs = TaskField { Deliverable, Lead, Coordinating, Timeframe, Budget }
}

/// A plan with its tasks, as it is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    format: u32,
    plan: PlanText,
    tasks: Vec<TaskText>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct PlanText {
    id: String,
    year: i32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    continues: Option<String>,
    head: HeadText,
    sections: Vec<SectionText>,
    closing: Vec<Vec<RunText>>,
    recipients: Vec<RecipientText>,
    signature: SignatureText,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    annexes: Vec<AnnexText>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct HeadText {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    parent: Option<String>,
    agency: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    number: Option<u32>,
    symbol: String,
    place: String,
    /// Year, month, day; 0 for what is not known.
    date: [i32; 3],
    subject: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    bases: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    opening: Vec<Vec<RunText>>,
    urgency: UrgencyIs,
    circulation: CirculationIs,
    draft: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct RunText {
    text: String,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    bold: bool,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    italic: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct SectionText {
    id: String,
    kind: KindIs,
    /// As written; none where it is counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    label: Option<String>,
    title: String,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    run_in: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    blocks: Vec<BlockText>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    sections: Vec<SectionText>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct BlockText {
    id: String,
    kind: BlockIs,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    label: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    text: Vec<RunText>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    table: Option<TableText>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct TableText {
    header_rows: usize,
    rows: Vec<Vec<Vec<RunText>>>,
    /// Row, column, rows, columns.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    merges: Vec<[usize; 4]>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct RecipientText {
    name: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    purpose: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct SignatureText {
    lines: Vec<String>,
    name: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct AnnexText {
    id: String,
    label: String,
    title: String,
    reference: String,
    blocks: Vec<BlockText>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct TaskText {
    id: String,
    standing: StandingIs,
    text: String,
    deliverable: String,
    lead: String,
    coordinating: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    official: Option<String>,
    wording: String,
    when: WhenText,
    budget: String,
    remarks: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    origin: Option<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    sentence: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    apart: Vec<FieldIs>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "of", rename_all = "snake_case")]
enum WhenText {
    Unset,
    Ongoing,
    Quarters(Vec<String>),
    Months(Vec<u32>),
    By(String),
}

fn runs_of(text: &RichText) -> Vec<RunText> {
    let runs = text.runs().iter().map(|run| RunText {
        text: run.text.clone(),
        bold: run.bold,
        italic: run.italic,
    });
    runs.collect()
}

fn all_runs(texts: &[RichText]) -> Vec<Vec<RunText>> {
    texts.iter().map(runs_of).collect()
}

fn label_of(label: &Label) -> Option<String> {
    match label {
        Label::Auto => None,
        Label::Literal(found) => Some(found.clone()),
    }
}

impl Content {
    /// The content of a plan with its tasks, in their order.
    pub fn of(plan: &Plan, tasks: &[Task]) -> Self {
        Self {
            format: FORMAT,
            plan: PlanText::of(plan),
            tasks: tasks.iter().map(TaskText::of).collect(),
        }
    }

    /// As text.
    ///
    /// # Errors
    /// Never for what [`Self::of`] made.
    pub fn to_json(&self) -> Result<String, ContentError> {
        serde_json::to_string(self).map_err(|error| ContentError::Shape(error.to_string()))
    }

    /// From text.
    ///
    /// # Errors
    /// Not of this shape, or of a newer format.
    pub fn from_json(text: &str) -> Result<Self, ContentError> {
        #[derive(Deserialize)]
        struct Format {
            format: u32,
        }
        let shape = |error: serde_json::Error| ContentError::Shape(error.to_string());
        let Format { format } = serde_json::from_str(text).map_err(shape)?;
        if format > FORMAT {
            return Err(ContentError::Newer(format));
        }
        serde_json::from_str(text).map_err(shape)
    }

    /// As [`Self::into_plan`], of any format this program reads.
    pub(crate) fn read(self) -> Result<(Plan, Vec<Task>), ContentError> {
        if self.format > FORMAT {
            return Err(ContentError::Newer(self.format));
        }
        self.into_plan()
    }

    /// The plan with its tasks. It has no doubts: those are of the file it was imported from.
    ///
    /// # Errors
    /// A value no plan can have, such as an id twice or a table with holes.
    pub fn into_plan(self) -> Result<(Plan, Vec<Task>), ContentError> {
        let mut reading = Reading::default();
        let plan = reading.plan(self.plan)?;
        let tasks = self.tasks.into_iter().map(|task| reading.task(&plan, task));
        let tasks = tasks.collect::<Result<_, _>>()?;
        Ok((plan, tasks))
    }
}

impl PlanText {
    fn of(plan: &Plan) -> Self {
        let (head, opening) = (&plan.head, &plan.head.opening);
        let part = |n: Option<u32>| n.and_then(|n| i32::try_from(n).ok()).unwrap_or(0);
        let date = head.date;
        Self {
            id: plan.id.to_string(),
            year: plan.year,
            continues: plan.continues.map(|id| id.to_string()),
            head: HeadText {
                parent: head.parent.clone(),
                agency: head.agency_lines.clone(),
                number: head.number,
                symbol: head.symbol.clone(),
                place: head.place.clone(),
                date: [
                    date.year().unwrap_or(0),
                    part(date.month()),
                    part(date.day()),
                ],
                subject: head.subject.clone(),
                bases: opening.bases.clone(),
                opening: all_runs(&opening.paragraphs),
                urgency: head.urgency.into(),
                circulation: head.circulation.into(),
                draft: head.draft,
            },
            sections: plan.sections.iter().map(SectionText::of).collect(),
            closing: all_runs(&plan.closing),
            recipients: plan
                .recipients
                .iter()
                .map(|recipient| RecipientText {
                    name: recipient.name.clone(),
                    purpose: recipient.purpose.clone(),
                })
                .collect(),
            signature: SignatureText {
                lines: plan.signature.lines.clone(),
                name: plan.signature.name.clone(),
            },
            annexes: plan
                .annexes
                .iter()
                .map(|annex| AnnexText {
                    id: annex.id.to_string(),
                    label: annex.label.clone(),
                    title: annex.title.clone(),
                    reference: annex.reference.clone(),
                    blocks: annex.blocks.iter().map(BlockText::of).collect(),
                })
                .collect(),
        }
    }
}

impl SectionText {
    fn of(section: &Section) -> Self {
        Self {
            id: section.id.to_string(),
            kind: section.kind.into(),
            label: label_of(&section.label),
            title: section.title.clone(),
            run_in: section.run_in,
            blocks: section.blocks.iter().map(BlockText::of).collect(),
            sections: section.sections.iter().map(Self::of).collect(),
        }
    }
}

impl BlockText {
    fn of(block: &Block) -> Self {
        Self {
            id: block.id.to_string(),
            kind: block.kind.into(),
            label: label_of(&block.label),
            text: runs_of(&block.text),
            table: block.table.as_ref().map(|table| TableText {
                header_rows: table.header_rows,
                rows: table.rows.iter().map(|row| all_runs(row)).collect(),
                merges: table
                    .merges
                    .iter()
                    .map(|it| [it.row, it.column, it.rows, it.columns])
                    .collect(),
            }),
        }
    }
}

impl TaskText {
    fn of(task: &Task) -> Self {
        Self {
            id: task.id.to_string(),
            standing: task.standing.into(),
            text: task.text.clone(),
            deliverable: task.deliverable.clone(),
            lead: task.lead.clone(),
            coordinating: task.coordinating.clone(),
            official: task.official.map(|id| id.to_string()),
            wording: task.timeframe.wording.clone(),
            when: match &task.timeframe.when {
                When::Unset => WhenText::Unset,
                When::Ongoing => WhenText::Ongoing,
                When::Quarters(quarters) => {
                    WhenText::Quarters(quarters.iter().map(Quarter::to_string).collect())
                }
                When::Months(months) => WhenText::Months(months.clone()),
                When::By(day) => WhenText::By(day.to_string()),
            },
            budget: task.budget.clone(),
            remarks: task.remarks.clone(),
            origin: task.origin.map(|id| id.to_string()),
            sentence: task.sentence.clone(),
            apart: task.apart.iter().copied().map(FieldIs::from).collect(),
        }
    }
}

/// What must hold across the whole while it is read.
#[derive(Default)]
struct Reading {
    seen: HashSet<String>,
}

fn parsed<T: FromStr>(text: &str) -> Result<T, ContentError> {
    text.parse().map_err(|_| ContentError::Value("an id"))
}

fn some<T: FromStr>(text: Option<&String>) -> Result<Option<T>, ContentError> {
    text.map(|text| parsed(text)).transpose()
}

fn within(text: String, limit: usize) -> Result<String, ContentError> {
    let strange = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
    if text.chars().count() > limit || text.chars().any(strange) {
        return Err(ContentError::Value("a text"));
    }
    Ok(text)
}

fn lines(texts: Vec<String>, limit: usize) -> Result<Vec<String>, ContentError> {
    texts.into_iter().map(|text| within(text, limit)).collect()
}

fn rich(runs: Vec<RunText>) -> Result<RichText, ContentError> {
    let runs = runs.into_iter().map(|run| {
        Ok(Run {
            text: within(run.text, Plan::TEXT_LIMIT)?,
            bold: run.bold,
            italic: run.italic,
        })
    });
    Ok(RichText::new(runs.collect::<Result<Vec<_>, _>>()?))
}

fn riches(texts: Vec<Vec<RunText>>) -> Result<Vec<RichText>, ContentError> {
    texts.into_iter().map(rich).collect()
}

fn label(text: Option<String>) -> Result<Label, ContentError> {
    Ok(match text {
        None => Label::Auto,
        Some(found) => Label::Literal(within(found, Plan::TITLE_LIMIT)?),
    })
}

impl Reading {
    /// An id that must not have come before.
    fn id<T: FromStr>(&mut self, text: String) -> Result<T, ContentError> {
        let id = parsed(&text)?;
        if self.seen.len() > COUNT_LIMIT || !self.seen.insert(text) {
            return Err(ContentError::Value("an id twice, or too many"));
        }
        Ok(id)
    }

    fn plan(&mut self, text: PlanText) -> Result<Plan, ContentError> {
        if !(1945..=2200).contains(&text.year) {
            return Err(ContentError::Value("a year"));
        }
        let head = text.head;
        let known = |n: i32| u32::try_from(n).ok().filter(|n| *n > 0);
        let [year, month, day] = head.date;
        let date = PartialDate::new((year > 0).then_some(year), known(month), known(day))
            .map_err(|_| ContentError::Value("a date"))?;
        Ok(Plan {
            id: self.id(text.id)?,
            year: text.year,
            continues: some(text.continues.as_ref())?,
            head: Head {
                parent: head.parent.map(|it| within(it, 1_000)).transpose()?,
                agency_lines: lines(head.agency, 1_000)?,
                number: head.number,
                symbol: within(head.symbol, 200)?,
                place: within(head.place, 200)?,
                date,
                subject: within(head.subject, 5_000)?,
                opening: Opening {
                    bases: lines(head.bases, Plan::TEXT_LIMIT)?,
                    paragraphs: riches(head.opening)?,
                },
                urgency: head.urgency.into(),
                circulation: head.circulation.into(),
                draft: head.draft,
            },
            sections: self.sections(text.sections, 0)?,
            closing: riches(text.closing)?,
            recipients: text
                .recipients
                .into_iter()
                .map(|recipient| {
                    Ok(Recipient {
                        name: within(recipient.name, Plan::TITLE_LIMIT)?,
                        purpose: within(recipient.purpose, Plan::TITLE_LIMIT)?,
                    })
                })
                .collect::<Result<_, ContentError>>()?,
            signature: SignatureBlock {
                lines: lines(text.signature.lines, 1_000)?,
                name: within(text.signature.name, 1_000)?,
            },
            annexes: text
                .annexes
                .into_iter()
                .map(|annex| {
                    Ok(Annex {
                        id: self.id(annex.id)?,
                        label: within(annex.label, Plan::TITLE_LIMIT)?,
                        title: within(annex.title, Plan::TITLE_LIMIT)?,
                        reference: within(annex.reference, Plan::TITLE_LIMIT)?,
                        blocks: self.blocks(annex.blocks)?,
                    })
                })
                .collect::<Result<_, ContentError>>()?,
            doubts: Vec::new(),
            left_over: Vec::new(),
        })
    }

    fn sections(
        &mut self,
        texts: Vec<SectionText>,
        depth: usize,
    ) -> Result<Vec<Section>, ContentError> {
        if depth > 16 {
            return Err(ContentError::Value("sections too deep"));
        }
        texts
            .into_iter()
            .map(|text| {
                Ok(Section {
                    id: self.id(text.id)?,
                    kind: text.kind.into(),
                    label: label(text.label)?,
                    title: within(text.title, Plan::TITLE_LIMIT)?,
                    run_in: text.run_in,
                    blocks: self.blocks(text.blocks)?,
                    sections: self.sections(text.sections, depth + 1)?,
                })
            })
            .collect()
    }

    fn blocks(&mut self, texts: Vec<BlockText>) -> Result<Vec<Block>, ContentError> {
        texts
            .into_iter()
            .map(|text| {
                let kind = text.kind.into();
                if (kind == BlockKind::Table) != text.table.is_some() {
                    return Err(ContentError::Value("a table where none belongs, or none"));
                }
                Ok(Block {
                    id: self.id(text.id)?,
                    kind,
                    label: label(text.label)?,
                    text: rich(text.text)?,
                    table: text.table.map(table).transpose()?,
                })
            })
            .collect()
    }

    fn task(&mut self, plan: &Plan, text: TaskText) -> Result<Task, ContentError> {
        let limit = Task::CELL_LIMIT;
        let bad = |_| ContentError::Value("a quarter");
        Ok(Task {
            id: self.id(text.id)?,
            plan: plan.id,
            standing: text.standing.into(),
            text: within(text.text, limit)?,
            deliverable: within(text.deliverable, limit)?,
            lead: within(text.lead, limit)?,
            coordinating: lines(text.coordinating, limit)?,
            official: some(text.official.as_ref())?,
            timeframe: Timeframe {
                wording: within(text.wording, limit)?,
                when: match text.when {
                    WhenText::Unset => When::Unset,
                    WhenText::Ongoing => When::Ongoing,
                    WhenText::Quarters(quarters) => When::Quarters(
                        quarters
                            .iter()
                            .map(|quarter| quarter.parse().map_err(bad))
                            .collect::<Result<_, _>>()?,
                    ),
                    WhenText::Months(months) if months.iter().all(|m| (1..=12).contains(m)) => {
                        When::Months(months)
                    }
                    WhenText::Months(_) => return Err(ContentError::Value("a month")),
                    WhenText::By(day) => {
                        When::By(day.parse().map_err(|_| ContentError::Value("a day"))?)
                    }
                },
            },
            budget: within(text.budget, limit)?,
            remarks: within(text.remarks, limit)?,
            origin: some(text.origin.as_ref())?,
            sentence: within(text.sentence, Plan::TEXT_LIMIT)?,
            apart: text.apart.into_iter().map(TaskField::from).collect(),
        })
    }
}

fn table(text: TableText) -> Result<Table, ContentError> {
    let rows = text.rows.into_iter().map(riches);
    let merges = text
        .merges
        .into_iter()
        .map(|[row, column, rows, columns]| Merge {
            row,
            column,
            rows,
            columns,
        });
    let table = Table {
        header_rows: text.header_rows,
        rows: rows.collect::<Result<_, _>>()?,
        merges: merges.collect(),
    };
    table.joined().map_err(|_| ContentError::Value("a table"))
}
