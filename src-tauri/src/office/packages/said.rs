//! What was said in packages joins what was said here: by id, so that the order of packages and
//! their repetition make no difference.

use super::Summary;
use crate::wire::{self, PackageBrings};
use plan::review::{Landing, RemarkSource, numbered};
use plan::{Plan, Remark, RemarkId, RemarkState, Task};
use std::collections::{HashMap, HashSet};
use store::{Carried, CarriedKind, Way};

/// Whether a remark in a package was written at the computer that signed it.
pub(super) fn is_own(remark: &Remark) -> bool {
    remark.source != RemarkSource::Package
}

/// Whether nobody said anything to a remark yet: only then its writer can take it back.
fn is_bare(remark: &Remark) -> bool {
    remark.state == RemarkState::Open && remark.replies.is_empty()
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

/// What came in answers of a plan before.
pub(super) struct Before {
    /// The last package of its writer in which a remark came: key and number.
    own: HashMap<String, (String, u64)>,
}

impl Before {
    pub(super) fn of(packages: &[Carried]) -> Self {
        let mut before = Self {
            own: HashMap::new(),
        };
        for package in packages {
            if (package.way, package.kind) != (Way::In, CarriedKind::ReviewAnswer) {
                continue;
            }
            for id in Summary::read(&package.summary).own {
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
}

/// The requests of a plan that one computer sent: each holds all that was said there by then.
pub(super) struct Requests(Vec<(u64, Summary)>);

impl Requests {
    pub(super) fn of(packages: &[Carried], key: &str) -> Self {
        let requests = packages.iter().filter(|it| {
            (it.way, it.kind) == (Way::In, CarriedKind::ReviewRequest) && it.key == key
        });
        let mut requests: Vec<_> = requests
            .map(|it| (it.counter, Summary::read(&it.summary)))
            .collect();
        requests.sort_by_key(|(counter, _)| *counter);
        Self(requests)
    }

    /// The remarks of a request without those its writer took back before a later one that is
    /// here.
    pub(super) fn still_said(&self, counter: u64, came: &[Remark]) -> Vec<Remark> {
        let later = self.0.last().filter(|(last, _)| *last > counter);
        let taken_back = |it: &Remark| {
            let said = later.map(|(_, newest)| &newest.said);
            is_own(it) && is_bare(it) && said.is_some_and(|said| !said.contains(&it.id.to_string()))
        };
        came.iter().filter(|it| !taken_back(it)).cloned().collect()
    }

    /// The remarks here that an earlier request brought, and that its writer took back before this
    /// one.
    pub(super) fn taken_back(&self, here: &[Remark], came: &[Remark]) -> Vec<RemarkId> {
        let came: HashSet<RemarkId> = came.iter().map(|it| it.id).collect();
        let own: HashSet<&String> = self.0.iter().flat_map(|(_, said)| &said.own).collect();
        let brought =
            |it: &Remark| it.source == RemarkSource::Package && own.contains(&it.id.to_string());
        let gone = here.iter().filter(|it| brought(it) && is_bare(it));
        let gone = gone.map(|it| it.id).filter(|id| !came.contains(id));
        gone.collect()
    }
}

/// What has to be written so that what came stands here too.
#[derive(Default)]
pub(super) struct Joined {
    /// New remarks.
    pub(super) new: Vec<Remark>,
    /// Those that are here, with what is new of them.
    pub(super) changed: Vec<Remark>,
    /// New answers to remarks that are here.
    pub(super) replies: usize,
}

impl Joined {
    /// Tells how much is new, and where it stands in this state of the plan.
    pub(super) fn tell(&self, plan: &Plan, tasks: &[Task], out: &mut PackageBrings) {
        out.remarks += wire::small(self.new.len());
        out.replies += wire::small(self.replies);
        for it in numbered(&self.new, plan, tasks) {
            match it.landing {
                Landing::Here(_) => {}
                Landing::Moved(_) => out.moved += 1,
                Landing::Orphaned(_) | Landing::Unplaced => out.gone += 1,
            }
        }
    }
}

/// What is new in `came`; `removed` are remarks that were taken away here at some time.
pub(super) fn joined(
    here: &[Remark],
    came: &[Remark],
    rule: &Rule<'_>,
    removed: &HashSet<RemarkId>,
) -> Joined {
    let known: HashMap<RemarkId, &Remark> = here.iter().map(|it| (it.id, it)).collect();
    let mut out = Joined::default();
    for remark in came {
        match known.get(&remark.id) {
            None => {
                if !removed.contains(&remark.id) || rule.brings_back(remark) {
                    out.new.push(fresh(remark, rule));
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
                    out.changed.push(next);
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

fn fresh(remark: &Remark, rule: &Rule<'_>) -> Remark {
    Remark {
        state: match rule {
            Rule::Answer { .. } => RemarkState::Open,
            Rule::Request | Rule::Join => remark.state.clone(),
        },
        ..as_it_comes(remark.clone())
    }
}

impl Rule<'_> {
    /// Whether a remark that was removed here comes back: somebody said something of it, which
    /// nobody had when it was removed; or the newest request has it, which wins.
    fn brings_back(&self, came: &Remark) -> bool {
        match self {
            Self::Answer { .. } => !came.replies.is_empty(),
            Self::Request => true,
            Self::Join => !is_bare(came),
        }
    }

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
