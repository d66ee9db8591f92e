//! The law of the importer: every word of the text stands in the draft or in its left-over
//! list, as often as in the text and in its order.
//!
//! Words are runs of letters and digits, so that `2.Công` and `2. Công` are alike; of other
//! signs all count that no form prints by itself. Numbers are compared without leading zeros.

use plan::{BlockKind, DraftBlock, DraftSection, Label, PlanDraft};
use std::collections::HashMap;
use unicode_normalization::UnicodeNormalization as _;

/// Signs that forms print or drop: dashes, final marks, brackets of a purpose.
const FORM_SIGNS: &str = "-–—−.;:,()/*`_+#…•●▪■◦·\u{f0b7}\u{f02d}=~─━|\\";

/// The words of a text for comparison.
pub(crate) fn tokens(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut word = String::new();
    for c in text.chars().chain([' ']) {
        if c.is_alphanumeric() {
            word.push(c);
            continue;
        }
        if !word.is_empty() {
            let bare = word.trim_start_matches('0');
            let number = word.bytes().all(|b| b.is_ascii_digit());
            out.push(if number {
                bare.to_owned()
            } else {
                word.clone()
            });
            word.clear();
        }
        if !c.is_whitespace() && !FORM_SIGNS.contains(c) {
            out.push(c.to_string());
        }
    }
    out
}

/// The words of a draft, in streams that each keep the order of the text.
struct Streams {
    streams: Vec<(&'static str, Vec<String>)>,
}

impl Streams {
    fn of(draft: &PlanDraft, text: &str) -> Self {
        let mut body = vec![draft.subject.clone()];
        body.extend(draft.opening.bases.iter().cloned());
        body.extend(draft.opening.paragraphs.iter().map(|p| p.to_plain()));
        for section in &draft.sections {
            add_section(section, &mut body);
        }
        body.extend(draft.closing.iter().map(|p| p.to_plain()));
        let recipients = draft
            .recipients
            .iter()
            .map(|r| format!("{} {}", r.name, r.purpose));
        let mut annexes = Vec::new();
        for annex in &draft.annexes {
            annexes.push(annex.label.clone());
            annexes.push(annex.title.clone());
            annexes.push(annex.reference.clone());
            add_blocks(&annex.blocks, &mut annexes);
        }
        let left = draft.left_over.iter().map(|l| l.text.clone());
        let mut agency: Vec<String> = draft.parent.iter().cloned().collect();
        agency.extend(draft.agency_lines.clone());
        let streams = vec![
            ("agency", agency),
            ("number", vec![number(draft)]),
            ("date", vec![date(draft, text)]),
            ("body", body),
            ("recipients", recipients.collect()),
            ("signature", draft.signature.lines.clone()),
            ("name", vec![draft.signature.name.clone()]),
            ("annexes", annexes),
            ("left over", left.collect()),
        ];
        Self {
            streams: streams
                .into_iter()
                .map(|(name, texts)| (name, tokens(&texts.join("\n"))))
                .collect(),
        }
    }
}

/// What the form prints around a number.
fn number(draft: &PlanDraft) -> String {
    if draft.symbol.is_empty() {
        return String::new();
    }
    let number = draft.number.map(|n| n.to_string()).unwrap_or_default();
    format!("Số: {number}/{}", draft.symbol)
}

/// Whether the text has the draft's date in figures, `05/01/2026`.
fn in_figures(draft: &PlanDraft, text: &str) -> bool {
    let Some(date) = draft.date.complete() else {
        return false;
    };
    let line = format!("{} ngày {}", draft.place, date.format("%-d/%-m/%Y"));
    let line = tokens(&line);
    text.lines().any(|written| tokens(written) == line)
}

/// What the form prints as place and date; of a date in figures what was written.
fn date(draft: &PlanDraft, text: &str) -> String {
    let date = draft.date;
    let part = |n: Option<u32>| n.map(|n| n.to_string()).unwrap_or_default();
    if in_figures(draft, text) {
        return format!(
            "{} ngày {} {}",
            draft.place,
            part(date.day()),
            part(date.month())
        ) + &format!(" {}", part(date.year().and_then(|y| u32::try_from(y).ok())));
    }
    if date == plan::PartialDate::default() {
        // Only the place may be there; a blank date line has its three words besides.
        return draft.place.clone();
    }
    format!(
        "{}, ngày {} tháng {} năm {}",
        draft.place,
        part(date.day()),
        part(date.month()),
        date.year().map(|y| y.to_string()).unwrap_or_default()
    )
}

fn add_section(section: &DraftSection, out: &mut Vec<String>) {
    if let Label::Literal(label) = &section.label {
        out.push(label.clone());
    }
    out.push(section.title.clone());
    add_blocks(&section.blocks, out);
    for sub in &section.sections {
        add_section(sub, out);
    }
}

fn add_blocks(blocks: &[DraftBlock], out: &mut Vec<String>) {
    for block in blocks {
        if let Label::Literal(label) = &block.label {
            out.push(label.clone());
        }
        assert_ne!(block.kind, BlockKind::Table, "no importer makes tables yet");
        out.push(block.text.to_plain());
    }
}

/// What breaks the law, if anything does.
pub(crate) fn broken(input: &str, draft: &PlanDraft) -> Result<(), String> {
    let text = import::repair::repair(&import::clean(input)).text;
    // Signs of formatting may stand inside a word: `**K**ế`.
    let text = text.replace("**", "").replace('`', "");
    // Marks that one of them stood between change places.
    let text: String = text.nfc().collect();
    let expect = tokens(&text);
    let found = Streams::of(draft, &text);
    let mut balance: HashMap<&str, i64> = HashMap::new();
    for word in &expect {
        *balance.entry(word).or_default() += 1;
    }
    for word in found.streams.iter().flat_map(|(_, words)| words) {
        *balance.entry(word).or_default() -= 1;
    }
    if draft.date == plan::PartialDate::default() && !draft.place.is_empty() {
        // A wholly blank date line: its three words are printed by the form.
        for word in ["ngày", "tháng", "năm"] {
            let count = balance.entry(word).or_default();
            *count = (*count - 1).max(0).min(*count);
        }
    }
    balance.retain(|_, count| *count != 0);
    if !balance.is_empty() {
        return Err(format!("lost (+) or invented (-): {balance:?}"));
    }
    for (name, words) in &found.streams {
        let mut rest = expect.iter();
        if let Some(word) = words.iter().find(|word| !rest.any(|w| w == *word)) {
            return Err(format!("{name}: {word:?} out of order"));
        }
    }
    Ok(())
}

/// Imports a text and asserts the law.
pub(crate) fn import(input: &str) -> PlanDraft {
    let draft = import::read_text(input).unwrap();
    if let Err(why) = broken(input, &draft) {
        panic!("{why}\n---\n{}", crate::outline::outline(&draft));
    }
    draft
}

#[test]
fn the_checker_sees_what_is_lost_invented_and_moved() {
    let input = "KẾ HOẠCH\nTuyên truyền năm 2026\nI. MỤC ĐÍCH\nmột hai ba";
    let good = import(input);
    let mut lost = good.clone();
    lost.sections[0].blocks.clear();
    let mut invented = good.clone();
    invented.subject.push_str(" mới");
    let mut moved = good;
    moved.sections[0].blocks[0].text = "hai một ba".into();
    for draft in [lost, invented, moved] {
        assert!(broken(input, &draft).is_err());
    }
}
