//! Framed marks above the body: urgency, limits of circulation, the draft's mark.

use plan::text::fold;
use plan::{Circulation, Urgency};

/// A mark the form prints by itself once the plan says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stamp {
    Urgency(Urgency),
    Circulation(Circulation),
    Draft,
}

/// The mark a line is, if that is all it says: `HOẢ TỐC`, `[KHẨN]`, `DỰ THẢO`. A numbered draft
/// (`Dự thảo lần 2`) says more than the mark and is none.
pub(crate) fn read(text: &str) -> Option<Stamp> {
    let folded = fold(text);
    let words = folded.trim_matches(|c: char| !c.is_alphanumeric());
    match words {
        "khan" => Some(Stamp::Urgency(Urgency::Urgent)),
        "thuong khan" => Some(Stamp::Urgency(Urgency::VeryUrgent)),
        "hoa toc" => Some(Stamp::Urgency(Urgency::Express)),
        "xem xong tra lai" => Some(Stamp::Circulation(Circulation::ReturnAfterReading)),
        "luu hanh noi bo" => Some(Stamp::Circulation(Circulation::Internal)),
        "du thao" => Some(Stamp::Draft),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_stand_alone() {
        for (text, expect) in [
            ("HỎA TỐC", Some(Stamp::Urgency(Urgency::Express))),
            ("HOẢ TỐC", Some(Stamp::Urgency(Urgency::Express))),
            ("[ KHẨN ]", Some(Stamp::Urgency(Urgency::Urgent))),
            ("Thượng khẩn", Some(Stamp::Urgency(Urgency::VeryUrgent))),
            (
                "XEM XONG TRẢ LẠI",
                Some(Stamp::Circulation(Circulation::ReturnAfterReading)),
            ),
            (
                "LƯU HÀNH NỘI BỘ",
                Some(Stamp::Circulation(Circulation::Internal)),
            ),
            ("(DỰ THẢO)", Some(Stamp::Draft)),
            ("Dự thảo lần 2", None),
            ("Khẩn trương", None),
            ("", None),
        ] {
            assert_eq!(read(text), expect, "{text}");
        }
    }
}
