//! Papers that are no plans: letters, a report, an assignment slip, a list on its side.

use super::letters::{COMMITTEE, kind, letterhead, line, meta, plain, signed, texts, to};
use super::{Golden, answers, daybooks, letters, period_report, plans, register, sheets};
use document::{
    Addressees, Align, Block, Cell, Column, Document, Heading, Orientation, ParagraphKind, Profile,
    Recipients, Row, Run, Stamp, Table, Weight, quarter_sheet,
};
use plan::Quarter;

/// All of them.
pub(crate) fn all() -> Vec<Golden> {
    vec![
        Golden::paper("letter-one", letters::to_one),
        Golden::paper("letter-three", letters::to_three),
        Golden::paper("report", report),
        Golden::paper("period-report", period_report::drafted),
        Golden::paper("slip", slip),
        Golden::paper("landscape", list_on_its_side),
        Golden::paper("quarter-sheet", blank_sheet),
        Golden::paper("line-ends", line_ends),
        Golden::paper("cross-reference", answers::table),
        Golden::paper("assignment", sheets::one_slip),
        Golden::paper("reminder", sheets::to_all),
        Golden::paper("unit-sheet", sheets::one_sheet),
        Golden::paper("returns", sheets::answered),
        Golden::paper("remarks-table", sheets::answers_to_remarks),
        Golden::paper("register", register::book),
        Golden::paper("approval", register::approved),
        Golden::paper("approval-long", register::often_returned),
        Golden::paper("recovery", register::recovery),
        Golden::paper("timeline", sheets::new_year),
        Golden::paper("timeline-60", sheets::year),
        Golden::paper("broadcast-book", daybooks::broadcast),
        Golden::paper("log-book", daybooks::log),
        Golden::paper("task-sums", summed),
        Golden::paper("year-figures", sheets::in_figures),
        Golden::paper("comparison", sheets::compared),
        Golden::paper("comparison-wide", sheets::compared_wide),
    ]
}

/// A plan whose annex ends with what its tasks cost, source by source.
fn summed(profile: &Profile) -> Document {
    let mut planned = plans::all()
        .into_iter()
        .find(|planned| planned.name == "tasks-60")
        .expect("the plan with sixty tasks is among the golden ones");
    planned.tasks.truncate(5);
    for (task, budget) in planned.tasks.iter_mut().zip([
        "15 triệu đồng (nguồn xã hội hóa)",
        "12.000.000 đồng từ chi thường xuyên",
        "Theo dự toán riêng",
        "4.500.000 đồng",
        "8.000.000 đồng từ chi thường xuyên",
    ]) {
        budget.clone_into(&mut task.budget);
    }
    let profile = profile.clone().remade("sums", |name, figure| match name {
        "task_sums" => figure.at(1).unwrap_or(figure),
        _ => figure,
    });
    planned.document_in(&profile)
}

fn heading(level: u8, label: &str, text: &str) -> Block {
    Block::Heading(Heading {
        level,
        label: label.to_owned(),
        text: text.to_owned(),
        ..Heading::default()
    })
}

/// A department's quarter report to its committee.
fn report(_: &Profile) -> Document {
    let agency = [
        ("UBND XÃ SUỐI MÂY", Weight::Regular),
        ("PHÒNG VĂN HÓA - XÃ HỘI", Weight::Bold),
    ];
    let date = "Suối Mây, ngày 14 tháng 6 năm 2026";
    Document {
        meta: meta("Báo cáo kết quả tuyên truyền cải cách hành chính quý II năm 2026"),
        letterhead: letterhead(&agency, "Số: 27/BC-VHXH", date),
        doc_type: "BÁO CÁO".to_owned(),
        subject: texts(&[
            "Kết quả thực hiện Kế hoạch tuyên truyền cải cách hành chính",
            "quý II năm 2026",
        ]),
        addressees: Addressees {
            title: "Kính gửi:".to_owned(),
            lines: texts(&["Ủy ban nhân dân xã Suối Mây."]),
        },
        blocks: vec![
            plain(
                "Thực hiện Kế hoạch số 05/KH-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân xã, Phòng Văn hóa - Xã hội báo cáo kết quả quý II như sau:",
            ),
            heading(1, "I.", "KẾT QUẢ"),
            heading(2, "1.", "Nhiệm vụ trong quý"),
            plain("Trong quý có 12 nhiệm vụ, hoàn thành 10, đang làm 01, chậm 01."),
            Block::Table(figures()),
            heading(2, "2.", "Việc nổi bật"),
            kind(
                ParagraphKind::Dash,
                "-",
                "Phiên hướng dẫn lưu động tại bản Huổi Lụ có 140 người dự.",
            ),
            kind(
                ParagraphKind::Dash,
                "-",
                "Chuyên mục trên trang thông tin điện tử có 15 tin, bài.",
            ),
            heading(1, "II.", "KHÓ KHĂN, KIẾN NGHỊ"),
            plain("Đề nghị Ủy ban nhân dân xã bố trí thêm kinh phí in tờ gấp bằng tiếng Thái."),
        ],
        closing: vec![line("Trên đây là báo cáo của Phòng Văn hóa - Xã hội./.")],
        recipients: to(&[
            "- Như trên;",
            "- Văn phòng HĐND và UBND xã;",
            "- Lưu: VHXH.",
        ]),
        signature: signed(&["TRƯỞNG PHÒNG"], "Lò Thị Mai"),
        ..Document::default()
    }
}

