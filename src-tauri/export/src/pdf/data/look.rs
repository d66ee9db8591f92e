//! How big letters are and how high their lines.

use crate::pdf::fonts;
use document::{HeadScale, Profile};
use serde::Serialize;
use std::collections::BTreeMap;

/// Letters and the box of their line, in points.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub(crate) struct Look {
    size: f64,
    /// From the base line to the box's top.
    above: f64,
    /// From the base line to the box's bottom.
    below: f64,
    /// What spacing adds under each line. Under the last line of a page there need be no room
    /// for it.
    between: f64,
}

/// Height in points of a single line of letters of `size` half-points.
pub(crate) fn height(size: u32) -> f64 {
    single(size).height()
}

impl Look {
    fn height(self) -> f64 {
        self.above + self.below + self.between
    }
}

fn single(size: u32) -> Look {
    let size = f64::from(size) / 2.0;
    let (above, below) = fonts::edges(size);
    Look {
        size,
        above,
        below,
        between: 0.0,
    }
}

/// A line of body text: what it is higher than a single one is under its letters.
fn spaced(size: u32, profile: &Profile) -> Look {
    let single = single(size);
    let spacing = f64::from(profile.line_spacing.value()) / 240.0;
    let height = (single.height() * 20.0 * spacing + 1e-6).floor() / 20.0;
    Look {
        between: height - single.height(),
        ..single
    }
}

/// Every look by its name.
pub(crate) fn looks(profile: &Profile, scale: HeadScale) -> BTreeMap<&'static str, Look> {
    let head = profile.head_sizes(scale);
    let singles = [
        ("national_title", head.national_title),
        ("motto", head.motto),
        ("parent", head.parent),
        ("agency", head.agency),
        ("number", head.number),
        ("place_date", head.place_date),
        ("about", profile.about.value()),
        ("stamp", profile.stamp.value()),
        ("addressee", profile.addressee.value()),
        ("doc_type", profile.doc_type.value()),
        ("subject", profile.subject.value()),
        ("authority", profile.authority.value()),
        ("signer", profile.signer.value()),
        ("recipients_title", profile.recipients_title.value()),
        ("recipient", profile.recipient.value()),
        ("drafter", profile.drafter.value()),
        ("contact", profile.contact.value()),
        ("page_number", profile.page_number.value()),
        ("annex_label", profile.annex_label.value()),
        ("annex_title", profile.annex_title.value()),
        ("annex_reference", profile.annex_reference.value()),
        ("raw", profile.body.value()),
        ("table", profile.table.value()),
    ];
    let bodies = [
        ("basis", profile.basis.value()),
        ("body", profile.body.value()),
        ("heading", profile.heading.value()),
    ];
    singles
        .map(|(name, size)| (name, single(size)))
        .into_iter()
        .chain(bodies.map(|(name, size)| (name, spaced(size, profile))))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn body_lines_are_spaced_under_their_letters() {
        let profile = Profile::nd30_2020();
        let looks = looks(&profile, HeadScale::Normal);
        let (body, subject) = (looks["body"], looks["subject"]);
        assert_eq!(body.above, subject.above);
        // 1.1 lines of 322 twips.
        assert!((body.height() - 17.7).abs() < 1e-9, "{body:?}");
        assert!((subject.height() - 16.1).abs() < 1e-9, "{subject:?}");
    }
}
