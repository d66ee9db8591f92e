//! Capitals where the decree leaves no doubt (Phụ lục II).

use crate::finding::Finding;
use crate::own::Letterhead;
use crate::passage::Passage;
use crate::rule::Rule;
use crate::words::{Word, Words};
use plan::{Agency, Plan};

/// An organisation's name.
struct Name {
    /// Its words, folded, as they are looked for.
    folded: &'static [&'static str],
    /// Its words with their capitals. `~` lets both through: the decree's rule and the founding
    /// documents differ there.
    form: &'static [&'static str],
}

const ORGANISATIONS: [Name; 7] = [
    Name {
        folded: &["uy", "ban", "nhan", "dan"],
        form: &["Ủy", "ban", "nhân", "dân"],
    },
    Name {
        folded: &["hoi", "dong", "nhan", "dan"],
        form: &["Hội", "đồng", "nhân", "dân"],
    },
    Name {
        folded: &["uy", "ban", "mat", "tran", "to", "quoc"],
        form: &["Ủy", "ban", "Mặt", "trận", "Tổ", "quốc"],
    },
    Name {
        folded: &["ban", "chap", "hanh", "trung", "uong"],
        form: &["Ban", "Chấp", "hành", "Trung", "ương"],
    },
    Name {
        folded: &["ban", "chap", "hanh", "dang", "bo"],
        form: &["Ban", "Chấp", "hành", "Đảng", "bộ"],
    },
    Name {
        folded: &["trung", "tam", "phuc", "vu", "hanh", "chinh", "cong"],
        form: &["Trung", "tâm", "Phục", "vụ", "~hành", "~chính", "~công"],
    },
    Name {
        folded: &["phong", "van", "hoa", "", "xa", "hoi"],
        form: &["Phòng", "Văn", "hóa", "-", "Xã", "hội"],
    },
];

pub(crate) fn findings(passages: &[Passage], plan: &Plan, agency: &Agency) -> Vec<Finding> {
    let commune = Letterhead::of(plan, agency).commune;
    let mut found = Vec::new();
    for passage in passages.iter().filter(|p| !p.in_capitals()) {
        let words = Words::of(&passage.text);
        for i in 0..words.len() {
            let look = organisation(&words, i)
                .or_else(|| unit(&words, i, commune.as_deref()))
                .or_else(|| citation(&words, i));
            found.extend(
                look.map(|(rule, excerpt, right)| {
                    Finding::new(rule, passage.place, excerpt, right)
                }),
            );
        }
    }
    found
}

type Look = Option<(Rule, String, String)>;

fn organisation(words: &Words<'_>, i: usize) -> Look {
    let Name { form, .. } = ORGANISATIONS.iter().find(|n| words.run(i, n.folded))?;
    let shouted = |w: &Word<'_>| w.bare.chars().filter(|c| c.is_uppercase()).count() > 1;
    let found: Vec<&Word<'_>> = (i..i + form.len()).map(|i| words.get(i)).collect();
    if !found.first()?.is_capitalised() || found.iter().any(|w| shouted(w)) {
        return None;
    }
    let wrong = form.iter().zip(&found).any(|(right, word)| {
        let capital = right.starts_with(char::is_uppercase);
        !right.starts_with('~') && word.is_capitalised() != capital
    });
    let right: Vec<&str> = form.iter().map(|w| w.trim_start_matches('~')).collect();
    let excerpt = words.show(i, i + form.len());
    wrong.then(|| (Rule::OrganisationCapitals, excerpt, right.join(" ")))
}

/// Bodies whose names begin with the province's word.
const PROVINCE_BODIES: [&str; 5] = ["uy", "doan", "doi", "hoi", "dang"];

fn unit(words: &Words<'_>, i: usize, commune: Option<&str>) -> Look {
    let word = words.get(i);
    let kind = word.folded.as_str();
    let next = words.get(i + 1);
    if !word.is_capitalised() || word.ends_phrase() || !words.inside(i) {
        return None;
    }
    let length = match (kind, commune) {
        ("tinh", _) if word.bare == "Tỉnh" => {
            let named = next.is_capitalised() && words.get(i + 2).is_capitalised();
            let body = PROVINCE_BODIES.contains(&next.folded.as_str());
            let shouted = next.bare.chars().count() > 1 && !next.bare.contains(char::is_lowercase);
            (named && !body && !shouted && !next.ends_phrase()).then_some(2)?
        }
        ("xa" | "phuong", Some(name)) if ["Xã", "Phường"].contains(&word.bare) => {
            let name: Vec<&str> = name.split(' ').collect();
            words.run(i + 1, &name).then_some(name.len())?
        }
        _ => return None,
    };
    let excerpt = words.show(i, i + 1 + length);
    let mut letters = excerpt.chars();
    let first = letters.next().into_iter().flat_map(char::to_lowercase);
    let right = first.chain(letters).collect();
    Some((Rule::UnitCapitals, excerpt, right))
}

