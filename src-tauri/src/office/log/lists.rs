//! What the log offers: channels and places.

use crate::clock;
use crate::office::Office;
use crate::wire::{Failure, LogChannel, LogLists, SavedLogLists};
use plan::{Channel, Flaw, Flaws, LogEntry, flaw::Check};
use store::{EventKind, Records};

pub(super) fn view(records: &Records) -> Result<LogLists, Failure> {
    Ok(LogLists {
        channels: records
            .channels()?
            .into_iter()
            .map(LogChannel::from)
            .collect(),
        places: records.places()?,
    })
}

/// Keeps the channels as the office wants them; those of its own without a code are new. One that
/// entries name is switched off rather than lost.
pub fn save_channels(office: &Office, channels: Vec<LogChannel>) -> Result<SavedLogLists, Failure> {
    let mut kept = Vec::new();
    let mut flaws = Vec::new();
    for (i, channel) in channels.into_iter().enumerate() {
        match checked(channel) {
            Ok(channel) => kept.push(channel),
            Err(Flaws(found)) => flaws.extend(found.into_iter().map(|flaw| Flaw {
                field: format!("channels[{i}].{}", flaw.field),
                ..flaw
            })),
        }
    }
    if !flaws.is_empty() {
        return Err(Flaws(flaws).into());
    }
    let (lists, saved) = office.change(EventKind::LogListsSet, |tx| {
        tx.set_channels(&kept)?;
        view(tx)
    })?;
    Ok(SavedLogLists { saved, lists })
}

fn checked(channel: LogChannel) -> Result<Channel, Flaws> {
    let code = match channel.code.as_str() {
        "" => clock::mint().to_string(),
        known => known.to_owned(),
    };
    Channel {
        code,
        name: channel.name,
        family: channel.family.into(),
        measures: channel.measures,
        active: channel.active,
    }
    .checked()
}

/// Keeps the places that are offered, in this order.
pub fn save_places(office: &Office, places: Vec<String>) -> Result<SavedLogLists, Failure> {
    let mut check = Check::default();
    let places: Vec<String> = (places.iter().enumerate())
        .map(|(i, name)| check.optional(&format!("places[{i}]"), name, LogEntry::PLACE_LIMIT))
        .collect();
    let places = check.finish(places)?;
    let (lists, saved) = office.change(EventKind::LogListsSet, |tx| {
        tx.set_places(&places)?;
        view(tx)
    })?;
    Ok(SavedLogLists { saved, lists })
}
