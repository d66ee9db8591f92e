//! Vietnamese from before Unicode: every letter of every table, sentences of our own, and what
//! must not be taken for it.

pub(crate) mod writer;

use crate::bounds;
use import::legacy::{Encoding, Font, Guess, convert, decode_bytes, guess, guess_bytes, unfold};
use proptest::prelude::*;
use std::path::Path;
use unicode_normalization::{UnicodeNormalization, is_nfc};
use writer::{Storage, letters, store, tcvn3, vni, windows1258};

const SENTENCES: [&str; 6] = [
    "Kế hoạch truyền thông cải cách hành chính năm 2026 của xã Sông Trải.",
    "Ủy ban nhân dân xã Bình Minh giao Văn phòng chủ trì, phối hợp với các thôn.",
    "Người dân nộp hồ sơ trực tuyến đạt 85 %; trả kết quả đúng hẹn – không thu thêm phí.",
    "Đài truyền thanh xã phát mỗi tuần ba buổi, mỗi buổi mười lăm phút.",
    "Quỹ khuyến học, giỗ Tổ, chữ ký, kỳ họp, gìn giữ, thuở xưa, ngoằn ngoèo, huỷ bỏ.",
    "Trưởng thôn ghi ý kiến cử tri về đường Rừng Thưa, suối Ẩn và chợ Ở Trên.",
];

/// Our own plans, marks in their places.
fn plans() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let paths = std::fs::read_dir(folder)
        .unwrap()
        .map(|e| e.unwrap().path());
    let plans: Vec<String> = paths
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .map(|path| import::decode(&std::fs::read(path).unwrap()).unwrap())
        .map(|text| import::repair::repair(&text).text)
        .collect();
    assert!(plans.len() >= 6);
    plans
}

fn texts() -> Vec<String> {
    let mut texts = plans();
    texts.extend(SENTENCES.map(str::to_owned));
    texts
}

#[test]
fn all_letters_come_back_from_every_table_and_storage() {
    let (small, capital): (Vec<char>, Vec<char>) = letters().partition(|c| c.is_lowercase());
    assert_eq!((small.len(), capital.len()), (67, 67));
    for storage in Storage::ALL {
        for &letter in small.iter().chain(&capital) {
            let expect = letter.to_string();
            let text = store(&tcvn3(&expect), storage);
            assert_eq!(unfold(Font::Tcvn3, &text), expect, "{text:?} {storage:?}");
            let text = store(&vni(&expect), storage);
            assert_eq!(unfold(Font::Vni, &text), expect, "{text:?} {storage:?}");
        }
        for &letter in &small {
            let text = store(&tcvn3(&letter.to_string()), storage);
            let capital = letter.to_uppercase().to_string();
            assert_eq!(unfold(Font::Tcvn3Capitals, &text), capital, "{text:?}");
        }
    }
}

#[test]
fn the_bytes_of_the_standard() {
    // The order of the standard's table, code by code.
    let codes: Vec<u8> = (0xA1..=0xFE)
        .filter(|code| !(0xAF..=0xB4).contains(code))
        .filter(|code| ![0xBA, 0xBF, 0xCD, 0xD9, 0xDA, 0xDB, 0xE0, 0xF0].contains(code))
        .filter(|code| !(0xC0..=0xC5).contains(code))
        .collect();
    assert_eq!(
        decode_bytes(&codes, Encoding::Tcvn3),
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
    );
}

#[test]
fn whole_texts_come_back() {
    for text in texts() {
        for storage in Storage::ALL {
            assert_eq!(unfold(Font::Tcvn3, &store(&tcvn3(&text), storage)), text);
            assert_eq!(unfold(Font::Vni, &store(&vni(&text), storage)), text);
        }
        let small = text.to_lowercase();
        let shown = unfold(
            Font::Tcvn3Capitals,
            &store(&tcvn3(&small), Storage::Western),
        );
        assert_eq!(shown, text.to_uppercase());
        for (bytes, encoding) in [
            (tcvn3(&text), Encoding::Tcvn3),
            (vni(&text), Encoding::Vni),
            (windows1258(&text), Encoding::Windows1258),
        ] {
            assert_eq!(decode_bytes(&bytes, encoding), text);
        }
    }
}

