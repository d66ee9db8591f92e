//! Word files built to harm, and files that are none: a cause in words, bounded time and memory,
//! never a panic.

use crate::word_file::{SPACES, WordFile, cell, p, pack, ruled};
use import::{BinaryKind, ImportError, Threat, View, read, read_docx};
use std::time::Instant;

fn check(name: &str, bytes: &[u8], expect: ImportError) {
    let start = Instant::now();
    assert_eq!(read(bytes), Err(expect), "{name}");
    assert!(start.elapsed().as_secs() < 20, "{name}");
}

fn unsafe_by(threat: Threat) -> ImportError {
    ImportError::Unsafe { threat }
}

#[test]
fn each_with_its_cause() {
    let fine = WordFile::new(&p("Kế hoạch")).bytes();
    let mut ole = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    ole.extend([0; 1024]);
    let mut locked = ole.clone();
    locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    let damaged = |part| ImportError::Damaged { part };
    let binary = |kind| ImportError::Binary { kind };
    let macros = "application/vnd.ms-word.document.macroEnabled.main+xml";
    let bomb = format!(
        "<w:document {SPACES}><w:body>{}</w:body></w:document>",
        "<w:p></w:p>".repeat(4_000_000)
    );
    let deep = format!(
        "<w:document {SPACES}><w:body>{}",
        "<w:sdt><w:sdtContent>".repeat(10_000)
    );
    let entity =
        format!("<!DOCTYPE d [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><w:document {SPACES}/>");
    let many: Vec<(String, Vec<u8>)> = (0..6_000).map(|i| (format!("a{i}"), vec![])).collect();
    for (name, bytes, expect) in [
        (
            "picture",
            b"\xFF\xD8\xFF\xE0JFIF".to_vec(),
            binary(BinaryKind::Jpeg),
        ),
        ("old word", ole, binary(BinaryKind::Ole)),
        ("locked", locked, ImportError::Encrypted),
        ("cut off", fine[..fine.len() / 2].to_vec(), damaged("zip")),
        (
            "other zip",
            pack(&[("a.txt".into(), b"a".to_vec())]),
            binary(BinaryKind::Zip),
        ),
        (
            "workbook",
            WordFile::new("").entry("xl/workbook.xml", b"<a/>").bytes(),
            binary(BinaryKind::Zip),
        ),
        (
            "macro type",
            WordFile::new(&p("a")).typed(macros).bytes(),
            ImportError::Macros,
        ),
        (
            "macro part",
            WordFile::new(&p("a"))
                .entry("word/vbaProject.bin", b"x")
                .bytes(),
            ImportError::Macros,
        ),
        (
            "no text part",
            pack(&[("[Content_Types].xml".into(), b"<Types/>".to_vec())]),
            damaged("word/document.xml"),
        ),
        (
            "no XML",
            WordFile::raw("Kế hoạch").bytes(),
            damaged("word/document.xml"),
        ),
        (
            "cut XML",
            WordFile::raw("<w:document").bytes(),
            damaged("word/document.xml"),
        ),
        (
            "nothing said",
            WordFile::new("<w:p/>").bytes(),
            ImportError::NoText,
        ),
        (
            "bomb",
            WordFile::raw(&bomb).bytes(),
            unsafe_by(Threat::Size),
        ),
        (
            "deep",
            WordFile::raw(&deep).bytes(),
            unsafe_by(Threat::Depth),
        ),
        (
            "entities",
            WordFile::raw(&entity).bytes(),
            unsafe_by(Threat::DocumentType),
        ),
        ("entries", pack(&many), unsafe_by(Threat::Size)),
    ] {
        check(name, &bytes, expect);
    }
    assert!(read(&fine).is_ok());
    let large = vec![b'P'; 51 * 1024 * 1024];
    let refused = read_docx(&large, View::Accepted);
    assert!(matches!(refused, Err(ImportError::TooLarge { .. })));
}

/// Flips of single bytes and cuts anywhere: read or refused, never a panic.
#[test]
fn damage_anywhere_is_survived() {
    let file = WordFile::new(&format!(
        "{}{}{}",
        p("KẾ HOẠCH"),
        ruled(&format!("<w:tr>{}</w:tr>", cell("<w:vMerge/>", &p("a")))),
        p("I. MỤC ĐÍCH")
    ));
    let bytes = file.with("numbering", "<w:num w:numId=\"1\"/>").bytes();
    for at in 0..bytes.len() {
        let mut flipped = bytes.clone();
        flipped[at] ^= 0x55;
        let _ = read(&flipped);
        let _ = read(&bytes[..at]);
    }
}

