//! A report on a period: text in which figures stay bound to what they were counted from.

mod aimed;
mod changed;
pub mod figures;

use crate::agency::Signatory;
use crate::date::PartialDate;
use crate::flaw::{Check, Flaws};
use crate::id::{BlockId, PlanId, ReportId, SectionId};
use crate::model::{Block, BlockKind, Head, Label, Opening, Plan, Recipient, Section};
use crate::period::Period;
use crate::progress::Quantity;
use crate::table::Table;
use crate::text::{RichText, Run, fold, nfc};
use crate::urgency::{Circulation, Urgency};
pub use changed::ChangedFigure;
use chrono::{DateTime, Utc};
pub use figures::{
    CountLine, CountOf, FigureSource, Figures, Figuring, IndicatorLine, IndicatorOf, TaskLine,
    TaskState, TasksOf,
};
use uuid::Uuid;

/// A stretch of a report's text: words, or a figure bound to its source.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Piece {
    /// The words; of a figure, what it said when it was last counted.
    pub text: String,
    /// In bold.
    pub bold: bool,
    /// In italics.
    pub italic: bool,
    /// Where the figure comes from; nothing for words, which are the user's own.
    pub source: Option<FigureSource>,
}

impl Piece {
    /// Words.
    pub fn words(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }

    /// A figure, counted when it is shown.
    pub fn figure(source: FigureSource) -> Self {
        Self {
            source: Some(source),
            ..Self::default()
        }
    }
}

/// A paragraph, item or table of a report.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReportBlock {
    /// What it is.
    pub kind: BlockKind,
    /// Its number or letter.
    pub label: Label,
    /// Its text. Empty for a table.
    pub pieces: Vec<Piece>,
    /// The table, for [`BlockKind::Table`].
    pub table: Option<Table>,
}

impl ReportBlock {
    /// A block of a kind that holds text.
    pub fn of(kind: BlockKind, pieces: Vec<Piece>) -> Self {
        Self {
            kind,
            pieces,
            ..Self::default()
        }
    }

    /// Its words without their look.
    pub fn to_plain(&self) -> String {
        self.pieces
            .iter()
            .map(|piece| piece.text.as_str())
            .collect()
    }

    fn text(&self) -> RichText {
        RichText::new(self.pieces.iter().map(|piece| Run {
            text: piece.text.clone(),
            bold: piece.bold,
            italic: piece.italic,
        }))
    }
}

/// A heading with what stands under it. A report has two levels: `I.` and `1.`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReportSection {
    /// Stands under the last one that does not.
    pub nested: bool,
    /// The heading's words.
    pub title: String,
    /// The text.
    pub blocks: Vec<ReportBlock>,
}

/// A report of one plan, or of the whole office, on a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Its id.
    pub id: ReportId,
    /// The plan; nothing for all the work of the office.
    pub plan: Option<PlanId>,
    /// The period.
    pub period: Period,
    /// What may be edited.
    pub text: ReportText,
}

/// All of a report that may be edited.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReportText {
    /// The number, once the clerk has given it.
    pub number: Option<u32>,
    /// The symbol: `BC-UBND`.
    pub symbol: String,
    /// Place before the date.
    pub place: String,
    /// Date of issue, blank parts unknown.
    pub date: PartialDate,
    /// What it is about.
    pub subject: String,
    /// Who it is for (`Kính gửi`).
    pub addressees: Vec<String>,
    /// Before the first heading.
    pub opening: Vec<ReportBlock>,
    /// The body.
    pub sections: Vec<ReportSection>,
    /// `Trên đây là …`
    pub closing: Vec<ReportBlock>,
    /// `Nơi nhận`.
    pub recipients: Vec<Recipient>,
    /// Who signs.
    pub signature: Signatory,
}

/// A report as it went out: neither text nor figures follow the log any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentReport {
    /// When.
    pub at: DateTime<Utc>,
    /// What it said.
    pub text: ReportText,
    /// The figures it was sent with.
    pub figures: Figures,
}

/// Something a report still lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReportGap {
    /// Nobody is named after `Kính gửi`.
    NoAddressee,
    /// Nobody signs.
    NoSigner,
    /// A place that waits for words: the heading it stands under, and its prompt.
    Prompt {
        /// The heading; empty before the first.
        title: String,
        /// What is asked for.
        prompt: String,
    },
    /// A heading with nothing under it.
    EmptySection {
        /// The heading.
        title: String,
    },
    /// Something was counted in the period that no sentence tells, such as what was logged since.
    Untold {
        /// Name of the channel.
        name: String,
        /// How much, with its unit.
        counted: Quantity,
    },
    /// A sentence tells a figure that is nought by now, or has no source any more.
    Nought {
        /// The heading it stands under.
        title: String,
        /// The sentence.
        sentence: String,
    },
}

impl Report {
    /// Longest heading.
    pub const TITLE_LIMIT: usize = 2_000;
    /// Longest text of a block.
    pub const TEXT_LIMIT: usize = 200_000;
    /// Most blocks, headings, addressees.
    pub const COUNT_LIMIT: usize = 2_000;
}

