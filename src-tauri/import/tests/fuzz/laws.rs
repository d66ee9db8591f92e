//! What must hold for every input: an answer, the same one twice, of bounded size, no word lost.

use super::mutate::floor;
use crate::{lossless, recall};
use import::source::{Block, Cell, Comment, Hints, Paragraph, Row, Source, Table};
use import::{ImportError, LINE_LIMIT, Opened, Reading, TEXT_LIMIT};
use plan::RichText;
use plan::text::Run;
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// What was seen of an input, to tell new ones from more of the same: `[…` of what was read, else
/// why it was refused.
pub(super) type Seen = String;

/// A law of an input: what was seen of it, or how it was broken.
pub(super) type Law = fn(&[u8]) -> Result<Seen, String>;

/// A file, opened by what it holds.
pub(super) fn file(bytes: &[u8]) -> Result<Seen, String> {
    let opened = import::open(bytes);
    let found = opened.clone().and_then(Opened::read);
    if import::open(bytes).and_then(Opened::read) != found {
        return Err("read twice, it is two plans".to_owned());
    }
    let plain = match &opened {
        Ok(Opened::Text(text)) => Some(text.as_str()),
        _ => None,
    };
    let told = match &opened {
        Ok(Opened::Document(source)) => told(source),
        _ => String::new(),
    };
    judged(&found, plain).map(|seen| seen + &told)
}

/// A document made up from a text.
pub(super) fn structure(bytes: &[u8]) -> Result<Seen, String> {
    let source = source(&String::from_utf8_lossy(bytes));
    let found = Opened::Document(source.clone()).read();
    if import::read_source(&source) != found.clone().map(|reading| reading.draft) {
        return Err("read twice, it is two plans".to_owned());
    }
    judged(&found, None).map(|seen| seen + &told(&source))
}

/// A made-up document and what is read from it.
pub(super) fn shown(text: &str) -> String {
    let source = source(text);
    let reading = Opened::Document(source.clone()).read();
    format!("{source:#?}\n{reading:#?}")
}

/// Cells from the clipboard: no word is lost but the heading's and running numbers.
pub(super) fn cells(bytes: &[u8]) -> Result<Seen, String> {
    let text = String::from_utf8_lossy(bytes);
    let tasks = import::read_rows(&text);
    if import::read_rows(&text) != tasks {
        return Err("read twice, it is two lists".to_owned());
    }
    let said: usize = tasks.iter().map(|task| words(&format!("{task:?}"))).sum();
    if said > 4 * words(&text) + 100 * tasks.len() {
        return Err(format!("{said} words of {}", words(&text)));
    }
    Ok(format!("[{}]", magnitude(tasks.len())))
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

fn signs(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}

/// How often each letter and digit stands in a text, whatever its case and marks; no zeros, which
/// may lead a number.
fn letters(text: &str) -> BTreeMap<char, i64> {
    let text = import::repair::repair(&import::clean(text)).text;
    let mut out = BTreeMap::new();
    for c in text.chars().flat_map(char::to_lowercase).nfd() {
        if c.is_alphanumeric() && c != '0' && !is_combining_mark(c) {
            *out.entry(c).or_default() += 1;
        }
    }
    out
}

/// Letters of one text that another lacks, but for those of the form around a date and a number.
fn missing(of: &BTreeMap<char, i64>, from: &BTreeMap<char, i64>) -> Vec<(char, i64)> {
    let form = letters("ngày tháng năm Số");
    let count = |letters: &BTreeMap<char, i64>, c: &char| letters.get(c).copied().unwrap_or(0);
    let lacks = |(c, n): (&char, &i64)| (*c, n - count(from, c) - count(&form, c));
    of.iter().map(lacks).filter(|(_, n)| *n > 0).collect()
}

fn magnitude(count: usize) -> u32 {
    usize::BITS - count.leading_zeros()
}

/// Holds a reading against the laws; `plain` is the text it was read from if it was one.
fn judged(found: &Result<Reading, ImportError>, plain: Option<&str>) -> Result<Seen, String> {
    let reading = match found {
        Ok(reading) => reading,
        Err(error) => {
            let why = format!("{error:?}");
            return Ok(why.chars().filter(|c| !c.is_ascii_digit()).collect());
        }
    };
    let lines = reading.text.lines().count();
    if reading.text.len() as u64 > TEXT_LIMIT || lines > LINE_LIMIT as usize {
        return Err(format!("{lines} lines, {} bytes", reading.text.len()));
    }
    let said = recall::said(reading);
    let (shown, written) = (signs(&said), signs(&reading.text));
    if shown > 2 * written + 50 {
        return Err(format!("{shown} signs of {written}"));
    }
    if let Some(line) = beyond(reading, lines) {
        return Err(format!("line {line} of {lines}"));
    }
    let by_words = match plain {
        Some(text) => lossless::broken(text, &reading.draft).is_ok(),
        None => recall::lost(reading).is_empty(),
    };
    // Odd damage parts and joins words (`5ngàythángnăm`): then letters are counted.
    if !by_words {
        let lost = missing(&letters(&reading.text), &letters(&said));
        if !lost.is_empty() {
            return Err(format!("lost: {lost:?}"));
        }
        let invented = missing(&letters(&said), &letters(&reading.text));
        if plain.is_some() && !invented.is_empty() {
            return Err(format!("invented: {invented:?}"));
        }
    }
    let mut next = 0;
    let mut mint = || {
        next += 1;
        uuid::Uuid::from_u128(next)
    };
    let accepted = reading.draft.clone().accept(2026, &mut mint);
    Ok(shape(reading) + if accepted.is_ok() { "ok" } else { "" })
}

/// A doubt or left-over piece that points behind the last line.
fn beyond(reading: &Reading, lines: usize) -> Option<u32> {
    let doubts = reading.draft.doubts.iter().map(|d| d.line);
    let left = reading.draft.left_over.iter().map(|l| l.line);
    doubts
        .chain(left)
        .find(|line| *line == 0 || *line as usize > lines.max(1))
}

/// The kinds of things in a draft, and roughly how many of each.
fn shape(reading: &Reading) -> Seen {
    let draft = &reading.draft;
    let mut doubts: Vec<String> = draft
        .doubts
        .iter()
        .map(|d| format!("{:?}", d.kind))
        .collect();
    doubts.sort();
    doubts.dedup();
    let mut left: Vec<String> = draft
        .left_over
        .iter()
        .map(|l| format!("{:?}", l.reason))
        .collect();
    left.sort();
    left.dedup();
    let counts = [
        draft.sections.len(),
        draft.tasks.len(),
        draft.annexes.len(),
        draft.recipients.len(),
        draft.closing.len(),
    ];
    format!("{doubts:?}{left:?}{:?}", counts.map(magnitude))
}

/// How much of everything a document has, and the largest of its tables.
fn told(source: &Source) -> Seen {
    let counts = [
        source.blocks.len(),
        source.comments.len(),
        source.changes.len(),
    ];
    let warnings = source.warnings.len();
    let tables = source.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        Block::Paragraph(_) => None,
    });
    let of_table = |table: &Table| {
        let cells = table.rows.iter().flat_map(|row| &row.cells);
        let merged = cells.clone().filter(|cell| cell.rows * cell.columns > 1);
        [cells.count(), merged.count(), table.columns()]
    };
    let most = tables.map(of_table).fold([0; 3], |most, of| {
        std::array::from_fn(|i| usize::max(most[i], of[i]))
    });
    format!(
        "{:?}{warnings}{:?}",
        counts.map(magnitude),
        most.map(magnitude)
    )
}