#[test]
fn runs_as_files_store_them() {
    for (font, stored, expect) in [
        (".VnTime", "Kh\u{AD}¬ng \u{AD}u tiªn", "Khương ưu tiên"),
        (
            ".VnTime",
            "quyÕt ®Þnh sè 12/Q§-UBND",
            "quyết định số 12/QĐ-UBND",
        ),
        (".VnTimeH", "kÕ ho¹ch", "KẾ HOẠCH"),
        (".VnTimeH", "KÕ HO¹CH 2026", "KẾ HOẠCH 2026"),
        (".VnArial", "Aµ ¸ £Õ £Ò ¤è ¦íc", "À á Ế Ề Ố Ước"),
        // Symbols the set keeps free, and what Windows adds to it.
        (
            ".VnTime",
            "25°C, 30 m², “®ªm” – …",
            "25°C, 30 m², “đêm” – …",
        ),
        ("VNI-Times", "Coäng hoøa xaõ hoäi", "Cộng hòa xã hội"),
        ("VNI-Times", "ÑOÄC LAÄP – TÖÏ DO", "ĐỘC LẬP – TỰ DO"),
        (
            "VNI-Times",
            "thò xaõ, kyø hoïp, kyõ, kyû, lyù, lî",
            "thị xã, kỳ họp, kỹ, kỷ, lý, lỵ",
        ),
        ("VNI-Times", "Ñaàu tö xaây döïng", "Đầu tư xây dựng"),
        // A mark in the wrong case takes that of its vowel; one without a vowel stays.
        ("VNI-Times", "HOaÏCH AÙ Aù 5ù ñù", "HOạCH Á Á 5ù đù"),
        // Code page 1258: ị and ũ are a letter and a combining dot below.
        ("VNI-Times", "th\u{323} xaơ", "thị xã"),
        (".VnTime", "c\u{323}ng ṇa Ơ", "cũng nũa ế"),
        // The private area, plain letters too.
        (
            ".VnTime",
            "\u{F04B}\u{F0D5} \u{F0AE}\u{F0AD}\u{F0EE}c",
            "Kế được",
        ),
        // What PDF readers make of it.
        (".VnTime", "lμ x∙", "là xã"),
        // Words typed in Unicode under the old name.
        (".VnTime", "Kế hoạch năm 2026", "Kế hoạch năm 2026"),
        (
            ".VnTime",
            "Ke\u{302}\u{301} hoa\u{323}ch na\u{306}m",
            "Kế hoạch năm",
        ),
        ("VNI-Times", "Ủy ban đã họp", "Ủy ban đã họp"),
        (
            ".VnTime",
            "xã Hòa Bình, huyện nh\u{AD} tr\u{AD}íc",
            "xã Hòa Bình, huyện như trước",
        ),
        (".VnTime", "", ""),
    ] {
        let expect: String = expect.nfc().collect();
        let font = Font::of(font).unwrap();
        assert_eq!(unfold(font, stored), expect, "{stored}");
    }
}

/// Text of our own in each encoding, and what is found of it.
#[test]
fn legacy_texts_are_told_and_converted() {
    let mut lowest: f64 = 1.0;
    for text in texts() {
        for (bytes, encoding) in [
            (tcvn3(&text), Encoding::Tcvn3),
            (vni(&text), Encoding::Vni),
            (windows1258(&text), Encoding::Windows1258),
        ] {
            let found = guess_bytes(&bytes).unwrap_or_else(|| panic!("{encoding:?}: {text}"));
            assert_eq!(found.encoding, encoding, "{text}");
            assert_eq!(found.converted, text);
            lowest = lowest.min(found.share);
        }
    }
    assert!(lowest > 0.9, "{lowest}");
}

