//! What a careful colleague would point at in a text: places that look wrong, never changed.

use crate::glue::{self, Vocabulary};
use crate::letterhead::short;
use crate::line::Line;
use crate::mark::Mark;
use crate::prose::Prose;
use crate::reflow::{Para, ends_sentence};
use plan::draft::DraftDoubt;
use plan::text::fold;
use plan::{DoubtKind, PartialDate, UnitKind};
use std::collections::HashSet;
use std::ops::Range;

/// What a plan says of itself, against which its text is held.
pub(crate) struct Own {
    pub(crate) year: Option<i32>,
    pub(crate) kind: Option<UnitKind>,
}

/// Doubts of one paragraph.
pub(crate) struct Reader<'a> {
    pub(crate) own: Own,
    pub(crate) vocabulary: &'a Vocabulary,
    pub(crate) doubts: Vec<DraftDoubt>,
}

/// A doubt without a second value.
pub(crate) fn doubt(kind: DoubtKind, line: u32, excerpt: &str) -> DraftDoubt {
    DraftDoubt {
        kind,
        line,
        excerpt: excerpt.to_owned(),
        other: String::new(),
    }
}

/// Headings that nothing but their looks tells.
pub(crate) fn headings_by_look(body: &[Para], lines: &[Line]) -> Vec<DraftDoubt> {
    let told = lines.iter().filter(|l| l.hint.heading.is_some());
    let told: HashSet<u32> = told.map(|l| l.number).collect();
    let guessed = body
        .iter()
        .filter(|p| matches!(p.mark, Some(Mark::Heading(_))) && !told.contains(&p.prose.line()));
    guessed
        .map(|p| doubt(DoubtKind::HeadingByLook, p.prose.line(), p.prose.text()))
        .collect()
}

impl Reader<'_> {
    /// Reads running text.
    pub(crate) fn read(&mut self, prose: &Prose) {
        self.spelling(prose);
        let words = Words::of(prose.text());
        let cited = Cited::of(prose.text());
        self.units(prose, &words);
        self.years(prose, &words, &cited);
        self.dates(prose, &words);
    }

    /// Reads text whose lines may be cells: only what one word or sign tells.
    pub(crate) fn spelling(&mut self, prose: &Prose) {
        for glued in glue::find(prose.text(), self.vocabulary) {
            self.doubts.push(DraftDoubt {
                kind: DoubtKind::GluedWords,
                line: prose.line_at(glued.at),
                excerpt: glued.found,
                other: glued.split,
            });
        }
        if let Some(at) = unbalanced(prose.text()) {
            let excerpt = short(&prose.text()[at..]);
            let line = prose.line_at(at);
            self.doubts
                .push(doubt(DoubtKind::UnbalancedQuote, line, &excerpt));
        }
    }

    fn push(&mut self, kind: DoubtKind, line: u32, excerpt: &str, other: &str) {
        self.doubts.push(DraftDoubt {
            other: other.to_owned(),
            ..doubt(kind, line, excerpt)
        });
    }

    /// `toàn phường` in a plan of a xã. Lists such as `xã, phường, thị trấn` are none.
    fn units(&mut self, prose: &Prose, words: &Words<'_>) {
        let Some(own) = self.own.kind else { return };
        let foreign: &[&str] = match own {
            UnitKind::Commune => &["phuong"],
            UnitKind::Ward => &["xa"],
            UnitKind::SpecialZone => &["xa", "phuong"],
            UnitKind::District => &[],
        };
        for i in 1..words.len() {
            let (before, word) = (words.folded(i - 1), words.folded(i));
            let governs = ["ubnd", "toan", "ban", "dan", "cua", "uy", "hdnd"];
            let next = words.folded(i + 1);
            let named = words
                .0
                .get(i + 1)
                .is_some_and(|w| w.text.starts_with(char::is_uppercase));
            if foreign.contains(&word)
                && governs.contains(&before)
                && !(words.closes(i - 1) || words.text(i).ends_with(','))
                && !["hoi", "va", "xa", "phuong"].contains(&next)
                && !named
            {
                let excerpt = format!("{} {}", words.text(i - 1), words.bare(i));
                let line = prose.line_at(words.0[i].at);
                self.push(DoubtKind::WrongUnitKind, line, &excerpt, own.word());
            }
        }
    }

    /// `năm 2023` in the plan for 2024; not in citations, dates, ranges and comparisons.
    fn years(&mut self, prose: &Prose, words: &Words<'_>, cited: &Cited) {
        let Some(own) = self.own.year else { return };
        for i in 0..words.len() {
            let Some((year, excerpt)) = words.year_at(i) else {
                continue;
            };
            let at = words.0[i].at;
            let near = (own - 2..=own + 1).contains(&year) && year != own;
            if near && !cited.covers(at) && !words.compares(i) {
                let line = prose.line_at(at);
                self.push(DoubtKind::WrongYear, line, &excerpt, &own.to_string());
            }
        }
    }

    /// Dates that are in no calendar.
    fn dates(&mut self, prose: &Prose, words: &Words<'_>) {
        for i in 0..words.len() {
            if let Some((date, excerpt)) = words.date_at(i)
                && date.is_none()
            {
                let line = prose.line_at(words.0[i].at);
                self.push(DoubtKind::NoSuchDate, line, &excerpt, "");
            }
        }
    }
}

