//! Which field of which form a place on the page belongs to.

use crate::wire::{PreviewPlace, small};
use ::export::Place;
use document::Anchor;
use plan::Plan;
use std::collections::HashMap;
use uuid::Uuid;

/// The section or annex that each node of a plan stands in. Tasks stand in neither.
pub(super) struct Places {
    homes: HashMap<u128, Home>,
}

#[derive(Clone, Copy)]
enum Home {
    Section(Uuid),
    Annex(Uuid),
}

impl Places {
    /// Of a plan as it is laid out.
    pub(super) fn of(plan: &Plan) -> Self {
        let sections = plan
            .walk()
            .into_iter()
            .map(|(_, s)| (Home::Section(s.id.0), s.id, &s.blocks));
        let annexes = plan
            .annexes
            .iter()
            .map(|a| (Home::Annex(a.id.0), a.id, &a.blocks));
        let homes = sections
            .chain(annexes)
            .flat_map(|(home, id, blocks)| {
                let blocks = blocks.iter().map(|block| block.id.0);
                std::iter::once(id.0)
                    .chain(blocks)
                    .map(move |id| (id.as_u128(), home))
            })
            .collect();
        Self { homes }
    }

    /// A place for the screens.
    pub(super) fn find(&self, place: Place) -> PreviewPlace {
        match place {
            Place::Agency => PreviewPlace::Agency,
            Place::Number => PreviewPlace::Number,
            Place::Date => PreviewPlace::Date,
            Place::Subject => PreviewPlace::Subject,
            // A plan is for whoever its recipients are; only letters have a line of their own.
            Place::Addressees | Place::Recipients => PreviewPlace::Recipients,
            Place::Signature => PreviewPlace::Signature,
            Place::Basis(index) => PreviewPlace::Basis {
                index: small(index),
            },
            Place::Lead(index) => PreviewPlace::Lead {
                index: small(index),
            },
            Place::Closing(index) => PreviewPlace::Closing {
                index: small(index),
            },
            Place::Node(anchor) => self.node(anchor),
        }
    }

    fn node(&self, anchor: Anchor) -> PreviewPlace {
        let (section, annex) = match self.homes.get(&anchor.id()) {
            Some(Home::Section(id)) => (Some(id.to_string()), None),
            Some(Home::Annex(id)) => (None, Some(id.to_string())),
            None => (None, None),
        };
        PreviewPlace::Node {
            id: Uuid::from_u128(anchor.id()).to_string(),
            section,
            annex,
        }
    }
}
