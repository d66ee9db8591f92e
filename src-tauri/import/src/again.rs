//! Reading again, the user's word over the program's guess.

use crate::docx::{self, View};
use crate::error::EncodingGuess;
use crate::legacy::{self, Encoding, Guess};
use crate::{ImportError, Opened, clean, decode, open, packed, pdf};

/// Which table a text without fonts is read by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Table {
    /// The one its words point to, if any.
    #[default]
    Guessed,
    /// None: its letters are as they stand.
    AsItStands,
    /// This one.
    Of(Encoding),
}

/// How a file or a paste is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Choice {
    /// The state of a file with tracked changes.
    pub view: View,
    /// The table of a text without fonts.
    pub table: Table,
    /// Whether misplaced marks are moved to their letters.
    pub repair: bool,
}

impl Default for Choice {
    fn default() -> Self {
        Self {
            view: View::default(),
            table: Table::default(),
            repair: true,
        }
    }
}

/// Opens a file as the user chose; see [`open`].
///
/// # Errors
/// As [`open`].
pub fn open_as(bytes: &[u8], choice: Choice) -> Result<Opened, ImportError> {
    if docx::is_zip(bytes) {
        return packed(bytes, choice.view).map(Opened::Document);
    }
    // Of a file that is no text there is no table to choose.
    if matches!(decode(bytes), Err(ImportError::Binary { .. })) || pdf::is_pdf(bytes) {
        return open(bytes);
    }
    match choice.table {
        Table::Guessed => open(bytes),
        Table::AsItStands => match decode(bytes) {
            // Bytes of no Unicode are letters of the table Windows reads them by.
            Err(ImportError::WrongEncoding { guess, .. }) if guess != EncodingGuess::Utf16 => {
                Ok(Opened::Text(clean(&legacy::as_stored(bytes))))
            }
            decoded => decoded.map(Opened::Text),
        },
        Table::Of(encoding) => {
            crate::decode::within_limit(bytes.len())?;
            Ok(Opened::Legacy(Guess {
                encoding,
                share: 1.0,
                converted: legacy::decode_bytes(bytes, encoding),
            }))
        }
    }
}

/// Lines that a table changes, before and after, for the user to judge by; at most `most`.
pub fn compared(bytes: &[u8], converted: &str, most: usize) -> Vec<(String, String)> {
    let before = legacy::as_stored(bytes);
    let after = clean(converted);
    let pairs = before.lines().zip(after.lines());
    let telling = pairs.filter(|(before, after)| before.trim() != after.trim());
    let letters = |line: &str| line.trim().chars().take(LINE).collect::<String>();
    let shown = telling.map(|(before, after)| (letters(before), letters(after)));
    shown.take(most).collect()
}

/// Letters of a compared line.
const LINE: usize = 160;

#[cfg(test)]
mod tests {
    use super::*;

    const TCVN3: &str =
        "KÕ HO¹CH\nTuyªn truyÒn n¨m 2026\nI. MôC §ÝCH\n- Ng\u{ad}êi d©n nép hå s¬.\n";

    fn check(text: &str, table: Table, expect: &str) {
        let choice = Choice {
            table,
            ..Choice::default()
        };
        let reading = open_as(text.as_bytes(), choice).unwrap().read().unwrap();
        assert!(reading.text.contains(expect), "{}", reading.text);
    }

    #[test]
    fn the_user_has_the_last_word_on_the_table() {
        check(TCVN3, Table::Guessed, "Người dân nộp hồ sơ");
        check(TCVN3, Table::Of(Encoding::Tcvn3), "Người dân nộp hồ sơ");
        check(TCVN3, Table::AsItStands, "d©n nép hå");
        check("Một dòng.", Table::Guessed, "Một dòng.");
        // As a file has it: one byte a letter.
        let choice = Choice {
            table: Table::AsItStands,
            ..Choice::default()
        };
        let bytes: Vec<u8> = TCVN3.chars().filter_map(|c| u8::try_from(c).ok()).collect();
        let reading = open_as(&bytes, choice).unwrap().read().unwrap();
        assert!(reading.text.contains("d©n nép hå"), "{}", reading.text);
    }

    #[test]
    fn lines_that_change_are_compared() {
        let converted = legacy::convert(TCVN3, Encoding::Tcvn3);
        let pairs = compared(TCVN3.as_bytes(), &converted, 2);
        let after: Vec<&str> = pairs.iter().map(|(_, after)| after.as_str()).collect();
        assert_eq!(after, ["KẾ HOẠCH", "Tuyên truyền năm 2026"]);
        assert_eq!(pairs[1].0, "Tuyªn truyÒn n¨m 2026");
    }

    #[test]
    fn marks_stay_misplaced_when_asked() {
        let text = "I. MỤC ĐÍCH\n1. Thưc\u{323} hiện đúng hẹn, trả kết quả.\n";
        let read = |repair| {
            let opened = open_as(text.as_bytes(), Choice::default()).unwrap();
            opened.read_as(repair).unwrap().draft
        };
        let found = |draft: plan::PlanDraft| format!("{draft:?}").contains("Thực");
        assert!(found(read(true)));
        assert!(!found(read(false)));
    }
}
