//! A Word file that was sent out and came back: the words it had when it went, and what was said
//! about them since in comments and tracked changes, each at its place.
//!
//! The words are those before any tracked change. A paragraph mark put in by a change joins what
//! follows to the same paragraph of before; one taken out leaves both as they were.

use super::margin::threads_of;
use super::walk::is_property;
use super::xml::{Node, attribute, child, children, chosen, value, word};
use super::{MAIN, Texts, is_encrypted, xml};
use crate::anchors::Anchors;
use crate::error::{BinaryKind, ImportError};
use crate::package::{Kind, Package};
use crate::source::Warning;
use std::collections::{HashMap, HashSet};

/// A file that came back.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Returned {
    /// What its writer noted of it, such as which plan it is.
    pub properties: Vec<Property>,
    /// Its paragraphs as they went out, those of cells and boxes among them.
    pub paragraphs: Vec<Paragraph>,
    /// Comments, without those that answer another.
    pub comments: Vec<Comment>,
    /// Tracked changes, in the order of the text.
    pub edits: Vec<Edit>,
    /// Comments and changes beyond [`Returned::MOST`].
    pub beyond: usize,
    /// Parts that could not be read.
    pub warnings: Vec<Warning>,
}

impl Returned {
    /// Most comments, and most changes, that are read.
    pub const MOST: usize = 10_000;
    /// Most letters kept of a comment, an answer, or words put in.
    pub const WORDS: usize = 20_000;
}

/// A property of the file that is none of Word's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Property {
    /// Its name.
    pub name: String,
    /// Its text.
    pub value: String,
}

/// A paragraph as it went out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Paragraph {
    /// Bookmarks that begin in it.
    pub bookmarks: Vec<String>,
    /// Its words. Empty also for one that was put in whole.
    pub text: String,
    /// So many letters at its beginning are set as a number or mark.
    pub label: usize,
    /// The row of a table it stands in, counted from 1 through the file; 0 in none.
    pub row: usize,
    /// Which cell of that row, from 0.
    pub column: usize,
}

/// A comment with its thread. Places are paragraphs as they stand in [`Returned::paragraphs`] and
/// letters of their words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Comment {
    /// Who.
    pub author: String,
    /// When, as the file has it; may be empty. One that ends in `Z` is by the writer's clock all
    /// the same, as Word has it.
    pub date: String,
    /// The comment.
    pub text: String,
    /// Marked as settled.
    pub done: bool,
    /// The paragraph it begins in; `None` if the text does not call it.
    pub paragraph: Option<usize>,
    /// The first letter it is about.
    pub start: usize,
    /// The letter after the last within that paragraph.
    pub end: usize,
    /// It goes on in further paragraphs.
    pub across: bool,
    /// The words it is about as they read now, cut off when they are many.
    pub said: String,
    /// What was answered, in the order of the file.
    pub replies: Vec<Answer>,
}

/// An answer to a comment.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answer {
    /// Who.
    pub author: String,
    /// When, as the file has it; may be empty.
    pub date: String,
    /// The words.
    pub text: String,
}

/// What a tracked change did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EditKind {
    /// Words of a paragraph replaced, taken out, or put in where none went.
    Replaced,
    /// Whole paragraphs put in behind the one named.
    Added,
    /// A whole paragraph taken out.
    Removed,
    /// A paragraph joined to the next.
    Joined,
    /// Words, or a whole paragraph, taken elsewhere.
    Moved,
    /// A row put into a table.
    RowAdded,
    /// A row taken out of a table.
    RowRemoved,
}

/// A tracked change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What was done.
    pub kind: EditKind,
    /// Who.
    pub author: String,
    /// When, as the file has it; may be empty.
    pub date: String,
    /// The paragraph; `None` for what was added before the first.
    pub paragraph: Option<usize>,
    /// The first letter replaced.
    pub start: usize,
    /// The letter after the last.
    pub end: usize,
    /// The new words: lines for paragraphs added. Of a row its cells parted by tabs, those of
    /// before where it was taken out.
    pub new: String,
    /// Where something moved to: behind or into this paragraph.
    pub to: Option<usize>,
}

