//! PINs and recovery codes: what they look like, and how long somebody waits after wrong ones.

use crate::flaw::{Flaw, FlawKind};
use chrono::{DateTime, TimeDelta, Utc};
use std::fmt;

/// Something that no log, answer or message may hold.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// What it is, for hashing it and for the one paper it is printed on.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

/// Digits of a PIN.
pub const PIN_DIGITS: std::ops::RangeInclusive<usize> = 4..=12;

/// A PIN as somebody chose it, for the form's field `field`.
///
/// # Errors
/// Nothing, something else than digits, or not [`PIN_DIGITS`] of them.
pub fn pin(field: &str, text: &str) -> Result<Secret, Flaw> {
    let digits = text.trim();
    let kind = if digits.is_empty() {
        FlawKind::Empty
    } else if !digits.bytes().all(|it| it.is_ascii_digit()) {
        FlawKind::NotANumber
    } else if !PIN_DIGITS.contains(&digits.len()) {
        FlawKind::OutOfRange
    } else {
        return Ok(Secret(digits.to_owned()));
    };
    Err(Flaw::new(field, kind))
}

/// A PIN as somebody typed it to be let in: whatever it is, it is right or wrong.
pub fn typed(text: &str) -> Secret {
    Secret(text.trim().to_owned())
}

/// Letters of recovery codes: none looks like another letter or a digit, and no way of typing
/// Vietnamese makes something else of them (no vowels, no D, no W).
const LETTERS: &[u8; 18] = b"BCFGHJKLMNPQRSTVXZ";
const CODE_LETTERS: usize = 16;
const GROUP: usize = 4;

/// A recovery code from random bytes, such as `BCFG-HJKL-MNPQ-RSTV`; nothing if they are too few.
/// Each letter is as likely as the others.
pub fn recovery_code(chance: impl IntoIterator<Item = u8>) -> Option<Secret> {
    let count = LETTERS.len();
    let fair = u8::MAX as usize / count * count;
    let letters: Vec<char> = chance
        .into_iter()
        .map(usize::from)
        .filter(|byte| *byte < fair)
        .filter_map(|byte| LETTERS.get(byte % count).map(|it| char::from(*it)))
        .take(CODE_LETTERS)
        .collect();
    let groups: Vec<String> = letters
        .chunks(GROUP)
        .map(|group| group.iter().collect())
        .collect();
    (letters.len() == CODE_LETTERS).then(|| Secret(groups.join("-")))
}

/// A recovery code as somebody typed it from paper: case, spaces and dashes aside.
pub fn typed_code(text: &str) -> Secret {
    let letters: Vec<char> = text
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|it| it.to_ascii_uppercase())
        .collect();
    let groups: Vec<String> = letters
        .chunks(GROUP)
        .map(|group| group.iter().collect())
        .collect();
    Secret(groups.join("-"))
}

/// Seconds to wait after so many wrong tries in a row; from the last on it grows no more.
const PAUSES: [i64; 8] = [0, 1, 2, 5, 15, 60, 120, 300];

/// How long nobody is let in after so many wrong tries in a row.
pub fn pause(tries: u32) -> TimeDelta {
    let last = PAUSES.len() - 1;
    let index = usize::try_from(tries).map_or(last, |it| it.min(last));
    TimeDelta::seconds(PAUSES[index])
}

/// What is left of the pause. `now` is the later of what the clock shows and the last thing that
/// is known to have happened, so that a clock that was set back takes nothing away; nor does it add
/// anything: it is never more than the whole pause.
pub fn left(tries: u32, tried: Option<DateTime<Utc>>, now: DateTime<Utc>) -> TimeDelta {
    let whole = pause(tries);
    let Some(tried) = tried else {
        return TimeDelta::zero();
    };
    (tried + whole - now).clamp(TimeDelta::zero(), whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pin_is_four_to_twelve_digits() {
        for (text, expect) in [
            ("1234", Ok("1234")),
            (" 123456789012 ", Ok("123456789012")),
            ("", Err(FlawKind::Empty)),
            ("   ", Err(FlawKind::Empty)),
            ("123", Err(FlawKind::OutOfRange)),
            ("1234567890123", Err(FlawKind::OutOfRange)),
            ("12a4", Err(FlawKind::NotANumber)),
            ("１２３４", Err(FlawKind::NotANumber)),
            ("12 34", Err(FlawKind::NotANumber)),
        ] {
            let read = pin("pin", text);
            let read = read.as_ref().map(Secret::reveal).map_err(|it| it.kind);
            assert_eq!(read, expect, "{text}");
        }
    }

    #[test]
    fn a_code_is_read_back_however_it_is_typed() {
        let code = recovery_code((0..).step_by(7).map(|it: u32| it.to_le_bytes()[0])).unwrap();
        let shown = code.reveal();
        assert_eq!(shown.len(), 19);
        for typed in [
            shown.to_owned(),
            shown.to_lowercase(),
            shown.replace('-', ""),
            shown.replace('-', " – "),
            format!("  {shown}\n"),
        ] {
            assert_eq!(typed_code(&typed), code, "{typed}");
        }
        assert_eq!(recovery_code([0; 15]), None);
        assert_eq!(
            recovery_code([255; 400]),
            None,
            "unfair bytes are passed over"
        );
    }

    #[test]
    fn each_letter_is_as_likely_as_the_others() {
        let mut counts = [0; 18];
        for byte in 0..=u8::MAX {
            let Some(code) = recovery_code([byte; 16]) else {
                assert!(byte >= 252, "{byte}");
                continue;
            };
            let first = code.reveal().as_bytes()[0];
            counts[LETTERS.iter().position(|it| *it == first).unwrap()] += 1;
        }
        assert_eq!(counts, [14; 18]);
    }

    #[test]
    fn a_secret_shows_nothing() {
        let pin = pin("pin", "864209").unwrap();
        assert!(!format!("{pin:?}").contains('8'));
    }

    #[test]
    fn the_pause_grows_and_a_clock_set_back_neither_lengthens_nor_ends_it() {
        let at = |seconds: i64| DateTime::UNIX_EPOCH + TimeDelta::seconds(1_000_000 + seconds);
        let pauses: Vec<i64> = (0..10).map(|tries| pause(tries).num_seconds()).collect();
        assert_eq!(pauses, [0, 1, 2, 5, 15, 60, 120, 300, 300, 300]);
        assert_eq!(pause(u32::MAX).num_seconds(), 300);
        for (tries, now, expect) in [
            (0, 0, 0),
            (5, 0, 60),
            (5, 20, 40),
            (5, 60, 0),
            (5, 100_000, 0),
            (5, -900_000, 60),
        ] {
            let left = left(tries, Some(at(0)), at(now)).num_seconds();
            assert_eq!(left, expect, "{tries} tries, {now}");
        }
        assert_eq!(left(9, None, at(0)), TimeDelta::zero());
    }
}
