//! A superior's plan as a checklist: what it asks for, and where our own plan answers it.

use crate::date::PartialDate;
use crate::flaw::{Check, Flaw, FlawKind, Flaws};
use crate::id::{BlockId, ChecklistId, Mint, PlanId, RequirementId, SectionId, TaskId};
use crate::model::{Block, Plan, Section, section_label};
use crate::task::{Standing, Task};
use crate::text::{RichText, fold, lower_first, squeeze};
use crate::whereabouts::{of_blocks, under};
use std::collections::{HashMap, HashSet};

/// A place of our own plan that answers something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Tie {
    /// A section or annex.
    Section(SectionId),
    /// A paragraph, item or table.
    Block(BlockId),
    /// An accepted task.
    Task(TaskId),
}

/// Whom a requirement seems to be meant for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Addressed {
    /// It does not say.
    #[default]
    Unsaid,
    /// Communes are named.
    Communes,
    /// Others are named, and no commune.
    Others,
}

/// What our plan says to a requirement.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub enum Answer {
    /// Nothing yet.
    #[default]
    Open,
    /// It is not for us to do.
    NotOurs {
        /// Why. May be empty.
        reason: String,
    },
    /// It is answered in these places, or by what the note says, or both.
    Answered {
        /// Places, each once, in the order they were named.
        ties: Vec<Tie>,
        /// A remark. May be empty when there are ties.
        note: String,
    },
}

/// How a requirement stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RequirementState {
    /// Nothing was said to it.
    Open,
    /// Every place that is to answer it is there.
    Answered,
    /// Not for us to do.
    NotOurs,
    /// A place that was to answer it is gone: it counts as not answered.
    Broken,
}

/// One thing a superior's plan asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Requirement {
    /// Its id.
    pub id: RequirementId,
    /// Where it stands in the superior's plan: `II.1.a`. May be empty.
    pub place: String,
    /// What is asked.
    pub text: String,
    /// Whom it seems to be meant for.
    pub addressed: Addressed,
    /// Who is named where others are meant. May be empty.
    pub addressee: String,
    /// What our plan says to it.
    pub answer: Answer,
}

/// A passage of a superior's plan, before anybody said whether it is a requirement.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DraftRequirement {
    /// Line of the source text, from 1.
    pub line: u32,
    /// Where it stands: `II.1.a`.
    pub place: String,
    /// The heading it stands under. May be empty.
    pub heading: String,
    /// Its words.
    pub text: String,
    /// Whom it seems to be meant for.
    pub addressed: Addressed,
    /// Who is named where others are meant.
    pub addressee: String,
    /// Whether it seems to ask for something; purposes, bases and closing words do not.
    pub asks: bool,
}

/// The superior's plan as it is cited.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Superior {
    /// `Kế hoạch`, `Công văn`.
    pub doc_type: String,
    /// Number and symbol in one piece: `118/KH-UBND`. May be empty.
    pub code: String,
    /// Date of issue, blank parts unknown.
    pub date: PartialDate,
    /// Who issued it. May be empty.
    pub issuer: String,
    /// What it is about. May be empty.
    pub subject: String,
}

/// What a superior's plan asks for, with our answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checklist {
    /// Its id.
    pub id: ChecklistId,
    /// Our plan, which is to answer.
    pub plan: PlanId,
    /// The superior's plan.
    pub superior: Superior,
    /// Name of the file it was read from; empty for pasted text.
    pub source: String,
    /// What it asks for, in order.
    pub requirements: Vec<Requirement>,
}

/// How many requirements stand how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Tally {
    /// Nothing said.
    pub open: usize,
    /// Answered.
    pub answered: usize,
    /// Not for us.
    pub not_ours: usize,
    /// A place is gone.
    pub broken: usize,
}

impl Tally {
    /// All of them.
    pub fn total(self) -> usize {
        self.open + self.answered + self.not_ours + self.broken
    }

    /// Those our plan says nothing to (any more).
    pub fn unanswered(self) -> usize {
        self.open + self.broken
    }
}

/// A place of our plan that can answer a requirement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ground {
    /// What it is.
    pub tie: Tie,
    /// Where it stands: `II.1.a`; a task's is its number in the table of tasks.
    pub place: String,
    /// Its words on one line: a heading, a paragraph, what a task is about.
    pub text: String,
    /// When a task is to be done, in the plan's words; empty for anything else.
    pub when: String,
}

