//! What crosses about tables of tasks: cells, which column is what, what becomes a task.

use super::{FieldFlaw, LeftOver, TaskFields};
use import::Column;
use import::grid::Ground;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

wire! {
    /// A table that was read and waits to be accepted.
    pub struct CellsPreview {
        /// Names it in the commands that follow.
        pub cells: String,
        /// Empty for a paste.
        pub file_name: String,
        /// Names of the sheets with words.
        pub sheets: Vec<String>,
        pub sheet: SheetPreview,
    }

    /// A sheet as it is understood. Lists are cut after a while; the counts are whole.
    pub struct SheetPreview {
        pub choice: CellsChoice,
        /// As many as `choice.fields`.
        pub columns: Vec<CellColumn>,
        /// The first rows as they stand, with those above the tasks.
        pub rows: Vec<CellRow>,
        /// The first rows as tasks.
        pub tasks: Vec<CellTask>,
        /// Rows that become tasks.
        pub count: u32,
        /// Cells that are not what their column says; taken over as they are.
        pub unsure: Vec<UnsureCell>,
        pub unsure_count: u32,
        /// Rows that cannot be tasks, and why.
        pub refused: Vec<RefusedRow>,
        pub refused_count: u32,
        /// Words that are in no task: titles, headings, groups, sums.
        pub left_over: Vec<LeftOver>,
        pub left_over_count: u32,
        /// Nobody has to look at it.
        pub straight: bool,
    }

    /// What a sheet's columns are to be.
    pub struct CellsChoice {
        /// Of the table's sheets, from 0.
        pub sheet: u32,
        /// Rows above the first task.
        pub first: u32,
        /// One for each column, from the left.
        pub fields: Vec<CellField>,
    }

    /// What a column of a table is.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum CellField { Number, Text, Deliverable, Lead, Coordinating, Timeframe, Budget, Remarks, Skipped }

    /// A column and how it was told what it is.
    pub struct CellColumn {
        /// Words of its heading.
        pub heading: String,
        pub ground: CellGround,
        /// Nobody has to look at it.
        pub sure: bool,
    }

    /// How it was told what a column is: by its heading, a vague one, its cells, its place; it was not; nothing stands in it; a person said so.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum CellGround { Heading, VagueHeading, Content, Place, Nothing, Blank, Chosen }

    /// A row as it stands; its number is that of the sheet or paste, from 1.
    pub struct CellRow { pub row: u32, pub cells: Vec<String> }

    /// A row as a task.
    pub struct CellTask { pub row: u32, pub fields: TaskFields }

    /// A cell that somebody should look at; no words where some are missing.
    pub struct UnsureCell { pub row: u32, pub field: CellField, pub text: String }

    /// A row that cannot be a task.
    pub struct RefusedRow { pub row: u32, pub text: String, pub flaws: Vec<FieldFlaw> }
}

impl From<Column> for CellField {
    fn from(column: Column) -> Self {
        match column {
            Column::Number => Self::Number,
            Column::Text => Self::Text,
            Column::Deliverable => Self::Deliverable,
            Column::Lead => Self::Lead,
            Column::Coordinating => Self::Coordinating,
            Column::Timeframe => Self::Timeframe,
            Column::Budget => Self::Budget,
            Column::Remarks => Self::Remarks,
            Column::Skipped => Self::Skipped,
        }
    }
}

impl From<CellField> for Column {
    fn from(field: CellField) -> Self {
        match field {
            CellField::Number => Self::Number,
            CellField::Text => Self::Text,
            CellField::Deliverable => Self::Deliverable,
            CellField::Lead => Self::Lead,
            CellField::Coordinating => Self::Coordinating,
            CellField::Timeframe => Self::Timeframe,
            CellField::Budget => Self::Budget,
            CellField::Remarks => Self::Remarks,
            CellField::Skipped => Self::Skipped,
        }
    }
}

impl From<Ground> for CellGround {
    fn from(ground: Ground) -> Self {
        match ground {
            Ground::Heading => Self::Heading,
            Ground::VagueHeading => Self::VagueHeading,
            Ground::Content => Self::Content,
            Ground::Place => Self::Place,
            Ground::Nothing => Self::Nothing,
        }
    }
}