/// XML that is well formed but makes no sense as a text.
#[test]
fn odd_structures_are_survived() {
    let long = "x".repeat(100_000);
    let levels: String = (0..20)
        .map(|i| format!("<w:lvl w:ilvl=\"{i}\"><w:lvlText w:val=\"%1%9%0%{long}\"/></w:lvl>"))
        .collect();
    let numbering = format!(
        "<w:abstractNum w:abstractNumId=\"0\"><w:numStyleLink w:val=\"a\"/>\
         <w:styleLink w:val=\"a\"/>{levels}</w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"99\"/></w:num>\
         <w:num w:numId=\"2\"><w:abstractNumId w:val=\"7\"/></w:num>"
    );
    let place = |list: &str, level: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>\
             </w:pPr><w:r><w:t>a</w:t></w:r></w:p>"
        )
    };
    let styles = "<w:style w:styleId=\"a\"><w:basedOn w:val=\"b\"/></w:style>\
                  <w:style w:styleId=\"b\"><w:basedOn w:val=\"a\"/></w:style>";
    let begin = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>".repeat(3_000);
    let ranges: String = (0..3_000)
        .map(|i| format!("<w:commentRangeStart w:id=\"{i}\"/>"))
        .collect();
    let body = [
        place("1", "0"),
        place("1", "8"),
        place("1", "9"),
        place("1", "-1"),
        place("2", "0"),
        place("99999999999", "0"),
        "<w:p><w:pPr><w:pStyle w:val=\"a\"/></w:pPr></w:p>".to_owned(),
        "<w:tbl/><w:tbl><w:tr/></w:tbl><w:tbl><w:tr><w:tc/></w:tr></w:tbl>".to_owned(),
        ruled(&format!(
            "<w:tr>{}</w:tr>",
            cell("<w:vMerge/><w:gridSpan w:val=\"0\"/>", &p("b"))
        )),
        format!("<w:p>{begin}<w:r><w:t>c</w:t></w:r></w:p>"),
        format!("<w:p>{ranges}</w:p>{}", p("d").repeat(2_000)),
        "<w:r><w:t>e</w:t></w:r><w:p><w:r><w:p><w:r><w:t>f</w:t></w:r></w:p></w:r></w:p>"
            .to_owned(),
        "<w:p><w:r><w:sym w:char=\"D800\"/><w:sym w:char=\"zz\"/><w:sym/></w:r></w:p>".to_owned(),
    ]
    .concat();
    let file = WordFile::new(&body)
        .with("numbering", &numbering)
        .with("styles", styles);
    let start = Instant::now();
    let text = import::open(&file.bytes()).unwrap().read().unwrap().text;
    for word in ["a", "b", "d", "e", "f"] {
        assert!(text.split_whitespace().any(|w| w == word), "{word}");
    }
    assert!(start.elapsed().as_secs() < 20);
}

#[test]
fn pages_by_the_thousand_take_seconds() {
    let text = "Tuyên truyền cải cách hành chính đến người dân trong xã";
    let body: String = (0..20_000)
        .map(|n| p(&format!("- {text}, lần {};", n * 7_919)))
        .collect();
    let file =
        WordFile::new(&(p("KẾ HOẠCH") + &p("Tuyên truyền") + &p("I. NỘI DUNG") + &body)).bytes();
    let start = Instant::now();
    let draft = read(&file).unwrap();
    assert_eq!(draft.sections[0].blocks.len(), 20_000);
    assert!(start.elapsed().as_secs() < 120, "{:?}", start.elapsed());
    // Eight times as long is refused.
    let refused = read(&WordFile::new(&body.repeat(8)).bytes());
    assert!(
        matches!(refused, Err(ImportError::TooLarge { .. })),
        "{refused:?}"
    );
}

#[test]
fn thousands_of_merges_take_seconds() {
    let pair = |n: usize, merge: &str| {
        let cells: String = (0..20)
            .map(|i| cell(merge, &p(&format!("{}", n * 7_919 + i * n))))
            .collect();
        format!("<w:tr>{cells}</w:tr>")
    };
    let rows: String = (0..700)
        .map(|n| pair(n, "<w:vMerge w:val=\"restart\"/>") + &pair(n, "<w:vMerge/>"))
        .collect();
    let file = WordFile::new(&(p("KẾ HOẠCH") + &ruled(&rows))).bytes();
    let start = Instant::now();
    assert_eq!(read(&file).map(|_| ()), Ok(()));
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
}
