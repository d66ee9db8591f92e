//! What became of a report's figures since it was sent, as a report that adds to it.

use super::tables::{centred, left, table};
use super::{ReportSource, compose_report, issuer, period_words, shape};
use crate::head;
use crate::profile::Profile;
use crate::tree::{Block, Cell, Document, Run, Table};
use chrono::{Datelike, NaiveDate};
use plan::text::{fold, lower_first, squeeze};
use plan::{
    BlockKind, ChangedFigure, CountOf, FigureSource, Figures, IndicatorOf, LateChange, PartialDate,
    Piece, ReportBlock, ReportSection, ReportText, TasksOf,
};

/// Letters of a task's or an indicator's words that stand in the subject of a late change.
const SUBJECT: usize = 80;
/// A change that names nothing is a period that was opened again.
const REOPENED: &str = "Mở lại kỳ đã khóa số liệu";
const COMPARED: [(&str, u32); 7] = [
    ("TT", 6),
    ("Nội dung", 27),
    ("Đơn vị tính", 11),
    ("Số đã báo cáo", 12),
    ("Số hiện nay", 12),
    ("Chênh lệch", 12),
    ("Lý do, người điều chỉnh", 20),
];
const EXPLAINED: [(&str, u32); 6] = [
    ("TT", 6),
    ("Nội dung điều chỉnh", 26),
    ("Đã ghi", 16),
    ("Nay ghi", 16),
    ("Lý do", 18),
    ("Người, ngày", 18),
];

/// What a supplement is made from.
#[derive(Debug, Clone, Copy)]
pub struct SupplementSource<'a> {
    /// The report as it was sent.
    pub sent: ReportSource<'a>,
    /// The day it was sent.
    pub day: NaiveDate,
    /// The figures of now.
    pub now: &'a Figures,
    /// Changes of the closed period since, the last first, each with its day.
    pub late: &'a [(LateChange, NaiveDate)],
}

/// A report that adds to one that was sent: every figure that is another now beside what it was,
/// with the difference and, where the period was closed, who changed it and why.
pub fn compose_supplement(source: &SupplementSource<'_>, profile: &Profile) -> Document {
    let changed = source.sent.figures.changed_to(source.now);
    let text = text(source, changed.is_empty());
    let none = Figures::default();
    let mut document = compose_report(
        &ReportSource {
            text: &text,
            figures: &none,
            ..source.sent
        },
        profile,
    );
    if !source.late.is_empty() {
        let table = explained(source.late);
        document.blocks.push(Block::Table(table));
    }
    let second = (document.blocks.iter()).rposition(|block| matches!(block, Block::Heading(_)));
    if let Some(second) = second.filter(|_| !changed.is_empty()) {
        let table = compared(&changed, source);
        document.blocks.insert(second, Block::Table(table));
    }
    document
}

/// Its words, on a paper that has neither number nor day yet.
fn text(source: &SupplementSource<'_>, same: bool) -> ReportText {
    let sent = source.sent;
    let us = match issuer(&shape(&sent), sent.agency) {
        name if name.is_empty() => "Cơ quan".to_owned(),
        name => name,
    };
    let day = source.day.format("%d/%m/%Y");
    let cited = cited(sent);
    let opening = format!(
        "Ngày {day}, {us} đã gửi {cited}. Sau khi rà soát số liệu, {us} báo cáo bổ sung như sau:"
    );
    let first = if same {
        "Số liệu không thay đổi so với báo cáo đã gửi."
    } else {
        "Số liệu của báo cáo đã gửi và số liệu hiện nay như sau:"
    };
    let second = if source.late.is_empty() {
        "[Nêu lý do thay đổi số liệu.]"
    } else {
        "Số liệu đã khóa được điều chỉnh như sau:"
    };
    ReportText {
        number: None,
        date: PartialDate::new(Some(source.day.year()), None, None).unwrap_or_default(),
        subject: format!(
            "Bổ sung số liệu báo cáo {}",
            lower_first(&squeeze(&sent.text.subject))
        )
        .trim_end()
        .to_owned(),
        opening: vec![plain(opening)],
        sections: [
            ("Số liệu thay đổi so với báo cáo đã gửi", first),
            ("Lý do điều chỉnh", second),
        ]
        .map(|(title, words)| ReportSection {
            title: title.to_owned(),
            blocks: vec![plain(words)],
            ..ReportSection::default()
        })
        .to_vec(),
        closing: vec![plain(format!(
            "Trên đây là báo cáo bổ sung kết quả {} của {us}; các nội dung khác giữ nguyên như báo cáo đã gửi./.",
            period_words(sent.period)
        ))],
        ..sent.text.clone()
    }
}

/// `Báo cáo số 12/BC-UBND ngày 20 tháng 3 năm 2026 về kết quả quý I năm 2026 …`
fn cited(sent: ReportSource<'_>) -> String {
    let shape = shape(&sent);
    let mut cited = "Báo cáo".to_owned();
    if shape.head.number.is_some() {
        cited.push_str(" số ");
        cited.push_str(&head::number_and_symbol(&shape, sent.agency));
    }
    if shape.head.date.complete().is_some() {
        cited.push(' ');
        cited.push_str(&head::date(shape.head.date, shape.year));
    }
    let subject = squeeze(&sent.text.subject);
    if !subject.is_empty() {
        cited.push_str(" về ");
        cited.push_str(&lower_first(&subject));
    }
    cited
}

