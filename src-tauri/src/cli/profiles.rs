//! In whose name a command is given, and who there is.

use super::args::Who;
use super::say::{Say, name_of};
use crate::office::{Office, profiles};
use crate::wire::{Failure, People};
use std::io::{BufRead, Read};
use std::path::Path;

/// Longest PIN file that is read, in bytes: no PIN is longer.
const LIMIT: u64 = 1024;

/// Somebody sits down for this command; nobody where nobody is named, so that what changes something
/// asks for a name.
///
/// # Errors
/// Nobody of that name, a wrong PIN, or none to be read.
pub(super) fn sit(office: &Office, who: Who) -> Result<(), Failure> {
    // A file that cannot be used is told by the command itself.
    if office.usable().is_err() {
        return Ok(());
    }
    match who.name {
        None => {
            profiles::nobody(office);
            Ok(())
        }
        Some(name) => profiles::sit_for(office, &name, || pin(who.pin_file.as_deref())),
    }
}

/// The PIN, from a file or the first line of standard input.
fn pin(file: Option<&Path>) -> Result<String, Failure> {
    let mut text = String::new();
    match file {
        Some(file) => {
            let missing = |_| Failure::SourceMissing {
                path: file.display().to_string(),
            };
            let open = std::fs::File::open(file).map_err(missing)?;
            open.take(LIMIT)
                .read_to_string(&mut text)
                .map_err(missing)?;
        }
        None => {
            // Nothing to read is no PIN, which is wrong.
            let _ = std::io::stdin().lock().take(LIMIT).read_line(&mut text);
        }
    }
    // Some editors begin a file with a mark of its encoding.
    let text = text.trim_start_matches('\u{feff}');
    Ok(text.lines().next().unwrap_or_default().to_owned())
}

/// Who works at this computer.
pub(super) fn told(say: &Say, people: &People) -> String {
    let word = |key: &str| say.word(key, &[]);
    let lines = people.profiles.iter().map(|it| {
        let role = word(&format!("role_{}", name_of(&it.role)));
        let notes = [
            (it.keeper, "cli_profile_keeper"),
            (it.pin, "cli_profile_pin"),
            (!it.active, "cli_profile_left"),
        ];
        let notes = notes.into_iter().filter(|(is, _)| *is);
        let notes: String = notes.map(|(_, key)| format!(", {}", word(key))).collect();
        format!("{}: {role}{notes}", it.name)
    });
    say.lines(&people.profiles, "cli_no_profiles", lines)
}
