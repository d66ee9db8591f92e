//! Texts of LibreOffice built to harm, and files that are none: a cause in words, bounded time
//! and memory, never a panic.

use crate::odt_file::{ODF_SPACES, OdtFile, list, tcell, tp, tplain, trow, ttable};
use crate::word_file::pack;
use import::{BinaryKind, ImportError, Threat, View, read, read_odt};
use std::time::Instant;

fn check(name: &str, bytes: &[u8], expect: ImportError) {
    let start = Instant::now();
    assert_eq!(read(bytes), Err(expect), "{name}");
    assert!(start.elapsed().as_secs() < 20, "{name}");
}

fn content(inner: &str) -> String {
    format!("<office:document-content {ODF_SPACES}><office:body>{inner}")
}

#[test]
fn each_with_its_cause() {
    let fine = OdtFile::new(&tp("Kế hoạch")).bytes();
    let unsafe_by = |threat| ImportError::Unsafe { threat };
    let damaged = |part| ImportError::Damaged { part };
    let zip = ImportError::Binary {
        kind: BinaryKind::Zip,
    };
    let locked = format!(
        "<manifest:manifest {ODF_SPACES}><manifest:file-entry manifest:full-path=\"content.xml\">\
         <manifest:encryption-data/></manifest:file-entry></manifest:manifest>"
    );
    let bomb = content("<office:text>") + &tp("").repeat(4_000_000);
    let entity = "<!DOCTYPE d [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><d/>";
    let many: Vec<(String, Vec<u8>)> = (0..6_000).map(|i| (format!("a{i}"), vec![])).collect();
    let only = |name: &str, text: &str| pack(&[(name.to_owned(), text.as_bytes().to_vec())]);
    let of_kind = |kind: &str| OdtFile::new(&tp("a")).kind(kind).bytes();
    for (name, bytes, expect) in [
        ("cut off", fine[..fine.len() / 2].to_vec(), damaged("zip")),
        (
            "locked",
            OdtFile::raw("\u{1}\u{2}")
                .entry("META-INF/manifest.xml", locked.as_bytes())
                .bytes(),
            ImportError::Encrypted,
        ),
        (
            "locked whole",
            only("META-INF/manifest.xml", &locked),
            ImportError::Encrypted,
        ),
        (
            "no text part",
            only("mimetype", "application/vnd.oasis.opendocument.text"),
            damaged("content.xml"),
        ),
        (
            "sheets",
            of_kind("application/vnd.oasis.opendocument.spreadsheet"),
            zip,
        ),
        ("book", of_kind("application/epub+zip"), zip),
        (
            "drawing",
            OdtFile::raw(
                &(content("<office:drawing/>") + "</office:body></office:document-content>"),
            )
            .bytes(),
            zip,
        ),
        (
            "no XML",
            OdtFile::raw("Kế hoạch").bytes(),
            damaged("content.xml"),
        ),
        (
            "cut XML",
            OdtFile::raw("<office:document").bytes(),
            damaged("content.xml"),
        ),
        (
            "no body",
            OdtFile::raw("<a/>").bytes(),
            damaged("content.xml"),
        ),
        (
            "nothing said",
            OdtFile::new("<text:p/>").bytes(),
            ImportError::NoText,
        ),
        ("bomb", OdtFile::raw(&bomb).bytes(), unsafe_by(Threat::Size)),
        (
            "deep",
            OdtFile::raw(&content(&"<text:section>".repeat(10_000))).bytes(),
            unsafe_by(Threat::Depth),
        ),
        (
            "entities",
            OdtFile::raw(entity).bytes(),
            unsafe_by(Threat::DocumentType),
        ),
        ("entries", pack(&many), unsafe_by(Threat::Size)),
    ] {
        check(name, &bytes, expect);
    }
    assert!(read(&fine).is_ok());
    let large = vec![b'P'; 51 * 1024 * 1024];
    let refused = read_odt(&large, View::Accepted);
    assert!(matches!(refused, Err(ImportError::TooLarge { .. })));
    assert!(read_odt(b"", View::Accepted).is_err());
}

/// Flips of single bytes and cuts anywhere: read or refused, never a panic.
#[test]
fn damage_anywhere_is_survived() {
    let text = tp("KẾ HOẠCH")
        + &list("text:style-name=\"L\"", &[&tp("I. MỤC ĐÍCH")])
        + &ttable(&tplain("", &["a", "b"]));
    let bytes = OdtFile::new(&text).bytes();
    for at in 0..bytes.len() {
        let mut flipped = bytes.clone();
        flipped[at] ^= 0x55;
        let _ = read(&flipped);
        let _ = read(&bytes[..at]);
    }
}

