//! `Kính gửi:` and who follows it.

use super::props::{Indent, Justify, ParagraphProps};
use super::style::Style;
use super::writer::Writer;
use document::{Addressees, Orientation, addressee_indents, printable};

/// One addressee stands behind the title in the middle; more have a line each under its colon.
pub(crate) fn draw(writer: &mut Writer<'_>, addressees: &Addressees, orientation: Orientation) {
    let Addressees { title, lines } = addressees;
    if let [one] = lines.as_slice() {
        let props = ParagraphProps {
            justify: Some(Justify::Centre),
            ..ParagraphProps::of(Style::AddresseeTitle)
        };
        writer.paragraph(&props, |w| {
            w.label(title);
            w.words(one);
        });
        return;
    }
    let place = addressee_indents(addressees, writer.profile, orientation);
    if !printable(title).is_empty() {
        let indent = Indent {
            left: place.title,
            ..Indent::default()
        };
        indented(writer, Style::AddresseeTitle, indent, title);
    }
    for line in lines {
        let indent = Indent {
            left: place.dash + place.hanging,
            hanging: place.hanging,
            ..Indent::default()
        };
        indented(writer, Style::Addressee, indent, line);
    }
}

fn indented(writer: &mut Writer<'_>, style: Style, indent: Indent, words: &str) {
    let props = ParagraphProps {
        indent: Some(indent),
        ..ParagraphProps::of(style)
    };
    writer.paragraph(&props, |w| w.words(words));
}
