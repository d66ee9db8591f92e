//! Whom a passage of a superior's plan is meant for.

use plan::text::{fold, nfc, squeeze};
use plan::{Addressed, Agency};

/// Whom a passage names.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Whom {
    pub(crate) addressed: Addressed,
    /// The body named, where it is no commune.
    pub(crate) name: String,
}

/// Ways to say "communes". With their marks, for `các phương tiện` are no `các phường`.
const COMMUNES: [&str; 18] = [
    "ubnd các xã",
    "ubnd xã",
    "ubnd cấp xã",
    "ubnd phường",
    "ubnd các phường",
    "ủy ban nhân dân các xã",
    "ủy ban nhân dân xã",
    "ủy ban nhân dân phường",
    "ủy ban nhân dân cấp xã",
    "cấp xã",
    "các xã",
    "các phường",
    "xã, phường",
    "các địa phương",
    "ngành, địa phương",
    "và địa phương",
    "đài truyền thanh xã",
    "truyền thanh cơ sở",
];

/// Last words of the name of a body of a commune.
const OF_COMMUNES: [&str; 4] = ["xã", "phường", "thị trấn", "đặc khu"];

/// Beginnings of names of bodies above or beside the commune. A capital follows, so that
/// `Ban Dân vận` is one and `Ban hành` is not.
const BODIES: [&str; 24] = [
    "sở",
    "phòng",
    "ban",
    "báo",
    "báo và đài",
    "đài",
    "trung tâm",
    "văn phòng",
    "ủy ban",
    "uỷ ban",
    "mặt trận",
    "hội",
    "liên hiệp",
    "liên đoàn",
    "đoàn",
    "trường",
    "chi cục",
    "kho bạc",
    "ngân hàng",
    "thanh tra",
    "bộ chỉ huy",
    "ban chỉ huy",
    "tòa án",
    "viện",
];

/// The same, whatever follows.
const WHOLE: [&str; 13] = [
    "các sở",
    "sở, ban",
    "các ban",
    "các phòng",
    "phòng, ban",
    "các cơ quan",
    "cơ quan, đơn vị thuộc",
    "công an tỉnh",
    "công an huyện",
    "tỉnh đoàn",
    "huyện đoàn",
    "ubnd tỉnh",
    "bưu điện",
];

/// What may stand before the name.
const LEADS: [&str; 6] = [
    "đề nghị",
    "giao",
    "yêu cầu",
    "đối với",
    "trách nhiệm của",
    "các",
];

/// Words that end a name, in small letters: `Tổ` is a part of `Mặt trận Tổ quốc`.
const VERBS: [&str; 28] = [
    "chủ",
    "phối",
    "tham",
    "hướng",
    "có",
    "chỉ",
    "tổ",
    "thực",
    "tăng",
    "xây",
    "triển",
    "đẩy",
    "là",
    "theo",
    "căn",
    "bố",
    "duy",
    "tiếp",
    "tập",
    "đưa",
    "mở",
    "lồng",
    "cung",
    "vận",
    "rà",
    "kiểm",
    "thường",
    "đôn",
];

/// Words with which a list of kinds of bodies goes on: `Các sở, ban, ngành`.
const KINDS: [&str; 9] = [
    "ban", "ngành", "phòng", "đơn", "đoàn", "hội", "cơ", "tổ", "trung",
];

/// Longest name, in words.
const NAME_WORDS: usize = 14;

/// Words that name communes, also those of one's own.
pub(crate) struct Names {
    own: Option<String>,
}

impl Names {
    pub(crate) fn of(agency: &Agency) -> Self {
        let own = fold(&squeeze(&agency.place));
        Self {
            own: (!own.is_empty()).then(|| format!("{} {own}", fold(agency.kind.word()))),
        }
    }

    /// Whether communes are named anywhere in it.
    pub(crate) fn communes(&self, text: &str) -> bool {
        let text = marked(text);
        let folded = fold(&text);
        COMMUNES.iter().any(|words| holds(&text, words))
            || self.own.iter().any(|words| holds(&folded, words))
    }

    /// Whom a heading or sentence is meant for, if it says so.
    pub(crate) fn whom(&self, text: &str) -> Option<Whom> {
        if self.communes(text) {
            return Some(Whom {
                addressed: Addressed::Communes,
                name: String::new(),
            });
        }
        body(text).map(|name| {
            if is_of_commune(&name) {
                Whom {
                    addressed: Addressed::Communes,
                    name: String::new(),
                }
            } else {
                Whom {
                    addressed: Addressed::Others,
                    name,
                }
            }
        })
    }
}

/// In small letters, `uỷ` as `ủy`.
fn marked(text: &str) -> String {
    squeeze(&nfc(text)).to_lowercase().replace("uỷ", "ủy")
}

/// Whether a name ends as those in a commune do: `Đài Truyền thanh của xã`, not `… thị xã`.
fn is_of_commune(name: &str) -> bool {
    let name = marked(name);
    name.split(',').any(|body| {
        let ends = |words: &&str| body.ends_with(&format!(" {words}"));
        OF_COMMUNES.iter().any(ends) && !body.ends_with(" thị xã")
    })
}

