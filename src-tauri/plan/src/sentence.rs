//! A sentence that assigns work: read as a task, and held beside the task made from it.

use crate::draft::DraftTask;
use crate::id::{BlockId, TaskId};
use crate::model::{BlockKind, Plan};
use crate::target::counted;
use crate::task::{Task, TaskField, Timeframe, When};
use crate::text::{fold, nfc, squeeze};
use crate::unit_names::{coordinating_in, lead_of, split_units};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// What a sentence says of a task, as far as that is safe: who leads, who co-operates, what comes
/// of it, when, for what money. What it does not say is empty; its text is the words behind the
/// unit that leads, or all of them.
pub fn read(words: &str) -> DraftTask {
    let words = squeeze(&nfc(words));
    let (lead, at) = lead_of(&words).unwrap_or_default();
    let (lead, others) = led(&lead);
    let mut coordinating = coordinating_in(&format!("{words}."));
    coordinating.splice(0..0, others);
    DraftTask {
        text: closed(&words[at..]),
        lead,
        coordinating,
        deliverable: deliverable(&words),
        timeframe: timeframe(&words),
        budget: budget(&words),
        ..DraftTask::default()
    }
}

/// The first of several units leads, the others co-operate.
fn led(names: &str) -> (String, Vec<String>) {
    match names.split_once(" phối hợp với ") {
        Some((lead, with)) => (closed(lead), split_units(with)),
        None => (names.to_owned(), Vec::new()),
    }
}

/// The words without the mark that ends their sentence.
fn closed(text: &str) -> String {
    let text = text.trim().trim_end_matches([';', '.', ',', '/', ' ']);
    text.to_owned()
}

fn deliverable(words: &str) -> String {
    let found = counted(words);
    let parts: Vec<&str> = found.iter().map(|c| &words[c.at.clone()]).collect();
    parts.join("; ")
}

/// A word of a sentence with its place.
struct Word {
    at: Range<usize>,
    /// Without marks around it, folded.
    bare: String,
    /// The sentence, or a part of it, ends behind it.
    ends: bool,
}

fn words_of(text: &str) -> Vec<Word> {
    let base = text.as_ptr() as usize;
    text.split_whitespace()
        .map(|word| {
            let inner = word.trim_matches(|c: char| !c.is_alphanumeric());
            let start = inner.as_ptr() as usize - base;
            Word {
                at: start..start + inner.len(),
                bare: fold(inner),
                ends: word.ends_with(['.', ';', ':', ')']),
            }
        })
        .collect()
}

fn is_number(word: &str) -> bool {
    let sound = |c: char| c.is_ascii_digit() || "/-.".contains(c);
    word.starts_with(|c: char| c.is_ascii_digit()) && word.chars().all(sound)
}

fn is_quarter(word: &str) -> bool {
    let (number, _) = word.split_once('/').unwrap_or((word, ""));
    let parts = number.split(['-', '+']);
    parts
        .into_iter()
        .all(|n| matches!(n, "i" | "ii" | "iii" | "iv" | "1" | "2" | "3" | "4"))
}

fn is_month(word: &str) -> bool {
    let (number, _) = word.split_once('/').unwrap_or((word, ""));
    number
        .parse::<u32>()
        .is_ok_and(|month| (1..=12).contains(&month))
}

/// Words of time in a sentence: the first that names a quarter, month or deadline, else the
/// first that says how often. Dates of the documents it cites are no deadlines.
fn timeframe(text: &str) -> String {
    let words = words_of(text);
    let exact = (0..words.len()).find_map(|i| Some((i, exact_end(&words, i)?)));
    let found = exact.or_else(|| (0..words.len()).find_map(|i| Some((i, often_end(&words, i)?))));
    let Some((start, end)) = found else {
        return String::new();
    };
    let start = begun(&words, start);
    text[words[start].at.start..words[end - 1].at.end].to_owned()
}

fn bare(words: &[Word], at: usize) -> &str {
    words.get(at).map_or("", |word| word.bare.as_str())
}

/// `Trước`, `từ`, `cuối` in front belong to the time.
fn begun(words: &[Word], mut start: usize) -> usize {
    const LEADING: [&str; 7] = ["truoc", "tu", "het", "dau", "giua", "cuoi", "sau"];
    while start > 0 && LEADING.contains(&bare(words, start - 1)) && !words[start - 1].ends {
        start -= 1;
    }
    start
}

