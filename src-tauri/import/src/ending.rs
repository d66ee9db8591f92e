//! How a plan ends: who receives it, who signs, what is attached. In plain text the two
//! columns of the ending often run into each other.

use crate::letterhead::{COLUMN_BYTES, ruled_cells};
use crate::line::{Line, is_page_number, is_rule, left};
use crate::mark::{self, Mark};
use crate::reflow::{opens_closing, starts_folded};
use crate::words::{is_caps, is_name};
use plan::text::{fold, squeeze};
use plan::{LeftOver, LeftReason, Recipient, Signatory};

/// Where the parts of a text begin, as indices of its lines.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Cuts {
    /// First line of recipients or signature.
    pub(crate) ending: usize,
    /// First line of the annexes.
    pub(crate) annex: usize,
}

/// Finds where the body stops.
pub(crate) fn cut(lines: &[Line]) -> Cuts {
    let closing = lines.iter().rposition(|l| opens_closing(&l.text));
    let from = closing.unwrap_or(0);
    let is_list = |l: &Line| starts_folded(&l.text, "noi nhan");
    let recipients = lines[from..]
        .iter()
        .position(is_list)
        .map(|i| i + from)
        .or_else(|| lines.iter().rposition(is_list));
    let annex_from = recipients.or(closing).unwrap_or(0);
    let sure = recipients.or(closing).is_some();
    let annex = lines[annex_from..]
        .iter()
        .position(|l| is_annex_label(&l.text, sure) || recipients.is_some() && l.table.is_some())
        .map_or(lines.len(), |i| i + annex_from);
    let annex = titled(lines, annex, annex_from);
    let ending = recipients.unwrap_or(annex).min(annex);
    Cuts {
        ending: above(lines, ending, recipients.is_some()),
        annex,
    }
}

/// Where the annex begins whose table stands without a label: at the title above it.
fn titled(lines: &[Line], annex: usize, from: usize) -> usize {
    if lines.get(annex).is_none_or(|l| l.table.is_none()) {
        return annex;
    }
    let title = |l: &&Line| {
        let name = is_name(&l.text) && !is_caps(&l.text);
        l.hint.centred && !l.hint.celled && !name && !is_signature(&l.text)
    };
    annex
        - lines[from..annex]
            .iter()
            .rev()
            .take(4)
            .take_while(title)
            .count()
}

/// Moves the cut up over signature lines that stand above the recipients, or at the very end.
fn above(lines: &[Line], ending: usize, listed: bool) -> usize {
    let mut first = ending;
    let mut at = ending;
    let mut names = usize::from(listed);
    while at > 0 && ending - at < 10 {
        let text = &lines[at - 1].text;
        if is_signature(text) {
            first = at - 1;
        } else if is_name(text) && names < 2 {
            names += 1;
        } else if !is_rule(text) {
            break;
        }
        at -= 1;
    }
    first
}

/// Whether a line opens an annex: `PHỤ LỤC`, `Phụ lục II`, `PHỤ LỤC 1: …`.
pub(crate) fn is_annex_label(text: &str, sure: bool) -> bool {
    if !starts_folded(text, "phu luc") {
        return false;
    }
    let rest = fold(text)["phu luc".len()..].trim().to_owned();
    let short = rest.len() <= 8;
    let capitals = text.starts_with("PHỤ LỤC");
    if sure {
        capitals || short
    } else {
        capitals && short
    }
}

const AUTHORITIES: [&str; 14] = [
    "TM.", "KT.", "TL.", "TUQ.", "Q.", "TM ", "KT ", "TL ", "TM/", "KT/", "TL/", "T/M ", "K/T ",
    "T/L ",
];

/// Positions that sign, folded.
const POSITIONS: [&str; 16] = [
    "chu tich",
    "pho chu tich",
    "quyen chu tich",
    "truong phong",
    "pho truong phong",
    "chanh van phong",
    "pho chanh van phong",
    "giam doc",
    "pho giam doc",
    "bi thu",
    "pho bi thu",
    "truong ban",
    "pho truong ban",
    "thu truong",
    "truong thon",
    "hieu truong",
];

