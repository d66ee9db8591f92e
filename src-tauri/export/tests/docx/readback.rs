//! A small reader of our own files: what was written, as a tree again.

use document::{
    AgencyLine, Align, Anchor, Annex, Block, Cell, Column, Continuation, Document, HeadScale,
    Heading, Ink, Line, Orientation, Paragraph, ParagraphKind, Profile, Revised, Row, Run, Slot,
    Stamp, Table, Weight,
};
use roxmltree::Node;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// The parts of a file.
pub(crate) struct Package(BTreeMap<String, String>);

impl Package {
    /// Unpacks a file.
    pub(crate) fn open(bytes: &[u8]) -> Self {
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let parts = (0..zip.len()).map(|i| {
            let mut file = zip.by_index(i).unwrap();
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            (file.name().unwrap().into_owned(), text)
        });
        Self(parts.collect())
    }

    /// A part's XML.
    pub(crate) fn part(&self, path: &str) -> &str {
        &self.0[path]
    }

    /// All paths.
    pub(crate) fn paths(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}

/// The tree in a file of ours.
pub(crate) fn read(bytes: &[u8]) -> Document {
    let package = Package::open(bytes);
    let mut document = Document::default();
    read_meta(package.part("docProps/core.xml"), &mut document);
    document.letterhead.scale = scale(package.part("word/styles.xml"));
    let tree = roxmltree::Document::parse(package.part("word/document.xml")).unwrap();
    let body = tree.root_element().first_element_child().unwrap();
    for node in body.children().filter(Node::is_element) {
        match node.tag_name().name() {
            "p" => paragraph(node, &mut document),
            "tbl" => table(node, &mut document),
            _ => {}
        }
    }
    document.contact = part_lines(&package, "word/footer1.xml", "Footer");
    document.circulation = stamps(&package, "word/header3.xml").pop();
    let mut turned = body
        .descendants()
        .filter(|n| n.has_tag_name((W, "pgSz")))
        .map(|n| match n.attribute((W, "orient")) {
            Some("landscape") => Orientation::Landscape,
            _ => Orientation::Portrait,
        });
    document.orientation = turned.next().unwrap();
    for (annex, orientation) in document.annexes.iter_mut().zip(turned) {
        annex.orientation = orientation;
    }
    document
}

/// The lines of one look in a part that need not be there.
fn part_lines(package: &Package, path: &str, look: &str) -> Vec<String> {
    let Some(part) = package.0.get(path) else {
        return Vec::new();
    };
    let tree = roxmltree::Document::parse(part).unwrap();
    tree.descendants()
        .filter(|n| n.has_tag_name((W, "p")) && style(*n) == look)
        .map(words)
        .collect()
}

fn stamps(package: &Package, path: &str) -> Vec<Stamp> {
    let Some(part) = package.0.get(path) else {
        return Vec::new();
    };
    let tree = roxmltree::Document::parse(part).unwrap();
    tree.descendants()
        .filter(|n| n.has_tag_name((W, "tbl")))
        .map(stamp)
        .collect()
}

/// A frame, which is a table of one cell.
fn stamp(frame: Node<'_, '_>) -> Stamp {
    let paragraph = frame
        .descendants()
        .find(|n| n.has_tag_name((W, "p")))
        .unwrap();
    let within = |name: &'static str| frame.descendants().find(move |n| n.has_tag_name((W, name)));
    let number = |name: &'static str, attribute: &'static str| {
        let value = within(name).unwrap().attribute((W, attribute)).unwrap();
        value.parse().unwrap()
    };
    let line = props(within("tblBorders").unwrap(), "top").unwrap();
    Stamp {
        text: words(paragraph),
        width: number("tblW", "w"),
        height: number("trHeight", "val"),
        ink: match line.attribute((W, "color")).unwrap() {
            "FF0000" => Ink::Red,
            _ => Ink::Black,
        },
    }
}

fn read_meta(core: &str, document: &mut Document) {
    let tree = roxmltree::Document::parse(core).unwrap();
    for node in tree.root_element().children() {
        let text = node.text().unwrap_or_default().to_owned();
        match node.tag_name().name() {
            "title" => document.meta.title = text,
            "subject" => document.meta.subject = text,
            "language" => document.meta.language = text,
            other => panic!("unexpected property {other}"),
        }
    }
}

fn scale(styles: &str) -> HeadScale {
    let tree = roxmltree::Document::parse(styles).unwrap();
    let size: u32 = tree
        .descendants()
        .find(|n| n.attribute((W, "styleId")) == Some("NationalTitle"))
        .and_then(|style| style.descendants().find(|n| n.has_tag_name((W, "sz"))))
        .and_then(|n| n.attribute((W, "val")))
        .unwrap()
        .parse()
        .unwrap();
    let profile = Profile::nd30_2020();
    [HeadScale::Normal, HeadScale::Compact]
        .into_iter()
        .find(|scale| profile.head_sizes(*scale).national_title == size)
        .unwrap()
}

fn val<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.children()
        .find(|n| n.has_tag_name((W, name)))
        .map(|n| n.attribute((W, "val")).unwrap_or(""))
}

