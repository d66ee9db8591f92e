//! The words that stand for the domain's kinds in the file. Once released they never change.

use crate::error::{StoreError, damaged};
use plan::{
    BlockKind, Circulation, DoubtKind, GovernmentModel, LeftReason, SectionKind, Stage, Standing,
    TaskField, TaskStatus, UnitKind, Urgency, VersionCause,
    people::Role,
    review::{RemarkSource, Step, Verdict},
};
use rusqlite::Row;

/// A kind that has a word in the file.
pub(crate) trait Word: Copy + 'static {
    /// Every kind with its word.
    const WORDS: &'static [(Self, &'static str)];

    /// The kind's word in the file.
    fn code(self) -> &'static str;

    /// The kind a word stands for.
    fn from_word(word: &str) -> Result<Self, StoreError> {
        Self::WORDS
            .iter()
            .find_map(|(kind, known)| (*known == word).then_some(*kind))
            .ok_or_else(|| damaged(format!("unknown word {word:?}")))
    }

    /// Reads a column.
    fn read(row: &Row<'_>, column: &str) -> Result<Self, StoreError> {
        let text = row.get_ref(column)?.as_str();
        Self::from_word(text.map_err(|error| damaged(error.to_string()))?)
    }
}

macro_rules! words {
    ($($kind:ident { $($variant:ident $word:literal,)* })*) => {$(
        impl Word for $kind {
            const WORDS: &'static [(Self, &'static str)] = &[$((Self::$variant, $word),)*];
            fn code(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }
        }
    )*};
}
pub(crate) use words;

words! {
    Role {
        Drafter "drafter", UnitHead "unit_head", FormatChecker "format_checker", Leader "leader",
        Clerk "clerk", Reader "reader",
    }
    Stage {
        Drafting "drafting", Returned "returned", UnitReview "unit_review",
        FormatCheck "format_check", LeaderReview "leader_review", Approved "approved",
        Signed "signed", Numbered "numbered", Issued "issued", Filed "filed",
        Replaced "replaced", Corrected "corrected",
    }
    Step {
        Submit "submit", PassContent "pass_content", PassForm "pass_form", Approve "approve",
        Return "return", TakeBack "take_back", Void "void", Sign "sign", Number "number",
        Issue "issue", File "file", Replace "replace", Correct "correct",
    }
    VersionCause {
        Asked "asked", Step "step", Sent "sent", Printed "printed", Received "received", Replaced "replaced",
    }
    RemarkSource { Typed "typed", Package "package", Word "word", Paper "paper", }
    Verdict { Agree "agree", Amend "amend", Return "return", }
    GovernmentModel { TwoTier "two_tier", ThreeTier "three_tier", }
    UnitKind {
        Commune "commune", Ward "ward", SpecialZone "special_zone", District "district",
    }
    SectionKind {
        Purpose "purpose", Requirements "requirements", Audience "audience", Targets "targets",
        Topics "topics", Channels "channels", Activities "activities", Schedule "schedule",
        Budget "budget", Reporting "reporting", Implementation "implementation", Other "other",
    }
    BlockKind {
        Paragraph "paragraph", Clause "clause", Point "point", Dash "dash", Plus "plus",
        Table "table", Review "review",
    }
    TaskField {
        Deliverable "deliverable", Lead "lead", Coordinating "coordinating",
        Timeframe "timeframe", Budget "budget",
    }
    Standing { Proposed "proposed", Accepted "accepted", }
    TaskStatus {
        NotStarted "not_started", InProgress "in_progress", Done "done",
        Maintained "maintained", Dropped "dropped",
    }
    Urgency { None "none", Urgent "urgent", VeryUrgent "very_urgent", Express "express", }
    Circulation {
        Open "open", ReturnAfterReading "return_after_reading", Internal "internal",
    }
    LeftReason {
        PageNumber "page_number", PrintedByForm "printed_by_form", Footer "footer",
        Mark "mark", Unplaced "unplaced",
    }
    DoubtKind {
        NumberGap "number_gap", NumberRepeated "number_repeated",
        DuplicateHeading "duplicate_heading", InvalidLetter "invalid_letter",
        GluedWords "glued_words", WrongUnitKind "wrong_unit_kind", WrongYear "wrong_year",
        PeriodMismatch "period_mismatch", RepairedMarks "repaired_marks",
        UnbalancedQuote "unbalanced_quote", StrayMark "stray_mark",
        LinearisedTable "linearised_table", NoLetterhead "no_letterhead",
        SignatureIncomplete "signature_incomplete", NoSections "no_sections",
        NoSuchDate "no_such_date", Garbled "garbled", OddMark "odd_mark", SourceDamaged "source_damaged",
        LegacyEncoding "legacy_encoding",
        HeadingByLook "heading_by_look",
        ConvertedByOffice "converted_by_office",
    }
}
