//! Reports as the file keeps them: JSON, whose fields are only ever added, with a default.

use crate::error::{StoreError, damaged};
use crate::value::{
    grid_of, grid_text, json, json_text, label_of, label_text, parse, time_of, time_text,
};
use crate::word::{Word, words};
use plan::{
    Aim, Attained, CountLine, CountOf, Cumulative, FigureSource, Figures, InPeriod, IndicatorLine,
    IndicatorOf, Month, PartialDate, Piece, Quantity, Ratio, Recipient, ReportBlock, ReportSection,
    ReportText, SentReport, Signatory, TaskLine, TaskState, TaskStatus, TasksOf, TimelineRow,
};
use serde::{Deserialize, Serialize};

words! {
    CountOf {
        InPeriod "in_period", SoFar "so_far", YearBefore "year_before", Target "target",
        Share "share",
    }
    TasksOf {
        Due "due", Done "done", Late "late", Open "open", Dropped "dropped", Share "share",
    }
    TaskState { Done "done", Late "late", Open "open", Dropped "dropped", }
    IndicatorOf { InPeriod "in_period", SoFar "so_far", }
}

/// What the column `content` holds.
#[derive(Serialize, Deserialize)]
struct ContentRow {
    text: TextRow,
    /// Figures that stand since the period was closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    frozen: Option<FiguresRow>,
}

/// What the column `sent` holds.
#[derive(Serialize, Deserialize)]
struct SentRow {
    at: String,
    text: TextRow,
    figures: FiguresRow,
}

#[derive(Serialize, Deserialize)]
struct TextRow {
    number: Option<u32>,
    symbol: String,
    place: String,
    year: Option<i32>,
    month: Option<u32>,
    day: Option<u32>,
    subject: String,
    addressees: Vec<String>,
    opening: Vec<BlockRow>,
    sections: Vec<SectionRow>,
    closing: Vec<BlockRow>,
    /// Name, then purpose.
    recipients: Vec<(String, String)>,
    signature_lines: Vec<String>,
    signer: String,
}

#[derive(Serialize, Deserialize)]
struct SectionRow {
    #[serde(default)]
    nested: bool,
    title: String,
    blocks: Vec<BlockRow>,
}