impl ReportText {
    /// Cleans and checks what the form says.
    ///
    /// # Errors
    /// Every flaw at once.
    pub fn checked(mut self) -> Result<Self, Flaws> {
        let mut check = Check::default();
        self.subject = check.optional("subject", &self.subject, Plan::SUBJECT_LIMIT);
        self.symbol = check.optional("symbol", &self.symbol, 50);
        self.place = check.optional("place", &self.place, 100);
        self.addressees = self
            .addressees
            .iter()
            .map(|who| check.optional("addressees", who, 500))
            .filter(|who| !who.is_empty())
            .take(Report::COUNT_LIMIT)
            .collect();
        for section in &mut self.sections {
            section.title = check.optional("sections", &section.title, Report::TITLE_LIMIT);
        }
        for recipient in &mut self.recipients {
            recipient.name = check.optional("recipients", &recipient.name, 500);
            recipient.purpose = check.optional("recipients", &recipient.purpose, 200);
        }
        self.recipients.retain(|r| !r.name.is_empty());
        for block in self.blocks_mut() {
            for piece in &mut block.pieces {
                piece.text = nfc(&piece.text);
            }
            block
                .pieces
                .retain(|p| !p.text.is_empty() || p.source.is_some());
            let length: usize = block.pieces.iter().map(|p| p.text.chars().count()).sum();
            if length > Report::TEXT_LIMIT {
                check.flaw(crate::Flaw {
                    limit: Some(Report::TEXT_LIMIT as u64),
                    ..crate::Flaw::new("sections", crate::FlawKind::TooLong)
                });
            }
        }
        check.finish(self)
    }

    /// Every block, in the order it is read.
    pub fn blocks(&self) -> impl Iterator<Item = &ReportBlock> {
        self.opening
            .iter()
            .chain(self.sections.iter().flat_map(|section| &section.blocks))
            .chain(&self.closing)
    }

    fn blocks_mut(&mut self) -> impl Iterator<Item = &mut ReportBlock> {
        self.opening
            .iter_mut()
            .chain(
                self.sections
                    .iter_mut()
                    .flat_map(|section| &mut section.blocks),
            )
            .chain(&mut self.closing)
    }

    /// The same with every bound figure as it is counted now. Words stay as they are.
    #[must_use]
    pub fn filled(mut self, figures: &Figures) -> Self {
        for piece in self.blocks_mut().flat_map(|block| &mut block.pieces) {
            if let Some(source) = &piece.source {
                piece.text = figures.text(source);
            }
        }
        self
    }

    /// What it still lacks beside its figures, in the order it is read.
    pub fn gaps(&self, figures: &Figures) -> Vec<ReportGap> {
        let mut gaps = Vec::new();
        if self.addressees.is_empty() {
            gaps.push(ReportGap::NoAddressee);
        }
        gaps_of("", &self.opening, &mut gaps);
        for (i, section) in self.sections.iter().enumerate() {
            let followed = !section.nested && self.sections.get(i + 1).is_some_and(|s| s.nested);
            let blank = section
                .blocks
                .iter()
                .all(|b| b.table.is_none() && b.to_plain().trim().is_empty());
            if blank && !followed {
                gaps.push(ReportGap::EmptySection {
                    title: section.title.clone(),
                });
            }
            gaps_of(&section.title, &section.blocks, &mut gaps);
        }
        gaps_of("", &self.closing, &mut gaps);
        gaps.extend(self.untold(figures));
        if self.signature.name.trim().is_empty() {
            gaps.push(ReportGap::NoSigner);
        }
        gaps
    }

    /// Lines with a count in the period that no figure of the text is bound to.
    fn untold(&self, figures: &Figures) -> impl Iterator<Item = ReportGap> {
        let told: Vec<(&str, String)> = self
            .blocks()
            .flat_map(|block| &block.pieces)
            .filter_map(|piece| match &piece.source {
                Some(FigureSource::Count {
                    channel, measure, ..
                }) => Some((channel.as_str(), fold(measure))),
                _ => None,
            })
            .collect();
        figures
            .counts
            .iter()
            .filter(move |line| {
                let key = (line.channel.as_str(), fold(&line.measure));
                line.in_period.0 > 0 && line.task().is_none() && !told.contains(&key)
            })
            .map(|line| ReportGap::Untold {
                name: line.name.clone(),
                counted: Quantity {
                    count: line.in_period.0,
                    measure: line.measure.clone(),
                },
            })
    }

