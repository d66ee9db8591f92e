//! How wide letters are, for rules as long as their text and names that must fit a column.
//!
//! Advance widths in 2048ths of the letter size, read from Liberation Serif 2.1.5, which has the
//! metrics of Times New Roman (as has Tinos: no advance below differs).

use crate::tree::Weight;

const UNITS: u64 = 2048;

/// The width of a letter that is not in the table: that of a digit.
const UNKNOWN: u16 = 1024;

/// How wide `text` is on one line, in twips, at `size` half-points.
pub fn width(text: &str, weight: Weight, size: u32) -> u32 {
    let units: u64 = text.chars().map(|c| u64::from(advance(c, weight))).sum();
    // A half-point is ten twips.
    u32::try_from((units * u64::from(size) * 10).div_ceil(UNITS)).unwrap_or(u32::MAX)
}

/// Breaks `text` between words into as few lines as fit `limit` twips, of lengths as even as can
/// be. A word wider than `limit` keeps its own line.
pub fn balance(text: &str, weight: Weight, size: u32, limit: u32) -> Vec<String> {
    let widest = fill(text, weight, size, limit);
    let Some(most) = widest.iter().map(|l| width(l, weight, size)).max() else {
        return Vec::new();
    };
    // The narrowest column that needs no more lines.
    let (mut low, mut high) = (0, most);
    while low < high {
        let middle = low.midpoint(high);
        if fill(text, weight, size, middle).len() <= widest.len() {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    fill(text, weight, size, high)
}

fn fill(text: &str, weight: Weight, size: u32, limit: u32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if width(&format!("{line} {word}"), weight, size) <= limit => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

fn advance(letter: char, weight: Weight) -> u16 {
    let letter = match letter {
        '\u{2011}' => '-',
        '\u{300}'..='\u{36f}' => return 0,
        other => other,
    };
    ADVANCES
        .binary_search_by_key(&letter, |row| row.0)
        .map_or(UNKNOWN, |i| match weight {
            Weight::Regular => ADVANCES[i].1,
            Weight::Bold => ADVANCES[i].2,
        })
}

/// Letter, regular, bold; sorted.
#[rustfmt::skip]
const ADVANCES: [(char, u16, u16); COUNT] = [
    (' ', 512, 512), ('!', 682, 682), ('"', 836, 1137), ('#', 1024, 1024), ('$', 1024, 1024),
    ('%', 1706, 2048), ('&', 1593, 1706), ('\'', 369, 569), ('(', 682, 682), (')', 682, 682),
    ('*', 1024, 1024), ('+', 1155, 1167), (',', 512, 512), ('-', 682, 682), ('.', 512, 512),
    ('/', 569, 569), ('0', 1024, 1024), ('1', 1024, 1024), ('2', 1024, 1024), ('3', 1024, 1024),
    ('4', 1024, 1024), ('5', 1024, 1024), ('6', 1024, 1024), ('7', 1024, 1024), ('8', 1024, 1024),
    ('9', 1024, 1024), (':', 569, 682), (';', 569, 682), ('<', 1155, 1167), ('=', 1155, 1167),
    ('>', 1155, 1167), ('?', 909, 1024), ('@', 1886, 1905), ('A', 1479, 1479), ('B', 1366, 1366),
    ('C', 1366, 1479), ('D', 1479, 1479), ('E', 1251, 1366), ('F', 1139, 1251), ('G', 1479, 1593),
    ('H', 1479, 1593), ('I', 682, 797), ('J', 797, 1024), ('K', 1479, 1593), ('L', 1251, 1366),
    ('M', 1821, 1933), ('N', 1479, 1479), ('O', 1479, 1593), ('P', 1139, 1251), ('Q', 1479, 1593),
    ('R', 1366, 1479), ('S', 1139, 1139), ('T', 1251, 1366), ('U', 1479, 1479), ('V', 1479, 1479),
    ('W', 1933, 2048), ('X', 1479, 1479), ('Y', 1479, 1479), ('Z', 1251, 1366), ('[', 682, 682),
    ('\\', 569, 569), (']', 682, 682), ('^', 961, 1190), ('_', 1024, 1024), ('`', 682, 682),
    ('a', 909, 1024), ('b', 1024, 1139), ('c', 909, 909), ('d', 1024, 1139), ('e', 909, 909),
    ('f', 682, 682), ('g', 1024, 1024), ('h', 1024, 1139), ('i', 569, 569), ('j', 569, 682),
    ('k', 1024, 1139), ('l', 569, 569), ('m', 1593, 1706), ('n', 1024, 1139), ('o', 1024, 1024),
    ('p', 1024, 1139), ('q', 1024, 1139), ('r', 682, 909), ('s', 797, 797), ('t', 569, 682),
    ('u', 1024, 1139), ('v', 1024, 1024), ('w', 1479, 1479), ('x', 1024, 1024), ('y', 1024, 1024),
    ('z', 909, 909), ('{', 983, 807), ('|', 410, 451), ('}', 983, 807), ('~', 1108, 1065),
    ('\u{a0}', 512, 512), ('§', 1024, 1024), ('°', 819, 819), ('À', 1479, 1479), ('Á', 1479, 1479),
    ('Â', 1479, 1479), ('Ã', 1479, 1479), ('È', 1251, 1366), ('É', 1251, 1366), ('Ê', 1251, 1366),
    ('Ì', 682, 797), ('Í', 682, 797), ('Ò', 1479, 1593), ('Ó', 1479, 1593), ('Ô', 1479, 1593),
    ('Õ', 1479, 1593), ('Ù', 1479, 1479), ('Ú', 1479, 1479), ('Ý', 1479, 1479), ('à', 909, 1024),
    ('á', 909, 1024), ('â', 909, 1024), ('ã', 909, 1024), ('è', 909, 909), ('é', 909, 909),
    ('ê', 909, 909), ('ì', 569, 569), ('í', 569, 569), ('ò', 1024, 1024), ('ó', 1024, 1024),
    ('ô', 1024, 1024), ('õ', 1024, 1024), ('ù', 1024, 1139), ('ú', 1024, 1139), ('ý', 1024, 1024),
    ('Ă', 1479, 1479), ('ă', 909, 1024), ('Đ', 1479, 1479), ('đ', 1024, 1139), ('Ĩ', 682, 797),
    ('ĩ', 569, 569), ('Ũ', 1479, 1479), ('ũ', 1024, 1139), ('Ơ', 1479, 1593), ('ơ', 1083, 1134),
    ('Ư', 1589, 1630), ('ư', 1110, 1229), ('Ạ', 1479, 1479), ('ạ', 909, 1024), ('Ả', 1479, 1479),
    ('ả', 909, 1024), ('Ấ', 1479, 1479), ('ấ', 909, 1024), ('Ầ', 1479, 1479), ('ầ', 909, 1024),
    ('Ẩ', 1479, 1479), ('ẩ', 909, 1024), ('Ẫ', 1479, 1479), ('ẫ', 909, 1024), ('Ậ', 1479, 1479),
    ('ậ', 909, 1024), ('Ắ', 1479, 1479), ('ắ', 909, 1024), ('Ằ', 1479, 1479), ('ằ', 909, 1024),
    ('Ẳ', 1479, 1479), ('ẳ', 909, 1024), ('Ẵ', 1479, 1479), ('ẵ', 909, 1024), ('Ặ', 1479, 1479),
    ('ặ', 909, 1024), ('Ẹ', 1251, 1366), ('ẹ', 909, 909), ('Ẻ', 1251, 1366), ('ẻ', 909, 909),
    ('Ẽ', 1251, 1366), ('ẽ', 909, 909), ('Ế', 1251, 1366), ('ế', 909, 909), ('Ề', 1251, 1366),
    ('ề', 909, 909), ('Ể', 1251, 1366), ('ể', 909, 909), ('Ễ', 1251, 1366), ('ễ', 909, 909),
    ('Ệ', 1251, 1366), ('ệ', 909, 909), ('Ỉ', 682, 797), ('ỉ', 569, 569), ('Ị', 682, 797),
    ('ị', 569, 569), ('Ọ', 1479, 1593), ('ọ', 1024, 1024), ('Ỏ', 1479, 1593), ('ỏ', 1024, 1024),
    ('Ố', 1479, 1593), ('ố', 1024, 1024), ('Ồ', 1479, 1593), ('ồ', 1024, 1024), ('Ổ', 1479, 1593),
    ('ổ', 1024, 1024), ('Ỗ', 1479, 1593), ('ỗ', 1024, 1024), ('Ộ', 1479, 1593), ('ộ', 1024, 1024),
    ('Ớ', 1479, 1593), ('ớ', 1083, 1134), ('Ờ', 1479, 1593), ('ờ', 1083, 1134), ('Ở', 1479, 1593),
    ('ở', 1083, 1134), ('Ỡ', 1479, 1593), ('ỡ', 1083, 1134), ('Ợ', 1479, 1593), ('ợ', 1083, 1134),
    ('Ụ', 1479, 1479), ('ụ', 1024, 1139), ('Ủ', 1479, 1479), ('ủ', 1024, 1139), ('Ứ', 1589, 1630),
    ('ứ', 1110, 1229), ('Ừ', 1589, 1630), ('ừ', 1110, 1229), ('Ử', 1589, 1630), ('ử', 1110, 1229),
    ('Ữ', 1589, 1630), ('ữ', 1110, 1229), ('Ự', 1589, 1630), ('ự', 1110, 1229), ('Ỳ', 1479, 1479),
    ('ỳ', 1024, 1024), ('Ỵ', 1479, 1479), ('ỵ', 1024, 1024), ('Ỷ', 1479, 1479), ('ỷ', 1024, 1024),
    ('Ỹ', 1479, 1479), ('ỹ', 1024, 1024), ('–', 1024, 1024), ('—', 2048, 2048), ('‘', 682, 682),
    ('’', 682, 682), ('“', 909, 1024), ('”', 909, 1024), ('…', 2048, 2048),
];

const COUNT: usize = 239;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_can_be_searched() {
        assert!(ADVANCES.is_sorted_by(|a, b| a.0 < b.0));
    }

    #[test]
    fn known_widths() {
        // Measured on rendered pages: 95.7, 88.3, 60.2, 43.2 and 56.9 mm.
        for (text, size, expect) in [
            ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 26, 5_424),
            ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 24, 5_007),
            ("Độc lập - Tự do - Hạnh phúc", 28, 3_428),
            ("ỦY BAN NHÂN DÂN", 26, 2_451),
            ("TM. ỦY BAN NHÂN DÂN", 28, 3_227),
        ] {
            let got = width(text, Weight::Bold, size);
            assert!(got.abs_diff(expect) <= 5, "{text}: {got}, not {expect}");
        }
    }

    #[test]
    fn marks_do_not_widen() {
        let composed = width("Kế hoạch", Weight::Regular, 28);
        assert_eq!(
            width("Ke\u{302}\u{301} hoa\u{323}ch", Weight::Regular, 28),
            composed
        );
    }

    #[test]
    fn lines_are_even_and_fit() {
        let name = "BAN QUẢN LÝ KHU BẢO TỒN THIÊN NHIÊN VÀ DI TÍCH LỊCH SỬ";
        let lines = balance(name, Weight::Bold, 24, 3_515);
        assert_eq!(
            lines,
            [
                "BAN QUẢN LÝ KHU",
                "BẢO TỒN THIÊN NHIÊN",
                "VÀ DI TÍCH LỊCH SỬ"
            ]
        );
        assert_eq!(lines.join(" "), name);
        assert!(balance("  ", Weight::Bold, 24, 3_515).is_empty());
        assert_eq!(balance("MỘTTỪRẤTDÀI", Weight::Bold, 24, 10).len(), 1);
    }
}