/// Everything of our plan that can answer a requirement, in the order it is read.
#[derive(Debug, Clone, Default)]
pub struct Grounds {
    list: Vec<Ground>,
    known: HashMap<Tie, usize>,
}

const ANNEX: &str = "Phụ lục";

impl Grounds {
    /// Sections, annexes, their blocks, and accepted tasks: a proposal is not part of the plan.
    pub fn of(plan: &Plan, tasks: &[Task]) -> Self {
        let mut list = Vec::new();
        walk(&plan.sections, "", &mut Vec::new(), &mut list);
        for annex in &plan.annexes {
            let place = match squeeze(&annex.label) {
                label if label.is_empty() => ANNEX.to_owned(),
                label => label,
            };
            list.push(ground(Tie::Section(annex.id), &place, &annex.title));
            in_blocks(&place, &annex.blocks, &mut list);
        }
        let accepted = tasks.iter().filter(|t| t.standing == Standing::Accepted);
        list.extend((1..).zip(accepted).map(|(number, task): (u32, _)| Ground {
            when: squeeze(&task.timeframe.wording),
            ..ground(Tie::Task(task.id), &number.to_string(), &task.text)
        }));
        let known = list.iter().map(|g| g.tie).zip(0..).collect();
        Self { list, known }
    }

    /// Whether it is (still) there.
    pub fn holds(&self, tie: Tie) -> bool {
        self.known.contains_key(&tie)
    }

    /// What it is now, if it is (still) there.
    pub fn get(&self, tie: Tie) -> Option<&Ground> {
        self.known.get(&tie).and_then(|index| self.list.get(*index))
    }

    /// All of them, in the order they are read.
    pub fn all(&self) -> &[Ground] {
        &self.list
    }
}

fn ground(tie: Tie, place: &str, text: &str) -> Ground {
    Ground {
        tie,
        place: place.to_owned(),
        text: squeeze(text),
        when: String::new(),
    }
}

fn walk(sections: &[Section], above: &str, path: &mut Vec<usize>, out: &mut Vec<Ground>) {
    for (index, section) in sections.iter().enumerate() {
        path.push(index);
        let place = under(above, &section_label(&section.label, path));
        out.push(ground(Tie::Section(section.id), &place, &section.title));
        in_blocks(&place, &section.blocks, out);
        walk(&section.sections, &place, path, out);
        path.pop();
    }
}

fn in_blocks(place: &str, blocks: &[Block], out: &mut Vec<Ground>) {
    let told: Vec<_> = blocks.iter().map(|b| (b.kind, &b.label)).collect();
    for (block, place) in blocks.iter().zip(of_blocks(place, &told)) {
        let text = match &block.table {
            Some(table) => {
                let cells = table.rows.iter().flatten().map(RichText::to_plain);
                cells.collect::<Vec<_>>().join(" ")
            }
            None => block.text.to_plain(),
        };
        out.push(ground(Tie::Block(block.id), &place, &text));
    }
}

impl Superior {
    /// Longest field, in letters.
    pub const LIMIT: usize = 1_000;

