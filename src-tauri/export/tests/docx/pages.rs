//! Golden plans on real pages.

use crate::goldens::{self, Golden};
use crate::office::{Page, Pages, convert};
use document::{Document, Orientation, Paragraph, Profile, Run, plain_text};
use std::path::PathBuf;

/// Golden plans with the number of pages they may fill.
const PAGES: [(&str, std::ops::RangeInclusive<usize>); 36] = [
    ("period-report", 5..=6),
    ("everything", 5..=5),
    ("usual", 3..=3),
    ("blank", 1..=1),
    ("ward-issued", 2..=2),
    ("department", 2..=2),
    ("long-names", 3..=3),
    ("narrative", 1..=1),
    ("tasks-01", 2..=2),
    ("tasks-02", 2..=2),
    ("tasks-60", 7..=9),
    ("tall-cells", 5..=7),
    ("ten-pages", 9..=12),
    ("forty-pages", 36..=44),
    ("sixty-pages", 54..=66),
    ("one-page", 1..=1),
    ("marks", 1..=1),
    ("merged-cells", 1..=2),
    ("letter-one", 1..=1),
    ("letter-three", 1..=1),
    ("report", 1..=2),
    ("slip", 1..=1),
    ("landscape", 1..=2),
    ("cross-reference", 3..=3),
    ("assignment", 1..=1),
    ("reminder", 1..=2),
    ("timeline", 1..=2),
    ("timeline-60", 5..=5),
    ("broadcast-book", 2..=3),
    ("log-book", 1..=2),
    ("task-sums", 2..=3),
    ("year-figures", 2..=3),
    ("register", 1..=2),
    ("approval", 1..=1),
    ("approval-long", 1..=1),
    ("recovery", 1..=1),
];

#[test]
fn pages_are_as_the_decree_has_them() {
    let folder = tempfile::tempdir().unwrap();
    let goldens = goldens::all();
    let mut documents: Vec<(String, Document)> = goldens
        .iter()
        .map(|g: &Golden| (g.name.to_owned(), g.document()))
        .collect();
    documents.extend(heights());
    let files: Vec<PathBuf> = documents
        .iter()
        .map(|(name, document)| {
            let path = folder.path().join(name).with_extension("docx");
            let bytes = export::docx(document, &Profile::nd30_2020()).unwrap();
            std::fs::write(&path, bytes).unwrap();
            path
        })
        .collect();
    let Some(converted) = convert(&files, folder.path()) else {
        return;
    };
    for ((name, document), pages) in documents.iter().zip(&converted) {
        count_is_sane(name, pages);
        words_are_in_order(name, document, pages);
        the_first_page_is_a_letterhead(name, document, pages);
        numbers_begin_on_the_second_page(name, pages);
        the_ending_is_whole(name, document, pages);
        annexes_repeat_their_header(name, document, pages);
    }
}

/// The same plan with its ending at every height of the page.
fn heights() -> Vec<(String, Document)> {
    let golden = goldens::all()
        .into_iter()
        .find(|g| g.name == "department")
        .unwrap();
    let base = golden.document();
    (18..32)
        .map(|lines| {
            let mut document = base.clone();
            document.annexes.clear();
            document.blocks.extend((0..lines).map(|n| {
                document::Block::Paragraph(Paragraph {
                    runs: vec![Run::plain(format!("Việc số {n}."))],
                    ..Paragraph::default()
                })
            }));
            (format!("height-{lines}"), document)
        })
        .collect()
}

fn count_is_sane(name: &str, pages: &Pages) {
    let count = pages.pages.len();
    if let Some((_, range)) = PAGES.iter().find(|(known, _)| *known == name) {
        assert!(range.contains(&count), "{name}: {count} pages");
    } else {
        assert!((1..=2).contains(&count), "{name}: {count} pages");
    }
}

/// Every word of the plain text stands on the pages, in its order; what else stands there are
/// page numbers and repeated header rows. A row over two pages is drawn page by page, so there
/// only the number of words is looked at.
fn words_are_in_order(name: &str, document: &Document, pages: &Pages) {
    // Fonts draw the non-breaking hyphen as the common one.
    let hyphens = ['\u{2010}', '\u{2011}'];
    // What stands along the edges of page 1 is drawn out of order.
    let inside = Document {
        circulation: None,
        contact: Vec::new(),
        ..document.clone()
    };
    let plain = goldens::unmarked(&plain_text(&inside)).replace(hyphens, "-");
    let edges = goldens::unmarked(&plain_text(document))
        .split_whitespace()
        .count()
        - plain.split_whitespace().count();
    let all: Vec<String> = pages
        .words
        .iter()
        .map(|w| w.replace(hyphens, "-"))
        .collect();
    let all = whole(all.iter().map(String::as_str));
    let plain = whole(plain.split_whitespace());
    let mut drawn = all.iter();
    if name != "tall-cells" {
        for word in &plain {
            assert!(
                drawn.any(|w| w == word),
                "{name}: {word} is missing or misplaced"
            );
        }
    }
    let turned = pages.pages.iter().filter(|p| p.landscape).count();
    let most = pages.pages.len() + edges + turned * TASK_HEADER.split_whitespace().count();
    let range = plain.len()..=plain.len() + most;
    assert!(range.contains(&all.len()), "{name}: {} words", all.len());
}

