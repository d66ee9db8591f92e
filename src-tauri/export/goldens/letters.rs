//! Official letters and other papers with `Kính gửi`, built as they are.

use document::{
    Addressees, AgencyLine, Block, Document, HeadScale, Letterhead, Line, Meta, Paragraph,
    ParagraphKind, Profile, Recipients, Run, Signature, Weight, about_lines,
};

/// What a paper of the invented commune begins with.
pub(crate) fn letterhead(agency: &[(&str, Weight)], number: &str, date: &str) -> Letterhead {
    Letterhead {
        agency: agency
            .iter()
            .map(|(text, weight)| AgencyLine {
                text: (*text).to_owned(),
                weight: *weight,
            })
            .collect(),
        national_title: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM".to_owned(),
        motto: "Độc lập - Tự do - Hạnh phúc".to_owned(),
        number: number.to_owned(),
        about: Vec::new(),
        stamps: Vec::new(),
        place_date: date.to_owned(),
        scale: HeadScale::Normal,
    }
}

/// What a file of it says of itself.
pub(crate) fn meta(title: &str) -> Meta {
    Meta {
        title: title.to_owned(),
        language: "vi-VN".to_owned(),
        subject: title.to_owned(),
    }
}

pub(crate) fn texts(lines: &[&str]) -> Vec<String> {
    lines.iter().map(|line| (*line).to_owned()).collect()
}

pub(crate) fn line(text: &str) -> Line {
    vec![Run::plain(text)]
}

pub(crate) fn kind(kind: ParagraphKind, label: &str, text: &str) -> Block {
    Block::Paragraph(Paragraph {
        anchor: None,
        kind,
        label: label.to_owned(),
        runs: line(text),
    })
}

pub(crate) fn plain(text: &str) -> Block {
    kind(ParagraphKind::Plain, "", text)
}

pub(crate) fn signed(lines: &[&str], name: &str) -> Signature {
    Signature {
        lines: texts(lines),
        name: name.to_owned(),
    }
}

pub(crate) fn to(lines: &[&str]) -> Recipients {
    Recipients {
        title: "Nơi nhận:".to_owned(),
        lines: texts(lines),
        drafter: String::new(),
    }
}

pub(crate) const COMMITTEE: [(&str, Weight); 2] = [
    ("ỦY BAN NHÂN DÂN", Weight::Bold),
    ("XÃ SUỐI MÂY", Weight::Bold),
];

/// To one addressee, with the office's address and the typist's sign.
pub(crate) fn to_one(profile: &Profile) -> Document {
    let about = "V/v báo cáo kết quả tuyên truyền cải cách hành chính quý II năm 2026";
    let date = "Suối Mây, ngày 12 tháng 6 năm 2026";
    Document {
        meta: meta(about),
        letterhead: Letterhead {
            about: about_lines(about, profile),
            ..letterhead(&COMMITTEE, "Số: 118/UBND-VHXH", date)
        },
        addressees: Addressees {
            title: "Kính gửi:".to_owned(),
            lines: texts(&["Sở Nội vụ tỉnh Bắc Nguyên."]),
        },
        blocks: vec![
            plain(
                "Thực hiện Công văn số 45/SNV-CCHC ngày 02 tháng 6 năm 2026 của Sở Nội vụ về việc báo cáo kết quả tuyên truyền cải cách hành chính, Ủy ban nhân dân xã Suối Mây báo cáo như sau:",
            ),
            plain(
                "Trong quý II, xã đã phát 36 buổi trên hệ thống truyền thanh, phát 700 tờ gấp và mở 04 buổi hướng dẫn nộp hồ sơ trực tuyến tại các bản. Tỷ lệ hồ sơ nộp trực tuyến đạt 72,4%, tăng 6,1 điểm so với quý trước.",
            ),
            plain(
                "Khó khăn lớn nhất là sóng điện thoại yếu ở ba bản vùng cao. Xã đề nghị Sở Nội vụ làm việc với đơn vị viễn thông để sớm khắc phục.",
            ),
        ],
        closing: vec![line("Ủy ban nhân dân xã Suối Mây trân trọng báo cáo./.")],
        recipients: Recipients {
            drafter: "LTM.(05)".to_owned(),
            ..to(&[
                "- Như trên;",
                "- Chủ tịch, các Phó Chủ tịch UBND xã;",
                "- Lưu: VT, VHXH.",
            ])
        },
        signature: signed(
            &["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
            "Hà Văn Sơn",
        ),
        contact: texts(&[
            "Địa chỉ: bản Nà Ó, xã Suối Mây, tỉnh Bắc Nguyên. Điện thoại: 0200 000 000",
            "Thư điện tử: ubnd@suoimay.example. Trang thông tin: suoimay.example",
        ]),
        ..Document::default()
    }
}

/// To three addressees, about something that takes many lines.
pub(crate) fn to_three(profile: &Profile) -> Document {
    let about = "V/v đôn đốc rà soát, công khai thủ tục hành chính và tuyên truyền nộp hồ sơ trực tuyến trên địa bàn xã trong quý III năm 2026";
    let date = "Suối Mây, ngày      tháng 7 năm 2026";
    Document {
        meta: meta(about),
        letterhead: Letterhead {
            about: about_lines(about, profile),
            ..letterhead(&COMMITTEE, "Số:      /UBND-VHXH", date)
        },
        addressees: Addressees {
            title: "Kính gửi:".to_owned(),
            lines: texts(&[
                "- Văn phòng HĐND và UBND xã;",
                "- Trung tâm Phục vụ hành chính công xã;",
                "- Trưởng các bản, tổ dân phố trên địa bàn xã.",
            ]),
        },
        blocks: vec![
            plain(
                "Để người dân nộp hồ sơ thuận lợi, Ủy ban nhân dân xã Suối Mây yêu cầu các đơn vị thực hiện các việc sau:",
            ),
            kind(
                ParagraphKind::Clause,
                "1.",
                "Văn phòng HĐND và UBND xã rà soát danh mục thủ tục hành chính đang niêm yết, thay ngay bản đã hết hiệu lực.",
            ),
            kind(
                ParagraphKind::Clause,
                "2.",
                "Trung tâm Phục vụ hành chính công xã:",
            ),
            kind(
                ParagraphKind::Point,
                "a)",
                "Bố trí người hướng dẫn nộp hồ sơ trực tuyến trong tất cả các buổi làm việc;",
            ),
            kind(
                ParagraphKind::Point,
                "b)",
                "Báo số hồ sơ nộp trực tuyến vào thứ Sáu hằng tuần.",
            ),
            kind(
                ParagraphKind::Clause,
                "3.",
                "Trưởng bản, tổ trưởng tổ dân phố phổ biến tại cuộc họp gần nhất.",
            ),
        ],
        closing: vec![line("Yêu cầu các đơn vị nghiêm túc thực hiện./.")],
        recipients: to(&[
            "- Như trên;",
            "- Thường trực Đảng ủy (để b/c);",
            "- Lưu: VT, VHXH.",
        ]),
        signature: signed(&["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"], "Hà Văn Sơn"),
        ..Document::default()
    }
}
