//! Finding one thing by the beginning of its id.

use crate::error::{StoreError, What};

/// What ids begin like something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Found<T> {
    /// Exactly this one.
    One(T),
    /// None.
    None,
    /// This many.
    Many(usize),
}

impl<T> Found<T> {
    /// The one that was found.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] or [`StoreError::AmbiguousPrefix`].
    pub fn one(self, what: What) -> Result<T, StoreError> {
        match self {
            Self::One(found) => Ok(found),
            Self::None => Err(StoreError::NotFound { what }),
            Self::Many(count) => Err(StoreError::AmbiguousPrefix { count }),
        }
    }

    pub(crate) fn of(mut ids: Vec<T>) -> Self {
        match (ids.pop(), ids.len()) {
            (None, _) => Self::None,
            (Some(id), 0) => Self::One(id),
            (Some(_), more) => Self::Many(more + 1),
        }
    }
}

/// The bounds between which ids beginning with `prefix` lie; hyphens and case do not matter.
/// Nothing if no id can begin so.
pub(crate) fn bounds(prefix: &str) -> Option<(String, String)> {
    let digits: Vec<char> = prefix
        .trim()
        .chars()
        .filter(|c| *c != '-')
        .map(|c| c.to_ascii_lowercase())
        .collect();
    if digits.is_empty() || digits.len() > 32 || !digits.iter().all(char::is_ascii_hexdigit) {
        return None;
    }
    let mut from = String::new();
    for (i, digit) in digits.iter().enumerate() {
        if matches!(i, 8 | 12 | 16 | 20) {
            from.push('-');
        }
        from.push(*digit);
    }
    // `g` comes after every hexadecimal digit and after the hyphen.
    let to = format!("{from}g");
    Some((from, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prefixes_become_bounds() {
        for (prefix, expect) in [
            ("0192", Some("0192")),
            (" 0192F3A1C ", Some("0192f3a1-c")),
            ("0192f3a1-c", Some("0192f3a1-c")),
            ("0192f3a1", Some("0192f3a1")),
            ("", None),
            ("xyz", None),
            ("0192%", None),
        ] {
            assert_eq!(bounds(prefix).map(|b| b.0).as_deref(), expect, "{prefix}");
        }
    }
}
