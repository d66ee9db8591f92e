//! Channels: the forms that communication takes, and in what each is counted.

use crate::flaw::{Check, Flaw, FlawKind, Flaws};
use crate::text::fold;

/// Which line of the commune's score sheet a channel counts for (diversity of means: online by
/// electronic board or by website and social network, and traditional).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Family {
    /// Website, portal, social network.
    Online,
    /// Electronic board, screen.
    Screen,
    /// Loudspeakers, meetings, print: what needs no screen.
    #[default]
    Traditional,
    /// Counted, but no means of communication: documents issued, procedures posted, surveys.
    Other,
}

impl Family {
    /// Every family, in the order of the score sheet.
    pub const ALL: [Self; 4] = [Self::Online, Self::Screen, Self::Traditional, Self::Other];
}

/// A form of communication, with the units its work is counted in.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Channel {
    /// Stands for it in the file, such as `broadcast`. Never changes.
    pub code: String,
    /// Its name on screen and paper: `Phát thanh`.
    pub name: String,
    /// Where the score sheet counts it.
    pub family: Family,
    /// Units of measure, the main one first: `lượt`, `phút`.
    pub measures: Vec<String>,
    /// Still offered. A channel that was used stays for its entries.
    pub active: bool,
}

/// Code, name, family, measures: what plans and their superiors ask to be counted.
const BUILT_IN: [(&str, &str, Family, &[&str]); 19] = [
    (
        "broadcast",
        "Phát thanh",
        Family::Traditional,
        &["lượt", "phút"],
    ),
    (
        "conference",
        "Hội nghị",
        Family::Traditional,
        &["cuộc", "lượt người"],
    ),
    (
        "meeting_integrated",
        "Lồng ghép trong cuộc họp",
        Family::Traditional,
        &["cuộc", "lượt người"],
    ),
    (
        "training_class",
        "Lớp tập huấn",
        Family::Traditional,
        &["lớp", "lượt người"],
    ),
    (
        "seminar",
        "Tọa đàm",
        Family::Traditional,
        &["cuộc", "lượt người"],
    ),
    (
        "dialogue",
        "Đối thoại",
        Family::Traditional,
        &["cuộc", "lượt người"],
    ),
    (
        "news_item",
        "Tin, bài trên trang thông tin",
        Family::Online,
        &["tin, bài"],
    ),
    (
        "social_post",
        "Bài đăng mạng xã hội",
        Family::Online,
        &["bài", "lượt xem"],
    ),
    (
        "screen",
        "Màn hình, bảng điện tử",
        Family::Screen,
        &["lượt"],
    ),
    ("leaflet", "Tờ rơi, tờ gấp", Family::Traditional, &["tờ"]),
    (
        "banner",
        "Băng rôn, khẩu hiệu",
        Family::Traditional,
        &["băng rôn"],
    ),
    ("panel", "Pa nô, áp phích", Family::Traditional, &["tấm"]),
    (
        "mobile_outreach",
        "Tuyên truyền lưu động",
        Family::Traditional,
        &["buổi", "lượt người"],
    ),
    (
        "contest",
        "Cuộc thi, hội thi",
        Family::Traditional,
        &["cuộc", "bài dự thi"],
    ),
    (
        "video",
        "Phóng sự, sản phẩm ghi hình, ghi âm",
        Family::Online,
        &["sản phẩm"],
    ),
    (
        "digital_group",
        "Tổ công nghệ số cộng đồng",
        Family::Traditional,
        &["lượt"],
    ),
    (
        "posting",
        "Niêm yết thủ tục hành chính",
        Family::Other,
        &["thủ tục"],
    ),
    (
        "survey",
        "Khảo sát mức độ hài lòng",
        Family::Other,
        &["phiếu"],
    ),
    (
        "document",
        "Văn bản chỉ đạo, hướng dẫn",
        Family::Other,
        &["văn bản"],
    ),
];

