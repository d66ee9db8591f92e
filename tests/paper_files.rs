//! Papers that are no plans, read from files of their own.

use crate::cli::Line;
use crate::paper::{goldens, inside};
use std::path::Path;

#[test]
fn a_paper_s_fields_are_its_own() {
    let line = Line::new();
    let fields = |name: &str| {
        let golden = goldens::all()
            .into_iter()
            .find(|golden| golden.name == name);
        let file = line.folder.path().join(format!("{name}.json"));
        std::fs::write(
            &file,
            serde_json::to_vec(&golden.unwrap().document()).unwrap(),
        )
        .unwrap();
        let out = line.folder.path().join(name);
        let (file, out) = (file.to_str().unwrap(), out.to_str().unwrap());
        let pack = line.json(&["export", file, "--to", "pack", "--out", out]);
        let fields = pack["fields"].as_array().unwrap().clone();
        move |field: &str| {
            let found = fields.iter().find(|it| it["name"] == field).unwrap();
            found["value"].as_str().unwrap().to_owned()
        }
    };
    let report = fields("report");
    let letter = fields("letter-three");
    let slip = fields("slip");
    for (field, of_report, of_letter, of_slip) in [
        ("doc_type", "Báo cáo", "", "Phiếu giao việc"),
        ("number", "27", "", "09"),
        ("symbol", "BC-VHXH", "UBND-VHXH", "PGV-UBND"),
        ("date", "14/06/2026", "", "03/02/2026"),
        (
            "agency",
            "Phòng Văn hóa - Xã hội",
            "Ủy ban nhân dân xã Suối Mây",
            "Ủy ban nhân dân xã Suối Mây",
        ),
        ("drafting_unit", "", "", ""),
        ("urgency", "", "", "HỎA TỐC"),
        ("signer", "Lò Thị Mai", "Hà Văn Sơn", "Vàng A Tủa"),
        ("position", "TRƯỞNG PHÒNG", "PHÓ CHỦ TỊCH", "CHỦ TỊCH"),
        ("pages", "1", "1", "1"),
    ] {
        let found = [report(field), letter(field), slip(field)];
        assert_eq!(found, [of_report, of_letter, of_slip], "{field}");
    }
}

#[test]
fn a_bad_paper_file_is_told_and_writes_nothing() {
    let line = Line::new();
    let place = line.folder.path().join("ra");
    std::fs::create_dir(&place).unwrap();
    std::fs::write(place.join("cu.docx"), "cũ").unwrap();
    let utf16 = |text: &str| -> Vec<u8> {
        let units = std::iter::once(0xfeff).chain(text.encode_utf16());
        units.flat_map(u16::to_le_bytes).collect()
    };
    let paper = r#"{"meta": {"title": "Thông báo"}, "doc_type": "THÔNG BÁO"}"#;
    let rows = format!(
        r#"{{"blocks": [{{"table": {{"rows": [{}{{}}]}}}}]}}"#,
        "{},".repeat(250_000)
    );
    let before = inside(&place);
    for (name, bytes, expect) in [
        ("empty", Vec::new(), "không có chữ nào"),
        ("blank", b" \n\t".to_vec(), "không có chữ nào"),
        ("wordless", b"{}".to_vec(), "không có chữ nào"),
        ("words", "Kính gửi".into(), "không phải JSON"),
        ("cut", paper[..40].into(), "bị hỏng (dòng 1"),
        ("two", paper.repeat(2).into_bytes(), "bị hỏng (dòng 1"),
        ("deep", vec![b'['; 300], "Không đọc được văn bản"),
        ("list", format!("[{paper}]").into_bytes(), "không biết"),
        (
            "unknown",
            paper.replace("\"doc_type\"", "\n\"kind\"").into_bytes(),
            "không biết (dòng 2, cột 6)",
        ),
        (
            "unknown-value",
            br#"{"orientation": "upright"}"#.to_vec(),
            "không biết (dòng 1",
        ),
        ("word", b"PK\x03\x04\x00".to_vec(), "UTF-8"),
        ("utf16", utf16(paper), "UTF-8 (dòng 1)"),
        (
            "tcvn3",
            b"{\n\"doc_type\": \"K\xd5\"}".to_vec(),
            "UTF-8 (dòng 2)",
        ),
        ("long", vec![b' '; 40_000_000], "tối đa 32 MB"),
        ("many", rows.into_bytes(), "quá nhiều dòng"),
    ] {
        let file = line.folder.path().join(format!("{name}.json"));
        std::fs::write(&file, bytes).unwrap();
        refused_by(&line, &file, &place, expect);
    }
    let folder = line.folder.path().join("folder.json");
    std::fs::create_dir(&folder).unwrap();
    refused_by(&line, &folder, &place, "Không mở được tệp");
    refused_by(&line, Path::new("khong-co.json"), &place, "khong-co.json");
    refused_by(
        &line,
        Path::new("khong-co"),
        &place,
        "Không tìm thấy kế hoạch",
    );
    assert_eq!(inside(&place), before);
}

/// An export of a paper of this name over an old file fails.
fn refused_by(line: &Line, file: &Path, place: &Path, expect: &str) {
    let (file, old) = (file.to_str().unwrap(), place.join("cu.docx"));
    let old = old.to_str().unwrap();
    let told = line.fails(&["export", file, "--to", "docx", "--out", old]);
    assert!(told.contains(expect), "{file}: {told}");
}

#[test]
fn every_way_to_use_a_paper_file_refuses_a_bad_one() {
    let line = Line::new();
    let place = line.folder.path().join("ra");
    std::fs::create_dir(&place).unwrap();
    let file = line.folder.path().join("hong.json");
    std::fs::write(&file, "{").unwrap();
    let (file, folder) = (file.to_str().unwrap(), place.to_str().unwrap());
    for args in [
        &[
            "export", file, "--to", "pdf", "--to", "xlsx", "--out", folder,
        ][..],
        &["export", file, "--to", "pack", "--out", folder],
        &["print", file],
    ] {
        let told = line.fails(args);
        assert!(told.contains("không phải JSON"), "{args:?}: {told}");
    }
    // What is asked of a plan alone is not asked of a file.
    let sheet = ["--sheet", "2026-Q1", "--to", "pdf", "--out", folder];
    for args in [
        &[&["export", file][..], &sheet].concat()[..],
        &["show", file],
        &["remove", file],
    ] {
        let told = line.fails(args);
        assert!(told.contains("Không tìm thấy kế hoạch"), "{args:?}: {told}");
    }
    assert_eq!(inside(&place), []);
}

#[test]
fn a_byte_order_mark_is_no_part_of_a_paper() {
    let line = Line::new();
    let file = line.folder.path().join("THONG-BAO.JSON");
    let json = "\u{feff}{\"doc_type\": \"THÔNG BÁO\"}";
    std::fs::write(&file, json).unwrap();
    let out = line.folder.path().join("a.txt");
    let (file, path) = (file.to_str().unwrap(), out.to_str().unwrap());
    line.ok(&["export", file, "--to", "text", "--out", path]);
    assert_eq!(std::fs::read_to_string(out).unwrap().trim(), "THÔNG BÁO");
}
