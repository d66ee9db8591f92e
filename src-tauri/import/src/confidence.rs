//! How surely each part of a plan was understood, from what was found and what is doubted.

use plan::{DoubtKind, PlanDraft};

/// A part of a plan as an officer would name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// The agency, number, place and date above the title.
    Letterhead,
    /// What the plan is about.
    Subject,
    /// Bases and lead-in.
    Opening,
    /// The headings with the text under them.
    Sections,
    /// Tasks read from tables and text.
    Tasks,
    /// `Nơi nhận`.
    Recipients,
    /// Who signs.
    Signature,
    /// What is attached.
    Annexes,
    /// The letters themselves.
    Letters,
}

/// How surely a part was understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Confidence {
    /// As it stands in the source.
    Sure,
    /// Somebody should look.
    Unsure,
    /// The source has none.
    Missing,
}

/// A part with how surely it was understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Assessed {
    /// The part.
    pub part: Part,
    /// How surely.
    pub confidence: Confidence,
    /// The source's first line in doubt, from 1.
    pub line: Option<u32>,
}

/// Doubts that make a part unsure.
fn doubted(part: Part) -> &'static [DoubtKind] {
    use DoubtKind::{
        ConvertedByOffice, DuplicateHeading, Garbled, GluedWords, HeadingByLook, InvalidLetter,
        LegacyEncoding, LinearisedTable, NoLetterhead, NoSections, NoSuchDate, NumberGap,
        NumberRepeated, OddMark, PeriodMismatch, RepairedMarks, SignatureIncomplete, SourceDamaged,
    };
    match part {
        Part::Letterhead => &[NoSuchDate],
        Part::Subject => &[NoLetterhead, PeriodMismatch],
        Part::Opening | Part::Tasks | Part::Recipients => &[],
        Part::Sections => &[
            NumberGap,
            NumberRepeated,
            DuplicateHeading,
            InvalidLetter,
            HeadingByLook,
            OddMark,
            NoSections,
        ],
        Part::Signature => &[SignatureIncomplete],
        Part::Annexes => &[LinearisedTable],
        Part::Letters => &[
            Garbled,
            LegacyEncoding,
            ConvertedByOffice,
            RepairedMarks,
            GluedWords,
            SourceDamaged,
        ],
    }
}

/// Whether the draft has anything of a part.
fn found(draft: &PlanDraft, part: Part) -> bool {
    match part {
        Part::Letterhead => !draft.agency_lines.is_empty(),
        Part::Subject => !draft.subject.trim().is_empty(),
        Part::Opening => !draft.opening.bases.is_empty() || !draft.opening.paragraphs.is_empty(),
        Part::Sections => draft.sections.iter().any(|s| !s.title.trim().is_empty()),
        Part::Tasks => !draft.tasks.is_empty(),
        Part::Recipients => !draft.recipients.is_empty(),
        Part::Signature => !draft.signature.name.is_empty() || !draft.signature.lines.is_empty(),
        Part::Annexes => !draft.annexes.is_empty(),
        Part::Letters => true,
    }
}

/// Whether a part was read by a rule of thumb, though nothing in it is doubted by itself.
fn guessed(draft: &PlanDraft, part: Part) -> bool {
    match part {
        Part::Letterhead => draft.symbol.is_empty() || draft.place.is_empty(),
        // A row of a table says what its cells are; of a sentence that is read out.
        Part::Tasks => draft.tasks.iter().any(|t| t.line != 0),
        _ => false,
    }
}

const PARTS: [Part; 9] = [
    Part::Letterhead,
    Part::Subject,
    Part::Opening,
    Part::Sections,
    Part::Tasks,
    Part::Recipients,
    Part::Signature,
    Part::Annexes,
    Part::Letters,
];

/// Every part, in the order a plan is read. A plan needs no annex; one without is not told of it.
pub fn assess(draft: &PlanDraft) -> Vec<Assessed> {
    let one = |part: Part| {
        let kinds = doubted(part);
        let doubt = draft.doubts.iter().find(|d| kinds.contains(&d.kind));
        let confidence = if !found(draft, part) {
            Confidence::Missing
        } else if doubt.is_some() || guessed(draft, part) {
            Confidence::Unsure
        } else {
            Confidence::Sure
        };
        Assessed {
            part,
            confidence,
            line: doubt.map(|d| d.line),
        }
    };
    let unneeded = |a: &Assessed| a.part == Part::Annexes && a.confidence == Confidence::Missing;
    PARTS
        .map(one)
        .into_iter()
        .filter(|a| !unneeded(a))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: &str = "ỦY BAN NHÂN DÂN\nXÃ SUỐI MÂY\n\
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\
        Số: 12/KH-UBND\nSuối Mây, ngày 05 tháng 01 năm 2026\n\
        KẾ HOẠCH\nTuyên truyền cải cách hành chính năm 2026\n\n\
        Thực hiện Kế hoạch số 45/KH-UBND ngày 20/12/2025 của UBND tỉnh, UBND xã xây dựng kế hoạch như sau:\n\n\
        I. MỤC ĐÍCH\n- Đưa thông tin đến từng thôn.\n\n\
        II. TỔ CHỨC THỰC HIỆN\n1. Văn phòng: tổng hợp.\n2. Các thôn: thực hiện.\n\n\
        Trên đây là Kế hoạch của UBND xã./.\n\n\
        Nơi nhận:\n- UBND tỉnh;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLê Thị An";

    fn check(text: &str, expect: &[(Part, Confidence)]) {
        let found = assess(&crate::read_text(text).unwrap());
        for (part, confidence) in expect {
            let one = found.iter().find(|a| a.part == *part).unwrap();
            assert_eq!(one.confidence, *confidence, "{part:?}");
        }
    }

    #[test]
    fn a_whole_plan_is_sure() {
        use Confidence::Sure;
        check(
            WHOLE,
            &[
                (Part::Letterhead, Sure),
                (Part::Subject, Sure),
                (Part::Opening, Sure),
                (Part::Sections, Sure),
                (Part::Recipients, Sure),
                (Part::Signature, Sure),
                (Part::Letters, Sure),
            ],
        );
    }

    #[test]
    fn what_is_wrong_makes_its_part_unsure() {
        check(
            &WHOLE.replace("II. TỔ", "III. TỔ"),
            &[(Part::Sections, Confidence::Unsure)],
        );
        check(
            &WHOLE.replace("\n\nLê Thị An", ""),
            &[(Part::Signature, Confidence::Unsure)],
        );
        check(
            "Các thôn phát thanh mỗi tuần.",
            &[
                (Part::Letterhead, Confidence::Missing),
                (Part::Sections, Confidence::Missing),
                (Part::Recipients, Confidence::Missing),
            ],
        );
    }

    #[test]
    fn no_annex_is_no_lack() {
        let found = assess(&crate::read_text(WHOLE).unwrap());
        assert!(found.iter().all(|a| a.part != Part::Annexes));
    }
}
