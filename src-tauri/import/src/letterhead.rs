//! What stands above the body: agency, number, place and date, kind of document, subject.

use crate::line::{Line, is_page_number, is_rule, left};
use crate::mark::{self, Mark};
use crate::stamp::{self, Stamp};
use crate::words::{is_caps, starts_lower};
use plan::draft::DraftDoubt;
use plan::text::{fold, squeeze};
use plan::{Circulation, DoubtKind, LeftOver, LeftReason, PartialDate, Urgency};

/// How far down the kind of document may stand.
const HEAD_LINES: usize = 40;
/// Most lines a subject runs over.
const SUBJECT_LINES: usize = 6;

/// Longest line that is looked at for two columns.
pub(crate) const COLUMN_BYTES: usize = 600;

/// What was read above the body.
#[derive(Debug, Default)]
pub(crate) struct Letterhead {
    pub(crate) parent: Option<String>,
    pub(crate) agency_lines: Vec<String>,
    pub(crate) number: Option<u32>,
    pub(crate) symbol: String,
    pub(crate) place: String,
    pub(crate) date: PartialDate,
    pub(crate) subject: String,
    pub(crate) urgency: Urgency,
    pub(crate) circulation: Circulation,
    pub(crate) draft: bool,
    pub(crate) doubts: Vec<DraftDoubt>,
    pub(crate) left_over: Vec<LeftOver>,
    /// How many lines it took.
    pub(crate) lines: usize,
}

/// Reads the lines above the body.
pub(crate) fn read(lines: &[Line]) -> Letterhead {
    let mut head = Letterhead::default();
    let kind = type_line(lines);
    let end = kind.unwrap_or_else(|| leading_head(lines));
    for line in &lines[..end] {
        for piece in columns(&line.raw) {
            head.take(line.number, &squeeze(piece));
        }
    }
    head.lines = end;
    if let Some(at) = kind {
        let line = &lines[at];
        let (kind_words, subject) = after_type(&line.text);
        let reason = LeftReason::PrintedByForm;
        head.left_over.push(left(line.number, kind_words, reason));
        head.subject = subject.to_owned();
        head.lines = at + 1;
    }
    head.read_subject(lines, kind.is_some());
    if head.agency_lines.is_empty() {
        head.doubts.push(DraftDoubt {
            kind: DoubtKind::NoLetterhead,
            line: lines.first().map_or(1, |l| l.number),
            excerpt: lines.first().map(|l| short(&l.text)).unwrap_or_default(),
            other: String::new(),
        });
    }
    head.part_parent();
    head
}

/// The first words of a text, for an excerpt.
pub(crate) fn short(text: &str) -> String {
    let mut out: String = text.chars().take(80).collect();
    if out.len() < text.len() {
        out.push('…');
    }
    out
}

/// Where `KẾ HOẠCH` stands as the kind of document.
fn type_line(lines: &[Line]) -> Option<usize> {
    lines
        .iter()
        .take(HEAD_LINES)
        .take_while(|l| !is_heading(l))
        .position(|l| {
            let words = plan::text::words(&l.text).take(2).collect::<Vec<_>>();
            let [first, second] = words[..] else {
                return false;
            };
            fold(first) == "ke"
                && fold(second).trim_end_matches(':') == "hoach"
                && (is_caps(&l.text) || is_caps(&format!("{first}{second}")) || words_only(&l.text))
        })
}

fn is_heading(line: &Line) -> bool {
    mark::read(&line.text)
        .is_some_and(|l| matches!(l.mark, Mark::Part(_) | Mark::Roman(_) | Mark::Number(_)))
}

fn words_only(text: &str) -> bool {
    fold(text) == "ke hoach"
}

/// `KẾ HOẠCH` and the words after it on its line.
fn after_type(text: &str) -> (&str, &str) {
    let mut spaces = text.match_indices(' ').skip(1);
    spaces
        .next()
        .map_or((text, ""), |(at, _)| (&text[..at], text[at..].trim()))
}

/// How many lines from the top belong to a letterhead, when no kind of document follows.
fn leading_head(lines: &[Line]) -> usize {
    let speaks = |l: &Line| {
        columns(&l.raw)
            .iter()
            .any(|p| kind_of(&squeeze(p)) != Kind::Other)
    };
    let last = lines.iter().take(12).rposition(speaks);
    let clean = |end: usize| {
        lines[..end]
            .iter()
            .all(|l| speaks(l) || is_caps(&l.text) || is_rule(&l.text))
    };
    last.map(|at| at + 1).filter(|end| clean(*end)).unwrap_or(0)
}

