//! The words that Rust itself shows (file dialogs, the command line), from `assets/words`, the
//! same files the screens are compiled from.

use crate::wire::Language;
use std::collections::HashMap;
use std::sync::LazyLock;

type Words = HashMap<String, serde_json::Value>;

static VI: LazyLock<Words> = LazyLock::new(|| read(include_str!("../../assets/words/vi.json")));
static EN: LazyLock<Words> = LazyLock::new(|| read(include_str!("../../assets/words/en.json")));

fn read(json: &str) -> Words {
    serde_json::from_str(json).unwrap_or_default()
}

/// The words for `key`, with each `{name}` filled in. A key that is missing shows itself; a test
/// makes sure that none is.
pub fn word(language: Language, key: &str, fill: &[(&str, &str)]) -> String {
    let words = match language {
        Language::Vi => &*VI,
        Language::En => &*EN,
    };
    let found = words.get(key).and_then(|w| w.as_str()).unwrap_or(key);
    fill.iter().fold(found.to_owned(), |text, (name, value)| {
        text.replace(&format!("{{{name}}}"), value)
    })
}

/// Whether a key is known in a language.
pub fn knows(language: Language, key: &str) -> bool {
    match language {
        Language::Vi => VI.contains_key(key),
        Language::En => EN.contains_key(key),
    }
}