    /// The kind of document a symbol such as `KH-UBND` tells; a plan where it tells none.
    pub fn doc_type_of(symbol: &str) -> &'static str {
        let letters = fold(symbol.split(['-', '/']).next().unwrap_or_default());
        [
            ("ct", "Chỉ thị"),
            ("hd", "Hướng dẫn"),
            ("qd", "Quyết định"),
            ("nq", "Nghị quyết"),
            ("ctr", "Chương trình"),
            ("ubnd", "Công văn"),
        ]
        .into_iter()
        .find_map(|(begin, name)| (letters.trim() == begin).then_some(name))
        .unwrap_or("Kế hoạch")
    }

    /// As it is cited: `Kế hoạch số 118/KH-UBND ngày 05 tháng 01 năm 2026 của … về …`, without
    /// what is not known.
    pub fn cited(&self) -> String {
        let mut out = match self.doc_type.trim() {
            "" => Self::doc_type_of("").to_owned(),
            doc_type => doc_type.to_owned(),
        };
        let mut add = |before: &str, words: &str| {
            if !words.is_empty() {
                out.push_str(before);
                out.push_str(words);
            }
        };
        add(" số ", self.code.trim());
        add(" ", &self.dated());
        add(" của ", self.issuer.trim());
        let subject = squeeze(&self.subject);
        if fold(&subject).starts_with("ve ") {
            add(" ", &lower_first(&subject));
        } else {
            add(" về ", &lower_first(&subject));
        }
        out
    }

    /// `ngày 05 tháng 01 năm 2026`, or as much of its end as is known.
    fn dated(&self) -> String {
        let (day, month) = (self.date.day(), self.date.month());
        let Some(year) = self.date.year() else {
            return String::new();
        };
        let pad = |n: u32, upto: u32| {
            if n <= upto {
                format!("{n:02}")
            } else {
                n.to_string()
            }
        };
        match (day, month) {
            (Some(day), Some(month)) => {
                format!("ngày {} tháng {} năm {year}", pad(day, 9), pad(month, 2))
            }
            (None, Some(month)) => format!("tháng {} năm {year}", pad(month, 2)),
            _ => format!("năm {year}"),
        }
    }

    /// Cleans and checks what a form says.
    ///
    /// # Errors
    /// Every flaw at once; a citation that names neither number nor subject is one at `subject`.
    pub fn checked(self) -> Result<Self, Flaws> {
        let mut check = Check::default();
        let superior = Self {
            doc_type: check.optional("doc_type", &self.doc_type, Self::LIMIT),
            code: check.optional("code", &self.code, Self::LIMIT),
            date: self.date,
            issuer: check.optional("issuer", &self.issuer, Self::LIMIT),
            subject: squeeze(&check.optional("subject", &self.subject, Self::LIMIT)),
        };
        if superior.code.is_empty() && superior.subject.is_empty() {
            check.flaw(Flaw::new("subject", FlawKind::Empty));
        }
        check.finish(superior)
    }
}

impl Answer {
    /// Longest reason or note, in letters.
    pub const LIMIT: usize = 2_000;
    /// Most places that answer one requirement.
    pub const TIE_LIMIT: usize = 50;

    /// Cleans and checks an answer. One without places and words is no answer: it is [`Answer::Open`].
    ///
    /// # Errors
    /// Every flaw at once.
    pub fn checked(self) -> Result<Self, Flaws> {
        let mut check = Check::default();
        let answer = match self {
            Self::Open => Self::Open,
            Self::NotOurs { reason } => Self::NotOurs {
                reason: check.optional("reason", &reason, Self::LIMIT),
            },
            Self::Answered { mut ties, note } => {
                let note = check.optional("note", &note, Self::LIMIT);
                let mut seen = HashSet::new();
                ties.retain(|tie| seen.insert(*tie));
                if ties.len() > Self::TIE_LIMIT {
                    check.flaw(Flaw::too_long("ties", Self::TIE_LIMIT));
                }
                match (ties.is_empty(), note.is_empty()) {
                    (true, true) => Self::Open,
                    _ => Self::Answered { ties, note },
                }
            }
        };
        check.finish(answer)
    }

    /// One answer for two requirements that become one: what either says stays said, and
    /// something is not ours only where both are not.
    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::NotOurs { reason: a }, Self::NotOurs { reason: b }) => Self::NotOurs {
                reason: both(a, &b),
            },
            (
                Self::Answered { mut ties, note },
                Self::Answered {
                    ties: more,
                    note: other,
                },
            ) => {
                ties.extend(more);
                Self::Answered {
                    ties,
                    note: both(note, &other),
                }
            }
            (said @ Self::Answered { .. }, _) | (_, said @ Self::Answered { .. }) => said,
            _ => Self::Open,
        }
    }
}

fn both(mut first: String, second: &str) -> String {
    if !second.is_empty() && first != second {
        if !first.is_empty() {
            first.push_str("; ");
        }
        first.push_str(second);
    }
    first
}

impl Requirement {
    /// Longest text, in letters.
    pub const TEXT_LIMIT: usize = 10_000;
    /// Longest place, in letters.
    pub const PLACE_LIMIT: usize = 200;

