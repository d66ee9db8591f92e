//! The small paper a recovery code is printed on.

use crate::head;
use crate::profile::Profile;
use crate::quarter_sheet::broken;
use crate::slips::centred;
use crate::tree::{
    Block, Cell, Column, Document, Letterhead, Meta, Opening, Orientation, Row, Run, Table,
};
use chrono::NaiveDate;
use plan::Agency;

const DOC_TYPE: &str = "MÃ KHÔI PHỤC";
/// How the paper is named, before the person's name.
pub const RECOVERY_TITLE: &str = "Mã khôi phục";
const USE: &str = "Dùng một lần khi quên mã PIN trong phần mềm Loa: chọn tên, chọn “Quên mã PIN” rồi nhập mã dưới đây. Sau khi dùng, phần mềm cho mã mới; hãy hủy tờ này.";
const KEEP: &str =
    "Cất ở nơi chỉ người có tên trên lấy được; không chụp ảnh, không gửi qua tin nhắn.";
const PLAINLY: &str = "Mã PIN chỉ để ghi đúng tên người làm; không phải mã hóa dữ liệu.";

/// A recovery code for somebody, to be kept on paper and nowhere else.
pub fn recovery_slip(
    agency: &Agency,
    (name, code): (&str, &str),
    on: NaiveDate,
    profile: &Profile,
) -> Document {
    let orientation = Orientation::Portrait;
    Document {
        meta: Meta {
            title: format!("{RECOVERY_TITLE} {name}"),
            language: "vi-VN".to_owned(),
            subject: name.to_owned(),
        },
        letterhead: Letterhead {
            number: String::new(),
            place_date: String::new(),
            ..head::of_office(agency, profile)
        },
        doc_type: DOC_TYPE.to_owned(),
        subject: broken(
            &[format!("Của: {name}; cấp ngày {}", on.format("%d/%m/%Y"))],
            profile,
            orientation,
        ),
        opening: Opening {
            bases: Vec::new(),
            paragraphs: vec![vec![Run::plain(USE)]],
        },
        blocks: vec![Block::Table(code_table(code))],
        closing: vec![vec![Run::plain(KEEP)], vec![Run::plain(PLAINLY)]],
        ..Document::default()
    }
}

fn code_table(code: &str) -> Table {
    let bold = |text: &str| Run {
        text: text.to_owned(),
        bold: true,
        italic: false,
        ..Run::default()
    };
    // Room around it: it is copied letter by letter.
    let cell = Cell {
        lines: vec![Vec::new(), vec![bold(code)], Vec::new()],
        ..centred("")
    };
    Table {
        anchor: None,
        columns: vec![Column { share: 1000 }],
        header_rows: 0,
        rows: vec![Row {
            anchor: None,
            cells: vec![cell],
        }],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_slip_says_whose_it_is_what_it_opens_and_what_a_pin_is_not() {
        let agency = Agency::of_commune(plan::UnitKind::Commune, "An Hòa", "", "");
        let profile = Profile::nd30_2020().on(crate::PaperSize::A5);
        let slip = recovery_slip(
            &agency,
            ("Lò Thị Mai", "BCFG-HJKL-MNPQ-RSTV"),
            NaiveDate::default(),
            &profile,
        );
        let words = crate::plain_text(&slip);
        for said in [
            "Lò Thị Mai",
            "BCFG-HJKL-MNPQ-RSTV",
            "không phải mã hóa dữ liệu",
        ] {
            assert!(words.contains(said), "{said}: {words}");
        }
        // A file is named after its title, which must not tell the code.
        assert_eq!(slip.meta.title, "Mã khôi phục Lò Thị Mai");
        assert!(!slip.meta.subject.contains("BCFG"));
    }
}