#[derive(Serialize, Deserialize)]
struct BlockRow {
    kind: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    label: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pieces: Vec<PieceRow>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    grid: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct PieceRow {
    text: String,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    bold: bool,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    italic: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    source: Option<SourceRow>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum SourceRow {
    Count {
        channel: String,
        measure: String,
        of: String,
    },
    Tasks {
        of: String,
    },
    Indicator {
        indicator: String,
        of: String,
    },
}

#[derive(Serialize, Deserialize)]
struct FiguresRow {
    counts: Vec<CountRow>,
    tasks: Vec<TaskRow>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    indicators: Vec<IndicatorRow>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    timeline: Vec<MonthsRow>,
}

#[derive(Serialize, Deserialize)]
struct IndicatorRow {
    indicator: String,
    text: String,
    unit: String,
    aim: AimRow,
    in_period: AttainedRow,
    so_far: AttainedRow,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum AimRow {
    Count(u64),
    /// Hundredths of a percent.
    Share(u32),
}

#[derive(Serialize, Deserialize)]
struct AttainedRow {
    numerator: u64,
    denominator: u64,
    quarters: u32,
}

#[derive(Serialize, Deserialize)]
struct MonthsRow {
    task: String,
    text: String,
    lead: String,
    /// January to December: a status, or [`FREE`], [`PLANNED`], [`UNCLEAR`].
    months: Vec<String>,
}

const FREE: &str = "";
const PLANNED: &str = "planned";
const UNCLEAR: &str = "unclear";

#[derive(Serialize, Deserialize)]
struct CountRow {
    channel: String,
    name: String,
    measure: String,
    target: Option<u64>,
    in_period: u64,
    so_far: u64,
    year_before: u64,
}

#[derive(Serialize, Deserialize)]
struct TaskRow {
    task: String,
    text: String,
    lead: String,
    state: String,
    status: String,
    done: Vec<(u64, String)>,
    note: String,
}

/// The column `content`.
pub(crate) fn content_text(
    text: &ReportText,
    frozen: Option<&Figures>,
) -> Result<String, StoreError> {
    json_text(&ContentRow {
        text: TextRow::of(text)?,
        frozen: frozen.map(FiguresRow::of),
    })
}

/// The text of a report, and its figures where they stand.
pub(crate) fn content_of(column: &str) -> Result<(ReportText, Option<Figures>), StoreError> {
    let row: ContentRow = json(column)?;
    let frozen = row.frozen.map(FiguresRow::into_figures).transpose()?;
    Ok((row.text.into_text()?, frozen))
}

/// The column `sent`.
pub(crate) fn sent_text(sent: &SentReport) -> Result<String, StoreError> {
    json_text(&SentRow {
        at: time_text(sent.at),
        text: TextRow::of(&sent.text)?,
        figures: FiguresRow::of(&sent.figures),
    })
}

/// A report as it was sent.
pub(crate) fn sent_of(column: &str) -> Result<SentReport, StoreError> {
    let row: SentRow = json(column)?;
    Ok(SentReport {
        at: time_of(&row.at)?,
        text: row.text.into_text()?,
        figures: row.figures.into_figures()?,
    })
}

impl TextRow {
    fn of(text: &ReportText) -> Result<Self, StoreError> {
        let sections = text.sections.iter().map(|section| {
            Ok(SectionRow {
                nested: section.nested,
                title: section.title.clone(),
                blocks: BlockRow::all(&section.blocks)?,
            })
        });
        Ok(Self {
            number: text.number,
            symbol: text.symbol.clone(),
            place: text.place.clone(),
            year: text.date.year(),
            month: text.date.month(),
            day: text.date.day(),
            subject: text.subject.clone(),
            addressees: text.addressees.clone(),
            opening: BlockRow::all(&text.opening)?,
            sections: sections.collect::<Result<_, StoreError>>()?,
            closing: BlockRow::all(&text.closing)?,
            recipients: (text.recipients.iter())
                .map(|r| (r.name.clone(), r.purpose.clone()))
                .collect(),
            signature_lines: text.signature.lines.clone(),
            signer: text.signature.name.clone(),
        })
    }

    fn into_text(self) -> Result<ReportText, StoreError> {
        let sections = self.sections.into_iter().map(|section| {
            Ok(ReportSection {
                nested: section.nested,
                title: section.title,
                blocks: BlockRow::blocks(section.blocks)?,
            })
        });
        Ok(ReportText {
            number: self.number,
            symbol: self.symbol,
            place: self.place,
            date: PartialDate::new(self.year, self.month, self.day)
                .map_err(|flaw| damaged(flaw.to_string()))?,
            subject: self.subject,
            addressees: self.addressees,
            opening: BlockRow::blocks(self.opening)?,
            sections: sections.collect::<Result<_, StoreError>>()?,
            closing: BlockRow::blocks(self.closing)?,
            recipients: (self.recipients.into_iter())
                .map(|(name, purpose)| Recipient { name, purpose })
                .collect(),
            signature: Signatory {
                lines: self.signature_lines,
                name: self.signer,
            },
        })
    }
}

impl BlockRow {
    fn all(blocks: &[ReportBlock]) -> Result<Vec<Self>, StoreError> {
        let row = |block: &ReportBlock| {
            Ok(Self {
                kind: block.kind.code().to_owned(),
                label: label_text(&block.label),
                pieces: block.pieces.iter().map(PieceRow::of).collect(),
                grid: block.table.as_ref().map(grid_text).transpose()?,
            })
        };
        blocks.iter().map(row).collect()
    }

    fn blocks(rows: Vec<Self>) -> Result<Vec<ReportBlock>, StoreError> {
        let block = |row: Self| {
            Ok(ReportBlock {
                kind: Word::from_word(&row.kind)?,
                label: label_of(row.label),
                pieces: (row.pieces.into_iter())
                    .map(PieceRow::into_piece)
                    .collect::<Result<_, _>>()?,
                table: row.grid.as_deref().map(grid_of).transpose()?,
            })
        };
        rows.into_iter().map(block).collect()
    }
}

impl PieceRow {
    fn of(piece: &Piece) -> Self {
        Self {
            text: piece.text.clone(),
            bold: piece.bold,
            italic: piece.italic,
            source: piece.source.as_ref().map(SourceRow::of),
        }
    }

    fn into_piece(self) -> Result<Piece, StoreError> {
        Ok(Piece {
            text: self.text,
            bold: self.bold,
            italic: self.italic,
            source: self.source.map(SourceRow::into_source).transpose()?,
        })
    }
}

impl SourceRow {
    fn of(source: &FigureSource) -> Self {
        match source {
            FigureSource::Count {
                channel,
                measure,
                of,
            } => Self::Count {
                channel: channel.clone(),
                measure: measure.clone(),
                of: of.code().to_owned(),
            },
            FigureSource::Tasks(of) => Self::Tasks {
                of: of.code().to_owned(),
            },
            FigureSource::Indicator { indicator, of } => Self::Indicator {
                indicator: indicator.to_string(),
                of: of.code().to_owned(),
            },
        }
    }

    fn into_source(self) -> Result<FigureSource, StoreError> {
        Ok(match self {
            Self::Count {
                channel,
                measure,
                of,
            } => FigureSource::Count {
                channel,
                measure,
                of: Word::from_word(&of)?,
            },
            Self::Tasks { of } => FigureSource::Tasks(Word::from_word(&of)?),
            Self::Indicator { indicator, of } => FigureSource::Indicator {
                indicator: parse(&indicator)?,
                of: Word::from_word(&of)?,
            },
        })
    }
}

impl FiguresRow {
    fn of(figures: &Figures) -> Self {
        Self {
            counts: (figures.counts.iter())
                .map(|line| CountRow {
                    channel: line.channel.clone(),
                    name: line.name.clone(),
                    measure: line.measure.clone(),
                    target: line.target,
                    in_period: line.in_period.0,
                    so_far: line.so_far.0,
                    year_before: line.year_before.0,
                })
                .collect(),
            tasks: (figures.tasks.iter())
                .map(|task| TaskRow {
                    task: task.task.to_string(),
                    text: task.text.clone(),
                    lead: task.lead.clone(),
                    state: task.state.code().to_owned(),
                    status: task.status.code().to_owned(),
                    done: (task.done.iter())
                        .map(|q| (q.count, q.measure.clone()))
                        .collect(),
                    note: task.note.clone(),
                })
                .collect(),
            indicators: figures.indicators.iter().map(IndicatorRow::of).collect(),
            timeline: figures.timeline.iter().map(MonthsRow::of).collect(),
        }
    }

    fn into_figures(self) -> Result<Figures, StoreError> {
        let tasks = self.tasks.into_iter().map(|task| {
            Ok(TaskLine {
                task: parse(&task.task)?,
                text: task.text,
                lead: task.lead,
                state: Word::from_word(&task.state)?,
                status: Word::from_word(&task.status)?,
                done: (task.done.into_iter())
                    .map(|(count, measure)| Quantity { count, measure })
                    .collect(),
                note: task.note,
            })
        });
        Ok(Figures {
            counts: (self.counts.into_iter())
                .map(|line| CountLine {
                    channel: line.channel,
                    name: line.name,
                    measure: line.measure,
                    target: line.target,
                    in_period: InPeriod(line.in_period),
                    so_far: Cumulative(line.so_far),
                    year_before: InPeriod(line.year_before),
                })
                .collect(),
            tasks: tasks.collect::<Result<_, StoreError>>()?,
            indicators: (self.indicators.into_iter())
                .map(IndicatorRow::into_line)
                .collect::<Result<_, _>>()?,
            timeline: (self.timeline.into_iter())
                .map(MonthsRow::into_row)
                .collect::<Result<_, _>>()?,
        })
    }
}

impl IndicatorRow {
    fn of(line: &IndicatorLine) -> Self {
        let sums = |attained: Attained| AttainedRow {
            numerator: attained.ratio.numerator,
            denominator: attained.ratio.denominator,
            quarters: attained.quarters,
        };
        Self {
            indicator: line.indicator.to_string(),
            text: line.text.clone(),
            unit: line.unit.clone(),
            aim: match line.aim {
                Aim::Count(count) => AimRow::Count(count),
                Aim::Share(hundredths) => AimRow::Share(hundredths),
            },
            in_period: sums(line.in_period.0),
            so_far: sums(line.so_far.0),
        }
    }

    fn into_line(self) -> Result<IndicatorLine, StoreError> {
        let sums = |row: &AttainedRow| Attained {
            ratio: Ratio {
                numerator: row.numerator,
                denominator: row.denominator,
            },
            quarters: row.quarters,
        };
        Ok(IndicatorLine {
            indicator: parse(&self.indicator)?,
            text: self.text,
            unit: self.unit,
            aim: match self.aim {
                AimRow::Count(count) => Aim::Count(count),
                AimRow::Share(hundredths) => Aim::Share(hundredths),
            },
            in_period: InPeriod(sums(&self.in_period)),
            so_far: Cumulative(sums(&self.so_far)),
        })
    }
}

impl MonthsRow {
    fn of(row: &TimelineRow) -> Self {
        let word = |month: Month| match month {
            Month::Free => FREE,
            Month::Planned => PLANNED,
            Month::Unclear => UNCLEAR,
            Month::Stands(status) => status.code(),
        };
        Self {
            task: row.task.to_string(),
            text: row.text.clone(),
            lead: row.lead.clone(),
            months: row.months.map(|month| word(month).to_owned()).to_vec(),
        }
    }

    fn into_row(self) -> Result<TimelineRow, StoreError> {
        let mut months = [Month::Free; 12];
        for (month, word) in months.iter_mut().zip(&self.months) {
            *month = match word.as_str() {
                FREE => Month::Free,
                PLANNED => Month::Planned,
                UNCLEAR => Month::Unclear,
                status => Month::Stands(TaskStatus::from_word(status)?),
            };
        }
        Ok(TimelineRow {
            task: parse(&self.task)?,
            text: self.text,
            lead: self.lead,
            months,
        })
    }
}
