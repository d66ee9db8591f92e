//! The computers packages came from: who was paired, what they are called.

use super::{device, open};
use crate::office::Office;
use crate::wire::{self, Failure, Peer, Peers, SavedPeers};
use exchange::PublicKey;
use plan::flaw::Check;
use store::{Change, EventKind, Records};

/// This computer and those packages came from.
pub fn list(office: &Office) -> Result<Peers, Failure> {
    let own = device::key(office)?.public();
    office.read(|store| view(store, own))
}

fn view(records: &Records, own: PublicKey) -> Result<Peers, Failure> {
    let peers = records.peers()?.into_iter().filter_map(|peer| {
        let key: PublicKey = peer.key.parse().ok()?;
        Some(Peer {
            key: peer.key,
            short: key.short(),
            name: peer.name,
            seen: wire::time(peer.seen),
            paired: peer.paired.map(wire::time),
            words: open::words(own, key),
        })
    });
    Ok(Peers {
        short: own.short(),
        peers: peers.collect(),
    })
}

fn unknown() -> Failure {
    Failure::NotFound {
        what: "peer".to_owned(),
    }
}

/// Renames a computer, and says whether its words were compared.
pub fn save(
    office: &Office,
    key: String,
    name: String,
    paired: bool,
) -> Result<SavedPeers, Failure> {
    let own = device::key(office)?.public();
    let mut check = Check::default();
    let name = check.required("name", &name, exchange::package::NAME_LIMIT);
    check.finish(())?;
    let change = Change::of(EventKind::PeerSet).noting(&name);
    let (peers, saved) = office.change(change, |tx| {
        let known = tx.peer(&key)?.ok_or_else(unknown)?;
        let since = known.paired.unwrap_or(tx.saved().at);
        tx.put_peer(&store::Peer {
            name,
            paired: paired.then_some(since),
            ..known
        })?;
        view(tx, own)
    })?;
    Ok(SavedPeers { saved, peers })
}

/// Forgets a computer: its next package is one of a stranger.
pub fn forget(office: &Office, key: String) -> Result<SavedPeers, Failure> {
    let own = device::key(office)?.public();
    let (peers, saved) = office.change(EventKind::PeerSet, |tx| {
        tx.forget_peer(&key)?;
        view(tx, own)
    })?;
    Ok(SavedPeers { saved, peers })
}
