//! A path as SQLite wants it in a `file:` URI.

use std::path::Path;

/// `file:` URI of a path with a query. Anything that could be read as URI syntax is escaped.
pub(crate) fn text_uri(path: &Path, query: &str) -> String {
    let text = path.to_string_lossy();
    let text = text.strip_prefix("\\\\?\\").unwrap_or(&text);
    let text = if cfg!(windows) {
        text.replace('\\', "/")
    } else {
        text.to_owned()
    };
    let mut uri = String::from("file:");
    if cfg!(windows) && text.get(1..2) == Some(":") {
        uri.push('/');
    }
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' | b':' => {
                uri.push(char::from(byte));
            }
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri + "?" + query
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_escaped() {
        assert_eq!(
            text_uri(Path::new("/tmp/a b?#%/xã.db"), "mode=ro"),
            "file:/tmp/a%20b%3F%23%25/x%C3%A3.db?mode=ro"
        );
    }
}
