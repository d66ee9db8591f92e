//! Names of offices and groups of people inside sentences: who is told to do something.

use crate::text::{fold, squeeze};

/// Words a unit's name begins with, folded.
const STARTS: [&str; 45] = [
    "don bien phong",
    "phong",
    "van phong",
    "cong chuc",
    "can bo",
    "dai",
    "trung tam",
    "ban",
    "uy ban",
    "ubnd",
    "ubmttq",
    "ubmt",
    "mat tran",
    "mttq",
    "doan",
    "hoi",
    "bo phan",
    "to",
    "tram",
    "truong",
    "buu dien",
    "thon",
    "xom",
    "cong an",
    "huyen doan",
    "xa doan",
    "quan su",
    "thu truong",
    "chu tich",
    "pho chu tich",
    "so",
    "dang uy",
    "hdnd",
    "thuong truc",
    "khoi",
    "lien doan",
    "don vi",
    "nganh",
    "hop tac xa",
    "cap uy",
    "chi bo",
    "nha truong",
    "bi thu",
    "dang bo",
    "khu",
];

/// After `các`, folded: groups rather than names.
const GROUPS: [&str; 28] = [
    "phong",
    "ban",
    "nganh",
    "co quan",
    "don vi",
    "to chuc",
    "doan the",
    "bo phan",
    "thon",
    "xom",
    "truong",
    "cong chuc",
    "hoi",
    "can bo",
    "khu",
    "to",
    "tram",
    "dia phuong",
    "chi bo",
    "cap",
    "xa",
    "trung tam",
    "van phong",
    "luc luong",
    "co so",
    "so",
    "dang vien",
    "nha",
];

/// Beginnings that only look like units: hội nghị, ban hành, tổ chức, phòng chống …
const OTHERS: [&str; 16] = [
    "hoi nghi",
    "hoi thi",
    "hoi dien",
    "ban hanh",
    "to chuc thuc",
    "to chuc tuyen",
    "to chuc hoi",
    "to chuc cac",
    "to chuc lop",
    "phong chong",
    "phong, chong",
    "truong hop",
    "doan ket",
    "so luong",
    "to roi",
    "to gap",
];

/// Whether words begin as the name of a unit, official or group does.
pub fn is_unit(text: &str) -> bool {
    let folded = squeeze(&fold(&text.chars().take(60).collect::<String>()));
    let begins = |start: &str| {
        folded
            .strip_prefix(start)
            .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    };
    if OTHERS.iter().any(|o| folded.starts_with(o)) || folded == "to chuc" {
        return false;
    }
    match folded.strip_prefix("cac ") {
        Some(rest) => GROUPS.iter().any(|g| {
            rest.strip_prefix(g)
                .is_some_and(|r| !r.starts_with(char::is_alphanumeric))
        }),
        None => STARTS.iter().any(|s| begins(s)) || folded == "to chuc" || begins("tat ca cac"),
    }
}

/// Two words with which a duty begins, folded.
const DUTIES: [&str; 75] = [
    "cu nguoi",
    "bien tap",
    "bien soan",
    "tham dinh",
    "danh gia",
    "giai quyet",
    "phat song",
    "san xuat",
    "dua tin",
    "treo bang",
    "lap ke",
    "de xuat",
    "kien nghi",
    "chu tri",
    "phoi hop",
    "tham muu",
    "chi dao",
    "dinh huong",
    "to chuc",
    "trien khai",
    "tuyen truyen",
    "thuc hien",
    "tang cuong",
    "day manh",
    "huong dan",
    "theo doi",
    "don doc",
    "van dong",
    "giam sat",
    "tham gia",
    "xay dung",
    "bo tri",
    "cung cap",
    "dua noi",
    "nam tinh",
    "can cu",
    "chiu trach",
    "co trach",
    "chu dong",
    "quan triet",
    "pho bien",
    "dang tai",
    "lap du",
    "thuong xuyen",
    "tiep tuc",
    "tich cuc",
    "tap trung",
    "long ghep",
    "kip thoi",
    "bao dam",
    "dam bao",
    "tong hop",
    "bao cao",
    "niem yet",
    "mo chuyen",
    "ra soat",
    "kiem tra",
    "duy tri",
    "nang cao",
    "phat huy",
    "phan cong",
    "cu can",
    "viet tin",
    "cap nhat",
    "tiep nhan",
    "ho tro",
    "danh thoi",
    "mo lop",
    "trong qua",
    "trong viec",
    "trong cong",
    "de tuyen",
    "nham nang",
    "de thuc",
    "de nang",
];