    /// Cleans and checks a requirement.
    ///
    /// # Errors
    /// Every flaw at once.
    pub fn checked(self) -> Result<Self, Flaws> {
        let mut check = Check::default();
        let place = squeeze(&check.optional("place", &self.place, Self::PLACE_LIMIT));
        let text = check.required("text", &self.text, Self::TEXT_LIMIT);
        let addressee = check.optional("addressee", &self.addressee, Superior::LIMIT);
        match self.answer.checked() {
            Ok(answer) => check.finish(Self {
                place,
                text,
                addressee,
                answer,
                ..self
            }),
            Err(flaws) => {
                flaws.0.into_iter().for_each(|flaw| check.flaw(flaw));
                check.finish(Self {
                    answer: Answer::Open,
                    ..self
                })
            }
        }
    }

    /// Whether it is proposed as not ours: nothing was said to it, and others alone are named.
    pub fn is_proposed_away(&self) -> bool {
        self.answer == Answer::Open && self.addressed == Addressed::Others
    }

    /// How it stands, by what our plan holds now.
    pub fn state(&self, grounds: &Grounds) -> RequirementState {
        match &self.answer {
            Answer::Open => RequirementState::Open,
            Answer::NotOurs { .. } => RequirementState::NotOurs,
            Answer::Answered { ties, .. } if ties.iter().all(|tie| grounds.holds(*tie)) => {
                RequirementState::Answered
            }
            Answer::Answered { .. } => RequirementState::Broken,
        }
    }
}

impl Checklist {
    /// Most requirements of one checklist.
    pub const COUNT_LIMIT: usize = 2_000;
    /// Most checklists of one plan: the province's, the Party committee's, a department's.
    pub const PER_PLAN: usize = 20;
    /// Longest file name kept, in letters.
    pub const SOURCE_LIMIT: usize = 500;

    /// A new checklist, nothing of it answered.
    ///
    /// # Errors
    /// Every flaw at once; `requirements` when there is none.
    pub fn begin(
        plan: PlanId,
        superior: Superior,
        source: &str,
        asked: Vec<DraftRequirement>,
        mint: &mut dyn Mint,
    ) -> Result<Self, Flaws> {
        let list = Self {
            id: ChecklistId(mint.mint()),
            plan,
            superior,
            source: source.to_owned(),
            requirements: asked
                .into_iter()
                .map(|asked| Requirement {
                    id: RequirementId(mint.mint()),
                    place: asked.place,
                    text: asked.text,
                    addressed: asked.addressed,
                    addressee: asked.addressee,
                    answer: Answer::Open,
                })
                .collect(),
        };
        if list.requirements.is_empty() {
            return Err(Flaw::new("requirements", FlawKind::Empty).into());
        }
        list.checked()
    }

    /// Cleans and checks the whole.
    ///
    /// # Errors
    /// Every flaw at once; those of a requirement at `requirements[3].text`.
    pub fn checked(self) -> Result<Self, Flaws> {
        let mut check = Check::default();
        let source = check.optional("source", &self.source, Self::SOURCE_LIMIT);
        let superior = self.superior.checked().unwrap_or_else(|flaws| {
            flaws.0.into_iter().for_each(|flaw| check.flaw(flaw));
            Superior::default()
        });
        if self.requirements.len() > Self::COUNT_LIMIT {
            check.flaw(Flaw::too_long("requirements", Self::COUNT_LIMIT));
        }
        let mut ids = HashSet::new();
        let mut requirements = Vec::with_capacity(self.requirements.len());
        for (index, requirement) in self.requirements.into_iter().enumerate() {
            if !ids.insert(requirement.id) {
                check.flaw(Flaw::new("id", FlawKind::ImpossibleMove));
            }
            match requirement.checked() {
                Ok(requirement) => requirements.push(requirement),
                Err(flaws) => flaws.0.into_iter().for_each(|flaw| {
                    check.flaw(Flaw {
                        field: format!("requirements[{index}].{}", flaw.field),
                        ..flaw
                    });
                }),
            }
        }
        check.finish(Self {
            superior,
            source,
            requirements,
            ..self
        })
    }

    /// How many stand how.
    pub fn tally(&self, grounds: &Grounds) -> Tally {
        let mut tally = Tally::default();
        for requirement in &self.requirements {
            match requirement.state(grounds) {
                RequirementState::Open => tally.open += 1,
                RequirementState::Answered => tally.answered += 1,
                RequirementState::NotOurs => tally.not_ours += 1,
                RequirementState::Broken => tally.broken += 1,
            }
        }
        tally
    }

