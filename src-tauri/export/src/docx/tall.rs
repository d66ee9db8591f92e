//! How high rows are about, to know which no page can hold.

use document::{Line, Page, Profile, Slot, Span, Weight, metrics};

/// The height between a page's margins, less a tenth: lines are guessed, not set.
pub(crate) fn room(page: Page) -> u32 {
    page.height.saturating_sub(page.top + page.bottom) / 10 * 9
}

/// Each row's height in twips. A cell merged over rows counts in each with its part.
pub(crate) fn heights(grid: &[Vec<Slot<'_>>], columns: &[u32], profile: &Profile) -> Vec<u32> {
    grid.iter()
        .map(|slots| {
            let mut column = 0;
            let mut height = 0;
            for slot in slots {
                let end = column + slot.columns();
                let width: u32 = columns[column..end].iter().sum();
                height = height.max(slot_height(slot, width, profile));
                column = end;
            }
            height
        })
        .collect()
}

fn slot_height(slot: &Slot<'_>, width: u32, profile: &Profile) -> u32 {
    let Slot::Cell { span, .. } = slot else {
        return 0;
    };
    let inside = width
        .saturating_sub(2 * profile.cell_margin.value())
        .max(profile.table.value() * 5);
    let whole: u32 = slot
        .lines()
        .map(|line| line_height(line, inside, profile))
        .fold(0, u32::saturating_add);
    match *span {
        Span { rows: 1, .. } => whole,
        Span { rows, .. } => whole / u32::try_from(rows).unwrap_or(u32::MAX),
    }
}

/// Lines are counted a fifth longer than their words: they break before the margin.
fn line_height(line: &Line, inside: u32, profile: &Profile) -> u32 {
    let size = profile.table.value();
    let lines: u32 = line
        .iter()
        .flat_map(|run| run.text.split('\n'))
        .map(|text| (metrics::width(text, Weight::Bold, size) / 5 * 6).div_ceil(inside))
        .fold(0, |sum, lines| sum.saturating_add(lines.max(1)));
    // A half-point is ten twips, a line 1.15 times its letters.
    lines
        .max(1)
        .saturating_mul(size * 23 / 2)
        .saturating_add(2 * profile.table_gap.value())
}