/// Where a quarter, month or deadline that begins at a word ends.
fn exact_end(words: &[Word], at: usize) -> Option<usize> {
    let mut end = one_exact(words, at)?;
    // `Quý I, quý IV`; `tháng 3 đến tháng 6`; `quý I và II`
    loop {
        let behind = words.get(end - 1).is_none_or(|word| word.ends);
        if behind {
            return Some(end);
        }
        let linked = usize::from(matches!(bare(words, end), "den" | "va" | "toi"));
        let next = end + linked;
        let bare_quarter = bare(words, at) == "quy" && is_quarter(bare(words, next));
        let year = bare(words, end) == "nam" && is_number(bare(words, end + 1));
        if year {
            end += 2;
        } else if let Some(more) = one_exact(words, next) {
            end = more;
        } else if bare_quarter {
            end = next + 1;
        } else {
            return Some(end);
        }
    }
}

fn one_exact(words: &[Word], at: usize) -> Option<usize> {
    let next = bare(words, at + 1);
    let open = words.get(at).is_some_and(|word| !word.ends);
    let before = |back: usize| at.checked_sub(back).map_or("", |i| bare(words, i));
    let due = ["truoc", "den", "het", "trong", "vao", "xong", "nhat"];
    let dated = before(2) == "ngay" && is_number(before(1));
    match bare(words, at) {
        "quy" if open && is_quarter(next) => Some(at + 2),
        "thang" if open && is_month(next) && !dated => Some(at + 2),
        "ngay" if open && due.contains(&before(1)) && next.contains('/') && is_number(next) => {
            Some(at + 2)
        }
        "6" | "sau" | "9" | "chin" if next == "thang" => {
            let half = matches!(bare(words, at + 2), "dau" | "cuoi");
            (half && bare(words, at + 3) == "nam").then_some(at + 4)
        }
        _ => None,
    }
}

/// Where words that say how often end.
fn often_end(words: &[Word], at: usize) -> Option<usize> {
    let next = bare(words, at + 1);
    let in_year = |end: usize| {
        let said = bare(words, end) == "trong" && bare(words, end + 1) == "nam";
        if said { end + 2 } else { end }
    };
    match bare(words, at) {
        "thuong" if next == "xuyen" => Some(in_year(at + 2)),
        "hang" if ["thang", "quy", "tuan", "nam", "ngay"].contains(&next) => Some(at + 2),
        "dinh" if next == "ky" => Some(at + 2),
        "ca" if next == "nam" => Some(at + 2),
        _ => None,
    }
}

/// The amount a sentence names, with its source up to the end of the clause.
fn budget(text: &str) -> String {
    let words = words_of(text);
    let is_unit = |i: usize| matches!(bare(&words, i), "dong" | "trieu" | "nghin" | "ty");
    let found = (0..words.len()).find(|i| is_number(bare(&words, *i)) && is_unit(i + 1));
    let Some(start) = found else {
        return String::new();
    };
    const LONGEST: usize = 25;
    let last = words.len().min(start + LONGEST);
    let end = (start..last)
        .find(|i| words[*i].ends)
        .map_or(last, |i| i + 1);
    text[words[start].at.start..words[end - 1].at.end].to_owned()
}

/// Cells of a task that say something else than a reading of its sentence. What the sentence
/// does not say differs from nothing.
pub fn differing(task: &Task, reading: &DraftTask, year: i32) -> Vec<TaskField> {
    let same = |a: &str, b: &str| key(a) == key(b);
    let mut out = Vec::new();
    let mut note = |field, said: bool, same: bool| {
        if said && !same {
            out.push(field);
        }
    };
    note(
        TaskField::Deliverable,
        !reading.deliverable.is_empty(),
        same(&reading.deliverable, &task.deliverable),
    );
    note(
        TaskField::Lead,
        !reading.lead.is_empty(),
        same(&reading.lead, &task.lead),
    );
    let units = |list: &[String]| list.iter().map(|unit| key(unit)).collect::<HashSet<_>>();
    note(
        TaskField::Coordinating,
        !reading.coordinating.is_empty(),
        units(&reading.coordinating) == units(&task.coordinating),
    );
    let read = Timeframe::read(&reading.timeframe, year);
    let same_time = match (&read.when, &task.timeframe.when) {
        (When::Unset, _) | (_, When::Unset) => same(&read.wording, &task.timeframe.wording),
        (a, b) => a == b,
    };
    note(TaskField::Timeframe, !read.wording.is_empty(), same_time);
    note(
        TaskField::Budget,
        !reading.budget.is_empty(),
        same(&reading.budget, &task.budget),
    );
    out
}

