//! Which places of our plan are like a requirement, by the syllables they share: rare ones weigh
//! more than common ones, pairs more than single ones. The same words give the same answer.

use plan::text::fold;
use plan::{Answer, Checklist, Grounds, RequirementId, Tie};
use std::collections::{BTreeMap, HashMap};

/// A place that may answer a requirement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Suggestion {
    /// The place.
    pub tie: Tie,
    /// How like it is, from 0 to 100.
    pub percent: u8,
}

/// Less like than this is not worth showing, in percent.
const LEAST: u8 = 24;
/// Most suggestions for one requirement.
const MOST: usize = 3;
/// How much more a pair of syllables weighs than one.
const PAIR: f64 = 1.5;

/// Syllables that say nothing, folded.
const EMPTY: [&str; 36] = [
    "va", "cac", "cua", "tren", "cho", "ve", "theo", "duoc", "trong", "tai", "den", "tu", "la",
    "co", "voi", "nhung", "mot", "nam", "de", "khi", "do", "bang", "hoac", "phai", "tung", "moi",
    "nay", "cung", "dung", "nhu", "ra", "vao", "so", "ngay", "thang", "truoc",
];

type Features = BTreeMap<String, f64>;

/// The syllables of a text and their pairs, with how often they stand in it.
fn features(text: &str) -> Features {
    let folded = fold(text);
    let syllables: Vec<&str> = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|s| !s.is_empty() && !EMPTY.contains(s))
        .collect();
    let mut out = Features::new();
    for syllable in &syllables {
        *out.entry((*syllable).to_owned()).or_default() += 1.0;
    }
    for pair in syllables.windows(2) {
        *out.entry(pair.join(" ")).or_default() += PAIR;
    }
    out
}

fn length(weighed: &Features) -> f64 {
    weighed.values().map(|w| w * w).sum::<f64>().sqrt()
}

