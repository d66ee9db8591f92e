//! Documents nobody would write.

use document::{
    Addressees, AgencyLine, Align, Anchor, Annex, Block, Cell, Column, Continuation, Document,
    HeadScale, Heading, Ink, Letterhead, Line, Meta, Opening, Orientation, Paragraph,
    ParagraphKind, Recipients, Row, Run, Signature, Span, Stamp, Table, Weight,
};
use proptest::collection::vec;
use proptest::prelude::*;

/// Text with everything in it that could break a file.
pub(crate) fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("<w:p>".to_owned()),
        Just("</w:t></w:r>]]>".to_owned()),
        Just("<![CDATA[".to_owned()),
        Just("&amp; &#0; \"'".to_owned()),
        Just("$a$ #evil[] \\ {{x}}".to_owned()),
        Just("\u{1f600}\u{1f1fb}\u{1f1f3}".to_owned()),
        Just("\u{202e}שלום مرحبا\u{202c}".to_owned()),
        Just("ke\u{302}\u{301} hoa\u{323}ch".to_owned()),
        Just("Kế hoạch đường".to_owned()),
        Just("\0\u{1}\u{8}\u{b}\u{1f}\u{fffe}\u{ffff}".to_owned()),
        Just("\r\n\r\n\t\u{85}\u{2028}".to_owned()),
        Just("\u{ad}\u{2011}\u{a0}\u{200b}\u{feff}".to_owned()),
        Just("  hai cách  ".to_owned()),
        any::<String>(),
        "[a-zà-ỹ ]{0,12}",
    ];
    vec(piece, 0..4).prop_map(|pieces| pieces.concat())
}

fn run() -> impl Strategy<Value = Run> {
    (text(), any::<bool>(), any::<bool>()).prop_map(|(text, bold, italic)| Run {
        text,
        bold,
        italic,
        ..Run::default()
    })
}

fn line() -> impl Strategy<Value = Line> {
    vec(run(), 0..4)
}

fn lines() -> impl Strategy<Value = Vec<Line>> {
    vec(line(), 0..3)
}

fn texts() -> impl Strategy<Value = Vec<String>> {
    vec(text(), 0..3)
}

fn heading() -> impl Strategy<Value = Block> {
    (
        1..=Heading::DEEPEST,
        text(),
        text(),
        proptest::option::of(line()),
    )
        .prop_map(|(level, label, text, behind)| {
            Block::Heading(Heading {
                anchor: Some(Anchor::new(0)),
                level,
                label,
                text,
                run_in: behind.map(|runs| Continuation {
                    anchor: Some(Anchor::new(0)),
                    runs,
                }),
            })
        })
}

fn paragraph() -> impl Strategy<Value = Block> {
    (
        proptest::sample::select(ParagraphKind::ALL.to_vec()),
        any::<bool>(),
        text(),
        line(),
    )
        .prop_map(|(kind, marked, label, runs)| {
            Block::Paragraph(Paragraph {
                anchor: marked.then(|| Anchor::new(0)),
                kind,
                label,
                runs,
            })
        })
}

fn span() -> impl Strategy<Value = Span> {
    let side = || prop_oneof![6 => Just(1), 3 => 0..4_usize, 1 => Just(usize::MAX)];
    (side(), side()).prop_map(|(columns, rows)| Span { columns, rows })
}

fn stamp() -> impl Strategy<Value = Stamp> {
    let ink = prop_oneof![Just(Ink::Black), Just(Ink::Red)];
    (text(), 1..4_000_u32, 1..1_000_u32, ink).prop_map(|(text, width, height, ink)| Stamp {
        text,
        width,
        height,
        ink,
    })
}

fn cell() -> impl Strategy<Value = Cell> {
    let align = prop_oneof![Just(Align::Left), Just(Align::Centre)];
    (align, lines(), span()).prop_map(|(align, lines, span)| Cell { span, align, lines })
}