/// XML that is well formed but makes no sense as a text, or says one thing without end.
#[test]
fn odd_structures_are_survived() {
    let mut nested = tp("e");
    for _ in 0..30 {
        let cell = tcell("table:number-columns-repeated=\"999\"", &nested);
        nested = ttable(&format!(
            "<table:table-row table:number-rows-repeated=\"999\">{cell}</table:table-row>"
        ));
    }
    let said = tp(&"g ".repeat(50_000));
    let row = "<table:table-row table:number-rows-repeated=\"4000000000\">";
    let wide = tcell("table:number-columns-repeated=\"4000000000\"", &said);
    let level = "<text:list-level-style-number text:level=\"0\"/><text:list-level-style-number \
        text:level=\"11\"/><text:list-level-style-number text:level=\"1\" style:num-format=\"1\" \
        loext:num-list-format=\"%1%%9%%99%%%\" text:display-levels=\"0\" text:start-value=\"4294967295\"/>";
    let ends: String = (0..3_000)
        .map(|i| format!("<office:annotation office:name=\"{i}\"/>"))
        .collect();
    let regions: String = (0..2_000)
        .map(|i| {
            format!("<text:changed-region xml:id=\"{i}\"><text:insertion/></text:changed-region>")
        })
        .collect();
    let starts: String = (0..2_000)
        .map(|i| format!("<text:change-start text:change-id=\"{i}\"/>"))
        .collect();
    let loops = "<text:changed-region xml:id=\"x\"><text:deletion><text:p>h<text:change text:change-id=\"x\"/></text:p>\
        </text:deletion></text:changed-region>";
    let mut lists = tp("c");
    for _ in 0..40 {
        lists = list("text:style-name=\"L\"", &[&(tp("b") + &lists)]);
    }
    let text = [
        format!("<text:tracked-changes>{regions}{loops}</text:tracked-changes>"),
        list("text:style-name=\"L\"", &[&tp("a"), &tp("a")]),
        lists,
        "<text:h text:outline-level=\"0\">d</text:h><text:h text:outline-level=\"99\">d</text:h>".to_owned(),
        "<table:table/><table:table><table:table-row/></table:table>".to_owned(),
        ttable(&trow("<table:covered-table-cell table:number-columns-repeated=\"4000000000\"/>")),
        nested,
        format!("<table:table>{row}{wide}</table:table-row></table:table>"),
        tp(&ends) + &tp("f").repeat(2_000),
        tp(&"<text:change text:change-id=\"x\"/>".repeat(10_000)),
        tp(&starts) + &tp("f").repeat(2_000),
        "<text:p><text:p>i</text:p><text:list><text:list-item><text:p>j</text:p></text:list-item></text:list></text:p>".to_owned(),
    ]
    .concat();
    let file = OdtFile::new(&text)
        .automatic(&format!("<text:list-style style:name=\"L\">{level}</text:list-style>"))
        .styles("<style:style/><style:style style:name=\"a\" style:family=\"paragraph\" style:parent-style-name=\"b\"/>\
                 <style:style style:name=\"b\" style:family=\"paragraph\" style:parent-style-name=\"a\"/>");
    let start = Instant::now();
    let bytes = file.bytes();
    let read = import::open(&bytes).unwrap().read().unwrap();
    for word in ["a", "b", "c", "d", "e", "f", "g", "ij"] {
        let said = read
            .text
            .split_whitespace()
            .any(|w| w.trim_start_matches('1') == w && w == word);
        assert!(said, "{word}");
    }
    assert!(read_odt(&bytes, View::Original).is_ok());
    assert!(start.elapsed().as_secs() < 30, "{:?}", start.elapsed());
}

#[test]
fn pages_by_the_thousand_take_seconds() {
    let text = "Tuyên truyền cải cách hành chính đến người dân trong xã";
    let body: String = (0..20_000)
        .map(|n| tp(&format!("- {text}, lần {};", n * 7_919)))
        .collect();
    let file =
        OdtFile::new(&(tp("KẾ HOẠCH") + &tp("Tuyên truyền") + &tp("I. NỘI DUNG") + &body)).bytes();
    let start = Instant::now();
    let draft = read(&file).unwrap();
    assert_eq!(draft.sections[0].blocks.len(), 20_000);
    assert!(start.elapsed().as_secs() < 120, "{:?}", start.elapsed());
}