    /// The report in the shape of a plan, so that what lays out and compares plans does so with
    /// reports. Ids follow from the places, the same for the same place.
    pub fn in_plan_shape(&self, year: i32) -> Plan {
        let mut ids = 0_u128;
        let mut fresh = move || {
            ids += 1;
            Uuid::from_u128(ids)
        };
        let mut sections: Vec<Section> = Vec::new();
        for section in &self.sections {
            let shaped = Section {
                id: SectionId(fresh()),
                kind: crate::model::SectionKind::Other,
                label: Label::Auto,
                title: section.title.clone(),
                run_in: false,
                blocks: section
                    .blocks
                    .iter()
                    .map(|block| Block {
                        id: BlockId(fresh()),
                        kind: block.kind,
                        label: block.label.clone(),
                        text: block.text(),
                        table: block.table.clone(),
                    })
                    .collect(),
                sections: Vec::new(),
            };
            match sections.last_mut().filter(|_| section.nested) {
                Some(over) => over.sections.push(shaped),
                None => sections.push(shaped),
            }
        }
        let paragraphs = |blocks: &[ReportBlock]| -> Vec<RichText> {
            blocks.iter().map(ReportBlock::text).collect()
        };
        Plan {
            id: PlanId(Uuid::nil()),
            year,
            continues: None,
            head: Head {
                parent: None,
                agency_lines: Vec::new(),
                number: self.number,
                symbol: self.symbol.clone(),
                place: self.place.clone(),
                date: self.date,
                subject: self.subject.clone(),
                opening: Opening {
                    bases: Vec::new(),
                    paragraphs: paragraphs(&self.opening),
                },
                urgency: Urgency::default(),
                circulation: Circulation::default(),
                draft: false,
            },
            sections,
            closing: paragraphs(&self.closing),
            recipients: self.recipients.clone(),
            signature: self.signature.clone(),
            annexes: Vec::new(),
            doubts: Vec::new(),
            left_over: Vec::new(),
        }
    }
}

fn gaps_of(title: &str, blocks: &[ReportBlock], gaps: &mut Vec<ReportGap>) {
    for block in blocks {
        let plain = block.to_plain();
        gaps.extend(prompts(&plain).map(|prompt| ReportGap::Prompt {
            title: title.to_owned(),
            prompt: prompt.to_owned(),
        }));
        let nought = |piece: &Piece| piece.source.is_some() && is_nought(&piece.text);
        if block.pieces.iter().any(nought) {
            gaps.push(ReportGap::Nought {
                title: title.to_owned(),
                sentence: plain,
            });
        }
    }
}

fn is_nought(text: &str) -> bool {
    text.chars().all(|c| c == '0' || c == '%' || c == ' ')
}

/// What stands between square brackets: a draft's places that wait for words.
pub fn prompts(text: &str) -> impl Iterator<Item = &str> {
    text.split('[')
        .skip(1)
        .filter_map(|rest| rest.split_once(']'))
        .map(|(prompt, _)| prompt.trim())
        .filter(|prompt| !prompt.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(of: CountOf) -> FigureSource {
        FigureSource::Count {
            channel: "broadcast".into(),
            measure: "lượt".into(),
            of,
        }
    }

    fn figures(in_period: u64) -> Figures {
        Figures {
            counts: vec![CountLine {
                channel: "broadcast".into(),
                name: "Phát thanh".into(),
                measure: "lượt".into(),
                target: None,
                in_period: crate::InPeriod(in_period),
                so_far: crate::Cumulative(20),
                year_before: crate::InPeriod(0),
            }],
            ..Figures::default()
        }
    }

    fn text() -> ReportText {
        ReportText {
            sections: vec![ReportSection {
                nested: false,
                title: "Kết quả".into(),
                blocks: vec![ReportBlock::of(
                    BlockKind::Dash,
                    vec![
                        Piece::words("Phát "),
                        Piece::figure(count(CountOf::InPeriod)),
                        Piece::words(" lượt [nêu nội dung]"),
                    ],
                )],
            }],
            ..ReportText::default()
        }
    }

    #[test]
    fn figures_follow_and_words_stay() {
        let plain =
            |text: &ReportText| text.blocks().map(ReportBlock::to_plain).collect::<String>();
        let once = text().filled(&figures(12));
        assert_eq!(plain(&once), "Phát 12 lượt [nêu nội dung]");
        assert_eq!(
            plain(&once.clone().filled(&figures(3))),
            "Phát 03 lượt [nêu nội dung]"
        );
        let mut own = once;
        own.sections[0].blocks[0].pieces[1].source = None;
        assert_eq!(
            plain(&own.filled(&figures(3))),
            "Phát 12 lượt [nêu nội dung]"
        );
    }

    #[test]
    fn what_is_missing_is_told() {
        let untold = text().gaps(&Figures {
            counts: vec![CountLine {
                measure: "phút".into(),
                ..figures(5).counts.remove(0)
            }],
            ..Figures::default()
        });
        let told = |gap: &ReportGap| matches!(gap, ReportGap::Untold { counted, .. } if counted.count == 5);
        assert_eq!(untold.iter().filter(|gap| told(gap)).count(), 1);
        let gaps = text().filled(&figures(0)).gaps(&figures(0));
        assert!(
            matches!(
                gaps[..],
                [
                    ReportGap::NoAddressee,
                    ReportGap::Prompt { .. },
                    ReportGap::Nought { .. },
                    ReportGap::NoSigner,
                ]
            ),
            "{gaps:?}"
        );
        assert_eq!(prompts("a [b] c [ ] [d").collect::<Vec<_>>(), ["b"]);
    }
}
