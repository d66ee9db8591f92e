//! How a report tells what was counted: a sentence for each channel, its figures bound.

use plan::text::fold;
use plan::{CountLine, CountOf, FigureSource, Piece, TasksOf};

/// How a channel is told: its code, what was done, and what follows the count in its main unit
/// (`phát 36 lượt trên hệ thống truyền thanh`).
const SAID: [(&str, &str, &str, &str); 19] = [
    ("document", "ban hành", "văn bản", " chỉ đạo, hướng dẫn"),
    ("broadcast", "phát", "lượt", " trên hệ thống truyền thanh"),
    ("conference", "tổ chức", "cuộc", " hội nghị"),
    (
        "meeting_integrated",
        "lồng ghép tuyên truyền trong",
        "cuộc",
        " họp",
    ),
    ("training_class", "mở", "lớp", " tập huấn"),
    ("seminar", "tổ chức", "cuộc", " tọa đàm"),
    ("dialogue", "tổ chức", "cuộc", " đối thoại"),
    (
        "news_item",
        "đăng",
        "tin, bài",
        " trên trang thông tin điện tử",
    ),
    ("social_post", "đăng", "bài", " trên mạng xã hội"),
    (
        "video",
        "thực hiện",
        "sản phẩm",
        " phóng sự, ghi hình, ghi âm",
    ),
    (
        "screen",
        "trình chiếu",
        "lượt",
        " trên màn hình, bảng điện tử",
    ),
    ("leaflet", "cấp phát", "tờ", " rơi, tờ gấp"),
    ("banner", "treo", "băng rôn", ", khẩu hiệu"),
    ("panel", "lắp đặt", "tấm", " pa nô, áp phích"),
    (
        "mobile_outreach",
        "tổ chức",
        "buổi",
        " tuyên truyền lưu động",
    ),
    ("contest", "tổ chức", "cuộc", " thi, hội thi"),
    (
        "digital_group",
        "ghi nhận",
        "lượt",
        " hoạt động của tổ công nghệ số cộng đồng",
    ),
    ("posting", "niêm yết", "thủ tục", " hành chính"),
    ("survey", "thu", "phiếu", " khảo sát mức độ hài lòng"),
];

/// What is done in a field of a report: its heading and its channels.
pub(super) const FIELDS: [(&str, &[&str]); 5] = [
    ("Công tác lãnh đạo, chỉ đạo", &["document"]),
    ("Tuyên truyền trên hệ thống truyền thanh", &["broadcast"]),
    (
        "Hội nghị, tập huấn và tuyên truyền lồng ghép",
        &[
            "conference",
            "meeting_integrated",
            "training_class",
            "seminar",
            "dialogue",
        ],
    ),
    (
        "Tin, bài trên trang thông tin điện tử và mạng xã hội",
        &["news_item", "social_post", "video"],
    ),
    (
        "Tuyên truyền trực quan",
        &["leaflet", "banner", "panel", "screen"],
    ),
];
/// Everything else.
pub(super) const OTHERS: &str = "Các hoạt động khác";

/// The field of a channel, as an index of [`FIELDS`]; the one after them for others.
pub(super) fn field_of(channel: &str) -> usize {
    let known = FIELDS
        .iter()
        .position(|(_, codes)| codes.contains(&channel));
    known.unwrap_or(FIELDS.len())
}

/// A bound number of tasks.
pub(super) fn tasks(of: TasksOf) -> Piece {
    Piece::figure(FigureSource::Tasks(of))
}

fn figure(line: &CountLine, of: CountOf) -> Piece {
    Piece::figure(FigureSource::Count {
        channel: line.channel.clone(),
        measure: line.measure.clone(),
        of,
    })
}

/// What was done in one channel, told from its lines in all units. What was done in the period
/// and what was done so far stand apart; what is nought is not told. No sentence where there is
/// nothing to tell.
pub(super) fn channel(lines: &[&CountLine]) -> Option<Vec<Piece>> {
    let first = lines.first()?;
    let in_period = counted(lines, |line| line.in_period.0);
    let so_far = counted(lines, |line| line.so_far.0);
    let before = counted(lines, |line| line.year_before.0);
    let mut pieces = Vec::new();
    let (lead, told, of) = match (in_period.is_empty(), so_far.is_empty()) {
        (false, _) => ("Trong kỳ", &in_period, CountOf::InPeriod),
        (true, false) => ("Lũy kế từ đầu năm", &so_far, CountOf::SoFar),
        (true, true) => return None,
    };
    let how = SAID.iter().find(|(code, ..)| *code == first.channel);
    let main = |line: &CountLine| how.filter(|(_, _, unit, _)| fold(unit) == fold(&line.measure));
    match told.first().and_then(|line| main(line)) {
        Some((_, verb, ..)) => pieces.push(Piece::words(format!("{lead} {verb} "))),
        None => pieces.push(Piece::words(format!(
            "{}: {} ",
            first.name,
            lead.to_lowercase()
        ))),
    }
    for (i, line) in told.iter().enumerate() {
        if i > 0 {
            pieces.push(Piece::words(", "));
        }
        pieces.push(figure(line, of));
        let after = main(line).map_or("", |(.., after)| after);
        pieces.push(Piece::words(format!(" {}{after}", line.measure)));
    }
    let more = so_far.iter().any(|line| line.so_far.0 != line.in_period.0);
    if of == CountOf::InPeriod && more {
        listed(&mut pieces, "; lũy kế từ đầu năm ", &so_far, CountOf::SoFar);
    }
    if !before.is_empty() {
        listed(
            &mut pieces,
            "; cùng kỳ năm trước ",
            &before,
            CountOf::YearBefore,
        );
    }
    pieces.push(Piece::words("."));
    Some(joined(pieces))
}

fn counted<'a>(lines: &[&'a CountLine], read: fn(&CountLine) -> u64) -> Vec<&'a CountLine> {
    lines
        .iter()
        .copied()
        .filter(|line| read(line) > 0)
        .collect()
}

fn listed(pieces: &mut Vec<Piece>, lead: &str, lines: &[&CountLine], of: CountOf) {
    for (i, line) in lines.iter().enumerate() {
        pieces.push(Piece::words(if i == 0 { lead } else { ", " }));
        pieces.push(figure(line, of));
        pieces.push(Piece::words(format!(" {}", line.measure)));
    }
}

/// Neighbouring words as one piece.
pub(super) fn joined(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    for piece in pieces {
        match out.last_mut() {
            Some(last) if last.source.is_none() && piece.source.is_none() => {
                last.text.push_str(&piece.text);
            }
            _ => out.push(piece),
        }
    }
    out
}