/// What a piece of a letterhead is.
#[derive(Debug, PartialEq, Eq)]
enum Kind {
    NationalTitle,
    Motto,
    Number,
    Date,
    Other,
}

/// Whether a text is one that every document prints above itself.
pub(crate) fn is_printed(text: &str) -> bool {
    matches!(kind_of(text), Kind::NationalTitle | Kind::Motto)
}

fn kind_of(text: &str) -> Kind {
    if text.chars().count() > 200 {
        return Kind::Other;
    }
    let folded = fold(text);
    if folded.starts_with("cong hoa xa hoi chu nghia") {
        Kind::NationalTitle
    } else if folded.starts_with("doc lap") && folded.contains("hanh phuc") {
        Kind::Motto
    } else if folded.starts_with("so") && read_number(text).is_some() {
        Kind::Number
    } else if read_date(text).is_some() {
        Kind::Date
    } else {
        Kind::Other
    }
}

/// Left and right column of a line, where both stand on it.
fn columns(raw: &str) -> Vec<&str> {
    if raw.len() > COLUMN_BYTES {
        return vec![raw];
    }
    if let Some(cells) = ruled_cells(raw) {
        return cells;
    }
    for (at, _) in raw.match_indices(['\t', ' ']) {
        let right = raw[at..].trim_start();
        let wide = raw[at..].starts_with('\t') || raw[at..].starts_with("  ");
        let printed = matches!(kind_of(&squeeze(right)), Kind::NationalTitle | Kind::Motto);
        if !raw[..at].trim().is_empty()
            && (printed || wide && kind_of(&squeeze(right)) == Kind::Date)
        {
            return vec![raw[..at].trim(), right];
        }
    }
    vec![raw]
}

/// The cells of a line drawn as a table row: `| left | right |`.
pub(crate) fn ruled_cells(raw: &str) -> Option<Vec<&str>> {
    let cells = raw.strip_prefix('|')?.split('|').map(str::trim);
    Some(cells.filter(|cell| !cell.is_empty()).collect())
}

/// `Số: 63/KH-UBND`: number, symbol, and what follows them.
fn read_number(text: &str) -> Option<(Option<u32>, &str, &str)> {
    let rest = text
        .strip_prefix("Số")
        .or_else(|| text.strip_prefix("SỐ"))?;
    let rest = rest.trim_start_matches([':', ' ']);
    let (number, rest) = rest.split_once('/')?;
    let number = number.trim_matches(|c: char| " ._…".contains(c));
    let number = match number {
        "" => None,
        digits => Some(digits.parse().ok()?),
    };
    let rest = rest.trim_start();
    let end = rest.find(' ').unwrap_or(rest.len());
    let (symbol, after) = rest.split_at(end);
    let letters = symbol.starts_with(char::is_alphabetic) && symbol.len() <= 100;
    letters.then_some((number, symbol, after.trim()))
}

/// A place, the written date, and its parts as far as they are given.
struct Dateline<'a> {
    place: &'a str,
    written: &'a str,
    parts: [Option<u32>; 3],
}

/// `An Hòa, ngày 5 tháng 01 năm 2026`, any number left blank; `An Hòa, ngày 05/01/2026`.
fn read_date(text: &str) -> Option<Dateline<'_>> {
    let at = ["ngày", "Ngày", "NGÀY"].iter().find_map(|w| text.find(w))?;
    let (place, written) = text.split_at(at);
    let place = place.trim().trim_end_matches(',').trim();
    let mut parts = [None; 3];
    let mut slot = None;
    for word in written.split(' ') {
        let word = word.trim_matches(|c: char| ".…_,".contains(c));
        match (fold(word).as_str(), slot) {
            ("ngay", None) => slot = Some(0),
            ("thang", Some(0)) => slot = Some(1),
            ("nam", Some(1)) => slot = Some(2),
            ("", Some(_)) => {}
            (day, Some(0)) if parts[0].is_none() && day.contains('/') => {
                let numbers: Vec<&str> = day.split('/').collect();
                let [day, month, year] = numbers[..] else {
                    return None;
                };
                for (part, digits) in parts.iter_mut().zip([day, month, year]) {
                    *part = Some(digits.parse().ok()?);
                }
                slot = Some(2);
            }
            (digits, Some(i)) if parts[i].is_none() && digits.len() <= 4 => {
                parts[i] = Some(digits.parse().ok()?);
            }
            _ => return None,
        }
    }
    // `… Nghị quyết số 19-NQ/TW ngày 25/10/2017` tells of another document's day.
    let named = place.is_empty() || place.starts_with(char::is_alphabetic) && !place.contains('/');
    (slot == Some(2) && named && place.chars().count() <= 60).then_some(Dateline {
        place,
        written,
        parts,
    })
}

