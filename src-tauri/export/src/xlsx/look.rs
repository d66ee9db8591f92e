//! How cells look.

use document::Align;
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};

const FONT: &str = "Times New Roman";
const SIZE: f64 = 12.0;

/// Every look there is.
pub(crate) struct Looks {
    /// What a cell looks like that nobody wrote into.
    pub(crate) usual: Format,
    /// The sheet's title.
    pub(crate) title: Format,
    /// The lines under it.
    pub(crate) under_title: Format,
    /// Headings of columns.
    pub(crate) header: Format,
    /// Cells of a table, by where their values stand.
    left: Cells,
    centre: Cells,
}

/// A ruled cell, by what it holds.
pub(crate) struct Cells {
    /// Words.
    pub(crate) words: Format,
    /// Words that a spreadsheet would take for a formula when they are edited.
    pub(crate) marked_words: Format,
    /// Whole numbers, their thousands apart.
    pub(crate) number: Format,
    /// Days, the day first.
    pub(crate) date: Format,
    /// Whole percent.
    pub(crate) percent: Format,
}

/// Letters of the size that papers have in tables.
pub(crate) fn usual() -> Format {
    Format::new().set_font_name(FONT).set_font_size(SIZE)
}

impl Looks {
    pub(crate) fn new() -> Self {
        let usual = usual();
        let centred = usual
            .clone()
            .set_align(FormatAlign::Center)
            .set_align(FormatAlign::VerticalCenter)
            .set_text_wrap();
        let ruled = usual
            .clone()
            .set_border(FormatBorder::Thin)
            .set_align(FormatAlign::Top)
            .set_text_wrap();
        Self {
            title: centred.clone().set_bold().set_font_size(SIZE + 2.0),
            under_title: centred.clone().set_italic(),
            header: centred.set_bold().set_border(FormatBorder::Thin),
            left: Cells::of(&ruled.clone().set_align(FormatAlign::Left)),
            centre: Cells::of(&ruled.set_align(FormatAlign::Center)),
            usual,
        }
    }

    /// Cells of a column.
    pub(crate) fn cells(&self, align: Align) -> &Cells {
        match align {
            Align::Centre => &self.centre,
            Align::Left => &self.left,
        }
    }
}

impl Cells {
    fn of(look: &Format) -> Self {
        Self {
            words: look.clone(),
            marked_words: look.clone().set_quote_prefix(),
            number: look.clone().set_num_format("#,##0"),
            date: look.clone().set_num_format("dd/mm/yyyy"),
            percent: look.clone().set_num_format("0%"),
        }
    }
}
