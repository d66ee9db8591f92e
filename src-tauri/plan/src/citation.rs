//! Documents cited in running text: `Kế hoạch số 63/KH-UBND ngày 19/12/2023 của UBND tỉnh về …`.
//!
//! Offices write citations in many forms: without `số`, with `số:`, with a space after the
//! hyphen, with a letter in the number, the date after a comma or in words. A citation is found
//! by its head (kind of document and code, or a named law); date, issuer and subject follow
//! where they are given.

use crate::date::PartialDate;
use crate::text::{fold, squeeze};
use std::collections::HashSet;
use std::ops::Range;

/// One cited document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Citation {
    /// `Nghị quyết`, `Kế hoạch hành động`, `Luật` … as written.
    pub doc_type: String,
    /// Number and letters in one piece without spaces: `122/2018/NĐ-CP`, `33-NQ/TW`, `61`.
    pub code: String,
    /// The number, with its letter if it has one: `30c`. Empty for a law cited by name.
    pub number: String,
    /// The year inside the code (`122/2018/NĐ-CP`), as newer codes have it.
    pub code_year: Option<i32>,
    /// Letters of the code without spaces: `NĐ-CP`. Empty for `Nghị định 61`.
    pub symbol: String,
    /// Date of the cited document; blank when not given or not in the calendar.
    pub date: PartialDate,
    /// Who issued it. May be empty.
    pub issuer: String,
    /// What it is about, or a law's name. May be empty.
    pub subject: String,
    /// Bytes of the text the whole citation covers.
    pub range: Range<usize>,
}

/// Kinds of documents, folded, longest first where one begins with another.
const TYPES: [&[&str]; 22] = [
    &["ke", "hoach", "hanh", "dong"],
    &["chuong", "trinh", "hanh", "dong"],
    &["thong", "tu", "lien", "tich"],
    &["nghi", "quyet", "lien", "tich"],
    &["nghi", "quyet"],
    &["nghi", "dinh"],
    &["quyet", "dinh"],
    &["chi", "thi"],
    &["thong", "tu"],
    &["ke", "hoach"],
    &["chuong", "trinh"],
    &["cong", "van"],
    &["cong", "dien"],
    &["de", "an"],
    &["ket", "luan"],
    &["huong", "dan"],
    &["thong", "bao"],
    &["quy", "dinh"],
    &["van", "ban"],
    &["to", "trinh"],
    &["bao", "cao"],
    &["quy", "che"],
];

/// Kinds that are cited by their bare number: `Nghị định 61`.
const BARE: [&str; 5] = [
    "nghi dinh",
    "nghi quyet",
    "quyet dinh",
    "chi thi",
    "thong tu",
];

/// Kinds cited by name.
const LAWS: [&[&str]; 4] = [
    &["bo", "luat"],
    &["luat"],
    &["phap", "lenh"],
    &["hien", "phap"],
];

/// Most words looked at for an issuer, a law's name, a subject.
const ISSUER_WORDS: usize = 16;
const NAME_WORDS: usize = 16;
const SUBJECT_WORDS: usize = 80;

/// All documents cited in a text, in order. A citation inside another's subject is listed too.
pub fn find(text: &str) -> Vec<Citation> {
    let words = split(text);
    let heads: Vec<Head> = (0..words.len())
        .filter_map(|i| head(text, &words, i))
        .collect();
    let begins: HashSet<usize> = heads.iter().map(|h| h.word).collect();
    heads
        .into_iter()
        .map(|head| complete(text, &words, &begins, head))
        .collect()
}

/// The stretches of a text that cite documents, none inside another.
pub fn stretches(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut end = 0;
    for citation in find(text) {
        if citation.range.start >= end {
            end = citation.range.end;
            out.push(squeeze(&text[citation.range]));
        }
    }
    out
}

struct Word {
    start: usize,
    end: usize,
    /// Folded, without punctuation around it.
    bare: String,
    /// Ends with a mark that closes a phrase.
    closes: bool,
}

struct Head {
    /// Index of its first word.
    word: usize,
    citation: Citation,
}

fn split(text: &str) -> Vec<Word> {
    let base = text.as_ptr() as usize;
    text.split_whitespace()
        .map(|word| {
            let start = word.as_ptr() as usize - base;
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
            Word {
                start,
                end: start + word.len(),
                bare: fold(bare),
                closes: word.ends_with([';', ':', '.', ',', ')', '”', '"', '…']),
            }
        })
        .collect()
}