fn props<'a, 'b>(node: Node<'a, 'b>, name: &str) -> Option<Node<'a, 'b>> {
    node.children().find(|n| n.has_tag_name((W, name)))
}

fn style<'a>(paragraph: Node<'a, '_>) -> &'a str {
    props(paragraph, "pPr")
        .and_then(|p| val(p, "pStyle"))
        .unwrap_or("")
}

/// A run with the name of its character style.
struct Piece {
    style: String,
    bold: Option<bool>,
    run: Run,
}

fn pieces(paragraph: Node<'_, '_>) -> Vec<Piece> {
    paragraph
        .children()
        .filter(|n| n.has_tag_name((W, "r")))
        .map(|run| {
            let look = props(run, "rPr");
            let switch = |name| look.and_then(|p| val(p, name)).map(|v| v != "0");
            Piece {
                style: look.and_then(|p| val(p, "rStyle")).unwrap_or("").to_owned(),
                bold: switch("b"),
                run: Run {
                    text: run.children().map(|n| run_text(n)).collect(),
                    bold: switch("b").unwrap_or(false),
                    italic: switch("i").unwrap_or(false),
                    revised: match look {
                        Some(look) if val(look, "strike").is_some() => Revised::Removed,
                        Some(look) if val(look, "u").is_some() => Revised::Added,
                        _ => Revised::No,
                    },
                },
            }
        })
        .collect()
}

fn run_text(node: Node<'_, '_>) -> String {
    match node.tag_name().name() {
        "t" => node.text().unwrap_or_default().to_owned(),
        "br" => "\n".to_owned(),
        "tab" => "\t".to_owned(),
        "softHyphen" => "\u{ad}".to_owned(),
        _ => String::new(),
    }
}

fn words(paragraph: Node<'_, '_>) -> String {
    pieces(paragraph).into_iter().map(|p| p.run.text).collect()
}

fn line(paragraph: Node<'_, '_>) -> Line {
    pieces(paragraph).into_iter().map(|p| p.run).collect()
}

fn anchors(paragraph: Node<'_, '_>) -> Vec<Anchor> {
    paragraph
        .children()
        .filter(|n| n.has_tag_name((W, "bookmarkStart")))
        .map(|n| Anchor::read(n.attribute((W, "name")).unwrap()).unwrap())
        .collect()
}

/// A label and what is left.
fn labelled(paragraph: Node<'_, '_>) -> (String, Vec<Piece>) {
    let mut pieces = pieces(paragraph);
    if pieces.first().is_some_and(|p| p.style == "Label") {
        let label = pieces.remove(0).run.text;
        (label.strip_suffix(' ').unwrap().to_owned(), pieces)
    } else {
        (String::new(), pieces)
    }
}

fn blocks(document: &mut Document) -> &mut Vec<Block> {
    match document.annexes.last_mut() {
        Some(annex) => &mut annex.blocks,
        None => &mut document.blocks,
    }
}

fn paragraph(node: Node<'_, '_>, document: &mut Document) {
    let kind = match style(node) {
        "DocType" => return document.doc_type = words(node),
        "Subject" => return document.subject.push(words(node)),
        "AddresseeTitle" => return addressees(node, document),
        "Addressee" => return document.addressees.lines.push(words(node)),
        "Basis" => return document.opening.bases.push(words(node)),
        "Lead" => return document.opening.paragraphs.push(line(node)),
        "Closing" => return document.closing.push(line(node)),
        "AnnexLabel" => {
            return document.annexes.push(Annex {
                anchor: anchors(node).first().copied(),
                label: words(node),
                ..Annex::default()
            });
        }
        "AnnexTitle" => return document.annexes.last_mut().unwrap().title = words(node),
        "AnnexReference" => return document.annexes.last_mut().unwrap().reference = words(node),
        "Rule" | "Gap" => return,
        level if level.starts_with("Heading") => {
            let heading = heading(node, level[7..].parse().unwrap());
            return blocks(document).push(Block::Heading(heading));
        }
        "BodyText" => ParagraphKind::Plain,
        "Clause" => ParagraphKind::Clause,
        "Point" => ParagraphKind::Point,
        "Dash" => ParagraphKind::Dash,
        "Plus" => ParagraphKind::Plus,
        "Review" => ParagraphKind::Review,
        other => panic!("unexpected style {other}"),
    };
    let (label, rest) = labelled(node);
    blocks(document).push(Block::Paragraph(Paragraph {
        anchor: anchors(node).first().copied(),
        kind,
        label,
        runs: rest.into_iter().map(|p| p.run).collect(),
    }));
}

/// Behind the title stands the one addressee, if that is all there is.
fn addressees(node: Node<'_, '_>, document: &mut Document) {
    let centred = props(node, "pPr").and_then(|p| val(p, "jc")) == Some("center");
    if centred {
        let (title, rest) = labelled(node);
        let one = rest.into_iter().map(|p| p.run.text).collect();
        document.addressees.title = title;
        document.addressees.lines.push(one);
    } else {
        document.addressees.title = words(node);
    }
}

