//! `Nhật ký và hồ sơ tuyên truyền`: all that was done, with what proves it.

use super::{BookHead, centred, day_words, grid, grouped, left, quantity, strong, table};
use crate::profile::Profile;
use crate::tree::Align::{Centre, Left};
use crate::tree::{Block, Document, Heading, Row};
use crate::workbook::{Value, Workbook};
use chrono::NaiveDate;
use plan::Quantity;

const BOOK: (&str, &str) = (
    "NHẬT KÝ VÀ HỒ SƠ TUYÊN TRUYỀN",
    "Nhật ký và hồ sơ tuyên truyền",
);
const HEADER: [&str; 8] = [
    "TT",
    "Ngày",
    "Hình thức",
    "Nội dung",
    "Địa điểm",
    "Số lượng",
    "Người thực hiện",
    "Minh chứng",
];
/// Shares of the columns, in that order.
const SHARES: [u32; 8] = [44, 110, 124, 250, 124, 106, 118, 190];
const TOTALS: &str = "Tổng hợp theo hình thức";
const TOTALS_HEADER: [&str; 4] = ["TT", "Hình thức", "Số lần ghi", "Số lượng"];
const TOTALS_SHARES: [u32; 4] = [44, 400, 150, 472];

/// An entry of the log as the book has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogLine {
    /// Its day.
    pub day: NaiveDate,
    /// The channel's name.
    pub channel: String,
    /// What it was about.
    pub topic: String,
    /// Where.
    pub place: String,
    /// How much.
    pub measures: Vec<Quantity>,
    /// Who did it.
    pub who: String,
    /// What proves it, piece by piece.
    pub evidence: Vec<String>,
    /// A note.
    pub note: String,
}

/// What was done in one channel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogTotal {
    /// The channel's name.
    pub channel: String,
    /// How many entries say so.
    pub entries: u64,
    /// Their sums, unit by unit.
    pub measures: Vec<Quantity>,
}

/// Entries in the order they are given, then what they add up to, channel by channel.
pub fn log_book(
    head: &BookHead<'_>,
    lines: &[LogLine],
    totals: &[LogTotal],
    profile: &Profile,
) -> Document {
    let bare = lines.iter().filter(|line| line.evidence.is_empty()).count();
    let mut told = format!("Tổng số {} lượt ghi", grouped(lines.len() as u64));
    if bare > 0 {
        told.push_str(&format!("; {bare} lượt ghi chưa có minh chứng"));
    }
    told.push('.');
    let rows = (1..).zip(lines).map(|(number, line)| row(number, line));
    let mut paper = head.paper(BOOK, told, profile);
    paper.blocks = vec![Block::Table(table(SHARES, HEADER, rows.collect()))];
    if !totals.is_empty() {
        let rows = (1..)
            .zip(totals)
            .map(|(number, total)| total_row(number, total));
        paper.blocks.push(Block::Heading(Heading {
            level: 2,
            text: TOTALS.to_owned(),
            ..Heading::default()
        }));
        let totals = table(TOTALS_SHARES, TOTALS_HEADER, rows.collect());
        paper.blocks.push(Block::Table(totals));
    }
    paper
}

fn row(number: usize, line: &LogLine) -> Row {
    let note = Some(line.note.as_str()).filter(|note| !note.trim().is_empty());
    let note = note.map(|note| format!("Ghi chú: {}", note.trim()));
    let topic = line.topic.lines().map(str::to_owned).chain(note);
    Row {
        anchor: None,
        cells: vec![
            centred(number.to_string()),
            centred(day_words(line.day)),
            left([line.channel.as_str()]),
            left(topic),
            left([line.place.as_str()]),
            left(line.measures.iter().map(quantity)),
            left([line.who.as_str()]),
            left(line.evidence.iter().map(String::as_str)),
        ],
    }
}

fn total_row(number: usize, total: &LogTotal) -> Row {
    let measures: Vec<String> = total.measures.iter().map(quantity).collect();
    Row {
        anchor: None,
        cells: vec![
            centred(number.to_string()),
            left([total.channel.as_str()]),
            centred(grouped(total.entries)),
            strong(measures.join("; "), 1, Left),
        ],
    }
}

/// The same as a workbook: days are days. Quantities keep their units, a line each.
pub fn log_sheet(
    head: &BookHead<'_>,
    lines: &[LogLine],
    totals: &[LogTotal],
    profile: &Profile,
) -> Workbook {
    let words = |measures: &[Quantity]| {
        let words: Vec<String> = measures.iter().map(quantity).collect();
        Value::text(words.join("\n"))
    };
    let rows = (1usize..).zip(lines).map(|(number, line)| {
        let topic = [line.topic.trim(), line.note.trim()];
        let topic: Vec<&str> = topic.into_iter().filter(|part| !part.is_empty()).collect();
        vec![
            Value::from(number),
            Value::Date(line.day),
            Value::text(&line.channel),
            Value::text(topic.join("\n")),
            Value::text(&line.place),
            words(&line.measures),
            Value::text(&line.who),
            Value::text(line.evidence.join("\n")),
        ]
    });
    // One line for each unit, so that its number is one.
    let sums = totals.iter().flat_map(|total| {
        total.measures.iter().map(|sum| {
            vec![
                Value::text(&total.channel),
                Value::text(&sum.measure),
                Value::Number(sum.count),
                Value::Number(total.entries),
            ]
        })
    });
    let mut totals = grid(
        ["Hình thức", "Đơn vị tính", "Tổng số", "Số lần ghi"],
        sums.collect(),
    );
    totals.first_column = 2;
    let widths = [
        (5, Centre),
        (12, Centre),
        (27, Left),
        (46, Left),
        (20, Left),
        (18, Left),
        (20, Left),
        (28, Left),
    ];
    let tables = vec![grid(HEADER, rows.collect()), totals];
    head.workbook(BOOK, widths, tables, profile)
}
