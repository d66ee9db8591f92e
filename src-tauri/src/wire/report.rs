//! What crosses about reports: their text with bound figures, and what the figures are.

use super::{
    AimKind, Block, Comparison, PartialDate, Recipient, Run, Saved, Signature, TaskStatus,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

wire! {
    /// All reports, and the plans one can be made of.
    pub struct ReportList {
        /// The latest period first.
        pub reports: Vec<ReportSummary>,
        /// The newest year first.
        pub plans: Vec<ReportedPlan>,
    }

    /// A plan that can be reported on.
    pub struct ReportedPlan { pub id: String, pub title: String, pub year: i32 }

    /// A report in a list.
    pub struct ReportSummary {
        pub id: String,
        /// Nothing for all the office's work.
        pub plan: Option<String>,
        /// The plan's subject; empty without a plan.
        pub plan_title: String,
        /// `2026-Q1`.
        pub period: String,
        pub subject: String,
        /// When it is due by the office's regime, where that knows.
        pub due: Option<String>,
        /// Figures of its period were closed.
        pub closed: bool,
        /// When it was sent; nothing while it is drafted.
        pub sent_at: Option<String>,
        pub updated: String,
    }

    /// A report with its figures as they are counted now, or as they were when they were closed
    /// or sent.
    pub struct Report {
        pub about: ReportSummary,
        /// The days it tells of, both counted.
        pub first: String,
        pub last: String,
        pub text: ReportText,
        pub figures: ReportFigures,
        /// What it still lacks, in the order it is read.
        pub gaps: Vec<ReportGap>,
        /// Changes of its closed period, the last first: since it was sent, else since it was
        /// closed.
        pub late: Vec<ReportLateChange>,
    }

    /// All of a report that is edited.
    pub struct ReportText {
        /// Digits, or empty while not numbered.
        pub number: String,
        pub symbol: String,
        pub place: String,
        pub date: PartialDate,
        pub subject: String,
        pub addressees: Vec<String>,
        pub opening: Vec<Block>,
        pub sections: Vec<ReportSection>,
        pub closing: Vec<Block>,
        pub recipients: Vec<Recipient>,
        pub signature: Signature,
    }

    /// A heading of a report with its text.
    pub struct ReportSection {
        /// As printed: `I.`, `1.`
        pub label: String,
        /// Stands under the last one that does not.
        pub nested: bool,
        pub title: String,
        pub blocks: Vec<Block>,
    }

    /// What a figure in a text is counted from.
    #[derive(Eq)]
    pub struct Figure {
        pub kind: FigureKind,
        /// Code of the channel, id of the indicator; empty for tasks.
        pub channel: String,
        /// Its name.
        pub name: String,
        /// Unit of measure; empty for tasks and indicators.
        pub measure: String,
    }

    /// Which sum a figure is.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum FigureKind { InPeriod, SoFar, YearBefore, Target, Share, TasksDue, TasksDone, TasksLate, TasksOpen, TasksDropped, TasksShare, IndicatorInPeriod, IndicatorSoFar }

    /// The figures of a plan, or of all the office's work, in a period.
    pub struct ReportFigures {
        pub counts: Vec<ReportCount>,
        pub tasks: Vec<ReportTask>,
        pub indicators: Vec<ReportIndicator>,
        /// The plan's year by months, as it stands at the period's end; empty without a plan.
        pub timeline: Vec<ReportMonths>,
    }

    /// What was counted in one channel and unit of measure.
    pub struct ReportCount {
        pub channel: String,
        /// The task whose target this is, in a unit that belongs to no channel. The channel is
        /// none then, but binds a figure; nothing is known of the year before.
        pub task: Option<String>,
        pub name: String,
        pub measure: String,
        pub target: Option<f64>,
        pub in_period: f64,
        pub so_far: f64,
        pub year_before: f64,
        /// In the period out of the target: `85,71%`; empty without one.
        pub share: String,
    }

    /// What was reached of an indicator.
    pub struct ReportIndicator {
        pub indicator: String,
        pub text: String,
        pub unit: String,
        pub kind: AimKind,
        /// A count, or a percentage such as `97,5%`.
        pub aim: String,
        pub in_period: ReportAttained,
        pub so_far: ReportAttained,
    }

    /// Parts and wholes added up; a share is their quotient.
    pub struct ReportAttained {
        pub numerator: f64,
        pub denominator: f64,
        /// `85,71%`; empty for a count.
        pub share: String,
        /// As a sentence has it: `12/20 (60%)`.
        pub words: String,
        /// Something was written down.
        pub known: bool,
        pub reached: bool,
    }

    /// A task's year.
    pub struct ReportMonths {
        pub task: String,
        pub text: String,
        pub lead: String,
        /// January to December.
        pub months: Vec<ReportMonth>,
    }

    /// A month of a task: nothing due, due, due at no certain time, or as its quarter stands.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum ReportMonth { Free, Planned, Unclear, NotStarted, InProgress, Done, Maintained, Dropped }

    /// How a task that was due stands.
    pub struct ReportTask {
        pub task: String,
        pub text: String,
        pub lead: String,
        pub state: ReportTaskState,
        pub status: TaskStatus,
        /// `3 cuộc, 240 lượt người`; may be empty.
        pub done: String,
        pub note: String,
    }

    /// How a task stands at the end of a period.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum ReportTaskState { Done, Late, Open, Dropped }

    /// Something a report still lacks.
    #[serde(tag = "kind", rename_all = "snake_case")]
    pub enum ReportGap {
        NoAddressee,
        NoSigner,
        /// A place between square brackets that waits for words.
        Prompt { title: String, prompt: String },
        EmptySection { title: String },
        /// Something was counted in the period that no sentence tells.
        Untold { name: String, counted: String },
        /// A sentence tells a figure that is nought by now.
        Nought { title: String, sentence: String },
    }

    /// A changed report, on disk.
    pub struct SavedReport { pub saved: Saved, pub report: Report }

    /// What is different since a report was sent, else since its period was closed.
    pub struct ReportChanges {
        pub since: String,
        pub figures: Vec<ChangedFigure>,
        /// Changes of its closed period since, the last first.
        pub late: Vec<ReportLateChange>,
        /// The text as it was then beside the text with the figures of now.
        pub text: Comparison,
    }

    /// A figure that is another now.
    pub struct ChangedFigure {
        pub figure: Figure,
        pub old: String,
        pub new: String,
        /// `+5`, `-1.250`, `+8,33%`; empty where only what a share is made of is another.
        pub difference: String,
    }

    /// A change of something that counts in a closed period.
    pub struct ReportLateChange {
        pub subject: String,
        pub old: String,
        pub new: String,
        pub why: String,
        pub by: String,
        pub at: String,
    }
}

impl Figure {
    /// A source, with the name of its channel.
    fn of(source: &plan::FigureSource, name: impl Fn(&str) -> String) -> Self {
        use plan::{CountOf, FigureSource, IndicatorOf, TasksOf};
        let kind = match source {
            FigureSource::Indicator { of, .. } => match of {
                IndicatorOf::InPeriod => FigureKind::IndicatorInPeriod,
                IndicatorOf::SoFar => FigureKind::IndicatorSoFar,
            },
            FigureSource::Count { of, .. } => match of {
                CountOf::InPeriod => FigureKind::InPeriod,
                CountOf::SoFar => FigureKind::SoFar,
                CountOf::YearBefore => FigureKind::YearBefore,
                CountOf::Target => FigureKind::Target,
                CountOf::Share => FigureKind::Share,
            },
            FigureSource::Tasks(of) => match of {
                TasksOf::Due => FigureKind::TasksDue,
                TasksOf::Done => FigureKind::TasksDone,
                TasksOf::Late => FigureKind::TasksLate,
                TasksOf::Open => FigureKind::TasksOpen,
                TasksOf::Dropped => FigureKind::TasksDropped,
                TasksOf::Share => FigureKind::TasksShare,
            },
        };
        let (channel, measure) = match source {
            FigureSource::Count {
                channel, measure, ..
            } => (channel.clone(), measure.clone()),
            FigureSource::Indicator { indicator, .. } => (indicator.to_string(), String::new()),
            FigureSource::Tasks(_) => Default::default(),
        };
        Self {
            kind,
            name: if channel.is_empty() {
                String::new()
            } else {
                name(&channel)
            },
            channel,
            measure,
        }
    }

    fn into_source(self) -> plan::FigureSource {
        use plan::{CountOf, FigureSource, IndicatorOf, TasksOf};
        let (channel, measure) = (self.channel, self.measure);
        // What names no indicator is bound to none, and told as nought.
        let indicator = channel
            .parse()
            .unwrap_or(plan::IndicatorId(uuid::Uuid::nil()));
        let indicator = |of| FigureSource::Indicator { indicator, of };
        let count = |of| FigureSource::Count {
            channel,
            measure,
            of,
        };
        match self.kind {
            FigureKind::InPeriod => count(CountOf::InPeriod),
            FigureKind::SoFar => count(CountOf::SoFar),
            FigureKind::YearBefore => count(CountOf::YearBefore),
            FigureKind::Target => count(CountOf::Target),
            FigureKind::Share => count(CountOf::Share),
            FigureKind::IndicatorInPeriod => indicator(IndicatorOf::InPeriod),
            FigureKind::IndicatorSoFar => indicator(IndicatorOf::SoFar),
            FigureKind::TasksDue => FigureSource::Tasks(TasksOf::Due),
            FigureKind::TasksDone => FigureSource::Tasks(TasksOf::Done),
            FigureKind::TasksLate => FigureSource::Tasks(TasksOf::Late),
            FigureKind::TasksOpen => FigureSource::Tasks(TasksOf::Open),
            FigureKind::TasksDropped => FigureSource::Tasks(TasksOf::Dropped),
            FigureKind::TasksShare => FigureSource::Tasks(TasksOf::Share),
        }
    }
}

/// The name of a channel or an indicator among figures; its code where they do not know it.
fn named(figures: &plan::Figures) -> impl Fn(&str) -> String {
    |code| {
        let line = figures.counts.iter().find(|line| line.channel == code);
        let indicator = || figures.indicator(code.parse().ok()?);
        line.map(|line| line.name.clone())
            .or_else(|| indicator().map(|line| line.text.clone()))
            .unwrap_or_else(|| code.to_owned())
    }
}

impl ReportText {
    /// A text with its figures, for the screen.
    pub fn of(text: &plan::ReportText, figures: &plan::Figures) -> Self {
        let (mut over, mut under) = (0, 0);
        let sections = text.sections.iter().map(|section| {
            let path: &[usize] = if section.nested && over > 0 {
                under += 1;
                &[over - 1, under - 1]
            } else {
                over += 1;
                under = 0;
                &[over - 1]
            };
            ReportSection {
                label: plan::model::section_label(&plan::Label::Auto, path),
                nested: section.nested,
                title: section.title.clone(),
                blocks: blocks(&section.blocks, figures),
            }
        });
        Self {
            number: text.number.map(|n| n.to_string()).unwrap_or_default(),
            symbol: text.symbol.clone(),
            place: text.place.clone(),
            date: text.date.into(),
            subject: text.subject.clone(),
            addressees: text.addressees.clone(),
            sections: sections.collect(),
            opening: blocks(&text.opening, figures),
            closing: blocks(&text.closing, figures),
            recipients: (text.recipients.iter())
                .map(|r| Recipient {
                    name: r.name.clone(),
                    purpose: r.purpose.clone(),
                })
                .collect(),
            signature: Signature {
                lines: text.signature.lines.clone(),
                name: text.signature.name.clone(),
            },
        }
    }

    /// The text a screen sent.
    ///
    /// # Errors
    /// Every flaw at once.
    pub fn into_text(self) -> Result<plan::ReportText, super::Failure> {
        let mut flaws = Vec::new();
        let number = match self.number.trim() {
            "" => None,
            digits => digits.parse::<u32>().map(Some).unwrap_or_else(|_| {
                flaws.push(plan::Flaw::new("number", plan::FlawKind::NotANumber));
                None
            }),
        };
        let date = self.date.read().unwrap_or_else(|flaw| {
            flaws.push(flaw);
            plan::PartialDate::default()
        });
        if let Some(flaw) = flaws.into_iter().next() {
            return Err(plan::Flaws::from(flaw).into());
        }
        let sections = self.sections.into_iter().map(|section| {
            Ok(plan::ReportSection {
                nested: section.nested,
                title: section.title,
                blocks: read(section.blocks)?,
            })
        });
        Ok(plan::ReportText {
            number,
            symbol: self.symbol,
            place: self.place,
            date,
            subject: self.subject,
            addressees: self.addressees,
            opening: read(self.opening)?,
            sections: sections.collect::<Result<_, super::Failure>>()?,
            closing: read(self.closing)?,
            recipients: self.recipients.into_iter().map(Into::into).collect(),
            signature: self.signature.into(),
        }
        .checked()?)
    }
}

fn blocks(list: &[plan::ReportBlock], figures: &plan::Figures) -> Vec<Block> {
    let name = named(figures);
    let labels = plan::model::labels_of(list.iter().map(|block| (block.kind, &block.label)));
    (list.iter().zip(labels))
        .map(|(block, label)| Block {
            id: String::new(),
            kind: block.kind.into(),
            label,
            auto_label: block.label == plan::Label::Auto,
            text: match &block.table {
                Some(table) => super::convert::table_text(table),
                None => block.to_plain(),
            },
            runs: (block.pieces.iter())
                .map(|piece| Run {
                    text: piece.text.clone(),
                    bold: piece.bold,
                    italic: piece.italic,
                    figure: piece.source.as_ref().map(|s| Figure::of(s, &name)),
                })
                .collect(),
            table: block.table.as_ref().map(super::convert::table),
        })
        .collect()
}

fn read(blocks: Vec<Block>) -> Result<Vec<plan::ReportBlock>, super::Failure> {
    let block = |mut block: Block| {
        let runs = std::mem::take(&mut block.runs);
        block.id.clear();
        let shape = block.into_block(uuid::Uuid::nil())?;
        Ok(plan::ReportBlock {
            kind: shape.kind,
            label: shape.label,
            table: shape.table,
            pieces: (runs.into_iter())
                .map(|run| plan::Piece {
                    text: run.text,
                    bold: run.bold,
                    italic: run.italic,
                    source: run.figure.map(Figure::into_source),
                })
                .collect(),
        })
    };
    blocks.into_iter().map(block).collect()
}

/// Numbers a screen calculates with; counts stay far below what this holds exactly.
#[expect(
    clippy::cast_precision_loss,
    reason = "counts are at most a thousand million each"
)]
fn number(count: u64) -> f64 {
    count as f64
}