/// Reads a Word file that came back.
///
/// # Errors
/// As [`super::read_docx`].
pub fn read(bytes: &[u8]) -> Result<Returned, ImportError> {
    if is_encrypted(bytes) {
        return Err(ImportError::Encrypted);
    }
    let mut package = Package::open(bytes)?;
    if package.kind()? != Kind::Word {
        return Err(ImportError::Binary {
            kind: BinaryKind::Zip,
        });
    }
    let mut warnings = Vec::new();
    let properties = properties(&mut package);
    let texts = Texts::load(&mut package, &mut warnings)?;
    let main = xml::parse(&texts.main).map_err(|e| e.error(MAIN))?;
    let root = main.root_element();
    let mut walk = Walk::default();
    walk.container(child(root, "body").unwrap_or(root), Scope::default());
    let mut remarks = Vec::new();
    let mut threads: HashMap<String, (String, bool)> = HashMap::new();
    for part in &texts.parts {
        let kind = part.relation.kind.as_str();
        if !matches!(kind, "comments" | "commentsExtended") {
            continue;
        }
        let Ok(parsed) = xml::parse(&part.text) else {
            warnings.push(Warning::DamagedPart(part.relation.target.clone()));
            continue;
        };
        if kind == "comments" {
            remarks.extend(walk.remarks(parsed.root_element()));
        } else {
            let found = threads_of(parsed.root_element());
            let owned =
                found.map(|(own, (parent, done))| (own.to_owned(), (parent.to_owned(), done)));
            threads.extend(owned);
        }
    }
    let mut beyond = 0;
    let comments = threaded(remarks, &threads);
    let comments = most(comments, &mut beyond);
    let edits = most(moved(walk.edits), &mut beyond);
    Ok(Returned {
        properties,
        paragraphs: walk.paragraphs,
        comments,
        edits,
        beyond,
        warnings,
    })
}

fn most<T>(mut list: Vec<T>, beyond: &mut usize) -> Vec<T> {
    *beyond += list.len().saturating_sub(Returned::MOST);
    list.truncate(Returned::MOST);
    list
}

/// Most properties that are looked at.
const PROPERTIES: usize = 500;

fn properties(package: &mut Package<'_>) -> Vec<Property> {
    let named = package.relations("").unwrap_or_default();
    let part = named.into_iter().find(|r| r.kind == "custom-properties");
    let text = part.and_then(|r| package.part(&r.target).ok().flatten());
    let Some(text) = text else { return Vec::new() };
    let Ok(parsed) = xml::parse(&text) else {
        return Vec::new();
    };
    let nodes = parsed.root_element().children().take(PROPERTIES);
    let found = nodes.filter_map(|node| {
        let name = attribute(node, "name")?.to_owned();
        let value = node
            .descendants()
            .find_map(|n| n.text().filter(|_| n.is_element()));
        Some(Property {
            name,
            value: value.unwrap_or_default().chars().take(200).collect(),
        })
    });
    found.collect()
}

/// A change as it stands on a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Mark<'a> {
    author: &'a str,
    date: &'a str,
    /// The date is in universal time, not by the clock of who wrote it.
    universal: bool,
    /// The name of the move it is part of.
    moved: Option<&'a str>,
}

/// In which changes the walk stands.
#[derive(Debug, Clone, Copy, Default)]
struct Scope<'a> {
    put_in: Option<Mark<'a>>,
    taken_out: Option<Mark<'a>>,
    /// Inside a row that a change put in or took out, which is told whole.
    row: bool,
}

/// Words of a paragraph that change.
#[derive(Debug)]
struct Piece<'a> {
    mark: Mark<'a>,
    start: usize,
    end: usize,
    new: String,
}

/// A paragraph of before while it is being read.
#[derive(Debug)]
struct Open<'a> {
    slot: usize,
    text: String,
    letters: usize,
    label: usize,
    bookmarks: Vec<String>,
    pieces: Vec<Piece<'a>>,
    /// The last piece ends where the walk stands.
    touching: bool,
}

/// A place in the words of before.
#[derive(Debug, Clone, Copy)]
struct Point {
    paragraph: usize,
    letter: usize,
}

