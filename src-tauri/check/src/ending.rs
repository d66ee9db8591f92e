//! The end of the body, recipients and signature (Phụ lục I, Phần I, II.7 and II.9).

use crate::finding::{Finding, Place};
use crate::passage::Passage;
use crate::rule::Rule;
use crate::words::Words;
use plan::text::fold;
use plan::{Agency, Plan, Recipient, Signatory};

/// How a body ends.
const END: &str = "./.";

pub(crate) fn findings(passages: &[Passage], plan: &Plan, agency: &Agency) -> Vec<Finding> {
    let mut found = end_mark(passages, plan);
    found.extend(recipients(plan, agency));
    found.extend(signature(plan, agency));
    found
}

fn end_mark(passages: &[Passage], plan: &Plan) -> Vec<Finding> {
    let body: Vec<&Passage> = passages.iter().filter(|p| p.in_body(plan)).collect();
    let Some((last, before)) = body.split_last() else {
        return Vec::new();
    };
    let ending = last.text.trim_end();
    let mut found = Vec::new();
    let early = before.iter().map(|p| (*p, p.text.as_str()));
    let inner = ending.strip_suffix(END).unwrap_or(ending);
    for (passage, text) in early.chain([(*last, inner)]) {
        if text.contains(END) {
            let excerpt = tail(&text[..text.find(END).unwrap_or_default() + END.len()]);
            found.push(Finding::new(
                Rule::EndMarkTooEarly,
                passage.place,
                excerpt,
                "",
            ));
        }
    }
    if !ending.ends_with(END) {
        found.push(Finding::new(
            Rule::EndMarkMissing,
            Place::Closing,
            tail(ending),
            END,
        ));
    }
    found
}

/// The last words of a text.
fn tail(text: &str) -> String {
    const WORDS: usize = 6;
    let words: Vec<&str> = text.split_whitespace().collect();
    words[words.len().saturating_sub(WORDS)..].join(" ")
}

fn recipients(plan: &Plan, agency: &Agency) -> Vec<Finding> {
    let named = |r: &&Recipient| !r.name.trim().is_empty();
    let (archive, others): (Vec<&Recipient>, Vec<&Recipient>) = plan
        .recipients
        .iter()
        .filter(named)
        .partition(|r| r.is_archive());
    let symbol = agency.drafting_symbol.trim();
    let expected = if symbol.is_empty() {
        "Lưu: VT".to_owned()
    } else {
        format!("Lưu: VT, {symbol}")
    };
    let find = |rule, excerpt: &str| Finding::new(rule, Place::Recipients, excerpt, &expected);
    let mut found = Vec::new();
    if others.is_empty() {
        found.push(Finding::new(
            Rule::RecipientsMissing,
            Place::Recipients,
            "",
            "",
        ));
    }
    // Printing gives a plan without any recipient the office's own archive line.
    let printed = others.is_empty() && !symbol.is_empty();
    if archive.is_empty() && !printed {
        found.push(find(Rule::ArchiveLineMissing, ""));
    }
    let odd = archive.iter().filter(|line| !is_archive_form(&line.name));
    found.extend(odd.map(|line| find(Rule::ArchiveLineForm, line.name.trim())));
    found
}

/// `Lưu: VT`, then nothing, or a comma and the drafting unit, or the number of copies.
fn is_archive_form(line: &str) -> bool {
    let line = line.trim().trim_end_matches(['.', ';']);
    let rest = line.strip_prefix("Lưu").map(str::trim_start);
    let rest = rest.and_then(|r| r.strip_prefix(':')).map(str::trim_start);
    rest.and_then(|r| r.strip_prefix("VT"))
        .is_some_and(|r| r.trim().is_empty() || r.trim_start().starts_with([',', '(']))
}

