//! How cells look.

use super::text::like_formula;
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
    /// Cells of a table that hold no words.
    pub(crate) cells: Cells,
    left: Words,
    centre: Words,
}

/// A ruled cell, by what it holds.
pub(crate) struct Cells {
    /// Nothing.
    pub(crate) empty: Format,
    /// Whole numbers, their thousands apart.
    pub(crate) number: Format,
    /// Days, the day first.
    pub(crate) date: Format,
    /// Whole percent.
    pub(crate) percent: Format,
}

/// A ruled cell with words.
pub(crate) struct Words {
    usual: Format,
    marked: Format,
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
            left: Words::of(&ruled.clone().set_align(FormatAlign::Left)),
            centre: Words::of(&ruled.clone().set_align(FormatAlign::Center)),
            cells: Cells::of(&ruled.set_align(FormatAlign::Center)),
            usual,
        }
    }

    /// Words of a column.
    pub(crate) fn words(&self, align: Align) -> &Words {
        match align {
            Align::Centre => &self.centre,
            Align::Left => &self.left,
        }
    }
}

impl Cells {
    fn of(look: &Format) -> Self {
        Self {
            empty: look.clone(),
            number: look.clone().set_num_format("#,##0"),
            date: look.clone().set_num_format("dd/mm/yyyy"),
            percent: look.clone().set_num_format("0%"),
        }
    }
}

impl Words {
    fn of(look: &Format) -> Self {
        Self {
            usual: look.clone(),
            marked: look.clone().set_quote_prefix(),
        }
    }

    /// Words that a spreadsheet would take for a formula when somebody edits them are marked.
    pub(crate) fn of_words(&self, words: &str) -> &Format {
        if like_formula(words) {
            &self.marked
        } else {
            &self.usual
        }
    }
}
