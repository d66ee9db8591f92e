//! Workbooks (`.xlsx`) to [`Grid`]s: the values of the cells as they are shown, no formulas.
//!
//! A reader of our own under the limits of every package: what a sheet or its list of words says
//! about its own size is never believed.

mod figure;

use crate::docx::is_encrypted;
use crate::error::{BinaryKind, ImportError, Threat};
use crate::grid::Grid;
use crate::legacy::{Font, unfold};
use crate::package::{Kind, Package};
use crate::source::{Block, Cell, Paragraph, Row, Source, Table};
use crate::xml::{self, Node, attribute};
use figure::Format;
use plan::{Merge, RichText};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Most sheets that are read.
const SHEETS: usize = 100;
/// Most cells of a grid, blank ones included.
const PLACES: usize = 500_000;
/// Most letters of all grids.
const LETTERS: usize = crate::TEXT_LIMIT as usize;
/// Most merged cells of a sheet; further ones are as if they were not merged.
const MERGES: usize = 1_000;

const MAIN: &str = "xl/workbook.xml";

/// Reads the sheets of an Excel workbook that hold words; hidden ones are left out if others do.
///
/// # Errors
/// Too large, damaged, encrypted, with macros, unsafe, or no workbook at all.
pub fn workbook(bytes: &[u8]) -> Result<Vec<Grid>, ImportError> {
    if is_encrypted(bytes) {
        return Err(ImportError::Encrypted);
    }
    let mut package = Package::open(bytes)?;
    if package.kind()? != Kind::Workbook {
        return Err(ImportError::Binary {
            kind: BinaryKind::Zip,
        });
    }
    let (main, text) = package.main_part(MAIN)?;
    let book = xml::parse(&text).map_err(|e| e.error(MAIN))?;
    let relations = package.relations(&main)?;
    let mut shared = Shared::default();
    for relation in &relations {
        if ["sharedStrings", "styles"].contains(&relation.kind.as_str()) {
            shared.take(&mut package, &relation.kind, &relation.target)?;
        }
    }
    let named = |name: &str| {
        let found = move |n: &Node<'_>| n.tag_name().name() == name;
        book.root_element().descendants().find(found)
    };
    let late = named("workbookPr").and_then(|n| attribute(n, "date1904"));
    shared.late = matches!(late, Some("1" | "true"));
    let targets: HashMap<&str, &str> = (relations.iter())
        .filter(|r| r.kind == "worksheet")
        .map(|r| (r.id.as_str(), r.target.as_str()))
        .collect();
    let sheets: Vec<(Node<'_>, &str)> = (named("sheets").iter())
        .flat_map(Node::children)
        .filter_map(|sheet| Some((sheet, *targets.get(attribute(sheet, "id")?)?)))
        .take(SHEETS)
        .collect();
    let hidden = |sheet: &Node<'_>| attribute(*sheet, "state").is_some_and(|s| s != "visible");
    for passed in [false, true] {
        let mut grids = Vec::new();
        for (sheet, target) in sheets.iter().filter(|(sheet, _)| hidden(sheet) == passed) {
            let Some(text) = package.part(target)? else {
                continue;
            };
            let parsed = xml::parse(&text).map_err(|e| e.error("xl/worksheets"))?;
            let name = plan::text::nfc(attribute(*sheet, "name").unwrap_or_default());
            let grid = shared.grid(name, parsed.root_element())?;
            grids.extend(Some(grid).filter(|grid| !grid.rows.is_empty()));
        }
        if !grids.is_empty() {
            return Ok(grids);
        }
    }
    Err(ImportError::NoText)
}

/// A workbook as a document: of each sheet the lines above and below as paragraphs, what is
/// between as a table.
pub(crate) fn source(grids: &[Grid]) -> Source {
    let mut source = Source::default();
    for grid in grids {
        let (table, heading) = grid.table_part();
        let lines = |rows: &[Vec<String>]| -> Vec<Block> {
            let cells = rows.iter().flatten().flat_map(|cell| cell.lines());
            let said = cells.filter(|line| !line.trim().is_empty());
            said.map(|line| Block::Paragraph(paragraph(line))).collect()
        };
        source.blocks.extend(lines(&grid.rows[..table.start]));
        source.blocks.extend(grid_table(grid, &table, heading));
        source.blocks.extend(lines(&grid.rows[table.end..]));
    }
    source
}

fn paragraph(text: &str) -> Paragraph {
    Paragraph {
        text: RichText::plain(text.trim()),
        ..Paragraph::default()
    }
}

/// Rows of a grid as a table.
fn grid_table(grid: &Grid, part: &std::ops::Range<usize>, heading: usize) -> Option<Block> {
    let mut table = Table {
        rows: Vec::new(),
        ruled: true,
    };
    for at in part.clone() {
        let mut row = Row {
            header: at - part.start < heading,
            cells: Vec::new(),
        };
        for (column, words) in grid.rows[at].iter().enumerate() {
            let merge = grid.merges.iter().find(|m| m.covers(at, column));
            if merge.is_some_and(|m| (m.row, m.column) != (at, column)) {
                continue;
            }
            row.cells.push(Cell {
                column,
                columns: merge.map_or(1, |m| m.columns),
                rows: merge.map_or(1, |m| m.rows),
                blocks: words
                    .lines()
                    .map(|l| Block::Paragraph(paragraph(l)))
                    .collect(),
            });
        }
        table.rows.push(row);
    }
    (!table.rows.is_empty()).then_some(Block::Table(table))
}

/// A stretch of a cell's words with the font it names, if it does.
type Piece = (Option<String>, String);

/// How the cells of a style are set.
#[derive(Debug, Default)]
struct Style {
    format: Option<Format>,
    font: String,
}

/// What the sheets of a workbook have in common.
#[derive(Debug, Default)]
struct Shared {
    words: Vec<Vec<Piece>>,
    styles: Vec<Style>,
    late: bool,
    letters: usize,
}

impl Shared {
    fn take(
        &mut self,
        package: &mut Package<'_>,
        kind: &str,
        part: &str,
    ) -> Result<(), ImportError> {
        let Some(text) = package.part(part)? else {
            return Ok(());
        };
        let words = kind == "sharedStrings";
        let parsed = match xml::parse(&text) {
            Ok(parsed) => parsed,
            // Numbers can be read without their formats.
            Err(xml::Unusable::Damaged) if !words => return Ok(()),
            Err(e) => return Err(e.error("xl/sharedStrings.xml")),
        };
        let root = parsed.root_element();
        if words {
            self.words = children(root, "si").map(pieces).collect();
        } else {
            self.styles = styles(root);
        }
        Ok(())
    }

    fn grid(&mut self, name: String, sheet: Node<'_>) -> Result<Grid, ImportError> {
        let too_much = ImportError::Unsafe {
            threat: Threat::Size,
        };
        let mut rows: BTreeMap<u32, BTreeMap<u32, String>> = BTreeMap::new();
        let mut columns = BTreeSet::new();
        let data = children(sheet, "sheetData").flat_map(|data| children(data, "row"));
        let mut row_at = 0;
        for row in data {
            let told = attribute(row, "r").and_then(|r| r.parse::<u32>().ok());
            row_at = told.unwrap_or(row_at + 1);
            let mut column_at = 0;
            for cell in children(row, "c") {
                let told = attribute(cell, "r").and_then(place);
                (column_at, row_at) = told.unwrap_or((column_at + 1, row_at));
                let words = self.shown(cell);
                if words.trim().is_empty() {
                    continue;
                }
                self.letters += words.len();
                if self.letters > LETTERS {
                    return Err(too_much);
                }
                columns.insert(column_at);
                rows.entry(row_at).or_default().insert(column_at, words);
            }
        }
        if rows.len().saturating_mul(columns.len()) > PLACES {
            return Err(too_much);
        }
        let merges = children(sheet, "mergeCells").flat_map(|all| children(all, "mergeCell"));
        let merges = merges.filter_map(|m| stretch(attribute(m, "ref")?));
        let rows_of: Vec<u32> = rows.keys().copied().collect();
        let columns_of: Vec<u32> = columns.iter().copied().collect();
        let mut kept: Vec<Merge> = Vec::new();
        for ((left, top), (right, bottom)) in merges.take(MERGES) {
            let merge = within(&rows_of, top, bottom)
                .zip(within(&columns_of, left, right))
                .map(|((row, rows), (column, columns))| Merge {
                    row,
                    column,
                    rows,
                    columns,
                })
                .filter(|m| m.rows * m.columns > 1);
            let free = |merge: &Merge| !kept.iter().any(|k| crosses(k, merge));
            let merge = merge.filter(free);
            kept.extend(merge);
        }
        let filled = rows.into_values().map(|mut cells| {
            let cell = |column| cells.remove(column).unwrap_or_default();
            columns_of.iter().map(cell).collect()
        });
        Ok(Grid {
            name,
            rows: filled.collect(),
            numbers: rows_of,
            merges: kept,
        })
    }

    /// The words of a cell.
    fn shown(&self, cell: Node<'_>) -> String {
        let style = attribute(cell, "s").and_then(|s| s.parse::<usize>().ok());
        let style = self.styles.get(style.unwrap_or(0));
        let font = style.map_or("", |s| s.font.as_str());
        let value = children(cell, "v").next().map(text_of).unwrap_or_default();
        match attribute(cell, "t") {
            Some("s") => {
                let words = value.trim().parse::<usize>().ok();
                let words = words.and_then(|at| self.words.get(at));
                words.map(|words| said(words, font)).unwrap_or_default()
            }
            Some("inlineStr") => {
                let inline = children(cell, "is").next().map(pieces);
                inline.map(|words| said(&words, font)).unwrap_or_default()
            }
            Some("str") => said(&[(None, value)], font),
            Some("b") if value.trim() == "1" => "TRUE".to_owned(),
            Some("b") => "FALSE".to_owned(),
            Some("e") => value,
            Some("d") => iso_day(&value).unwrap_or(value),
            _ => match value.trim().parse::<f64>() {
                Ok(number) => (style.and_then(|s| s.format.as_ref()))
                    .unwrap_or(&Format::General)
                    .show(number, self.late),
                Err(_) => value,
            },
        }
    }
}

/// Where a stretch of a sheet lies among the rows or columns that are kept: first and count.
fn within(kept: &[u32], from: u32, to: u32) -> Option<(usize, usize)> {
    let first = kept.partition_point(|at| *at < from);
    let end = kept.partition_point(|at| *at <= to);
    (end > first).then(|| (first, end - first))
}

fn crosses(a: &Merge, b: &Merge) -> bool {
    a.row < b.row + b.rows
        && b.row < a.row + a.rows
        && a.column < b.column + b.columns
        && b.column < a.column + a.columns
}

/// Stretches in one font, those of fonts from before Unicode turned into Unicode.
fn said(pieces: &[Piece], font: &str) -> String {
    let mut joined: Vec<(Option<Font>, String)> = Vec::new();
    for (own, words) in pieces {
        let font = Font::of(own.as_deref().unwrap_or(font));
        match joined.last_mut() {
            Some((last, text)) if *last == font => text.push_str(words),
            _ => joined.push((font, words.clone())),
        }
    }
    let read = joined.into_iter().map(|(font, words)| match font {
        Some(font) => unfold(font, &words),
        None => words,
    });
    let text = crate::clean(&read.collect::<String>());
    text.trim_end().to_owned()
}

/// The words of a list's entry or of a cell; reading aids are left out.
fn pieces(node: Node<'_>) -> Vec<Piece> {
    let mut out = Vec::new();
    for part in node.children().filter(Node::is_element) {
        match part.tag_name().name() {
            "t" => out.push((None, text_of(part))),
            "r" => {
                let font = children(part, "rPr").next();
                let font = font.and_then(|p| children(p, "rFont").next());
                let font = font.and_then(|f| attribute(f, "val")).map(str::to_owned);
                let words = children(part, "t").map(|t| (font.clone(), text_of(t)));
                out.extend(words);
            }
            _ => {}
        }
    }
    out
}

fn styles(root: Node<'_>) -> Vec<Style> {
    let listed = |name: &'static str, item: &'static str| {
        children(root, name).flat_map(move |list| children(list, item))
    };
    let id = |node: Node<'_>, name: &str| attribute(node, name).and_then(|n| n.parse::<u32>().ok());
    let formats: HashMap<u32, Format> = listed("numFmts", "numFmt")
        .filter_map(|f| {
            Some((
                id(f, "numFmtId")?,
                Format::read(attribute(f, "formatCode")?),
            ))
        })
        .collect();
    let fonts: Vec<&str> = listed("fonts", "font")
        .map(|font| {
            let name = children(font, "name").next();
            name.and_then(|n| attribute(n, "val")).unwrap_or_default()
        })
        .collect();
    let style = |xf: Node<'_>| Style {
        format: id(xf, "numFmtId").map(|id| {
            let own = formats.get(&id).cloned();
            own.unwrap_or_else(|| Format::built_in(id))
        }),
        font: id(xf, "fontId")
            .and_then(|at| fonts.get(at as usize))
            .map_or_else(String::new, |name| (*name).to_owned()),
    };
    listed("cellXfs", "xf").map(style).collect()
}