/// Words that order or ask before a unit's name, folded.
const ORDERS: [&str; 6] = [
    "giao",
    "de nghi",
    "yeu cau",
    "phan cong",
    "giao cho",
    "de nghi cac dong chi",
];

/// A unit named at the start of a text, and where the words about its duty begin.
pub fn lead_of(text: &str) -> Option<(String, usize)> {
    let text_start = order_length(text);
    let body = &text[text_start..];
    let base = text.as_ptr() as usize;
    let words: Vec<&str> = body.split_whitespace().take(24).collect();
    for i in 1..words.len() {
        let at = words[i].as_ptr() as usize - base;
        let name = text[text_start..at]
            .trim()
            .trim_end_matches([',', ':', ';']);
        let colon = words[i - 1].ends_with(':');
        if (colon || begins_duty(&words, i)) && is_unit(name) {
            return Some((squeeze(name), at));
        }
        if words[i - 1].ends_with(['.', ';', ':']) {
            return None;
        }
    }
    None
}

/// How long the order in front of a name is: `Đề nghị `.
fn order_length(text: &str) -> usize {
    let head = fold(&text.chars().take(30).collect::<String>());
    let Some(order) = ORDERS
        .iter()
        .filter(|o| head.starts_with(**o))
        .max_by_key(|o| o.len())
    else {
        return 0;
    };
    let count = order.split(' ').count();
    let rest = text.split_inclusive(' ').take(count);
    let length = rest.map(str::len).sum();
    let named = text[length..].starts_with(|c: char| c.is_uppercase()) || is_unit(&text[length..]);
    if named { length } else { 0 }
}

/// The name in a heading: without its colon and without `Đề nghị`.
pub fn name_in_title(title: &str) -> Option<String> {
    let name = title[order_length(title)..].trim_end_matches([':', '.', ' ', ';', ',']);
    (is_unit(name) && !name.contains(". ")).then(|| squeeze(name))
}

fn begins_duty(words: &[&str], at: usize) -> bool {
    let bare = |i: usize| {
        words
            .get(i)
            .map(|w| fold(w.trim_matches(|c: char| !c.is_alphanumeric())))
            .unwrap_or_default()
    };
    let pair = format!("{} {}", bare(at), bare(at + 1));
    let small = words[at].starts_with(char::is_lowercase);
    // `các tổ chức`, `bộ phận tuyên truyền` are names.
    let named = at > 0 && ["cac", "phan"].contains(&bare(at - 1).as_str());
    small && !named && DUTIES.contains(&pair.as_str())
}

/// Units named after `phối hợp với`, where all can be read safely; else none.
pub fn coordinating_in(text: &str) -> Vec<String> {
    read_coordinating(text).unwrap_or_default()
}

fn read_coordinating(text: &str) -> Option<Vec<String>> {
    let words: Vec<&str> = text.split_whitespace().take(80).collect();
    let bare = |i: usize| {
        let word: &str = words.get(i).copied().unwrap_or_default();
        fold(word.trim_matches(|c: char| !c.is_alphanumeric()))
    };
    let from = (0..words.len()).find(|i| bare(*i) == "phoi" && bare(i + 1) == "hop")? + 2;
    let from = from + usize::from(bare(from) == "voi");
    let mut end = None;
    for i in from..words.len().min(from + 30) {
        let limits = ["de", "trong", "nham", "theo", "ve"].contains(&bare(i).as_str());
        if i > from && (limits || begins_duty(&words, i)) {
            end = Some(i);
            break;
        }
        if words[i].ends_with(['.', ';', ':']) {
            end = Some(i + 1);
            break;
        }
    }
    let stretch = words.get(from..end?)?.join(" ");
    let stretch = stretch.trim_end_matches(['.', ';', ':', ',', ' ']);
    let units = split_units(stretch);
    let safe = |u: &String| is_unit(u) && u.split(' ').count() <= 14;
    (!units.is_empty() && units.iter().all(safe)).then_some(units)
}