/// The letters of words without marks.
fn key(words: &str) -> String {
    fold(words)
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect()
}

/// A task linked to words it was made from; what it says otherwise already is meant so.
#[must_use]
pub fn linked(task: Task, block: Option<BlockId>, sentence: &str, year: i32) -> Task {
    let sentence = squeeze(&nfc(sentence));
    let apart = match sentence.as_str() {
        "" => Vec::new(),
        words => differing(&task, &read(words), year),
    };
    Task {
        origin: block,
        sentence,
        apart,
        ..task
    }
}

/// The words of a task as its sentence now has them, other cells as they are.
#[must_use]
pub fn taken(task: Task, reading: &DraftTask, year: i32) -> Task {
    let said = |new: &str, old: String| if new.is_empty() { old } else { new.to_owned() };
    let timeframe = match reading.timeframe.as_str() {
        "" => task.timeframe,
        wording => Timeframe::read(wording, year),
    };
    Task {
        text: said(&reading.text, task.text),
        deliverable: said(&reading.deliverable, task.deliverable),
        lead: said(&reading.lead, task.lead),
        coordinating: match &reading.coordinating[..] {
            [] => task.coordinating,
            units => units.to_vec(),
        },
        timeframe,
        budget: said(&reading.budget, task.budget),
        ..task
    }
}

/// The blocks of a plan by their ids, in words.
pub struct Blocks(HashMap<BlockId, String>);

impl Blocks {
    /// Of the body and the annexes; tables and what waits for review hold no sentences.
    pub fn of(plan: &Plan) -> Self {
        let body = plan
            .walk()
            .into_iter()
            .flat_map(|(_, section)| &section.blocks);
        let annexes = plan.annexes.iter().flat_map(|annex| &annex.blocks);
        let text = |kind| !matches!(kind, BlockKind::Table | BlockKind::Review);
        let blocks = body.chain(annexes).filter(|block| text(block.kind));
        Self(
            blocks
                .map(|block| (block.id, squeeze(&nfc(&block.text.to_plain()))))
                .collect(),
        )
    }

    /// The words of a block.
    pub fn words(&self, block: BlockId) -> Option<&str> {
        self.0.get(&block).map(String::as_str)
    }

    /// Where a task's sentence stands: in its own block, or in the one it was moved to.
    pub fn place(&self, task: &Task) -> Option<BlockId> {
        if task.sentence.is_empty() {
            return task.origin;
        }
        let holds = |words: &String| words.contains(&task.sentence);
        let own = task.origin.filter(|id| self.0.get(id).is_some_and(holds));
        own.or_else(|| {
            let mut found = self.0.iter().filter(|(_, words)| holds(words));
            let first = found.next().map(|(id, _)| *id);
            // Standing in several, it is nobody's in particular.
            first.filter(|_| found.next().is_none())
        })
    }
}

/// That a task and its sentence say two different things.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drift {
    /// Where the words now stand; nowhere when the block is gone.
    pub block: Option<BlockId>,
    /// The words that now stand in the sentence's place; empty when there are none.
    pub now: String,
    /// What they say.
    pub reading: DraftTask,
    /// The cells of the task that say something else.
    pub differs: Vec<TaskField>,
}

/// Whether a task's sentence changed, or says something else than the task and nobody wanted
/// that.
pub fn drift(task: &Task, blocks: &Blocks, year: i32) -> Option<Drift> {
    if task.sentence.is_empty() {
        return None;
    }
    let place = blocks.place(task);
    let now = match place {
        Some(_) => task.sentence.clone(),
        None => {
            let block = task.origin.and_then(|id| blocks.0.get(&id));
            block
                .and_then(|words| nearest(words, &task.sentence))
                .unwrap_or_default()
        }
    };
    let reading = read(&now);
    let mut differs = differing(task, &reading, year);
    if place.is_some() {
        differs.retain(|field| !task.apart.contains(field));
        if differs.is_empty() {
            return None;
        }
    }
    let own = || task.origin.filter(|_| !now.is_empty());
    Some(Drift {
        block: place.or_else(own),
        reading: if now.is_empty() {
            DraftTask::default()
        } else {
            reading
        },
        now,
        differs,
    })
}

