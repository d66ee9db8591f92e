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

/// Lines that differ or moved: `→ from: words` for one that was moved.
fn moves(old: &Plan, new: &Plan) -> Vec<String> {
    let state = |plan| State {
        plan,
        tasks: &[],
        people: &[],
    };
    let all = compare(state(old), state(new));
    let told = all.iter().filter_map(|line| match &line.moved {
        Moved::From(from) => Some(format!("→ {from}: {}", shown(&line.words))),
        _ if line.change() == Change::Same => None,
        _ => Some(shown(&line.words)),
    });
    told.collect()
}

#[test]
fn what_stands_elsewhere_is_told_once() {
    let old = fixture::plan("# A\n. một\n. hai\n- ba\n# B\n. bốn\n## B1\n. năm\n# C\n. sáu");
    let section = |plan: &Plan, i: usize| plan.sections[i].id;
    let mut new = old.clone();
    let block = new.sections[0].blocks.remove(0);
    new.sections[1].blocks.push(block);
    assert_eq!(moves(&old, &new), ["→ I. A: một"]);
    new.sections[1].blocks[1].text = "một và hai".into();
    assert_eq!(moves(&old, &new), ["→ I. A: một{+ và hai+}"]);
    let mut new = old.clone();
    let b = section(&new, 1);
    let first = plan::Place {
        parent: None,
        index: 0,
    };
    new.move_section(b, first).unwrap();
    assert_eq!(moves(&old, &new), ["→ II.: B"], "with all that is under it");
    let b1 = new.sections[0].sections[0].id;
    new.sections[0].blocks[0].text = "bốn mới".into();
    new.move_section(
        b1,
        plan::Place {
            parent: Some(section(&new, 2)),
            index: 0,
        },
    )
    .unwrap();
    assert_eq!(
        moves(&old, &new),
        ["→ II.: B", "bốn{+ mới+}", "→ II. 1.: B1"]
    );
    new.sections[0].blocks.clear();
    assert_eq!(moves(&old, &new), ["→ II.: B", "[-bốn-]", "→ II. 1.: B1"]);
    let mut new = old.clone();
    new.sections[0].blocks.swap(0, 1);
    assert_eq!(moves(&old, &new).len(), 1);
}

#[test]
fn a_plan_under_ids_of_its_own_tells_moves_too() {
    let old = fixture::plan(
        "# Mục đích\n. Nâng cao nhận thức của người dân\n# Nội dung\n. Phát thanh mỗi tuần ba buổi",
    );
    let mut n = 1_000_000;
    let mut mint = || {
        n += 1;
        uuid::Uuid::from_u128(n)
    };
    let (mut new, _) = plan::copy::renewed(&old, &[], 2027, &mut mint);
    assert_eq!(moves(&old, &new), [""; 0]);
    let block = new.sections[1].blocks.remove(0);
    new.sections[0].blocks.push(block);
    assert_eq!(
        moves(&old, &new),
        ["→ II. Nội dung: Phát thanh mỗi tuần ba buổi"]
    );
    new.sections[0].title = "Yêu cầu".into();
    assert!(moves(&old, &new).iter().all(|line| !line.contains('→')));
}

#[test]
fn a_long_plan_turned_round_is_compared_soon() {
    let body: String = (0..2_000)
        .map(|n| format!(". khối số {n} của kế hoạch\n"))
        .collect();
    let old = fixture::plan(&format!("# A\n{body}# B"));
    let mut new = old.clone();
    new.sections[0].blocks.reverse();
    let since = std::time::Instant::now();
    let told = moves(&old, &new);
    assert_eq!(told.len(), 1_999);
    assert!(since.elapsed().as_secs() < 8, "{:?}", since.elapsed());
}

proptest! {
    #[test]
    fn every_line_of_both_states_stands_once(moves in prop::collection::vec((0..6_usize, 0..6_usize, 0..4_u8), 0..6)) {
        let old = fixture::plan("# A\n. một\n. hai\n# B\n. ba\n## B1\n. bốn\n# C\n. năm");
        let mut new = old.clone();
        for (from, to, what) in moves {
            let ids: Vec<_> = new.walk().iter().map(|(_, s)| s.id).collect();
            let (from, to) = (ids[from % ids.len()], ids[to % ids.len()]);
            let place = plan::Place { parent: (what % 2 == 0).then_some(to), index: 0 };
            if what < 2 {
                let _ = new.move_section(from, place);
            } else {
                let mut blocks = new.section(from).unwrap().blocks.clone();
                if !blocks.is_empty() && from != to {
                    let moved = blocks.remove(0);
                    let mut others = new.section(to).unwrap().blocks.clone();
                    others.insert(0, moved);
                    new.set_blocks(from, blocks).unwrap();
                    new.set_blocks(to, others).unwrap();
                }
            }
        }
        let state = |plan| State { plan, tasks: &[], people: &[] };
        let lines = compare(state(&old), state(&new));
        prop_assert!(lines.iter().all(|line| line.change() == Change::Same));
        let order: Vec<Spot> = lines.iter().map(|line| line.spot).collect();
        let read: Vec<Spot> = rows(state(&new)).iter().map(|row| row.spot).collect();
        prop_assert_eq!(order, read);
        let turned = compare(state(&new), state(&old));
        prop_assert_eq!(Summary::of(&lines).is_same(), old == new);
        prop_assert_eq!(Summary::of(&turned).is_same(), old == new);
    }
}