/// Parts a list of units. Once a group begins with `các`, the rest belongs to it.
pub fn split_units(list: &str) -> Vec<String> {
    let signs: &[char] = if list.contains(';') {
        &[';', '\n']
    } else {
        &[',', '\n']
    };
    let mut out: Vec<String> = Vec::new();
    for piece in list.split(signs).map(squeeze).filter(|p| !p.is_empty()) {
        let grouped = out.last().is_some_and(|last| {
            fold(last).starts_with("cac ")
                && !piece
                    .trim_start_matches(['“', '"', '‘', '\'', '«'])
                    .starts_with(char::is_uppercase)
        });
        match out.last_mut() {
            Some(last) if grouped => *last = format!("{last}, {piece}"),
            _ => match piece.split_once(" và ") {
                Some((a, b)) if is_unit(a) && is_unit(b) && !a.ends_with("HĐND") => {
                    out.extend([a.to_owned(), b.to_owned()]);
                }
                _ => out.push(piece),
            },
        }
    }
    out.iter_mut().for_each(|u| {
        let kept = u.trim_end_matches(['.', ';', ',', ' ']).len();
        u.truncate(kept);
    });
    out.retain(|u| !u.is_empty());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_a_unit() {
        for text in [
            "Phòng Văn hóa - Xã hội",
            "Văn phòng HĐND và UBND xã",
            "Công chức Tư pháp",
            "Đài truyền thanh xã",
            "Ban Tuyên giáo",
            "Các  ngành, đoàn thể",
            "các cơ quan, đơn vị",
            "Ủy ban Mặt trận Tổ quốc",
            "Huyện Đoàn",
            "Trung tâm Phục vụ hành chính công",
        ] {
            assert!(is_unit(text), "{text}");
        }
        for text in [
            "Thời gian thực hiện",
            "Cơ quan thực hiện kế hoạch",
            "Hội nghị",
            "Tổ chức thực hiện",
            "Ban hành kế hoạch",
            "Phòng, chống dịch",
            "Các biện pháp",
            "Trách nhiệm",
            "",
        ] {
            assert!(!is_unit(text), "{text}");
        }
    }

    #[test]
    fn who_leads() {
        for (text, expect) in [
            (
                "Đề nghị Ủy ban Mặt trận Tổ quốc xã chỉ đạo các tổ chức đoàn thể tham gia.",
                Some("Ủy ban Mặt trận Tổ quốc xã"),
            ),
            (
                "Giao Phòng Văn hóa - Xã hội chủ trì, theo dõi.",
                Some("Phòng Văn hóa - Xã hội"),
            ),
            ("Công an xã: tuyên truyền lưu động.", Some("Công an xã")),
            (
                "Các tổ chức đoàn thể phối hợp vận động.",
                Some("Các tổ chức đoàn thể"),
            ),
            ("Báo cáo kết quả về UBND xã.", None),
            ("Đề nghị xem xét, chỉ đạo.", None),
            ("", None),
        ] {
            assert_eq!(lead_of(text).map(|l| l.0).as_deref(), expect, "{text}");
        }
    }

    #[test]
    fn who_cooperates() {
        for (text, expect) in [
            (
                "Phối hợp với Văn phòng HĐND và UBND xã, Công an xã tuyên truyền.",
                &["Văn phòng HĐND và UBND xã", "Công an xã"][..],
            ),
            (
                "Chủ trì, phối hợp với các phòng, ban, ngành hướng dẫn thực hiện.",
                &["các phòng, ban, ngành"],
            ),
            (
                "Phối hợp với Phòng Kinh tế và Công an xã trong quá trình thực hiện.",
                &["Phòng Kinh tế", "Công an xã"],
            ),
            ("Phối hợp tuyên truyền, hướng dẫn công dân.", &[]),
            ("Phối hợp với báo chí để đăng bài.", &[]),
            ("Theo dõi, đôn đốc.", &[]),
        ] {
            assert_eq!(coordinating_in(text), expect, "{text}");
        }
    }
}