/// The state of reading one file.
#[derive(Default)]
struct Walk<'a> {
    paragraphs: Vec<Paragraph>,
    /// With the name of the move each is part of.
    edits: Vec<(Edit, Option<&'a str>)>,
    /// The paragraph being read, and those around the box it stands in.
    open: Vec<Option<Open<'a>>>,
    /// The last paragraph that had words of before.
    last: Option<usize>,
    starts: HashMap<&'a str, Point>,
    ends: HashMap<&'a str, Point>,
    calls: HashMap<&'a str, Point>,
    said: Anchors,
    /// Open moves by the id of their range.
    moves: Vec<(&'a str, &'a str)>,
    fields: Vec<bool>,
    /// Bookmarks that begin between two paragraphs.
    waiting: Vec<String>,
    /// Rows that were begun.
    rows: usize,
    cell: Cell,
}

/// The cell of a table that is being read.
#[derive(Debug, Clone, Copy, Default)]
struct Cell {
    /// 0 in none.
    row: usize,
    column: usize,
    /// Its first paragraph.
    first: usize,
}

/// Most ranges of moves that are open at once, and most fields.
const OPEN_RANGES: usize = 100;

impl<'a> Walk<'a> {
    /// Everything under a node that holds paragraphs.
    fn container(&mut self, node: Node<'a>, scope: Scope<'a>) {
        self.open.push(None);
        self.blocks(node, scope);
        self.close(None, scope.row);
        self.open.pop();
    }

    fn blocks(&mut self, parent: Node<'a>, scope: Scope<'a>) {
        for node in parent.children().filter(Node::is_element) {
            match name_of(node) {
                "p" => self.paragraph(node, scope),
                "tbl" => {
                    self.close(None, scope.row);
                    self.table(node, scope);
                }
                "AlternateContent" => {
                    if let Some(way) = chosen(node) {
                        self.blocks(way, scope);
                    }
                }
                "r" | "hyperlink" | "fldSimple" => self.piece(node, scope),
                name if self.ranges(name, node) || is_property(name) => {}
                _ => {
                    let scope = self.entered(node, scope);
                    self.blocks(node, scope);
                }
            }
        }
    }

    fn table(&mut self, node: Node<'a>, scope: Scope<'a>) {
        for found in node.children().filter(Node::is_element) {
            match name_of(found) {
                "tr" => self.row(found, scope),
                "AlternateContent" => {
                    if let Some(way) = chosen(found) {
                        self.table(way, scope);
                    }
                }
                name if self.ranges(name, found) || is_property(name) => {}
                _ => self.table(found, scope),
            }
        }
    }

    fn row(&mut self, node: Node<'a>, scope: Scope<'a>) {
        let props = child(node, "trPr");
        let found = |name| props.and_then(|p| child(p, name)).map(mark);
        let (put_in, taken_out) = (found("ins"), found("del"));
        let inside = Scope {
            put_in: put_in.or(scope.put_in),
            taken_out: taken_out.or(scope.taken_out),
            row: scope.row || put_in.is_some() || taken_out.is_some(),
        };
        let (first, before) = (self.paragraphs.len(), self.last);
        let around = self.cell;
        self.rows += 1;
        self.cell = Cell {
            row: self.rows,
            ..Cell::default()
        };
        self.cells(node, inside);
        self.cell = around;
        let told = match (put_in, taken_out) {
            _ if scope.row => None,
            (Some(_), Some(_)) | (None, None) => None,
            (Some(mark), None) => {
                let cells = children(node, "tc").map(|cell| plain_of(cell).replace('\n', " "));
                let new = cells.collect::<Vec<_>>().join("\t");
                Some((EditKind::RowAdded, mark, before, new))
            }
            (None, Some(mark)) => {
                let lost = self.paragraphs.get(first..).unwrap_or_default();
                let cells: Vec<&str> = lost.iter().map(|p| p.text.as_str()).collect();
                let place = (!lost.is_empty()).then_some(first);
                Some((EditKind::RowRemoved, mark, place, cells.join("\t")))
            }
        };
        if let Some((kind, mark, paragraph, new)) = told {
            self.edit(kind, mark, paragraph, 0..0, &cut(new));
        }
    }