fn matches(words: &[Word], at: usize, phrase: &[&str]) -> bool {
    words.get(at..at + phrase.len()).is_some_and(|found| {
        found.iter().zip(phrase).all(|(w, p)| w.bare == *p)
            && found[..phrase.len() - 1].iter().all(|w| !w.closes)
    })
}

fn head(text: &str, words: &[Word], at: usize) -> Option<Head> {
    coded(text, words, at).or_else(|| named(text, words, at))
}

/// A document with a code or number.
fn coded(text: &str, words: &[Word], at: usize) -> Option<Head> {
    let phrase = TYPES.iter().find(|p| matches(words, at, p))?;
    let last = at + phrase.len() - 1;
    let mut next = last + 1;
    if words[last].closes {
        return None;
    }
    let with_number_word = words.get(next).is_some_and(|w| w.bare == "so");
    next += usize::from(with_number_word);
    let from = words.get(next)?.start;
    let (code, length) = read_code(&text[from..])?;
    let bare_allowed = with_number_word || BARE.contains(&phrase.join(" ").as_str());
    if code.symbol.is_empty() && !bare_allowed {
        return None;
    }
    let start = first_letter(text, &words[at]);
    Some(Head {
        word: at,
        citation: Citation {
            doc_type: squeeze(&text[start..words[last].end]),
            range: start..from + length,
            ..code
        },
    })
}

/// A law, by its name: `Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16/6/2025`.
fn named(text: &str, words: &[Word], at: usize) -> Option<Head> {
    let phrase = LAWS.iter().find(|p| matches(words, at, p))?;
    let start = first_letter(text, &words[at]);
    let after_other = at > 0 && ["phap", "bo", "ke"].contains(&words[at - 1].bare.as_str());
    if after_other || !text[start..].starts_with(char::is_uppercase) {
        return None;
    }
    let name = at + phrase.len();
    for i in name..words.len().min(name + NAME_WORDS) {
        if words[i - 1].closes && !text[..words[i - 1].end].ends_with(',') {
            return None;
        }
        let digits = words
            .get(i + 1)
            .is_some_and(|w| text[w.start..].starts_with(|c: char| c.is_ascii_digit()));
        if !digits || !["so", "ngay", "nam"].contains(&words[i].bare.as_str()) {
            continue;
        }
        let mut citation = Citation {
            doc_type: squeeze(&text[start..words[name - 1].end]),
            subject: text
                .get(words.get(name)?.start..words[i - 1].end)
                .map(|s| squeeze(s.trim_end_matches(',')))
                .unwrap_or_default(),
            range: start..words[i - 1].end,
            ..Citation::default()
        };
        if words[i].bare == "so" {
            let from = words[i + 1].start;
            let (code, length) = read_code(&text[from..])?;
            citation = Citation {
                doc_type: citation.doc_type,
                subject: citation.subject,
                range: start..from + length,
                ..code
            };
        } else if words[i].bare == "nam" {
            let (year, length) = digits_at(&text[words[i + 1].start..], 4)?;
            citation.date = PartialDate::new(i32::try_from(year).ok(), None, None).ok()?;
            citation.range.end = words[i + 1].start + length;
        }
        return Some(Head { word: at, citation });
    }
    None
}

/// Where a word's letters begin, after quotes and brackets.
fn first_letter(text: &str, word: &Word) -> usize {
    text[word.start..word.end]
        .find(char::is_alphanumeric)
        .map_or(word.start, |at| word.start + at)
}

/// Up to `most` digits at the start of `text`, with their length.
fn digits_at(text: &str, most: usize) -> Option<(u32, usize)> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    (1..=most)
        .contains(&length)
        .then(|| text[..length].parse().ok().map(|n| (n, length)))?
}

/// Reads `30c/NQ-CP`, `122/2018/NĐ-CP`, `33- NQ/TW`, `61`: what it says and its length in bytes.
fn read_code(text: &str) -> Option<(Citation, usize)> {
    let (_, mut at) = digits_at(text, 6)?;
    let letter = text[at..].chars().next().filter(char::is_ascii_lowercase);
    let followed = text[at..].chars().nth(1);
    if letter.is_some() && followed.is_none_or(|c| !c.is_alphanumeric()) {
        at += 1;
    }
    let number = text[..at].to_owned();
    let mut code_year = None;
    if let Some(rest) = text[at..].strip_prefix('/')
        && let Some((year, 4)) = digits_at(rest, 4)
    {
        code_year = i32::try_from(year).ok();
        at += 5;
    }
    let mut symbol = String::new();
    while let Some((piece, length)) = symbol_piece(&text[at..]) {
        symbol.push_str(&piece);
        at += length;
    }
    let symbol = symbol
        .trim_start_matches(['/', '-'])
        .replace(char::is_whitespace, "");
    let rest = &text[at..];
    let runs_on = rest.starts_with(|c: char| c.is_alphanumeric() || "/%-".contains(c));
    let decimal = rest
        .strip_prefix(['.', ','])
        .is_some_and(|r| r.starts_with(char::is_numeric));
    if runs_on || decimal || (symbol.is_empty() && code_year.is_some()) {
        return None;
    }
    let citation = Citation {
        code: text[..at].replace(char::is_whitespace, ""),
        number,
        code_year,
        symbol,
        ..Citation::default()
    };
    Some((citation, at))
}

