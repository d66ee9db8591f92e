//! What damage begins from: whole, well-formed inputs of every format.

use crate::legacy::writer;
use crate::word_file::{WordFile, cell, item, layout, p, row, ruled, styled, title};
use std::path::Path;

/// Files of a folder beside the tests, in the order of their names.
fn folder(path: &str, ending: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<_> = entries.map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|e| e == ending));
    paths.sort();
    paths
        .iter()
        .map(|path| std::fs::read(path).unwrap())
        .collect()
}

/// Our plans as text.
pub(super) fn texts() -> Vec<Vec<u8>> {
    let found = folder("tests/fixtures", "txt");
    assert!(!found.is_empty());
    found
}

/// Files of one format, made by LibreOffice from [`everything`] and from a list of tasks; the PDF
/// unpacked with `qpdf --qdf`, so that its pages can be read and changed, and without its fonts'
/// outlines.
pub(super) fn files(ending: &str) -> Vec<Vec<u8>> {
    let found = folder("tests/fuzz/seeds", ending);
    assert!(!found.is_empty(), "{ending}");
    found
}

/// The first of our plans in the letters of before Unicode.
pub(super) fn legacy() -> Vec<Vec<u8>> {
    let text = String::from_utf8(texts().swap_remove(0)).unwrap();
    let known = |c: &char| *c < '\u{80}' || c.is_alphabetic();
    let text: String = text.chars().filter(known).collect();
    [writer::tcvn3, writer::vni, writer::windows1258]
        .map(|write| write(&text))
        .into()
}

/// Cells as Excel and Word put them on the clipboard.
pub(super) fn cells() -> Vec<Vec<u8>> {
    let head = "TT\tNhiệm vụ\tSản phẩm\tChủ trì\tPhối hợp\tThời gian\tKinh phí\tGhi chú\n";
    let rows = "1\tViết tin\tBài\tPhòng VH-XH\tCác thôn; Công an xã\tQuý I\t500.000\t\n\
                2\t\"In tờ rơi\nhai mặt\"\t\"\"\"Mẫu\"\"\"\tVăn phòng\t\tTháng 3/2026\t\tgấp\n\
                I\tTUYÊN TRUYỀN\n3. Phát loa\tBản tin\tThôn 1\tThôn 2\thằng ngày\t\t\n";
    [
        format!("{head}{rows}"),
        rows.to_owned(),
        head.replace('\t', "\n"),
    ]
    .map(String::into_bytes)
    .into()
}

/// Word files: one with everything, our plans as plain paragraphs.
pub(super) fn word_files() -> Vec<Vec<u8>> {
    let mut out = vec![everything(), everything()];
    for text in texts() {
        let text = String::from_utf8(text).unwrap();
        let text = text.replace('&', "&amp;").replace('<', "&lt;");
        let body: String = text.lines().map(p).collect();
        out.push(WordFile::new(&body).bytes());
    }
    out
}

