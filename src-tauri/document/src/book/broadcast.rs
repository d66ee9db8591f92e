//! `Sổ nhật ký phát thanh`: every broadcast, and every one that was not.

use super::{BookHead, centred, day_words, grid, grouped, left, month_words, strong, table};
use crate::profile::Profile;
use crate::tree::Align::{Centre, Left};
use crate::tree::{Block, Cell, Document, Row};
use crate::workbook::{Value, Workbook};
use chrono::{Datelike, NaiveDate, NaiveTime};

const BOOK: (&str, &str) = ("SỔ NHẬT KÝ PHÁT THANH", "Sổ nhật ký phát thanh");
const HEADER: [&str; 7] = [
    "TT",
    "Ngày, giờ",
    "Nội dung",
    "Thời lượng",
    "Trạm, nơi phát",
    "Người thực hiện",
    "Kết quả, ghi chú",
];
/// Shares of the columns, in that order.
const SHARES: [u32; 7] = [44, 100, 300, 100, 174, 140, 190];
const SHEET: [&str; 9] = [
    "TT",
    "Ngày",
    "Giờ",
    "Nội dung",
    "Số lượt",
    "Số phút",
    "Trạm, nơi phát",
    "Người thực hiện",
    "Kết quả, ghi chú",
];
const DONE: &str = "Đã phát";
const UNTOLD: &str = "Chưa ghi kết quả";

/// A broadcast, or what should have been one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broadcast {
    /// Its day.
    pub day: NaiveDate,
    /// Its time of day, if known.
    pub time: Option<NaiveTime>,
    /// What it was about.
    pub topic: String,
    /// How often it was on the air; none when it was not.
    pub times: u64,
    /// Minutes altogether.
    pub minutes: u64,
    /// The station, the cluster of hamlets.
    pub place: String,
    /// Who saw to it.
    pub who: String,
    /// What became of it.
    pub outcome: Outcome,
    /// The day the schedule had given it, if it was another.
    pub planned: Option<NaiveDate>,
    /// A note.
    pub note: String,
}

/// What became of a broadcast.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It was on the air.
    Done,
    /// It was not, for a reason.
    Excused(String),
    /// Nobody said.
    Untold,
}

/// Sums over broadcasts.
#[derive(Default)]
struct Sums {
    broadcasts: usize,
    times: u64,
    minutes: u64,
    moved: usize,
    excused: usize,
    untold: usize,
}

impl Sums {
    fn of<'b>(lines: impl IntoIterator<Item = &'b Broadcast>) -> Self {
        let mut sums = Self::default();
        for line in lines {
            match line.outcome {
                Outcome::Done => {
                    sums.broadcasts += 1;
                    sums.times += line.times;
                    sums.minutes += line.minutes;
                    sums.moved += usize::from(line.planned.is_some());
                }
                Outcome::Excused(_) => sums.excused += 1,
                Outcome::Untold => sums.untold += 1,
            }
        }
        sums
    }

    /// `đã phát 12 buổi, 12 lượt, 180 phút`
    fn done(&self) -> String {
        format!(
            "đã phát {} buổi, {} lượt, {} phút",
            self.broadcasts,
            grouped(self.times),
            grouped(self.minutes)
        )
    }

    /// What there is to say besides; only what is not none.
    fn besides(&self) -> String {
        [
            (self.moved, "chuyển ngày"),
            (self.excused, "không phát"),
            (self.untold, "chưa ghi kết quả"),
        ]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, words)| format!("{words} {count} buổi"))
        .collect::<Vec<_>>()
        .join("; ")
    }
}

/// Broadcasts in the order they are given, with sums for each month where there are several, and
/// for all.
pub fn broadcast_book(head: &BookHead<'_>, lines: &[Broadcast], profile: &Profile) -> Document {
    let sums = Sums::of(lines);
    let told: Vec<String> = [sums.done(), sums.besides()]
        .into_iter()
        .filter(|words| !words.is_empty())
        .collect();
    let mut rows = Vec::new();
    let month = |line: &Broadcast| (line.day.year(), line.day.month());
    let months: Vec<&[Broadcast]> = lines.chunk_by(|a, b| month(a) == month(b)).collect();
    let mut number = 0;
    for lines in &months {
        for line in *lines {
            number += 1;
            rows.push(row(number, line));
        }
        if let (Some(line), true) = (lines.first(), months.len() > 1) {
            let words = format!("Cộng {}", month_words(line.day));
            rows.push(total(&words, &Sums::of(*lines)));
        }
    }
    rows.push(total("Tổng cộng", &sums));
    let told = format!("Tổng số: {}.", told.join("; "));
    let mut paper = head.paper(BOOK, told, profile);
    paper.blocks = vec![Block::Table(table(SHARES, HEADER, rows))];
    paper
}

