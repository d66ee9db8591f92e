//! Random damage to bytes and to text.

use super::{package, pdf};
use fastrand::Rng;

/// Values no program writes and no reader may trip over.
pub(super) const EXTREMES: &[&str] = &[
    "",
    "0",
    "-1",
    "1",
    "2",
    "9",
    "63",
    "64",
    "255",
    "256",
    "32767",
    "65535",
    "65536",
    "1e9",
    "2147483647",
    "-2147483648",
    "4294967295",
    "4294967296",
    "9223372036854775807",
    "-9223372036854775808",
    "18446744073709551616",
    "99999999999999999999999",
    "NaN",
    "-0.5",
    "0.0000001",
    " 1 ",
    "true",
    "false",
    "none",
    "nil",
    "restart",
    "continue",
    "begin",
    "end",
    "separate",
    "bullet",
    "upperRoman",
    "lowerLetter",
    "%1%2%3%4%5%6%7%8%9",
    "%0%a%",
    "../../x",
    "/word/document.xml",
    "word/styles.xml",
    "External",
    "\u{f0b7}",
    "ệ",
    "&amp;",
    "&#0;",
    "&x;",
    ".VnTimeH",
    "VNI-Times",
    "Heading1",
    "D800",
    "F0B7",
];

/// Words and signs that decide how a plan is read.
const TELLING: &[&str] = &[
    "KẾ HOẠCH",
    "Số: 05/KH-UBND",
    "I. ",
    "II.",
    "IV. ",
    "1. ",
    "1.1. ",
    "1.1.1.1.1. ",
    "a) ",
    "đ) ",
    "- ",
    "+ ",
    "• ",
    "- - ",
    "* ",
    "Nơi nhận:",
    "- Lưu: VT.",
    "PHỤ LỤC",
    "PHỤ LỤC I",
    "(Kèm theo Kế hoạch số 1/KH-UBND)",
    "TM. ỦY BAN NHÂN DÂN",
    "KT. CHỦ TỊCH",
    "CHỦ TỊCH",
    "Lê Thị An",
    "Trên đây là",
    "./.",
    "Căn cứ Luật",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "ỦY BAN NHÂN DÂN",
    "XÃ AN HÒA",
    "An Hòa, ngày 05 tháng 01 năm 2026",
    "An Hòa, ngày     tháng     năm",
    "ngày 31/02/2026",
    "năm 2025",
    "HỎA TỐC",
    "KHẨN",
    "DỰ THẢO",
    "Phòng Văn hóa - Xã hội: chủ trì",
    "phối hợp với",
    "TT",
    "Nhiệm vụ",
    "Thời gian",
    "Ghi chú",
    "\t",
    "\n",
    "\n\n",
    "\r",
    "\u{c}",
    "    ",
    "“",
    "”",
    "\"",
    "(",
    ")",
    "/",
    ";",
    ":",
    "…",
    "**",
    "`",
    "_",
    "\u{301}",
    "\u{323}",
    "a\u{323}\u{302}",
    "\u{345}",
    "\u{ad}",
    "\u{200b}",
    "\u{feff}",
    "\u{200d}",
    "\u{202e}",
    "\u{2028}",
    "\u{85}",
    "\u{0}",
    "\u{fffd}",
    "İ",
    "ß",
    "ǆ",
    "ﬁ",
    "²",
    "Ⅳ",
    "٣",
    "½",
    "①",
    "𝟙",
    "漢",
    "👍🏽",
    "\u{f0b7}",
    "ư",
    "Ữ",
    "đ",
    "Đ",
    "0",
    "00",
    "4294967296",
    "99999999999999999999",
    "MMMMCMXCIX. ",
    "DANH SÁCH 10 XÃ",
    "https://a.vn/b",
    "a@b.vn",
    "xaAn",
    "TIẾP THEO",
    "12",
    "Trang 3/9",
];

/// Some damage fit for the file's kind, told by its bytes; `other` is a file to take pieces from.
pub(super) fn file(rng: &mut Rng, bytes: &[u8], other: &[u8]) -> Vec<u8> {
    if rng.u8(..20) == 0 {
        return damaged(rng, bytes);
    }
    if bytes.starts_with(b"PK") {
        return package::mutated(rng, bytes, other);
    }
    if bytes.starts_with(b"%PDF") {
        return pdf::mutated(rng, bytes);
    }
    match std::str::from_utf8(bytes) {
        Ok(found) => {
            let mut found = found.to_owned();
            for _ in 0..times(rng) {
                if rng.u8(..6) == 0 {
                    splice(rng, &mut found, &String::from_utf8_lossy(other));
                }
                text(rng, &mut found);
            }
            found.into_bytes()
        }
        Err(_) => damaged(rng, bytes),
    }
}

