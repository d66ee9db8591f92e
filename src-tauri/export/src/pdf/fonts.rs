//! The bundled typeface: widths of Times New Roman, every letter of Vietnamese.

use std::sync::LazyLock;
use typst::foundations::Bytes;
use typst::layout::Abs;
use typst::text::{Font, FontBook, FontInstance, FontVariant, FontVariations};
use typst::utils::LazyHash;

macro_rules! file {
    ($name:literal) => {
        include_bytes!(concat!("../../../../assets/fonts/Tinos-", $name, ".ttf"))
    };
}

/// Regular, bold, italic, bold italic.
const FILES: [&[u8]; 4] = [
    file!("Regular"),
    file!("Bold"),
    file!("Italic"),
    file!("BoldItalic"),
];

/// Height of a line's letters over its base line, in thousandths of the size: Times' ascent with
/// the gap that Word and LibreOffice put above it.
const ABOVE: f64 = (1825.0 + 87.0) / 2048.0;
/// Depth below the base line.
const BELOW: f64 = 443.0 / 2048.0;

/// The parsed faces and what they are called.
pub(crate) struct Fonts {
    pub(crate) book: LazyHash<FontBook>,
    pub(crate) faces: Vec<Font>,
    /// The same, to be asked for their letters.
    letters: Vec<FontInstance>,
}

/// Parsed once.
pub(crate) static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let faces: Vec<Font> = FILES
        .iter()
        .filter_map(|data| Font::new(Bytes::new(*data), 0))
        .collect();
    Fonts {
        book: LazyHash::new(FontBook::from_fonts(&faces)),
        letters: faces.iter().cloned().map(letters).collect(),
        faces,
    }
});

fn letters(face: Font) -> FontInstance {
    face.instantiate(
        FontVariant::default(),
        Abs::pt(1.0),
        &FontVariations::default(),
    )
}

/// Points and accents of Hebrew: the typeface has them, but only with the letter under them.
fn needs_its_letter(c: char) -> bool {
    matches!(
        c,
        '\u{591}'
            ..='\u{5bd}'
                | '\u{5bf}'
                | '\u{5c1}'
                | '\u{5c2}'
                | '\u{5c4}'
                | '\u{5c5}'
                | '\u{5c7}'
                | '\u{fb1e}'
    )
}

/// Whether every face has a picture of a character that can stand anywhere.
pub(crate) fn has(c: char) -> bool {
    // The letters of almost every text; the faces are asked for the others only.
    c.is_ascii_graphic()
        || c == ' '
        || !needs_its_letter(c)
            && FONTS
                .letters
                .iter()
                .all(|face| face.ttf().glyph_index(c).is_some())
}

/// How wide a character is at a size of 1.
pub(crate) fn advance(c: char, bold: bool, italic: bool) -> f64 {
    let index = usize::from(bold) + 2 * usize::from(italic);
    FONTS.letters.get(index).map_or(0.0, |face| {
        let face = face.ttf();
        let units = face
            .glyph_index(c)
            .and_then(|glyph| face.glyph_hor_advance(glyph))
            .unwrap_or(0);
        f64::from(units) / f64::from(face.units_per_em())
    })
}

/// Where the box of a single line begins above and ends below its base line, in points. As in
/// Word and LibreOffice its height is a whole number of twips.
pub(crate) fn edges(size: f64) -> (f64, f64) {
    let below = BELOW * size;
    let height = (20.0 * size * (ABOVE + BELOW)).round() / 20.0;
    (height - below, below)
}

#[cfg(test)]
mod tests {
    use super::*;
    use document::{Weight, metrics};

    fn vietnamese() -> impl Iterator<Item = char> {
        ('\u{1ea0}'..='\u{1ef9}').chain("ĂăĐđĨĩŨũƠơƯưÂâÊêÔôÀÁÃÈÉÌÍÒÓÕÙÚÝàáãèéìíòóõùúý".chars())
    }

    #[test]
    fn four_faces_hold_every_vietnamese_letter() {
        assert_eq!(FONTS.faces.len(), 4);
        for c in vietnamese()
            .chain(' '..='~')
            .chain("–—‘’“”…§°\u{a0}□".chars())
        {
            for (face, font) in FONTS.letters.iter().enumerate() {
                assert!(font.ttf().glyph_index(c).is_some(), "{c:?} in face {face}");
            }
        }
    }

    #[test]
    fn the_table_of_widths_is_the_font_s() {
        for c in vietnamese()
            .chain(' '..='~')
            .chain("–—‘’“”…§°\u{a0}".chars())
        {
            for (weight, bold) in [(Weight::Regular, false), (Weight::Bold, true)] {
                // At this size a unit of the font is a twip.
                let size = 2048;
                let told = f64::from(metrics::width(&c.to_string(), weight, size)) / 10.0;
                let real = advance(c, bold, false) * 2048.0;
                assert!((told - real).abs() <= 1.0, "{c:?}: {told}, not {real}");
            }
        }
    }

    #[test]
    fn lines_are_as_high_as_word_has_them() {
        for (size, twips) in [(14.0, 322.0), (13.0, 299.0), (12.0, 276.0), (11.0, 253.0)] {
            let (above, below) = edges(size);
            assert!(((above + below) * 20.0 - twips).abs() < 1e-9, "{size}");
        }
    }

    #[test]
    fn bold_is_wider() {
        assert!(advance('b', true, false) > advance('b', false, false));
        assert_eq!(advance('\u{10ffff}', false, false), 0.0);
    }
}
