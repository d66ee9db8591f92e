//! Words in frames (Phụ lục I, III.2).

use crate::metrics::width;
use crate::profile::Profile;
use crate::tree::{Ink, Stamp, Weight};
use plan::{Circulation, Urgency};

/// `DỰ THẢO`: not the decree's, but what every draft is marked with.
const DRAFT: &str = "DỰ THẢO";
/// The lowest degree of urgency (III.2.b).
const URGENT: &str = "KHẨN";
/// The middle degree of urgency.
const VERY_URGENT: &str = "THƯỢNG KHẨN";
/// The highest degree of urgency.
const EXPRESS: &str = "HỎA TỐC";
/// For those inside the office only (III.2.c).
const INTERNAL: &str = "LƯU HÀNH NỘI BỘ";
/// To be given back once read (III.2.c).
const RETURN: &str = "XEM XONG TRẢ LẠI";

impl Stamp {
    /// `DỰ THẢO`, on what is not signed yet.
    pub fn draft(profile: &Profile) -> Self {
        Self::fitted(DRAFT, profile)
    }

    /// `LƯU HÀNH NỘI BỘ`.
    pub fn internal(profile: &Profile) -> Self {
        Self::fitted(INTERNAL, profile)
    }

    /// `XEM XONG TRẢ LẠI`.
    pub fn return_after_reading(profile: &Profile) -> Self {
        Self::fitted(RETURN, profile)
    }

    /// Black words in a frame as wide as they need.
    fn fitted(words: &str, profile: &Profile) -> Self {
        let letters = width(words, Weight::Bold, profile.stamp.value());
        Self {
            text: words.to_owned(),
            width: letters.saturating_add(2 * profile.stamp_room.value()),
            height: profile.stamp_height.value(),
            ink: Ink::Black,
        }
    }

    /// `KHẨN` in its frame of 20 × 8 mm.
    pub fn urgent(profile: &Profile) -> Self {
        Self::red(URGENT, profile.urgent_width.value(), profile)
    }

    /// `THƯỢNG KHẨN` in its frame of 40 × 8 mm.
    pub fn very_urgent(profile: &Profile) -> Self {
        Self::red(VERY_URGENT, profile.very_urgent_width.value(), profile)
    }

    /// `HỎA TỐC` in its frame of 30 × 8 mm.
    pub fn express(profile: &Profile) -> Self {
        Self::red(EXPRESS, profile.express_width.value(), profile)
    }

    fn red(words: &str, width: u32, profile: &Profile) -> Self {
        Self {
            text: words.to_owned(),
            width,
            height: profile.urgency_height.value(),
            ink: Ink::Red,
        }
    }
}

/// A plan's frames under its number: the draft's, then that of its urgency.
pub(crate) fn marks(draft: bool, urgency: Urgency, profile: &Profile) -> Vec<Stamp> {
    let urgency = match urgency {
        Urgency::None => None,
        Urgency::Urgent => Some(Stamp::urgent(profile)),
        Urgency::VeryUrgent => Some(Stamp::very_urgent(profile)),
        Urgency::Express => Some(Stamp::express(profile)),
    };
    let draft = draft.then(|| Stamp::draft(profile));
    draft.into_iter().chain(urgency).collect()
}

/// A plan's frame in the top margin.
pub(crate) fn circulation(circulation: Circulation, profile: &Profile) -> Option<Stamp> {
    match circulation {
        Circulation::Open => None,
        Circulation::Internal => Some(Stamp::internal(profile)),
        Circulation::ReturnAfterReading => Some(Stamp::return_after_reading(profile)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_fit_their_frames() {
        let profile = Profile::nd30_2020();
        for (stamp, millimetres) in [
            (Stamp::urgent(&profile), Some((20, 8))),
            (Stamp::very_urgent(&profile), Some((40, 8))),
            (Stamp::express(&profile), Some((30, 8))),
            (Stamp::draft(&profile), None),
            (Stamp::internal(&profile), None),
            (Stamp::return_after_reading(&profile), None),
        ] {
            let words = width(&stamp.text, Weight::Bold, profile.stamp.value());
            assert!(words < stamp.width, "{stamp:?}");
            if let Some((wide, high)) = millimetres {
                assert!(stamp.width.abs_diff(wide * 567 / 10) <= 1, "{stamp:?}");
                assert!(stamp.height.abs_diff(high * 567 / 10) <= 1, "{stamp:?}");
            }
        }
    }
}
