//! Who works at this computer, and what each may do. A profile is a courtesy of the office: it
//! says who did what, and keeps nobody away from the file.

use crate::flaw::{Check, Flaw, FlawKind, Flaws};
use crate::id::{OfficialId, ProfileId};

/// What somebody is in the way of a document (NĐ 30/2020, Điều 10 to 15).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Role {
    /// Drafts plans and records what was done (Điều 10).
    #[default]
    Drafter,
    /// Heads the unit that drafts; answers for the content (Điều 12.1).
    UnitHead,
    /// Answers for form and layout (Điều 12.2).
    FormatChecker,
    /// Approves drafts and signs (Điều 11, 13).
    Leader,
    /// Numbers, registers, issues and files (Điều 14 to 19).
    Clerk,
    /// Reads.
    Reader,
}

/// Something that not everybody may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Right {
    /// Look at everything, write files out of it.
    Read,
    /// Write remarks and opinions.
    Remark,
    /// Change plans, reports, schedules and what else is drafted; submit them.
    Draft,
    /// Record what was done: log, evidence, marks, collected figures.
    Record,
    /// Pass the content of a draft, or return it.
    CheckContent,
    /// Pass the form of a draft, or return it.
    CheckForm,
    /// Approve a draft, or return it.
    Approve,
    /// Note that the approved draft was signed.
    Sign,
    /// Give numbers, register, issue and file.
    Issue,
    /// Close and open periods, send reports.
    Close,
    /// Set the office up: its data, people, settings, backups.
    Manage,
}

impl Right {
    /// Every right.
    pub const ALL: [Self; 11] = [
        Self::Read,
        Self::Remark,
        Self::Draft,
        Self::Record,
        Self::CheckContent,
        Self::CheckForm,
        Self::Approve,
        Self::Sign,
        Self::Issue,
        Self::Close,
        Self::Manage,
    ];
}

impl Role {
    /// Every role, in the order a document passes them.
    pub const ALL: [Self; 6] = [
        Self::Drafter,
        Self::UnitHead,
        Self::FormatChecker,
        Self::Leader,
        Self::Clerk,
        Self::Reader,
    ];

    /// Whether this role may do that. Signing is noted by whoever has the paper in hand: the
    /// leader or the clerk.
    pub fn may(self, right: Right) -> bool {
        use Right::{
            Approve, CheckContent, CheckForm, Close, Draft, Issue, Manage, Read, Record, Remark,
            Sign,
        };
        let granted: &[Right] = match self {
            Self::Drafter => &[Read, Remark, Draft, Record, Close, Manage],
            Self::UnitHead => &[Read, Remark, Draft, Record, CheckContent, Close, Manage],
            Self::FormatChecker => &[Read, Remark, CheckForm, Record],
            Self::Leader => &[Read, Remark, Approve, Sign, Close],
            Self::Clerk => &[Read, Remark, CheckForm, Record, Sign, Issue],
            Self::Reader => &[Read],
        };
        granted.contains(&right)
    }

    /// Whether a judgement of the whole draft is theirs to give: they check content or form, or
    /// approve.
    pub fn judges(self) -> bool {
        [Right::CheckContent, Right::CheckForm, Right::Approve]
            .into_iter()
            .any(|right| self.may(right))
    }
}

/// Somebody who works at this computer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// Its id.
    pub id: ProfileId,
    /// The name that stands beside what they did.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// The person of the directory they are.
    pub official: Option<OfficialId>,
    /// Looks after the profiles themselves. There always is one.
    pub keeper: bool,
    /// Whether they still work here. One who left keeps the name beside old deeds.
    pub active: bool,
}

impl Profile {
    /// Longest name (Phụ lục VI, field FullName).
    pub const NAME_LIMIT: usize = 50;

    /// The profile with its words cleaned.
    ///
    /// # Errors
    /// No name, or one over [`Self::NAME_LIMIT`]; a keeper whose role may not
    /// [manage](Right::Manage).
    pub fn checked(self) -> Result<Self, Flaws> {
        let mut check = Check::default();
        let name = check.required("name", &crate::text::squeeze(&self.name), Self::NAME_LIMIT);
        if self.keeper && !self.role.may(Right::Manage) {
            check.flaw(Flaw::new("keeper", FlawKind::NotAllowed));
        }
        check.finish(Self { name, ..self })
    }
}

/// Who does something: a name with the role it is done in.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Actor {
    /// The name. May be empty in an office that never gave one.
    pub name: String,
    /// The role.
    pub role: Role,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_right_has_somebody_and_readers_only_read() {
        use Right::{
            Approve, CheckContent, CheckForm, Close, Draft, Issue, Manage, Read, Record, Remark,
            Sign,
        };
        let mut rights = Right::ALL.to_vec();
        rights.sort_unstable();
        rights.dedup();
        assert_eq!(rights.len(), 11);
        for (right, expect) in [
            (Read, "DUFLCR"),
            (Remark, "DUFLC"),
            (Draft, "DU"),
            (Record, "DUFC"),
            (CheckContent, "U"),
            (CheckForm, "FC"),
            (Approve, "L"),
            (Sign, "LC"),
            (Issue, "C"),
            (Close, "DUL"),
            (Manage, "DU"),
        ] {
            let may: String = Role::ALL
                .into_iter()
                .zip("DUFLCR".chars())
                .filter_map(|(role, letter)| role.may(right).then_some(letter))
                .collect();
            assert_eq!(may, expect, "{right:?}");
        }
    }

    #[test]
    fn a_keeper_has_a_role_that_manages() {
        for role in Role::ALL {
            let profile = Profile {
                id: ProfileId(uuid::Uuid::nil()),
                name: "  Lò Thị  Mai ".to_owned(),
                role,
                official: None,
                keeper: true,
                active: true,
            };
            let checked = profile.checked();
            assert_eq!(checked.is_ok(), role.may(Right::Manage), "{role:?}");
            if let Ok(profile) = checked {
                assert_eq!(profile.name, "Lò Thị Mai");
            }
        }
    }
}