/// Whether a line is one of those above a signature.
pub(crate) fn is_signature(text: &str) -> bool {
    if text.chars().count() > 80 {
        return false;
    }
    let authority = AUTHORITIES.iter().any(|a| text.starts_with(a));
    let words = text.split_once(['.', ' ']).map_or("", |(_, rest)| rest);
    let folded = fold(text);
    let position = POSITIONS
        .iter()
        .any(|p| folded == *p || is_caps(text) && folded.starts_with(p) && is_short(text));
    position || authority && words.chars().any(char::is_uppercase) && !text.ends_with([';', ','])
}

fn is_short(text: &str) -> bool {
    text.split(' ').count() <= 8
}

/// What was read at the end.
#[derive(Debug, Default)]
pub(crate) struct Ending {
    pub(crate) recipients: Vec<Recipient>,
    pub(crate) signature: Signatory,
    pub(crate) left_over: Vec<LeftOver>,
    /// The last recipient's line was not closed, so that the next may go on with it.
    open: bool,
}

/// Reads the lines between body and annexes.
pub(crate) fn read(lines: &[Line]) -> Ending {
    let mut ending = Ending::default();
    let mut listing = false;
    for line in lines {
        if line.hint.celled && line.hint.begins {
            ending.open = false;
        }
        for piece in columns(&line.raw) {
            let text = squeeze(piece);
            if starts_folded(&text, "noi nhan") {
                listing = true;
                let end = text.find(':').map_or(text.len(), |i| i + 1);
                let (label, rest) = text.split_at(end);
                let reason = LeftReason::PrintedByForm;
                ending.left_over.push(left(line.number, label, reason));
                if !rest.trim().is_empty() {
                    ending.take(line.number, rest.trim(), listing);
                }
            } else {
                ending.take(line.number, &text, listing);
            }
        }
    }
    ending
}

/// Recipient and signature of one line, parted where the right one begins.
fn columns(raw: &str) -> Vec<&str> {
    if raw.len() > COLUMN_BYTES {
        return vec![raw];
    }
    if let Some(cells) = ruled_cells(raw) {
        return cells;
    }
    let gaps = raw.match_indices(['\t', ' ']);
    for (at, _) in gaps {
        let wide = raw[at..].starts_with('\t') || raw[at..].starts_with("  ");
        let right = raw[at..].trim_start();
        let before = raw[..at].trim();
        let listed = mark::read(before).is_some() || starts_folded(before, "noi nhan");
        let closed = listed && before.ends_with([';', '.', ':']);
        if before.is_empty() || !wide && !closed {
            continue;
        }
        let right_text = squeeze(right);
        let signs = is_signature(&right_text);
        if !wide {
            // One space is enough between a closed recipient and a signature in capitals.
            if signs && is_caps(&right_text) {
                return vec![before, right];
            }
            continue;
        }
        let named = is_name(&right_text) && before.ends_with([';', '.', ',', ':']);
        if signs || named {
            return vec![before, right];
        }
    }
    vec![raw]
}

impl Ending {
    fn take(&mut self, line: u32, text: &str, listing: bool) {
        let closed = self.recipients.last().is_some_and(Recipient::is_archive) && !self.open;
        let dashed = mark::read(text)
            .filter(|l| matches!(l.mark, Mark::Dash | Mark::Plus) && !l.rest.is_empty());
        if let Some(found) = dashed.filter(|_| listing) {
            self.add(found.rest);
        } else if is_signature(text) {
            self.signature.lines.push(text.to_owned());
            self.open = false;
        } else if is_page_number(text) {
            self.left_over
                .push(left(line, text, LeftReason::PageNumber));
        } else if is_rule(text) {
            self.left_over.push(left(line, text, LeftReason::Mark));
        } else if self.may_be_name(text, closed, listing) {
            self.signature.name = text.to_owned();
        } else if listing && !closed && self.signature.name.is_empty() {
            self.go_on(text);
        } else {
            self.left_over.push(left(line, text, LeftReason::Unplaced));
        }
    }

    fn may_be_name(&self, text: &str, closed: bool, listing: bool) -> bool {
        let expected = closed || !listing || !self.signature.lines.is_empty() && !self.open;
        self.signature.name.is_empty() && expected && is_name(text) && !text.ends_with('.')
    }

