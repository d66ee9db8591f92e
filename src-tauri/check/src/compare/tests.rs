//! Words and lines of two states.

use super::*;
use crate::fixture;
use plan::{Recipient, Timeframe};
use proptest::prelude::*;

/// `[-old-]{+new+}`
fn shown(words: &[Words]) -> String {
    let one = |words: &Words| match words.said {
        Said::Both => words.text.clone(),
        Said::Old => format!("[-{}-]", words.text),
        Said::New => format!("{{+{}+}}", words.text),
    };
    words.iter().map(one).collect()
}

#[test]
fn words_that_differ() {
    for (old, new, expect) in [
        ("", "", ""),
        ("như cũ", "như cũ", "như cũ"),
        ("", "thêm", "{+thêm+}"),
        ("bỏ", "", "[-bỏ-]"),
        (
            "trong năm 2025.",
            "trong năm 2026.",
            "trong năm [-2025-]{+2026+}.",
        ),
        (
            "trước ngày 31/01/2025 (thứ Sáu)",
            "trước ngày 31/01/2026 (thứ Bảy)",
            "trước ngày [-31/01/2025-]{+31/01/2026+} (thứ [-Sáu-]{+Bảy+})",
        ),
        (
            "gửi UBND huyện Sông Lam trước ngày 5",
            "gửi UBND tỉnh trước ngày 5",
            "gửi UBND [-huyện Sông Lam-]{+tỉnh+} trước ngày 5",
        ),
        ("một hai ba", "một ba", "một [-hai -]ba"),
        (
            "Ông A chủ trì",
            "Bà B phối hợp thực hiện",
            "[-Ông A chủ trì-]{+Bà B phối hợp thực hiện+}",
        ),
        ("X;\nY", "X;\nZ", "X;\n[-Y-]{+Z+}"),
    ] {
        assert_eq!(shown(&compare_words(old, new)), expect, "{old} → {new}");
    }
}

#[test]
fn a_change_too_long_to_be_compared_word_by_word_is_one() {
    let text = |word: &str| format!("đầu {} cuối", format!("{word} x{word} ").repeat(20_000));
    let (old, new) = (text("cũ"), text("mới"));
    let words = compare_words(&old, &new);
    assert_eq!(words.len(), 2);
    let words = compare_words(&old, &old.replace(" cuối", " kết"));
    assert_eq!(words.last().map(|w| w.text.as_str()), Some("kết"));
}

fn lines(old: &Plan, new: &Plan) -> Vec<String> {
    task_lines((old, &[]), (new, &[]))
}

fn task_lines(old: (&Plan, &[Task]), new: (&Plan, &[Task])) -> Vec<String> {
    let state = |(plan, tasks)| State {
        plan,
        tasks,
        people: &[],
    };
    let all = compare(state(old), state(new));
    let changed = all.iter().filter(|line| line.change() != Change::Same);
    changed
        .map(|line| {
            format!("{} {}", line.label, shown(&line.words))
                .trim()
                .to_owned()
        })
        .collect()
}

#[test]
fn lines_are_known_by_their_ids() {
    let old = fixture::plan("# A\n. một\n. hai\n# B\n. ba");
    let mut new = old.clone();
    new.sections[0].blocks[0].text = plan::RichText::plain("khác hẳn");
    new.sections[1].title = "B và C".into();
    assert_eq!(lines(&old, &old), [""; 0]);
    assert_eq!(lines(&old, &new), ["[-một-]{+khác hẳn+}", "II. B{+ và C+}"]);
    new.sections[0].blocks.remove(0);
    assert_eq!(lines(&old, &new), ["[-một-]", "II. B{+ và C+}"]);
    assert_eq!(lines(&new, &old), ["{+một+}", "II. B[- và C-]"]);
}

#[test]
fn lines_without_an_id_are_known_by_their_words() {
    let mut old = fixture::plan("# A\n. một");
    let to = |names: &[&str]| {
        let recipient = |name: &&str| Recipient {
            name: (*name).into(),
            purpose: "b/c".into(),
        };
        names.iter().map(recipient).collect::<Vec<_>>()
    };
    old.recipients = to(&["UBND huyện Sông Lam", "Phòng Nội vụ", "Các thôn"]);
    let mut new = old.clone();
    new.recipients = to(&["UBND tỉnh Sông Lam", "Các thôn"]);
    let expect = [
        "UBND [-huyện-]{+tỉnh+} Sông Lam (b/c)",
        "[-Phòng Nội vụ (b/c)-]",
    ];
    assert_eq!(lines(&old, &new), expect);
    // A plan under ids of its own is read the same way.
    let mut n = 1_000_000;
    let mut mint = || {
        n += 1;
        uuid::Uuid::from_u128(n)
    };
    let (renewed, _) = plan::copy::renewed(&new, &[], 2027, &mut mint);
    assert_eq!(lines(&old, &renewed), expect);
}

#[test]
fn tasks_cell_by_cell() {
    let plan = fixture::plan("");
    let mut task = fixture::task(7, "");
    task.text = "Phát thanh".into();
    task.timeframe = Timeframe::read("Quý III/2025", 2025);
    let mut next = task.clone();
    next.timeframe = Timeframe::read("Quý III/2026", 2026);
    next.remarks = "Chuyển tiếp".into();
    assert_eq!(
        task_lines((&plan, &[task.clone()]), (&plan, &[next])),
        ["Quý [-III/2025-]{+III/2026+}", "{+Chuyển tiếp+}"]
    );
    let gone = task_lines((&plan, &[task]), (&plan, &[]));
    assert_eq!(gone, ["[-Phát thanh-]", "[-Quý III/2025-]"]);
}

proptest! {
    #[test]
    fn both_texts_can_be_read_out_again(old in "[ab .\n]{0,24}", new in "[ab .\n]{0,24}") {
        let words = compare_words(&old, &new);
        let said = |by: Said| {
            let kept = words.iter().filter(|w| w.said == by || w.said == Said::Both);
            kept.map(|w| w.text.as_str()).collect::<String>()
        };
        prop_assert_eq!(said(Said::Old), old);
        prop_assert_eq!(said(Said::New), new);
    }
}