/// A document whose looks and tables are decided by the letters of each line.
fn source(text: &str) -> Source {
    let mut source = Source::default();
    let lines: Vec<&str> = text.split('\n').collect();
    let mut rest = &lines[..];
    while let [line, after @ ..] = rest {
        let chance = chance(line);
        match chance % 23 {
            0 if !after.is_empty() => {
                let (inside, behind) =
                    after.split_at(after.len().min(1 + chance as usize / 23 % 30));
                source.blocks.push(Block::Table(table(line, inside, 0)));
                rest = behind;
                continue;
            }
            1 => source.headers.push((*line).to_owned()),
            2 => source.footers.push((*line).to_owned()),
            3 => source.comments.push(Comment {
                text: (*line).to_owned(),
                ..Comment::default()
            }),
            _ => source.blocks.push(Block::Paragraph(paragraph(line))),
        }
        rest = after;
    }
    source
}

/// A number that only the letters decide (FNV-1a).
fn chance(text: &str) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325, step);
    hash ^ (hash >> 29)
}

fn paragraph(line: &str) -> Paragraph {
    let chance = chance(line);
    let (label, words) = match line.split_once(' ') {
        Some((label, words)) if chance.is_multiple_of(3) => (Some(label.to_owned()), words),
        _ => (None, line),
    };
    let middle = floor(words, words.len() * (chance as usize % 7) / 7);
    let run = |text: &str, bits: u64| Run {
        text: text.replace('|', "\n"),
        bold: bits & 1 > 0,
        italic: bits & 2 > 0,
    };
    Paragraph {
        label,
        text: RichText::new([
            run(&words[..middle], chance >> 8),
            run(&words[middle..], chance >> 10),
        ]),
        hints: Hints {
            centred: chance & 0x1000 > 0,
            indent: (chance >> 13) as i32 % 3_000,
            heading: chance
                .is_multiple_of(11)
                .then_some((chance >> 20) as u8 % 9 + 1),
        },
        notes: chance
            .is_multiple_of(13)
            .then(|| line.to_owned())
            .into_iter()
            .collect(),
    }
}

/// A table of lines, its spans decided by them; some lines begin a table inside.
fn table(first: &str, lines: &[&str], depth: usize) -> Table {
    let width = 1 + chance(first) as usize % 6;
    let mut table = Table {
        ruled: chance(first) & 0x100 > 0,
        rows: Vec::new(),
    };
    for (number, texts) in lines.chunks(width).enumerate() {
        let mut row = Row {
            header: number == 0,
            cells: Vec::new(),
        };
        let mut column = 0;
        for (at, text) in texts.iter().enumerate() {
            let chance = chance(text);
            let columns = 1 + usize::from(chance.is_multiple_of(5)) * (chance as usize >> 7) % 70;
            let mut blocks = vec![Block::Paragraph(paragraph(text))];
            if chance.is_multiple_of(7) && depth < 3 {
                blocks.push(Block::Table(table_of(text, &texts[at..], depth)));
            }
            row.cells.push(Cell {
                column,
                columns,
                rows: 1 + usize::from(chance.is_multiple_of(4)) * (chance as usize >> 9) % 9,
                blocks,
            });
            column += columns + usize::from(chance.is_multiple_of(19));
        }
        table.rows.push(row);
    }
    table
}

fn table_of(first: &str, lines: &[&str], depth: usize) -> Table {
    table(first, lines, depth + 1)
}