/// Words with which an agency's name begins.
const AGENCIES: [&str; 11] = [
    "uy ban",
    "ubnd",
    "hoi dong",
    "hdnd",
    "dang uy",
    "phong ",
    "so ",
    "van phong",
    "trung tam",
    "ban ",
    "huyen uy",
];

impl Letterhead {
    fn leave(&mut self, line: u32, text: &str, reason: LeftReason) {
        self.left_over.push(left(line, text, reason));
    }

    fn take(&mut self, line: u32, text: &str) {
        if let Some(stamp) = stamp::read(text) {
            self.mark(stamp);
            return self.leave(line, text, LeftReason::PrintedByForm);
        }
        match kind_of(text) {
            Kind::NationalTitle | Kind::Motto => self.leave(line, text, LeftReason::PrintedByForm),
            Kind::Number => self.take_number(line, text),
            Kind::Date => self.take_date(line, text),
            Kind::Other if is_rule(text) => self.leave(line, text, LeftReason::Mark),
            Kind::Other if is_page_number(text) => self.leave(line, text, LeftReason::PageNumber),
            Kind::Other if fold(text).starts_with("du thao") => {
                self.leave(line, text, LeftReason::Unplaced);
            }
            Kind::Other if self.is_agency(text) => self.agency_lines.push(text.to_owned()),
            Kind::Other => self.leave(line, text, LeftReason::Unplaced),
        }
    }

    fn mark(&mut self, stamp: Stamp) {
        match stamp {
            Stamp::Urgency(urgency) => self.urgency = urgency,
            Stamp::Circulation(circulation) => self.circulation = circulation,
            Stamp::Draft => self.draft = true,
        }
    }

    fn is_agency(&self, text: &str) -> bool {
        let named = AGENCIES.iter().any(|a| fold(text).starts_with(a));
        self.agency_lines.len() < 6
            && self.symbol.is_empty()
            && text.chars().count() <= 120
            && (is_caps(text) || named)
            && mark::read(text).is_none()
    }

    fn take_number(&mut self, line: u32, text: &str) {
        match read_number(text) {
            Some((number, symbol, after))
                if self.symbol.is_empty() && (after.is_empty() || kind_of(after) == Kind::Date) =>
            {
                self.number = number;
                self.symbol = symbol.to_owned();
                if !after.is_empty() {
                    self.take_date(line, after);
                }
            }
            _ => self.leave(line, text, LeftReason::Unplaced),
        }
    }

    fn take_date(&mut self, line: u32, text: &str) {
        let Some(dateline) = read_date(text) else {
            return self.leave(line, text, LeftReason::Unplaced);
        };
        if self.date != PartialDate::default() || !self.place.is_empty() {
            return self.leave(line, text, LeftReason::Unplaced);
        }
        dateline.place.clone_into(&mut self.place);
        let [day, month, year] = dateline.parts;
        let year = year.and_then(|y| i32::try_from(y).ok());
        match PartialDate::new(year, month, day) {
            Ok(date) => self.date = date,
            Err(_) => {
                self.doubts.push(DraftDoubt {
                    kind: DoubtKind::NoSuchDate,
                    line,
                    excerpt: dateline.written.to_owned(),
                    other: String::new(),
                });
                self.leave(line, dateline.written, LeftReason::Unplaced);
            }
        }
    }

    /// A second agency's name below the first means that the first is the superior's.
    fn part_parent(&mut self) {
        let names = |l: &String| AGENCIES.iter().any(|a| fold(l).starts_with(a));
        if let Some(own) = self.agency_lines.iter().skip(1).position(names) {
            let parent: Vec<String> = self.agency_lines.drain(..=own).collect();
            self.parent = Some(parent.join(" "));
        }
    }

