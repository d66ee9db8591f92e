//! What crosses about the people at this computer. A PIN goes in and never comes out; a recovery
//! code comes out once, when it is made.

use super::{Role, Saved};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

wire! {
    /// Something that not everybody may do.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    pub enum Right { Read, Remark, Draft, Record, CheckContent, CheckForm, Approve, Sign, Issue, Close, Manage }

    /// Somebody who works at this computer.
    #[derive(Eq)]
    pub struct Profile {
        pub id: String,
        pub name: String,
        pub role: Role,
        /// The person of the directory they are.
        pub official: Option<String>,
        /// Looks after the profiles.
        pub keeper: bool,
        pub active: bool,
        /// Whether a PIN is asked for.
        pub pin: bool,
        /// Seconds until a PIN may be tried again.
        pub wait: u32,
    }

    /// A profile as a form gives it; without an id for a new one.
    #[derive(Eq)]
    pub struct ProfileForm {
        #[serde(default)]
        pub id: String,
        pub name: String,
        pub role: Role,
        pub official: Option<String>,
        pub keeper: bool,
        pub active: bool,
    }

    /// What a role may do.
    #[derive(Eq)]
    pub struct RoleRights { pub role: Role, pub rights: Vec<Right>, pub keeper: bool }

    /// Who sits at this computer.
    #[derive(Eq)]
    pub struct Sitting {
        /// Whether the office has profiles. Without any, one officer does everybody's part.
        pub in_use: bool,
        /// Nobody: everything can be looked at, nothing changed.
        pub profile: Option<String>,
        pub name: String,
        pub role: Role,
        pub keeper: bool,
        pub rights: Vec<Right>,
    }

    /// Everybody, who sits here, and what each role may do.
    #[derive(Eq)]
    pub struct People {
        pub profiles: Vec<Profile>,
        pub sitting: Sitting,
        pub roles: Vec<RoleRights>,
    }

    /// People after a change.
    pub struct SavedPeople { pub saved: Saved, pub people: People }

    /// People after a PIN was set, or taken away with the recovery code.
    pub struct PinKept {
        pub saved: Saved,
        pub people: People,
        /// The new recovery code, this once; empty where the one on paper still holds.
        pub code: String,
    }
}
