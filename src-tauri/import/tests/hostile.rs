//! Whatever somebody opens: an answer, no panic, no word lost.

use crate::{corpus, lossless};
use import::{BinaryKind, EncodingGuess, ImportError, decode, read_text};
use plan::{BlockKind, DoubtKind, FlawKind, PartialDate, PlanDraft};
use proptest::prelude::*;

fn open(bytes: &[u8]) -> Result<PlanDraft, ImportError> {
    decode(bytes).and_then(|text| read_text(&text))
}

#[test]
fn what_is_no_plan_is_refused_with_its_reason() {
    let binary = |kind| ImportError::Binary { kind };
    let large = 50 * 1024 * 1024;
    for (name, bytes, expect) in [
        ("empty", vec![], ImportError::Empty),
        ("white space", b" \n\t\r\n ".to_vec(), ImportError::NoText),
        ("signs", "… --- ***\n./.".into(), ImportError::NoText),
        (
            "binary",
            b"\x01\0\0\0\x7fELF\0\0".to_vec(),
            binary(BinaryKind::Unknown),
        ),
        (
            "jpeg",
            b"\xFF\xD8\xFF\xE0\0\x10JFIF".to_vec(),
            binary(BinaryKind::Jpeg),
        ),
        (
            "docx",
            b"PK\x03\x04\x14\0".to_vec(),
            binary(BinaryKind::Zip),
        ),
        ("pdf", b"%PDF-1.7\n".to_vec(), binary(BinaryKind::Pdf)),
        (
            "50 MB",
            vec![b'a'; large],
            ImportError::TooLarge {
                bytes: large as u64,
                limit: import::TEXT_LIMIT,
            },
        ),
        (
            "windows-1258",
            b"K\xEA\xEC ho\xF2ach\n".to_vec(),
            ImportError::WrongEncoding {
                line: 1,
                guess: EncodingGuess::Windows1258,
            },
        ),
        (
            "lines",
            vec![b'\n'; 300_000],
            ImportError::TooManyLines {
                limit: import::LINE_LIMIT,
            },
        ),
    ] {
        assert_eq!(open(&bytes), Err(expect), "{name}");
    }
}

#[test]
fn utf16_reads_like_utf8() {
    let text = "\u{feff}KẾ HOẠCH\r\nTuyên truyền năm 2026\r\nI. MỤC ĐÍCH\r\n- Một việc.\r\n";
    let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(open(&bytes), open(text.as_bytes()));
    assert_eq!(open(&bytes).unwrap().sections.len(), 1);
}

#[test]
fn only_a_title() {
    let draft = lossless::import("Kế hoạch tuyên truyền cải cách hành chính năm 2026");
    assert_eq!(draft.year, Some(2026));
    assert!(draft.sections.is_empty() && draft.opening.paragraphs.is_empty());
    assert!(draft.doubts.iter().any(|d| d.kind == DoubtKind::NoSections));
}

#[test]
fn a_title_of_ten_thousand_letters_is_a_draft_with_a_flaw() {
    let title = "tuyên truyền ".repeat(800);
    let draft = lossless::import(&format!("KẾ HOẠCH\nVề việc {title}\nI. MỤC ĐÍCH\n- Một."));
    let mut mint = || uuid::Uuid::from_u128(1);
    let flaws = draft.accept(2026, &mut mint).unwrap_err();
    assert_eq!(flaws.0.len(), 1);
    assert_eq!(
        (flaws.0[0].field.as_str(), flaws.0[0].kind),
        ("subject", FlawKind::TooLong)
    );
}

#[test]
fn dates_that_do_not_exist_stay_blank() {
    for day in ["31 tháng 02", "32 tháng 01", "15 tháng 13", "0 tháng 5"] {
        let draft = lossless::import(&format!(
            "UBND XÃ AN HÒA\nAn Hòa, ngày {day} năm 2026\nKẾ HOẠCH\nTuyên truyền\nI. MỤC ĐÍCH\n- Một."
        ));
        assert_eq!(draft.date, PartialDate::default(), "{day}");
        let doubts: Vec<_> = draft.doubts.iter().map(|d| d.kind).collect();
        assert!(doubts.contains(&DoubtKind::NoSuchDate), "{day}");
    }
}

#[test]
fn a_text_cut_in_the_middle_of_a_sentence() {
    let draft = lossless::import(
        "KẾ HOẠCH\nTuyên truyền năm 2026\nI. MỤC ĐÍCH\n- Nâng cao nhận thức của cán bộ, công chức \
         và người dân trên địa bàn xã về việc",
    );
    let last = draft
        .doubts
        .iter()
        .find(|d| d.kind == DoubtKind::UnbalancedQuote);
    assert!(last.unwrap().excerpt.ends_with("về việc"));
}

#[test]
fn a_line_of_a_hundred_thousand_letters() {
    let line = "nâng cao nhận thức, ".repeat(5_000);
    let draft = lossless::import(&format!(
        "KẾ HOẠCH\nTuyên truyền\nI. MỤC ĐÍCH\n- {line}hết."
    ));
    assert_eq!(draft.sections[0].blocks.len(), 1);
    assert_eq!(draft.sections[0].blocks[0].kind, BlockKind::Dash);
}

