//! Vietnamese order: a ă â b … d đ e ê …, tones after letters (CLDR `vi`).

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::locale;
use rusqlite::Connection;
use std::cmp::Ordering;

use crate::error::StoreError;

/// Compares texts in Vietnamese order.
#[derive(Debug)]
pub struct Vietnamese(CollatorBorrowed<'static>);

impl Vietnamese {
    /// The comparer.
    ///
    /// # Errors
    /// [`StoreError::Unexpected`] if the program was built without the order's data.
    pub fn new() -> Result<Self, StoreError> {
        Collator::try_new(locale!("vi").into(), CollatorOptions::default())
            .map(Self)
            .map_err(|error| StoreError::Unexpected {
                detail: error.to_string(),
            })
    }

    /// Which of two texts comes first.
    pub fn compare(&self, a: &str, b: &str) -> Ordering {
        self.0.compare(a, b)
    }

    /// Which of two people comes first in a list: by given name (the last word), then by the
    /// whole name, as Vietnamese lists do.
    pub fn compare_people(&self, a: &str, b: &str) -> Ordering {
        let given = |name: &'_ str| {
            name.split_whitespace()
                .last()
                .unwrap_or_default()
                .to_owned()
        };
        self.compare(&given(a), &given(b))
            .then_with(|| self.compare(a, b))
    }
}

/// Teaches a connection `COLLATE vi`.
pub(crate) fn register(conn: &Connection) -> Result<(), StoreError> {
    let order = Vietnamese::new()?;
    conn.create_collation("vi", move |a: &str, b: &str| order.compare(a, b))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_order() {
        let order = Vietnamese::new().unwrap();
        // Tones only break ties, so "Ánh" stands before "ao".
        let sorted = [
            "Ánh", "ao", "ăn", "ân", "bé", "da", "Dũng", "đá", "Đức", "em", "êm", "Yến",
        ];
        let mut words = sorted;
        words.reverse();
        words.sort_by(|a, b| order.compare(a, b));
        assert_eq!(words, sorted);
    }

    #[test]
    fn people_by_given_name() {
        let order = Vietnamese::new().unwrap();
        let mut names = ["Trần Thị Đào", "Lê Văn Dũng", "Nguyễn An", "Bùi An", "Ẩn"];
        names.sort_by(|a, b| order.compare_people(a, b));
        assert_eq!(
            names,
            ["Bùi An", "Nguyễn An", "Ẩn", "Lê Văn Dũng", "Trần Thị Đào"]
        );
    }
}
