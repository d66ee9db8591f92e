//! A report drafted from progress and log: what is known is told, what only people know is asked
//! for between square brackets.

use super::{ReportSource, issuer, period_after, period_words, say, shape, symbol};
use crate::{head, name};
use chrono::{Datelike, NaiveDate};
use plan::report::figures::is_named;
use plan::text::{fold, lower_first, squeeze};
use plan::{
    Agency, BlockKind, Channel, CountLine, Figures, PartialDate, Period, Piece, Plan, Recipient,
    ReportBlock, ReportSection, ReportText, Task, TaskLine, TaskState, TasksOf,
};

/// Most tasks named under one heading; the annex has them all.
const NAMED: usize = 20;
/// Most tasks named in a field of the results.
const NAMED_IN_FIELD: usize = 6;
/// Letters of a task's text in a sentence.
const TASK_LENGTH: usize = 300;

/// What a report is drafted from.
#[derive(Debug, Clone, Copy)]
pub struct Drafting<'a> {
    /// The period.
    pub period: Period,
    /// The days whose figures it tells, both counted.
    pub days: (NaiveDate, NaiveDate),
    /// The plan; nothing for all the office's work.
    pub plan: Option<&'a Plan>,
    /// The office.
    pub agency: &'a Agency,
    /// Channels, by whose names tasks find their field.
    pub channels: &'a [Channel],
    /// What was counted.
    pub figures: &'a Figures,
    /// Tasks due in the period after.
    pub ahead: &'a [Task],
    /// Who receives it.
    pub addressees: &'a [String],
}

/// The draft, its figures bound and filled in.
pub fn draft_report(from: &Drafting<'_>) -> ReportText {
    let who = who(from);
    let when = period_words(from.period);
    let empty = ReportText::default();
    let shape = shape(&ReportSource {
        period: from.period,
        text: &empty,
        figures: from.figures,
        plan: from.plan,
        agency: from.agency,
    });
    let text = ReportText {
        number: None,
        symbol: symbol(from.plan, from.agency),
        place: from.plan.map_or_else(
            || from.agency.place.clone(),
            |plan| match plan.head.place.trim() {
                "" => from.agency.place.clone(),
                own => own.to_owned(),
            },
        ),
        date: PartialDate::new(Some(from.days.1.year()), None, None).unwrap_or_default(),
        subject: subject(from, &when),
        addressees: from.addressees.to_vec(),
        opening: opening(from, &who, &when),
        sections: sections(from),
        closing: vec![plain(format!(
            "Trên đây là báo cáo kết quả {when} của {who}./."
        ))],
        recipients: recipients(from.agency),
        signature: crate::ending::signatory(from.plan.unwrap_or(&shape), from.agency),
    };
    text.filled(from.figures)
}

fn who(from: &Drafting<'_>) -> String {
    let empty = ReportText::default();
    let shape = shape(&ReportSource {
        period: from.period,
        text: &empty,
        figures: from.figures,
        plan: from.plan,
        agency: from.agency,
    });
    match issuer(&shape, from.agency) {
        name if name.is_empty() => "cơ quan".to_owned(),
        name => name,
    }
}

fn subject(from: &Drafting<'_>, when: &str) -> String {
    match from.plan.map(Plan::title) {
        Some(title) if !title.is_empty() => {
            format!("Kết quả {when} thực hiện Kế hoạch {}", lower_first(&title))
        }
        _ => format!("Kết quả công tác thông tin, tuyên truyền {when}"),
    }
}

/// `Thực hiện Kế hoạch số … ngày … của … về …, … báo cáo kết quả … như sau:`
fn opening(from: &Drafting<'_>, who: &str, when: &str) -> Vec<ReportBlock> {
    let (first, last) = from.days;
    let led = match from.plan {
        Some(plan) => format!("Thực hiện {}, ", cited(plan, from.agency)),
        None => String::new(),
    };
    vec![plain(format!(
        "{led}{who} báo cáo kết quả {when} (số liệu từ ngày {} đến ngày {}) như sau:",
        first.format("%d/%m/%Y"),
        last.format("%d/%m/%Y"),
    ))]
}

/// `Kế hoạch số 05/KH-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân xã … về …`
pub fn cited(plan: &Plan, agency: &Agency) -> String {
    let mut cited = "Kế hoạch".to_owned();
    if plan.head.number.is_some() {
        cited.push_str(" số ");
        cited.push_str(&head::number_and_symbol(plan, agency));
    }
    if plan.head.date.complete().is_some() {
        cited.push(' ');
        cited.push_str(&head::date(plan.head.date, plan.year));
    }
    let lines: Vec<String> = head::agency_lines(plan, agency)
        .into_iter()
        .filter(|line| line.weight == crate::tree::Weight::Bold)
        .map(|line| line.text)
        .collect();
    let issuer = name::in_sentence(&lines);
    if !issuer.is_empty() {
        cited.push_str(" của ");
        cited.push_str(&issuer);
    }
    let title = plan.title();
    if !title.is_empty() {
        cited.push_str(" về ");
        cited.push_str(&lower_first(&title));
    }
    cited
}

