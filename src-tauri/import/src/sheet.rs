//! A [`Source`] as lines, in the order the readers of structure expect: a line for each
//! paragraph, each row of a table and each text of the margins.

use crate::letterhead::is_printed;
use crate::line::{Hint, Look};
use crate::source::{Block, Paragraph, Source, Table};
use plan::text::{Run, fold};
use plan::{Merge, RichText};
use std::collections::BTreeSet;
use std::rc::Rc;

/// Tables with more places than this are read as lines.
const MOST_PLACES: usize = 200_000;
/// Of more merges than this only the first count; the words of others stand in their first cell.
const MOST_MERGES: usize = 1_000;

/// What stands on a line.
#[derive(Debug, Clone, Default)]
pub(crate) enum Role {
    /// Words of the text.
    #[default]
    Text,
    /// A row of a table: the table's number in the source, and all of it.
    Table(usize, Rc<plan::Table>),
    /// Running text of the pages.
    Margin,
    /// A note or a remark.
    Note,
}

/// A line and what its format tells of it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Told {
    pub(crate) role: Role,
    pub(crate) hint: Hint,
    pub(crate) looks: Vec<Change>,
    /// How many letters the line has.
    pub(crate) letters: usize,
}

/// Where the look of letters changes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Change {
    /// The first letter in the new look, counted without white space.
    pub(crate) letter: usize,
    /// White space before that letter has the new look, too.
    pub(crate) spaced: bool,
    pub(crate) look: Look,
}

/// Lines with what is told of each; for plain text nothing is.
#[derive(Debug, Default)]
pub(crate) struct Sheet {
    pub(crate) text: String,
    /// Misplaced marks stay where they are.
    pub(crate) as_found: bool,
    told: Vec<Told>,
    tables: usize,
    notes: Vec<String>,
}

impl Sheet {
    /// Text that has nothing but its lines.
    pub(crate) fn plain(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            ..Self::default()
        }
    }

    /// A source; the tables numbered in `flat` are read as lines.
    pub(crate) fn of(source: &Source, flat: &BTreeSet<usize>) -> Self {
        let mut sheet = Self::default();
        sheet.blocks(&source.blocks, &Flatten::These(flat));
        for text in source.headers.iter().chain(&source.footers) {
            sheet.aside(text, &Role::Margin);
        }
        for note in std::mem::take(&mut sheet.notes) {
            sheet.aside(&note, &Role::Note);
        }
        for comment in &source.comments {
            sheet.aside(&comment.text, &Role::Note);
        }
        sheet
    }

    /// What is told of a line, from 1.
    pub(crate) fn told(&self, line: u32) -> Option<&Told> {
        self.told.get(line as usize - 1)
    }

    /// How many tables there are that may stand as tables.
    pub(crate) fn tables(&self) -> usize {
        self.tables
    }

    fn line(&mut self, text: &str, told: Told) {
        if !self.told.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(&crate::clean(text).replace('\n', " "));
        self.told.push(told);
    }

    fn aside(&mut self, text: &str, role: &Role) {
        for line in text.lines() {
            let told = Told {
                role: role.clone(),
                ..Told::default()
            };
            self.line(line, told);
        }
    }

    fn blocks(&mut self, blocks: &[Block], flatten: &Flatten<'_>) {
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => self.paragraph(paragraph, false),
                Block::Table(table) => self.table(table, flatten),
            }
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph, celled: bool) {
        self.notes.extend(paragraph.notes.iter().cloned());
        let mut lines = lines_of(paragraph);
        if lines.is_empty() {
            lines.push(Vec::new());
        }
        for (i, runs) in lines.iter().enumerate() {
            let text: String = runs.iter().map(|run| run.text.as_str()).collect();
            let bold = |run: &Run| run.bold || run.text.trim().is_empty();
            let hint = Hint {
                begins: i == 0,
                numbered: i == 0 && paragraph.label.is_some(),
                centred: paragraph.hints.centred,
                heading: paragraph.hints.heading.filter(|_| i == 0),
                bold: !text.trim().is_empty() && runs.iter().all(bold),
                celled,
            };
            let told = Told {
                role: Role::Text,
                hint,
                looks: looks(runs),
                letters: letters(&text),
            };
            self.line(&text, told);
        }
    }

    fn table(&mut self, table: &Table, flatten: &Flatten<'_>) {
        let places = table.rows.len().saturating_mul(table.columns());
        let flat = is_layout(table) || places > MOST_PLACES;
        if flat {
            return self.cells(table, flatten);
        }
        let number = match flatten {
            Flatten::All => return self.cells(table, flatten),
            Flatten::These(these) => {
                self.tables += 1;
                let number = self.tables - 1;
                if these.contains(&number) {
                    return self.cells(table, &Flatten::All);
                }
                number
            }
        };
        self.kept(table, number);
    }

    /// Cell by cell, as if there were no table.
    fn cells(&mut self, table: &Table, flatten: &Flatten<'_>) {
        let cells = table.rows.iter().flat_map(|row| &row.cells);
        for block in cells.flat_map(|cell| &cell.blocks) {
            match block {
                Block::Paragraph(paragraph) => self.paragraph(paragraph, true),
                Block::Table(inner) => self.table(inner, flatten),
            }
        }
    }

    /// A table that stays one, a line for each row.
    fn kept(&mut self, table: &Table, number: usize) {
        let kept = Rc::new(plan_table(table));
        let role = Role::Table(number, kept);
        for row in &table.rows {
            let mut words = String::new();
            for cell in &row.cells {
                words.push_str(&cell_text(&cell.blocks).to_plain().replace('\n', " "));
                words.push('\t');
                self.notes.extend(cell.blocks.iter().flat_map(notes_in));
            }
            if !words.trim().is_empty() {
                let told = Told {
                    role: role.clone(),
                    ..Told::default()
                };
                self.line(&words, told);
            }
        }
    }
}

