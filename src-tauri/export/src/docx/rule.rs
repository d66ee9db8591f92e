//! Rules: lines of a computed length, centred.

use super::props::{Indent, ParagraphProps};
use super::style::Style;
use super::writer::Writer;
use document::{Ruled, rule_length};

/// A rule in a column of `column` twips under the longest of `lines`; without lines an empty
/// paragraph of the same height.
pub(crate) fn draw(writer: &mut Writer<'_>, lines: &[Ruled<'_>], share: u32, column: u32) {
    let length = rule_length(lines, share, column);
    let side = (column - length) / 2;
    let mut props = ParagraphProps::of(Style::Rule);
    if length > 0 {
        props.top_rule = Some(writer.profile.rule_weight.value());
        props.indent = Some(Indent {
            left: side,
            right: side,
            ..Indent::default()
        });
    }
    writer.paragraph(&props, |_| {});
}
