//! What a plan says of itself, and where its text speaks of another unit or year: the traces of
//! a plan copied from elsewhere.

use crate::finding::Finding;
use crate::passage::Passage;
use crate::rule::Rule;
use crate::words::Words;
use plan::text::{fold, squeeze};
use plan::{Agency, Plan, UnitKind};
use std::ops::Range;

/// What the printed letterhead tells of the unit.
pub(crate) struct Letterhead {
    /// Its kind, where it names one.
    pub(crate) kind: Option<UnitKind>,
    /// Its own name, folded: `an hoa`.
    pub(crate) commune: Option<String>,
    /// Its own name as the place before a date has it, or the line that holds it.
    pub(crate) name: String,
}

const KINDS: [(&str, Option<UnitKind>); 5] = [
    ("xa ", Some(UnitKind::Commune)),
    ("phuong ", Some(UnitKind::Ward)),
    ("dac khu ", Some(UnitKind::SpecialZone)),
    ("thi tran ", None),
    ("huyen ", Some(UnitKind::District)),
];

impl Letterhead {
    /// The plan's own letterhead if its file had one, else the office's.
    pub(crate) fn of(plan: &Plan, agency: &Agency) -> Self {
        let head = &plan.head;
        let own = !head.agency_lines.is_empty();
        let (lines, parent) = if own {
            (&head.agency_lines, &head.parent)
        } else {
            (&agency.name_lines, &agency.parent)
        };
        let read = |line: &String| {
            let folded = fold(&squeeze(line));
            KINDS.iter().find_map(|(word, kind)| {
                let (before, name) = folded.split_once(word)?;
                let whole = ["", "nhan dan ", "ubnd "]
                    .iter()
                    .any(|b| before.ends_with(b));
                let begins = before.is_empty() || before.ends_with(' ');
                let none = name.is_empty() || name == "hoi";
                (whole && begins && !none).then(|| (*kind, name.to_owned(), line.clone()))
            })
        };
        let found = lines
            .iter()
            .rev()
            .find_map(read)
            .or_else(|| parent.as_ref().and_then(read));
        let Some((kind, commune, line)) = found else {
            return Self {
                kind: None,
                commune: None,
                name: String::new(),
            };
        };
        let district = kind == Some(UnitKind::District);
        Self {
            kind,
            commune: (!district).then_some(commune),
            name: if own { line } else { agency.place.clone() },
        }
    }
}

pub(crate) fn findings(passages: &[Passage], plan: &Plan, agency: &Agency) -> Vec<Finding> {
    let kind = Letterhead::of(plan, agency).kind;
    let mut found = Vec::new();
    for passage in passages.iter().filter(|p| !p.in_capitals()) {
        let words = Words::of(&passage.text);
        let cited: Vec<_> = plan::citation::find(&passage.text)
            .into_iter()
            .map(|c| c.range)
            .collect();
        let mut push = |rule, excerpt, other: String| {
            found.push(Finding::new(rule, passage.place, excerpt, other));
        };
        for i in 0..words.len() {
            if let Some(kind) = kind
                && let Some(excerpt) = foreign_unit(&words, i, kind)
            {
                push(Rule::WrongUnitKind, excerpt, kind.word().to_owned());
            }
            if let Some(excerpt) = foreign_year(&words, i, plan.year, &passage.text, &cited) {
                push(Rule::WrongYear, excerpt, plan.year.to_string());
            }
        }
    }
    found
}

/// Words after which a bare `xã` or `phường` is the plan's own.
const GOVERNED: [&str; 7] = ["ubnd", "toan", "ban", "dan", "cua", "uy", "hdnd"];

/// `toàn phường` in the plan of a xã. Lists (`xã, phường, thị trấn`) and names are none.
pub(crate) fn foreign_unit(words: &Words<'_>, i: usize, own: UnitKind) -> Option<String> {
    let foreign: &[&str] = match own {
        UnitKind::Commune => &["phuong"],
        UnitKind::Ward => &["xa"],
        UnitKind::SpecialZone => &["xa", "phuong"],
        UnitKind::District => &[],
    };
    let (before, word, next) = (words.before(i, 1), words.get(i), words.get(i + 1));
    let unit = ["xã", "phường"].contains(&word.bare.to_lowercase().as_str());
    let governed = GOVERNED.contains(&before.folded.as_str()) && !before.ends_phrase();
    let listed = word.text.ends_with([',', '/', '-'])
        || ["hoi", "va", "hoac", "xa", "phuong", ""].contains(&next.folded.as_str())
            && !next.text.is_empty();
    let named = next.is_capitalised() && !word.ends_phrase();
    (unit && foreign.contains(&word.folded.as_str()) && governed && !listed && !named)
        .then(|| words.show(i - 1, i + 1))
}

