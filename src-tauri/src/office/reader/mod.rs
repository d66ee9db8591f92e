//! Files are read in a process of their own: this program once more, started for one file.
//!
//! A reader that panics, runs out of stack or memory, or never ends takes that process with it
//! and nothing else; the user is told in words of what to do. Plain text needs no such care.

mod bounds;
mod child;
mod handed;
mod libreoffice;

pub use child::reads_one_file;

use crate::wire::{Failure, UnreadableReason};
use ::import::grid::Grid;
use ::import::returned::Returned;
use ::import::{BinaryKind, Choice, ImportError, OldWord, Opened, View};
use bounds::Tree;
use handed::Answer;
use std::ffi::OsStr;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

/// How long a file may take to be read. The largest that is accepted takes a tenth on a slow PC.
const TIME: Duration = Duration::from_secs(60);
/// How long a file may take that another program converts first, which has to start once.
const TIME_CONVERTING: Duration = Duration::from_secs(150);
/// Most bytes of an answer: the words of a file are at most [`import::TEXT_LIMIT`].
const ANSWER: u64 = 64 * 1024 * 1024;
/// How often it is looked whether the user has given up.
const LOOK: Duration = Duration::from_millis(40);

/// Tells what is going on that it shall stop.
#[derive(Debug, Default, Clone)]
pub struct Stops(Arc<AtomicU64>);

/// Whether one piece of work shall stop: those started before the user said so shall.
#[derive(Debug, Clone)]
pub struct Stop {
    stops: Stops,
    since: u64,
}

impl Stops {
    /// For work that starts now.
    pub fn watch(&self) -> Stop {
        Stop {
            stops: self.clone(),
            since: self.0.load(Ordering::SeqCst),
        }
    }

    /// Stops all work that goes on.
    pub fn stop(&self) {
        self.0.fetch_add(1, Ordering::SeqCst);
    }
}

impl Stop {
    /// Whether to stop.
    pub fn asked(&self) -> bool {
        self.stops.0.load(Ordering::SeqCst) != self.since
    }
}

/// How files are read.
#[derive(Debug, Clone)]
pub struct Reader {
    program: Option<PathBuf>,
    libreoffice: Converter,
    time: Duration,
    time_converting: Duration,
}

/// The LibreOffice that converts.
#[derive(Debug, Clone)]
enum Converter {
    /// Looked for when it is needed: a folder of `PATH` may be far away.
    Installed,
    Given(Option<PathBuf>),
}

/// Why a process gave no answer.
enum Lost {
    /// It could not be started, or was not ours.
    NotStarted,
    TimedOut,
    /// It took too much memory or its answer is too long, or it broke down.
    TooHard,
    Stopped,
}

impl Default for Reader {
    fn default() -> Self {
        Self {
            program: std::env::current_exe().ok(),
            libreoffice: Converter::Installed,
            time: TIME,
            time_converting: TIME_CONVERTING,
        }
    }
}

impl Reader {
    /// Reads with another program of this kind, for tests: a test is no such program.
    #[must_use]
    pub fn by(self, program: PathBuf) -> Self {
        let program = Some(program);
        Self { program, ..self }
    }

    /// Converts with this LibreOffice, or with none.
    #[must_use]
    pub fn converting_by(self, libreoffice: Option<PathBuf>) -> Self {
        let libreoffice = Converter::Given(libreoffice);
        Self {
            libreoffice,
            ..self
        }
    }

    /// Gives each file this long.
    #[must_use]
    pub fn within(self, time: Duration) -> Self {
        Self {
            time,
            time_converting: time,
            ..self
        }
    }

    /// Opens a file by what it holds.
    ///
    /// # Errors
    /// It cannot be a plan; it was too much; or the user gave up.
    pub fn open(&self, bytes: &[u8], choice: Choice, stop: &Stop) -> Result<Opened, Failure> {
        if is_text(bytes) {
            return ::import::open_as(bytes, choice).map_err(super::import::unreadable);
        }
        match OldWord::of(bytes) {
            None => self.apart(bytes, choice.view, stop),
            Some(OldWord::LockedDoc) => Err(unreadable(UnreadableReason::Encrypted)),
            Some(OldWord::Doc | OldWord::Rtf) => self.converted(bytes, choice.view, stop),
        }
    }