/// The stretches of a text that cite documents, none overlapping, in order.
struct Cited(Vec<Range<usize>>);

impl Cited {
    fn of(text: &str) -> Self {
        let mut out: Vec<Range<usize>> = Vec::new();
        for range in plan::citation::find(text).into_iter().map(|c| c.range) {
            match out.last_mut() {
                Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
                _ => out.push(range),
            }
        }
        Self(out)
    }

    fn covers(&self, at: usize) -> bool {
        let end = self.0.partition_point(|r| r.start <= at);
        end > 0 && self.0[end - 1].contains(&at)
    }
}

struct Word<'a> {
    at: usize,
    text: &'a str,
    folded: String,
}

/// Words of a paragraph, folded for comparison.
struct Words<'a>(Vec<Word<'a>>);

impl<'a> Words<'a> {
    fn of(text: &'a str) -> Self {
        let base = text.as_ptr() as usize;
        let words = text.split_whitespace().map(|word| Word {
            at: word.as_ptr() as usize - base,
            text: word,
            folded: fold(word.trim_matches(|c: char| !c.is_alphanumeric())),
        });
        Self(words.collect())
    }

    fn len(&self) -> usize {
        self.0.len()
    }

    fn folded(&self, i: usize) -> &str {
        self.0.get(i).map_or("", |w| w.folded.as_str())
    }

    fn text(&self, i: usize) -> &'a str {
        self.0.get(i).map_or("", |w| w.text)
    }

    fn bare(&self, i: usize) -> &'a str {
        self.text(i).trim_matches(|c: char| !c.is_alphanumeric())
    }

    fn closes(&self, i: usize) -> bool {
        self.text(i).ends_with([',', ';', '.', ':'])
    }

    fn number(&self, i: usize) -> Option<u32> {
        self.folded(i).parse().ok()
    }

    /// `năm 2023` or `Quý III/2023` beginning at a word, unless a date ends there.
    fn year_at(&self, i: usize) -> Option<(i32, String)> {
        let shown = || format!("{} {}", self.bare(i), self.bare(i + 1));
        match self.folded(i) {
            "nam" if !self.closes(i) => {
                let dated = i >= 4 && self.folded(i - 2) == "thang" && self.folded(i - 4) == "ngay";
                let year = self.four_digits(i + 1)?;
                (!dated).then(|| (year, shown()))
            }
            "quy" => {
                let (_, year) = self.folded(i + 1).split_once('/')?;
                (year.len() == 4)
                    .then(|| year.parse().ok())?
                    .map(|y| (y, shown()))
            }
            _ => None,
        }
    }

    fn four_digits(&self, i: usize) -> Option<i32> {
        let word = self.folded(i);
        (word.len() == 4).then(|| word.parse().ok())?
    }

    /// Whether the words around a year speak of another one on purpose.
    fn compares(&self, i: usize) -> bool {
        let before = i.checked_sub(1).map_or("", |b| self.folded(b));
        let range = ["-", "–", "đến"].contains(&self.text(i + 2));
        range
            || [
                "den", "tu", "voi", "truoc", "sau", "qua", "het", "cuoi", "doan",
            ]
            .contains(&before)
                && !self.half_year(i)
    }

    /// `6 tháng cuối năm …`
    fn half_year(&self, i: usize) -> bool {
        i >= 3 && self.folded(i - 2) == "thang" && self.number(i - 3) == Some(6)
    }

    /// A written date beginning at a word, and whether the calendar has it.
    fn date_at(&self, i: usize) -> Option<(Option<PartialDate>, String)> {
        let check = |d: u32, m: u32, y: u32| {
            let year = i32::try_from(y).ok();
            PartialDate::new(year, Some(m), Some(d)).ok()
        };
        if self.folded(i) == "ngay" && self.folded(i + 2) == "thang" {
            let (day, month) = (self.number(i + 1)?, self.number(i + 3)?);
            let year = (self.folded(i + 4) == "nam").then(|| self.number(i + 5))??;
            let words: Vec<&str> = (i..=i + 5).map(|w| self.bare(w)).collect();
            return Some((check(day, month, year), words.join(" ")));
        }
        let word = self.bare(i);
        let end = word
            .find(|c: char| !c.is_ascii_digit() && c != '/')
            .unwrap_or(word.len());
        let parts: Vec<&str> = word[..end].split('/').collect();
        let [day, month, year] = parts[..] else {
            return None;
        };
        let sized = day.len() <= 2 && month.len() <= 2 && year.len() == 4;
        let date = check(day.parse().ok()?, month.parse().ok()?, year.parse().ok()?);
        sized.then(|| (date, word[..end].to_owned()))
    }
}