    /// Lines after the kind of document, until the opening or a heading begins.
    fn read_subject(&mut self, lines: &[Line], typed: bool) {
        let rest = &lines[self.lines..];
        let mut taken: Vec<&str> = Vec::new();
        if !self.subject.is_empty() {
            taken.push(&self.subject);
        }
        let mut used = 0;
        // Where the kind of document stands in the middle, so does all of the subject.
        let kind = self.lines.checked_sub(1).and_then(|i| lines.get(i));
        let set = typed && kind.is_some_and(|l| l.hint.centred);
        for line in rest.iter().take(SUBJECT_LINES) {
            if line.table.is_some() || set && line.hint.begins && !line.hint.centred {
                break;
            }
            if is_rule(&line.text) {
                self.left_over
                    .push(left(line.number, &line.text, LeftReason::Mark));
                used += 1;
                continue;
            }
            let first = taken.is_empty();
            let centred = set && line.hint.centred && mark::read(&line.text).is_none();
            if !centred && !in_subject(&line.text, first, typed, rest.len() == 1) {
                break;
            }
            taken.push(&line.text);
            used += 1;
        }
        let subject = taken.join("\n");
        self.subject = subject;
        self.lines += used;
    }
}

/// Words an opening begins with, folded.
const OPENINGS: [&str; 13] = [
    "can cu",
    "thuc hien",
    "theo ",
    "xet ",
    "tren co so",
    "uy ban nhan dan",
    "ubnd",
    "nham ",
    "huong ung",
    "trien khai",
    "thi hanh",
    "de ",
    "tiep tuc",
];

/// Whether a line is (still) part of the subject.
fn in_subject(text: &str, first: bool, typed: bool, only: bool) -> bool {
    if mark::read(text).is_some() || crate::reflow::opens_closing(text) || is_page_number(text) {
        return false;
    }
    let ended = text.ends_with([':', ';', '.']);
    let opens = OPENINGS.iter().any(|o| fold_head(text).starts_with(o));
    match (first, typed) {
        // Under `KẾ HOẠCH` the first line is the subject unless it cites or leads in.
        (true, true) => !(opens && (ended || !plan::citation::find(head_of(text)).is_empty())),
        (true, false) => !starts_lower(text) && (only || !ended && !opens && text.len() <= 2_000),
        (false, _) => {
            !ended && (starts_lower(text) || !opens || is_caps(text)) && text.len() <= 400
        }
    }
}

fn head_of(text: &str) -> &str {
    let end = text.char_indices().nth(300).map_or(text.len(), |(i, _)| i);
    &text[..end]
}

