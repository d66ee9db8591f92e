//! Phrases: sentences put into a plan by a menu.

use super::{Office, plans, templates};
use crate::clock;
use crate::wire::{Failure, Phrase, Removed, Saved, reader};
use chrono::Datelike;
use plan::PhraseId;
use store::{Change, EventKind};

/// Setting: the first phrases were put in.
const PLANTED: &str = "phrases";

const FIRST: &str = include_str!("../../../assets/templates/phrases.txt");

/// Puts the program's own phrases in, once; whoever removes one does not see it again.
fn plant(office: &Office) -> Result<(), Failure> {
    let (planted, agency) = office.read(|store| {
        let planted = store.setting(PLANTED)?.is_some() || store.is_read_only();
        Ok((planted, store.agency()?.unwrap_or_default()))
    })?;
    if planted {
        return Ok(());
    }
    let first = templates::filled(FIRST, &agency, clock::today().year());
    office.change(EventKind::PhraseSaved, |tx| {
        for text in first.lines().filter(|line| !line.trim().is_empty()) {
            let id = PhraseId(clock::mint());
            let text = text.to_owned();
            tx.add_phrase(&plan::Phrase { id, text }.checked()?)?;
        }
        Ok(tx.set_setting(PLANTED, Some("first"))?)
    })?;
    Ok(())
}

/// The office's phrases, in its order.
pub fn list(office: &Office) -> Result<Vec<Phrase>, Failure> {
    plant(office)?;
    office.read(|store| {
        let phrases = store.phrases()?.into_iter();
        Ok(phrases
            .map(|phrase| Phrase {
                id: phrase.id.to_string(),
                text: phrase.text,
            })
            .collect())
    })
}

/// Adds (empty id) or changes a phrase.
pub fn save(office: &Office, phrase: Phrase) -> Result<Saved, Failure> {
    let fresh = phrase.id.is_empty();
    let id = if fresh {
        PhraseId(clock::mint())
    } else {
        reader("phrase", &phrase.id)?
    };
    let phrase = plan::Phrase {
        id,
        text: phrase.text,
    }
    .checked()?;
    let change = Change::of(EventKind::PhraseSaved).about(id.0);
    let ((), saved) = office.change(change, |tx| {
        let done = if fresh {
            tx.add_phrase(&phrase)
        } else {
            tx.save_phrase(&phrase)
        };
        Ok(done?)
    })?;
    Ok(saved)
}

/// Removes a phrase; it can be brought back.
pub fn remove(office: &Office, phrase: String) -> Result<Removed, Failure> {
    let id: PhraseId = reader("phrase", &phrase)?;
    let change = Change::of(EventKind::PhraseRemoved).about(id.0);
    let (trash, saved) = office.change(change, |tx| Ok(tx.remove_phrase(id)?))?;
    Ok(plans::removed(trash, saved))
}