/// Words before a year that speak of another one on purpose.
pub(crate) const COMPARING: [&str; 10] = [
    "den", "tu", "voi", "truoc", "sau", "qua", "het", "doan", "ke", "va",
];
/// Words further before that look back or ahead.
pub(crate) const LOOKING_BACK: [&str; 12] = [
    "ket qua",
    "chi so",
    "tong ket",
    "so ket",
    "danh gia",
    "xep hang",
    "xep loai",
    "giai doan",
    "dinh huong",
    "tam nhin",
    "so voi",
    "bao cao",
];

/// `năm 2025` or `Quý III/2025` in the plan for 2026; not in citations, dates and ranges, and not
/// where the words look back or ahead.
fn foreign_year(
    words: &Words<'_>,
    i: usize,
    own: i32,
    text: &str,
    cited: &[Range<usize>],
) -> Option<String> {
    let next = words.get(i + 1);
    let (year, excerpt) = match words.get(i).folded.as_str() {
        "nam" if !words.get(i).ends_phrase() => {
            let dated = ["thang", "thang,"].contains(&words.before(i, 2).folded.as_str())
                && words.before(i, 4).folded == "ngay";
            (!dated).then_some((next.bare, format!("{} {}", words.get(i).bare, next.bare)))?
        }
        "quy" => {
            let (_, year) = next.bare.split_once('/')?;
            (year, format!("{} {}", words.get(i).bare, next.bare))
        }
        _ => return None,
    };
    let year: i32 = (year.len() == 4).then(|| year.parse().ok())??;
    let at = words.get(i).at;
    let near = (own - 2..=own + 1).contains(&year) && year != own;
    let range = ["-", "–", "đến", "và"].contains(&words.get(i + 2).text);
    let half_year = words.before(i, 2).folded == "thang" && words.before(i, 3).number() == Some(6);
    let compares = COMPARING.contains(&words.before(i, 1).folded.as_str()) && !half_year;
    let before = fold(&text[..at]);
    let clause = before.rsplit([';', '.', ':']).next().unwrap_or_default();
    let looks_back = LOOKING_BACK.iter().any(|w| clause.contains(w));
    let quoted = text[..at].matches('“').count() > text[..at].matches('”').count();
    let in_citation = cited.iter().any(|r| r.contains(&at));
    (near && !range && !compares && !looks_back && !quoted && !in_citation).then_some(excerpt)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{agency, plan, shown};
    use Rule::{WrongUnitKind, WrongYear};

    fn check(text: &str, expect: &[(Rule, &str, &str)]) {
        let plan = plan(&format!("# A\n. {text}"));
        let passages = crate::passage::of(&plan);
        assert_eq!(
            shown(&findings(&passages, &plan, &agency())),
            expect,
            "{text}"
        );
    }

    #[test]
    fn traces_of_another_plan() {
        check(
            "trên toàn phường trong năm 2025.",
            &[
                (WrongUnitKind, "toàn phường", "xã"),
                (WrongYear, "năm 2025", "2026"),
            ],
        );
        check(
            "thuộc thẩm quyền của UBND phường",
            &[(WrongUnitKind, "UBND phường", "xã")],
        );
        check("vào Quý III/2025", &[(WrongYear, "Quý III/2025", "2026")]);
        check("6 tháng cuối năm 2025", &[(WrongYear, "năm 2025", "2026")]);
    }

    #[test]
    fn what_speaks_of_others_on_purpose() {
        for text in [
            "ở xã, phường, thị trấn; của phường Bình Minh; UBND phường, xã; của xã và phường",
            "giai đoạn 2021 - 2025, định hướng đến năm 2027; so với năm 2025",
            "Kế hoạch số 5/KH-UBND ngày 05 tháng 12 năm 2025 của UBND tỉnh về CCHC năm 2025; xã",
            "phát huy kết quả đạt được trong năm 2025; Chỉ số cải cách hành chính năm 2025",
            "cuộc thi “Tìm hiểu cải cách hành chính năm 2025”; trong năm 2026",
            "xong trước ngày 15 tháng 01 năm 2027",
        ] {
            check(text, &[]);
        }
    }

    #[test]
    fn letterheads() {
        for (lines, kind, commune) in [
            (
                &["ỦY BAN NHÂN DÂN", "XÃ AN HÒA"][..],
                Some(UnitKind::Commune),
                Some("an hoa"),
            ),
            (
                &["ỦY BAN NHÂN DÂN PHƯỜNG 5"],
                Some(UnitKind::Ward),
                Some("5"),
            ),
            (&["UBND HUYỆN SÔNG LAM"], Some(UnitKind::District), None),
            (&["PHÒNG VĂN HÓA - XÃ HỘI"], None, None),
            (&["THỊ TRẤN AN HÒA"], None, Some("an hoa")),
        ] {
            let mut plan = plan("");
            plan.head.agency_lines = lines.iter().map(|l| (*l).to_owned()).collect();
            let letterhead = Letterhead::of(&plan, &agency());
            assert_eq!(
                (letterhead.kind, letterhead.commune.as_deref()),
                (kind, commune)
            );
        }
    }
}
