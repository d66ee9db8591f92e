//! A path as SQLite wants it in a `file:` URI (<https://www.sqlite.org/uri.html>).

use std::path::Path;

/// `file:` URI of a path with a query. Anything that could be read as URI syntax is escaped.
pub(crate) fn text_uri(path: &Path, query: &str) -> String {
    let text = path.to_string_lossy();
    let path = if cfg!(windows) {
        forward(&text)
    } else {
        text.into_owned()
    };
    let mut uri = String::from("file:");
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' | b':' => {
                uri.push(char::from(byte));
            }
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri + "?" + query
}

/// A Windows path with forward slashes: `/C:/…`, and `////server/share/…` for a share, whose
/// name would else be taken for the URI's host.
fn forward(text: &str) -> String {
    let text = text.replace('\\', "/");
    let text = match text.strip_prefix("//?/UNC/") {
        Some(share) => format!("//{share}"),
        None => text.strip_prefix("//?/").unwrap_or(&text).to_owned(),
    };
    match (text.starts_with("//"), text.get(1..2)) {
        (true, _) => format!("//{text}"),
        (false, Some(":")) => format!("/{text}"),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn signs_are_escaped() {
        assert_eq!(
            text_uri(Path::new("/tmp/a b?#%/xã.db"), "mode=ro"),
            "file:/tmp/a%20b%3F%23%25/x%C3%A3.db?mode=ro"
        );
    }

    #[test]
    fn windows_paths_go_forward() {
        for (path, expect) in [
            ("C:\\Loa\\loa.db", "/C:/Loa/loa.db"),
            ("\\\\?\\C:\\Loa\\loa.db", "/C:/Loa/loa.db"),
            ("\\\\nas\\xã\\loa.db", "////nas/xã/loa.db"),
            ("\\\\?\\UNC\\nas\\xã\\loa.db", "////nas/xã/loa.db"),
            ("backups\\loa.db", "backups/loa.db"),
        ] {
            assert_eq!(forward(path), expect, "{path}");
        }
    }
}