/// Whether whole words of `text` are `words`; `thị xã` and `xã hội` are not about a `xã`.
fn holds(text: &str, words: &str) -> bool {
    let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    text.match_indices(words).any(|(at, found)| {
        let (before, after) = (&text[..at], &text[at + found.len()..]);
        edge(before.chars().next_back())
            && edge(after.chars().next())
            && !before.ends_with("thị ")
            && !after.starts_with(" hội")
    })
}

/// The body a text begins with, other than a commune.
fn body(text: &str) -> Option<String> {
    let text = squeeze(&nfc(text));
    let words: Vec<&str> = text.split(' ').collect();
    (0..words.len().min(4)).find_map(|skip| {
        let lead = words[..skip].join(" ").to_lowercase();
        if skip > 0 && !LEADS.contains(&lead.as_str()) {
            return None;
        }
        let rest = &words[skip..];
        let lower = rest.join(" ").to_lowercase();
        let whole = WHOLE.iter().any(|begin| holds_first(&lower, begin));
        let named = BODIES.iter().any(|begin| {
            let next = rest.get(begin.split(' ').count());
            holds_first(&lower, begin)
                && next.is_some_and(|word| word.chars().next().is_some_and(char::is_uppercase))
        });
        (whole || named).then(|| name(rest))
    })
}

fn holds_first(text: &str, begin: &str) -> bool {
    text.strip_prefix(begin)
        .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// Whether a kind of bodies follows a comma there.
fn is_kind(words: &[&str], index: usize) -> bool {
    let comma = index > 0 && words.get(index - 1).is_some_and(|w| w.ends_with(','));
    let bare = words
        .get(index)
        .map(|w| w.trim_end_matches([',', ':', ';']));
    comma && bare.is_some_and(|word| KINDS.contains(&word))
}

/// The words of the name a passage begins with.
fn name(words: &[&str]) -> String {
    let mut out: Vec<&str> = Vec::new();
    for (index, word) in words.iter().enumerate().take(NAME_WORDS) {
        if index > 0 && VERBS.contains(word) && !is_kind(words, index) {
            break;
        }
        let bare = word.trim_end_matches([',', ';', ':', '.', '(', ')']);
        out.push(bare);
        let next = words.get(index + 1).and_then(|w| w.chars().next());
        let goes_on = word.ends_with(',')
            && (next.is_some_and(char::is_uppercase) || is_kind(words, index + 1));
        if bare.len() < word.len() && !goes_on {
            break;
        }
        if goes_on {
            out.pop();
            out.push(word);
        }
    }
    out.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_meant_is_read_from_the_words() {
        let names = Names::of(&Agency {
            place: "An Hòa".into(),
            ..Agency::default()
        });
        for (text, expect) in [
            ("UBND các xã, phường", Some("")),
            ("Ủy ban nhân dân cấp xã", Some("")),
            ("Các sở, ban, ngành, địa phương", Some("")),
            ("Đề nghị xã An Hòa làm điểm", Some("")),
            ("Phối hợp với các địa phương treo băng rôn", Some("")),
            ("Sở Văn hóa và Thể thao", Some("Sở Văn hóa và Thể thao")),
            (
                "Sở Văn hóa, Thể thao và Du lịch chủ trì, phối hợp",
                Some("Sở Văn hóa, Thể thao và Du lịch"),
            ),
            (
                "Đề nghị Ủy ban MTTQ Việt Nam tỉnh: vận động",
                Some("Ủy ban MTTQ Việt Nam tỉnh"),
            ),
            (
                "Giao Công an tỉnh tăng cường tuần tra",
                Some("Công an tỉnh"),
            ),
            ("Các sở, ban, ngành tỉnh", Some("Các sở, ban, ngành tỉnh")),
            (
                "Các phòng, ban, đơn vị: căn cứ chức năng, chủ động",
                Some("Các phòng, ban, đơn vị"),
            ),
            (
                "Đề nghị Ủy ban Mặt trận Tổ quốc huyện chỉ đạo các đoàn thể",
                Some("Ủy ban Mặt trận Tổ quốc huyện"),
            ),
            (
                "Trung tâm Văn hóa - Truyền thông duy trì chuyên mục",
                Some("Trung tâm Văn hóa - Truyền thông"),
            ),
            ("Đài Truyền thanh của xã", Some("")),
            ("Phòng Nội vụ thị xã", Some("Phòng Nội vụ thị xã")),
            ("UỶ BAN NHÂN DÂN CÁC XÃ, THỊ TRẤN", Some("")),
            ("Tăng cường tin bài trên các phương tiện thông tin", None),
            ("Tuyên truyền ở các thị xã, phường", None),
            (
                "Báo và Đài Sông Lam: mở chuyên mục",
                Some("Báo và Đài Sông Lam"),
            ),
            ("Báo cáo kết quả trước ngày 15/12", None),
            ("Ban hành kế hoạch", None),
            ("Hội nghị tuyên truyền", None),
            ("Phòng, chống rác thải nhựa", None),
            ("Sơ kết, tổng kết", None),
            ("Trường hợp khó khăn", None),
            ("Ngân sách địa phương bảo đảm", None),
        ] {
            let found = names.whom(text).map(|whom| whom.name);
            assert_eq!(found.as_deref(), expect, "{text}");
        }
    }
}
