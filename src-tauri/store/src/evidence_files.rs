//! The folder of evidence files beside the data file. A file is kept under the hash of its
//! content, so that the same one is there once, however often it is used. Nothing is ever deleted
//! here: rows, the trash and older backups name files by their hashes.

use crate::backup::PartFile;
use crate::disk;
use crate::error::StoreError;
use crate::journal::hex;
use plan::EvidenceFile;
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// Why a file cannot be evidence. Nothing was kept of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FileRefusal {
    /// It is not there (any more), or may not be read.
    Missing,
    /// A folder, or something else that is no file.
    NotAFile,
    /// Above the limit.
    TooLarge,
    /// Zero bytes.
    Empty,
}

/// Why a file was not kept.
#[derive(Debug)]
pub enum KeepError {
    /// The file itself is the reason.
    Refused(FileRefusal),
    /// The evidence folder is.
    Store(StoreError),
}

impl From<FileRefusal> for KeepError {
    fn from(refusal: FileRefusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<StoreError> for KeepError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<io::Error> for KeepError {
    fn from(error: io::Error) -> Self {
        Self::Store(error.into())
    }
}

/// How a kept file is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FileState {
    /// As it was kept.
    Whole,
    /// Not in the folder, or not readable.
    Missing,
    /// There, with another content.
    Changed,
}

/// The folder of evidence files that belongs to a data file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EvidenceFolder(PathBuf);

impl EvidenceFolder {
    /// The folder of the data file at `path`: `evidence` beside the usual `loa.db`; a file of
    /// another name has its own, `evidence-NAME`.
    pub fn beside(path: &Path) -> Self {
        Self(match path.file_stem() {
            Some(stem) if stem != "loa" => {
                let mut name = std::ffi::OsString::from("evidence-");
                name.push(stem);
                path.with_file_name(name)
            }
            _ => path.with_file_name("evidence"),
        })
    }

    /// The folder itself, which may not be there yet.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Copies a file into the folder: beside, synced, read back and compared, then named. What is
    /// there already with this content is used; what was there under its name with another
    /// content is mended.
    ///
    /// # Errors
    /// [`KeepError::Refused`] for what cannot be evidence (a file above `limit` bytes is not even
    /// read); [`KeepError::Store`] if the folder cannot be written. Nothing is left then.
    pub fn keep(&self, source: &Path, limit: u64) -> Result<EvidenceFile, KeepError> {
        let about = fs::metadata(source).map_err(|_| FileRefusal::Missing)?;
        match about.len() {
            _ if !about.is_file() => return Err(FileRefusal::NotAFile.into()),
            0 => return Err(FileRefusal::Empty.into()),
            size if size > limit => return Err(FileRefusal::TooLarge.into()),
            _ => {}
        }
        let from = File::open(source).map_err(|_| FileRefusal::Missing)?;
        fs::create_dir_all(&self.0)?;
        let part = self.part();
        // More than it said: it is being written just now.
        let (hash, size) = copy(&mut from.take(limit + 1), &part.0)?;
        match size {
            0 => return Err(FileRefusal::Empty.into()),
            size if size > limit => return Err(FileRefusal::TooLarge.into()),
            _ => {}
        }
        let name = source.file_name().unwrap_or_default().to_string_lossy();
        let file = EvidenceFile {
            hash,
            name: name.into_owned(),
            size,
        };
        self.take_in(&part, &file)?;
        Ok(file)
    }

    /// Keeps a file that came as bytes, as [`Self::keep`] does: what is there already with this
    /// content is used.
    ///
    /// # Errors
    /// [`StoreError`] if the bytes are not of this hash, or the folder cannot be written; nothing
    /// is left then.
    pub fn keep_bytes(&self, file: &EvidenceFile, bytes: &[u8]) -> Result<(), StoreError> {
        if self.check(file) == FileState::Whole {
            return Ok(());
        }
        fs::create_dir_all(&self.0)?;
        let part = self.part();
        match copy(&mut &*bytes, &part.0) {
            Ok(_) => self.take_in(&part, file),
            Err(KeepError::Store(error)) => Err(error),
            Err(KeepError::Refused(_)) => Err(not_read_back(file)),
        }
    }

    /// Copies those of `files` that `other` has whole and this folder has not. Answers how many.
    ///
    /// # Errors
    /// [`StoreError`] if this folder cannot be written; what was copied so far stays.
    pub fn fill_from(&self, other: &Self, files: &[EvidenceFile]) -> Result<usize, StoreError> {
        let mut copied = 0;
        for file in files {
            let Some(source) = other.find(&file.hash) else {
                continue;
            };
            if self.check(file) == FileState::Whole || other.check(file) != FileState::Whole {
                continue;
            }
            match self.keep(&source, u64::MAX - 1) {
                Ok(_) => copied += 1,
                Err(KeepError::Store(error)) => return Err(error),
                Err(KeepError::Refused(_)) => {}
            }
        }
        Ok(copied)
    }