/// Words, a word that a line broke behind its hyphen in one again.
fn whole<'a>(words: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for word in words {
        match all.last_mut() {
            Some(last) if last.len() > 1 && last.ends_with('-') => last.push_str(word),
            _ => all.push(word.to_owned()),
        }
    }
    all
}

fn the_first_page_is_a_letterhead(name: &str, document: &Document, pages: &Pages) {
    let first = &pages.pages[0].layout;
    let head = &document.letterhead;
    let whole = [&head.national_title, &head.motto, &head.number];
    for whole in whole.into_iter().filter(|words| !words.is_empty()) {
        let words: Vec<&str> = whole.split_whitespace().collect();
        let found = first.lines().any(|line| {
            let line: Vec<&str> = line.split_whitespace().collect();
            line.windows(words.len()).any(|w| w == words)
        });
        assert!(found, "{name}: {whole} is not on one line");
    }
}

fn first_line(page: &Page) -> &str {
    page.layout
        .lines()
        .map(str::trim)
        .find(|l| !l.is_empty())
        .unwrap_or("")
}

/// Pages of each section are counted anew, and the first of each has no number.
fn numbers_begin_on_the_second_page(name: &str, pages: &Pages) {
    let mut number = 0;
    for (i, page) in pages.pages.iter().enumerate() {
        let starts = i == 0 || first_line(page).to_lowercase().starts_with("phụ lục");
        number = if starts { 1 } else { number + 1 };
        let shown = first_line(page).parse::<usize>().ok();
        assert_eq!(
            shown,
            (number > 1).then_some(number),
            "{name}, page {}",
            i + 1
        );
    }
}

/// Recipients, signature and the last words of the plan share a page.
fn the_ending_is_whole(name: &str, document: &Document, pages: &Pages) {
    if document.recipients.lines.len() > 15 {
        return;
    }
    let page = pages
        .pages
        .iter()
        .rfind(|p| p.layout.contains(&document.signature.name))
        .unwrap_or_else(|| panic!("{name}: no signature"));
    let mut parts: Vec<&str> = document
        .recipients
        .lines
        .iter()
        .map(String::as_str)
        .collect();
    // Room for a pen has no words.
    parts.retain(|part| !part.trim().is_empty());
    parts.push(&document.recipients.title);
    parts.extend(document.signature.lines.iter().map(String::as_str));
    parts.push(&document.signature.name);
    let closing = document.closing.last().and_then(|runs| runs.last());
    parts.extend(closing.and_then(|run| run.text.split_whitespace().last()));
    for part in parts {
        assert!(
            page.layout.contains(part),
            "{name}: {part} is on another page"
        );
    }
}

const TASK_HEADER: &str = "TT Nhiệm vụ Sản phẩm Cơ quan chủ trì Cơ quan phối hợp Thời gian thực hiện Dự kiến kinh phí Ghi chú";

const TIMELINE_HEADER: &str = "TT Nhiệm vụ Đơn vị chủ trì Quý I II III IV 10 11 12";

fn annexes_repeat_their_header(name: &str, document: &Document, pages: &Pages) {
    let wide = document
        .annexes
        .iter()
        .filter(|a| a.orientation == Orientation::Landscape)
        .count();
    let turned: Vec<&Page> = pages.pages.iter().filter(|p| p.landscape).collect();
    assert!(
        turned.len() >= wide,
        "{name}: {} pages on their side",
        turned.len()
    );
    let header = match name {
        "timeline-60" => TIMELINE_HEADER,
        // Its second page holds the signature alone.
        "timeline" => "",
        name if name.starts_with('t') && name != "ten-pages" => TASK_HEADER,
        _ => "",
    };
    if !header.is_empty() {
        for page in turned {
            for word in header.split_whitespace() {
                assert!(page.layout.contains(word), "{name}: no {word}");
            }
        }
    }
}
