//! Same words, same pages, headings on the same page.

use crate::paper::{self, Paper, page_of};
use crate::sheet::{Sheet, Word};
use document::{Block, Document, Profile, Slot, printable};

/// A word with the page it is on.
pub(crate) type Placed<'a> = (usize, &'a Word);

/// What is between the margins, in the order it is drawn.
pub(crate) fn body<'a>(sheets: &'a [Sheet], profile: &Profile) -> Vec<Placed<'a>> {
    let mut words = Vec::new();
    for (number, sheet) in sheets.iter().enumerate() {
        let page = page_of(sheet, profile);
        let (top, bottom) = (f64::from(page.top), f64::from(page.height - page.bottom));
        let inside = |word: &&Word| word.base * 20.0 > top && word.base * 20.0 < bottom;
        words.extend(sheet.words.iter().filter(inside).map(|word| (number, word)));
    }
    words
}

/// Every heading's words, in order.
fn headings(document: &Document) -> Vec<String> {
    let annexed = document.annexes.iter().flat_map(|annex| &annex.blocks);
    document
        .blocks
        .iter()
        .chain(annexed)
        .filter_map(|block| match block {
            Block::Heading(heading) => Some(format!("{} {}", heading.label, heading.text)),
            Block::Paragraph(_) | Block::Table(_) => None,
        })
        .collect()
}

