//! Where on a page a part of the document stands.

use document::Anchor;

/// A part of a document that can be shown on its page, and found again from there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// The agency's name with its rule.
    Agency,
    /// Number and symbol, and the `V/v` lines under them.
    Number,
    /// Place and date.
    Date,
    /// Type of document and subject.
    Subject,
    /// `Kính gửi`.
    Addressees,
    /// The legal basis with this index.
    Basis(usize),
    /// The lead-in paragraph with this index.
    Lead(usize),
    /// A section, block, row or annex.
    Node(Anchor),
    /// The closing paragraph with this index.
    Closing(usize),
    /// `Nơi nhận`.
    Recipients,
    /// The signature.
    Signature,
}

impl Place {
    /// Its name in the sheet's data.
    pub(crate) fn key(self) -> String {
        match self {
            Self::Agency => "agency".to_owned(),
            Self::Number => "number".to_owned(),
            Self::Date => "date".to_owned(),
            Self::Subject => "subject".to_owned(),
            Self::Addressees => "addressees".to_owned(),
            Self::Basis(i) => format!("basis {i}"),
            Self::Lead(i) => format!("lead {i}"),
            Self::Node(anchor) => anchor.to_string(),
            Self::Closing(i) => format!("closing {i}"),
            Self::Recipients => "recipients".to_owned(),
            Self::Signature => "signature".to_owned(),
        }
    }

    /// Reads back what [`Self::key`] gave.
    pub(crate) fn read(key: &str) -> Option<Self> {
        let (name, index) = key.split_once(' ').unwrap_or((key, "0"));
        let index = index.parse().ok()?;
        Some(match name {
            "agency" => Self::Agency,
            "number" => Self::Number,
            "date" => Self::Date,
            "subject" => Self::Subject,
            "addressees" => Self::Addressees,
            "basis" => Self::Basis(index),
            "lead" => Self::Lead(index),
            "closing" => Self::Closing(index),
            "recipients" => Self::Recipients,
            "signature" => Self::Signature,
            other => Self::Node(Anchor::read(other)?),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_read_back() {
        for place in [
            Place::Agency,
            Place::Number,
            Place::Date,
            Place::Subject,
            Place::Addressees,
            Place::Basis(7),
            Place::Lead(0),
            Place::Node(Anchor::new(u128::MAX - 3)),
            Place::Closing(12),
            Place::Recipients,
            Place::Signature,
        ] {
            assert_eq!(Place::read(&place.key()), Some(place));
        }
        assert_eq!(Place::read("page 1"), None);
    }
}
