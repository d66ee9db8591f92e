//! The profile is data: a form with other figures is followed by both outputs.

use document::{Figure, Profile};

/// Golden papers drawn in the made-up form.
pub(crate) const NAMES: [&str; 7] = [
    "usual",
    "report",
    "letter-one",
    "letter-three",
    "marks",
    "landscape",
    "ten-pages",
];

/// A form that no decree has: other margins, sizes, indents, gaps, shares, room.
pub(crate) fn profile() -> Profile {
    Profile::nd30_2020().remade("made-up", |name, usual| {
        let value = match name {
            "margin_top" => 1_500,
            "margin_bottom" => 1_300,
            "margin_left" => 1_400,
            "margin_right" => 1_000,
            "landscape_margin_left" => 1_200,
            "landscape_margin_right" => 900,
            "landscape_margin_top" => 1_250,
            "header_distance" => 640,
            "national_title" | "parent" => 24,
            "motto" => 25,
            "agency" => 25,
            "number" | "place_date" => 27,
            "body" | "basis" => 24,
            "heading" => 26,
            "doc_type" => 30,
            "subject" => 29,
            "about" => 22,
            "about_gap" => 200,
            "addressee" => 27,
            "addressee_gap" => 200,
            "authority" => 27,
            "signer" => 29,
            "recipients_title" => 23,
            "recipient" => 21,
            "table" => 23,
            "page_number" => 25,
            "annex_label" => 30,
            "annex_title" => 27,
            "annex_reference" => 26,
            "first_line" => 900,
            "paragraph_gap" => 180,
            "line_spacing" => 320,
            "agency_rule" | "subject_rule" => 700,
            "motto_rule" => 800,
            "reference_rule" => 250,
            "signing_room" => 2_000,
            "urgency_height" | "stamp_height" => 520,
            "very_urgent_width" => 2_500,
            "head_gap" => 200,
            _ => return usual,
        };
        Figure::ranged(value, 0, 40_000).unwrap()
    })
}