/// A plan in a Word file with every trait the reader knows.
pub(super) fn everything() -> Vec<u8> {
    let run =
        |props: &str, text: &str| format!("<w:r><w:rPr>{props}</w:rPr><w:t>{text}</w:t></w:r>");
    let mark = |props: &str, inner: &str| format!("<w:p><w:pPr>{props}</w:pPr>{inner}</w:p>");
    let by = "w:id=\"7\" w:author=\"Lê Thị An\" w:date=\"2026-01-05T08:00:00Z\"";
    let field = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let boxed = format!(
        "<mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx><w:txbxContent>{0}</w:txbxContent></wps:txbx></w:drawing></mc:Choice>\
         <mc:Fallback><w:pict><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent>",
        p("DỰ THẢO")
    );
    let head = layout(&[
        &[
            &(p("ỦY BAN NHÂN DÂN") + &p("XÃ SUỐI MÂY")),
            &(p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + &p("Độc lập - Tự do - Hạnh phúc")),
        ],
        &[
            &p("Số: 12/KH-UBND"),
            &p("Suối Mây, ngày     tháng 01 năm 2026"),
        ],
    ]);
    let body = [
        head,
        mark("", &format!("<w:r>{boxed}</w:r>")),
        title("KẾ HOẠCH"),
        title("Tuyên truyền cải cách hành chính năm 2026"),
        p("Căn cứ Luật Tổ chức chính quyền địa phương;"),
        p("Ủy ban nhân dân xã ban hành kế hoạch như sau:"),
        styled("<w:pStyle w:val=\"Muc\"/>", "MỤC ĐÍCH"),
        item(1, 1, "Mục đích"),
        item(1, 3, "Đưa thông tin về thủ tục hành chính đến từng thôn."),
        mark("", &(run("<w:b/>", "2. Yêu cầu:") + &run("<w:i/>", " làm thường xuyên") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r>")),
        mark("", &format!("<w:ins {by}>{}</w:ins><w:del {by}><w:r><w:delText>cũ</w:delText></w:r></w:del>{}", run("", "- Việc mới"), run("", " của xã"))),
        mark(&format!("<w:rPr><w:del {by}/></w:rPr>"), &run("", "- Đoạn nối")),
        p("với đoạn sau"),
        styled("<w:pStyle w:val=\"Muc\"/>", "NỘI DUNG"),
        format!("<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>", item(1, 2, "Trong khung;")),
        mark("", &(field("begin") + "<w:r><w:instrText>DATE</w:instrText></w:r>" + &field("separate") + &run("", "Quý I/2026") + &field("end"))),
        mark("", &format!("<w:commentRangeStart w:id=\"1\"/>{}<w:commentRangeEnd w:id=\"1\"/><w:r><w:tab/><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/><w:br/><w:noBreakHyphen/></w:r>", run("", "Có nhận xét"))),
        mark("", &run("<w:rFonts w:ascii=\"VNI-Times\"/>", "Keá hoaïch cuûa xaõ")),
        mark("", &run("<w:rFonts w:ascii=\".VnTimeH\"/><w:caps/>", "KÕ ho¹ch")),
        mark("", &(run("<w:vanish/>", "ẩn") + "<w:hyperlink r:id=\"r\"><w:r><w:t>trang</w:t></w:r></w:hyperlink>")),
        ruled(&[
            row(&["TT", "Nhiệm vụ", "Chủ trì", "Thời gian", "Ghi chú"]),
            row(&["1", "Viết tin", "Phòng VH-XH", "Quý I", ""]),
            format!("<w:tr>{}{}{}</w:tr>", cell("<w:vMerge w:val=\"restart\"/>", &p("2")), cell("<w:gridSpan w:val=\"3\"/>", &(p("In tờ rơi") + &ruled(&row(&["a", "b"])))), cell("", &p("gấp"))),
            format!("<w:tr><w:trPr><w:gridBefore w:val=\"1\"/><w:tblHeader/></w:trPr>{}{}</w:tr>", cell("<w:vMerge/>", "<w:p/>"), cell("", &p("Phát loa"))),
        ].concat()),
        p("III. TỔ CHỨC THỰC HIỆN"),
        p("1. Phòng Văn hóa - Xã hội: chủ trì, phối hợp với các thôn viết tin, bài."),
        p("Trên đây là Kế hoạch của UBND xã./."),
        layout(&[&[
            &(p("Nơi nhận:") + &p("- UBND tỉnh (để b/c);") + &p("- Lưu: VT.")),
            &(p("TM. ỦY BAN NHÂN DÂN") + &p("CHỦ TỊCH") + "<w:p/>" + &p("Lê Thị An")),
        ]]),
        p("PHỤ LỤC I"),
        p("(Kèm theo Kế hoạch số 12/KH-UBND)"),
        p("DANH SÁCH THÔN"),
        ruled(&(row(&["TT", "Thôn", "Số hộ"]) + &row(&["1", "Thôn Một", "120"]) + &row(&["2", "Thôn Hai", "95"]))),
    ]
    .concat();
    let level = |at: u8, format: &str, text: &str| {
        format!(
            "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:pStyle w:val=\"S{at}\"/><w:lvlRestart w:val=\"1\"/><w:lvlText w:val=\"{text}\"/></w:lvl>"
        )
    };
    let levels = level(0, "upperRoman", "%1.")
        + &level(1, "decimal", "%2.")
        + &level(2, "lowerLetter", "%3)")
        + &level(3, "bullet", "-");
    let numbering = format!(
        "<w:abstractNum w:abstractNumId=\"0\">{levels}</w:abstractNum>\
         <w:abstractNum w:abstractNumId=\"1\"><w:numStyleLink w:val=\"Muc\"/></w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>\
         <w:num w:numId=\"2\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"3\"/></w:lvlOverride></w:num>"
    );
    let styles = "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Times New Roman\"/></w:rPr></w:rPrDefault></w:docDefaults>\
        <w:style w:type=\"paragraph\" w:styleId=\"S0\" w:default=\"1\"><w:name w:val=\"Normal\"/></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"Muc\"><w:basedOn w:val=\"S0\"/><w:pPr><w:outlineLvl w:val=\"0\"/><w:numPr><w:numId w:val=\"1\"/></w:numPr><w:jc w:val=\"center\"/><w:ind w:left=\"720\"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>\
        <w:style w:type=\"table\" w:styleId=\"Luoi\"><w:tblPr><w:tblBorders><w:top w:val=\"single\"/></w:tblBorders></w:tblPr></w:style>";
    WordFile::new(&body)
        .with("numbering", &numbering)
        .with("styles", styles)
        .with("footnotes", &format!("<w:footnote w:id=\"2\">{}</w:footnote>", p("Chú thích của xã.")))
        .with("comments", &format!("<w:comment w:id=\"1\" w:author=\"An\"><w:p w14:paraId=\"A1\"><w:r><w:t>Xem lại</w:t></w:r></w:p></w:comment><w:comment w:id=\"2\">{}</w:comment>", p("Đã xem")))
        .with("commentsExtended", "<w15:commentEx w15:paraId=\"A1\" w15:done=\"1\"/>")
        .with("header", &p("KHẨN"))
        .with("footer", &p("Trang 2"))
        .related("hyperlink", "https://xa.example", "TargetMode=\"External\"")
        .bytes()
}

/// Writes the Word file of the folder, from which the other formats' files are made.
#[test]
#[ignore = "only when seeds are made anew"]
fn write_everything() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/seeds");
    std::fs::write(folder.join("plan.docx"), everything()).unwrap();
}