    fn cells(&mut self, node: Node<'a>, scope: Scope<'a>) {
        for found in node.children().filter(Node::is_element) {
            match name_of(found) {
                "tc" => {
                    self.cell.first = self.paragraphs.len();
                    self.container(found, scope);
                    self.cell.column += 1;
                }
                name if self.ranges(name, found) || is_property(name) => {}
                _ => self.cells(found, scope),
            }
        }
    }

    fn paragraph(&mut self, node: Node<'a>, scope: Scope<'a>) {
        let props = child(node, "pPr");
        self.opened();
        self.inline(node, scope, false);
        self.said.say(" ");
        if self.fields.last() == Some(&true) {
            self.fields.clear();
        }
        let marks = props.and_then(|p| child(p, "rPr"));
        let found = |names: [&str; 2]| {
            let node = marks.and_then(|m| names.iter().find_map(|name| child(m, name)));
            node.map(|node| self.named(node, word(node).unwrap_or_default()))
        };
        let put_in = found(["ins", "moveTo"]).or(scope.put_in);
        let taken_out = found(["del", "moveFrom"]).or(scope.taken_out);
        match (put_in, taken_out) {
            // One paragraph with the next, before and after.
            (Some(_), Some(_)) => {}
            (Some(mark), None) => {
                let scope = Scope {
                    put_in: Some(mark),
                    ..Scope::default()
                };
                self.say("\n", scope, false);
            }
            (None, taken_out) => self.close(taken_out, scope.row),
        }
    }

    /// What stands inside a paragraph.
    fn inline(&mut self, parent: Node<'a>, scope: Scope<'a>, label: bool) {
        for node in parent.children().filter(Node::is_element) {
            let name = name_of(node);
            match name {
                "r" => self.run(node, scope),
                "txbxContent" => {
                    let code = std::mem::take(&mut self.fields);
                    self.container(node, scope);
                    self.fields = code;
                }
                "AlternateContent" => {
                    if let Some(way) = chosen(node) {
                        self.inline(way, scope, label);
                    }
                }
                "rt" => {}
                "t" => self.text(node, scope, label),
                name if self.ranges(name, node) || is_property(name) => {}
                _ => {
                    let scope = self.entered(node, scope);
                    self.inline(node, scope, label);
                }
            }
        }
    }

    /// Runs outside of any paragraph.
    fn piece(&mut self, node: Node<'a>, scope: Scope<'a>) {
        self.opened();
        match name_of(node) {
            "r" => self.run(node, scope),
            _ => self.inline(node, scope, false),
        }
    }

    fn run(&mut self, node: Node<'a>, scope: Scope<'a>) {
        let style = child(node, "rPr").and_then(|p| value(p, "rStyle"));
        let label = style == Some(Self::LABEL);
        for part in node.children().filter(Node::is_element) {
            match name_of(part) {
                "t" | "delText" => self.text(part, scope, label),
                "tab" | "ptab" => self.say("\t", scope, label),
                "br" | "cr" => self.say("\n", scope, label),
                "noBreakHyphen" => self.say("\u{2011}", scope, label),
                "softHyphen" => self.say("\u{ad}", scope, label),
                "fldChar" => self.field(part),
                "instrText" | "delInstrText" => {}
                "commentReference" => {
                    let (id, point) = (id_of(part), self.point());
                    self.calls.entry(id).or_insert(point);
                }
                name if is_property(name) => {}
                // Boxes and whatever else holds words.
                "AlternateContent" | "drawing" | "pict" | "object" | "ruby" | "smartTag" => {
                    if let Some(way) = chosen(part).filter(|_| name_of(part) == "AlternateContent")
                    {
                        self.inline(way, scope, label);
                    } else {
                        self.inline(part, scope, label);
                    }
                }
                name => {
                    self.ranges(name, part);
                }
            }
        }
    }

    /// The character style of numbers and marks in files of ours.
    const LABEL: &'static str = "Label";

    fn text(&mut self, node: Node<'a>, scope: Scope<'a>, label: bool) {
        for text in node.children().filter_map(|n| n.text()) {
            self.say(text, scope, label);
        }
    }

    fn field(&mut self, node: Node<'a>) {
        match attribute(node, "fldCharType") {
            Some("begin") if self.fields.len() >= OPEN_RANGES => self.fields.clear(),
            Some("begin") => self.fields.push(true),
            Some("separate") => {
                if let Some(code) = self.fields.last_mut() {
                    *code = false;
                }
            }
            Some("end") => {
                self.fields.pop();
            }
            _ => {}
        }
    }

