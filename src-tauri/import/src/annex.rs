//! What follows the signature.

use crate::body::block;
use crate::ending::is_annex_label;
use crate::letterhead::short;
use crate::line::{Line, is_page_number, left};
use crate::mark;
use crate::prose::joins_with_space;
use crate::reflow::reflow;
use crate::rows;
use crate::words::is_caps;
use plan::draft::DraftDoubt;
use plan::text::{fold, squeeze};
use plan::{
    BlockKind, DoubtKind, DraftAnnex, DraftBlock, DraftTask, LeftOver, LeftReason, RichText,
};

/// Reads the annexes from the lines after the ending.
pub(crate) fn read(lines: &[Line]) -> Attached {
    let mut found = Attached::default();
    // The first may have no label: a title or a table behind the signature.
    let begins: Vec<usize> = (0..lines.len())
        .filter(|i| *i == 0 || is_annex_label(&lines[*i].text, true))
        .collect();
    for (n, begin) in begins.iter().enumerate() {
        let end = begins.get(n + 1).copied().unwrap_or(lines.len());
        found.one(&lines[*begin..end]);
    }
    found
}

/// What was read behind the signature.
#[derive(Debug, Default)]
pub(crate) struct Attached {
    pub(crate) annexes: Vec<DraftAnnex>,
    /// Rows of tables of tasks.
    pub(crate) tasks: Vec<DraftTask>,
    pub(crate) doubts: Vec<DraftDoubt>,
    pub(crate) left_over: Vec<LeftOver>,
}

impl Attached {
    fn one(&mut self, lines: &[Line]) {
        let mut annex = one(lines, &mut self.doubts, &mut self.left_over);
        let before = self.tasks.len();
        annex.blocks.retain(|block| match rows::tasks_of(block) {
            Some(found) => {
                let heading = LeftReason::PrintedByForm;
                self.left_over
                    .push(left(block.line, &found.heading, heading));
                let unplaced = found.groups.iter();
                self.left_over
                    .extend(unplaced.map(|text| left(block.line, text, LeftReason::Unplaced)));
                self.tasks.extend(found.tasks);
                false
            }
            None => true,
        });
        if annex.blocks.is_empty() && self.tasks.len() > before {
            // Nothing but tasks: the annex of tasks is printed from them, with its own heading.
            let words = [&annex.label, &annex.title, &annex.reference];
            let words: Vec<&str> = words.iter().map(|w| w.as_str()).collect();
            let reason = LeftReason::PrintedByForm;
            self.left_over
                .push(left(annex.line, &squeeze(&words.join(" ")), reason));
        } else {
            self.annexes.push(annex);
        }
    }
}

fn one(lines: &[Line], doubts: &mut Vec<DraftDoubt>, left_over: &mut Vec<LeftOver>) -> DraftAnnex {
    let labelled = is_annex_label(&lines[0].text, true);
    let (label, title) = if labelled {
        part_label(&lines[0].text)
    } else {
        ("", "")
    };
    let mut annex = DraftAnnex {
        line: lines[0].number,
        label: label.to_owned(),
        title: title.to_owned(),
        ..DraftAnnex::default()
    };
    let mut at = usize::from(labelled);
    while let Some(line) = lines.get(at) {
        if annex.reference.is_empty() && is_reference(&line.text) {
            annex.reference.clone_from(&line.text);
        } else if annex.reference.is_empty() && is_title(line, at) {
            annex.title = squeeze(&format!("{} {}", annex.title, line.text));
        } else {
            break;
        }
        at += 1;
    }
    let content = &lines[at..];
    if is_linearised(content) {
        let raw: Vec<&str> = content.iter().map(|l| l.raw.as_str()).collect();
        doubts.push(DraftDoubt {
            kind: DoubtKind::LinearisedTable,
            line: content[0].number,
            excerpt: short(&content[0].text),
            other: split_annex(&raw.join("\n")).len().to_string(),
        });
        annex.blocks.push(DraftBlock {
            line: content[0].number,
            kind: BlockKind::Review,
            text: RichText::plain(raw.join("\n")),
            ..DraftBlock::default()
        });
    } else {
        annex.blocks = reflow(content, left_over).iter().map(block).collect();
    }
    annex
}

/// `PHỤ LỤC II` and a title on the same line.
fn part_label(text: &str) -> (&str, &str) {
    let words: Vec<&str> = text.split(' ').collect();
    let numeral = |w: &str| {
        let bare = w.trim_end_matches(['.', ':', '-']);
        let roman = !bare.is_empty() && bare.chars().all(|c| "IVX".contains(c));
        roman || !bare.is_empty() && bare.len() <= 3 && bare.bytes().all(|b| b.is_ascii_digit())
    };
    let mut count = 2;
    if words.get(count).is_some_and(|w| fold(w) == "so") {
        count += 1;
    }
    if words.get(count).is_some_and(|w| numeral(w)) {
        count += 1;
    }
    let end: usize = words.iter().take(count).map(|w| w.len() + 1).sum();
    let end = end.saturating_sub(1).min(text.len());
    (&text[..end], text[end..].trim())
}

fn is_reference(text: &str) -> bool {
    let folded = fold(&text.chars().take(40).collect::<String>());
    folded.starts_with("(kem theo") || folded.starts_with("(ban hanh kem theo")
}

