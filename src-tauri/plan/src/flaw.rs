//! What is wrong with something somebody typed: a field, and why. Never a sentence.

use thiserror::Error;

/// Why a field cannot be accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FlawKind {
    /// Required, but empty.
    Empty,
    /// Longer than `limit` characters (Phụ lục VI field sizes where the decree gives one).
    TooLong,
    /// A date that is not in the calendar.
    NoSuchDate,
    /// Not a number, or below zero, or absurdly large.
    NotANumber,
    /// A quarter that cannot be read, such as `2026-Q5`.
    NoSuchQuarter,
    /// A period that cannot be read, such as `2026-M13`.
    NoSuchPeriod,
    /// Names something that is not there (any more).
    Unknown,
    /// A status that needs a reason came without one.
    ReasonMissing,
    /// A draft is to be amended, and nobody said how: neither a reason nor an open remark.
    NothingToAmend,
    /// Outside the range that makes sense.
    OutOfRange,
    /// A number with a fraction where things are counted, such as `1,5` meetings.
    NotWhole,
    /// A period that is closed, changed without saying why.
    PeriodClosed,
    /// A day that has not come yet.
    InTheFuture,
    /// Stands there already, such as a second entry for one broadcast slot.
    Repeated,
    /// A report that was sent: it stands as it went out.
    AlreadySent,
    /// A move to a place where the thing cannot stand, such as into itself.
    ImpossibleMove,
    /// A step that cannot be taken from where the plan stands.
    OutOfTurn,
    /// Something the role does not allow.
    NotAllowed,
    /// The words were changed since they were looked at.
    ChangedSince,
    /// The words are not those that were approved.
    NotAsApproved,
    /// The words may not change any more: the document has its number.
    Frozen,
    /// The signer drafted it (NĐ 30/2020 asks for two people).
    SameAsDrafter,
    /// A day before the one it must follow.
    TooEarly,
    /// The document has number and date already, from the file it came from.
    HasNumber,
    /// The document went out with its number, which stays.
    WentOut,
    /// A PIN that is not the right one.
    WrongPin,
    /// Somebody has to say first who sits here.
    NobodySits,
    /// Nobody would be left who looks after the profiles.
    LastKeeper,
    /// Too many wrong tries; `limit` tells how many seconds to wait.
    WaitFirst,
    /// A plan that came to be remarked on: its words are its drafter's to change.
    ForReview,
    /// Holds a control character that no document can carry.
    ControlCharacter,
}

/// One flaw at one field. `limit` is the bound that was passed, where there is one.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{field}: {kind:?}")]
pub struct Flaw {
    /// The field's name as the form knows it, such as `subject` or `blocks[3].text`.
    pub field: String,
    /// What is wrong.
    pub kind: FlawKind,
    /// The bound that was passed, if the flaw is about one.
    pub limit: Option<u64>,
}

impl Flaw {
    /// A flaw without a bound.
    pub fn new(field: impl Into<String>, kind: FlawKind) -> Self {
        Self {
            field: field.into(),
            kind,
            limit: None,
        }
    }

    /// A text longer than `limit` characters.
    pub fn too_long(field: impl Into<String>, limit: usize) -> Self {
        Self {
            field: field.into(),
            kind: FlawKind::TooLong,
            limit: Some(limit as u64),
        }
    }
}

/// All flaws of one input, told at once.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{} flaw(s)", .0.len())]
pub struct Flaws(pub Vec<Flaw>);

impl From<Flaw> for Flaws {
    fn from(flaw: Flaw) -> Self {
        Self(vec![flaw])
    }
}

/// Collects flaws while a draft is read, so that the user sees them together.
#[derive(Debug, Default)]
pub struct Check {
    flaws: Vec<Flaw>,
}

impl Check {
    /// Notes a flaw.
    pub fn flaw(&mut self, flaw: Flaw) {
        self.flaws.push(flaw);
    }

    /// A trimmed NFC text within `limit` characters; empty is a flaw.
    pub fn required(&mut self, field: &str, text: &str, limit: usize) -> String {
        let text = self.optional(field, text, limit);
        if text.is_empty() {
            self.flaw(Flaw::new(field, FlawKind::Empty));
        }
        text
    }

    /// A trimmed NFC text within `limit` characters; empty is fine.
    pub fn optional(&mut self, field: &str, text: &str, limit: usize) -> String {
        let text = crate::text::nfc(text.trim());
        if text.chars().count() > limit {
            self.flaw(Flaw::too_long(field, limit));
        }
        if text
            .chars()
            .any(|c| c.is_control() && c != '\n' && c != '\t')
        {
            self.flaw(Flaw::new(field, FlawKind::ControlCharacter));
        }
        text
    }

    /// Takes a result, keeping its flaw.
    pub fn take<T>(&mut self, result: Result<T, Flaw>) -> Option<T> {
        result.map_err(|flaw| self.flaw(flaw)).ok()
    }

    /// The value, if nothing was wrong.
    ///
    /// # Errors
    /// Every flaw noted so far.
    pub fn finish<T>(self, value: T) -> Result<T, Flaws> {
        if self.flaws.is_empty() {
            Ok(value)
        } else {
            Err(Flaws(self.flaws))
        }
    }
}
