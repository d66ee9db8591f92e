//! Sizes of letters, indents, lines and gaps, as the profile has them.

use crate::measure::{ABOVE, BELOW, PAPERS, find, measure, page, plain, points, tolerance};
use crate::paper::Paper;
use crate::sheet::{Sheet, Word};
use crate::words::body;
use document::{Block, Document, ParagraphKind, Profile, Weight};

/// Every element with its words and the size the profile has for it.
fn sizes(document: &Document, profile: &Profile) -> Vec<(&'static str, String, u32)> {
    let head = &document.letterhead;
    let size = profile.head_sizes(head.scale);
    let mut all = vec![
        (
            "Quốc hiệu",
            head.national_title.clone(),
            size.national_title,
        ),
        ("Tiêu ngữ", head.motto.clone(), size.motto),
        ("number", head.number.clone(), size.number),
        ("date", head.place_date.clone(), size.place_date),
        ("type", document.doc_type.clone(), profile.doc_type.value()),
        (
            "signer",
            document.signature.name.clone(),
            profile.signer.value(),
        ),
        (
            "Nơi nhận",
            document.recipients.title.clone(),
            profile.recipients_title.value(),
        ),
        (
            "drafter",
            document.recipients.drafter.clone(),
            profile.drafter.value(),
        ),
    ];
    let mut many = |name, texts: &[String], size| {
        all.extend(texts.iter().map(|text| (name, text.clone(), size)));
    };
    many("subject", &document.subject, profile.subject.value());
    many("about", &head.about, profile.about.value());
    many("basis", &document.opening.bases, profile.basis.value());
    many(
        "recipient",
        &document.recipients.lines,
        profile.recipient.value(),
    );
    many(
        "authority",
        &document.signature.lines,
        profile.authority.value(),
    );
    many("contact", &document.contact, profile.contact.value());
    many(
        "addressee",
        &document.addressees.lines,
        profile.addressee.value(),
    );
    for stamp in head.stamps.iter().chain(&document.circulation) {
        many(
            "stamp",
            std::slice::from_ref(&stamp.text),
            profile.stamp.value(),
        );
    }
    for line in &head.agency {
        let size = match line.weight {
            Weight::Regular => size.parent,
            Weight::Bold => size.agency,
        };
        many("agency", std::slice::from_ref(&line.text), size);
    }
    for annex in &document.annexes {
        many(
            "annex",
            std::slice::from_ref(&annex.label),
            profile.annex_label.value(),
        );
        many(
            "annex title",
            std::slice::from_ref(&annex.title),
            profile.annex_title.value(),
        );
        let reference = std::slice::from_ref(&annex.reference);
        many(
            "annex reference",
            reference,
            profile.annex_reference.value(),
        );
    }
    let annexed = document.annexes.iter().flat_map(|annex| &annex.blocks);
    for block in document.blocks.iter().chain(annexed) {
        match block {
            Block::Heading(it) => {
                let text = format!("{} {}", it.label, it.text);
                many("heading", &[text], profile.heading.value());
            }
            Block::Paragraph(it) => {
                let text = format!("{} {}", it.label, plain(&it.runs));
                many("body", &[text], profile.body.value());
            }
            Block::Table(it) => {
                let cells = it.rows.iter().flat_map(|row| &row.cells);
                let starts: Vec<String> = cells
                    .filter_map(|cell| {
                        plain(cell.lines.first()?)
                            .split(' ')
                            .next()
                            .map(str::to_owned)
                    })
                    .filter(|word| word.chars().count() > 6)
                    .collect();
                many("table", &starts, profile.table.value());
            }
        }
    }
    all.retain(|(_, text, _)| !text.trim().is_empty());
    all
}

#[test]
fn letters_have_the_profiles_sizes() {
    measure(&PAPERS, |paper, sheets, findings| {
        for (name, text, size) in sizes(&paper.document, &paper.profile) {
            // A text that goes on overleaf is not looked for in one piece.
            let Some(found) = find(sheets, &text) else {
                continue;
            };
            for word in found.words {
                let what = format!("{name} {:?}", word.text);
                findings.near(&what, word.size, f64::from(size) / 2.0, tolerance::SIZE);
            }
        }
    });
}

/// Height of a line of body text, and what it has over its base line.
fn line_of(size: u32, profile: &Profile) -> (f64, f64) {
    let letters = f64::from(size) / 2.0;
    let spacing = f64::from(profile.line_spacing.value()) / 240.0;
    (letters * (ABOVE + BELOW) * spacing, letters * ABOVE)
}

/// A line of a paragraph: its page, where it begins, its base line.
struct Line {
    page: usize,
    left: f64,
    base: f64,
}

/// Each paragraph's lines, in the order of the document; none for one that was not found.
fn paragraph_lines(paper: &Paper, sheets: &[Sheet]) -> Vec<Vec<Line>> {
    let words = body(sheets, &paper.profile);
    let mut from = 0;
    let blocks = paper.document.blocks.iter();
    let texts = blocks.map(|block| match block {
        Block::Paragraph(it) if it.kind != ParagraphKind::Review => {
            format!("{} {}", it.label, plain(&it.runs))
        }
        _ => String::new(),
    });
    texts
        .map(|text| {
            let wanted: Vec<&str> = text.split_whitespace().collect();
            let fits = |at: &usize| {
                let rest = words[*at..].iter().map(|(_, word)| word.text.as_str());
                rest.take(wanted.len()).eq(wanted.iter().copied())
            };
            let Some(at) = (from..words.len()).find(|at| !wanted.is_empty() && fits(at)) else {
                return Vec::new();
            };
            from = at + wanted.len();
            lines_of(&words[at..from])
        })
        .collect()
}

fn lines_of(words: &[(usize, &Word)]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for (page, word) in words {
        let same = |line: &Line| line.page == *page && (line.base - word.base).abs() < 0.5;
        if !lines.last().is_some_and(same) {
            lines.push(Line {
                page: *page,
                left: word.left,
                base: word.base,
            });
        }
    }
    lines
}

#[test]
fn paragraphs_are_indented_and_spaced_as_the_profile_has_them() {
    measure(&PAPERS, |paper, sheets, findings| {
        let left = points(page(paper).left);
        let first = left + points(paper.profile.first_line.value());
        let (height, above) = line_of(paper.profile.body.value(), &paper.profile);
        let gap = height - above + points(paper.profile.paragraph_gap.value()) + above;
        let paragraphs = paragraph_lines(paper, sheets);
        for lines in &paragraphs {
            for (i, line) in lines.iter().enumerate() {
                let want = if i == 0 { first } else { left };
                findings.near("a line's left end", line.left, want, tolerance::ACROSS);
            }
            for pair in lines.windows(2).filter(|p| p[0].page == p[1].page) {
                let step = pair[1].base - pair[0].base;
                findings.near("a line's height", step, height, tolerance::DOWN);
            }
        }
        for pair in paragraphs.windows(2) {
            let (Some(last), Some(next)) = (pair[0].last(), pair[1].first()) else {
                continue;
            };
            if last.page == next.page {
                findings.near("a gap", next.base - last.base, gap, tolerance::DOWN);
            }
        }
    });
}