    /// Reads the sheets of a workbook, or the cells of a text parted by tabs.
    ///
    /// # Errors
    /// It is neither; it holds no words; it was too much; or the user gave up.
    pub fn cells(&self, bytes: &[u8], stop: &Stop) -> Result<Vec<Grid>, Failure> {
        if is_text(bytes) {
            let text = ::import::decode(bytes).map_err(super::import::unreadable)?;
            return Ok(vec![Grid::pasted(&text)]);
        }
        match self.ask(&[OsStr::new(child::CELLS)], bytes, self.time, stop) {
            Ok(Answer::Cells(grids)) => Ok(grids.into_iter().map(Grid::from).collect()),
            asked => Err(refusal(asked)),
        }
    }

    /// Reads what was said about a Word file that came back.
    ///
    /// # Errors
    /// It is no Word file of today; it was too much; or the user gave up.
    pub fn returned(&self, bytes: &[u8], stop: &Stop) -> Result<Returned, Failure> {
        match OldWord::of(bytes) {
            Some(OldWord::LockedDoc) => return Err(unreadable(UnreadableReason::Encrypted)),
            Some(OldWord::Doc | OldWord::Rtf) => {
                return Err(unreadable(UnreadableReason::NotWord));
            }
            // A locked file of today is no package either, and the reader knows it.
            None if !bytes.starts_with(b"PK") && !bytes.starts_with(b"\xD0\xCF\x11\xE0") => {
                return Err(unreadable(UnreadableReason::NotWord));
            }
            None => {}
        }
        match self.ask(&[OsStr::new(child::RETURNED)], bytes, self.time, stop) {
            Ok(Answer::Returned(returned)) => Ok(returned.into()),
            Ok(Answer::Refused {
                reason: UnreadableReason::Zip | UnreadableReason::Pdf | UnreadableReason::Binary,
                ..
            }) => Err(unreadable(UnreadableReason::NotWord)),
            // Its reader keeps to bounds of its own.
            Err(Lost::NotStarted) => {
                ::import::returned::read(bytes).map_err(super::import::unreadable)
            }
            asked => Err(refusal(asked)),
        }
    }

    fn apart(&self, bytes: &[u8], view: View, stop: &Stop) -> Result<Opened, Failure> {
        match self.ask(&[child::word(view)], bytes, self.time, stop) {
            Err(Lost::NotStarted) => here(bytes, view),
            asked => understood(asked),
        }
    }

    fn converted(&self, bytes: &[u8], view: View, stop: &Stop) -> Result<Opened, Failure> {
        let program = match &self.libreoffice {
            Converter::Installed => libreoffice::find(),
            Converter::Given(program) => program.clone(),
        };
        let program = program.ok_or_else(|| unreadable(UnreadableReason::OldWord))?;
        let folder = tempfile::Builder::new()
            .prefix("loa-convert-")
            .tempdir()
            .map_err(|_| Failure::NoSpace)?;
        let with = [
            child::word(view),
            program.as_os_str(),
            folder.path().as_os_str(),
        ];
        understood(self.ask(&with, bytes, self.time_converting, stop))
    }

