//! What a plan is about that changes one that was issued.

use crate::report::cited;
use plan::{Agency, Plan};

/// Room that the rest of a subject may take (Phụ lục VI, field Subject).
const LIMIT: usize = 500;

/// `Điều chỉnh Kế hoạch số 12/KH-UBND ngày … của … về …`; without its gist where that is too long.
pub fn adjusting(plan: &Plan, agency: &Agency) -> String {
    let whole = format!("Điều chỉnh {}", cited(plan, agency));
    if whole.chars().count() <= LIMIT {
        return whole;
    }
    whole
        .split_once(" về ")
        .map_or(whole.clone(), |(head, _)| head.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use plan::{Head, PartialDate};
    use uuid::Uuid;

    fn plan(subject: &str) -> Plan {
        let mut next = 0;
        let mut mint = move || {
            next += 1;
            Uuid::from_u128(next)
        };
        let draft = plan::draft::blank(2026, "Việc".into(), &Agency::default());
        let (plan, _) = draft.accept(2026, &mut mint).unwrap();
        Plan {
            head: Head {
                number: Some(12),
                symbol: "KH-UBND".into(),
                date: PartialDate::new(Some(2026), Some(3), Some(6)).unwrap(),
                subject: subject.into(),
                ..Head::default()
            },
            ..plan
        }
    }

    #[test]
    fn the_plan_that_is_changed_is_cited_whole() {
        let agency = Agency {
            name_lines: vec!["ỦY BAN NHÂN DÂN".into(), "XÃ AN HÒA".into()],
            ..Agency::default()
        };
        assert_eq!(
            adjusting(&plan("Tuyên truyền cải cách hành chính"), &agency),
            "Điều chỉnh Kế hoạch số 12/KH-UBND ngày 06 tháng 3 năm 2026 của Ủy ban nhân dân xã An Hòa về tuyên truyền cải cách hành chính"
        );
        let long = adjusting(&plan(&"dài ".repeat(150)), &agency);
        assert!(long.ends_with("xã An Hòa"), "{long}");
    }
}
