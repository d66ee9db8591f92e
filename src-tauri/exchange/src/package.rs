//! One file: a zip of a signed manifest and the entries it names. Read in memory under limits
//! counted on what really comes; nothing is put on the disk.

use crate::body::{Body, Entries, HandOver, PackageKind};
use crate::key::{DeviceKey, PublicKey, bytes_of, hex};
use crate::manifest::{EntryText, FORMAT, Manifest, NAME, SIGNATURE, SenderText};
use crate::text::{parsed, time, time_text, within};
use crate::{json, lock};
use chrono::{DateTime, Utc};
use plan::PackageId;
use plan::text::squeeze;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::collections::HashSet;
use std::io::{Cursor, Read, Write};
use thiserror::Error;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime as ZipTime, ZipArchive, ZipWriter};

pub use crate::lock::is_locked;

/// Largest package, in bytes (as of an import).
pub const PACKAGE_LIMIT: u64 = 64 * 1024 * 1024;
/// Most entries.
pub const ENTRY_COUNT: usize = 500;
/// Most bytes of one entry, unpacked.
pub const ENTRY_LIMIT: u64 = 32 * 1024 * 1024;
/// Most bytes of all entries, unpacked.
pub const UNPACKED_LIMIT: u64 = 200 * 1024 * 1024;
/// Largest manifest: 500 entries take a tenth of it.
const MANIFEST_LIMIT: u64 = 1024 * 1024;
/// Longest name of a sender, and longest note.
pub const NAME_LIMIT: usize = 200;
/// Longest note.
pub const NOTE_LIMIT: usize = 2_000;
/// Shortest passphrase that is taken, in letters.
pub const PASSPHRASE_LEAST: usize = 8;

/// Why a file is not taken as a package. Each is told to the user in words of its own.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Refusal {
    /// Something else altogether.
    #[error("not a package")]
    NotAPackage,
    /// Begins like one, but its end is missing or cannot be read.
    #[error("cut off")]
    Cut,
    /// An entry is missing or not as it was signed.
    #[error("entry {entry:?} is damaged")]
    Damaged {
        /// Which; empty for the whole.
        entry: String,
    },
    /// The signature is not the sender's.
    #[error("the signature is wrong")]
    Signature,
    /// Written by a newer program.
    #[error("format {format} is newer than this program")]
    Newer {
        /// Its number.
        format: u32,
    },
    /// Larger than any package.
    #[error("too large")]
    TooLarge,
    /// More remarks, answers, steps or entries than any plan has.
    #[error("too many")]
    TooMany,
    /// Nested deeper than anything we write.
    #[error("nested too deep")]
    TooDeep,
    /// A name no entry has, such as one that leads out of a folder.
    #[error("an odd name")]
    OddName,
    /// Two entries of one name.
    #[error("an entry twice")]
    Twice,
    /// It is behind a passphrase.
    #[error("a passphrase is needed")]
    PassphraseNeeded,
    /// Not behind this one.
    #[error("the passphrase is wrong")]
    PassphraseWrong,
    /// An entry is not what its kind of package holds.
    #[error("entry {entry:?}: {detail}")]
    Content {
        /// Which.
        entry: String,
        /// What is wrong, for the log.
        detail: String,
    },
}

/// A package about to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parcel {
    /// Its id.
    pub id: PackageId,
    /// The package it answers.
    pub answers: Option<PackageId>,
    /// When.
    pub at: DateTime<Utc>,
    /// The name of whoever sends it. May be empty.
    pub sender: String,
    /// Higher than that of every package this computer wrote before.
    pub counter: u64,
    /// A word to the receiver. May be empty.
    pub note: String,
    /// What is in it.
    pub body: Body,
}

/// A package that was read: whole, and signed by the key it names. Whether that key is known is
/// for the reader's office to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// What it says of itself, and what is in it.
    pub parcel: Parcel,
    /// The key that signed it.
    pub key: PublicKey,
    /// SHA-256 of its manifest, hexadecimal: the same package has the same, whatever carries it.
    pub digest: String,
    /// Whether it was behind a passphrase.
    pub locked: bool,
}

impl Opened {
    /// What it is for.
    pub fn kind(&self) -> PackageKind {
        self.parcel.body.kind()
    }
}

