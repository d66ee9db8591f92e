//! The words that remarks are tied to.

use crate::source::Comment;
use std::collections::HashMap;

/// Most remarks on the same words.
const OPEN_STRETCHES: usize = 500;

/// The words that remarks are tied to.
#[derive(Debug, Default)]
pub(crate) struct Anchors {
    open: Vec<String>,
    texts: HashMap<String, String>,
}

impl Anchors {
    /// A stretch begins.
    pub(crate) fn begin(&mut self, id: &str) {
        if self.open.len() < OPEN_STRETCHES && !self.texts.contains_key(id) {
            self.texts.insert(id.to_owned(), String::new());
            self.open.push(id.to_owned());
        }
    }

    /// A stretch ends.
    pub(crate) fn end(&mut self, id: &str) {
        self.open.retain(|open| open != id);
    }

    /// The words of a stretch that ended.
    pub(crate) fn take(&mut self, id: &str) -> String {
        let text = self.texts.remove(id).unwrap_or_default();
        text.trim().to_owned()
    }

    /// Words inside every open stretch. One that is full is closed, so that a file of stretches
    /// without end costs no more than its anchors may hold.
    pub(crate) fn say(&mut self, text: &str) {
        let texts = &mut self.texts;
        self.open.retain(|id| {
            let Some(anchor) = texts.get_mut(id) else {
                return false;
            };
            let room = Comment::ANCHOR_LIMIT.saturating_sub(anchor.chars().count());
            anchor.extend(text.chars().take(room));
            room > text.chars().count()
        });
    }
}
