//! PDF files to paragraphs and tables: places of letters, running text, ruled and unruled cells.

pub(crate) mod writer;

use import::Opened;
use import::source::{Block, Paragraph, Source, Table};
use writer::{Content, Pdf, text};

fn source(bytes: &[u8]) -> Source {
    match import::open(bytes) {
        Ok(Opened::Document(source)) => source,
        other => panic!("{other:?}"),
    }
}

fn paragraphs(source: &Source) -> Vec<String> {
    let blocks = source.blocks.iter().filter_map(|block| match block {
        Block::Paragraph(paragraph) => Some(paragraph.text.to_plain()),
        Block::Table(_) => None,
    });
    blocks.filter(|text| !text.is_empty()).collect()
}

fn tables(source: &Source) -> Vec<&Table> {
    let blocks = source.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        Block::Paragraph(_) => None,
    });
    blocks.collect()
}

fn rows(table: &Table) -> Vec<Vec<String>> {
    let words = |blocks: &[Block]| -> String {
        let texts = blocks.iter().filter_map(|block| match block {
            Block::Paragraph(Paragraph { text, .. }) => Some(text.to_plain()),
            Block::Table(_) => None,
        });
        texts.collect::<Vec<_>>().join("/")
    };
    let row = |row: &import::source::Row| row.cells.iter().map(|c| words(&c.blocks)).collect();
    table.rows.iter().map(row).collect()
}

/// Lines of a column from the top, 16 points apart.
fn column(x: f64, top: f64, lines: &[&str]) -> Content {
    let line = |(i, words): (usize, &&str)| text(1, 12, x, top - 16.0 * i as f64, words);
    lines.iter().enumerate().map(line).collect()
}

#[test]
fn lines_become_paragraphs() {
    // Indented first lines, short last lines, a word broken at its hyphen.
    let page = [
        text(
            1,
            12,
            100.0,
            700.0,
            "Trong quy mot, cac thon to chuc nghe bai phat thanh ve thu tuc so 12/KH-",
        ),
        text(
            1,
            12,
            70.0,
            684.0,
            "UBND va ghi y kien cua nguoi dan vao so theo doi de gui ve xa truoc ngay 20.",
        ),
        text(
            1,
            12,
            100.0,
            668.0,
            "Trong quy hai, cac thon niem yet ket qua.",
        ),
        text(1, 12, 100.0, 652.0, "Trong quy ba, nhac lai."),
    ];
    let found = source(&Pdf::pages(&[page.concat()]).bytes());
    assert_eq!(
        paragraphs(&found),
        [
            "Trong quy mot, cac thon to chuc nghe bai phat thanh ve thu tuc so 12/KH-UBND va ghi y \
             kien cua nguoi dan vao so theo doi de gui ve xa truoc ngay 20.",
            "Trong quy hai, cac thon niem yet ket qua.",
            "Trong quy ba, nhac lai.",
        ]
    );
}

#[test]
fn words_in_pieces_come_together() {
    let found = |content: &str| paragraphs(&source(&Pdf::pages(&[content.to_owned()]).bytes()));
    // Kerned, spaced by places, written backwards, printed twice.
    for content in [
        "BT /F1 12 Tf 70 700 Td [(Ke ) -20 (h) 15 (oach) -400 (xa)] TJ ET",
        "BT /F1 12 Tf 70 700 Td (Ke) Tj 17 0 Td (hoach) Tj 33 0 Td (xa) Tj ET",
        "BT /F1 12 Tf 87 700 Td (hoach xa) Tj ET BT /F1 12 Tf 70 700 Td (Ke) Tj ET",
        "BT /F1 12 Tf 70 700 Td (Ke hoach xa) Tj ET BT /F1 12 Tf 70.3 700 Td (Ke hoach xa) Tj ET",
        "BT /F1 1 Tf 12 0 0 12 70 700 Tm (Ke hoach xa) Tj ET",
        "q 0.5 0 0 0.5 0 0 cm BT /F1 24 Tf 140 1400 Td 3 Tw (Ke hoach xa) Tj ET Q",
        "BT 3 Tr /F1 12 Tf 70 700 Td (Ke hoach xa) Tj ET",
    ] {
        assert_eq!(found(content), ["Ke hoach xa"], "{content}");
    }
}

