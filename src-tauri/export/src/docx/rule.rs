//! Rules: lines of a computed length, centred.

use super::props::{Indent, ParagraphProps};
use super::style::Style;
use super::writer::Writer;
use document::Weight;
use document::metrics;

/// A line to be ruled under.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ruled<'a> {
    pub(crate) text: &'a str,
    pub(crate) weight: Weight,
    /// Half-points.
    pub(crate) size: u32,
}

/// A rule in a column of `column` twips, `share` thousandths as long as the longest of `lines`;
/// without lines an empty paragraph of the same height.
pub(crate) fn draw(writer: &mut Writer<'_>, lines: &[Ruled<'_>], share: u32, column: u32) {
    let longest = lines
        .iter()
        .map(|line| metrics::width(line.text, line.weight, line.size))
        .max()
        .unwrap_or(0)
        .min(column);
    let length = u64::from(longest) * u64::from(share) / 1_000;
    let length = u32::try_from(length).unwrap_or(column).min(column);
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
