//! JSON from outside, read under limits.

use crate::package::Refusal;
use serde::de::DeserializeOwned;

/// The deepest nesting. A section within sections takes two for each level.
const DEPTH: usize = 100;

/// How deep brackets are nested, those in strings aside.
fn depth(bytes: &[u8]) -> usize {
    let (mut here, mut most, mut quoted, mut escaped) = (0_usize, 0, false, false);
    for byte in bytes {
        match (quoted, byte) {
            (true, _) if escaped => escaped = false,
            (true, b'\\') => escaped = true,
            (true, b'"') => quoted = false,
            (true, _) => {}
            (false, b'"') => quoted = true,
            (false, b'[' | b'{') => {
                here += 1;
                most = most.max(here);
            }
            (false, b']' | b'}') => here = here.saturating_sub(1),
            (false, _) => {}
        }
    }
    most
}

/// Reads an entry's text.
pub(crate) fn read<T: DeserializeOwned>(entry: &str, bytes: &[u8]) -> Result<T, Refusal> {
    if depth(bytes) > DEPTH {
        return Err(Refusal::TooDeep);
    }
    serde_json::from_slice(bytes).map_err(|error| Refusal::Content {
        entry: entry.to_owned(),
        detail: error.to_string(),
    })
}

/// Writes an entry's text.
pub(crate) fn write(value: &impl serde::Serialize) -> Result<Vec<u8>, Refusal> {
    serde_json::to_vec(value).map_err(|error| Refusal::Content {
        entry: String::new(),
        detail: error.to_string(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_count_where_they_are_brackets() {
        for (text, expect) in [
            ("", 0),
            ("{}", 1),
            (r#"{"a":[1,[2]]}"#, 3),
            (r#"["[[[[\"[["]"#, 1),
            ("]]][", 1),
        ] {
            assert_eq!(depth(text.as_bytes()), expect, "{text}");
        }
    }
}