#[test]
fn short_and_mixed_texts_are_told() {
    for (text, encoding, converted) in [
        (
            "ñy ban nh©n d©n x· Hßa B×nh",
            Encoding::Tcvn3,
            "ủy ban nhân dân xã Hòa Bình",
        ),
        (
            "KÕ HO¹CH\ntruyÒn th«ng",
            Encoding::Tcvn3,
            "KẾ HOẠCH\ntruyền thông",
        ),
        ("Nh\u{AD} ®· häp", Encoding::Tcvn3, "Như đã họp"),
        ("Xin chaøo caùc baïn", Encoding::Vni, "Xin chào các bạn"),
        (
            "UÛY BAN NHAÂN DAÂN XAÕ",
            Encoding::Vni,
            "ỦY BAN NHÂN DÂN XÃ",
        ),
        (
            "Email: a@b.vn; website cuûa xaõ; café cuûa baø Hoaøng, ñöôøng Leâ Lôïi",
            Encoding::Vni,
            "Email: a@b.vn; website của xã; café của bà Hoàng, đường Lê Lợi",
        ),
        (
            "Kêì hoaòch cuÒa xaÞ",
            Encoding::Windows1258,
            "Kế hoạch của xã",
        ),
    ] {
        let found = guess(text).map(|g| (g.encoding, g.converted));
        assert_eq!(found, Some((encoding, converted.to_owned())), "{text}");
    }
}

#[test]
fn what_is_no_legacy_text_is_left_alone() {
    for text in [
        "",
        "Kế hoạch",
        "12/2026 – 85 % (25°C, 30 m², § 5, © 2026, «…»)",
        "Ke hoach truyen thong cai cach hanh chinh",
        "là và có bà xã hòa trà cà phê",
        "Đồng chí nào có ý kiến thì ghi vào sổ tại nhà văn hóa thôn.",
        "The café's façade was a cliché, naïve yet à la mode; the jalapeño résumé of Zoë.",
        "Où est l'élève ? Le thé est prêt à côté de la forêt, près du château, déjà né.",
        "Les droits des élèves étrangers sont protégés par la loi française à l'école.",
        "El año próximo la niña también comerá más jalapeños con José en São Paulo.",
        "Die Straße führt über Köln nach München; größere Häuser gehören Müller.",
        "«Élan», «Brûlé» et «Noël»",
        "Résumé • Naïve · 2×3 ± 1 ¹ ² ³ ½ ®",
        "Привет, мир; γειά σου; 你好世界",
        "ï¿½ ï¿½ï¿½ Ã©tÃ© Ã  cÃ´tÃ©",
    ] {
        assert_eq!(guess(text), None, "{text}");
    }
    for text in texts() {
        assert_eq!(guess(&text), None, "{text}");
        let decomposed: String = text.nfd().collect();
        assert_eq!(guess(&decomposed), None, "{text}");
    }
}

/// A plan saved as text in the old way is the same plan.
#[test]
fn plans_in_legacy_files_are_the_same_plans() {
    for text in plans() {
        let plan = import::read_text(&text).unwrap();
        for bytes in [tcvn3(&text), vni(&text), windows1258(&text)] {
            assert!(import::decode(&bytes).is_err());
            let western = store(&bytes, Storage::Western);
            let saved_as_utf16: Vec<u8> = format!("\u{feff}{western}")
                .encode_utf16()
                .flat_map(u16::to_le_bytes)
                .collect();
            let saved_as_utf8 = format!("\u{feff}{western}").into_bytes();
            for file in [bytes, western.into_bytes(), saved_as_utf8, saved_as_utf16] {
                let found = guess_bytes(&file).unwrap();
                assert_eq!(import::read_text(&found.converted).unwrap(), plan);
                // The door for files does the same, and says so.
                let mut opened = import::read(&file).unwrap();
                let told = opened.doubts.remove(0);
                assert_eq!(told.kind, plan::DoubtKind::LegacyEncoding);
                assert_eq!(told.other, found.encoding.name());
                assert_eq!(opened, plan);
            }
        }
    }
}