#[test]
fn two_thousand_numbered_items() {
    let items: Vec<String> = (1..=2_000)
        .map(|n| format!("{n}. Việc thứ {n} của xã."))
        .collect();
    let text = format!("KẾ HOẠCH\nTuyên truyền\nI. NHIỆM VỤ\n{}", items.join("\n"));
    let draft = lossless::import(&text);
    let blocks = &draft.sections[0].blocks;
    assert_eq!(blocks.len(), 2_000);
    assert!(blocks.iter().all(|b| b.kind == BlockKind::Clause));
}

/// One nuisance over and over, read in one pass: a quadratic step would make this test crawl.
#[test]
fn the_same_nuisance_over_and_over() {
    for piece in [
        "I. A\n",
        "1. ",
        "1.1.1.1.",
        "- - ",
        "“",
        "\"",
        "((((",
        "**",
        "`",
        "\t\t  ",
        "a\u{323} ",
        "Trên đây là\n",
        "Nơi nhận:\n",
        "PHỤ LỤC\n",
        "Nghị định số 1/2026/NĐ-CP và ",
        "năm 2025 ",
        "Căn cứ Luật ",
        "phối hợp với ",
        "ngày ",
        "4\n",
        "bànhuyện",
        "A,a",
        "KT. CHỦ TỊCH\n",
        "Ữ",
        "TM. A  ",
        "của ",
        "Luật Luật ",
        "về ",
    ] {
        let text = piece.repeat(40_000 / piece.len());
        if let Ok(draft) = read_text(&text)
            && let Err(why) = lossless::broken(&text, &draft)
        {
            panic!("{piece:?}: {}", why.chars().take(400).collect::<String>());
        }
    }
}

/// Lines that plans are made of, for building odd ones.
const LINES: [&str; 42] = [
    "I. MỤC ĐÍCH",
    "II. YÊU CẦU",
    "IV.",
    "X. tổ chức",
    "1. Mục đích",
    "2.Yêu cầu",
    "2. Đối tượng: dân",
    "1.1. Phòng Văn hóa",
    "3.2 Văn phòng",
    "a) Một",
    "f) Hai",
    "đ. Ba",
    "- Phối hợp với Công an xã để",
    "-Nội dung:",
    "+ Con",
    "- - Hai gạch",
    "• Chấm",
    "Trên đây là kế hoạch./.",
    "Nơi nhận:  KT. CHỦ TỊCH",
    "- UBND tỉnh (b/c);   PHÓ CHỦ TỊCH",
    "- Lưu: VT.    Lê Thị An",
    "Lê Thị An",
    "PHỤ LỤC I",
    "(Kèm theo)",
    "TT NHIỆM VỤ",
    "1",
    "12",
    "2025.",
    "Số: 05/KH-UBND",
    "An Hòa, ngày   tháng 01 năm 2026",
    "An Hòa, ngày 05/01/2026",
    "thực hiện Nghị quyết số 19-NQ/TW ngày 25/10/2017",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "KẾ HOẠCH",
    "XÃ AN HÒA",
    "Căn cứ Luật số 72/2025/QH15;",
    "https://a.vn/b",
    "**đậm**",
    "thưc\u{323} hiêṇ xa \u{303}hôị",
    "",
    "   ",
];

fn holds_the_law(text: &str) -> Result<(), TestCaseError> {
    if let Ok(draft) = read_text(text) {
        lossless::broken(text, &draft).map_err(TestCaseError::fail)?;
    }
    import::split_annex(text);
    import::read_rows(text);
    plan::citation::find(text);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_text_is_survived_without_loss(text in "\\PC{0,400}") {
        holds_the_law(&text)?;
    }

    #[test]
    fn any_letters_lines_and_marks(text in "[aăđệIVX1.)(\\-+ \t\n\u{323}\u{301}“”/;:,A-CĐ]{0,300}") {
        holds_the_law(&text)?;
    }

    #[test]
    fn any_bytes_are_survived(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = open(&bytes);
    }

    #[test]
    fn any_order_of_lines_loses_nothing(
        lines in proptest::collection::vec(proptest::sample::select(&LINES[..]), 0..40)
    ) {
        holds_the_law(&lines.join("\n"))?;
    }

    #[test]
    fn corpus_lines_shuffled_cut_and_doubled(
        plan in proptest::sample::select(&corpus::NAMES[..]),
        cuts in proptest::collection::vec((0usize..1200, 1usize..40), 1..12),
    ) {
        if let Some(text) = corpus::plan(plan) {
            let lines: Vec<&str> = text.lines().collect();
            let pieces = cuts.iter().flat_map(|(from, count)| lines.iter().skip(from % lines.len()).take(*count));
            let mutated: Vec<&str> = pieces.copied().collect();
            holds_the_law(&mutated.join("\n"))?;
        }
    }
}
