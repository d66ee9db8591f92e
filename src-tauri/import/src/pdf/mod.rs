//! PDF files with text to a [`Source`]: letters at their places become words, lines, paragraphs;
//! drawn lines become tables; what runs above and below the pages is set apart.
//!
//! | module | duty |
//! |---|---|
//! | `guard` | nothing unpacks to more than a file may hold |
//! | `content`, `font`, `matrix`, `rule` | what stands on a page: letters and lines |
//! | `grid` | drawn lines as cells |
//! | `line` | letters as words and lines |
//! | `running` | page numbers and running text |
//! | `column` | letterhead and ending, side by side |
//! | `flow` | lines as paragraphs |
//! | `steady` | columns without lines as tables |
//! | `table` | cells as tables, over pages |

mod column;
mod content;
mod flow;
mod font;
mod grid;
mod guard;
mod line;
mod matrix;
mod rule;
mod running;
mod steady;
mod table;

use crate::error::ImportError;
use crate::source::{Block, Cell, Row, Source, Table};
use content::{Budget, Marks};
use flow::{Bounds, Habit, Placed};
use font::Fonts;
use hayro_syntax::{LoadPdfError, Pdf};
use line::{Home, Line};
use running::Sheet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use table::Tabled;

/// Largest file accepted, in bytes.
pub const PDF_LIMIT: u64 = 50_000_000;
/// Most pages accepted.
pub const PAGE_LIMIT: usize = 5_000;
/// How far into a file its first words may stand; programs of mail put some of their own before.
const JUNK: usize = 1_024;
/// How much stack the parser gets, in bytes: files may nest deeply.
const STACK: usize = 64 << 20;

/// Whether bytes are a PDF.
pub(crate) fn is_pdf(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(JUNK + 5)];
    let at = head.windows(5).position(|w| w == b"%PDF-");
    let ends = |at: usize| bytes[at..].windows(9).any(|w| w == b"startxref");
    // A text may speak of `%PDF-`.
    at.is_some_and(|at| ends(at) || std::str::from_utf8(bytes).is_err())
        || bytes.starts_with(b"%PDF")
}

/// Reads a PDF that has text.
///
/// # Errors
/// Too large, locked, damaged, unsafe, or [`ImportError::Scan`]: pictures of pages, no text. Time
/// is not bounded but by the limits; a caller who must answer soon reads in a process of its own.
pub fn read_pdf(bytes: &[u8]) -> Result<Source, ImportError> {
    if bytes.len() as u64 > PDF_LIMIT {
        return Err(ImportError::TooLarge {
            bytes: bytes.len() as u64,
            limit: PDF_LIMIT,
        });
    }
    guard::unpacks_within_limit(bytes)?;
    let damaged = || ImportError::Damaged { part: "pdf" };
    let bytes = bytes.to_vec();
    // The parser is others' work: should it give up, the file is damaged and no more.
    let work = move || catch_unwind(AssertUnwindSafe(|| parse(bytes)));
    let worker = std::thread::Builder::new().stack_size(STACK).spawn(work);
    match worker.map(std::thread::JoinHandle::join) {
        Ok(Ok(Ok(read))) => read,
        _ => Err(damaged()),
    }
}

fn parse(bytes: Vec<u8>) -> Result<Source, ImportError> {
    let pdf = Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(_) => ImportError::Encrypted,
        LoadPdfError::Invalid => ImportError::Damaged { part: "pdf" },
    })?;
    let pages = pdf.pages();
    if pages.len() > PAGE_LIMIT {
        return Err(ImportError::TooManyLines {
            limit: crate::LINE_LIMIT,
        });
    }
    let mut fonts = Fonts::new();
    let mut budget = Budget::new();
    let mut leaves = Vec::new();
    let mut legible = Legible::default();
    for (number, page) in pages.iter().enumerate() {
        let marks = content::read(page, &mut fonts, &mut budget)?;
        legible.count(&marks);
        let (width, height) = page.render_dimensions();
        leaves.push(Leaf::read(
            &marks,
            number,
            f64::from(width),
            f64::from(height),
        ));
    }
    if pages.is_empty() {
        return Err(ImportError::Damaged { part: "pdf" });
    }
    legible.check()?;
    Ok(laid_out(leaves))
}

/// How many letters there are, and how many the file explains.
#[derive(Default)]
struct Legible {
    letters: usize,
    untold: usize,
}