fn compared(changed: &[ChangedFigure], source: &SupplementSource<'_>) -> Table {
    let rows = (1..).zip(changed).map(|(number, figure)| {
        vec![
            centred(&number.to_string()),
            left(&named(figure)),
            centred(&measure(figure, source)),
            centred(&figure.old),
            centred(&figure.new),
            centred(&figure.difference),
            reasons(figure, source),
        ]
    });
    table(&COMPARED, rows)
}

fn explained(late: &[(LateChange, NaiveDate)]) -> Table {
    let blank = |words: &str| match words.trim() {
        "" => "–".to_owned(),
        words => words.to_owned(),
    };
    let rows = (1..).zip(late).map(|(number, (change, day))| {
        vec![
            centred(&number.to_string()),
            left(match change.subject.trim() {
                "" => REOPENED,
                subject => subject,
            }),
            left(&blank(&change.old)),
            left(&blank(&change.new)),
            left(&change.why),
            left(&who(change, *day)),
        ]
    });
    table(&EXPLAINED, rows)
}

fn who(change: &LateChange, day: NaiveDate) -> String {
    let day = day.format("%d/%m/%Y").to_string();
    match change.by.trim() {
        "" => day,
        by => format!("{by}, {day}"),
    }
}

/// `Phát thanh: thực hiện trong kỳ`.
fn named(figure: &ChangedFigure) -> String {
    let of = match &figure.source {
        FigureSource::Count { of, .. } => match of {
            CountOf::InPeriod => "thực hiện trong kỳ",
            CountOf::SoFar => "lũy kế từ đầu năm",
            CountOf::YearBefore => "cùng kỳ năm trước",
            CountOf::Target => "chỉ tiêu trong kỳ",
            CountOf::Share => "tỷ lệ đạt chỉ tiêu",
        },
        FigureSource::Indicator { of, .. } => match of {
            IndicatorOf::InPeriod => "kết quả trong kỳ",
            IndicatorOf::SoFar => "lũy kế từ đầu năm",
        },
        FigureSource::Tasks(of) => {
            return match of {
                TasksOf::Due => "Số nhiệm vụ đến hạn trong kỳ",
                TasksOf::Done => "Số nhiệm vụ hoàn thành, duy trì",
                TasksOf::Late => "Số nhiệm vụ chậm",
                TasksOf::Open => "Số nhiệm vụ đang thực hiện trong thời hạn",
                TasksOf::Dropped => "Số nhiệm vụ không thực hiện",
                TasksOf::Share => "Tỷ lệ nhiệm vụ hoàn thành, duy trì",
            }
            .to_owned();
        }
    };
    format!("{}: {of}", figure.name)
}

fn measure(figure: &ChangedFigure, source: &SupplementSource<'_>) -> String {
    match &figure.source {
        FigureSource::Count {
            of: CountOf::Share, ..
        }
        | FigureSource::Tasks(TasksOf::Share) => "%".to_owned(),
        FigureSource::Count { measure, .. } => measure.clone(),
        FigureSource::Tasks(_) => "nhiệm vụ".to_owned(),
        FigureSource::Indicator { indicator, .. } => [source.now, source.sent.figures]
            .into_iter()
            .find_map(|figures| figures.indicator(*indicator))
            .map(|line| line.unit.clone())
            .unwrap_or_default(),
    }
}

/// Why a figure is another, as the late changes of what it counts say; each reason once.
fn reasons(figure: &ChangedFigure, source: &SupplementSource<'_>) -> Cell {
    let subjects: Vec<String> = match &figure.source {
        FigureSource::Tasks(_) => [source.sent.figures, source.now]
            .iter()
            .flat_map(|figures| &figures.tasks)
            .map(|task| short(&task.text))
            .collect(),
        FigureSource::Count { .. } | FigureSource::Indicator { .. } => vec![short(&figure.name)],
    };
    let mut told: Vec<String> = Vec::new();
    for (change, _) in source.late {
        let about = |part: &str| subjects.contains(&short(part));
        if !change.subject.split(" · ").any(about) {
            continue;
        }
        let words = match change.why.trim() {
            "" => change.by.trim().to_owned(),
            why if change.by.trim().is_empty() => why.to_owned(),
            why => format!("{why} ({})", change.by.trim()),
        };
        if !words.is_empty() && !told.contains(&words) {
            told.push(words);
        }
    }
    Cell {
        lines: told
            .into_iter()
            .map(|words| vec![Run::plain(words)])
            .collect(),
        ..Cell::default()
    }
}

/// Words as the subject of a late change has them, without marks.
fn short(words: &str) -> String {
    let cut: String = squeeze(words).chars().take(SUBJECT).collect();
    fold(&cut)
}

fn plain(words: impl Into<String>) -> ReportBlock {
    ReportBlock::of(BlockKind::Paragraph, vec![Piece::words(words)])
}