/// Which tables are read as lines.
enum Flatten<'a> {
    All,
    These(&'a BTreeSet<usize>),
}

/// Label and words of a paragraph, parted at its line breaks; blank lines are left out.
fn lines_of(paragraph: &Paragraph) -> Vec<Vec<Run>> {
    let label = paragraph.label.iter().map(|label| Run {
        text: format!("{label} "),
        ..Run::default()
    });
    let mut out = vec![Vec::new()];
    for run in label.chain(paragraph.text.runs().iter().cloned()) {
        for (i, words) in crate::clean(&run.text).split('\n').enumerate() {
            if i > 0 {
                out.push(Vec::new());
            }
            if let Some(line) = out.last_mut().filter(|_| !words.is_empty()) {
                line.push(Run {
                    text: words.to_owned(),
                    ..run
                });
            }
        }
    }
    out.retain(|line| line.iter().any(|run| !run.text.trim().is_empty()));
    out
}

fn letters(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}

fn looks(runs: &[Run]) -> Vec<Change> {
    let mut out = Vec::new();
    let mut at = 0;
    for run in runs {
        let look = Look {
            bold: run.bold,
            italic: run.italic,
        };
        out.push(Change {
            letter: at,
            spaced: run.text.starts_with(char::is_whitespace),
            look,
        });
        at += letters(&run.text);
    }
    out
}

/// Whether a table only sets words side by side: the letterhead, the ending, a frame.
fn is_layout(table: &Table) -> bool {
    let cells: usize = table.rows.iter().map(|row| row.cells.len()).sum();
    let few = table.columns() <= 4 && table.rows.len() <= 8;
    let form = |text: &str| is_printed(text) || fold(text.trim()).starts_with("noi nhan:");
    cells == 1
        || few && paragraphs(table).any(|p| form(&p.text.to_plain()))
        || !table.ruled && table.columns() <= 3
}

/// The paragraphs directly in a table's cells.
fn paragraphs(table: &Table) -> impl Iterator<Item = &Paragraph> {
    let blocks = table
        .rows
        .iter()
        .flat_map(|row| &row.cells)
        .flat_map(|cell| &cell.blocks);
    blocks.filter_map(|block| match block {
        Block::Paragraph(paragraph) => Some(paragraph),
        Block::Table(_) => None,
    })
}