/// How many changes are made at once: most often few.
pub(super) fn times(rng: &mut Rng) -> usize {
    1 << rng.u8(..5).saturating_sub(rng.u8(..2))
}

/// Bytes with bits turned, cut out, doubled and put elsewhere.
pub(super) fn damaged(rng: &mut Rng, bytes: &[u8]) -> Vec<u8> {
    let mut out = bytes.to_vec();
    for _ in 0..times(rng) {
        let at = rng.usize(..=out.len());
        let end = (at + rng.usize(..64)).min(out.len());
        match rng.u8(..7) {
            0 => drop(out.drain(at..end)),
            1 => drop(out.splice(
                at..at,
                bytes[..end.min(bytes.len())].iter().rev().take(32).copied(),
            )),
            2 => {
                let copy = out[at..end].to_vec();
                let to = rng.usize(..=out.len());
                out.splice(to..to, copy);
            }
            3 => out[at..end].fill(rng.u8(..)),
            4 if rng.u8(..4) == 0 => out.truncate(at),
            _ => {
                if let Some(byte) = out.get_mut(at) {
                    *byte ^= 1 << rng.u8(..8);
                }
            }
        }
    }
    out
}

/// One change to a text: of letters, of words that tell, or of whole lines.
pub(super) fn text(rng: &mut Rng, text: &mut String) {
    if rng.bool() {
        return lines(rng, text);
    }
    let at = place(rng, text);
    let end = place_from(rng, text, at);
    match rng.u8(..8) {
        0 => drop(text.drain(at..end)),
        1 => {
            let copy = text[at..end].repeat(rng.usize(1..4));
            text.insert_str(at, &copy);
        }
        2 => {
            let moved: String = text.drain(at..end).collect();
            let to = place(rng, text);
            text.insert_str(to, &moved);
        }
        3 => text.insert_str(at, rng.choice(EXTREMES).unwrap_or(&"")),
        4 => {
            let piece = rng.choice(TELLING).unwrap_or(&"").repeat(rng.usize(1..60));
            text.insert_str(at, &piece);
        }
        5 => {
            let cased = text[at..end].to_uppercase();
            text.replace_range(at..end, &cased);
        }
        _ => text.insert_str(at, rng.choice(TELLING).unwrap_or(&"")),
    }
}

fn lines(rng: &mut Rng, text: &mut String) {
    let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
    let at = rng.usize(..lines.len());
    let end = (at + rng.usize(1..6)).min(lines.len());
    match rng.u8(..7) {
        0 => drop(lines.drain(at..end)),
        1 => {
            let copy = lines[at..end].to_vec();
            let to = rng.usize(..=lines.len());
            lines.splice(to..to, copy);
        }
        2 => {
            let other = rng.usize(..lines.len());
            lines.swap(at, other);
        }
        3 => {
            let joined = lines.drain(at..end).collect::<Vec<_>>().join(" ");
            lines.insert(at.min(lines.len()), joined);
        }
        4 => lines.truncate(end),
        5 => {
            let line = rng.choice(TELLING).unwrap_or(&"");
            lines.insert(at, (*line).to_owned());
        }
        _ => {
            let label = rng.choice(&TELLING[2..16]).unwrap_or(&"");
            lines[at].insert_str(0, label);
        }
    }
    *text = lines.join("\n");
}

fn splice(rng: &mut Rng, text: &mut String, other: &str) {
    let from = place(rng, other);
    let end = place_from(rng, other, from);
    let at = place(rng, text);
    text.insert_str(at, &other[from..end]);
}

/// A place between two letters.
fn place(rng: &mut Rng, text: &str) -> usize {
    let at = rng.usize(..=text.len());
    floor(text, at)
}

fn place_from(rng: &mut Rng, text: &str, at: usize) -> usize {
    let length = if rng.u8(..8) == 0 { 2_000 } else { 24 };
    floor(text, (at + rng.usize(1..length)).min(text.len())).max(at)
}

/// The last place between two letters that is not behind this one.
pub(super) fn floor(text: &str, at: usize) -> usize {
    (0..=at)
        .rev()
        .find(|i| text.is_char_boundary(*i))
        .unwrap_or(0)
}