    /// Starts a process, hands it the bytes and waits for its answer.
    fn ask(
        &self,
        with: &[&OsStr],
        bytes: &[u8],
        time: Duration,
        stop: &Stop,
    ) -> Result<Answer, Lost> {
        let program = self.program.as_deref().ok_or(Lost::NotStarted)?;
        let mut tree = start(program, with).ok_or(Lost::NotStarted)?;
        let (mut stdin, stdout) = tree.pipes().ok_or(Lost::NotStarted)?;
        let (tell, told) = channel();
        let said = std::thread::scope(|threads| {
            threads.spawn(move || {
                // One that ends before it has read all says why in its answer.
                let _ = stdin.write_all(bytes);
            });
            threads.spawn(move || {
                let mut said = Vec::new();
                let _ = stdout.take(ANSWER + 1).read_to_end(&mut said);
                let _ = tell.send(said);
            });
            let said = wait(&told, time, stop);
            // Closes the pipes, so that both threads end.
            tree.end();
            said
        })?;
        let answer = said.strip_prefix(child::GREETING).ok_or(Lost::NotStarted)?;
        if said.len() as u64 > ANSWER {
            return Err(Lost::TooHard);
        }
        // Broken off: the process was ended in the middle.
        postcard::from_bytes(answer).map_err(|_| Lost::TooHard)
    }
}

/// Reads in this process, for want of another: only Word files, whose reader keeps to bounds.
fn here(bytes: &[u8], view: View) -> Result<Opened, Failure> {
    let read = if bytes.starts_with(b"PK") {
        ::import::read_docx(bytes, view).map(Opened::Document)
    } else {
        ::import::decode(bytes).map(Opened::Text)
    };
    read.map_err(|error| match error {
        ImportError::Binary {
            kind: BinaryKind::Zip | BinaryKind::Pdf,
        } => unreadable(UnreadableReason::NoHelper),
        error => super::import::unreadable(error),
    })
}

fn start(program: &Path, with: &[&OsStr]) -> Option<Tree> {
    let mut command = Command::new(program);
    command
        .arg(child::ASKED)
        .args(with)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    bounds::apart(&mut command);
    let child = command.spawn();
    let child = child.inspect_err(|error| tracing::error!(%error, "no process to read with"));
    child.ok().map(Tree::of)
}

/// Waits for all that is said, as long as there is time and nobody stops it.
fn wait(told: &Receiver<Vec<u8>>, time: Duration, stop: &Stop) -> Result<Vec<u8>, Lost> {
    let start = Instant::now();
    loop {
        if stop.asked() {
            return Err(Lost::Stopped);
        }
        let Some(left) = time.checked_sub(start.elapsed()) else {
            return Err(Lost::TimedOut);
        };
        match told.recv_timeout(left.min(LOOK)) {
            Ok(said) => return Ok(said),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return Err(Lost::NotStarted),
        }
    }
}

fn understood(asked: Result<Answer, Lost>) -> Result<Opened, Failure> {
    match asked {
        Ok(Answer::Opened(handed)) => Ok(handed.into()),
        asked => Err(refusal(asked)),
    }
}

/// Why a process did not answer with what was asked for.
fn refusal(asked: Result<Answer, Lost>) -> Failure {
    match asked {
        Ok(Answer::Refused {
            reason,
            line,
            limit,
        }) => Failure::Unreadable {
            reason,
            line,
            limit,
        },
        Ok(Answer::NotConverted) => unreadable(UnreadableReason::OldWord),
        Ok(Answer::Stumbled) => unreadable(UnreadableReason::Damaged),
        Ok(Answer::Opened(_) | Answer::Cells(_) | Answer::Returned(_)) => Failure::Internal,
        Err(Lost::NotStarted) => unreadable(UnreadableReason::NoHelper),
        Err(Lost::TimedOut) => unreadable(UnreadableReason::TimedOut),
        Err(Lost::TooHard) => unreadable(UnreadableReason::TooHard),
        Err(Lost::Stopped) => Failure::Cancelled,
    }
}

fn unreadable(reason: UnreadableReason) -> Failure {
    Failure::Unreadable {
        reason,
        line: None,
        limit: None,
    }
}

