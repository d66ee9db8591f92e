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

/// Ways to say "communes", folded.
const COMMUNES: [&str; 17] = [
    "ubnd cac xa",
    "ubnd xa",
    "ubnd cap xa",
    "ubnd phuong",
    "ubnd cac phuong",
    "uy ban nhan dan cac xa",
    "uy ban nhan dan xa",
    "uy ban nhan dan cap xa",
    "cap xa",
    "cac xa",
    "cac phuong",
    "xa, phuong",
    "cac dia phuong",
    "nganh, dia phuong",
    "va dia phuong",
    "dai truyen thanh xa",
    "truyen thanh co so",
];

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
const WHOLE: [&str; 12] = [
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

/// Words that end a name.
const VERBS: [&str; 16] = [
    "chủ", "phối", "tham", "hướng", "có", "chỉ", "tổ", "thực", "tăng", "xây", "triển", "đẩy", "là",
    "theo", "căn", "bố",
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
        let folded = fold(&squeeze(text));
        let own = self.own.iter().map(String::as_str);
        COMMUNES
            .into_iter()
            .chain(own)
            .any(|words| holds(&folded, words))
    }

    /// Whom a heading or sentence is meant for, if it says so.
    pub(crate) fn whom(&self, text: &str) -> Option<Whom> {
        if self.communes(text) {
            return Some(Whom {
                addressed: Addressed::Communes,
                name: String::new(),
            });
        }
        body(text).map(|name| Whom {
            addressed: Addressed::Others,
            name,
        })
    }
}

/// Whether whole words of `text` are `words`.
fn holds(text: &str, words: &str) -> bool {
    let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    text.match_indices(words).any(|(at, found)| {
        edge(text[..at].chars().next_back()) && edge(text[at + found.len()..].chars().next())
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

/// The words of the name a passage begins with.
fn name(words: &[&str]) -> String {
    let mut out: Vec<&str> = Vec::new();
    for (index, word) in words.iter().enumerate().take(NAME_WORDS) {
        if index > 0 && VERBS.contains(&word.to_lowercase().as_str()) {
            break;
        }
        let bare = word.trim_end_matches([',', ';', ':', '.', '(', ')']);
        out.push(bare);
        let next = words.get(index + 1).and_then(|w| w.chars().next());
        let goes_on = word.ends_with(',') && next.is_some_and(char::is_uppercase);
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
            ("Các sở, ban, ngành tỉnh", Some("Các sở")),
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