#[test]
fn the_user_may_choose_another_table() {
    assert_eq!(convert("héi", Encoding::Tcvn3), "hội");
    assert_eq!(convert("hoäi", Encoding::Vni), "hội");
    assert_eq!(convert("hôòi", Encoding::Windows1258), "hội");
    assert_eq!(convert("hội", Encoding::Windows1258), "hội");
    assert_eq!(
        decode_bytes(b"\xFE\xFF\x01\x11\xD8\x00\x01", Encoding::Vni),
        "đ\u{fffd}"
    );
    assert_eq!(
        decode_bytes(b"\x93\xAE\xAAm\x94 \x81", Encoding::Tcvn3),
        "“đêm” \u{81}"
    );
}

#[test]
fn twice_the_text_is_twice_the_work() {
    let line = store(&tcvn3(SENTENCES[1]), Storage::Western);
    let lines = line.clone() + "\n";
    for (piece, encoding) in [
        (line.as_str(), Some(Encoding::Tcvn3)),
        (&lines, Some(Encoding::Tcvn3)),
        ("\u{B5}", None),
        ("\u{B5} ", None),
        ("a\u{AD}\u{323}", None),
    ] {
        bounds::in_step(piece, 200_000 / piece.len(), |times| {
            let found = guess(&piece.repeat(times));
            assert_eq!(found.map(|g: Guess| g.encoding), encoding, "{piece}");
        });
    }
}

fn fonts() -> impl Strategy<Value = Font> {
    prop_oneof![
        Just(Font::Tcvn3),
        Just(Font::Tcvn3Capitals),
        Just(Font::Vni)
    ]
}

fn encodings() -> impl Strategy<Value = Encoding> {
    prop_oneof![
        Just(Encoding::Tcvn3),
        Just(Encoding::Vni),
        Just(Encoding::Windows1258)
    ]
}

/// Characters that mean something to a table, and any others.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-zA-Z0-9 ]{0,4}",
        "[\u{A0}-\u{FF}]{0,4}",
        "[\u{F020}-\u{F0FF}]{0,3}",
        "[\u{300}-\u{323}ĂăĐđƠơƯư₫ạḅĺế]{0,3}",
        any::<String>(),
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_text_is_read(text in hostile(), font in fonts(), encoding in encodings()) {
        prop_assert!(is_nfc(&unfold(font, &text)));
        prop_assert!(is_nfc(&convert(&text, encoding)));
        if let Some(found) = guess(&text) {
            prop_assert!(is_nfc(&found.converted));
            prop_assert!((0.85..=1.0).contains(&found.share));
        }
    }

    #[test]
    fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..200), encoding in encodings()) {
        prop_assert!(is_nfc(&decode_bytes(&bytes, encoding)));
        guess_bytes(&bytes);
    }

    #[test]
    fn any_name_is_asked(name in any::<String>()) {
        Font::of(&name);
    }

    #[test]
    fn ascii_stays(text in "[ -~\n\t]*", encoding in encodings()) {
        prop_assert_eq!(&unfold(Font::Tcvn3, &text), &text);
        prop_assert_eq!(&unfold(Font::Vni, &text), &text);
        prop_assert_eq!(unfold(Font::Tcvn3Capitals, &text), text.to_uppercase());
        prop_assert_eq!(&convert(&text, encoding), &text);
        prop_assert_eq!(guess(&text), None);
    }

    #[test]
    fn digits_stay_among_letters(text in "[0-9µ¸¹ÕÒaeo ]{0,30}", font in fonts()) {
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        prop_assert_eq!(digits(&unfold(font, &text)), digits(&text));
    }

    #[test]
    fn words_of_any_letters_come_back(word in prop::sample::select(letters().collect::<Vec<_>>())
        .prop_flat_map(|c| prop::collection::vec(prop::sample::select(vec![c, 'n', 'g', 'h', 't']), 1..6)))
    {
        let word: String = word.into_iter().collect();
        for storage in Storage::ALL {
            prop_assert_eq!(unfold(Font::Tcvn3, &store(&tcvn3(&word), storage)), word.clone());
            prop_assert_eq!(unfold(Font::Vni, &store(&vni(&word), storage)), word.clone());
        }
    }
}
