//! What crosses about collection forms: units, what their forms ask, what came back.

use super::{Saved, TaskStatus};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

wire! {
    /// The forms of a plan's quarter.
    pub struct Collection {
        pub plan: String,
        pub title: String,
        pub quarter: String,
        pub units: Vec<CollectionUnit>,
    }

    /// A unit's form. Its number stays when the plan is changed.
    pub struct CollectionUnit {
        pub unit: u32,
        pub name: String,
        /// Printed on the form.
        pub code: String,
        /// None while it is out.
        pub returned: Option<CollectionReturn>,
        /// In the order of the form.
        pub rows: Vec<CollectionRow>,
    }

    /// That a form came back.
    pub struct CollectionReturn { pub day: String, pub by: String }

    /// A task on a unit's form, with what is known.
    pub struct CollectionRow {
        pub task: String,
        pub text: String,
        pub deliverable: String,
        /// The unit leads; else only its note is taken.
        pub leads: bool,
        pub lead: String,
        pub status: TaskStatus,
        /// Digits, or empty.
        pub quantity: String,
        pub measure: String,
        /// What the unit wrote.
        pub note: String,
    }

    /// What a unit returned about a task.
    pub struct CollectionEntry {
        pub task: String,
        pub status: TaskStatus,
        /// As written: `12`, `1.000`, `12 buổi`; may be empty.
        pub quantity: String,
        pub measure: String,
        pub note: String,
    }

    /// A form that came back, or some of its rows.
    pub struct CollectionForm {
        pub plan: String,
        pub quarter: String,
        pub unit: u32,
        /// The day it came back.
        pub day: String,
        /// Rows that are left out stay as they are.
        pub rows: Vec<CollectionEntry>,
        /// Why a closed period is changed.
        #[serde(default)]
        pub why: String,
    }

    /// What is put on paper.
    pub struct CollectionChoice {
        pub quarter: String,
        /// One unit's form; every unit's without.
        pub unit: Option<u32>,
        /// The list of units with the day their form came back, instead of forms.
        pub list: bool,
    }

    /// Which form a code stands on.
    pub struct CollectionPlace { pub plan: String, pub quarter: String, pub unit: u32 }

    /// Changed forms, on disk.
    pub struct SavedCollection { pub saved: Saved, pub collection: Collection }
}