/// A report's table: a heading over two columns, another beside two rows.
fn figures() -> Table {
    let cell = |text: &str, columns, rows, align| Cell {
        span: document::Span { columns, rows },
        align,
        lines: vec![vec![Run::plain(text)]],
    };
    let middle = |text: &str| cell(text, 1, 1, Align::Centre);
    let row = |cells: Vec<Cell>| Row {
        anchor: None,
        cells,
    };
    Table {
        anchor: None,
        columns: [6, 30, 12, 12].map(|share| Column { share }).to_vec(),
        header_rows: 2,
        rows: vec![
            row(vec![
                cell("TT", 1, 2, Align::Centre),
                cell("Chỉ tiêu", 1, 2, Align::Centre),
                cell("Quý II", 2, 1, Align::Centre),
            ]),
            row(vec![middle("Giao"), middle("Đạt")]),
            row(vec![
                middle("1"),
                cell("Buổi phát thanh", 1, 1, Align::Left),
                middle("36"),
                middle("36"),
            ]),
            row(vec![
                middle("2"),
                cell("Tờ gấp hướng dẫn nộp hồ sơ trực tuyến", 1, 1, Align::Left),
                middle("700"),
                middle("650"),
            ]),
        ],
    }
}

/// A chairman's slip that gives a task to a unit, in haste.
fn slip(profile: &Profile) -> Document {
    let mut head = letterhead(
        &COMMITTEE,
        "Số: 09/PGV-UBND",
        "Suối Mây, ngày 03 tháng 02 năm 2026",
    );
    head.stamps = vec![Stamp::express(profile)];
    Document {
        meta: meta("Phiếu giao việc chuẩn bị hội nghị đối thoại"),
        circulation: Some(Stamp::return_after_reading(profile)),
        letterhead: head,
        doc_type: "PHIẾU GIAO VIỆC".to_owned(),
        subject: texts(&["Chuẩn bị hội nghị đối thoại với Nhân dân"]),
        addressees: Addressees {
            title: "Kính gửi:".to_owned(),
            lines: texts(&[
                "- Bà Lò Thị Mai, Trưởng phòng Phòng Văn hóa - Xã hội, người được giao chủ trì chuẩn bị nội dung, giấy mời và bản tin phát thanh;",
                "- Trưởng bản Nà Ó.",
            ]),
        },
        blocks: vec![
            kind(
                ParagraphKind::Clause,
                "1.",
                "Việc được giao: chuẩn bị hội nghị đối thoại về thủ tục hành chính tại bản Nà Ó.",
            ),
            kind(
                ParagraphKind::Clause,
                "2.",
                "Sản phẩm: giấy mời, báo cáo tóm tắt, bản tin sau hội nghị.",
            ),
            kind(
                ParagraphKind::Clause,
                "3.",
                "Thời hạn: trước ngày 20 tháng 02 năm 2026.",
            ),
        ],
        recipients: Recipients {
            drafter: "HVS.(03)".to_owned(),
            ..to(&["- Như trên;", "- Lưu: VT."])
        },
        signature: signed(&["CHỦ TỊCH"], "Vàng A Tủa"),
        ..Document::default()
    }
}

/// A list whose table is not split off into an annex, so its own pages lie on their side (I.2).
fn list_on_its_side(profile: &Profile) -> Document {
    let source = plans::all()
        .into_iter()
        .find(|planned| planned.name == "tasks-02")
        .map(|planned| planned.document_in(profile))
        .unwrap_or_default();
    let tables = source.annexes.iter().flat_map(|annex| annex.blocks.clone());
    Document {
        orientation: Orientation::Landscape,
        meta: meta("Danh mục nhiệm vụ tuyên truyền năm 2026"),
        doc_type: "DANH MỤC".to_owned(),
        subject: texts(&["Nhiệm vụ tuyên truyền cải cách hành chính năm 2026"]),
        blocks: std::iter::once(plain("Các nhiệm vụ và đơn vị chủ trì:"))
            .chain(tables)
            .collect(),
        annexes: Vec::new(),
        contact: texts(&["Địa chỉ: bản Nà Ó, xã Suối Mây, tỉnh Bắc Nguyên"]),
        ..source
    }
}

/// Numbers of documents and years at every place of a line's end.
fn line_ends(_: &Profile) -> Document {
    let paragraphs = (0..18).map(|n| {
        let before = "việc ".repeat(6) + "i".repeat(2 * n).as_str();
        plain(&format!(
            "Thực hiện {before} theo Quyết định số 2454/QĐ-UBND ngày 04/12/2026 giai đoạn 2026-2030 và các văn bản có liên quan."
        ))
    });
    Document {
        meta: meta("Cuối dòng"),
        letterhead: letterhead(
            &COMMITTEE,
            "Số:      /TB-UBND",
            "Suối Mây, ngày      tháng      năm 2026",
        ),
        doc_type: "THÔNG BÁO".to_owned(),
        subject: texts(&["Số và ký hiệu ở cuối dòng"]),
        blocks: paragraphs.collect(),
        signature: signed(&["CHỦ TỊCH"], "Vàng A Tủa"),
        recipients: to(&["- Lưu: VT."]),
        ..Document::default()
    }
}

/// The form on which a quarter is collected by hand.
fn blank_sheet(profile: &Profile) -> Document {
    let planned = plans::all()
        .into_iter()
        .find(|planned| planned.name == "tasks-02")
        .expect("the plan with two tasks is among the golden ones");
    let quarter = Quarter::of_year(2026).next().expect("a year has quarters");
    quarter_sheet(&planned.source(), quarter, profile)
}