fn children<'a>(node: Node<'a>, name: &'a str) -> impl Iterator<Item = Node<'a>> {
    node.children()
        .filter(move |n| n.is_element() && n.tag_name().name() == name)
}

fn text_of(node: Node<'_>) -> String {
    node.children().filter_map(|n| n.text()).collect()
}

/// `B12` as column and row, from 1.
fn place(name: &str) -> Option<(u32, u32)> {
    let split = name.find(|c: char| c.is_ascii_digit())?;
    let (letters, row) = name.split_at(split);
    let column = letters.bytes().try_fold(0_u32, |sum, byte| {
        let digit = u32::from(byte.to_ascii_uppercase().checked_sub(b'A')?) + 1;
        sum.checked_mul(26)?
            .checked_add(digit)
            .filter(|column| *column <= 16_384 && digit <= 26)
    })?;
    let row = row
        .parse()
        .ok()
        .filter(|row| (1..=1_048_576).contains(row))?;
    (column > 0).then_some((column, row))
}

/// `A1:B3` as its corners.
fn stretch(name: &str) -> Option<((u32, u32), (u32, u32))> {
    let (from, to) = name.split_once(':')?;
    Some((place(from)?, place(to)?))
}

/// `2026-06-30T00:00:00` as a day.
fn iso_day(value: &str) -> Option<String> {
    let day = value.split('T').next()?;
    let [year, month, day] = day.splitn(3, '-').collect::<Vec<_>>().try_into().ok()?;
    Some(format!("{day}/{month}/{year}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_by_name() {
        for (name, expect) in [
            ("A1", Some((1, 1))),
            ("Z9", Some((26, 9))),
            ("AA10", Some((27, 10))),
            ("XFD1048576", Some((16_384, 1_048_576))),
            ("XFE1", None),
            ("A0", None),
            ("1", None),
            ("A", None),
            ("a2", Some((1, 2))),
            ("Ă2", None),
            ("AAAAAAAAAAAAAAAA1", None),
        ] {
            assert_eq!(place(name), expect, "{name}");
        }
        assert_eq!(
            iso_day("2026-06-30T00:00:00").as_deref(),
            Some("30/06/2026")
        );
        assert_eq!(iso_day("12"), None);
    }
}
