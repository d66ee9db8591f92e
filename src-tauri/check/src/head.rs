//! Symbol, place and subject (Phụ lục I, Phần I, II.3–II.5).

use crate::finding::{Finding, HeadField, Place};
use crate::own::Letterhead;
use crate::rule::Rule;
use crate::words::{Words, short};
use plan::text::{fold, squeeze};
use plan::{Agency, Plan, PlanState};

pub(crate) fn findings(plan: &Plan, agency: &Agency) -> Vec<Finding> {
    let mut found = Vec::new();
    found.extend(symbol(plan, agency));
    found.extend(place(plan, agency));
    found.extend(subject(plan));
    found.extend(draft(plan));
    found
}

/// The symbol printed: the plan's own, else the office's.
fn symbol(plan: &Plan, agency: &Agency) -> Option<Finding> {
    let own = plan.head.symbol.trim().trim_start_matches('/');
    let symbol = if own.is_empty() {
        agency.plan_symbol.trim()
    } else {
        own
    };
    let sound = |c: char| c == '-' || c == '/' || (c.is_alphanumeric() && !c.is_lowercase());
    let rule = if symbol.is_empty() || !symbol.chars().all(sound) {
        Rule::SymbolForm
    } else if symbol != "KH" && !symbol.starts_with("KH-") {
        Rule::SymbolKind
    } else {
        return None;
    };
    let expected = match rule {
        Rule::SymbolKind => "KH".to_owned(),
        _ if agency.plan_symbol.chars().all(sound) => agency.plan_symbol.clone(),
        _ => String::new(),
    };
    Some(Finding::new(
        rule,
        Place::Head(HeadField::Symbol),
        symbol,
        expected,
    ))
}

/// Only where both the place and the letterhead are known.
fn place(plan: &Plan, agency: &Agency) -> Option<Finding> {
    let letterhead = Letterhead::of(plan, agency);
    let place = plan.head.place.trim().trim_end_matches(',');
    let commune = letterhead.commune?;
    // A unit named after a person or a number is written with its kind (II.4.a).
    let said = fold(&squeeze(place));
    let right = said.is_empty() || said == commune || said.ends_with(&format!(" {commune}"));
    let at = Place::Head(HeadField::Place);
    (!right).then(|| Finding::new(Rule::PlaceName, at, place, letterhead.name))
}

fn subject(plan: &Plan) -> Option<Finding> {
    let subject = plan.title();
    let at = Place::Head(HeadField::Subject);
    if Words::of(&subject).len() == 0 {
        return Some(Finding::new(Rule::SubjectMissing, at, "", ""));
    }
    let limit = Plan::SUBJECT_LIMIT;
    (subject.chars().count() > limit)
        .then(|| Finding::new(Rule::SubjectTooLong, at, short(&subject), limit.to_string()))
}

/// A plan that is issued is no draft any more.
fn draft(plan: &Plan) -> Option<Finding> {
    let at = Place::Head(HeadField::Draft);
    let left = plan.head.draft && plan.state() == PlanState::Issued;
    left.then(|| Finding::new(Rule::DraftMarkLeft, at, "", ""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{agency, plan};
    use plan::PartialDate;

    #[test]
    fn a_draft_s_mark_goes_when_the_plan_is_numbered_and_dated() {
        for (draft, number, day, expect) in [
            (true, Some(5), Some(9), 1),
            (true, None, Some(9), 0),
            (true, Some(5), None, 0),
            (false, Some(5), Some(9), 0),
        ] {
            let mut plan = plan("");
            plan.head.draft = draft;
            plan.head.number = number;
            plan.head.date = PartialDate::new(Some(2026), Some(1), day).unwrap();
            let found = findings(&plan, &agency());
            let left = found.iter().filter(|f| f.rule == Rule::DraftMarkLeft);
            assert_eq!(left.count(), expect, "{draft} {number:?} {day:?}");
        }
    }

    fn check(symbol: &str, place: &str, subject: &str, expect: &[(Rule, &str)]) {
        let mut plan = plan("");
        plan.head.symbol = symbol.into();
        plan.head.place = place.into();
        plan.head.subject = subject.into();
        let found = findings(&plan, &agency());
        let found: Vec<_> = found.iter().map(|f| (f.rule, f.other.as_str())).collect();
        assert_eq!(found, expect, "{symbol} {place} {subject}");
    }

    #[test]
    fn heads() {
        let long = "dài ".repeat(140);
        check("KH-UBND", "An Hòa", "Tuyên truyền", &[]);
        check("/KH-UBND", "An Hoà", "Tuyên truyền", &[]);
        check("", "", "Tuyên truyền", &[]);
        check(
            "KH - UBND",
            "An Hòa",
            "Tuyên truyền",
            &[(Rule::SymbolForm, "KH-UBND")],
        );
        check(
            "KH-ubnd",
            "An Hòa",
            "Tuyên truyền",
            &[(Rule::SymbolForm, "KH-UBND")],
        );
        check(
            "BC-UBND",
            "An Hòa",
            "Tuyên truyền",
            &[(Rule::SymbolKind, "KH")],
        );
        check(
            "KH-UBND",
            "Bình Minh",
            "Tuyên truyền",
            &[(Rule::PlaceName, "An Hòa")],
        );
        check("KH-UBND", "Xã An Hòa", "Tuyên truyền", &[]);
        check("KH-UBND", "An Hòa", " \n", &[(Rule::SubjectMissing, "")]);
        check("KH-UBND", "An Hòa", &long, &[(Rule::SubjectTooLong, "500")]);
    }

    #[test]
    fn a_letterhead_of_its_own_counts_before_the_office() {
        let mut plan = plan("");
        plan.head.agency_lines = vec!["ỦY BAN NHÂN DÂN".into(), "PHƯỜNG BÌNH MINH".into()];
        plan.head.place = "Bình Minh".into();
        assert_eq!(findings(&plan, &agency()), []);
        plan.head.place = "An Hòa".into();
        assert_eq!(findings(&plan, &agency())[0].other, "PHƯỜNG BÌNH MINH");
        plan.head.agency_lines = vec!["PHÒNG VĂN HÓA - XÃ HỘI".into()];
        assert_eq!(findings(&plan, &agency()), []);
    }
}