/// Writes a package. The same parcel and key give the same bytes, unless there is a passphrase.
/// Answers the bytes with the manifest's digest.
///
/// # Errors
/// [`Refusal::TooLarge`], [`Refusal::TooMany`].
pub fn write(
    parcel: &Parcel,
    key: &DeviceKey,
    passphrase: Option<&str>,
) -> Result<(Vec<u8>, String), Refusal> {
    let entries = parcel.body.entries()?;
    let total: u64 = entries.iter().map(|(_, bytes)| bytes.len() as u64).sum();
    if total > UNPACKED_LIMIT {
        return Err(Refusal::TooLarge);
    }
    if entries.len() + 2 > ENTRY_COUNT {
        return Err(Refusal::TooMany);
    }
    let listed = entries.iter().map(|(name, bytes)| EntryText {
        name: name.clone(),
        size: bytes.len() as u64,
        sha256: hex(&Sha256::digest(bytes)),
    });
    let cut = |text: &str, limit| text.chars().take(limit).collect::<String>();
    let manifest = Manifest {
        format: FORMAT,
        kind: parcel.body.kind().into(),
        id: parcel.id.to_string(),
        answers: parcel.answers.map(|id| id.to_string()),
        at: time_text(parcel.at),
        sender: SenderText {
            name: cut(&squeeze(&parcel.sender), NAME_LIMIT),
            key: key.public().to_string(),
        },
        counter: parcel.counter,
        note: cut(&parcel.note, NOTE_LIMIT),
        entries: listed.collect(),
    };
    let manifest = json::write(&manifest)?;
    let signature = hex(&key.sign(&manifest)).into_bytes();
    let digest = hex(&Sha256::digest(&manifest));
    let mut all = vec![
        (NAME.to_owned(), manifest),
        (SIGNATURE.to_owned(), signature),
    ];
    all.extend(entries);
    let bytes = pack(&all)?;
    let bytes = match passphrase {
        None => bytes,
        Some(passphrase) => lock::lock(&bytes, passphrase).ok_or(Refusal::TooLarge)?,
    };
    if bytes.len() as u64 > PACKAGE_LIMIT {
        return Err(Refusal::TooLarge);
    }
    Ok((bytes, digest))
}

/// What still goes into a package beside what is in it. Counted so that it always fits: as if
/// nothing could be pressed together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    entries: usize,
    packed: u64,
    unpacked: u64,
}

impl Room {
    /// Bytes of the manifest and of what surrounds the whole, at most.
    const FRAME: u64 = 256 * 1024;

    /// The room beside what is in a hand-over.
    ///
    /// # Errors
    /// [`Refusal::TooLarge`] if that alone is.
    pub fn beside(all: &HandOver) -> Result<Self, Refusal> {
        let entries = all.entries()?;
        let packed = pack(&entries)?.len() as u64;
        let unpacked: u64 = entries.iter().map(|(_, bytes)| bytes.len() as u64).sum();
        let left = |limit: u64, taken: u64| limit.checked_sub(taken).ok_or(Refusal::TooLarge);
        Ok(Self {
            entries: ENTRY_COUNT.saturating_sub(entries.len() + 2),
            packed: left(PACKAGE_LIMIT, packed + Self::FRAME)?,
            unpacked: left(UNPACKED_LIMIT, unpacked + Self::FRAME)?,
        })
    }

    /// Bytes that are left.
    pub fn bytes(&self) -> u64 {
        self.packed
    }

    /// Takes the room of one more entry of so many bytes, if there is as much.
    pub fn take(&mut self, bytes: u64) -> bool {
        // Its name and hash, thrice; what neither deflate nor age can press grows by less than a
        // five-hundredth.
        let packed = bytes + bytes / 500 + 1024;
        let fits = bytes <= ENTRY_LIMIT
            && self.entries > 0
            && packed <= self.packed
            && bytes <= self.unpacked;
        if fits {
            self.entries -= 1;
            self.packed -= packed;
            self.unpacked -= bytes;
        }
        fits
    }
}

/// The container, each entry dated 1 January 1980.
pub(crate) fn pack(entries: &Entries) -> Result<Vec<u8>, Refusal> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(ZipTime::default());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        zip.start_file(name.as_str(), options)
            .map_err(|_| Refusal::OddName)?;
        zip.write_all(bytes).map_err(|_| Refusal::TooLarge)?;
    }
    let done = zip.finish().map_err(|_| Refusal::TooLarge)?;
    Ok(done.into_inner())
}

/// Reads a package.
///
/// # Errors
/// The first thing that is wrong with it.
pub fn open(bytes: &[u8], passphrase: Option<&str>) -> Result<Opened, Refusal> {
    if bytes.len() as u64 > PACKAGE_LIMIT {
        return Err(Refusal::TooLarge);
    }
    if !is_locked(bytes) {
        return open_plain(bytes, false);
    }
    let passphrase = passphrase.ok_or(Refusal::PassphraseNeeded)?;
    let plain = lock::unlock(bytes, passphrase, PACKAGE_LIMIT)?;
    open_plain(&plain, true)
}

fn open_plain(bytes: &[u8], locked: bool) -> Result<Opened, Refusal> {
    let mut container = Container::open(bytes)?;
    let text = container.entry(NAME, MANIFEST_LIMIT)?;
    let manifest = manifest_of(&text)?;
    let key: PublicKey = manifest
        .sender
        .key
        .parse()
        .map_err(|_| Refusal::Signature)?;
    let signature = container.entry(SIGNATURE, 1_000)?;
    let signature = std::str::from_utf8(&signature).ok().and_then(bytes_of);
    if !signature.is_some_and(|it| key.signed(&text, &it)) {
        return Err(Refusal::Signature);
    }
    let entries = container.listed(&manifest.entries)?;
    let parcel = Parcel {
        id: parsed(NAME, &manifest.id)?,
        answers: (manifest.answers.as_ref())
            .map(|id| parsed(NAME, id))
            .transpose()?,
        at: time(NAME, &manifest.at)?,
        sender: within(NAME, manifest.sender.name, NAME_LIMIT)?,
        counter: manifest.counter,
        note: within(NAME, manifest.note, NOTE_LIMIT)?,
        body: Body::read(manifest.kind, entries)?,
    };
    Ok(Opened {
        parcel,
        key,
        digest: hex(&Sha256::digest(&text)),
        locked,
    })
}