    fn bookmark(&mut self, node: Node<'a>) {
        const MOST_HERE: usize = 1_000;
        let Some(name) = attribute(node, "name") else {
            return;
        };
        // One between two paragraphs belongs to the next.
        let list = match self.open.last_mut() {
            Some(Some(open)) => &mut open.bookmarks,
            _ => &mut self.waiting,
        };
        if list.len() < MOST_HERE {
            list.push(name.to_owned());
        }
    }

    /// Notes the ends of ranges; whether it was one.
    fn ranges(&mut self, name: &str, node: Node<'a>) -> bool {
        match name {
            "commentRangeStart" => {
                let (id, point) = (id_of(node), self.point());
                self.starts.entry(id).or_insert(point);
                self.said.begin(id);
            }
            "commentRangeEnd" => {
                let (id, point) = (id_of(node), self.point());
                self.ends.entry(id).or_insert(point);
                self.said.end(id);
            }
            "moveFromRangeStart" | "moveToRangeStart" => {
                if self.moves.len() < OPEN_RANGES {
                    let name = attribute(node, "name").unwrap_or_default();
                    self.moves.push((id_of(node), name));
                }
            }
            "moveFromRangeEnd" | "moveToRangeEnd" => {
                let id = id_of(node);
                self.moves.retain(|(open, _)| *open != id);
            }
            "bookmarkStart" => self.bookmark(node),
            "bookmarkEnd" | "proofErr" | "permStart" | "permEnd" => {}
            _ => return false,
        }
        true
    }

    fn named(&self, node: Node<'a>, kind: &str) -> Mark<'a> {
        let moved = kind.starts_with("move");
        let open = self.moves.last().map_or("", |(_, name)| *name);
        Mark {
            moved: moved.then_some(open),
            ..mark(node)
        }
    }

    fn entered(&self, node: Node<'a>, scope: Scope<'a>) -> Scope<'a> {
        let kind = word(node).unwrap_or_default();
        match kind {
            "ins" | "moveTo" => Scope {
                put_in: Some(self.named(node, kind)),
                ..scope
            },
            "del" | "moveFrom" => Scope {
                taken_out: Some(self.named(node, kind)),
                ..scope
            },
            _ => scope,
        }
    }

    fn point(&self) -> Point {
        match self.open.last() {
            Some(Some(open)) => Point {
                paragraph: open.slot,
                letter: open.letters,
            },
            // Between two paragraphs: at the beginning of the next.
            _ => Point {
                paragraph: self.paragraphs.len(),
                letter: 0,
            },
        }
    }

    fn opened(&mut self) {
        let slot = self.paragraphs.len();
        if let Some(place @ None) = self.open.last_mut() {
            self.paragraphs.push(Paragraph::default());
            *place = Some(Open {
                slot,
                text: String::new(),
                letters: 0,
                label: 0,
                bookmarks: std::mem::take(&mut self.waiting),
                pieces: Vec::new(),
                touching: false,
            });
        }
    }

    fn say(&mut self, text: &str, scope: Scope<'a>, label: bool) {
        if self.fields.contains(&true) || text.is_empty() {
            return;
        }
        if scope.taken_out.is_none() {
            self.said.say(text);
        }
        let Some(Some(open)) = self.open.last_mut() else {
            return;
        };
        match (scope.put_in, scope.taken_out) {
            // Put in and taken out again: it was never there.
            (Some(_), Some(_)) => {}
            (Some(mark), None) => {
                if let Some(piece) = open.touched(mark, true) {
                    let room = (4 * Returned::WORDS).saturating_sub(piece.new.len());
                    piece.new.extend(text.chars().take(room));
                }
            }
            (None, Some(mark)) => {
                let letters = text.chars().count();
                if let Some(piece) = open.touched(mark, false) {
                    piece.end += letters;
                }
                open.keep(text, letters, label);
                open.touching = true;
            }
            (None, None) => {
                open.keep(text, text.chars().count(), label);
                open.touching = false;
            }
        }
    }