/// For each requirement that nothing answers yet, the places most like it, the best first.
pub fn suggestions(list: &Checklist, grounds: &Grounds) -> HashMap<RequirementId, Vec<Suggestion>> {
    let asked: Vec<_> = list
        .requirements
        .iter()
        .map(|r| (r, features(&r.text)))
        .collect();
    let places: Vec<_> = grounds
        .all()
        .iter()
        .map(|ground| (ground.tie, features(&ground.text)))
        .collect();
    let mut seen: HashMap<&str, f64> = HashMap::new();
    let all = asked
        .iter()
        .map(|(_, f)| f)
        .chain(places.iter().map(|(_, f)| f));
    let mut count = 1.0;
    for features in all {
        count += 1.0;
        for name in features.keys() {
            *seen.entry(name).or_default() += 1.0;
        }
    }
    let weighed = |features: &Features| -> Features {
        let rare = |name: &str| (count / (1.0 + seen.get(name).copied().unwrap_or(0.0))).ln();
        let weigh = |(name, often): (&String, &f64)| (name.clone(), often * rare(name));
        features.iter().map(weigh).collect()
    };
    let mut where_is: HashMap<String, Vec<(usize, f64)>> = HashMap::new();
    let mut lengths = Vec::with_capacity(places.len());
    for (index, (_, features)) in places.iter().enumerate() {
        let weighed = weighed(features);
        lengths.push(length(&weighed));
        for (name, weight) in weighed {
            where_is.entry(name).or_default().push((index, weight));
        }
    }
    asked
        .iter()
        .filter(|(requirement, _)| !matches!(requirement.answer, Answer::NotOurs { .. }))
        .map(|(requirement, features)| {
            let own = weighed(features);
            let mut shared = vec![0.0; places.len()];
            for (name, weight) in &own {
                for (index, theirs) in where_is.get(name).into_iter().flatten() {
                    shared[*index] += weight * theirs;
                }
            }
            let whole = length(&own);
            let tied = |tie: &Tie| match &requirement.answer {
                Answer::Answered { ties, .. } => ties.contains(tie),
                _ => false,
            };
            let mut found: Vec<Suggestion> = shared
                .iter()
                .zip(&lengths)
                .zip(&places)
                .filter(|((_, length), (tie, _))| **length > 0.0 && whole > 0.0 && !tied(tie))
                .map(|((shared, length), (tie, _))| Suggestion {
                    tie: *tie,
                    percent: percent(shared / (whole * length)),
                })
                .filter(|s| s.percent >= LEAST)
                .collect();
            // Where two are as like, a task says more than a paragraph, and that than a heading.
            found.sort_by_key(|s| {
                let kind = match s.tie {
                    Tie::Task(_) => 0,
                    Tie::Block(_) => 1,
                    Tie::Section(_) => 2,
                };
                (std::cmp::Reverse(s.percent), kind)
            });
            found.truncate(MOST);
            (requirement.id, found)
        })
        .filter(|(_, found)| !found.is_empty())
        .collect()
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "held between 0 and 100"
)]
fn percent(share: f64) -> u8 {
    (share * 100.0).round().clamp(0.0, 100.0) as u8
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{plan, task};
    use plan::{Addressed, ChecklistId, PlanId, Requirement, Superior, Task};
    use uuid::Uuid;

    const OURS: &str = "
# I. MỤC ĐÍCH
- Nâng cao nhận thức của người dân.
# II. NỘI DUNG
1. Hướng dẫn hộ gia đình phân loại rác tại nguồn.
2. Phát thanh trên loa truyền thanh của xã ba buổi một tuần.
# III. BÁO CÁO
- Các thôn báo cáo kết quả trước ngày 05 tháng cuối quý.
";

    fn list(texts: &[&str]) -> Checklist {
        let asked = (1..).zip(texts).map(|(n, text): (u128, _)| Requirement {
            id: RequirementId(Uuid::from_u128(n)),
            place: String::new(),
            text: (*text).into(),
            addressed: Addressed::Unsaid,
            addressee: String::new(),
            answer: Answer::Open,
        });
        Checklist {
            id: ChecklistId(Uuid::nil()),
            plan: PlanId(Uuid::nil()),
            superior: Superior::default(),
            source: String::new(),
            requirements: asked.collect(),
        }
    }

    #[test]
    fn the_place_most_like_comes_first() {
        let ours = plan(OURS);
        let clean = Task {
            text: "Tổng vệ sinh đường làng sáng thứ bảy".into(),
            ..task(500, "Các thôn")
        };
        let grounds = Grounds::of(&ours, &[clean]);
        for (asked, expect) in [
            (
                "Tuyên truyền phân loại rác tại nguồn trong hộ gia đình",
                "Hướng dẫn hộ",
            ),
            (
                "Phát thanh trên hệ thống truyền thanh cơ sở 02 buổi một tuần",
                "Phát thanh trên",
            ),
            (
                "Tổ chức tổng vệ sinh đường làng vào sáng thứ bảy",
                "Tổng vệ sinh",
            ),
            (
                "Báo cáo kết quả trước ngày 10 tháng cuối quý",
                "Các thôn báo cáo",
            ),
            ("Thi công nhà văn hóa", ""),
            ("", ""),
        ] {
            let list = list(&[asked]);
            let found = suggestions(&list, &grounds);
            let first = found.get(&list.requirements[0].id).map(|f| f[0]);
            let place = first.and_then(|s| grounds.get(s.tie));
            let text = place.map_or("", |g| g.text.as_str());
            assert!(
                text.starts_with(expect) && text.is_empty() == expect.is_empty(),
                "{asked}: {text}"
            );
            assert_eq!(found, suggestions(&list, &grounds));
        }
    }

    #[test]
    fn what_is_tied_or_not_ours_is_not_suggested() {
        let ours = plan(OURS);
        let grounds = Grounds::of(&ours, &[]);
        let mut list = list(&["Hướng dẫn phân loại rác tại nguồn"]);
        let id = list.requirements[0].id;
        let tie = suggestions(&list, &grounds)[&id][0].tie;
        let answer = Answer::Answered {
            ties: vec![tie],
            note: String::new(),
        };
        list.answer(id, answer).unwrap();
        let left = suggestions(&list, &grounds);
        assert!(!left.get(&id).into_iter().flatten().any(|s| s.tie == tie));
        let reason = String::new();
        list.answer(id, Answer::NotOurs { reason }).unwrap();
        assert!(suggestions(&list, &grounds).is_empty());
    }
}