impl Channel {
    /// Longest name.
    pub const NAME_LIMIT: usize = 100;
    /// Longest unit of measure.
    pub const MEASURE_LIMIT: usize = 50;
    /// Most units of measure of one channel.
    pub const MEASURES: usize = 6;

    /// The channels every office begins with.
    pub fn built_in() -> Vec<Self> {
        BUILT_IN
            .iter()
            .map(|&(code, name, family, measures)| Self {
                code: code.to_owned(),
                name: name.to_owned(),
                family,
                measures: measures.iter().map(|&m| m.to_owned()).collect(),
                active: true,
            })
            .collect()
    }

    /// Cleans and checks a channel.
    ///
    /// # Errors
    /// Every flaw at once; a channel without a unit of measure counts nothing.
    pub fn checked(self) -> Result<Self, Flaws> {
        let mut check = Check::default();
        let name = check.required("name", &self.name, Self::NAME_LIMIT);
        let mut measures: Vec<String> = Vec::new();
        for measure in &self.measures {
            let measure = check.optional("measures", measure, Self::MEASURE_LIMIT);
            let known = measures.iter().any(|m| fold(m) == fold(&measure));
            if !measure.is_empty() && !known {
                measures.push(measure);
            }
        }
        if measures.is_empty() {
            check.flaw(Flaw::new("measures", FlawKind::Empty));
        }
        if measures.len() > Self::MEASURES {
            check.flaw(Flaw {
                limit: Some(Self::MEASURES as u64),
                ..Flaw::new("measures", FlawKind::OutOfRange)
            });
        }
        check.finish(Self {
            name,
            measures,
            ..self
        })
    }

    /// Whether broadcasts can be logged in it: it counts minutes, or it is the office's own and
    /// counts times.
    pub fn counts_broadcasts(&self) -> bool {
        let counts = |unit: &str| self.measures.iter().any(|known| fold(known) == unit);
        let own = !BUILT_IN.iter().any(|known| known.0 == self.code);
        counts("phut") || (own && counts("luot"))
    }

    /// Whether words typed or read mean this channel: its code or name, or how its name begins.
    pub fn is_called(&self, words: &str) -> bool {
        let (words, name) = (fold(words.trim()), fold(&self.name));
        !words.is_empty() && (words == self.code || name == words || name.starts_with(&words))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_every_office_begins_with_is_sound() {
        let channels = Channel::built_in();
        for (i, channel) in channels.iter().enumerate() {
            assert_eq!(channel.clone().checked().as_ref(), Ok(channel));
            assert!(channels[..i].iter().all(|c| c.code != channel.code));
        }
    }

    #[test]
    fn broadcasts_are_logged_where_minutes_count_or_in_a_channel_of_ones_own() {
        let of = |code: &str, measures: &[&str]| Channel {
            code: code.into(),
            name: "Truyền thanh".into(),
            family: Family::Traditional,
            measures: measures.iter().map(|&unit| unit.to_owned()).collect(),
            active: true,
        };
        let built_in = Channel::built_in();
        let counting = built_in.iter().filter(|c| c.counts_broadcasts());
        let codes: Vec<&str> = counting.map(|c| c.code.as_str()).collect();
        assert_eq!(codes, ["broadcast"]);
        for (measures, expect) in [
            (&["Lượt"][..], true),
            (&["buổi", "phút"], true),
            (&["buổi"], false),
        ] {
            assert_eq!(
                of("own", measures).counts_broadcasts(),
                expect,
                "{measures:?}"
            );
        }
    }

    #[test]
    fn a_channel_is_called_by_its_name() {
        let channels = Channel::built_in();
        for (words, expect) in [
            ("phát thanh", Some("broadcast")),
            ("Phat", Some("broadcast")),
            ("leaflet", Some("leaflet")),
            ("tờ rơi", Some("leaflet")),
            ("", None),
            ("đua thuyền", None),
        ] {
            let found = channels.iter().find(|c| c.is_called(words));
            assert_eq!(found.map(|c| c.code.as_str()), expect, "{words}");
        }
    }
}