/// The page of each heading that can be found in its order.
fn heading_pages(document: &Document, words: &[Placed<'_>]) -> Vec<(String, Option<usize>)> {
    let mut from = 0;
    headings(document)
        .into_iter()
        .map(|heading| {
            let normal = printable(&heading).replace(['\u{2010}', '\u{2011}'], "-");
            let wanted: Vec<&str> = normal.split_whitespace().collect();
            let found = (from..words.len()).find(|at| {
                let rest = &words[*at..];
                let begins = |(i, (w, (_, word))): (usize, (&&str, &Placed<'_>))| {
                    // Text that runs on may stand right behind the heading's last word.
                    word.text == *w || i + 1 == wanted.len() && word.text.starts_with(w)
                };
                rest.len() >= wanted.len() && wanted.iter().zip(rest).enumerate().all(begins)
            });
            if let Some(at) = found {
                from = at + wanted.len();
            }
            (heading, found.map(|at| words[at].0))
        })
        .collect()
}

/// Whether cells of several rows are one: those are drawn behind all others of their page in the
/// PDF, so the order in which words are drawn says nothing.
fn is_merged(document: &Document) -> bool {
    let annexed = document.annexes.iter().flat_map(|annex| &annex.blocks);
    document
        .blocks
        .iter()
        .chain(annexed)
        .any(|block| match block {
            Block::Table(table) => {
                let mut slots = table.grid().into_iter().flatten();
                slots.any(|slot| matches!(slot, Slot::Covered { .. }))
            }
            Block::Heading(_) | Block::Paragraph(_) => false,
        })
}

fn by_page_and_word(words: &mut [Placed<'_>]) {
    words.sort_by(|a, b| {
        let place = |word: &Word| word.base.round().mul_add(10_000.0, word.left);
        (a.0, &a.1.text)
            .cmp(&(b.0, &b.1.text))
            .then(place(a.1).total_cmp(&place(b.1)))
    });
}

/// What the two outputs differ in.
struct Difference {
    pages: (usize, usize),
    words: usize,
    /// Where the words part, if they do.
    parting: Option<String>,
    /// Words that stand on another page, and how far apart the others are, in points.
    elsewhere: usize,
    across: f64,
    down: f64,
    headings: Vec<String>,
}

fn compare(paper: &Paper) -> Difference {
    let mut docx = body(&paper.docx, &paper.profile);
    let mut pdf = body(&paper.pdf, &paper.profile);
    let headings = heading_pages(&paper.document, &docx)
        .into_iter()
        .zip(heading_pages(&paper.document, &pdf))
        .filter(|(a, b)| a.1 != b.1 || a.1.is_none())
        .map(|((heading, docx), (_, pdf))| format!("{heading:?}: docx {docx:?}, pdf {pdf:?}"))
        .collect();
    if is_merged(&paper.document) {
        by_page_and_word(&mut docx);
        by_page_and_word(&mut pdf);
    }
    let parting = (0..docx.len().max(pdf.len())).find_map(|i| {
        let text = |words: &[Placed<'_>]| words.get(i).map(|(_, word)| word.text.clone());
        (text(&docx) != text(&pdf)).then(|| {
            let near = |words: &[Placed<'_>]| {
                let until = words.len().min(i + 4);
                let words = &words[i.saturating_sub(3).min(until)..until];
                let words: Vec<&str> = words.iter().map(|(_, w)| w.text.as_str()).collect();
                words.join(" ")
            };
            format!("word {i}: docx {:?}, pdf {:?}", near(&docx), near(&pdf))
        })
    });
    let pairs = || docx.iter().zip(&pdf);
    let same_page = || pairs().filter(|(a, b)| a.0 == b.0);
    let most = |apart: fn(&Word, &Word) -> f64| {
        same_page()
            .map(|(a, b)| apart(a.1, b.1).abs())
            .fold(0.0, f64::max)
    };
    Difference {
        pages: (paper.docx.len(), paper.pdf.len()),
        words: pdf.len(),
        elsewhere: pairs().count() - same_page().count(),
        across: most(|a, b| a.left - b.left),
        down: most(|a, b| a.base - b.base),
        parting,
        headings,
    }
}

/// How many pages more or less are allowed.
fn allowed(pages: usize) -> usize {
    usize::from(pages > 10)
}

/// How far apart a word may stand, in points: LibreOffice rounds each line and each space.
const FAR: f64 = 2.0;

/// Papers with a line that ends elsewhere, and why. Words, pages and headings of theirs agree.
const ELSEWHERE: [(&str, &str); 1] = [(
    "cam-xuyen-2024",
    "LibreOffice keeps `12-NQ/TU` whole; Word and our PDF break behind the hyphen",
)];

/// Papers whose last row goes to the signature's page in Word and in our PDF, with its heading:
/// LibreOffice keeps a row with what follows only where every row is kept so. Pages agree.
const LAST_ROW: [&str; 2] = ["cross-reference", "broadcast-book"];

#[test]
fn both_outputs_have_the_same_words_on_the_same_pages() {
    let Some(papers) = paper::all() else { return };
    eprintln!(
        "{:<24} {:>5} {:>5} {:>7} {:>9} {:>8} {:>8}  differs",
        "", "docx", "pdf", "words", "elsewhere", "across", "down"
    );
    let mut wrong = Vec::new();
    for paper in papers {
        let found = compare(paper);
        let (docx, pdf) = found.pages;
        let mut told: Vec<String> = found.parting.into_iter().chain(found.headings).collect();
        let loose = LAST_ROW.contains(&paper.name.as_str());
        if loose {
            assert!(!told.is_empty(), "{} needs no excuse", paper.name);
            told.clear();
        }
        if docx.abs_diff(pdf) > allowed(pdf) {
            told.push(format!("{docx} and {pdf} pages"));
        }
        let drifts = found.across > FAR || found.down > FAR;
        let excused = ELSEWHERE.iter().find(|(name, _)| *name == paper.name);
        if !loose && drifts != excused.is_some() {
            told.push(format!(
                "words stand elsewhere: {drifts}, excused: {excused:?}"
            ));
        }
        eprintln!(
            "{:<24} {docx:>5} {pdf:>5} {:>7} {:>9} {:>8.2} {:>8.2}  {} {}",
            paper.name,
            found.words,
            found.elsewhere,
            found.across,
            found.down,
            told.join("; "),
            excused.map_or("", |(_, reason)| reason),
        );
        if !told.is_empty() {
            wrong.push(format!("{}: {}", paper.name, told.join("; ")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