impl From<&plan::Figures> for ReportFigures {
    fn from(figures: &plan::Figures) -> Self {
        use plan::report::figures::{grouped, percent};
        let done = |task: &plan::TaskLine| {
            (task.done.iter())
                .map(|q| {
                    format!("{} {}", grouped(q.count), q.measure)
                        .trim()
                        .to_owned()
                })
                .collect::<Vec<_>>()
                .join(", ")
        };
        Self {
            counts: (figures.counts.iter())
                .map(|line| ReportCount {
                    channel: line.channel.clone(),
                    task: line.task().map(|task| task.to_string()),
                    name: line.name.clone(),
                    measure: line.measure.clone(),
                    target: line.target.map(number),
                    in_period: number(line.in_period.0),
                    so_far: number(line.so_far.0),
                    year_before: number(line.year_before.0),
                    share: line.share().and_then(percent).unwrap_or_default(),
                })
                .collect(),
            tasks: (figures.tasks.iter())
                .map(|task| ReportTask {
                    task: task.task.to_string(),
                    text: task.text.clone(),
                    lead: task.lead.clone(),
                    state: match task.state {
                        plan::TaskState::Done => ReportTaskState::Done,
                        plan::TaskState::Late => ReportTaskState::Late,
                        plan::TaskState::Open => ReportTaskState::Open,
                        plan::TaskState::Dropped => ReportTaskState::Dropped,
                    },
                    status: task.status.into(),
                    done: done(task),
                    note: task.note.clone(),
                })
                .collect(),
            indicators: (figures.indicators.iter())
                .map(ReportIndicator::from)
                .collect(),
            timeline: figures.timeline.iter().map(ReportMonths::from).collect(),
        }
    }
}