    /// The paragraph ends; `gone` is who took its mark out.
    fn close(&mut self, gone: Option<Mark<'a>>, in_row: bool) {
        let Some(mut open) = self.open.last_mut().and_then(Option::take) else {
            return;
        };
        let Some(slot) = self.paragraphs.get_mut(open.slot) else {
            return;
        };
        *slot = Paragraph {
            bookmarks: std::mem::take(&mut open.bookmarks),
            text: std::mem::take(&mut open.text),
            label: open.label,
            row: self.cell.row,
            column: self.cell.column,
        };
        if !in_row {
            self.changes(&open, gone);
        }
        if open.letters > 0 {
            self.last = Some(open.slot);
        }
    }

    fn changes(&mut self, open: &Open<'a>, gone: Option<Mark<'a>>) {
        let (slot, all) = (Some(open.slot), open.letters);
        let lost: usize = open.pieces.iter().map(|p| p.end - p.start).sum();
        let put_in = open.pieces.iter().any(|p| !p.new.trim().is_empty());
        if let (Some(gone), false) = (gone, put_in) {
            match open.pieces.as_slice() {
                _ if all == 0 => {}
                [piece] if lost == all => {
                    self.edit(EditKind::Removed, piece.mark, slot, 0..all, "");
                    return;
                }
                _ if lost == all => {}
                _ => self.edit(EditKind::Joined, gone, slot, all..all, ""),
            }
        } else if let (Some(gone), true) = (gone, all > 0) {
            self.edit(EditKind::Joined, gone, slot, all..all, "");
        }
        for piece in &open.pieces {
            let (mark, range) = (piece.mark, piece.start..piece.end);
            let (mut new, pure) = (piece.new.as_str(), range.is_empty());
            if all == 0 && self.cell.row > 0 && self.cell.first == open.slot {
                // An empty cell was filled.
                self.edit(EditKind::Replaced, mark, slot, 0..0, new);
                continue;
            }
            if all == 0 {
                // A blank paragraph was filled, or one was put in where nothing follows.
                self.added(mark, self.last, new);
                continue;
            }
            if pure
                && range.start == 0
                && let Some((lines, rest)) = new.rsplit_once('\n')
            {
                self.added(mark, self.last, lines);
                new = rest;
            }
            let mut behind = None;
            if range.end == all
                && let Some((rest, lines)) = new.split_once('\n')
            {
                behind = Some(lines);
                new = rest;
            }
            if !pure || !new.is_empty() {
                self.edit(EditKind::Replaced, mark, slot, range, new);
            }
            if let Some(lines) = behind {
                self.added(mark, slot, lines);
            }
        }
    }

    fn added(&mut self, mark: Mark<'a>, after: Option<usize>, lines: &str) {
        let lines: Vec<&str> = lines.lines().filter(|l| !l.trim().is_empty()).collect();
        if !lines.is_empty() {
            self.edit(EditKind::Added, mark, after, 0..0, &lines.join("\n"));
        }
    }

    fn edit(
        &mut self,
        kind: EditKind,
        mark: Mark<'a>,
        paragraph: Option<usize>,
        range: std::ops::Range<usize>,
        new: &str,
    ) {
        let edit = Edit {
            kind,
            author: plan::text::nfc(mark.author),
            date: if mark.universal {
                format!("{}+00:00", mark.date.trim_end_matches('Z'))
            } else {
                mark.date.to_owned()
            },
            paragraph,
            start: range.start,
            end: range.end,
            new: plan::text::nfc(new),
            to: None,
        };
        self.edits.push((edit, mark.moved));
    }

    /// The comments of their part, each with the id of its last paragraph.
    fn remarks(&mut self, root: Node<'_>) -> Vec<(String, Comment)> {
        let sheet = Sheet::of(&self.paragraphs);
        let mut out = Vec::new();
        let mut known = HashSet::new();
        for node in children(root, "comment") {
            let told = |name| attribute(node, name).unwrap_or_default();
            let id = told("id");
            let (mut start, mut end, mut said) = (None, None, String::new());
            // An id that comes again leads nowhere.
            if known.insert(id) {
                let call = self.calls.get(id).copied();
                start = self.starts.get(id).copied().or(call);
                end = self.ends.get(id).copied().or(call);
                said = self.said.take(id);
            }
            let last = node.children().rfind(|n| word(*n) == Some("p"));
            let paragraph = last.and_then(|p| attribute(p, "paraId"));
            let mut comment = Comment {
                author: plan::text::nfc(told("author")),
                date: told("date").to_owned(),
                text: cut(plan::text::nfc(&plain_of(node))),
                said: plan::text::nfc(&said),
                ..Comment::default()
            };
            if let Some(start) = start {
                sheet.place(&mut comment, start, end.unwrap_or(start));
            }
            out.push((paragraph.unwrap_or_default().to_owned(), comment));
        }
        out
    }
}