fn recipients(agency: &Agency) -> Vec<Recipient> {
    let archive = match agency.drafting_symbol.trim() {
        "" => "Lưu: VT".to_owned(),
        unit => format!("Lưu: VT, {unit}"),
    };
    ["Như trên".to_owned(), archive]
        .map(|name| Recipient {
            name,
            purpose: String::new(),
        })
        .to_vec()
}

fn sections(from: &Drafting<'_>) -> Vec<ReportSection> {
    let mut sections = vec![heading("Kết quả thực hiện", Vec::new())];
    sections.extend(results(from));
    if sections.len() == 1 {
        sections[0].blocks = vec![plain("[Nêu kết quả thực hiện trong kỳ.]")];
    }
    sections.push(heading("Đánh giá chung", Vec::new()));
    sections.push(under("Kết quả đạt được", achieved(from.figures)));
    sections.push(under("Tồn tại, hạn chế", shortcomings(from.figures)));
    sections.push(under(
        "Nguyên nhân",
        vec![plain(
            "[Nêu nguyên nhân của những tồn tại, hạn chế; nếu không có thì bỏ mục này.]",
        )],
    ));
    let next = period_after(from.period).map(period_words);
    sections.push(heading(
        &next.map_or_else(
            || "Nhiệm vụ trọng tâm".to_owned(),
            |when| format!("Nhiệm vụ trọng tâm {when}"),
        ),
        ahead(from.ahead),
    ));
    sections.push(heading(
        "Kiến nghị, đề xuất",
        vec![plain(
            "[Nêu kiến nghị, đề xuất; nếu không có thì ghi rõ không có.]",
        )],
    ));
    sections
}

/// By field, only those in which something was counted or done.
fn results(from: &Drafting<'_>) -> Vec<ReportSection> {
    let titles = say::FIELDS.iter().map(|(title, _)| *title);
    titles
        .chain([say::OTHERS])
        .enumerate()
        .filter_map(|(field, title)| {
            let mut blocks = told(from, field);
            blocks.extend(done(from, field));
            (!blocks.is_empty()).then(|| under(title, blocks))
        })
        .collect()
}

/// A sentence for each channel of a field.
fn told(from: &Drafting<'_>, field: usize) -> Vec<ReportBlock> {
    let mut codes: Vec<&str> = Vec::new();
    for line in &from.figures.counts {
        // What a task's own line counts is told with its channel, or with the task.
        if line.task().is_some() {
            continue;
        }
        if say::field_of(&line.channel) == field && !codes.contains(&line.channel.as_str()) {
            codes.push(&line.channel);
        }
    }
    codes
        .into_iter()
        .filter_map(|code| {
            let lines: Vec<&CountLine> = (from.figures.counts.iter())
                .filter(|line| line.channel == code)
                .collect();
            say::channel(&lines).map(|pieces| ReportBlock::of(BlockKind::Dash, pieces))
        })
        .collect()
}

/// The tasks of a field that are done.
fn done(from: &Drafting<'_>, field: usize) -> Vec<ReportBlock> {
    let tasks: Vec<&TaskLine> = (from.figures.tasks.iter())
        .filter(|task| task.state == TaskState::Done && field_of(task, from.channels) == field)
        .collect();
    let mut blocks: Vec<ReportBlock> = tasks
        .iter()
        .take(NAMED_IN_FIELD)
        .map(|task| {
            let status = match task.status {
                plan::TaskStatus::Maintained => "Duy trì thực hiện nhiệm vụ",
                _ => "Hoàn thành nhiệm vụ",
            };
            dash(format!("{status}: {}.", short(&task.text)))
        })
        .collect();
    if tasks.len() > NAMED_IN_FIELD {
        blocks.push(dash("Các nhiệm vụ khác đã hoàn thành nêu tại Phụ lục."));
    }
    blocks
}

/// The field whose channel a task's words name, else that of all others.
fn field_of(task: &TaskLine, channels: &[Channel]) -> usize {
    let words = fold(&task.text);
    channels
        .iter()
        .filter(|channel| is_named(channel, &words))
        .map(|channel| say::field_of(&channel.code))
        .min()
        .unwrap_or(say::FIELDS.len())
}