    /// A line without a dash: the rest of the last recipient, or one more.
    fn go_on(&mut self, text: &str) {
        match self.recipients.last_mut() {
            Some(last) if self.open && last.purpose.is_empty() && last.name.len() < 500 => {
                let joined = format!("{} {text}", last.name);
                self.recipients.pop();
                self.add(&joined);
            }
            _ => self.add(text),
        }
    }

    fn add(&mut self, text: &str) {
        self.open = !text.ends_with([';', '.', ')']);
        let text = text.trim_end_matches([';', '.', ',', ' ']);
        let parted = text
            .strip_suffix(')')
            .and_then(|t| t.rsplit_once('('))
            .filter(|(name, purpose)| !name.trim().is_empty() && !purpose.contains(')'));
        let (name, purpose) = parted.unwrap_or((text, ""));
        self.recipients.push(Recipient {
            name: name.trim().to_owned(),
            purpose: purpose.trim().to_owned(),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(text: &str) -> String {
        let ending = read(&crate::line::read(text).0);
        let recipients: Vec<String> = ending
            .recipients
            .iter()
            .map(|r| format!("{}<{}>", r.name, r.purpose))
            .collect();
        let left: Vec<&str> = ending.left_over.iter().map(|l| l.text.as_str()).collect();
        format!(
            "{} | {} | {} | {}",
            recipients.join(", "),
            ending.signature.lines.join(" / "),
            ending.signature.name,
            left.join(", ")
        )
    }

    #[test]
    fn columns_in_every_order() {
        let expect = "UBND tỉnh<để b/c>, Các thôn<>, Lưu: VT, VHXH<> \
                      | TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH | Lê Thị An | Nơi nhận:";
        for text in [
            "Nơi nhận:\n- UBND tỉnh (để b/c);\n- Các thôn;\n- Lưu: VT, VHXH.\nTM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nLê Thị An",
            "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLê Thị An\nNơi nhận:\n- UBND tỉnh (để b/c);\n- Các thôn;\n- Lưu: VT, VHXH.",
            "Nơi nhận:   TM. ỦY BAN NHÂN DÂN\n- UBND tỉnh (để b/c);\tKT. CHỦ TỊCH\n- Các thôn;     PHÓ CHỦ TỊCH\n- Lưu: VT, VHXH.    Lê Thị An",
            "Nơi nhận:  TM. ỦY BAN NHÂN DÂN\n- UBND tỉnh\n(để b/c);\n- Các thôn;\n- Lưu: VT, VHXH.\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLê Thị An",
            "Nơi nhận: TM. ỦY BAN NHÂN DÂN\n+ UBND tỉnh (để b/c); KT. CHỦ TỊCH\n+ Các thôn; PHÓ CHỦ TỊCH\n+ Lưu: VT, VHXH.\nLê Thị An",
            "| Nơi nhận: | TM. ỦY BAN NHÂN DÂN |\n| - UBND tỉnh (để b/c); | KT. CHỦ TỊCH |\n| - Các thôn; | PHÓ CHỦ TỊCH |\n| - Lưu: VT, VHXH. | Lê Thị An |",
            "Nơi nhận:\nUBND tỉnh (để b/c);\nCác thôn;\nLưu: VT, VHXH.\nTM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLê Thị An",
        ] {
            assert_eq!(show(text), expect, "{text}");
        }
    }

    #[test]
    fn where_the_body_stops() {
        for (text, ending, annex) in [
            ("a\nTrên đây là b./.\nNơi nhận:\n- c;\nPHỤ LỤC\nd", 2, 4),
            (
                "a\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLê Thị An\nNơi nhận:\n- c;",
                1,
                6,
            ),
            ("a\nb\nCHỦ TỊCH\nLê Thị An", 2, 4),
            ("a\nPhụ lục kèm theo kế hoạch này\nb", 3, 3),
            ("a\nPHỤ LỤC I\nb", 1, 1),
            ("Lê Thị An", 1, 1),
            ("", 0, 0),
        ] {
            let lines = crate::line::read(text).0;
            assert_eq!(cut(&lines), Cuts { ending, annex }, "{text}");
        }
    }
}