    fn index(&self, id: RequirementId) -> Result<usize, Flaws> {
        let found = self.requirements.iter().position(|r| r.id == id);
        found.ok_or_else(|| Flaw::new("requirement", FlawKind::Unknown).into())
    }

    /// Adds one at a place from 0; beyond the end is the end.
    ///
    /// # Errors
    /// Its flaws, or one too many.
    pub fn insert(&mut self, index: usize, requirement: Requirement) -> Result<(), Flaws> {
        if self.requirements.len() >= Self::COUNT_LIMIT {
            return Err(Flaw::too_long("requirements", Self::COUNT_LIMIT).into());
        }
        if self.index(requirement.id).is_ok() {
            return Err(Flaw::new("id", FlawKind::ImpossibleMove).into());
        }
        let index = index.min(self.requirements.len());
        self.requirements.insert(index, requirement.checked()?);
        Ok(())
    }

    /// Changes the words of one and where it stands; what was answered stays.
    ///
    /// # Errors
    /// No such requirement, or every flaw of the words.
    pub fn edit(&mut self, id: RequirementId, place: &str, text: &str) -> Result<(), Flaws> {
        let index = self.index(id)?;
        let edited = Requirement {
            place: place.to_owned(),
            text: text.to_owned(),
            ..self.requirements[index].clone()
        };
        self.requirements[index] = edited.checked()?;
        Ok(())
    }

    /// Says something to one.
    ///
    /// # Errors
    /// No such requirement, or every flaw of the answer.
    pub fn answer(&mut self, id: RequirementId, answer: Answer) -> Result<(), Flaws> {
        let index = self.index(id)?;
        self.requirements[index].answer = answer.checked()?;
        Ok(())
    }

    /// Takes what is proposed: those that others alone are named in become not ours.
    pub fn take_proposals(&mut self) {
        let proposed = self.requirements.iter_mut();
        for requirement in proposed.filter(|r| r.is_proposed_away()) {
            let reason = match requirement.addressee.trim() {
                "" => String::new(),
                name => format!("Giao cho {name}"),
            };
            requirement.answer = Answer::NotOurs { reason };
        }
    }

    /// Splits one before its `at`-th letter, from 0. The first part keeps the answer; the second
    /// has none, because nobody has said that the answer is to both.
    ///
    /// # Errors
    /// No such requirement, or a part without words: [`FlawKind::OutOfRange`] at `at`.
    pub fn split(&mut self, id: RequirementId, at: usize, new: RequirementId) -> Result<(), Flaws> {
        let index = self.index(id)?;
        let whole = &self.requirements[index];
        let first: String = whole.text.chars().take(at).collect();
        let second: String = whole.text.chars().skip(at).collect();
        let (first, second) = (first.trim(), second.trim());
        if first.is_empty() || second.is_empty() {
            return Err(Flaw::new("at", FlawKind::OutOfRange).into());
        }
        let rest = Requirement {
            id: new,
            text: second.to_owned(),
            answer: Answer::Open,
            ..whole.clone()
        };
        let first = first.to_owned();
        self.insert(index + 1, rest)?;
        self.requirements[index].text = first;
        Ok(())
    }

    /// Joins one with the next.
    ///
    /// # Errors
    /// No such requirement, none after it ([`FlawKind::ImpossibleMove`]), or too long a text.
    pub fn join(&mut self, id: RequirementId) -> Result<(), Flaws> {
        let index = self.index(id)?;
        let Some(next) = self.requirements.get(index + 1).cloned() else {
            return Err(Flaw::new("requirement", FlawKind::ImpossibleMove).into());
        };
        let one = self.requirements[index].clone();
        let addressed = match (one.addressed, next.addressed) {
            (a, b) if a == b => a,
            (Addressed::Communes, _) | (_, Addressed::Communes) => Addressed::Communes,
            _ => Addressed::Unsaid,
        };
        let joined = Requirement {
            place: both(one.place, &next.place),
            text: format!("{} {}", one.text, next.text),
            addressed,
            addressee: both(one.addressee, &next.addressee),
            answer: one.answer.and(next.answer),
            ..one
        };
        self.requirements[index] = joined.checked()?;
        self.requirements.remove(index + 1);
        Ok(())
    }