fn fold_head(text: &str) -> String {
    fold(&text.chars().take(40).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(text: &str) -> Letterhead {
        read(&crate::line::read(text).0)
    }

    #[test]
    fn two_columns_on_the_same_lines() {
        let h = head(
            "ỦY BAN NHÂN DÂN        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\
             XÃ AN HÒA\tĐộc lập - Tự do - Hạnh phúc\n\
             -------\n\
             Số: 05/KH-UBND      An Hòa, ngày 31 tháng 01 năm 2026\n\
             KẾ HOẠCH\nTuyên truyền năm 2026\ntrên địa bàn xã\nCăn cứ Luật;",
        );
        assert_eq!(h.agency_lines, ["ỦY BAN NHÂN DÂN", "XÃ AN HÒA"]);
        assert_eq!((h.number, h.symbol.as_str()), (Some(5), "KH-UBND"));
        assert_eq!(h.place, "An Hòa");
        assert_eq!(h.date.complete().unwrap().to_string(), "2026-01-31");
        assert_eq!(h.subject, "Tuyên truyền năm 2026\ntrên địa bàn xã");
        assert_eq!(h.lines, 7);
        assert!(h.doubts.is_empty());
    }

    #[test]
    fn columns_as_other_programs_write_them() {
        for (text, left) in [
            (
                "UBND XÃ AN HÒA\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\
                 Số:      /KH-UBND\tAn Hòa, ngày     tháng 01 năm 2026",
                "",
            ),
            (
                "| UBND XÃ AN HÒA | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n|---|---|\n\
                 | Số:     /KH-UBND | An Hòa, ngày ... tháng 01 năm 2026 |",
                "--- ---",
            ),
            (
                "DỰ THẢO LẦN 2\nUBND XÃ AN HÒA\nSố:     /KH-UBND\n\
                 An Hòa, ngày … tháng 01 năm 2026",
                "DỰ THẢO LẦN 2",
            ),
        ] {
            let h = head(&format!("{text}\nKẾ HOẠCH\nTuyên truyền"));
            assert_eq!(h.agency_lines, ["UBND XÃ AN HÒA"], "{text}");
            assert_eq!(h.parent, None, "{text}");
            assert_eq!((h.symbol.as_str(), h.place.as_str()), ("KH-UBND", "An Hòa"));
            assert_eq!((h.date.day(), h.date.month()), (None, Some(1)), "{text}");
            let unplaced: Vec<&str> = h
                .left_over
                .iter()
                .filter(|l| l.reason != LeftReason::PrintedByForm)
                .map(|l| l.text.as_str())
                .collect();
            assert_eq!(unplaced.join(" "), left, "{text}");
        }
        let h = head("UBND XÃ AN HÒA\nSố: 5/KH-UBND\tAn Hòa, ngày 05/01/2026\nKẾ HOẠCH\nA");
        assert_eq!(h.number, Some(5));
        assert_eq!(h.date.complete().unwrap().to_string(), "2026-01-05");
    }

    #[test]
    fn blanks_stay_blank() {
        for (line, day, month, year) in [
            (
                "An Hòa, ngày      tháng 01 năm 2026",
                None,
                Some(1),
                Some(2026),
            ),
            ("An Hòa, ngày … tháng … năm 2026", None, None, Some(2026)),
            ("An Hòa, ngày     tháng     năm", None, None, None),
            (
                "An Hòa, ngày 02 tháng 3 năm 2026",
                Some(2),
                Some(3),
                Some(2026),
            ),
        ] {
            let h = head(&format!(
                "ỦY BAN NHÂN DÂN\nSố:     /KH-UBND\n{line}\nKẾ HOẠCH\nA"
            ));
            assert_eq!(h.place, "An Hòa", "{line}");
            assert_eq!(
                (h.date.day(), h.date.month(), h.date.year()),
                (day, month, year)
            );
            assert_eq!((h.number, h.symbol.as_str()), (None, "KH-UBND"));
        }
    }

    #[test]
    fn the_day_of_another_document_is_no_dateline() {
        for (line, is) in [
            ("An Hòa, ngày 05/01/2026", true),
            ("Phường 7, ngày 05/01/2026", true),
            ("ngày 05 tháng 01 năm 2026", true),
            ("sắp xếp theo Nghị quyết số 19-NQ/TW ngày 25/10/2017", false),
            ("2454/QĐ-UBND ngày 04/12/2023", false),
        ] {
            assert_eq!(read_date(line).is_some(), is, "{line}");
        }
    }

    #[test]
    fn a_date_that_does_not_exist_is_left_over() {
        let h = head("UBND XÃ AN HÒA\nAn Hòa, ngày 31 tháng 02 năm 2026\nKẾ HOẠCH\nTuyên truyền");
        assert_eq!(h.date, PartialDate::default());
        assert_eq!(h.place, "An Hòa");
        assert_eq!(h.doubts[0].kind, DoubtKind::NoSuchDate);
        assert_eq!(h.left_over[0].text, "ngày 31 tháng 02 năm 2026");
    }

    #[test]
    fn a_department_has_its_agency_above() {
        let h = head("ỦY BAN NHÂN DÂN\nXÃ AN HÒA\nPHÒNG VĂN HÓA - XÃ HỘI\nKẾ HOẠCH\nTuyên truyền");
        assert_eq!(h.parent.as_deref(), Some("ỦY BAN NHÂN DÂN XÃ AN HÒA"));
        assert_eq!(h.agency_lines, ["PHÒNG VĂN HÓA - XÃ HỘI"]);
    }

    #[test]
    fn without_a_letterhead() {
        let h = head("KẾ HOẠCH TUYÊN TRUYỀN NĂM 2026\nThực hiện Kế hoạch số 1/KH-UBND; như sau:");
        assert_eq!(h.subject, "TUYÊN TRUYỀN NĂM 2026");
        assert_eq!(h.doubts[0].kind, DoubtKind::NoLetterhead);
        assert_eq!(
            head("Một đoạn bị cắt, \nI. MỤC ĐÍCH").subject,
            "Một đoạn bị cắt,"
        );
        assert_eq!(head("và nhân dân.\nI. MỤC ĐÍCH").subject, "");
    }
}