impl Legible {
    fn count(&mut self, marks: &Marks) {
        for glyph in &marks.glyphs {
            self.letters += usize::from(glyph.text.contains(char::is_alphanumeric));
            self.untold += usize::from(glyph.text.contains(char::REPLACEMENT_CHARACTER));
        }
    }

    /// Pages without letters are pictures; letters nobody explains are no better.
    fn check(&self) -> Result<(), ImportError> {
        if self.letters == 0 || self.untold > self.letters {
            return Err(ImportError::Scan);
        }
        Ok(())
    }
}

/// A page, cut into what stands on it.
struct Leaf {
    number: usize,
    width: f64,
    sheet: Sheet,
    tables: Vec<Tabled>,
    turned: Vec<String>,
}

impl Leaf {
    fn read(marks: &Marks, number: usize, width: f64, height: f64) -> Self {
        let grids = grid::find(&marks.rules);
        let mut open = Vec::new();
        let mut turned = Vec::new();
        let mut cells: Vec<Vec<Vec<line::Piece>>> = grids
            .iter()
            .map(|g| vec![Vec::new(); g.cells.len()])
            .collect();
        for piece in line::pieces(&marks.glyphs, &grids) {
            match piece.home {
                Home::Page => open.push(piece),
                Home::Turned => turned.push(piece.text()),
                Home::Cell(grid, cell) => cells[grid][cell].push(piece),
            }
        }
        let tables = grids.iter().zip(cells);
        let tables = tables.filter_map(|(grid, pieces)| Tabled::read(grid, pieces, number));
        Self {
            number,
            width,
            tables: tables.collect(),
            sheet: Sheet {
                lines: line::lines(open, number),
                height,
            },
            turned,
        }
    }
}

/// Pages as one text.
fn laid_out(leaves: Vec<Leaf>) -> Source {
    let (mut sheets, rest): (Vec<Sheet>, Vec<_>) = leaves
        .into_iter()
        .map(|l| (l.sheet, (l.number, l.width, l.tables, l.turned)))
        .unzip();
    let running = running::take(&mut sheets);
    let all = sheets.iter().zip(&rest);
    let grounds: Vec<Ground> = all
        .map(|(sheet, rest)| Ground::of(&sheet.lines, rest.1))
        .collect();
    let mut page = Composer {
        bounds: Ground::usual(&grounds),
        ..Composer::default()
    };
    let mut headers = running.headers;
    for (sheet, (number, width, tables, turned)) in sheets.into_iter().zip(rest) {
        page.page(sheet.lines, tables, width, number);
        headers.extend(turned);
    }
    Source {
        blocks: page.finish(),
        headers,
        footers: running.footers,
        ..Source::default()
    }
}

/// The width the lines of a page take.
struct Ground {
    width: f64,
    spans: Vec<(f64, f64)>,
}

impl Ground {
    fn of(lines: &[Line], width: f64) -> Self {
        Self {
            width: width.round(),
            spans: lines.iter().map(|l| (l.x0(), l.x1())).collect(),
        }
    }

    /// By width of the paper: from the first to the last place where text stands.
    fn usual(grounds: &[Self]) -> Vec<(f64, Bounds)> {
        let mut widths: Vec<f64> = grounds.iter().map(|g| g.width).collect();
        widths.sort_by(f64::total_cmp);
        widths.dedup();
        let bounds = |width: &f64| {
            let own = grounds.iter().filter(|g| g.width == *width);
            let spans: Vec<(f64, f64)> = own.flat_map(|g| g.spans.iter().copied()).collect();
            let mut lefts: Vec<f64> = spans.iter().map(|s| s.0).collect();
            let mut rights: Vec<f64> = spans.iter().map(|s| s.1).collect();
            lefts.sort_by(f64::total_cmp);
            rights.sort_by(f64::total_cmp);
            // One line in a hundred may stand out.
            let out = spans.len() / 100;
            let left = lefts.get(out).copied().unwrap_or(0.0);
            let right = rights.iter().rev().nth(out).copied().unwrap_or(*width);
            (*width, Bounds { left, right })
        };
        widths.iter().map(bounds).collect()
    }
}

/// Puts pages together.
#[derive(Default)]
struct Composer {
    bounds: Vec<(f64, Bounds)>,
    pending: Vec<Placed>,
    habit: Option<Habit>,
    blocks: Vec<Part>,
}

/// What is ready, and lines that wait for what is usual among all of them.
enum Part {
    Lines(Vec<Placed>),
    Beside(Table),
    Table(Tabled),
}

