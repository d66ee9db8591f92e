//! `loa import FILE… | FOLDER`.

use super::Answer;
use super::say::{self, Say};
use crate::office::import::Sound;
use crate::office::{self, Office};
use crate::wire::Failure;
use std::path::{Path, PathBuf};

/// A file to read.
struct Asked {
    path: PathBuf,
    /// Found in a folder, not named by the user.
    found: bool,
}

/// Reads and checks every file before anything is kept. A bad file that was named leaves nothing
/// kept; one found in a folder leaves the others.
///
/// # Errors
/// Only what has to do with no single file; the rest is told in the answer.
pub(super) fn run(office: &Office, say: &Say, given: &[PathBuf]) -> Result<Answer, Failure> {
    let mut aside = Vec::new();
    let asked = asked(say, given, &mut aside);
    let several = asked.len() + aside.len() > 1 || asked.iter().any(|file| file.found);
    let mut partial = !aside.is_empty();
    let mut nothing = false;
    let mut sound: Vec<(PathBuf, Readable)> = Vec::new();
    for Asked { path, found } in asked {
        let named = |line: String| match several {
            true => format!("{}: {line}", path.display()),
            false => line,
        };
        match read(office, &path) {
            Ok(it)
                if found && (it.kept || sound.iter().any(|(_, other)| it.title == other.title)) =>
            {
                aside.push(named(say.already()));
            }
            Ok(it) => sound.push((path, it)),
            Err(failure) => {
                aside.push(named(say::failure(say.language, &failure)));
                partial = true;
                nothing |= !found;
            }
        }
    }
    if nothing || sound.is_empty() {
        return Ok(Answer {
            // Nothing new in a folder is an answer too.
            text: if partial {
                String::new()
            } else {
                say.imported(&[])
            },
            aside,
            partial,
        });
    }
    let mut kept = Vec::new();
    for (path, Readable { plan, .. }) in sound {
        let file = several.then(|| path.display().to_string());
        kept.push((file, office::import::keep_sound(office, plan, false)?));
    }
    Ok(Answer {
        text: say.imported(&kept),
        aside,
        partial,
    })
}

/// The files given and those of the folders given. A folder without any is told.
fn asked(say: &Say, given: &[PathBuf], aside: &mut Vec<String>) -> Vec<Asked> {
    let mut asked = Vec::new();
    for path in given {
        if !path.is_dir() {
            asked.push(Asked {
                path: path.clone(),
                found: false,
            });
            continue;
        }
        match office::folder::files(path) {
            Ok((files, more)) => {
                if files.is_empty() || more {
                    aside.push(say.folder(path, files.len(), more));
                }
                let mut files = files;
                // A folder often has a plan twice, as Word wrote it and as PDF.
                files.sort_by_key(|path| office::folder::rank(path));
                let found = files.into_iter();
                asked.extend(found.map(|path| Asked { path, found: true }));
            }
            Err(failure) => aside.push(say::failure(say.language, &failure)),
        }
    }
    asked
}

/// A plan that makes sense.
struct Readable {
    plan: Sound,
    /// With the year.
    title: (String, Option<i32>),
    /// One of the same title is kept.
    kept: bool,
}

fn read(office: &Office, path: &Path) -> Result<Readable, Failure> {
    let read = office::import::read(office, path)?;
    let title = crate::wire::summary_title(&read.draft.subject);
    let year = read.draft.year;
    Ok(Readable {
        kept: office::import::already(office, &title, year)?.is_some(),
        plan: office::import::check(read.draft)?,
        title: (title, year),
    })
}