/// Titles stand in capitals above the content; the head of a table does not belong to them.
fn is_title(line: &Line, at: usize) -> bool {
    let set = line.hint.begins && line.hint.centred && line.hint.bold;
    at <= 4
        && (is_caps(&line.text) || set)
        && !is_table_head(&line.text)
        && mark::read(&line.text).is_none()
}

/// `TT NHIỆM VỤ …` or `STT`.
fn is_table_head(text: &str) -> bool {
    let first = fold(text.split([' ', '\t']).next().unwrap_or_default());
    first == "tt" || first == "stt" || fold(text).starts_with("so tt")
}

/// Whether the lines are cells of a table that a converter wrote one below the other. Where a
/// table is still one, they are not.
fn is_linearised(lines: &[Line]) -> bool {
    if lines.iter().any(|l| l.table.is_some()) {
        return false;
    }
    let headed = lines.iter().take(6).any(|l| is_table_head(&l.text));
    let numbers = lines.iter().filter(|l| is_page_number(&l.text)).count();
    !lines.is_empty() && (headed || numbers >= 3)
}

/// The rows of a table written line by line, by its running numbers. Cells cannot be told
/// apart, so each row's words stand together in `text`, in order; a timeframe is copied out
/// where one is found. Words above the first row are the table's head and left out.
pub fn split_annex(raw: &str) -> Vec<DraftTask> {
    let mut rows: Vec<DraftTask> = Vec::new();
    for (line, text) in (1..).zip(raw.split('\n').map(squeeze)) {
        if text.is_empty() {
            continue;
        }
        let next = (rows.len() + 1).to_string();
        if let Some(rest) = begins_row(&text, &next) {
            rows.push(DraftTask {
                line,
                text: rest.to_owned(),
                ..DraftTask::default()
            });
        } else if let Some(row) = rows.last_mut() {
            if joins_with_space(&row.text, &text) {
                row.text.push(' ');
            }
            row.text.push_str(&text);
        }
    }
    for row in &mut rows {
        row.timeframe = timeframe_in(&row.text).unwrap_or_default();
    }
    rows
}

/// What follows the row's number, alone on its line or in front of its task.
fn begins_row<'a>(text: &'a str, number: &str) -> Option<&'a str> {
    let rest = text.strip_prefix(number)?;
    let rest = rest.strip_prefix('.').unwrap_or(rest);
    let named = rest.starts_with(' ') && crate::words::starts_upper(rest.trim_start());
    (rest.is_empty() || named).then_some(rest.trim_start())
}

/// The first wording of a time in a row, as written.
fn timeframe_in(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split(' ').collect();
    let bare = |i: usize| {
        words
            .get(i)
            .map(|w| fold(w.trim_end_matches([',', ';', '.'])))
    };
    let is = |i: usize, word: &str| bare(i).as_deref() == Some(word);
    (0..words.len()).find_map(|i| {
        let length = if is(i, "thuong") && is(i + 1, "xuyen") && words[i].starts_with('T') {
            if is(i + 2, "trong") && is(i + 3, "nam") {
                4
            } else {
                2
            }
        } else if is(i, "quy") && bare(i + 1).is_some_and(|w| is_quarter(&w)) {
            2
        } else {
            return None;
        };
        let found = words.get(i..i + length)?.join(" ");
        Some(found.trim_end_matches([',', ';', '.']).to_owned())
    })
}

/// `iii/2024`, `ii`, `1-2`.
fn is_quarter(folded: &str) -> bool {
    let number = folded.split(['/', '-']).next().unwrap_or_default();
    ["i", "ii", "iii", "iv", "1", "2", "3", "4"].contains(&number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_by_their_numbers() {
        let raw = "TT NHIỆM VỤ\nKINH PHÍ\n\n1\n\nDuy trì chuyên\nmục\n- Tin, bài\nPhòng VH-\nXH\n\
                   Thường\nxuyên trong năm\n 2 \nPhát tờ rơi\n3 Mở lớp\n2 lớp\nQuý\nIII/2026";
        let rows: Vec<(String, String)> = split_annex(raw)
            .into_iter()
            .map(|t| (t.text, t.timeframe))
            .collect();
        let expect = [
            (
                "Duy trì chuyên mục - Tin, bài Phòng VH-XH Thường xuyên trong năm",
                "Thường xuyên trong năm",
            ),
            ("Phát tờ rơi", ""),
            ("Mở lớp 2 lớp Quý III/2026", "Quý III/2026"),
        ];
        assert_eq!(rows, expect.map(|(a, b)| (a.to_owned(), b.to_owned())));
        assert!(split_annex("không có hàng nào").is_empty());
    }

    #[test]
    fn labels_and_titles() {
        for (text, label, title) in [
            ("PHỤ LỤC", "PHỤ LỤC", ""),
            ("PHỤ LỤC I", "PHỤ LỤC I", ""),
            ("Phụ lục số 02", "Phụ lục số 02", ""),
            ("PHỤ LỤC II. NHIỆM VỤ", "PHỤ LỤC II.", "NHIỆM VỤ"),
            ("PHỤ LỤC NHIỆM VỤ", "PHỤ LỤC", "NHIỆM VỤ"),
        ] {
            assert_eq!(part_label(text), (label, title));
        }
    }
}
