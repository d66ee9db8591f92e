//! The rules, each with its id, its weight and what it rests on.

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// The decree is quoted against it: not to be signed like this.
    MustFix,
    /// Most likely a mistake.
    ShouldFix,
    /// Worth a look.
    Notice,
}

/// What a rule rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Basis {
    /// A place of the decree.
    Decree(&'static str),
    /// Good practice of offices; no law.
    Practice,
}

macro_rules! rules {
    ($($(#[$doc:meta])+ $rule:ident $name:literal $id:literal $severity:ident $basis:expr;)+) => {
        /// What can be wrong with a plan. Several rules share an id where the specification has
        /// one rule for them.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Rule {
            $($(#[$doc])+ $rule,)+
        }

        impl Rule {
            /// All rules, in the order a plan is read.
            pub const ALL: &'static [Self] = &[$(Self::$rule),+];

            /// Its name in `assets/words`, after `check_rule_` and `check_advice_`.
            pub fn name(self) -> &'static str {
                match self { $(Self::$rule => $name,)+ }
            }

            /// Its id in the specification, such as `N01`.
            pub fn id(self) -> &'static str {
                match self { $(Self::$rule => $id,)+ }
            }

            /// How much it matters.
            pub fn severity(self) -> Severity {
                match self { $(Self::$rule => Severity::$severity,)+ }
            }

            /// What it rests on.
            pub fn source(self) -> Basis {
                match self { $(Self::$rule => $basis,)+ }
            }
        }
    };
}

use Basis::{Decree, Practice};

rules! {
    /// The symbol has spaces or small letters, or there is none.
    SymbolForm "symbol_form" "H04" MustFix Decree("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.3.c");
    /// The symbol is not that of a plan; `other` is `KH`.
    SymbolKind "symbol_kind" "H04" MustFix Decree("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.3.b");
    /// The place before the date is not the unit of the letterhead, which is `other`.
    PlaceName "place_name" "H06" ShouldFix Decree("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.4.a");
    /// No subject.
    SubjectMissing "subject_missing" "T01" MustFix Decree("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.5");
    /// A subject longer than `other` characters.
    SubjectTooLong "subject_too_long" "T01" ShouldFix Decree("NĐ 30/2020/NĐ-CP, Phụ lục VI");
    /// `DỰ THẢO` is still printed on a plan that has its number and date.
    DraftMarkLeft "draft_mark_left" "H07" Notice Practice;
    /// A number or letter is missing before this one; `other` was expected.
    NumberGap "number_gap" "N01" ShouldFix Decree("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.6.đ");
    /// A number or letter stands twice or too late; `other` was expected.
    NumberRepeated "number_repeated" "N01" ShouldFix Decree("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.6.đ");
    /// A point's letter that the Vietnamese alphabet does not have; `other` was expected.
    InvalidLetter "invalid_letter" "N01" ShouldFix Decree("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.6.đ");
    /// A section with a number and no title.
    HeadingMissing "heading_missing" "N02" MustFix Decree("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.6.d");
    /// A heading with nothing under it.
    EmptySection "empty_section" "N02" ShouldFix Practice;
    /// The same heading twice among siblings; `other` is the label of the first.
    DuplicateHeading "duplicate_heading" "N02" ShouldFix Practice;
    /// A heading that ends with a full stop, or with a colon where a sibling has none.
    HeadingPunctuation "heading_punctuation" "N02" Notice Practice;
    /// Two spaces together.
    DoubleSpace "double_space" "P02" Notice Practice;
    /// A space before a mark that belongs to the word.
    SpaceBeforeMark "space_before_mark" "P02" Notice Practice;
    /// Two marks where one belongs.
    DoubledMark "doubled_mark" "P02" Notice Practice;
    /// A quotation mark without its partner.
    UnbalancedQuote "unbalanced_quote" "P02" Notice Practice;
    /// An organisation's name in wrong capitals; `other` is the right form.
    OrganisationCapitals "organisation_capitals" "C08" ShouldFix Decree("NĐ 30/2020/NĐ-CP, Phụ lục II, IV.1");
    /// `Xã An Hòa` or `Tỉnh Nam Định` inside a sentence; `other` is the right form.
    UnitCapitals "unit_capitals" "C03" ShouldFix Decree("NĐ 30/2020/NĐ-CP, Phụ lục II, III.1.a");
    /// `điều 5`, or `Khoản 2 Điều 5` inside a sentence; `other` is the right form.
    CitationCapitals "citation_capitals" "C16" ShouldFix Decree("NĐ 30/2020/NĐ-CP, Phụ lục II, V.7");
    /// `phường` in the plan of a xã, or the other way round; `other` is the plan's own kind.
    WrongUnitKind "wrong_unit_kind" "U02" ShouldFix Practice;
    /// A neighbouring year in running text; `other` is the plan's.
    WrongYear "wrong_year" "U02" ShouldFix Practice;
    /// A document cited with two dates of one year; `other` is the first one.
    CitationDates "citation_dates" "B04" ShouldFix Practice;
    /// A cited document that is younger than the plan, whose date is `other`.
    CitationTooNew "citation_too_new" "B04" ShouldFix Practice;
    /// The body does not end with `./.`.
    EndMarkMissing "end_mark_missing" "P01" MustFix Decree("NĐ 30/2020/NĐ-CP, Phụ lục III, mẫu 1.4");
    /// `./.` before the end of the body.
    EndMarkTooEarly "end_mark_too_early" "P01" MustFix Decree("NĐ 30/2020/NĐ-CP, Phụ lục III, mẫu 1.4");
    /// Nobody receives the plan.
    RecipientsMissing "recipients_missing" "R01" MustFix Decree("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.9");
    /// No `Lưu: VT, …`.
    ArchiveLineMissing "archive_line_missing" "R01" MustFix Decree("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.9.d");
    /// An archive line that is not `Lưu: VT, …`, which is `other`.
    ArchiveLineForm "archive_line_form" "R01" ShouldFix Decree("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.9.d");
    /// No line above the signature.
    SignatureLinesMissing "signature_lines_missing" "S01" MustFix Decree("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.7");
    /// In whose name is said, but not the signer's own position.
    PositionMissing "position_missing" "S01" MustFix Decree("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.7.c");
    /// No name under the signature.
    SignerMissing "signer_missing" "S01" MustFix Decree("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.7.c");
    /// A title before the signer's name; `other` is the name without it.
    TitleBeforeName "title_before_name" "S01" MustFix Decree("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.7.c");
    /// The text speaks of an annex and there is none.
    AnnexMissing "annex_missing" "A01" ShouldFix Practice;
    /// There is an annex and the text does not point to it.
    AnnexUnmentioned "annex_unmentioned" "A01" MustFix Decree("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, III.1.a");
    /// A task that no unit leads.
    LeadMissing "lead_missing" "K01" ShouldFix Practice;
    /// `other` requirements of a superior's plan that nothing in this one answers.
    SuperiorUnanswered "superior_unanswered" "K03" ShouldFix Practice;
    /// `other` tasks for which nobody is answerable.
    OfficialMissing "official_missing" "K01" Notice Practice;
    /// The sentence a task was made from changed since, or says something else than the task.
    SentenceDrifted "sentence_drifted" "K01" ShouldFix Practice;
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn only_the_decree_can_forbid() {
        for rule in Rule::ALL {
            let decree = matches!(rule.source(), Basis::Decree(_));
            assert!(decree || rule.severity() != Severity::MustFix, "{rule:?}");
        }
    }

    #[test]
    fn every_rule_has_its_words_in_both_languages() {
        let names: HashSet<_> = Rule::ALL.iter().map(|r| r.name()).collect();
        assert_eq!(names.len(), Rule::ALL.len());
        for language in ["vi", "en"] {
            let file = format!(
                "{}/../../assets/words/{language}.json",
                env!("CARGO_MANIFEST_DIR")
            );
            let words = std::fs::read_to_string(file).unwrap();
            for name in &names {
                for key in [
                    format!("\"check_rule_{name}\""),
                    format!("\"check_advice_{name}\""),
                ] {
                    assert!(words.contains(&key), "{language} has no {key}");
                }
            }
        }
    }
}