    /// Moves one to a place from 0, counted without it.
    ///
    /// # Errors
    /// No such requirement.
    pub fn move_to(&mut self, id: RequirementId, index: usize) -> Result<(), Flaws> {
        let moved = self.remove(id)?;
        let index = index.min(self.requirements.len());
        self.requirements.insert(index, moved);
        Ok(())
    }

    /// Takes one away.
    ///
    /// # Errors
    /// No such requirement.
    pub fn remove(&mut self, id: RequirementId) -> Result<Requirement, Flaws> {
        let index = self.index(id)?;
        Ok(self.requirements.remove(index))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn task(n: u128) -> Tie {
        Tie::Task(TaskId(Uuid::from_u128(n)))
    }

    fn requirement(n: u128, text: &str) -> Requirement {
        Requirement {
            id: RequirementId(Uuid::from_u128(n)),
            place: format!("II.{n}"),
            text: text.into(),
            addressed: Addressed::Unsaid,
            addressee: String::new(),
            answer: Answer::Open,
        }
    }

    fn list(texts: &[&str]) -> Checklist {
        Checklist {
            id: ChecklistId(Uuid::from_u128(900)),
            plan: PlanId(Uuid::from_u128(901)),
            superior: Superior {
                subject: "Tuyên truyền giữ sạch đường làng".into(),
                ..Superior::default()
            },
            source: String::new(),
            requirements: (1..)
                .zip(texts)
                .map(|(n, text)| requirement(n, text))
                .collect(),
        }
    }

    fn answered(ties: &[u128], note: &str) -> Answer {
        Answer::Answered {
            ties: ties.iter().map(|n| task(*n)).collect(),
            note: note.into(),
        }
    }

    #[test]
    fn a_superior_is_cited_as_far_as_it_is_known() {
        let date = |y, m, d| PartialDate::new(y, m, d).unwrap();
        for (code, date, issuer, subject, expect) in [
            (
                "118/KH-UBND",
                date(Some(2026), Some(1), Some(5)),
                "UBND tỉnh Sông Lam",
                "Tuyên truyền\ngiữ sạch đường làng",
                "Kế hoạch số 118/KH-UBND ngày 05 tháng 01 năm 2026 của UBND tỉnh Sông Lam về tuyên truyền giữ sạch đường làng",
            ),
            (
                "7/KH",
                date(Some(2026), Some(10), None),
                "",
                "",
                "Kế hoạch số 7/KH tháng 10 năm 2026",
            ),
            (
                "",
                PartialDate::default(),
                "",
                "Về CCHC",
                "Kế hoạch về CCHC",
            ),
        ] {
            let superior = Superior {
                doc_type: String::new(),
                code: code.into(),
                date,
                issuer: issuer.into(),
                subject: subject.into(),
            };
            assert_eq!(superior.cited(), expect);
        }
        for (symbol, expect) in [
            ("KH-UBND", "Kế hoạch"),
            ("UBND-VHXH", "Công văn"),
            ("HD-BTG", "Hướng dẫn"),
            ("CTr-UBND", "Chương trình"),
            ("", "Kế hoạch"),
        ] {
            assert_eq!(Superior::doc_type_of(symbol), expect, "{symbol}");
        }
    }

    #[test]
    fn an_answer_says_something() {
        for (answer, expect) in [
            (answered(&[], " "), Answer::Open),
            (answered(&[1, 1], ""), answered(&[1], "")),
            (
                answered(&[], " đã có công văn "),
                answered(&[], "đã có công văn"),
            ),
        ] {
            assert_eq!(answer.checked().unwrap(), expect);
        }
        let many: Vec<u128> = (0..51).collect();
        let flaws = answered(&many, &"x".repeat(2_001)).checked().unwrap_err();
        let fields: Vec<_> = flaws.0.iter().map(|f| f.field.as_str()).collect();
        assert_eq!(fields, ["note", "ties"]);
    }

    #[test]
    fn what_is_gone_answers_nothing() {
        let grounds = Grounds {
            known: [(task(1), 0), (task(2), 1)].into(),
            ..Grounds::default()
        };
        for (answer, expect) in [
            (Answer::Open, RequirementState::Open),
            (answered(&[1, 2], ""), RequirementState::Answered),
            (answered(&[], "ghi chú"), RequirementState::Answered),
            (answered(&[1, 3], ""), RequirementState::Broken),
            (answered(&[3], "ghi chú"), RequirementState::Broken),
            (
                Answer::NotOurs {
                    reason: String::new(),
                },
                RequirementState::NotOurs,
            ),
        ] {
            let requirement = Requirement {
                answer,
                ..requirement(1, "a")
            };
            assert_eq!(requirement.state(&grounds), expect, "{requirement:?}");
        }
    }

    #[test]
    fn all_flaws_are_told_with_their_places() {
        let mut bad = list(&["a", "", "c\u{7}"]);
        bad.superior = Superior::default();
        bad.requirements[2].place = "x".repeat(201);
        let flaws = bad.checked().unwrap_err();
        let fields: Vec<_> = flaws.0.iter().map(|f| f.field.as_str()).collect();
        assert_eq!(
            fields,
            [
                "subject",
                "requirements[1].text",
                "requirements[2].place",
                "requirements[2].text"
            ]
        );
        let none = Checklist::begin(
            PlanId(Uuid::nil()),
            Superior::default(),
            "",
            Vec::new(),
            &mut Uuid::nil,
        );
        assert_eq!(none.unwrap_err().0[0].field, "requirements");
    }

    #[test]
    fn parts_keep_what_was_said_to_them_alone() {
        let mut list = list(&["Treo băng rôn. Phát thanh hằng tuần.", "Báo cáo."]);
        let (first, new) = (
            RequirementId(Uuid::from_u128(1)),
            RequirementId(Uuid::from_u128(8)),
        );
        list.answer(first, answered(&[1], "")).unwrap();
        list.split(first, 14, new).unwrap();
        let shown = |list: &Checklist| -> Vec<(String, Answer)> {
            let all = list.requirements.iter();
            all.map(|r| (r.text.clone(), r.answer.clone())).collect()
        };
        assert_eq!(
            shown(&list),
            [
                ("Treo băng rôn.".into(), answered(&[1], "")),
                ("Phát thanh hằng tuần.".into(), Answer::Open),
                ("Báo cáo.".into(), Answer::Open),
            ]
        );
        list.answer(new, answered(&[1, 2], "ghi chú")).unwrap();
        list.join(first).unwrap();
        assert_eq!(
            shown(&list)[0],
            (
                "Treo băng rôn. Phát thanh hằng tuần.".into(),
                answered(&[1, 2], "ghi chú")
            )
        );
        let last = list.requirements[1].id;
        assert!(list.join(last).is_err());
        assert!(list.split(last, 0, new).is_err());
        assert!(list.split(last, 99, new).is_err());
        assert!(list.split(new, 1, first).is_err());
    }

    fn words() -> impl Strategy<Value = String> {
        "[a-zđêô]{1,6}( [a-zđêô]{1,6}){1,8}"
    }

    proptest! {
        #[test]
        fn split_and_join_lose_no_word(texts in prop::collection::vec(words(), 1..6), which in 0..6usize, at in 0..60usize) {
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            let before = list(&texts);
            let mut list = before.clone();
            let id = list.requirements[which % texts.len()].id;
            let letters = |list: &Checklist| -> String {
                list.requirements.iter().flat_map(|r| r.text.split_whitespace()).collect()
            };
            if list.split(id, at, RequirementId(Uuid::from_u128(77))).is_ok() {
                prop_assert_eq!(list.requirements.len(), texts.len() + 1);
                prop_assert_eq!(letters(&list), letters(&before));
                list.join(id).unwrap();
                prop_assert_eq!(letters(&list), letters(&before));
            }
            prop_assert_eq!(list.requirements.len(), texts.len());
            prop_assert_eq!(&list.requirements[which % texts.len()].id, &id);
            let tally = list.tally(&Grounds::default());
            prop_assert_eq!(tally.total(), texts.len());
        }

        #[test]
        fn a_move_only_moves(from in 0..5usize, to in 0..9usize) {
            let before = list(&["a", "b", "c", "d", "e"]);
            let mut list = before.clone();
            let id = list.requirements[from].id;
            list.move_to(id, to).unwrap();
            prop_assert_eq!(list.requirements[to.min(4)].id, id);
            list.move_to(id, from).unwrap();
            prop_assert_eq!(list, before);
        }
    }
}