/// How long the paragraphs are.
struct Sheet {
    letters: Vec<usize>,
    /// For each paragraph, itself or the next one that has words.
    worded: Vec<usize>,
}

impl Sheet {
    fn of(paragraphs: &[Paragraph]) -> Self {
        let count = |p: &Paragraph| p.text.chars().count();
        let letters: Vec<usize> = paragraphs.iter().map(count).collect();
        let mut worded = vec![letters.len(); letters.len()];
        let mut next = letters.len();
        for (at, count) in letters.iter().enumerate().rev() {
            next = if *count > 0 { at } else { next };
            worded[at] = next;
        }
        Self { letters, worded }
    }

    fn letters(&self, at: usize) -> usize {
        self.letters.get(at).copied().unwrap_or_default()
    }

    /// The first words of a range; what only ends a paragraph or is blank is passed over.
    fn place(&self, comment: &mut Comment, start: Point, end: Point) {
        let backward = (end.paragraph, end.letter) < (start.paragraph, start.letter);
        let end = if backward { start } else { end };
        let mut at = start;
        if at.paragraph < end.paragraph && at.letter >= self.letters(at.paragraph) {
            let next = self.worded.get(at.paragraph + 1);
            let paragraph = next.copied().unwrap_or(end.paragraph).min(end.paragraph);
            at = Point {
                paragraph,
                letter: 0,
            };
        }
        let all = self.letters(at.paragraph);
        comment.across = at.paragraph < end.paragraph && end.letter > 0;
        comment.start = at.letter.min(all);
        comment.end = if at.paragraph < end.paragraph {
            all
        } else {
            end.letter.min(all).max(comment.start)
        };
        if at.paragraph < self.letters.len() {
            comment.paragraph = Some(at.paragraph);
        }
    }
}

impl<'a> Open<'a> {
    /// The piece that goes on here, or a new one; `puts` words in or takes them out.
    fn touched(&mut self, mark: Mark<'a>, puts: bool) -> Option<&mut Piece<'a>> {
        let goes_on = self.pieces.last().is_some_and(|last| {
            // LibreOffice names a move for each run, and the end of a paragraph may stand behind
            // the end of the move it is part of.
            let both_moved = last.mark.moved.is_some() && mark.moved.is_some();
            let same_way = last.new.is_empty() != puts;
            let same_move = last.mark.moved == mark.moved || both_moved && same_way;
            self.touching && last.mark.author == mark.author && same_move
        });
        if !goes_on {
            self.pieces.push(Piece {
                mark,
                start: self.letters,
                end: self.letters,
                new: String::new(),
            });
        }
        self.touching = true;
        self.pieces.last_mut()
    }

    fn keep(&mut self, text: &str, letters: usize, label: bool) {
        if label && self.label == self.letters {
            self.label += letters;
        }
        self.text.push_str(text);
        self.letters += letters;
    }
}

/// An element's name in Word's vocabulary or whatever it has.
fn name_of(node: Node<'_>) -> &str {
    word(node).unwrap_or_else(|| node.tag_name().name())
}

fn id_of<'a>(node: Node<'a>) -> &'a str {
    attribute(node, "id").unwrap_or_default()
}

fn mark<'a>(node: Node<'a>) -> Mark<'a> {
    let told = |name| attribute(node, name);
    let universal = told("dateUtc");
    Mark {
        author: told("author").unwrap_or_default(),
        date: universal.or(told("date")).unwrap_or_default(),
        universal: universal.is_some(),
        moved: None,
    }
}

fn cut(mut text: String) -> String {
    if let Some((at, _)) = text.char_indices().nth(Returned::WORDS) {
        text.truncate(at);
    }
    text
}

