//! `Kính gửi:` and who follows it.

use super::head;
use super::props::{Indent, Justify, LineHeight, ParagraphProps, Spacing};
use super::style::Style;
use super::writer::Writer;
use document::{Addressees, Document, Profile, addressee_indents, printable};

/// One addressee stands behind the title in the middle; more have a line each under its colon.
pub(crate) fn draw(writer: &mut Writer<'_>, document: &Document) {
    let Addressees { title, lines } = &document.addressees;
    let titled = ParagraphProps {
        spacing: Some(Spacing {
            before: gap(writer.profile, document),
            after: 0,
            line: LineHeight::Auto(240),
        }),
        ..ParagraphProps::of(Style::AddresseeTitle)
    };
    if let [one] = lines.as_slice() {
        let props = ParagraphProps {
            justify: Some(Justify::Centre),
            ..titled
        };
        writer.paragraph(&props, |w| {
            w.label(title);
            w.words(one);
        });
        return;
    }
    let place = addressee_indents(&document.addressees, writer.profile, document.orientation);
    if !printable(title).is_empty() {
        let props = ParagraphProps {
            indent: Some(Indent {
                left: place.title,
                ..Indent::default()
            }),
            ..titled
        };
        writer.paragraph(&props, |w| w.words(title));
    }
    for line in lines {
        let props = ParagraphProps {
            indent: Some(Indent {
                left: place.dash + place.hanging,
                hanging: place.hanging,
                ..Indent::default()
            }),
            ..ParagraphProps::of(Style::Addressee)
        };
        writer.paragraph(&props, |w| w.words(line));
    }
}

/// Right under the letterhead there is as much room as above a type of document.
fn gap(profile: &Profile, document: &Document) -> u32 {
    if head::is_titled(document) {
        profile.addressee_gap.value()
    } else {
        2 * profile.head_gap.value()
    }
}