/// `theo điều 5 Nghị định …` and `tại Khoản 2 Điều 5`.
fn citation(words: &Words<'_>, i: usize) -> Look {
    let (word, next) = (words.get(i), words.get(i + 1));
    let after = words.get(i + 2).folded.as_str();
    match word.bare {
        "điều" => {
            let number = next.number().filter(|n| (1..1000).contains(n))?;
            let led = ["tai", "theo"].contains(&words.before(i, 1).folded.as_str())
                || (words.before(i, 2).folded == "khoan" && words.before(i, 1).number().is_some());
            let of = ["cua", "luat", "nghi", "thong", "quyet", "bo"].contains(&after);
            let right = format!("Điều {number}");
            (led || of).then(|| (Rule::CitationCapitals, words.show(i, i + 2), right))
        }
        "Khoản" if words.inside(i) && after == "dieu" => {
            let number = next.number()?;
            let right = format!("khoản {number}");
            Some((Rule::CitationCapitals, words.show(i, i + 2), right))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{agency, plan, shown};
    use Rule::{CitationCapitals, OrganisationCapitals, UnitCapitals};

    fn check(text: &str, expect: &[(Rule, &str, &str)]) {
        let mut plan = plan(&format!("# A\n. {text}"));
        plan.head.place = "An Hòa".into();
        let passages = crate::passage::of(&plan);
        assert_eq!(
            shown(&findings(&passages, &plan, &agency())),
            expect,
            "{text}"
        );
    }

    #[test]
    fn wrong_capitals() {
        check(
            "của Ủy ban Nhân dân tỉnh; Uỷ ban Nhân Dân xã",
            &[
                (OrganisationCapitals, "Ủy ban Nhân dân", "Ủy ban nhân dân"),
                (OrganisationCapitals, "Uỷ ban Nhân Dân", "Ủy ban nhân dân"),
            ],
        );
        check(
            "của Ban chấp hành Trung ương Đảng",
            &[(
                OrganisationCapitals,
                "Ban chấp hành Trung ương",
                "Ban Chấp hành Trung ương",
            )],
        );
        check(
            "tại Trung tâm phục vụ hành chính công",
            &[(
                OrganisationCapitals,
                "Trung tâm phục vụ hành chính công",
                "Trung tâm Phục vụ hành chính công",
            )],
        );
        check(
            "do Phòng Văn hóa - xã hội chủ trì",
            &[(
                OrganisationCapitals,
                "Phòng Văn hóa - xã hội",
                "Phòng Văn hóa - Xã hội",
            )],
        );
        check(
            "trên địa bàn Xã An Hòa, Tỉnh Sông Lam",
            &[(UnitCapitals, "Xã An Hòa", "xã An Hòa")],
        );
        check(
            "của Tỉnh Sông Lam.",
            &[(UnitCapitals, "Tỉnh Sông Lam", "tỉnh Sông Lam")],
        );
        check(
            "theo điều 5 Nghị định; tại Khoản 2 Điều 7",
            &[
                (CitationCapitals, "điều 5", "Điều 5"),
                (CitationCapitals, "Khoản 2", "khoản 2"),
            ],
        );
    }

    #[test]
    fn right_or_not_ours_to_say() {
        for text in [
            "Ủy ban nhân dân xã An Hòa; Hội đồng nhân dân; ủy ban nhân dân các cấp",
            "ỦY BAN NHÂN DÂN XÃ AN HÒA ban hành",
            "Trung tâm Phục vụ Hành chính công; Phòng Văn hoá – Xã hội",
            "Xã An Hòa là đơn vị. Xã An Hòa đạt chuẩn: Tỉnh Sông Lam",
            "của Tỉnh ủy Sông Lam, Tỉnh Đoàn Sông Lam; UBND Tỉnh",
            "tại khoản 2 Điều 7; 19 điều đảng viên không được làm; điều 5 người nêu",
            "Khoản 2 Điều 7 quy định; phường Bình Minh, Phường Điện Biên Phủ",
        ] {
            check(text, &[]);
        }
    }
}
