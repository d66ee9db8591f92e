//! Word's formats from before DOCX, which are read only after another program converted them.

const OLE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
/// The stream of a text in its container, as its directory names it.
const STREAM: &[u8] = b"W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0";
/// Where streams can begin in the container, in bytes.
const SECTOR: usize = 512;

/// A Word file from before DOCX.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OldWord {
    /// Word 97–2003.
    Doc,
    /// Word 97–2003, locked with a password.
    LockedDoc,
    /// Rich text.
    Rtf,
}

impl OldWord {
    /// What bytes are, by what they hold.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(b"{\\rtf") {
            return Some(Self::Rtf);
        }
        let holds_text = || bytes.windows(STREAM.len()).any(|w| w == STREAM);
        if !bytes.starts_with(OLE) || !holds_text() {
            return None;
        }
        Some(if is_locked(bytes) {
            Self::LockedDoc
        } else {
            Self::Doc
        })
    }

    /// What people call the format.
    pub fn name(self) -> &'static str {
        match self {
            Self::Doc | Self::LockedDoc => "DOC",
            Self::Rtf => "RTF",
        }
    }
}

/// Whether the text's first block says that it is encrypted (\[MS-DOC\] 2.5.2, `fEncrypted`).
fn is_locked(bytes: &[u8]) -> bool {
    let first = |sector: &&[u8]| sector.starts_with(b"\xEC\xA5");
    let block = bytes.chunks_exact(SECTOR).skip(1).find(first);
    block.is_some_and(|block| block[0x0B] & 0x01 != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn container(flags: u8, stream: &[u8]) -> Vec<u8> {
        let mut bytes = vec![0; SECTOR * 4];
        bytes[..OLE.len()].copy_from_slice(OLE);
        bytes[SECTOR..SECTOR + 2].copy_from_slice(b"\xEC\xA5");
        bytes[SECTOR + 0x0B] = flags;
        bytes[SECTOR * 2..SECTOR * 2 + stream.len()].copy_from_slice(stream);
        bytes
    }

    #[test]
    fn told_by_what_they_hold() {
        for (bytes, expect) in [
            (b"{\\rtf1\\ansi".to_vec(), Some(OldWord::Rtf)),
            (container(0x12, STREAM), Some(OldWord::Doc)),
            (container(0x13, STREAM), Some(OldWord::LockedDoc)),
            (container(0, b"W\0o\0r\0k\0b\0o\0o\0k\0"), None),
            (OLE.to_vec(), None),
            (b"PK\x03\x04".to_vec(), None),
            (Vec::new(), None),
        ] {
            assert_eq!(OldWord::of(&bytes), expect, "{:?}", bytes.get(..12));
        }
    }
}