fn table() -> impl Strategy<Value = Block> {
    let row = (any::<bool>(), vec(cell(), 0..4));
    (vec(0_u32..500, 0..4), 0_usize..5, vec(row, 0..4)).prop_map(|(shares, header_rows, rows)| {
        Block::Table(Table {
            anchor: Some(Anchor::new(0)),
            columns: shares.into_iter().map(|share| Column { share }).collect(),
            header_rows,
            rows: rows
                .into_iter()
                .map(|(marked, cells)| Row {
                    anchor: marked.then(|| Anchor::new(0)),
                    cells,
                })
                .collect(),
        })
    })
}

fn blocks() -> impl Strategy<Value = Vec<Block>> {
    vec(prop_oneof![heading(), paragraph(), table()], 0..6)
}

fn letterhead() -> impl Strategy<Value = Letterhead> {
    let weight = prop_oneof![Just(Weight::Regular), Just(Weight::Bold)];
    let agency = vec(
        (text(), weight).prop_map(|(text, weight)| AgencyLine { text, weight }),
        0..4,
    );
    let scale = prop_oneof![Just(HeadScale::Normal), Just(HeadScale::Compact)];
    let lines = (text(), text(), text(), text());
    (agency, lines, texts(), vec(stamp(), 0..3), scale).prop_map(
        |(agency, (national_title, motto, number, place_date), about, stamps, scale)| Letterhead {
            agency,
            national_title,
            motto,
            number,
            about,
            stamps,
            place_date,
            scale,
        },
    )
}

fn orientation() -> impl Strategy<Value = Orientation> {
    prop_oneof![Just(Orientation::Portrait), Just(Orientation::Landscape)]
}

fn annex() -> impl Strategy<Value = Annex> {
    (
        any::<bool>(),
        orientation(),
        text(),
        text(),
        text(),
        blocks(),
    )
        .prop_map(
            |(marked, orientation, label, title, reference, blocks)| Annex {
                anchor: marked.then(|| Anchor::new(0)),
                orientation,
                label,
                title,
                reference,
                blocks,
            },
        )
}

/// A whole document, each anchor its own.
pub(crate) fn document() -> impl Strategy<Value = Document> {
    let top = (text(), text(), letterhead(), text(), texts());
    let edges = (orientation(), proptest::option::of(stamp()), texts());
    let opening = (edges, text(), texts(), texts(), lines());
    let recipients = (text(), texts(), text());
    let ending = (lines(), recipients, texts(), text());
    (top, opening, blocks(), ending, vec(annex(), 0..3)).prop_map(
        |(top, opening, blocks, ending, annexes)| {
            let (title, about, letterhead, doc_type, subject) = top;
            let (edges, title_to, addressees, bases, paragraphs) = opening;
            let (orientation, circulation, contact) = edges;
            let (closing, (to, recipients, drafter), lines, name) = ending;
            let mut document = Document {
                following: Vec::new(),
                meta: Meta {
                    title,
                    language: "vi-VN".to_owned(),
                    subject: about,
                },
                orientation,
                circulation,
                letterhead,
                doc_type,
                subject,
                addressees: Addressees {
                    title: title_to,
                    lines: addressees,
                },
                opening: Opening { bases, paragraphs },
                blocks,
                closing,
                recipients: Recipients {
                    title: to,
                    lines: recipients,
                    drafter,
                },
                signature: Signature { lines, name },
                contact,
                annexes,
            };
            number_anchors(&mut document);
            document
        },
    )
}

fn number_anchors(document: &mut Document) {
    let mut next = 0;
    let mut renew = |anchor: &mut Option<Anchor>| {
        if let Some(anchor) = anchor {
            next += 1;
            *anchor = Anchor::new(u128::MAX / 3 + next);
        }
    };
    for annex in &mut document.annexes {
        renew(&mut annex.anchor);
    }
    let annexed = document.annexes.iter_mut().flat_map(|a| &mut a.blocks);
    for block in document.blocks.iter_mut().chain(annexed) {
        match block {
            Block::Heading(heading) => {
                renew(&mut heading.anchor);
                if let Some(more) = &mut heading.run_in {
                    renew(&mut more.anchor);
                }
            }
            Block::Paragraph(paragraph) => renew(&mut paragraph.anchor),
            Block::Table(table) => {
                renew(&mut table.anchor);
                for row in &mut table.rows {
                    renew(&mut row.anchor);
                }
            }
        }
    }
}