/// Every task of a plan whose sentence drifted, in their order.
pub fn drifts(plan: &Plan, tasks: &[Task]) -> Vec<(TaskId, Drift)> {
    if tasks.iter().all(|task| task.sentence.is_empty()) {
        return Vec::new();
    }
    let blocks = Blocks::of(plan);
    let drifted = |task: &Task| Some((task.id, drift(task, &blocks, plan.year)?));
    tasks.iter().filter_map(drifted).collect()
}

/// Tasks whose sentences are the words that now stand in their place; one whose words are gone
/// has none. For a plan that was rewritten as a whole.
pub fn relinked(plan: &Plan, tasks: Vec<Task>) -> Vec<Task> {
    let blocks = Blocks::of(plan);
    let relink = |task: Task| match drift(&task, &blocks, plan.year) {
        None => task,
        Some(drift) => Task {
            origin: drift.block,
            sentence: drift.now,
            ..task
        },
    };
    tasks.into_iter().map(relink).collect()
}

/// The sentence of a text that is most like an old one; none that is hardly like it.
fn nearest(text: &str, old: &str) -> Option<String> {
    const LIKE: usize = 30;
    let bag = |words: &str| -> HashSet<String> {
        fold(words)
            .split(|c: char| !c.is_alphanumeric())
            .map(str::to_owned)
            .collect()
    };
    let before = bag(old);
    let parts = sentences(text);
    // A sentence that was a whole block still is one.
    let whole = sentences(old).len() > 1 || parts.len() == 1;
    let parts = if whole { vec![text] } else { parts };
    let likeness = |part: &&str| {
        let now = bag(part);
        200 * now.intersection(&before).count() / (now.len() + before.len()).max(1)
    };
    let best = parts.into_iter().max_by_key(likeness)?;
    (likeness(&best) >= LIKE).then(|| best.to_owned())
}