/// The manifest, if this program knows its format.
fn manifest_of(text: &[u8]) -> Result<Manifest, Refusal> {
    #[derive(Deserialize)]
    struct Format {
        format: u32,
    }
    let Format { format } = json::read(NAME, text)?;
    if format > FORMAT {
        return Err(Refusal::Newer { format });
    }
    json::read(NAME, text)
}

/// An entry's name: small letters, digits, `.`, `-` and `_`, in at most one folder.
fn is_plain(name: &str) -> bool {
    let piece = |piece: &str| {
        !piece.is_empty()
            && !piece.starts_with('.')
            && piece
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"._-".contains(&b))
    };
    name.len() <= 100 && name.split('/').count() <= 2 && name.split('/').all(piece)
}

struct Container<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    unpacked: u64,
}

impl<'a> Container<'a> {
    fn open(bytes: &'a [u8]) -> Result<Self, Refusal> {
        if !bytes.starts_with(b"PK\x03\x04") {
            return Err(Refusal::NotAPackage);
        }
        let promised = promised(bytes).ok_or(Refusal::Cut)?;
        if promised > ENTRY_COUNT {
            return Err(Refusal::TooMany);
        }
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::Cut)?;
        // Of two entries of one name the archive keeps the last.
        match zip.len() {
            found if found < promised => return Err(Refusal::Twice),
            found if found > promised => return Err(Refusal::Cut),
            _ => {}
        }
        let plain = |name: Result<_, _>| match name {
            Ok(name) => {
                let name: &str = std::convert::AsRef::as_ref(&name);
                is_plain(name)
            }
            Err::<_, zip::result::ZipError>(_) => false,
        };
        if !zip.file_names().all(plain) {
            return Err(Refusal::OddName);
        }
        // Any other zip, a Word file for one, has no such entry.
        if zip.index_for_name(NAME).is_none() {
            return Err(Refusal::NotAPackage);
        }
        Ok(Self { zip, unpacked: 0 })
    }

    /// The bytes of an entry, at most `limit`.
    fn entry(&mut self, name: &str, limit: u64) -> Result<Vec<u8>, Refusal> {
        let damaged = || Refusal::Damaged {
            entry: name.to_owned(),
        };
        let entry = self.zip.by_name(name).map_err(|_| damaged())?;
        if entry.encrypted() || !entry.is_file() {
            return Err(damaged());
        }
        let most = limit.min(UNPACKED_LIMIT - self.unpacked);
        let mut bytes = Vec::new();
        let read = entry.take(most + 1).read_to_end(&mut bytes);
        if bytes.len() as u64 > most {
            // What has a smaller limit of its own says nothing of how large the package is.
            return Err(match most < ENTRY_LIMIT && most == limit {
                true => Refusal::Content {
                    entry: name.to_owned(),
                    detail: format!("more than {limit} bytes"),
                },
                false => Refusal::TooLarge,
            });
        }
        read.map_err(|_| damaged())?;
        self.unpacked += bytes.len() as u64;
        Ok(bytes)
    }

    /// The entries the manifest names, each as it was signed, and no others.
    fn listed(&mut self, listed: &[EntryText]) -> Result<Entries, Refusal> {
        let mut names: HashSet<&str> = HashSet::from([NAME, SIGNATURE]);
        if !listed.iter().all(|entry| names.insert(&entry.name)) {
            return Err(Refusal::Twice);
        }
        if self.zip.len() > names.len() {
            // Something was put in after the signing.
            return Err(Refusal::Damaged {
                entry: String::new(),
            });
        }
        let mut entries = Entries::new();
        for entry in listed {
            if !is_plain(&entry.name) {
                return Err(Refusal::OddName);
            }
            let bytes = self.entry(&entry.name, ENTRY_LIMIT)?;
            entries.push((entry.name.clone(), bytes));
        }
        for (entry, (name, bytes)) in listed.iter().zip(&entries) {
            let whole =
                bytes.len() as u64 == entry.size && hex(&Sha256::digest(bytes)) == entry.sha256;
            if !whole {
                return Err(Refusal::Damaged {
                    entry: name.clone(),
                });
            }
        }
        Ok(entries)
    }
}

/// How many entries the end of the archive promises. We write no remark behind it, so it stands in
/// the last 22 bytes.
fn promised(bytes: &[u8]) -> Option<usize> {
    let end = bytes.get(bytes.len().checked_sub(22)?..)?;
    let count = end
        .starts_with(b"PK\x05\x06")
        .then(|| end.get(10..12))
        .flatten()?;
    Some(usize::from(u16::from_le_bytes(count.try_into().ok()?)))
}
