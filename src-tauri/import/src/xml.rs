//! XML of a package's parts, looked over before it is parsed: no document type, bounded depth,
//! attributes and namespaces (`engineering.md` 3.3).

use crate::error::{ImportError, Threat};

/// An element of a parsed part.
pub(crate) type Node<'a> = roxmltree::Node<'a, 'a>;

/// Deepest nesting of elements. A text in a box in a cell of a nested table has about 40, and
/// content controls around table, row, cell and text add eight for each table: twice the 64 of
/// `engineering.md` 3.3, which the walk survives on a stack of 1 MB.
const DEPTH: usize = 128;
/// Most attributes of one tag.
const ATTRIBUTES: usize = 256;
/// Most attributes of one part.
const ALL_ATTRIBUTES: usize = 1_000_000;
/// Most names for namespaces in one part; each picture brings two or three.
const NAMESPACES: usize = 20_000;
/// Most elements, attributes and texts of one part, of some 100 bytes each; 1,000 pages as Word
/// writes them have half as many.
const NODES: u32 = 2_000_000;

/// The text of a part: UTF-8, or UTF-16 with a byte order mark.
pub(crate) fn text(bytes: Vec<u8>) -> Option<String> {
    let units = |order: fn([u8; 2]) -> u16| -> Option<String> {
        let (pairs, _) = bytes.get(2..)?.as_chunks::<2>();
        let units: Vec<u16> = pairs.iter().map(|pair| order(*pair)).collect();
        String::from_utf16(&units).ok()
    };
    match bytes.as_slice() {
        [0xFF, 0xFE, ..] => units(u16::from_le_bytes),
        [0xFE, 0xFF, ..] => units(u16::from_be_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8(rest.to_vec()).ok(),
        _ => String::from_utf8(bytes).ok(),
    }
}

/// Why a part cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unusable {
    /// It would cost too much, or reaches out of the file.
    Threat(Threat),
    /// Nothing is wrong with it but its length.
    Long,
    /// It is no XML.
    Damaged,
}

impl Unusable {
    pub(crate) fn error(self, part: &'static str) -> ImportError {
        match self {
            Self::Threat(threat) => ImportError::Unsafe { threat },
            Self::Long => ImportError::TooManyLines {
                limit: crate::LINE_LIMIT,
            },
            Self::Damaged => ImportError::Damaged { part },
        }
    }
}

/// Parses a part under the limits.
pub(crate) fn parse(text: &str) -> Result<roxmltree::Document<'_>, Unusable> {
    look_over(text)?;
    let options = roxmltree::ParsingOptions {
        allow_dtd: false,
        nodes_limit: NODES,
        ..roxmltree::ParsingOptions::default()
    };
    roxmltree::Document::parse_with_options(text, options).map_err(|error| match error {
        roxmltree::Error::DtdDetected => Unusable::Threat(Threat::DocumentType),
        roxmltree::Error::NodesLimitReached => Unusable::Long,
        _ => Unusable::Damaged,
    })
}

/// One pass over the tags, before anything is built from them.
fn look_over(text: &str) -> Result<(), Unusable> {
    let (mut depth, mut namespaces, mut attributes) = (0_usize, 0, 0);
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        rest = &rest[at..];
        let past = |end: &str| rest.find(end).map(|i| i + end.len());
        let length = if rest.starts_with("<!--") {
            past("-->")
        } else if rest.starts_with("<![CDATA[") {
            past("]]>")
        } else if rest.starts_with("<?") {
            past("?>")
        } else if rest.starts_with("<!") {
            return Err(Unusable::Threat(Threat::DocumentType));
        } else {
            let tag = Tag::read(rest).ok_or(Unusable::Damaged)?;
            if tag.attributes > ATTRIBUTES {
                return Err(Unusable::Threat(Threat::Size));
            }
            attributes += tag.attributes;
            if attributes > ALL_ATTRIBUTES {
                return Err(Unusable::Long);
            }
            namespaces += tag.namespaces;
            if rest.starts_with("</") {
                depth = depth.saturating_sub(1);
            } else if !tag.closed {
                depth += 1;
            }
            Some(tag.length)
        };
        if depth > DEPTH || namespaces > NAMESPACES {
            let threat = if depth > DEPTH {
                Threat::Depth
            } else {
                Threat::Size
            };
            return Err(Unusable::Threat(threat));
        }
        rest = &rest[length.ok_or(Unusable::Damaged)?..];
    }
    Ok(())
}

/// What a tag holds, without its names.
#[derive(Default)]
struct Tag {
    length: usize,
    attributes: usize,
    namespaces: usize,
    closed: bool,
}

impl Tag {
    fn read(text: &str) -> Option<Self> {
        let mut tag = Self::default();
        let mut quote = None;
        let mut before = 0;
        for (at, byte) in text.bytes().enumerate() {
            match (quote, byte) {
                (Some(open), _) if open == byte => quote = None,
                (Some(_), _) => {}
                (None, b'"' | b'\'') => quote = Some(byte),
                (None, b'=') => tag.attributes += 1,
                (None, b'x') if text.as_bytes()[at..].starts_with(b"xmlns") => tag.namespaces += 1,
                (None, b'>') => {
                    tag.closed = before == b'/';
                    tag.length = at + 1;
                    return Some(tag);
                }
                _ => {}
            }
            before = byte;
        }
        None
    }
}

/// An attribute by its local name, in whatever namespace.
pub(crate) fn attribute<'a>(node: Node<'a>, name: &str) -> Option<&'a str> {
    let found = node.attributes().find(|a| a.name() == name)?;
    Some(found.value())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(xml: &str, expect: Result<(), Unusable>) {
        let shown: String = xml.chars().take(60).collect();
        assert_eq!(parse(xml).map(|_| ()), expect, "{shown}");
    }

    #[test]
    fn limits() {
        let threat = |t| Err(Unusable::Threat(t));
        check("<a b='>' c=\"/>\"><!-- <b> --><![CDATA[<c>]]></a>", Ok(()));
        check("<a", Err(Unusable::Damaged));
        check("<a><b></a>", Err(Unusable::Damaged));
        check(
            "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
            threat(Threat::DocumentType),
        );
        check(&"<a>".repeat(10_000), threat(Threat::Depth));
        let fine = "<a>".repeat(DEPTH) + &"</a>".repeat(DEPTH);
        check(&fine, Ok(()));
        let many: String = (0..300).map(|i| format!(" a{i}=''")).collect();
        check(&format!("<a{many}/>"), threat(Threat::Size));
    }

    #[test]
    fn parts_in_utf_16() {
        let bytes: Vec<u8> = [0xFF, 0xFE, b'<', 0, b'a', 0].to_vec();
        assert_eq!(text(bytes).as_deref(), Some("<a"));
        assert_eq!(text(vec![0xFF, 0xC0]), None);
    }
}
