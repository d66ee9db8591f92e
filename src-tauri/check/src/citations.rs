//! Cited documents whose dates cannot all be right.

use crate::finding::Finding;
use crate::passage::Passage;
use crate::rule::Rule;
use plan::citation::{Citation, find};
use plan::text::fold;
use plan::{PartialDate, Plan};
use std::collections::HashMap;

/// Symbols that only one body in the country gives: with them the issuer need not be named.
const NATIONAL: [&str; 5] = ["NĐ-CP", "NQ-CP", "QĐ-TTg", "CT-TTg", "NQ/TW"];

pub(crate) fn findings(passages: &[Passage], plan: &Plan) -> Vec<Finding> {
    let mut seen: HashMap<String, PartialDate> = HashMap::new();
    let mut found = Vec::new();
    for passage in passages {
        for citation in find(&passage.text) {
            if citation.date.complete().is_none() {
                continue;
            }
            let excerpt = format!("{} {}", citation.doc_type, citation.code);
            let date = citation.date;
            if let Some(key) = key(&citation) {
                let first = *seen.entry(key).or_insert(date);
                if first != date {
                    let excerpt = format!("{excerpt} {}", shown(date));
                    let rule = Rule::CitationDates;
                    found.push(Finding::new(rule, passage.place, excerpt, shown(first)));
                }
            }
            let issued = plan.head.date;
            if issued
                .complete()
                .is_some_and(|day| date.complete() > Some(day))
            {
                let excerpt = format!("{excerpt} {}", shown(date));
                let rule = Rule::CitationTooNew;
                found.push(Finding::new(rule, passage.place, excerpt, shown(issued)));
            }
        }
    }
    found
}

/// What names one document: numbers begin anew each year and with each issuer.
fn key(citation: &Citation) -> Option<String> {
    let national = NATIONAL.iter().any(|s| citation.symbol.ends_with(s));
    if citation.symbol.is_empty() || (citation.issuer.is_empty() && !national) {
        return None;
    }
    let issuer = if national {
        String::new()
    } else {
        fold(&citation.issuer)
    };
    let year = citation.date.year()?;
    Some(format!("{} {year} {issuer}", citation.code))
}

/// `07/3/2019`: days padded, of months only 1 and 2 (Phụ lục I, Phần I, II.4.b).
fn shown(date: PartialDate) -> String {
    let (day, month) = (
        date.day().unwrap_or_default(),
        date.month().unwrap_or_default(),
    );
    let month = if month < 3 {
        format!("{month:02}")
    } else {
        month.to_string()
    };
    format!("{day:02}/{month}/{}", date.year().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;
    use Rule::{CitationDates, CitationTooNew};

    fn check(text: &str, expect: &[(Rule, &str, &str)]) {
        let mut plan = fixture::plan(&format!("# A\n. {text}"));
        plan.head.date = PartialDate::new(Some(2026), Some(1), Some(9)).unwrap();
        let passages = crate::passage::of(&plan);
        assert_eq!(
            fixture::shown(&findings(&passages, &plan)),
            expect,
            "{text}"
        );
    }

    #[test]
    fn dates_that_cannot_be_right() {
        check(
            "Nghị quyết số 7/NQ-CP ngày 17/3/2025 của Chính phủ; Nghị quyết số 7/NQ-CP ngày 07/3/2025",
            &[(CitationDates, "Nghị quyết 7/NQ-CP 07/3/2025", "17/3/2025")],
        );
        check(
            "Quyết định số 5/QĐ-UBND ngày 10/01/2026 của UBND tỉnh",
            &[(
                CitationTooNew,
                "Quyết định 5/QĐ-UBND 10/01/2026",
                "09/01/2026",
            )],
        );
    }

    #[test]
    fn dates_of_different_documents() {
        for text in [
            "Kế hoạch số 5/KH-UBND ngày 02/01/2025 của UBND tỉnh; Kế hoạch số 5/KH-UBND ngày 03/01/2025 của UBND xã",
            "Kế hoạch số 5/KH-UBND ngày 02/01/2025 của UBND tỉnh; Kế hoạch số 5/KH-UBND ngày 05/01/2026 của UBND tỉnh",
            "Kế hoạch số 5/KH-UBND ngày 02/01/2025; Kế hoạch số 5/KH-UBND ngày 03/01/2025",
            "Quyết định số 5/QĐ-UBND ngày 09/01/2026 của UBND tỉnh",
        ] {
            check(text, &[]);
        }
    }
}
