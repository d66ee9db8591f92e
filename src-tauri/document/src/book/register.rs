//! `Sổ đăng ký văn bản đi`: the ten columns of NĐ 30/2020, Điều 16 (Phụ lục IV, I).

use super::{BookHead, capital, centred, day_words, grid, left, strong, table};
use crate::profile::Profile;
use crate::tree::Align::{Centre, Left};
use crate::tree::{Block, Cell, Document, Revised, Row, Run};
use crate::workbook::{Value, Workbook};
use plan::Registration;
use plan::register::{Gap, gaps};

const BOOK: (&str, &str) = ("SỔ ĐĂNG KÝ VĂN BẢN ĐI", "Sổ đăng ký văn bản đi");
const HEADER: [&str; 10] = [
    "Số, ký hiệu văn bản",
    "Ngày tháng văn bản",
    "Tên loại và trích yếu nội dung văn bản",
    "Người ký",
    "Nơi nhận văn bản",
    "Đơn vị, người nhận bản lưu",
    "Số lượng bản",
    "Ngày chuyển",
    "Ký nhận",
    "Ghi chú",
];
/// Shares of the columns, in that order, for [`Profile::dense`]: `105/UBND-VHXH` and a day have a
/// line each, what is left goes to the two columns that make rows high. A longer symbol is broken
/// behind its hyphen.
const SHARES: [u32; 10] = [133, 89, 182, 78, 195, 63, 54, 89, 57, 60];
const STRUCK: &str = "Đã hủy số";
const GAPS: &str = "Số chưa có trong sổ";

/// The register in the order its lines are given; a heading stands above each sequence where
/// there are several.
pub fn register_book(head: &BookHead<'_>, lines: &[Registration], profile: &Profile) -> Document {
    let struck = lines.iter().filter(|line| line.is_struck()).count();
    let mut told = format!("Tổng số {} văn bản", lines.len() - struck);
    if struck > 0 {
        told.push_str(&format!("; {struck} số đã hủy"));
    }
    let gaps = gaps(lines);
    if !gaps.is_empty() {
        let gaps: Vec<String> = gaps.iter().map(gap).collect();
        told.push_str(&format!(". {GAPS}: {}", gaps.join(", ")));
    }
    told.push('.');
    let series: Vec<&[Registration]> = lines.chunk_by(|a, b| a.series == b.series).collect();
    let mut rows = Vec::new();
    for lines in &series {
        if let (Some(first), true) = (lines.first(), series.len() > 1) {
            rows.push(band(&first.series));
        }
        rows.extend(lines.iter().map(row));
    }
    let mut paper = head.paper(BOOK, told, profile);
    paper.blocks = vec![Block::Table(table(SHARES, HEADER, rows))];
    paper
}

fn band(series: &str) -> Row {
    Row {
        anchor: None,
        cells: vec![strong(
            format!("Loại văn bản: {series}"),
            HEADER.len(),
            Left,
        )],
    }
}

/// `KH 02`, `BC 01-56`.
fn gap(gap: &Gap) -> String {
    let (series, first, last) = (&gap.series, gap.first, gap.last);
    match first == last {
        true => format!("{series} {first:02}"),
        false => format!("{series} {first:02}-{last:02}"),
    }
}

/// A number that counts no more is struck through, as it is in a book of paper.
fn symbol(line: &Registration) -> Cell {
    let revised = match line.is_struck() {
        true => Revised::Removed,
        false => Revised::No,
    };
    Cell {
        lines: vec![vec![Run {
            text: line.symbol.clone(),
            revised,
            ..Run::default()
        }]],
        ..centred(String::new())
    }
}

/// A note, and why the number counts no more.
fn notes(line: &Registration) -> Vec<String> {
    let struck = line
        .is_struck()
        .then(|| format!("{STRUCK}: {}", line.struck));
    let note = Some(capital(line.note.trim())).filter(|note| !note.is_empty());
    struck.into_iter().chain(note).collect()
}

fn row(line: &Registration) -> Row {
    Row {
        anchor: None,
        cells: vec![
            symbol(line),
            centred(day_words(line.day)),
            left(line.subject.lines()),
            left([line.signer.as_str()]),
            left(line.recipients.lines()),
            left([line.keeper.as_str()]),
            centred(line.copies.clone()),
            centred(line.handed.map(day_words).unwrap_or_default()),
            left([line.receipt.as_str()]),
            left(notes(line)),
        ],
    }
}

/// The same as a workbook: days are days.
pub fn register_sheet(head: &BookHead<'_>, lines: &[Registration], profile: &Profile) -> Workbook {
    let rows = lines.iter().map(|line| {
        vec![
            Value::text(&line.symbol),
            Value::Date(line.day),
            Value::text(&line.subject),
            Value::text(&line.signer),
            Value::text(&line.recipients),
            Value::text(&line.keeper),
            Value::text(&line.copies),
            line.handed.map_or(Value::Empty, Value::Date),
            Value::text(&line.receipt),
            Value::text(notes(line).join("\n")),
        ]
    });
    let widths = [
        (16, Centre),
        (12, Centre),
        (44, Left),
        (18, Left),
        (28, Left),
        (16, Left),
        (10, Centre),
        (12, Centre),
        (16, Left),
        (24, Left),
    ];
    head.workbook(BOOK, widths, vec![grid(HEADER, rows.collect())], profile)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::width;
    use crate::ruled::column_widths;
    use crate::tree::{Orientation, Weight};

    #[test]
    fn usual_symbols_and_days_have_a_line() {
        let profile = Profile::nd30_2020().dense();
        let page = profile.page(Orientation::Landscape);
        let columns = column_widths(&table(SHARES, HEADER, Vec::new()), page.text_width());
        let size = profile.table.value();
        for (column, words, weight) in [
            (0, "12/KH-UBND", Weight::Regular),
            (0, "105/UBND-VHXH", Weight::Regular),
            (0, "1205/KH-UBND", Weight::Regular),
            (0, "BCĐCCHC", Weight::Regular),
            (1, "16/03/2026", Weight::Regular),
            (5, "bản lưu", Weight::Bold),
            (6, "lượng", Weight::Bold),
            (7, "16/03/2026", Weight::Regular),
        ] {
            let room = columns[column] - 2 * profile.cell_margin.value();
            assert!(width(words, weight, size) <= room, "{words}");
        }
    }
}
