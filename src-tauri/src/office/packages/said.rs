//! What was said in packages joins what was said here: by id, so that the order of packages and
//! their repetition make no difference.

use super::Summary;
use plan::review::RemarkSource;
use plan::{Remark, RemarkId};
use std::collections::{HashMap, HashSet};
use store::{Carried, CarriedKind, Way};

/// Whether a remark in a package was written at the computer that signed it.
pub(super) fn is_own(remark: &Remark) -> bool {
    remark.source != RemarkSource::Package
}

/// Who says what became of a remark, and how it reads.
pub(super) enum Rule<'a> {
    /// An answer at the drafter's: what became of remarks is decided there. Words are those of the
    /// last package of whoever wrote them.
    Answer {
        /// The packages of the plan before.
        before: &'a Before,
        /// Who signed this one, and its number.
        key: &'a str,
        /// Its number.
        counter: u64,
    },
    /// The newest request at a reviewer's: the drafter says what became of remarks.
    Request,
    /// What is only added to.
    Join,
}

/// What came and went in packages of a plan before.
pub(super) struct Before {
    said: HashSet<String>,
    /// The last package of its writer in which a remark came: key and number.
    own: HashMap<String, (String, u64)>,
}

impl Before {
    pub(super) fn of(packages: &[Carried]) -> Self {
        let mut before = Self {
            said: HashSet::new(),
            own: HashMap::new(),
        };
        for package in packages {
            let summary = Summary::read(&package.summary);
            before.said.extend(summary.said);
            if (package.way, package.kind) != (Way::In, CarriedKind::ReviewAnswer) {
                continue;
            }
            for id in summary.own {
                let entry = before.own.entry(id);
                let (key, counter) =
                    entry.or_insert_with(|| (package.key.clone(), package.counter));
                if *key == package.key {
                    *counter = package.counter.max(*counter);
                }
            }
        }
        before
    }

    /// Removed here since it came or went, and nothing new was said of it.
    fn was_removed(&self, remark: &Remark) -> bool {
        let known = |id: String| self.said.contains(&id);
        known(remark.id.to_string()) && remark.replies.iter().all(|it| known(it.id.to_string()))
    }
}

/// What has to be written so that what came stands here too.
#[derive(Default)]
pub(super) struct Joined {
    pub(super) put: Vec<Remark>,
    /// New remarks.
    pub(super) remarks: usize,
    /// New answers to remarks that are here.
    pub(super) replies: usize,
}

pub(super) fn joined(here: &[Remark], came: &[Remark], rule: &Rule<'_>) -> Joined {
    let known: HashMap<RemarkId, &Remark> = here.iter().map(|it| (it.id, it)).collect();
    let mut out = Joined::default();
    for remark in came {
        match known.get(&remark.id) {
            None => {
                if let Some(new) = fresh(remark, rule) {
                    out.remarks += 1;
                    out.put.push(new);
                }
            }
            Some(known) => {
                let mut next = (*known).clone();
                let has = |id| known.replies.iter().any(|it| it.id == id);
                let new = remark.replies.iter().filter(|it| !has(it.id));
                next.replies.extend(new.cloned());
                out.replies += next.replies.len() - known.replies.len();
                if matches!(rule, Rule::Request) {
                    next.state = remark.state.clone();
                }
                if rule.words_are_of(remark, known) {
                    next.anchor = remark.anchor.clone();
                    next.text.clone_from(&remark.text);
                    next.suggestion.clone_from(&remark.suggestion);
                }
                if next != **known {
                    out.put.push(next);
                }
            }
        }
    }
    out
}

/// A remark as it stands where it was not written.
pub(super) fn as_it_comes(remark: Remark) -> Remark {
    Remark {
        source: RemarkSource::Package,
        ..remark
    }
}

fn fresh(remark: &Remark, rule: &Rule<'_>) -> Option<Remark> {
    let mut new = as_it_comes(remark.clone());
    if let Rule::Answer { before, .. } = rule {
        if before.was_removed(remark) {
            return None;
        }
        new.state = plan::RemarkState::Open;
    }
    Some(new)
}

impl Rule<'_> {
    /// Whether the words that came take the place of those here.
    fn words_are_of(&self, came: &Remark, here: &Remark) -> bool {
        if here.source != RemarkSource::Package {
            return false;
        }
        match self {
            Self::Request => true,
            Self::Join => false,
            Self::Answer {
                before,
                key,
                counter,
            } => match (before.own.get(&came.id.to_string()), is_own(came)) {
                (Some((owner, last)), true) => owner == key && last < counter,
                (Some(_), false) => false,
                (None, true) => true,
                // Two copies by hearsay: either way round, the same one stands.
                (None, false) => (&came.text, &came.suggestion) > (&here.text, &here.suggestion),
            },
        }
    }
}