impl From<&plan::IndicatorLine> for ReportIndicator {
    fn from(line: &plan::IndicatorLine) -> Self {
        use plan::report::figures::percent;
        let attained = |of| {
            let attained = line.attained(of);
            ReportAttained {
                numerator: number(attained.ratio.numerator),
                denominator: number(attained.ratio.denominator),
                share: percent(attained.ratio).unwrap_or_default(),
                words: line.words(of),
                known: attained.quarters > 0,
                reached: attained.reaches(line.aim),
            }
        };
        Self {
            indicator: line.indicator.to_string(),
            text: line.text.clone(),
            unit: line.unit.clone(),
            kind: match line.aim {
                plan::Aim::Count(_) => AimKind::Count,
                plan::Aim::Share(_) => AimKind::Share,
            },
            aim: line.aim_words(),
            in_period: attained(plan::IndicatorOf::InPeriod),
            so_far: attained(plan::IndicatorOf::SoFar),
        }
    }
}

impl From<&plan::TimelineRow> for ReportMonths {
    fn from(row: &plan::TimelineRow) -> Self {
        use plan::{Month, TaskStatus};
        let month = |month: Month| match month {
            Month::Free => ReportMonth::Free,
            Month::Planned => ReportMonth::Planned,
            Month::Unclear => ReportMonth::Unclear,
            Month::Stands(status) => match status {
                TaskStatus::NotStarted => ReportMonth::NotStarted,
                TaskStatus::InProgress => ReportMonth::InProgress,
                TaskStatus::Done => ReportMonth::Done,
                TaskStatus::Maintained => ReportMonth::Maintained,
                TaskStatus::Dropped => ReportMonth::Dropped,
            },
        };
        Self {
            task: row.task.to_string(),
            text: row.text.clone(),
            lead: row.lead.clone(),
            months: row.months.map(month).to_vec(),
        }
    }
}