#[test]
fn looks_by_the_font() {
    let page = column(
        70.0,
        732.0,
        &["Cac thon nghe bai phat thanh vao", "buoi sang."],
    ) + &text(1, 12, 70.0, 700.0, "Nhiem vu")
        + &text(2, 12, 70.0, 680.0, "Dam")
        + &text(3, 12, 70.0, 660.0, "Nghieng");
    let found = source(&Pdf::pages(&[page]).bytes());
    let looks: Vec<(String, bool, bool)> = (found.blocks.iter())
        .filter_map(|block| match block {
            Block::Paragraph(p) => p.text.runs().first().cloned(),
            Block::Table(_) => None,
        })
        .map(|run| (run.text, run.bold, run.italic))
        .collect();
    let look = |text: &str, bold, italic| (text.to_owned(), bold, italic);
    assert_eq!(
        looks,
        [
            look("Cac thon nghe bai phat thanh vao buoi sang.", false, false),
            look("Nhiem vu", false, false),
            look("Dam", true, false),
            look("Nghieng", false, true)
        ]
    );
}

#[test]
fn fonts_of_before_unicode() {
    let font = |name: &str| {
        format!("<</Type/Font/Subtype/TrueType/BaseFont/{name}/Encoding/WinAnsiEncoding>>")
    };
    // "Kế hoạch của xã" as TCVN3 keeps it, then "Kế hoạch" as VNI does.
    let page = "BT /F1 12 Tf 70 700 Td (K\\325 ho\\271ch cña x\\267) Tj ET\n".replace('ñ', "\\361")
        + "BT /F2 12 Tf 70 600 Td (Ke\\341 hoa\\357ch) Tj ET\n";
    let fonts = [font("ABCDEF+.VnTime"), font("VNI-Times")];
    let found = paragraphs(&source(&Pdf::with_fonts(&[page], &fonts).bytes()));
    assert_eq!(found, ["Kế hoạch của xã", "Kế hoạch"]);
}

#[test]
fn running_text_is_set_apart() {
    let page = |number: u32, body: &str| {
        text(1, 12, 295.0, 810.0, &number.to_string())
            + &column(
                70.0,
                760.0,
                &[
                    body,
                    "Cac thon thuc hien tu thang mot den het",
                    "thang sau.",
                ],
            )
            + &text(
                1,
                9,
                70.0,
                30.0,
                &format!("Ke hoach tuyen truyen, trang {number}"),
            )
    };
    let pages = [page(1, "Phan mot."), page(2, "Phan hai."), page(3, "12")];
    let found = source(&Pdf::pages(&pages).bytes());
    assert_eq!(found.headers, ["1", "2", "3"]);
    let footer = |n| format!("Ke hoach tuyen truyen, trang {n}");
    assert_eq!(found.footers, [footer(1), footer(2), footer(3)]);
    let texts = paragraphs(&found);
    // A number where lines begin belongs to the text.
    assert!(texts.contains(&"12".to_owned()), "{texts:?}");
}

/// Lines around cells: rows at these heights, columns at these places.
fn grid(xs: &[f64], ys: &[f64]) -> Content {
    let (left, right) = (xs[0], xs[xs.len() - 1]);
    let (top, bottom) = (ys[0], ys[ys.len() - 1]);
    let across = ys.iter().map(|y| format!("{left} {y} m {right} {y} l S\n"));
    let down = xs.iter().map(|x| format!("{x} {top} m {x} {bottom} l S\n"));
    across.chain(down).collect()
}