    /// Removes what copies left that a power cut ended. Only for whoever holds the data file: a
    /// copy of another program may be under way else.
    pub fn tidy(&self) {
        for entry in fs::read_dir(&self.0).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.extension().is_some_and(|ending| ending == "part") {
                // What is held by a scanner goes the next time.
                let _ = fs::remove_file(path);
            }
        }
    }

    /// Where a file of this content lies.
    pub fn find(&self, hash: &str) -> Option<PathBuf> {
        let (folder, rest) = self.place(hash)?;
        fs::read_dir(folder)
            .ok()?
            .filter_map(|entry| Some(entry.ok()?.path()))
            .find(|path| path.file_stem().is_some_and(|stem| stem == rest) && path.is_file())
    }

    /// Whether a file is there with its size. Fast enough for every list.
    pub fn glance(&self, file: &EvidenceFile) -> FileState {
        let about = self.find(&file.hash).and_then(|path| path.metadata().ok());
        match about {
            None => FileState::Missing,
            Some(about) if about.len() == file.size => FileState::Whole,
            Some(_) => FileState::Changed,
        }
    }

    /// Reads a file through and compares its content with its hash.
    pub fn check(&self, file: &EvidenceFile) -> FileState {
        match self.find(&file.hash).map(|path| sum_of(&path)) {
            None | Some(Err(_)) => FileState::Missing,
            Some(Ok(sum)) if sum == file.hash => FileState::Whole,
            Some(Ok(_)) => FileState::Changed,
        }
    }

    /// Folder and name without ending: `ab` and the other 62 digits. Nothing for what is no hash.
    fn place<'h>(&self, hash: &'h str) -> Option<(PathBuf, &'h str)> {
        let sound = hash.len() == 64 && hash.bytes().all(|b| b.is_ascii_hexdigit());
        sound.then(|| (self.0.join(&hash[..2]), &hash[2..]))
    }

    /// A name of its own for each copy that is under way.
    fn part(&self) -> PartFile {
        use std::sync::atomic::{AtomicU64, Ordering};
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let (process, count) = (std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        PartFile(self.0.join(format!("{process}-{count}.part")))
    }

    fn take_in(&self, part: &PartFile, file: &EvidenceFile) -> Result<(), StoreError> {
        let not_written = || not_read_back(file);
        if sum_of(&part.0)? != file.hash {
            return Err(not_written());
        }
        if self.check(file) == FileState::Whole {
            return Ok(());
        }
        let (folder, rest) = self.place(&file.hash).ok_or_else(not_written)?;
        fs::create_dir_all(&folder)?;
        let known = self.find(&file.hash);
        let target = known.unwrap_or_else(|| match ending(&file.name) {
            Some(ending) => folder.join(format!("{rest}.{ending}")),
            None => folder.join(rest),
        });
        disk::rename(&part.0, &target)?;
        disk::sync_folder(&folder)?;
        Ok(disk::sync_folder(&self.0)?)
    }
}

fn not_read_back(file: &EvidenceFile) -> StoreError {
    StoreError::Io {
        detail: format!("{} does not read back", file.name),
    }
}

/// A plain ending in small letters, so that people who look into the folder see what is there.
fn ending(name: &str) -> Option<String> {
    let ending = Path::new(name).extension()?.to_str()?.to_ascii_lowercase();
    let plain =
        (1..=8).contains(&ending.len()) && ending.bytes().all(|b| b.is_ascii_alphanumeric());
    plain.then_some(ending)
}

/// Copies and syncs; answers hash and size. A source that cannot be read to its end is missing.
fn copy(from: &mut impl Read, to: &Path) -> Result<(String, u64), KeepError> {
    let mut out = File::create(to)?;
    let mut digest = Sha256::new();
    let mut buffer = vec![0; 1 << 16];
    let mut size = 0;
    loop {
        let read = from.read(&mut buffer).map_err(|_| FileRefusal::Missing)?;
        if read == 0 {
            out.sync_all()?;
            return Ok((hex(&digest.finalize()), size));
        }
        digest.update(&buffer[..read]);
        out.write_all(&buffer[..read])?;
        size += read as u64;
    }
}

/// SHA-256 of a file's content, 64 hexadecimal digits.
///
/// # Errors
/// It cannot be read.
pub fn sum_of(path: &Path) -> io::Result<String> {
    let mut file = File::open(path)?;
    let mut digest = Sha256::new();
    let mut buffer = vec![0; 1 << 16];
    loop {
        let read = file.read(&mut buffer)?;
        if read == 0 {
            return Ok(hex(&digest.finalize()));
        }
        digest.update(&buffer[..read]);
    }
}

/// The same of bytes.
pub fn sum_of_bytes(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}
