//! Why a file cannot be imported at all. Everything milder is a doubt of the draft.

use thiserror::Error;

/// What a file that is no text seems to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BinaryKind {
    /// A zip container: DOCX, ODT, XLSX.
    Zip,
    /// A PDF.
    Pdf,
    /// An OLE container: DOC, XLS of older Office.
    Ole,
    /// A JPEG picture.
    Jpeg,
    /// A PNG picture.
    Png,
    /// Rich text with control words.
    Rtf,
    /// Something else with NUL bytes.
    Unknown,
}

/// In what a file that is not UTF-8 may be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EncodingGuess {
    /// The code page of Vietnamese Windows without Unicode.
    Windows1258,
    /// TCVN3 (ABC), as `.VnTime` fonts use it.
    Tcvn3,
    /// VNI, as `VNI-Times` fonts use it.
    Vni,
    /// UTF-16 without a byte order mark.
    Utf16,
    /// Cannot be told.
    Unknown,
}

/// What makes a file unsafe to open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Threat {
    /// It unpacks to, or is made of, more than any office file.
    Size,
    /// Elements nested deeper than any office file has them.
    Depth,
    /// A document type, which could name entities that grow without end.
    DocumentType,
}

/// Why nothing could be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Error)]
pub enum ImportError {
    /// A file of no bytes.
    #[error("empty file")]
    Empty,
    /// More bytes than an office's text can have.
    #[error("{bytes} bytes, the limit is {limit}")]
    TooLarge {
        /// Size found.
        bytes: u64,
        /// Size allowed.
        limit: u64,
    },
    /// Not a text.
    #[error("binary content: {kind:?}")]
    Binary {
        /// What it seems to be.
        kind: BinaryKind,
    },
    /// Not UTF-8.
    #[error("not UTF-8 on line {line}, perhaps {guess:?}")]
    WrongEncoding {
        /// First line that cannot be read, from 1.
        line: u32,
        /// What it may be instead.
        guess: EncodingGuess,
    },
    /// More lines than an office's text can have.
    #[error("more than {limit} lines")]
    TooManyLines {
        /// Lines allowed.
        limit: u32,
    },
    /// Locked with a password.
    #[error("encrypted")]
    Encrypted,
    /// Carries macros.
    #[error("holds macros")]
    Macros,
    /// Its parts cannot be read.
    #[error("damaged: {part}")]
    Damaged {
        /// The part that failed first.
        part: &'static str,
    },
    /// Built to harm, or as if it were.
    #[error("unsafe: {threat:?}")]
    Unsafe {
        /// How.
        threat: Threat,
    },
    /// A PDF of pictures of pages, or one whose letters nothing explains.
    #[error("no text layer")]
    Scan,
    /// Nothing but white space and marks.
    #[error("no words")]
    NoText,
}