#[test]
fn ruled_tables_go_on_over_pages() {
    let xs = [60.0, 100.0, 300.0, 500.0];
    let cells = |y: f64, words: [&str; 3]| -> Content {
        let places = xs.iter().zip(words);
        places
            .map(|(x, words)| text(1, 11, x + 5.0, y, words))
            .collect()
    };
    let first = grid(&xs, &[500.0, 480.0, 460.0, 420.0])
        + &cells(485.0, ["TT", "Nhiem vu", "San pham"])
        + &cells(465.0, ["1", "Viet tin", "So tin"])
        + &cells(
            445.0,
            ["2", "Phat thanh moi tuan mot lan tai nha van", "Lich phat"],
        );
    let second = grid(&xs, &[780.0, 760.0, 740.0, 720.0])
        + &cells(765.0, ["TT", "Nhiem vu", "San pham"])
        + &cells(745.0, ["", "hoa cua cac thon", ""])
        + &cells(725.0, ["3", "Tong hop", "Bao cao"]);
    let found = source(&Pdf::pages(&[first, second]).bytes());
    let [table] = tables(&found)[..] else {
        panic!("{:?}", found.blocks);
    };
    assert!(table.ruled && table.rows[0].header && !table.rows[1].header);
    assert_eq!(
        rows(table),
        [
            ["TT", "Nhiem vu", "San pham"],
            ["1", "Viet tin", "So tin"],
            [
                "2",
                "Phat thanh moi tuan mot lan tai nha van hoa cua cac thon",
                "Lich phat"
            ],
            ["3", "Tong hop", "Bao cao"],
        ]
    );
}

#[test]
fn columns_without_lines_are_a_table() {
    let xs = [60.0, 100.0, 260.0, 400.0];
    let row = |y: f64, words: [&str; 4]| -> Content {
        let places = xs.iter().zip(words);
        places.map(|(x, words)| text(1, 11, *x, y, words)).collect()
    };
    let page = text(
        1,
        11,
        60.0,
        700.0,
        "Cac viec cua quy mot nhu sau day, giao cho cac don vi thuc hien:",
    ) + &row(680.0, ["TT", "Nhiem vu", "Chu tri", "Thoi gian"])
        + &row(660.0, ["1", "Viet tin, bai", "Phong Van hoa", "Thang 1"])
        + &row(646.0, ["", "ve dat dai", "", ""])
        + &row(626.0, ["2", "Phat thanh", "Cac thon", "Thang 2"])
        + &row(606.0, ["3", "Bao cao", "Van phong", "Thang 3"])
        + &text(
            1,
            11,
            60.0,
            580.0,
            "Cac don vi bao cao ket qua ve xa truoc ngay 20 cua thang cuoi quy.",
        );
    let found = source(&Pdf::pages(&[page]).bytes());
    let [table] = tables(&found)[..] else {
        panic!("{:?}", found.blocks);
    };
    assert_eq!(
        rows(table),
        [
            ["TT", "Nhiem vu", "Chu tri", "Thoi gian"],
            ["1", "Viet tin, bai ve dat dai", "Phong Van hoa", "Thang 1"],
            ["2", "Phat thanh", "Cac thon", "Thang 2"],
            ["3", "Bao cao", "Van phong", "Thang 3"],
        ]
    );
    assert_eq!(paragraphs(&found).len(), 2);
}

#[test]
fn pages_turned_and_words_written_upwards() {
    let page = text(1, 12, 70.0, 700.0, "Ke hoach cua xa")
        + "BT /F1 9 Tf 0 1 -1 0 30 300 Tm (Ban sao) Tj ET";
    let found = source(&Pdf::pages(std::slice::from_ref(&page)).bytes());
    assert_eq!(paragraphs(&found), ["Ke hoach cua xa"]);
    assert_eq!(found.headers, ["Ban sao"]);
    let turned = "BT /F1 12 Tf 0 1 -1 0 500 70 Tm (Ke hoach cua xa) Tj ET".to_owned();
    let mut file = Pdf::pages(&[turned]).bytes();
    let at = file.windows(11).position(|w| w == b"/MediaBox[0").unwrap();
    file.splice(at..at, *b"/Rotate 90");
    assert_eq!(paragraphs(&source(&file)), ["Ke hoach cua xa"]);
}

#[test]
fn junk_before_and_forms_inside() {
    let mut file = Pdf::pages(&["/X1 Do".to_owned()]);
    file.stream(
        "/Type/XObject/Subtype/Form/BBox[0 0 600 900]/Matrix[1 0 0 1 10 0]",
        text(1, 12, 60.0, 700.0, "Ke hoach cua xa").as_bytes(),
    );
    let bytes = String::from_utf8_lossy(&file.bytes())
        .replace("/Resources<<", "/Resources<</XObject<</X1 8 0 R>>");
    let bytes = [b"HTTP/1.1 200 OK\r\n\r\n".to_vec(), bytes.into_bytes()].concat();
    assert_eq!(paragraphs(&source(&bytes)), ["Ke hoach cua xa"]);
}
