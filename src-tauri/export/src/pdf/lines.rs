//! Lines as they are counted on a print for remarks: what stands in each, so that a remark written
//! beside one finds its words.

use super::place::Place;
use super::spots::{Mark, read};
use std::collections::HashMap;
use std::ops::Range;
use typst::foundations::Value;
use typst::introspection::{MetadataElem, Tag};
use typst::layout::{Abs, Frame, FrameItem};
use typst_layout::Page;

/// What a line holds of one part of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// Which part.
    pub place: Place,
    /// Which of its letters, as [`is_letter`] counts them, as they are printed: a number or dash in
    /// front is counted too.
    pub letters: Range<usize>,
    /// The words.
    pub text: String,
}

/// A line of a print, counted through the document.
#[derive(Debug, Clone, PartialEq)]
pub struct CountedLine {
    /// Counted from 1.
    pub number: usize,
    /// The page's index.
    pub page: usize,
    /// Its base line, in points from the page's top.
    pub base: f64,
    /// What stands in it, in reading order; cells of a table may share it.
    pub stretches: Vec<Stretch>,
}

/// Whether a character is counted: not white space, nor the sign without width that a long word
/// may break at.
pub fn is_letter(c: char) -> bool {
    !c.is_whitespace() && c != '\u{200b}'
}

/// Words closer than this, from top to bottom in points, stand in one line.
const APART: f64 = 6.0;

/// Every line of the text in reading order, and how many letters each part has in all.
pub(crate) fn count(pages: &[Page]) -> (Vec<CountedLine>, HashMap<Place, usize>) {
    let mut walk = Walk::default();
    let mut lines: Vec<CountedLine> = Vec::new();
    for (page, it) in pages.iter().enumerate() {
        walk.frame(&it.frame, Abs::zero());
        let mut drawn = std::mem::take(&mut walk.drawn);
        drawn.sort_by(|(a, _), (b, _)| a.total_cmp(b));
        for (base, stretch) in drawn {
            match lines.last_mut() {
                Some(line) if line.page == page && base - line.base < APART => {
                    line.put(stretch);
                }
                _ => lines.push(CountedLine {
                    number: lines.len() + 1,
                    page,
                    base,
                    stretches: vec![stretch],
                }),
            }
        }
    }
    (lines, walk.letters)
}

impl CountedLine {
    fn put(&mut self, stretch: Stretch) {
        match self.stretches.last_mut() {
            Some(last)
                if last.place == stretch.place && last.letters.end == stretch.letters.start =>
            {
                last.letters.end = stretch.letters.end;
                last.text.push_str(&stretch.text);
            }
            _ => self.stretches.push(stretch),
        }
    }

    /// The line's words.
    pub fn text(&self) -> String {
        let parts: Vec<&str> = self.stretches.iter().map(|it| it.text.trim()).collect();
        parts.join(" ")
    }
}

/// What has lines of its own: the letterhead and the signature stand beside other words.
fn is_counted(place: Place) -> bool {
    !matches!(
        place,
        Place::Agency | Place::Number | Place::Date | Place::Signature
    )
}

#[derive(Default)]
struct Walk {
    open: Vec<Option<Place>>,
    letters: HashMap<Place, usize>,
    drawn: Vec<(f64, Stretch)>,
}

impl Walk {
    fn frame(&mut self, frame: &Frame, top: Abs) {
        for (at, item) in frame.items() {
            let y = top + at.y;
            match item {
                // Nothing on the sheet is turned.
                FrameItem::Group(group) => self.frame(&group.frame, y + group.transform.ty),
                FrameItem::Text(text) => self.text(y.to_pt(), &text.text),
                FrameItem::Tag(Tag::Start(element, _)) => {
                    let value = element.to_packed::<MetadataElem>().map(|m| &m.value);
                    if let Some(Value::Str(word)) = value {
                        self.mark(word.as_str());
                    }
                }
                _ => {}
            }
        }
    }

    fn mark(&mut self, word: &str) {
        match read(word) {
            Some(Mark::Open(place)) => self.open.push(place),
            Some(Mark::Close(place)) => {
                if let Some(i) = self.open.iter().rposition(|open| *open == place) {
                    self.open.remove(i);
                }
            }
            None => {}
        }
    }

    fn text(&mut self, base: f64, text: &str) {
        let Some(Some(place)) = self.open.last().copied() else {
            return;
        };
        if self.open.contains(&None) || !is_counted(place) {
            return;
        }
        let seen = self.letters.entry(place).or_default();
        let from = *seen;
        *seen += text.chars().filter(|c| is_letter(*c)).count();
        if *seen == from {
            return;
        }
        let stretch = Stretch {
            place,
            letters: from..*seen,
            text: text.to_owned(),
        };
        self.drawn.push((base, stretch));
    }
}
