//! The other side of [`Reader`](super::Reader): this program, started to read one file and end.
//!
//! Bytes come in on stdin, an answer goes out on stdout. It opens no data file, no window and no
//! network, and what happens to it happens to nobody else.

use super::bounds::{MEMORY, MEMORY_CONVERTING, end_together, take_at_most};
use super::handed::Answer;
use super::libreoffice;
use crate::office::import::why;
use ::import::grid;
use ::import::source::Warning;
use ::import::{BinaryKind, Choice, ImportError, OldWord, Opened, View};
use std::ffi::{OsStr, OsString};
use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// The first argument of a process that is to read.
pub(super) const ASKED: &str = "read-one-file";

/// What such a process says first, so that nothing else is taken for one.
pub(super) const GREETING: &[u8] = b"loa reads 1\n";

/// How the state of a file with tracked changes is asked for.
pub(super) fn word(view: View) -> &'static OsStr {
    OsStr::new(match view {
        View::Accepted => "accepted",
        View::Original => ORIGINAL,
    })
}

const ORIGINAL: &str = "original";

/// How the cells of a workbook are asked for instead of a document.
pub(super) const CELLS: &str = "cells";

/// How the remarks of a Word file that came back are asked for.
pub(super) const RETURNED: &str = "returned";

/// Stack for opening, in bytes: formats nest.
const DEEP: usize = 16 * 1024 * 1024;
/// Stack for finding the structure, in bytes: what fits here fits on every thread of the program.
const SHALLOW: usize = 1024 * 1024;

/// Reads one file and ends, if that is what this process was started for.
///
/// `main` asks this before anything else.
pub fn reads_one_file() -> Option<ExitCode> {
    let mut args = std::env::args_os().skip(1);
    (args.next()? == ASKED).then(|| {
        let _tied = end_together();
        let code = serve(args.collect());
        // Written out; ending here leaves no time for a wedged thread.
        std::process::exit(i32::from(code))
    })
}

/// The converting program and the folder it works in, where the file needs one.
struct Conversion {
    program: PathBuf,
    folder: PathBuf,
}

fn serve(args: Vec<OsString>) -> u8 {
    let mut args = args.into_iter();
    let asked = args.next().unwrap_or_default();
    let view = if asked == ORIGINAL {
        View::Original
    } else {
        View::Accepted
    };
    let mut args = args.map(PathBuf::from);
    let conversion = match (args.next(), args.next()) {
        (Some(program), Some(folder)) => Some(Conversion { program, folder }),
        _ => None,
    };
    take_at_most(match conversion {
        Some(_) => MEMORY_CONVERTING,
        None => MEMORY,
    });
    let mut out = std::io::stdout();
    let mut bytes = Vec::new();
    let greeted = out.write_all(GREETING).and_then(|()| out.flush());
    if greeted.is_err() || std::io::stdin().read_to_end(&mut bytes).is_err() {
        return 1;
    }
    let answer = if asked == CELLS {
        cells(bytes)
    } else if asked == RETURNED {
        returned(bytes)
    } else {
        answer(bytes, view, conversion)
    };
    let written = postcard::to_stdvec(&answer)
        .ok()
        .and_then(|answer| out.write_all(&answer).and_then(|()| out.flush()).ok());
    u8::from(written.is_none())
}

fn answer(bytes: Vec<u8>, view: View, conversion: Option<Conversion>) -> Answer {
    let (bytes, from) = match conversion {
        None => (bytes, None),
        Some(Conversion { program, folder }) => {
            let from = OldWord::of(&bytes).map(OldWord::name);
            let Some(converted) = libreoffice::convert(&program, &folder, &bytes) else {
                return Answer::NotConverted;
            };
            take_at_most(MEMORY);
            (converted, from)
        }
    };
    let choice = Choice {
        view,
        ..Choice::default()
    };
    let opened = on_stack(DEEP, move || ::import::open_as(&bytes, choice));
    let told = match opened {
        Some(Ok(Opened::Document(mut source))) => {
            let converted = from.map(|from| Warning::Converted(from.to_owned()));
            source.warnings.extend(converted);
            Ok(Opened::Document(source))
        }
        Some(told) => told,
        None => return Answer::Stumbled,
    };
    match told {
        Ok(opened) => tried(opened),
        Err(error) => refused(error),
    }
}

/// Reads the sheets of a workbook, and makes tasks of each once, so that what stumbles does it here.
fn cells(bytes: Vec<u8>) -> Answer {
    let read = move || {
        let read = ::import::workbook(&bytes);
        // What is no package at all is told by what it is.
        match (&read, ::import::decode(&bytes)) {
            (Err(ImportError::Damaged { .. }), Err(ImportError::Binary { kind }))
                if kind != BinaryKind::Zip =>
            {
                Err(ImportError::Binary { kind })
            }
            _ => read,
        }
    };
    let grids = match on_stack(DEEP, read) {
        Some(Ok(grids)) => grids,
        Some(Err(error)) => return refused(error),
        None => return Answer::Stumbled,
    };
    let tried = on_stack(SHALLOW, move || {
        for grid in &grids {
            grid::tasks_of_grid(grid, &grid::match_columns(grid));
        }
        grids
    });
    match tried {
        Some(grids) => Answer::Cells(grids.into_iter().map(Into::into).collect()),
        None => Answer::Stumbled,
    }
}

/// Reads what was said about a file that came back.
fn returned(bytes: Vec<u8>) -> Answer {
    match on_stack(DEEP, move || ::import::returned::read(&bytes)) {
        Some(Ok(returned)) => Answer::Returned(returned.into()),
        Some(Err(error)) => refused(error),
        None => Answer::Stumbled,
    }
}

/// Finds the structure once, so that what stumbles or runs away does it here.
fn tried(opened: Opened) -> Answer {
    let again = opened.clone();
    match on_stack(SHALLOW, move || again.read().map(|_| ())) {
        Some(Ok(())) => Answer::Opened(opened.into()),
        Some(Err(error)) => refused(error),
        None => Answer::Stumbled,
    }
}

fn refused(error: ImportError) -> Answer {
    let (reason, line, limit) = why(error);
    Answer::Refused {
        reason,
        line,
        limit,
    }
}

/// Works on a stack of a given size; `None` when the work panicked.
fn on_stack<T: Send + 'static>(
    bytes: usize,
    work: impl FnOnce() -> T + Send + 'static,
) -> Option<T> {
    let thread = std::thread::Builder::new().stack_size(bytes).spawn(work);
    thread.ok()?.join().ok()
}