impl Composer {
    fn page(&mut self, lines: Vec<Line>, tables: Vec<Tabled>, width: f64, number: usize) {
        let bounds = self.bounds.iter().find(|(w, _)| *w == width.round());
        let bounds = bounds.map_or(
            Bounds {
                left: 0.0,
                right: width,
            },
            |(_, b)| *b,
        );
        let columns = column::find(&lines);
        let steady = steady::find(&lines);
        let mut steady = steady.into_iter().filter(|s| {
            let apart = |c: &column::Columns| s.to <= c.from || c.to <= s.from;
            columns.iter().all(apart)
        });
        let mut current = steady.next();
        let mut kept: Vec<Line> = Vec::new();
        let mut tables = tables.into_iter().peekable();
        let mut beside: Option<(usize, [Vec<Line>; 2], f64)> = None;
        for (i, line) in lines.into_iter().enumerate() {
            if beside.as_ref().is_some_and(|(to, _, _)| i >= *to) {
                self.beside(beside.take(), bounds);
            }
            while let Some(table) = tables.next_if(|t| t.top < line.y) {
                self.beside(beside.take(), bounds);
                self.table(table);
            }
            if let Some(found) = current.as_ref().filter(|s| (s.from..s.to).contains(&i)) {
                kept.push(line);
                if i + 1 == found.to {
                    self.close();
                    let table = found.table(std::mem::take(&mut kept));
                    self.blocks.push(Part::Beside(table));
                    current = steady.next();
                }
                continue;
            }
            let found = columns.iter().find(|c| (c.from..c.to).contains(&i));
            let Some(found) = found else {
                self.pending.push(Placed { line, bounds });
                continue;
            };
            let (_, sides, _) =
                beside.get_or_insert_with(|| (found.to, Default::default(), found.gutter));
            let (left, right): (Vec<_>, Vec<_>) = line
                .pieces
                .iter()
                .cloned()
                .partition(|p| p.x0 < found.gutter);
            for (side, pieces) in sides.iter_mut().zip([left, right]) {
                if !pieces.is_empty() {
                    side.push(Line {
                        pieces,
                        page: number,
                        ..line
                    });
                }
            }
        }
        self.beside(beside, bounds);
        tables.for_each(|table| self.table(table));
    }

    fn close(&mut self) {
        if !self.pending.is_empty() {
            self.blocks
                .push(Part::Lines(std::mem::take(&mut self.pending)));
        }
    }

    fn table(&mut self, table: Tabled) {
        self.close();
        if let Some(Part::Table(above)) = self.blocks.last_mut() {
            match above.join(table) {
                Ok(()) => return,
                Err(table) => return self.blocks.push(Part::Table(*table)),
            }
        }
        self.blocks.push(Part::Table(table));
    }

    /// Two columns as a table without lines.
    fn beside(&mut self, found: Option<(usize, [Vec<Line>; 2], f64)>, bounds: Bounds) {
        let Some((_, sides, gutter)) = found else {
            return;
        };
        self.close();
        let mut cells = Vec::new();
        for (column, lines) in sides.into_iter().enumerate() {
            let own = if column == 0 {
                Bounds {
                    right: gutter,
                    ..bounds
                }
            } else {
                Bounds {
                    left: gutter,
                    ..bounds
                }
            };
            let own = table::around_middle(&lines, own, column == 0);
            cells.push(Cell {
                column,
                columns: 1,
                rows: 1,
                blocks: table::column(lines, own),
            });
        }
        self.blocks.push(Part::Beside(Table {
            rows: vec![Row {
                header: false,
                cells,
            }],
            ruled: false,
        }));
    }

    fn finish(mut self) -> Vec<Block> {
        self.close();
        let lines = self.blocks.iter().filter_map(|part| match part {
            Part::Lines(lines) => Some(lines),
            _ => None,
        });
        let longest = lines.max_by_key(|lines| lines.len());
        let habit = longest.map(|lines| Habit::of(lines));
        self.habit = habit;
        let mut out = Vec::new();
        for part in self.blocks {
            match (part, habit) {
                (Part::Lines(lines), Some(habit)) => out.extend(flow::paragraphs(lines, habit)),
                (Part::Lines(_), None) => {}
                (Part::Beside(table), _) => out.push(Block::Table(table)),
                (Part::Table(table), _) => out.push(Block::Table(table.finish())),
            }
        }
        out
    }
}