/// A hyphen or slash with the letters after it; white space may stand between (`12-` `NQ/TU`).
fn symbol_piece(text: &str) -> Option<(String, usize)> {
    let rest = text.strip_prefix(['/', '-', '–'])?;
    let dash = text.len() - rest.len();
    let letters = rest.trim_start();
    let gap = rest.len() - letters.len();
    let length: usize = letters
        .chars()
        .take_while(|c| c.is_alphanumeric())
        .map(char::len_utf8)
        .sum();
    let starts_well = letters.starts_with(char::is_uppercase) && gap <= 2;
    let sign = if text.starts_with('/') { '/' } else { '-' };
    (starts_well && length > 0)
        .then(|| (format!("{sign}{}", &letters[..length]), dash + gap + length))
}

/// Adds date, issuer and subject to a head.
fn complete(text: &str, words: &[Word], begins: &HashSet<usize>, head: Head) -> Citation {
    let mut citation = head.citation;
    let mut at = citation.range.end;
    if let Some((date, length)) = read_date(&text[at..]) {
        if date != PartialDate::default() {
            citation.date = date;
        }
        at += length;
        citation.range.end = at;
    }
    let open = text[at..].trim_start_matches(',');
    if open.starts_with(char::is_whitespace) {
        let mut next = words.partition_point(|w| w.start < at + (text[at..].len() - open.len()));
        let tail = Tail {
            text,
            words,
            begins,
        };
        if let Some((issuer, end, after)) = tail.issuer(next) {
            citation.issuer = issuer;
            citation.range.end = end;
            next = after;
        }
        if let Some((subject, end)) = tail.subject(next) {
            if citation.subject.is_empty() {
                citation.subject = subject;
            }
            citation.range.end = end;
        }
    }
    citation
}

/// `, ngày 25/10/2017` or ` ngày 24 tháng 12 năm 2020`: the date and the length in bytes. A date
/// that is not in the calendar is blank.
fn read_date(text: &str) -> Option<(PartialDate, usize)> {
    let mut rest = text.trim_start_matches(',').trim_start();
    if rest.len() == text.len() {
        return None;
    }
    let word = rest.split_whitespace().next()?;
    if fold(word) != "ngay" {
        return None;
    }
    rest = rest[word.len()..].trim_start();
    let (day, length) = digits_at(rest, 2)?;
    rest = &rest[length..];
    let mut numbers = [0; 2];
    for (slot, name, most) in [(0, "thang", 2), (1, "nam", 4)] {
        rest = match rest.strip_prefix(['/', '-', '.']) {
            Some(after) => after,
            None => {
                let word = rest.split_whitespace().next()?;
                if fold(word) != name {
                    return None;
                }
                rest.trim_start()[word.len()..].trim_start()
            }
        };
        let (number, length) = digits_at(rest, most)?;
        numbers[slot] = number;
        rest = &rest[length..];
    }
    let year = i32::try_from(numbers[1]).ok();
    let date = PartialDate::new(year, Some(numbers[0]), Some(day)).unwrap_or_default();
    Some((date, text.len() - rest.len()))
}

/// What may follow a head.
struct Tail<'a> {
    text: &'a str,
    words: &'a [Word],
    begins: &'a HashSet<usize>,
}