fn achieved(figures: &Figures) -> Vec<ReportBlock> {
    if figures.tasks.is_empty() {
        return vec![plain("[Đánh giá chung về kết quả đạt được trong kỳ.]")];
    }
    let mut pieces = vec![
        Piece::words("Trong kỳ có "),
        say::tasks(TasksOf::Due),
        Piece::words(" nhiệm vụ đến hạn thực hiện"),
    ];
    let some = |of| figures.tasks_of(of).is_some_and(|count| count > 0);
    if some(TasksOf::Done) {
        pieces.extend([
            Piece::words("; đã hoàn thành và duy trì "),
            say::tasks(TasksOf::Done),
            Piece::words(" nhiệm vụ, đạt "),
            say::tasks(TasksOf::Share),
        ]);
    }
    if some(TasksOf::Open) {
        pieces.extend([
            Piece::words("; "),
            say::tasks(TasksOf::Open),
            Piece::words(" nhiệm vụ đang tiếp tục thực hiện trong thời hạn"),
        ]);
    }
    pieces.push(Piece::words("."));
    vec![ReportBlock::of(BlockKind::Paragraph, say::joined(pieces))]
}

/// Late tasks with their reasons, then those that were dropped.
fn shortcomings(figures: &Figures) -> Vec<ReportBlock> {
    let of = |state| {
        let tasks = figures.tasks.iter();
        tasks.filter(move |task| task.state == state).collect()
    };
    let mut blocks = unfinished(
        &of(TaskState::Late),
        "Còn ",
        TasksOf::Late,
        " nhiệm vụ chậm so với kế hoạch:",
        "[nêu lý do chậm]",
    );
    blocks.extend(unfinished(
        &of(TaskState::Dropped),
        "Có ",
        TasksOf::Dropped,
        " nhiệm vụ không thực hiện:",
        "[nêu lý do không thực hiện]",
    ));
    if blocks.is_empty() {
        blocks.push(plain(
            "[Nêu tồn tại, hạn chế; nếu không có thì ghi rõ không có.]",
        ));
    }
    blocks
}

fn unfinished(
    tasks: &Vec<&TaskLine>,
    before: &str,
    of: TasksOf,
    after: &str,
    prompt: &str,
) -> Vec<ReportBlock> {
    if tasks.is_empty() {
        return Vec::new();
    }
    let pieces = vec![Piece::words(before), say::tasks(of), Piece::words(after)];
    let mut blocks = vec![ReportBlock::of(BlockKind::Paragraph, pieces)];
    blocks.extend(tasks.iter().take(NAMED).map(|task| {
        let reason = match task.note.trim().trim_end_matches('.') {
            "" => prompt,
            note => note,
        };
        let lead = within(&[&task.lead]);
        dash(format!("{}{lead}: {}.", short(&task.text), squeeze(reason)))
    }));
    if tasks.len() > NAMED {
        blocks.push(dash("Các nhiệm vụ còn lại nêu tại Phụ lục."));
    }
    blocks
}

fn ahead(tasks: &[Task]) -> Vec<ReportBlock> {
    if tasks.is_empty() {
        return vec![plain("[Nêu nhiệm vụ trọng tâm của kỳ tới.]")];
    }
    let mut blocks: Vec<ReportBlock> = tasks
        .iter()
        .take(NAMED)
        .map(|task| {
            let by = within(&[&task.lead, &task.timeframe.wording]);
            dash(format!("{}{by}.", short(&task.text)))
        })
        .collect();
    if tasks.len() > NAMED {
        blocks.push(dash("Các nhiệm vụ khác theo kế hoạch đã ban hành."));
    }
    blocks
}

/// ` (Phòng Văn hóa - Xã hội; quý II)`, of what is said.
fn within(words: &[&str]) -> String {
    let said: Vec<String> = words
        .iter()
        .map(|words| squeeze(words))
        .filter(|words| !words.is_empty())
        .collect();
    if said.is_empty() {
        String::new()
    } else {
        format!(" ({})", said.join("; "))
    }
}

/// A task's words on one line without a final mark, long ones cut at a word.
fn short(text: &str) -> String {
    let text = squeeze(text);
    let text = text.trim_end_matches(['.', ';', ',', ':']);
    if text.chars().count() <= TASK_LENGTH {
        return text.to_owned();
    }
    let cut: String = text.chars().take(TASK_LENGTH).collect();
    let whole = cut
        .rsplit_once(' ')
        .map_or(cut.as_str(), |(whole, _)| whole);
    format!("{whole}…")
}

fn heading(title: &str, blocks: Vec<ReportBlock>) -> ReportSection {
    ReportSection {
        nested: false,
        title: title.to_owned(),
        blocks,
    }
}

fn under(title: &str, blocks: Vec<ReportBlock>) -> ReportSection {
    ReportSection {
        nested: true,
        ..heading(title, blocks)
    }
}

fn plain(words: impl Into<String>) -> ReportBlock {
    ReportBlock::of(BlockKind::Paragraph, vec![Piece::words(words)])
}

fn dash(words: impl Into<String>) -> ReportBlock {
    ReportBlock::of(BlockKind::Dash, vec![Piece::words(words)])
}