fn row(number: usize, line: &Broadcast) -> Row {
    let time = line.time.map(|time| time.format("%H:%M").to_string());
    let when = std::iter::once(day_words(line.day)).chain(time);
    let length = match line.times {
        // What was not on the air has no length: the column adds up to the sums below it.
        _ if line.outcome != Outcome::Done => String::new(),
        0 | 1 if line.minutes == 0 => String::new(),
        0 | 1 => format!("{} phút", grouped(line.minutes)),
        times => format!("{} lượt, {} phút", grouped(times), grouped(line.minutes)),
    };
    Row {
        anchor: None,
        cells: vec![
            centred(number.to_string()),
            Cell {
                align: Centre,
                ..left(when)
            },
            left(line.topic.lines()),
            centred(length),
            left([line.place.as_str()]),
            left([line.who.as_str()]),
            left(remarks(line)),
        ],
    }
}

fn remarks(line: &Broadcast) -> Vec<String> {
    let outcome = match &line.outcome {
        Outcome::Done => DONE.to_owned(),
        Outcome::Excused(reason) => format!("Không phát: {reason}"),
        Outcome::Untold => UNTOLD.to_owned(),
    };
    let moved = line
        .planned
        .map(|day| format!("Chuyển từ ngày {}", day_words(day)));
    let note = Some(line.note.trim().to_owned()).filter(|note| !note.is_empty());
    std::iter::once(outcome).chain(moved).chain(note).collect()
}

fn total(words: &str, sums: &Sums) -> Row {
    let minutes = format!("{} phút", grouped(sums.minutes));
    let times = format!("{} buổi, {} lượt", sums.broadcasts, grouped(sums.times));
    Row {
        anchor: None,
        cells: vec![
            strong(format!("{words}: {times}"), 3, Left),
            strong(minutes, 1, Centre),
            strong(capital_of(sums), 3, Left),
        ],
    }
}

fn capital_of(sums: &Sums) -> String {
    super::capital(&sums.besides())
}

/// The same as a workbook, in which times and minutes are numbers.
pub fn broadcast_sheet(head: &BookHead<'_>, lines: &[Broadcast], profile: &Profile) -> Workbook {
    let sums = Sums::of(lines);
    let mut rows: Vec<Vec<Value>> = (1..).zip(lines).map(|(n, line)| values(n, line)).collect();
    let mut last = vec![Value::Empty; SHEET.len()];
    last[3] = Value::text(format!("Tổng cộng: {} buổi", sums.broadcasts));
    last[4] = Value::Number(sums.times);
    last[5] = Value::Number(sums.minutes);
    last[8] = Value::text(capital_of(&sums));
    rows.push(last);
    let widths = [
        (5, Centre),
        (12, Centre),
        (8, Centre),
        (48, Left),
        (9, Centre),
        (9, Centre),
        (22, Left),
        (20, Left),
        (30, Left),
    ];
    head.workbook(BOOK, widths, vec![grid(SHEET, rows)], profile)
}

fn values(number: usize, line: &Broadcast) -> Vec<Value> {
    let time = line.time.map(|time| time.format("%H:%M").to_string());
    let done = line.outcome == Outcome::Done;
    let count = |count: u64| {
        if done {
            Value::Number(count)
        } else {
            Value::Empty
        }
    };
    vec![
        Value::from(number),
        Value::Date(line.day),
        Value::text(time.unwrap_or_default()),
        Value::text(&line.topic),
        count(line.times),
        count(line.minutes),
        Value::text(&line.place),
        Value::text(&line.who),
        Value::text(remarks(line).join("\n")),
    ]
}