impl From<plan::LateChange> for ReportLateChange {
    fn from(change: plan::LateChange) -> Self {
        Self {
            subject: change.subject,
            old: change.old,
            new: change.new,
            why: change.why,
            by: change.by,
            at: super::time(change.at),
        }
    }
}

impl From<plan::ReportGap> for ReportGap {
    fn from(gap: plan::ReportGap) -> Self {
        match gap {
            plan::ReportGap::NoAddressee => Self::NoAddressee,
            plan::ReportGap::NoSigner => Self::NoSigner,
            plan::ReportGap::Prompt { title, prompt } => Self::Prompt { title, prompt },
            plan::ReportGap::EmptySection { title } => Self::EmptySection { title },
            plan::ReportGap::Untold { name, counted } => Self::Untold {
                name,
                counted: format!(
                    "{} {}",
                    plan::report::figures::grouped(counted.count),
                    counted.measure
                ),
            },
            plan::ReportGap::Nought { title, sentence } => Self::Nought { title, sentence },
        }
    }
}

impl From<plan::ChangedFigure> for ChangedFigure {
    fn from(changed: plan::ChangedFigure) -> Self {
        let name = changed.name;
        Self {
            figure: Figure::of(&changed.source, |_| name.clone()),
            old: changed.old,
            new: changed.new,
            difference: changed.difference,
        }
    }
}