impl Tail<'_> {
    fn pair(&self, at: usize) -> (&str, &str) {
        let bare = |i: usize| self.words.get(i).map_or("", |w| w.bare.as_str());
        (bare(at), bare(at + 1))
    }

    /// Whether a subject begins at this word.
    fn opens_subject(&self, at: usize) -> bool {
        matches!(
            self.pair(at),
            ("ve" | "v/v", _)
                | ("ban", "hanh")
                | ("phe", "duyet")
                | ("quy", "dinh")
                | ("huong", "dan")
                | ("mot", "so")
        )
    }

    /// Whether a phrase must have ended before this word.
    fn stops(&self, at: usize) -> bool {
        let joined = at > 0 && (self.words[at - 1].closes || self.words[at - 1].bare == "va");
        (joined && self.begins.contains(&at)) || matches!(self.pair(at), ("duoc", "ban"))
    }

    /// The words from `from`, until one closes the phrase or `end` says so.
    fn phrase(&self, from: usize, most: usize, end: impl Fn(usize) -> bool) -> Range<usize> {
        let mut last = from;
        for i in from..self.words.len().min(from + most) {
            if end(i) || self.stops(i) {
                break;
            }
            last = i + 1;
            if self.closes_phrase(i) {
                break;
            }
        }
        if last > from && self.words[last - 1].bare == "va" {
            last -= 1;
        }
        from..last
    }

    /// Whether the phrase ends with this word: `;`, `:` or a full stop that is none of `TP.`.
    fn closes_phrase(&self, at: usize) -> bool {
        let word = &self.text[self.words[at].start..self.words[at].end];
        let abbreviation = word.chars().count() <= 3 && word.starts_with(char::is_uppercase);
        word.ends_with([';', ':'])
            || (word.ends_with(['.', '…']) && !(abbreviation && at + 1 < self.words.len()))
            || (word.ends_with(')') && !word.contains('('))
    }

    fn plain(&self, range: &Range<usize>) -> (String, usize) {
        let from = self.words[range.start].start;
        let to = self.words[range.end - 1].end;
        let kept = self.text[from..to].trim_end_matches([';', ':', '.', ',', '…', ')']);
        let shown = self.text[from..to].trim_end_matches([';', ':', '.', ',', '…']);
        let kept = if shown.contains('(') { shown } else { kept };
        (squeeze(kept), from + kept.len())
    }

    /// `của UBND tỉnh`: the issuer, where it ends, and the word after it.
    fn issuer(&self, at: usize) -> Option<(String, usize, usize)> {
        if self.pair(at).0 != "cua" || self.words[at].closes {
            return None;
        }
        let mut range = self.phrase(at + 1, ISSUER_WORDS, |i| {
            self.opens_subject(i) || (i > at + 1 && self.words[i - 1].closes)
        });
        if range.is_empty() {
            return None;
        }
        // A comma ends an issuer.
        range.end = range.end.min(self.words.len());
        let (issuer, end) = self.plain(&range);
        let closed = self.closes_phrase(range.end - 1);
        let after = if closed { self.words.len() } else { range.end };
        Some((issuer, end, after))
    }

    /// `về việc …`, `ban hành …`: the subject and where it ends.
    fn subject(&self, at: usize) -> Option<(String, usize)> {
        if at >= self.words.len() || !self.opens_subject(at) {
            return None;
        }
        let skip = match self.pair(at) {
            ("ve", "viec") => 2,
            ("ve" | "v/v", _) => 1,
            _ => 0,
        };
        let range = self.phrase(at + skip, SUBJECT_WORDS, |_| false);
        (!range.is_empty()).then(|| self.plain(&range))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `type|number|year|symbol|date|issuer|subject` of every citation.
    fn show(text: &str) -> Vec<String> {
        find(text)
            .into_iter()
            .map(|c| {
                let date = c.date.complete().map(|d| d.to_string());
                format!(
                    "{}|{}|{}|{}|{}|{}|{}",
                    c.doc_type,
                    c.number,
                    c.code_year.map(|y| y.to_string()).unwrap_or_default(),
                    c.symbol,
                    date.unwrap_or_default(),
                    c.issuer,
                    c.subject
                )
            })
            .collect()
    }

    #[test]
    fn reads_every_form_offices_use() {
        for (text, expect) in [
            (
                "Căn cứ Kế hoạch số 63/KH-UBND ngày 19/12/2023 của UBND xã An Hòa về thực hiện cải cách; UBND xã ban hành",
                &["Kế hoạch|63||KH-UBND|2023-12-19|UBND xã An Hòa|thực hiện cải cách"][..],
            ),
            (
                "Kế hoạch số: 14/KH-UBND ngày 05/01/2023 của Chủ tịch UBND tỉnh;",
                &["Kế hoạch|14||KH-UBND|2023-01-05|Chủ tịch UBND tỉnh|"],
            ),
            (
                "Nghị quyết 30c/NQ-CP ngày 08/11/2011 của Chính phủ, Chỉ thị 11/CT-TTg",
                &[
                    "Nghị quyết|30c||NQ-CP|2011-11-08|Chính phủ|",
                    "Chỉ thị|11||CT-TTg|||",
                ],
            ),
            (
                "theo Nghị định 61 của Chính phủ; trình tự",
                &["Nghị định|61||||Chính phủ|"],
            ),
            (
                "Nghị định 122/2018/NĐ-CP ngày 17/9/2018 của Chính phủ quy định về xét tặng danh hiệu",
                &["Nghị định|122|2018|NĐ-CP|2018-09-17|Chính phủ|quy định về xét tặng danh hiệu"],
            ),
            (
                "Nghị quyết số 33- NQ/TW của Trung ương",
                &["Nghị quyết|33||NQ/TW||Trung ương|"],
            ),
            (
                "Chương trình số 22- CTr/TU ngày 19/8/2021 của Tỉnh ủy về văn hóa.",
                &["Chương trình|22||CTr/TU|2021-08-19|Tỉnh ủy|văn hóa"],
            ),
            (
                "Nghị quyết số 18-NQ/TW, ngày 25/10/2017 của Ban Chấp hành Trung ương một số vấn đề",
                &["Nghị quyết|18||NQ/TW|2017-10-25|Ban Chấp hành Trung ương|một số vấn đề"],
            ),
            (
                "Quyết định số 212-QĐ/TU, ngày 07/4/2021 của Thành ủy",
                &["Quyết định|212||QĐ/TU|2021-04-07|Thành ủy|"],
            ),
            (
                "Kế hoạch hành động số 22-KH/TU ngày 23/7/2021",
                &["Kế hoạch hành động|22||KH/TU|2021-07-23||"],
            ),
            (
                "Chương trình hành động số 71-Ctr/HU ngày 17/10/2023 về việc thực hiện Nghị quyết số 12-\nNQ/TU, ngày 26/5/2023",
                &[
                    "Chương trình hành động|71||Ctr/HU|2023-10-17||thực hiện Nghị quyết số 12- NQ/TU, ngày 26/5/2023",
                    "Nghị quyết|12||NQ/TU|2023-05-26||",
                ],
            ),
            (
                "Công văn số 259/UBND-TTPVHCC ngày 08/7/2025 của UBND tỉnh về việc nâng cao hiệu quả;",
                &["Công văn|259||UBND-TTPVHCC|2025-07-08|UBND tỉnh|nâng cao hiệu quả"],
            ),
            (
                "Đề án số 2454/QĐ-UBND ngày 04/12/2023",
                &["Đề án|2454||QĐ-UBND|2023-12-04||"],
            ),
            (
                "Kế hoạch số 3943/KH-UBND ngày 24 tháng 12 năm 2020 của UBND thị xã. UBND xã",
                &["Kế hoạch|3943||KH-UBND|2020-12-24|UBND thị xã|"],
            ),
            (
                "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16/6/2025;",
                &["Luật|72|2025|QH15|2025-06-16||Tổ chức chính quyền địa phương"],
            ),
            (
                "Căn cứ Luật Tiếp cận thông tin ngày 06 tháng 4 năm 2016;",
                &["Luật||||2016-04-06||Tiếp cận thông tin"],
            ),
            (
                "Quyết định số 5/QĐ-UBND ngày 31/02/2026 của UBND xã",
                &["Quyết định|5||QĐ-UBND||UBND xã|"],
            ),
            (
                "Kế hoạch 2024 của xã; kế hoạch này; pháp luật của Nhà nước",
                &[],
            ),
            ("Nghị quyết, Kết luận của Tỉnh ủy; Đề án của UBND tỉnh", &[]),
            ("", &[]),
        ] {
            assert_eq!(show(text), expect, "{text}");
        }
    }

    #[test]
    fn codes_in_one_piece() {
        for (text, code) in [
            ("Nghị quyết số 33- NQ/TW", "33-NQ/TW"),
            ("Nghị định 122/2018/NĐ-CP", "122/2018/NĐ-CP"),
            ("Nghị định 61 của", "61"),
        ] {
            assert_eq!(find(text)[0].code, code);
        }
    }

    #[test]
    fn stretches_do_not_nest() {
        let text = "Thực hiện Chương trình số 7-CTr/HU ngày 17/10/2023 về việc thực hiện Nghị quyết \
                    số 12-NQ/TU; Kế hoạch số 08/KH-UBND của UBND tỉnh; UBND xã như sau:";
        assert_eq!(
            stretches(text),
            [
                "Chương trình số 7-CTr/HU ngày 17/10/2023 về việc thực hiện Nghị quyết số 12-NQ/TU",
                "Kế hoạch số 08/KH-UBND của UBND tỉnh",
            ]
        );
    }
}