fn signature(plan: &Plan, agency: &Agency) -> Vec<Finding> {
    let own = &plan.signature;
    let blank =
        |s: &Signatory| s.name.trim().is_empty() && !s.lines.iter().any(|l| !l.trim().is_empty());
    // A plan that names nobody is printed with the office's usual signatory.
    let signatory = if blank(own) {
        agency.signatories.first().unwrap_or(own)
    } else {
        own
    };
    let lines: Vec<&str> = signatory
        .lines
        .iter()
        .map(|l| l.trim())
        .filter(|l| !l.is_empty())
        .collect();
    let find = |rule, excerpt: &str, other| Finding::new(rule, Place::Signature, excerpt, other);
    let mut found = Vec::new();
    match lines.last() {
        None => found.push(find(Rule::SignatureLinesMissing, "", "")),
        Some(last) if lacks_position(last) => found.push(find(Rule::PositionMissing, last, "")),
        Some(_) => {}
    }
    let name = signatory.name.trim();
    if name.is_empty() {
        found.push(find(Rule::SignerMissing, "", ""));
    } else if let Some(bare) = without_title(name) {
        found.push(find(Rule::TitleBeforeName, name, bare));
    }
    found
}

/// Whether the last line says in whose name, and no more.
fn lacks_position(line: &str) -> bool {
    let folded = fold(line);
    let for_head = ["kt.", "tl.", "tuq."].iter().any(|a| folded.starts_with(a));
    let for_body =
        folded.starts_with("tm.") && !folded.contains("chu tich") && !folded.contains("truong");
    for_body || (for_head && !folded.contains("pho "))
}

/// Academic degrees and ranks as they are shortened, folded.
const DEGREES: [&str; 9] = ["ths", "ts", "gs", "pgs", "ks", "bs", "cn", "ngut", "nsut"];
/// Titles written out and forms of address, folded.
const TITLES: [&str; 10] = [
    "thac si ",
    "thac sy ",
    "tien si ",
    "tien sy ",
    "giao su ",
    "ky su ",
    "cu nhan ",
    "bac si ",
    "dong chi ",
    "d/c ",
];
/// Surnames so common that `Ông` or `Bà` before them is an address, not a surname itself.
const SURNAMES: [&str; 18] = [
    "nguyen", "tran", "le", "pham", "hoang", "huynh", "phan", "vu", "vo", "dang", "bui", "do",
    "ho", "ngo", "duong", "ly", "dinh", "truong",
];