/// The words under a node as they read now, a line for each paragraph.
fn plain_of(node: Node<'_>) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut left = Returned::WORDS * 4;
    say_all(node, &mut lines, &mut left);
    let lines: Vec<&str> = lines.iter().map(|l| l.trim()).collect();
    lines.join("\n").trim().to_owned()
}

fn say_all(node: Node<'_>, lines: &mut Vec<String>, left: &mut usize) {
    for part in node.children().filter(Node::is_element) {
        let words = match name_of(part) {
            "p" => {
                lines.push(String::new());
                say_all(part, lines, left);
                continue;
            }
            "t" => part.text().unwrap_or_default(),
            "tab" => "\t",
            "br" | "cr" => "\n",
            "del" | "moveFrom" | "instrText" => continue,
            name if is_property(name) => continue,
            _ => {
                say_all(part, lines, left);
                continue;
            }
        };
        if *left > 0
            && let Some(line) = lines.last_mut()
        {
            *left = left.saturating_sub(words.len());
            line.push_str(words);
        }
    }
}

/// Puts answers under what they answer.
fn threaded(
    remarks: Vec<(String, Comment)>,
    threads: &HashMap<String, (String, bool)>,
) -> Vec<Comment> {
    let mut places: HashMap<&str, usize> = HashMap::new();
    for (i, (paragraph, _)) in remarks.iter().enumerate() {
        if !paragraph.is_empty() {
            places.entry(paragraph).or_insert(i);
        }
    }
    let parent = |at: usize| -> Option<usize> {
        let (paragraph, _) = remarks.get(at)?;
        let own = places.get(paragraph.as_str()) == Some(&at);
        let (parent, _) = threads.get(paragraph).filter(|_| own)?;
        places.get(parent.as_str()).copied().filter(|it| *it != at)
    };
    // The comment a thread begins with. A ring of answers has none: each stands alone.
    let root = |at: usize| {
        let (mut root, mut steps) = (at, 0);
        while let Some(up) = parent(root) {
            (root, steps) = (up, steps + 1);
            if steps > DEEPEST {
                return at;
            }
        }
        root
    };
    let roots: Vec<usize> = (0..remarks.len()).map(root).collect();
    let done: Vec<bool> = remarks
        .iter()
        .map(|(paragraph, _)| threads.get(paragraph).is_some_and(|(_, done)| *done))
        .collect();
    let mut answers: HashMap<usize, Vec<Answer>> = HashMap::new();
    let mut out = Vec::new();
    for (at, (_, comment)) in remarks.into_iter().enumerate() {
        let root = roots.get(at).copied().unwrap_or(at);
        if root == at {
            let done = done.get(at).copied().unwrap_or_default();
            out.push((at, Comment { done, ..comment }));
        } else {
            answers.entry(root).or_default().push(Answer {
                author: comment.author,
                date: comment.date,
                text: comment.text,
            });
        }
    }
    let with_answers = out.into_iter().map(|(at, comment)| Comment {
        replies: answers.remove(&at).unwrap_or_default(),
        ..comment
    });
    with_answers.collect()
}

/// Most answers to answers.
const DEEPEST: usize = 1_000;

/// Brings both sides of each move together. One that has lost a side is what is left of it.
fn moved(edits: Vec<(Edit, Option<&str>)>) -> Vec<Edit> {
    let takes = |edit: &Edit| edit.start < edit.end;
    let mut from: HashSet<&str> = HashSet::new();
    let mut to: HashMap<&str, (Option<usize>, String)> = HashMap::new();
    for (edit, name) in &edits {
        let Some(name) = name else { continue };
        if takes(edit) {
            from.insert(name);
        } else {
            to.entry(name)
                .or_insert_with(|| (edit.paragraph, edit.new.clone()));
        }
    }
    let found = edits.into_iter().filter_map(|(edit, name)| {
        let Some(name) = name else { return Some(edit) };
        if takes(&edit) {
            return Some(match to.get(name) {
                None => edit,
                Some((place, new)) => Edit {
                    kind: EditKind::Moved,
                    to: *place,
                    new: new.clone(),
                    ..edit
                },
            });
        }
        (!from.contains(name)).then_some(edit)
    });
    found.collect()
}
