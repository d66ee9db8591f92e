//! What crosses about what is kept: marks above the body, merged cells, templates, phrases, form.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

wire! {
    /// How fast a document must travel.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum Urgency { None, Urgent, VeryUrgent, Express }

    /// How far a document may circulate.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum Circulation { Open, ReturnAfterReading, Internal }

    /// Cells of a table that are one, from 0; their words stand in the first.
    #[derive(Copy, Eq)]
    pub struct Merge { pub row: u32, pub column: u32, pub rows: u32, pub columns: u32 }

    /// A beginning for new plans.
    pub struct Template {
        /// Of those that come with the program: `commune_full`, `commune_short`, `department`,
        /// `blank`.
        pub id: String,
        /// `None` for those that come with the program: their names are words of the screens.
        pub name: Option<String>,
        /// The office's own.
        pub own: bool,
        /// Its top headings, each with its number.
        pub sections: Vec<String>,
    }

    /// A sentence the office uses again and again.
    pub struct Phrase {
        /// Empty for one the screen has just made: the program gives the id.
        pub id: String,
        pub text: String,
    }

    /// The figures of the form that an office may choose.
    pub struct PaperForm { pub version: String, pub figures: Vec<FormFigure> }

    /// A figure as chosen, as it usually is, and its bounds. Lengths are in twips, letter sizes in
    /// half-points, line spacing in 240ths, shares in thousandths.
    pub struct FormFigure { pub name: String, pub value: u32, pub usual: u32, pub min: u32, pub max: u32 }

    /// A figure chosen.
    pub struct FormChoice { pub name: String, pub value: u32 }
}