/// A text's sentences: behind each full stop or semicolon before a space.
pub fn sentences(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut start = 0;
    for (at, sign) in text.match_indices(['.', ';']) {
        let end = at + sign.len();
        if text[end..].starts_with(' ') {
            out.push(text[start..end].trim());
            start = end;
        }
    }
    out.push(text[start..].trim());
    out.retain(|part| part.contains(char::is_alphanumeric));
    out
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::draft::{DraftBlock, DraftSection, PlanDraft};
    use crate::id::PlanId;
    use crate::task::Standing;
    use crate::text::RichText;
    use uuid::Uuid;

    /// An accepted task with nothing but its text.
    pub(crate) fn task(text: &str) -> Task {
        Task {
            id: TaskId(Uuid::nil()),
            plan: PlanId(Uuid::nil()),
            standing: Standing::Accepted,
            text: text.into(),
            deliverable: String::new(),
            lead: String::new(),
            coordinating: Vec::new(),
            official: None,
            timeframe: Timeframe::default(),
            budget: String::new(),
            remarks: String::new(),
            origin: None,
            sentence: String::new(),
            apart: Vec::new(),
        }
    }

    #[test]
    fn what_a_sentence_says() {
        for (sentence, expect) in [
            (
                "Giao Phòng Văn hóa - Xã hội chủ trì, phối hợp với Công an xã, Đoàn Thanh niên tổ chức 02 hội nghị trong quý II/2026.",
                "Phòng Văn hóa - Xã hội | Công an xã; Đoàn Thanh niên | 02 hội nghị | quý II/2026 | ",
            ),
            (
                "Đài truyền thanh xã phát sóng mỗi tuần 3 buổi từ tháng 03 đến tháng 6.",
                "Đài truyền thanh xã |  | mỗi tuần 3 buổi | từ tháng 03 đến tháng 6 | ",
            ),
            (
                "Văn phòng HĐND và UBND xã tham mưu in 1.000 tờ rơi trước ngày 30/6/2026, kinh phí 5.000.000 đồng từ ngân sách xã.",
                "Văn phòng HĐND và UBND xã |  | 1.000 tờ rơi | trước ngày 30/6/2026 | 5.000.000 đồng từ ngân sách xã",
            ),
            (
                "Công an xã: tuyên truyền lưu động thường xuyên trong năm.",
                "Công an xã |  |  | thường xuyên trong năm | ",
            ),
            (
                "Triển khai Kế hoạch số 12/KH-UBND ngày 24 tháng 12 năm 2025.",
                " |  |  |  | ",
            ),
            (
                "Viết 04 tin, bài/quý; báo cáo quý I, quý III.",
                " |  | 04 tin, bài/quý | quý I, quý III | ",
            ),
            (
                "Các thôn hoàn thành trong 6 tháng đầu năm.",
                " |  |  | 6 tháng đầu năm | ",
            ),
            ("", " |  |  |  | "),
        ] {
            let read = read(sentence);
            let shown = [
                &read.lead,
                &read.coordinating.join("; "),
                &read.deliverable,
                &read.timeframe,
                &read.budget,
            ];
            assert_eq!(shown.map(String::as_str).join(" | "), expect, "{sentence}");
        }
    }

    const SENTENCE: &str =
        "Công an xã chủ trì, phối hợp với Đoàn Thanh niên tổ chức 02 hội nghị trong quý II.";

    fn plan(blocks: &[&str]) -> Plan {
        let block = |text: &&str| DraftBlock {
            text: RichText::plain(text),
            ..DraftBlock::default()
        };
        let draft = PlanDraft {
            subject: "Tuyên truyền".into(),
            sections: vec![DraftSection {
                title: "NHIỆM VỤ".into(),
                blocks: blocks.iter().map(block).collect(),
                ..DraftSection::default()
            }],
            ..PlanDraft::default()
        };
        let mut next = 0_u128;
        let mut mint = || {
            next += 1;
            Uuid::from_u128(next)
        };
        draft.accept(2026, &mut mint).unwrap().0
    }

    fn made(sentence: &str) -> Task {
        let block = plan(&[""]).sections[0].blocks[0].id;
        linked(
            taken(task(""), &read(sentence), 2026),
            Some(block),
            sentence,
            2026,
        )
    }

    #[test]
    fn sentence_and_task_drift_apart() {
        use TaskField::{Deliverable, Lead, Timeframe as Time};
        let later = SENTENCE.replace("quý II", "quý III");
        let other = SENTENCE
            .replace("02", "03")
            .replace("Công an xã", "Trạm Y tế xã");
        let edited = Task {
            lead: "Văn phòng".into(),
            ..made(SENTENCE)
        };
        let meant = linked(edited.clone(), edited.origin, SENTENCE, 2026);
        let respelt = SENTENCE.replace("hội nghị", "Hội nghị");
        let long = format!("Việc chung. {later} Việc khác.");
        for (what, task, blocks, expect) in [
            ("same", made(SENTENCE), &[SENTENCE][..], None),
            (
                "words around it",
                made(SENTENCE),
                &[&format!("Trước hết. {SENTENCE}")],
                None,
            ),
            ("moved", made(SENTENCE), &["", SENTENCE], None),
            (
                "another time",
                made(SENTENCE),
                &[&later],
                Some((&later[..], vec![Time])),
            ),
            (
                "among others",
                made(SENTENCE),
                &[&long],
                Some((&later, vec![Time])),
            ),
            (
                "others",
                made(SENTENCE),
                &[&other],
                Some((&other, vec![Deliverable, Lead])),
            ),
            (
                "respelt",
                made(SENTENCE),
                &[&respelt],
                Some((&respelt, vec![])),
            ),
            (
                "gone",
                made(SENTENCE),
                &["Việc hoàn toàn khác"],
                Some(("", vec![])),
            ),
            (
                "cell edited",
                edited,
                &[SENTENCE],
                Some((SENTENCE, vec![Lead])),
            ),
            ("meant so", meant, &[SENTENCE], None),
            ("typed", task("Phát thanh"), &[""], None),
        ] {
            let drift = drift(&task, &Blocks::of(&plan(blocks)), 2026);
            let found = drift.as_ref().map(|d| (d.now.as_str(), d.differs.clone()));
            assert_eq!(found, expect, "{what}");
        }
    }

    #[test]
    fn the_new_words_are_taken() {
        let words = SENTENCE.replace("quý II", "quý IV").replace("02", "05");
        let task = taken(made(SENTENCE), &read(&words), 2026);
        let task = linked(task.clone(), task.origin, &words, 2026);
        assert_eq!(
            (task.deliverable.as_str(), task.timeframe.wording.as_str()),
            ("05 hội nghị", "quý IV")
        );
        assert_eq!(task.lead, "Công an xã");
        assert!(task.apart.is_empty());
    }
}