/// The name without what stands before it, if something does.
fn without_title(name: &str) -> Option<&str> {
    let words = Words::of(name);
    let folded = fold(name);
    let degree = |word: &str| {
        let mut parts = word.split(['.', ',']).filter(|p| !p.is_empty()).peekable();
        parts.peek().is_some() && parts.all(|p| DEGREES.contains(&fold(p).as_str()))
    };
    let address = ["ong", "ba"].contains(&words.get(0).folded.as_str())
        && words.len() > 2
        && SURNAMES.contains(&words.get(1).folded.as_str());
    let skip = if degree(words.get(0).text) || address || folded.starts_with("d/c ") {
        1
    } else if TITLES.iter().any(|t| folded.starts_with(t)) {
        2
    } else if let Some((title, _)) = name.split_once('.').filter(|(t, _)| degree(t)) {
        // `ThS.Lê Văn Ba`, without a space.
        let rest = name[title.len() + 1..].trim_start();
        return Some(without_title(rest).unwrap_or(rest));
    } else {
        return None;
    };
    let rest = &name[words.get(skip).at..];
    (words.len() > skip).then(|| without_title(rest).unwrap_or(rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{agency, plan, shown};
    use plan::RichText;

    #[test]
    fn bodies_end_once() {
        use Rule::{EndMarkMissing, EndMarkTooEarly};
        for (body, closing, expect) in [
            ("# A\n. Một.", &["Trên đây là Kế hoạch./."][..], &[][..]),
            ("# A\n. Một./.", &[], &[]),
            ("", &[], &[]),
            ("# A\n. Một.", &[], &[(EndMarkMissing, "Một.", "./.")]),
            (
                "# A\n. Một.",
                &["Trên đây là Kế hoạch."],
                &[(EndMarkMissing, "Trên đây là Kế hoạch.", "./.")],
            ),
            (
                "# A\n. Một./.",
                &["Kế hoạch này./."],
                &[(EndMarkTooEarly, "Một./.", "")],
            ),
            (
                "# A\n. Một.",
                &["Trên đây./. Hết./."],
                &[(EndMarkTooEarly, "Trên đây./.", "")],
            ),
        ] {
            let mut plan = plan(body);
            plan.closing = closing.iter().map(RichText::plain).collect();
            assert_eq!(
                shown(&end_mark(&crate::passage::of(&plan), &plan)),
                expect,
                "{body} {closing:?}"
            );
        }
    }

    #[test]
    fn recipients_and_the_archive() {
        use Rule::{ArchiveLineForm, ArchiveLineMissing, RecipientsMissing};
        for (names, expect) in [
            (&["UBND tỉnh", "Lưu: VT, VHXH"][..], &[][..]),
            (&["UBND tỉnh", "Lưu: VT."], &[]),
            (&["UBND tỉnh", "Lưu: VT, VHXH (05)"], &[]),
            (&[], &[RecipientsMissing]),
            (&["Lưu: VT, VHXH"], &[RecipientsMissing]),
            (&["UBND tỉnh", " "], &[ArchiveLineMissing]),
            (&["UBND tỉnh", "Lưu: VP"], &[ArchiveLineForm]),
            (&["UBND tỉnh", "Lưu: VT. VHXH"], &[ArchiveLineForm]),
            (&["UBND tỉnh", "Lưu VT, VHXH"], &[ArchiveLineForm]),
        ] {
            let mut plan = plan("");
            let recipient = |name: &&str| Recipient {
                name: (*name).into(),
                purpose: String::new(),
            };
            plan.recipients = names.iter().map(recipient).collect();
            let found: Vec<Rule> = recipients(&plan, &agency())
                .iter()
                .map(|f| f.rule)
                .collect();
            assert_eq!(found, expect, "{names:?}");
        }
    }

    #[test]
    fn signatures() {
        use Rule::{PositionMissing, SignatureLinesMissing, SignerMissing, TitleBeforeName};
        for (lines, name, expect) in [
            (&["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"][..], "Lê Văn Ba", &[][..]),
            (&["Q. CHỦ TỊCH"], "Ông Ích Thiện", &[]),
            (&["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"], "Ba Thị Lan", &[]),
            (&[], "", &[]),
            (&[], "Lê Văn Ba", &[(SignatureLinesMissing, "", "")]),
            (
                &["KT. CHỦ TỊCH"],
                "Lê Văn Ba",
                &[(PositionMissing, "KT. CHỦ TỊCH", "")],
            ),
            (
                &["TM. ỦY BAN NHÂN DÂN"],
                "",
                &[
                    (PositionMissing, "TM. ỦY BAN NHÂN DÂN", ""),
                    (SignerMissing, "", ""),
                ],
            ),
            (
                &["CHỦ TỊCH"],
                "ThS. Lê Văn Ba",
                &[(TitleBeforeName, "ThS. Lê Văn Ba", "Lê Văn Ba")],
            ),
            (
                &["CHỦ TỊCH"],
                "PGS.TS.Lê Văn Ba",
                &[(TitleBeforeName, "PGS.TS.Lê Văn Ba", "Lê Văn Ba")],
            ),
            (
                &["CHỦ TỊCH"],
                "Bà Lê Thị Ba",
                &[(TitleBeforeName, "Bà Lê Thị Ba", "Lê Thị Ba")],
            ),
            (
                &["CHỦ TỊCH"],
                "Đ/c Lê Văn Ba",
                &[(TitleBeforeName, "Đ/c Lê Văn Ba", "Lê Văn Ba")],
            ),
            (
                &["CHỦ TỊCH"],
                "Thạc sĩ Lê Văn Ba",
                &[(TitleBeforeName, "Thạc sĩ Lê Văn Ba", "Lê Văn Ba")],
            ),
        ] {
            let mut plan = plan("");
            plan.signature = Signatory {
                lines: lines.iter().map(|l| (*l).into()).collect(),
                name: name.into(),
            };
            assert_eq!(
                shown(&signature(&plan, &agency())),
                expect,
                "{lines:?} {name}"
            );
        }
    }

    #[test]
    fn nobody_signs_where_the_office_has_nobody() {
        let mut agency = agency();
        agency.signatories.clear();
        let found: Vec<Rule> = signature(&plan(""), &agency)
            .iter()
            .map(|f| f.rule)
            .collect();
        assert_eq!(found, [Rule::SignatureLinesMissing, Rule::SignerMissing]);
    }
}