/// Where a quotation mark stands that has no partner.
fn unbalanced(text: &str) -> Option<usize> {
    let mut open: Vec<usize> = Vec::new();
    let mut straight = None;
    for (at, c) in text.char_indices() {
        match c {
            '“' => open.push(at),
            '”' if open.pop().is_none() => return Some(at),
            '"' => straight = if straight.is_some() { None } else { Some(at) },
            _ => {}
        }
    }
    open.pop().or(straight)
}

/// Signs of UTF-8 read as Latin-1, or of letters of TCVN3 and VNI fonts.
const MOJIBAKE: [&str; 10] = [
    "áº", "á»", "Ã¡", "Ã ", "Æ°", "Ä‘", "Ä\u{90}", "Ã´", "Ãª", "â€",
];
const LEGACY: &str = "®µ¸¶§¹¬«»øåäïûùñßÝÞþ¾¼½";

/// One doubt if lines look wrongly decoded, with how many there are.
pub(crate) fn garbled(lines: &[Line]) -> Option<DraftDoubt> {
    let looks = |line: &&Line| {
        let text = &line.text;
        let mojibake: usize = MOJIBAKE.iter().map(|m| text.matches(m).count()).sum();
        let legacy = text.chars().filter(|c| LEGACY.contains(*c)).count();
        text.contains('\u{fffd}') || mojibake >= 2 || legacy >= 3 && legacy * 40 > text.len()
    };
    let count = lines.iter().filter(looks).count();
    lines.iter().find(looks).map(|line| DraftDoubt {
        other: count.to_string(),
        ..doubt(DoubtKind::Garbled, line.number, &short(&line.text))
    })
}

/// Title and lead-in that speak of different periods: `năm 2025` and `6 tháng cuối năm 2025`.
pub(crate) fn period_mismatch(subject: &str, opening: &[&Prose]) -> Option<DraftDoubt> {
    let title = fold(subject);
    if title.contains("thang") || title.contains("quy") {
        return None;
    }
    let title_words = Words::of(subject);
    let (_, of_title) = (0..title_words.len()).find_map(|i| title_words.year_at(i))?;
    opening.iter().find_map(|prose| {
        let words = Words::of(prose.text());
        let cited = Cited::of(prose.text());
        (3..words.len()).find_map(|i| {
            let at = words.0[i].at;
            let outside = !cited.covers(at);
            if !(words.folded(i) == "nam" && words.half_year(i) && outside) {
                return None;
            }
            let shown: Vec<&str> = (i - 3..=i + 1).map(|w| words.bare(w)).collect();
            Some(DraftDoubt {
                other: of_title.clone(),
                ..doubt(
                    DoubtKind::PeriodMismatch,
                    prose.line_at(at),
                    &shown.join(" "),
                )
            })
        })
    })
}

/// A text that stops in the middle of a sentence.
pub(crate) fn broken_off(last: &Prose) -> Option<DraftDoubt> {
    let text = last.text();
    if ends_sentence(text) || text.chars().count() < 60 {
        return None;
    }
    let words: Vec<&str> = text.rsplit(' ').take(10).collect();
    let excerpt: Vec<&str> = words.into_iter().rev().collect();
    let line = last.line_at(text.len());
    Some(doubt(
        DoubtKind::UnbalancedQuote,
        line,
        &short(&excerpt.join(" ")),
    ))
}

