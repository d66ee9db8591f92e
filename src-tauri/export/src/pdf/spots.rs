//! Finding the parts of a document on its pages.
//!
//! The sheet puts a mark before and behind each part. Pages are walked in the order they are
//! read; what is drawn between two marks belongs to their part.

use super::fonts;
use super::place::Place;
use std::collections::HashMap;
use typst::foundations::Value;
use typst::introspection::{MetadataElem, Tag};
use typst::layout::{Abs, Frame, FrameItem, Point};
use typst_layout::Page;

/// A part of a document on a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spot {
    /// Which part.
    pub place: Place,
    /// The page's index.
    pub page: usize,
    /// Its top in points from the page's top.
    pub top: f64,
    /// Its bottom in points from the page's top.
    pub bottom: f64,
}

/// All spots in reading order.
pub(crate) fn find(pages: &[Page]) -> Vec<Spot> {
    let mut walk = Walk::default();
    for (index, page) in pages.iter().enumerate() {
        walk.page = index;
        walk.frame(&page.frame, Abs::zero());
    }
    walk.spots.into_iter().map(|(spot, _)| spot).collect()
}

/// A mark of the sheet.
pub(super) enum Mark {
    /// From here on, this part; `None` for what is no part of the document.
    Open(Option<Place>),
    Close(Option<Place>),
}

#[derive(Default)]
struct Walk {
    page: usize,
    /// Parts that are open, the outermost first; `None` hides what is in it.
    open: Vec<Option<Place>>,
    /// Spots and whether anything was drawn in them yet.
    spots: Vec<(Spot, bool)>,
    known: HashMap<(Place, usize), usize>,
}

impl Walk {
    fn frame(&mut self, frame: &Frame, top: Abs) {
        for (at, item) in frame.items() {
            self.item(*at, item, top);
        }
    }

    fn item(&mut self, at: Point, item: &FrameItem, top: Abs) {
        let y = top + at.y;
        match item {
            // Nothing on the sheet is turned.
            FrameItem::Group(group) => self.frame(&group.frame, y + group.transform.ty),
            FrameItem::Text(text) => {
                let (above, below) = fonts::edges(text.size.to_pt());
                let y = y.to_pt();
                self.drawn(y - above, y + below);
            }
            FrameItem::Tag(Tag::Start(element, _)) => {
                let value = element.to_packed::<MetadataElem>().map(|m| &m.value);
                if let Some(Value::Str(word)) = value {
                    self.mark(word.as_str(), y.to_pt());
                }
            }
            _ => {}
        }
    }

    fn mark(&mut self, word: &str, y: f64) {
        match read(word) {
            Some(Mark::Open(place)) => {
                self.open.push(place);
                if let Some(place) = place {
                    self.spot(place, y, y, false);
                }
            }
            Some(Mark::Close(place)) => {
                if let Some(i) = self.open.iter().rposition(|open| *open == place) {
                    self.open.remove(i);
                }
            }
            None => {}
        }
    }

    /// Something from `top` to `bottom` belongs to every open part.
    fn drawn(&mut self, top: f64, bottom: f64) {
        if self.open.contains(&None) {
            return;
        }
        for place in self.open.clone().into_iter().flatten() {
            self.spot(place, top, bottom, true);
        }
    }

    fn spot(&mut self, place: Place, top: f64, bottom: f64, drawn: bool) {
        let page = self.page;
        let Some(&known) = self.known.get(&(place, page)) else {
            self.known.insert((place, page), self.spots.len());
            let spot = Spot {
                place,
                page,
                top,
                bottom,
            };
            self.spots.push((spot, drawn));
            return;
        };
        let (spot, was_drawn) = &mut self.spots[known];
        if drawn && *was_drawn {
            spot.top = spot.top.min(top);
            spot.bottom = spot.bottom.max(bottom);
        } else if drawn {
            (spot.top, spot.bottom, *was_drawn) = (top, bottom, true);
        }
    }
}

pub(super) fn read(word: &str) -> Option<Mark> {
    let place = |name: &str| match name {
        "" => Some(None),
        name => Place::read(name).map(Some),
    };
    if let Some(name) = word.strip_prefix('+') {
        place(name).map(Mark::Open)
    } else {
        place(word.strip_prefix('-')?).map(Mark::Close)
    }
}