/// Whether bytes are plain text, whatever its letters, which our own code reads in bounds.
fn is_text(bytes: &[u8]) -> bool {
    const PDF: &[u8] = b"%PDF-";
    let head = &bytes[..bytes.len().min(1024)];
    let plain = matches!(
        ::import::decode(bytes),
        Ok(_) | Err(ImportError::Empty | ImportError::WrongEncoding { .. })
    );
    plain && !head.windows(PDF.len()).any(|w| w == PDF)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ::import::source::{
        Block, Cell, Change, ChangeKind, Comment, Hints, Paragraph, Row, Source, Table, Warning,
    };
    use handed::Handed;

    fn paragraph(text: &str) -> Block {
        Block::Paragraph(Paragraph {
            label: Some("1.".to_owned()),
            text: plan::RichText::new([
                plan::Run {
                    text: text.to_owned(),
                    bold: true,
                    italic: false,
                },
                plan::Run {
                    text: " nghiêng".to_owned(),
                    bold: false,
                    italic: true,
                },
            ]),
            hints: Hints {
                centred: true,
                indent: -720,
                heading: Some(2),
            },
            notes: vec!["chú thích".to_owned()],
        })
    }

    fn table(inside: Vec<Block>) -> Block {
        Block::Table(Table {
            rows: vec![Row {
                header: true,
                cells: vec![Cell {
                    column: 1,
                    columns: 2,
                    rows: 3,
                    blocks: inside,
                }],
            }],
            ruled: true,
        })
    }

    #[test]
    fn a_document_is_handed_over_whole() {
        let deep = (0..200).fold(paragraph("trong cùng"), |inner, _| table(vec![inner]));
        let source = Source {
            blocks: vec![paragraph("Xã An Hòa"), deep],
            headers: vec!["2".to_owned()],
            footers: vec!["chân trang".to_owned()],
            comments: vec![Comment {
                author: "Lan".to_owned(),
                date: "2026-01-02".to_owned(),
                text: "xem lại".to_owned(),
                anchor: "An Hòa".to_owned(),
                parent: Some(0),
                done: true,
            }],
            changes: vec![Change {
                kind: ChangeKind::MovedFrom,
                author: "Minh".to_owned(),
                date: String::new(),
                text: "cũ".to_owned(),
            }],
            warnings: vec![
                Warning::OpenField,
                Warning::MissingPart("a".to_owned()),
                Warning::DamagedPart("b".to_owned()),
                Warning::Converted("RTF".to_owned()),
            ],
        };
        for opened in [
            Opened::Document(source),
            Opened::Text("Kế hoạch".to_owned()),
        ] {
            let bytes = postcard::to_stdvec(&Handed::from(opened.clone())).unwrap();
            let back: Handed = postcard::from_bytes(&bytes).unwrap();
            assert_eq!(Opened::from(back), opened);
        }
    }

    #[test]
    fn sheets_are_handed_over_whole() {
        let grid = Grid {
            name: "Tờ 1".to_owned(),
            rows: vec![vec!["TT".to_owned(), "Việc\nlàm".to_owned()]],
            numbers: vec![7],
            merges: vec![plan::Merge {
                row: 0,
                column: 0,
                rows: 1,
                columns: 2,
            }],
        };
        let bytes = postcard::to_stdvec(&handed::Grid::from(grid.clone())).unwrap();
        let back: handed::Grid = postcard::from_bytes(&bytes).unwrap();
        assert_eq!(Grid::from(back), grid);
    }

    #[test]
    fn only_text_is_read_in_this_process() {
        for (bytes, expect) in [
            (&b""[..], true),
            ("Kế hoạch".as_bytes(), true),
            (b"K\xD5 HO\xB9CH n\xA8m", true),
            (b"PK\x03\x04", false),
            (b"%PDF-1.7", false),
            (b"\r\n%PDF-1.4\n", false),
            (b"\xD0\xCF\x11\xE0", false),
            (b"{\\rtf1", false),
            (b"\xFF\xD8\xFF\xE0", false),
            (b"a\0\0\0\x01", false),
        ] {
            assert_eq!(is_text(bytes), expect, "{bytes:?}");
        }
    }

    #[test]
    fn work_started_before_a_stop_stops() {
        let stops = Stops::default();
        let before = stops.watch();
        assert!(!before.asked());
        stops.stop();
        assert!(before.asked() && !stops.watch().asked());
    }
}