fn heading(node: Node<'_, '_>, level: u8) -> Heading {
    let anchors = anchors(node);
    let (label, rest) = labelled(node);
    let (behind, title): (Vec<Piece>, Vec<Piece>) =
        rest.into_iter().partition(|p| p.style == "RunIn");
    let runs_on = props(node, "pPr")
        .and_then(|p| val(p, "outlineLvl"))
        .is_some();
    Heading {
        anchor: anchors.first().copied(),
        level,
        label,
        text: title.into_iter().map(|p| p.run.text).collect(),
        run_in: runs_on.then(|| Continuation {
            anchor: anchors.get(1).copied(),
            // The gap before the words is the only piece that says nothing of bold.
            runs: behind
                .into_iter()
                .filter(|p| p.bold.is_some())
                .map(|p| p.run)
                .collect(),
        }),
    }
}

fn table(node: Node<'_, '_>, document: &mut Document) {
    let first = node
        .descendants()
        .find(|n| n.has_tag_name((W, "p")))
        .unwrap();
    match style(first) {
        "TableHead" | "TableText" => blocks(document).push(Block::Table(ruled(node))),
        _ => two_columns(node, document),
    }
}

/// Letterhead or ending: the styles tell what is what.
fn two_columns(node: Node<'_, '_>, document: &mut Document) {
    let head = &mut document.letterhead;
    for line in node.descendants().filter(|n| n.has_tag_name((W, "p"))) {
        let text = words(line);
        let agency = |weight| AgencyLine {
            text: text.clone(),
            weight,
        };
        match style(line) {
            "ParentAgency" => head.agency.push(agency(Weight::Regular)),
            "Agency" => head.agency.push(agency(Weight::Bold)),
            "NationalTitle" => head.national_title = text,
            "Motto" => head.motto = text,
            "NumberLine" => head.number = text,
            "PlaceDate" => head.place_date = text,
            "About" => head.about.push(text),
            "Stamp" => {
                let frame = line.ancestors().find(|n| n.has_tag_name((W, "tbl")));
                head.stamps.push(stamp(frame.unwrap()));
            }
            "Drafter" => document.recipients.drafter = text,
            "RecipientsTitle" => document.recipients.title = text,
            "Recipient" => document.recipients.lines.push(text),
            "Authority" => document.signature.lines.push(text),
            "Signer" => document.signature.name = text,
            "Rule" | "Gap" => {}
            other => panic!("unexpected style {other}"),
        }
    }
}

fn children<'a, 'b>(node: Node<'a, 'b>, name: &'static str) -> impl Iterator<Item = Node<'a, 'b>> {
    node.children().filter(move |n| n.has_tag_name((W, name)))
}

fn ruled(node: Node<'_, '_>) -> Table {
    let mut table = Table::default();
    let grid = props(node, "tblGrid").unwrap();
    table.columns = children(grid, "gridCol")
        .map(|n| Column {
            share: n.attribute((W, "w")).unwrap().parse().unwrap(),
        })
        .collect();
    for (i, row) in children(node, "tr").enumerate() {
        let first = row
            .descendants()
            .find(|n| n.has_tag_name((W, "p")))
            .unwrap();
        table.header_rows += usize::from(style(first) == "TableHead");
        let mut marks = anchors(first).into_iter();
        if i == 0 {
            table.anchor = marks.next();
        }
        table.rows.push(Row {
            anchor: marks.next(),
            cells: Vec::new(),
        });
        cells(row, i, &mut table);
    }
    table
}

/// A row's cells; those that only go on below another one make that one taller.
fn cells(row: Node<'_, '_>, index: usize, table: &mut Table) {
    let mut column = 0;
    for node in children(row, "tc") {
        let look = props(node, "tcPr").unwrap();
        let columns = val(look, "gridSpan").map_or(1, |n| n.parse().unwrap());
        if val(look, "vMerge") == Some("") {
            let (above, place) = begun_above(table, index, column);
            table.rows[above].cells[place].span.rows += 1;
        } else {
            let mut cell = cell(node);
            cell.span.columns = columns;
            table.rows[index].cells.push(cell);
        }
        column += columns;
    }
}

/// The cell that reaches down to this row in this column: its row and its place in it.
fn begun_above(table: &Table, row: usize, column: usize) -> (usize, usize) {
    for (above, slots) in table.grid().iter().enumerate().take(row).rev() {
        let (mut at, mut place) = (0, 0);
        for slot in slots {
            match slot {
                Slot::Cell { .. } if at == column => return (above, place),
                Slot::Cell { .. } => place += 1,
                Slot::Covered { .. } => {}
            }
            at += slot.columns();
        }
    }
    panic!("nothing above column {column} of row {row}");
}

fn cell(node: Node<'_, '_>) -> Cell {
    let first = children(node, "p").next().unwrap();
    Cell {
        span: document::Span::ONE,
        align: match props(first, "pPr").and_then(|p| val(p, "jc")) {
            Some("center") => Align::Centre,
            _ => Align::Left,
        },
        lines: children(node, "p").map(line).collect(),
    }
}