/// The words of a cell, a line for each paragraph and each row of a table inside.
fn cell_text(blocks: &[Block]) -> RichText {
    let mut out: Vec<RichText> = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => {
                out.extend(lines_of(paragraph).into_iter().map(mended));
            }
            Block::Table(table) => out.extend(table.rows.iter().map(|row| {
                let cells = row
                    .cells
                    .iter()
                    .map(|cell| cell_text(&cell.blocks).to_plain());
                let words: Vec<String> = cells.filter(|c| !c.is_empty()).collect();
                RichText::plain(words.join(" "))
            })),
        }
    }
    RichText::lines(out)
}

/// Runs as text, with marks in place.
fn mended(runs: Vec<Run>) -> RichText {
    let text: String = runs.iter().map(|run| run.text.as_str()).collect();
    let repaired = crate::repair::repair(&plan::text::nfc(&text));
    if repaired.repairs.is_empty() {
        RichText::new(runs)
    } else {
        RichText::plain(repaired.text)
    }
}

/// Notes called in a block of a table's cell.
fn notes_in(block: &Block) -> Vec<String> {
    match block {
        Block::Paragraph(paragraph) => paragraph.notes.clone(),
        Block::Table(table) => {
            let cells = table.rows.iter().flat_map(|row| &row.cells);
            cells
                .flat_map(|cell| &cell.blocks)
                .flat_map(notes_in)
                .collect()
        }
    }
}

/// A table as plans keep it.
fn plan_table(table: &Table) -> plan::Table {
    let (height, width) = (table.rows.len(), table.columns());
    let mut out = plan::Table {
        header_rows: table.rows.iter().take_while(|row| row.header).count(),
        rows: vec![vec![RichText::default(); width]; height],
        merges: Vec::new(),
    };
    for (row, cells) in table.rows.iter().enumerate() {
        for cell in &cells.cells {
            let rows = cell.rows.clamp(1, height - row);
            let merge = Merge {
                row,
                column: cell.column,
                rows,
                columns: cell.columns,
            };
            place(&mut out, merge, cell_text(&cell.blocks));
        }
    }
    let crossing = |m: &Merge, edge: usize| m.row < edge && m.row + m.rows > edge;
    while let Some(merge) = out.merges.iter().find(|m| crossing(m, out.header_rows)) {
        out.header_rows = merge.row + merge.rows;
    }
    if out.header_rows == height {
        out.header_rows = 0;
    }
    let headings = out.rows.iter_mut().take(out.header_rows).flatten();
    headings.for_each(unbold);
    out
}

/// A heading that is bold throughout is bold by its place, as the form sets it.
fn unbold(cell: &mut RichText) {
    let bold = |run: &Run| run.bold || run.text.trim().is_empty();
    if cell.runs().iter().all(bold) {
        let runs = cell.runs().iter().cloned();
        *cell = RichText::new(runs.map(|run| Run { bold: false, ..run }));
    }
}

/// Puts a cell where it belongs. One that a damaged file lays over another is not merged, and
/// its words join those that are there.
fn place(table: &mut plan::Table, merge: Merge, words: RichText) {
    let taken = |m: &Merge| {
        m.row < merge.row + merge.rows
            && merge.row < m.row + m.rows
            && m.column < merge.column + merge.columns
            && merge.column < m.column + m.columns
    };
    let free = table.merges.len() < MOST_MERGES && !table.merges.iter().any(taken);
    if free && merge.rows * merge.columns > 1 {
        table.merges.push(merge);
    }
    let cell = table
        .rows
        .get_mut(merge.row)
        .and_then(|row| row.get_mut(merge.column));
    if let Some(cell) = cell {
        let mut texts = vec![std::mem::take(cell), words];
        texts.retain(|text| !text.is_blank());
        *cell = RichText::lines(texts);
    }
}
