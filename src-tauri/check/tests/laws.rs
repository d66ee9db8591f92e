//! What holds for any text.

use crate::{agency, read};
use check::{Place, findings};
use plan::UnitKind;
use proptest::prelude::*;

/// Lines of pieces that rules look for, in any order.
fn lines() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "I.",
        "III.",
        "1.",
        "1.3.",
        "a)",
        "w)",
        "-",
        "+",
        "KẾ HOẠCH",
        "MỤC ĐÍCH",
        "năm 2025",
        "Quý III/2025",
        "toàn phường",
        "Ủy ban Nhân dân",
        "theo điều 5",
        "Khoản 2 Điều 3",
        "Phụ lục kèm theo",
        "(",
        "“",
        "”",
        "\"",
        "./.",
        ",.",
        "…",
        " ,",
        "Xã",
        "An Hòa",
        "Tỉnh",
        "Nghị quyết số 7/NQ-CP ngày 07/3/2025",
        "Nơi nhận:",
        "Lưu: VT",
        "KT. CHỦ TỊCH",
        "ThS.",
        "đ",
        "ệ",
        "\u{301}",
        "😀",
    ]);
    let line = prop::collection::vec(piece, 1..6).prop_map(|pieces| pieces.join(" "));
    prop::collection::vec(line, 1..24).prop_map(|lines| lines.join("\n"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// No text breaks a rule's reading, findings come in the plan's order, and each is told once.
    #[test]
    fn any_text_can_be_checked(text in lines()) {
        prop_assume!(text.contains(char::is_alphanumeric));
        let (mut plan, tasks) = read(&format!("KẾ HOẠCH\nTuyên truyền\n{text}"));
        plan.year = 2026;
        let agency = agency(UnitKind::Commune, "An Hòa");
        let found = findings(&plan, &tasks, &agency);
        for (i, finding) in found.iter().enumerate() {
            prop_assert_eq!(finding.severity, finding.rule.severity());
            prop_assert!(!found[..i].contains(finding), "twice: {:?}", finding);
        }
        let sections: Vec<_> = plan.walk().iter().map(|(_, s)| s.id).collect();
        let at = |place| match place {
            Place::Section(id) | Place::Block(id, _) => sections.iter().position(|s| *s == id),
            _ => None,
        };
        let order: Vec<usize> = found.iter().filter_map(|f| at(f.place)).collect();
        prop_assert!(order.is_sorted(), "{:?}", order);
    }
}
