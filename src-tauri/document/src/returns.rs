//! Which units' collection forms came back.

use crate::compose::Source;
use crate::profile::Profile;
use crate::quarter_sheet::{UnitForm, broken, letterhead, plan_name, quarter_words};
use crate::slips::centred;
use crate::tree::{
    Block, Cell, Column, Document, Meta, Opening, Orientation, Row, Run, Signature, Table,
};
use chrono::NaiveDate;
use plan::Quarter;

const DOC_TYPE: &str = "DANH SÁCH ĐƠN VỊ GỬI PHIẾU";
const TITLE: &str = "Danh sách đơn vị gửi phiếu";
const SIGNER: &str = "NGƯỜI LẬP DANH SÁCH";
const NAME: &str = "Họ và tên: ………………………";
const HEADER: [&str; 5] = ["TT", "Đơn vị", "Mã phiếu", "Số nhiệm vụ", "Ngày nhận phiếu"];
/// Shares of the columns, in that order.
const SHARES: [u32; 5] = [60, 370, 290, 110, 170];
const NOT_YET: &str = "Chưa nhận";

/// A unit's form, and the day it came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Return<'a> {
    /// The form.
    pub form: UnitForm<'a>,
    /// When it came back, if it did.
    pub day: Option<NaiveDate>,
}

/// Every unit that is asked for a quarter, and whether it answered; those that did not are named
/// above the table too.
pub fn returns_list(
    source: &Source<'_>,
    quarter: Quarter,
    returns: &[Return<'_>],
    profile: &Profile,
) -> Document {
    let subject = [format!(
        "Kết quả thực hiện nhiệm vụ {} theo {}",
        quarter_words(quarter),
        plan_name(source)
    )];
    Document {
        meta: Meta {
            title: format!("{TITLE} {}", quarter_words(quarter)),
            language: "vi-VN".to_owned(),
            subject: subject.join(" "),
        },
        letterhead: letterhead(source, profile),
        doc_type: DOC_TYPE.to_owned(),
        subject: broken(&subject, profile, Orientation::Portrait),
        opening: Opening {
            bases: Vec::new(),
            paragraphs: vec![vec![Run::plain(told(returns))]],
        },
        blocks: vec![Block::Table(table(returns))],
        signature: Signature {
            lines: vec![SIGNER.to_owned()],
            name: NAME.to_owned(),
        },
        ..Document::default()
    }
}

fn told(returns: &[Return<'_>]) -> String {
    let open: Vec<&str> = returns
        .iter()
        .filter(|it| it.day.is_none())
        .map(|it| it.form.unit.name.as_str())
        .collect();
    let back = returns.len() - open.len();
    let counted = format!("Đã nhận {back}/{} phiếu.", returns.len());
    if open.is_empty() {
        return counted;
    }
    format!("{counted} Chưa gửi phiếu: {}.", open.join("; "))
}

fn table(returns: &[Return<'_>]) -> Table {
    let header = Row {
        anchor: None,
        cells: HEADER.map(centred).to_vec(),
    };
    let row = |(number, it): (usize, &Return<'_>)| {
        let day = it.day.map(|day| day.format("%d/%m/%Y").to_string());
        let unit = &it.form.unit;
        Row {
            anchor: None,
            cells: vec![
                centred(&number.to_string()),
                Cell {
                    lines: vec![vec![Run::plain(&unit.name)]],
                    ..Cell::default()
                },
                centred(&it.form.code.to_string()),
                centred(&unit.tasks.len().to_string()),
                centred(day.as_deref().unwrap_or(NOT_YET)),
            ],
        }
    };
    Table {
        anchor: None,
        columns: SHARES.map(|share| Column { share }).to_vec(),
        header_rows: 1,
        rows: std::iter::once(header)
            .chain((1..).zip(returns).map(row))
            .collect(),
    }
}