/// The year a text is for: the last `năm …` in it.
pub(crate) fn year_in(text: &str) -> Option<i32> {
    let words = Words::of(text);
    (0..words.len())
        .rev()
        .find_map(|i| words.year_at(i))
        .map(|(year, _)| year)
        .filter(|year| (1945..=2200).contains(year))
}

/// The kind of unit a text names: `xã An Hòa`, `XÃ AN HÒA`, `UBND phường`.
pub(crate) fn kind_in(text: &str) -> Option<UnitKind> {
    let words = Words::of(text);
    (0..words.len()).find_map(|i| {
        let next = words.text(i + 1);
        // `Phường 5`: kind and number are one name (Phụ lục II, III.1.b).
        let numbered = words.text(i).starts_with(char::is_uppercase)
            && next.starts_with(|c: char| c.is_ascii_digit());
        let social = words.folded(i + 1) == "hoi";
        let named =
            (numbered || next.starts_with(char::is_uppercase)) && !words.closes(i) && !social;
        let kind = match words.folded(i) {
            "xa" => UnitKind::Commune,
            "phuong" => UnitKind::Ward,
            "huyen" => UnitKind::District,
            "khu" if i > 0 && words.folded(i - 1) == "dac" => UnitKind::SpecialZone,
            _ => return None,
        };
        named.then_some(kind)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &[(DoubtKind, &str, &str)]) {
        let vocabulary = Vocabulary::of(text);
        let mut reader = Reader {
            own: Own {
                year: Some(2026),
                kind: Some(UnitKind::Commune),
            },
            vocabulary: &vocabulary,
            doubts: Vec::new(),
        };
        reader.read(&Prose::new(1, text));
        let found: Vec<_> = reader
            .doubts
            .iter()
            .map(|d| (d.kind, d.excerpt.as_str(), d.other.as_str()))
            .collect();
        assert_eq!(found, expect, "{text}");
    }

    #[test]
    fn places_worth_a_look() {
        check(
            "tuyên truyền trên toàn phường trong năm 2025.",
            &[
                (DoubtKind::WrongUnitKind, "toàn phường", "xã"),
                (DoubtKind::WrongYear, "năm 2025", "2026"),
            ],
        );
        check(
            "vào Quý III/2025",
            &[(DoubtKind::WrongYear, "Quý III/2025", "2026")],
        );
        check(
            "6 tháng cuối năm 2025",
            &[(DoubtKind::WrongYear, "năm 2025", "2026")],
        );
        check(
            "trước ngày 31/02/2026",
            &[(DoubtKind::NoSuchDate, "31/02/2026", "")],
        );
        check(
            "ngày 30 tháng 02 năm 2026",
            &[(DoubtKind::NoSuchDate, "ngày 30 tháng 02 năm 2026", "")],
        );
        check(
            "danh hiệu “Gia đình văn hóa”, “",
            &[(DoubtKind::UnbalancedQuote, "“", "")],
        );
    }

    #[test]
    fn what_is_right_raises_nothing() {
        for text in [
            "ở xã, phường, thị trấn; kinh tế - xã hội của xã; phường Đông Hải",
            "giai đoạn 2021 - 2025, định hướng đến năm 2027; so với năm 2025",
            "Kế hoạch số 5/KH-UBND ngày 05 tháng 12 năm 2025 của UBND tỉnh về CCHC năm 2025; UBND xã",
            "ngày 29/02/2028, năm 2030, năm 2026, cuộc thi “Tìm hiểu” và \"Chung tay\"",
        ] {
            check(text, &[]);
        }
    }

    #[test]
    fn year_and_kind_of_a_text() {
        assert_eq!(year_in("Tuyên truyền năm 2025, năm 2026"), Some(2026));
        assert_eq!(year_in("Tuyên truyền 2026"), None);
        for (text, kind) in [
            ("XÃ AN HÒA", Some(UnitKind::Commune)),
            ("của UBND phường Tân Sơn", Some(UnitKind::Ward)),
            ("ĐẶC KHU CÁT HẢI", Some(UnitKind::SpecialZone)),
            ("kinh tế xã hội", None),
            ("PHÒNG VĂN HÓA - XÃ HỘI", None),
            ("UBND PHƯỜNG 5", Some(UnitKind::Ward)),
        ] {
            assert_eq!(kind_in(text), kind, "{text}");
        }
    }
}
