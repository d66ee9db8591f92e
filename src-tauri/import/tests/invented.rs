//! One plan of an invented commune, to be written in every format a plan comes in.

/// A piece of the plan, in order.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Piece {
    /// Words side by side: letterhead and ending.
    Beside(&'static [&'static str], &'static [&'static str]),
    /// A line in the middle, in bold.
    Title(&'static str),
    /// A paragraph; what stands between two `*` is bold.
    Line(&'static str),
    /// A paragraph with a number or a bullet: level from 0, label, words.
    Item(usize, &'static str, &'static str),
    /// Rows of eight cells, the first a heading; a line break is `/`.
    Table(&'static [[&'static str; 8]]),
}

use Piece::{Beside, Item, Line, Table, Title};

/// The plan.
pub(crate) const PLAN: &[Piece] = &[
    Beside(
        &["ỦY BAN NHÂN DÂN", "XÃ ĐỒI CHÈ"],
        &[
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
        ],
    ),
    Beside(&["Số: 15/KH-UBND"], &["Đồi Chè, ngày 12 tháng 01 năm 2026"]),
    Title("KẾ HOẠCH"),
    Title("Tuyên truyền phòng cháy, chữa cháy rừng năm 2026"),
    Title("trên địa bàn xã Đồi Chè"),
    Line("Căn cứ Kế hoạch số 08/KH-UBND ngày 05/01/2026 của UBND tỉnh về phòng cháy rừng;"),
    Line("Căn cứ tình hình thực tế của địa phương;"),
    Line("Ủy ban nhân dân xã Đồi Chè xây dựng kế hoạch như sau:"),
    Item(0, "I.", "MỤC ĐÍCH, YÊU CẦU"),
    Item(1, "1.", "Mục đích"),
    Item(
        3,
        "-",
        "Giúp người dân ven rừng biết cách báo tin khi thấy khói.",
    ),
    Item(3, "-", "Giảm số vụ đốt nương không xin phép."),
    Item(1, "2.", "Yêu cầu"),
    Item(
        3,
        "-",
        "Nội dung ngắn, dễ nhớ, có *tiếng dân tộc* kèm theo.",
    ),
    Item(0, "II.", "NỘI DUNG VÀ HÌNH THỨC"),
    Item(1, "1.", "Nội dung tuyên truyền"),
    Item(2, "a)", "Cấp dự báo cháy rừng và việc phải làm ở mỗi cấp;"),
    Item(2, "b)", "Số điện thoại của tổ trực tại các thôn."),
    Item(1, "2.", "Hình thức tuyên truyền"),
    Item(2, "a)", "Phát trên loa của thôn vào sáng thứ Hai;"),
    Item(2, "b)", "Treo biển báo ở bìa rừng."),
    Line("Các hình thức trên được làm *xen kẽ* trong cả mùa khô."),
    Item(0, "III.", "TỔ CHỨC THỰC HIỆN"),
    Item(
        1,
        "1.",
        "Phòng Kinh tế: chủ trì, phối hợp với các thôn in tờ rơi.",
    ),
    Item(1, "2.", "Công an xã: trực và tiếp nhận tin báo."),
    Line("Trên đây là Kế hoạch tuyên truyền phòng cháy, chữa cháy rừng năm 2026 của UBND xã./."),
    Beside(
        &[
            "Nơi nhận:",
            "- UBND tỉnh (để b/c);",
            "- Các thôn (để t/h);",
            "- Lưu: VT, KT.",
        ],
        &[
            "TM. ỦY BAN NHÂN DÂN",
            "KT. CHỦ TỊCH",
            "PHÓ CHỦ TỊCH",
            "Vũ Thị Mận",
        ],
    ),
    Title("PHỤ LỤC"),
    Title("NHIỆM VỤ TUYÊN TRUYỀN NĂM 2026"),
    Table(&[
        [
            "TT",
            "Nhiệm vụ",
            "Sản phẩm",
            "Đơn vị chủ trì",
            "Đơn vị phối hợp",
            "Thời gian",
            "Kinh phí",
            "Ghi chú",
        ],
        [
            "1",
            "In tờ rơi về báo tin cháy/cho các hộ ven rừng",
            "500 tờ",
            "Phòng Kinh tế",
            "Các thôn",
            "Quý I",
            "4.000.000 đồng",
            "",
        ],
        [
            "2",
            "Phát tin trên loa",
            "24 buổi",
            "Trung tâm Dịch vụ tổng hợp",
            "Công an xã; Đoàn xã",
            "Thường xuyên",
            "Ngân sách xã",
            "Hai thứ tiếng",
        ],
        [
            "3",
            "Treo biển báo cấp cháy",
            "6 biển",
            "Công an xã",
            "",
            "Tháng 3",
            "",
            "",
        ],
    ]),
];

/// The words of a piece in stretches that are bold or not.
pub(crate) fn runs(text: &str) -> impl Iterator<Item = (bool, &str)> {
    let parts = text.split('*').enumerate();
    parts
        .map(|(i, part)| (i % 2 == 1, part))
        .filter(|(_, part)| !part.is_empty())
}

/// The plan as text, as people type it or copy it out of a program.
pub(crate) fn text() -> String {
    let mut out = String::new();
    for piece in PLAN {
        let lines = match piece {
            // Two columns of a text are kept apart by spaces.
            Beside(left, right) if left[0].ends_with(':') => {
                [left.join("\n"), right.join("\n")].join("\n")
            }
            Beside(left, right) => {
                let pair = |(left, right): (&&str, &&str)| format!("{left:<40}{right}");
                left.iter()
                    .zip(*right)
                    .map(pair)
                    .collect::<Vec<_>>()
                    .join("\n")
            }
            Title(text) | Line(text) => text.replace('*', ""),
            Item(_, label, text) => format!("{label} {}", text.replace('*', "")),
            Table(rows) => rows
                .iter()
                .map(|row| row.join("\t").replace('/', " "))
                .collect::<Vec<_>>()
                .join("\n"),
        };
        out.push_str(&lines);
        out.push('\n');
    }
    out
}
