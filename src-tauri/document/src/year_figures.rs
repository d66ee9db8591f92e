//! A year in figures: the tables behind the pictures of a screen, on paper and as typed cells.
//! What a picture shows by length stands here as boxes, which copy in black and white.

use crate::book::{centred, grid, left, strong, table};
use crate::head;
use crate::profile::Profile;
use crate::quarter_sheet::broken;
use crate::tree::{
    Align, Block, Document, Heading, Letterhead, Meta, Opening, Orientation, Paragraph,
    ParagraphKind, Row, Run, Signature,
};
use crate::workbook::{Grid, Share, Sheet, Value, Workbook, across, columns};
use chrono::NaiveDate;
use plan::model::roman;
use plan::report::figures::grouped;
use plan::{Agency, Completion, Quarter};

const DOC_TYPE: &str = "BIỂU SỐ LIỆU";
const TITLE: &str = "Biểu số liệu";
const DATE: &str = "Ngày …… tháng …… năm ………";
const SIGNER: &str = "NGƯỜI LẬP BIỂU";
const NAME: &str = "Họ và tên: ………………………………";
const NO_UNIT: &str = "(chưa phân công)";
const YEAR: &str = "Cả năm";
const NOTHING: &str = "–";

const QUARTERS: &str = "Hoàn thành theo quý";
const UNITS: &str = "Hoàn thành theo đơn vị chủ trì";
const CHANNELS: &str = "Kết quả theo hình thức, từng tháng";
const AIMS: &str = "Chỉ tiêu và kết quả";
const NO_LOG: &str = "Nhật ký chưa ghi việc nào trong năm.";
const NO_AIMS: &str = "Chưa đặt chỉ tiêu theo quý.";

const SHARE_HEADER: [&str; 4] = [
    "Đã hoàn thành",
    "Đến hạn",
    "Tỷ lệ (%)",
    "Mức (mỗi ô là 10%)",
];
const SHARE_SHARES: [u32; 5] = [340, 140, 120, 110, 236];
const AIM_HEADER: [&str; 6] = [
    "Đơn vị tính",
    "Quý",
    "Chỉ tiêu",
    "Đã làm",
    "Tỷ lệ (%)",
    "Mức (mỗi ô là 10%)",
];
const AIM_SHARES: [u32; 6] = [240, 100, 130, 130, 110, 236];
const MONTHS: usize = 12;
/// Boxes of a full bar.
const BOXES: u32 = 10;

/// A year of a plan, or of all plans of the office.
#[derive(Debug, Clone)]
pub struct YearFigures<'a> {
    /// The office.
    pub agency: &'a Agency,
    /// The year.
    pub year: i32,
    /// The plan, as a sentence names it; empty for all of the year.
    pub plan: &'a str,
    /// The day the figures were counted.
    pub today: NaiveDate,
    /// What is complete of what was due in each quarter.
    pub by_quarter: Vec<(Quarter, Completion)>,
    /// The same for each unit that leads; the name may be empty.
    pub by_unit: Vec<(String, Completion)>,
    /// The same over all of them.
    pub total: Completion,
    /// What the log says, channel by channel.
    pub channels: Vec<ChannelMonths>,
    /// What was aimed at, measure by measure and quarter by quarter.
    pub aims: Vec<AimedQuarter>,
}

/// What was done in one channel, in one unit of measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChannelMonths {
    /// The channel's name.
    pub channel: String,
    /// The unit of measure.
    pub measure: String,
    /// January to December.
    pub months: Vec<u64>,
    /// Their sum.
    pub total: u64,
}

/// What was aimed at in a quarter and what the log says of it, in one unit of measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AimedQuarter {
    /// The unit of measure.
    pub measure: String,
    /// The quarter.
    pub quarter: Quarter,
    /// The aim.
    pub aimed: u64,
    /// What was done.
    pub done: u64,
}

/// The figures as a paper of its own, on its side.
pub fn year_figures(figures: &YearFigures<'_>, profile: &Profile) -> Document {
    let subject = [figures.about()];
    let mut blocks = vec![
        heading(1, QUARTERS),
        shares("Quý", figures.quarters()),
        heading(2, UNITS),
        shares("Đơn vị chủ trì", figures.units()),
        heading(3, CHANNELS),
    ];
    blocks.push(if figures.channels.is_empty() {
        note(NO_LOG)
    } else {
        channels(&figures.channels)
    });
    blocks.push(heading(4, AIMS));
    blocks.push(if figures.aims.is_empty() {
        note(NO_AIMS)
    } else {
        aims(&figures.aims)
    });
    Document {
        meta: Meta {
            title: figures.title(),
            language: "vi-VN".to_owned(),
            subject: subject.join(" "),
        },
        orientation: Orientation::Landscape,
        letterhead: Letterhead {
            number: String::new(),
            place_date: DATE.to_owned(),
            ..head::of_office(figures.agency, profile)
        },
        doc_type: DOC_TYPE.to_owned(),
        subject: broken(&subject, profile, Orientation::Landscape),
        opening: Opening {
            bases: Vec::new(),
            paragraphs: vec![vec![Run::plain(figures.told())]],
        },
        blocks,
        signature: Signature {
            lines: vec![SIGNER.to_owned()],
            name: NAME.to_owned(),
        },
        ..Document::default()
    }
}

/// The same as typed cells, a sheet for each kind of figure.
pub fn year_figures_sheets(figures: &YearFigures<'_>, profile: &Profile) -> Workbook {
    let share_rows = |rows: Vec<(String, Completion)>| -> Vec<Vec<Value>> {
        let row = |(name, share): (String, Completion)| {
            vec![
                Value::text(name),
                Value::Number(share.done.into()),
                Value::Number(share.due.into()),
                Value::Share(Share::from(share)),
            ]
        };
        rows.into_iter().map(row).collect()
    };
    let share_grid = |first: &'static str, rows| {
        let [done, due, percent, _] = SHARE_HEADER;
        grid([first, done, due, percent], share_rows(rows))
    };
    let sheet = |name: &str, widths: Vec<(u32, Align)>, tables: Vec<Grid>| {
        let widths = widths.into_iter().flat_map(|it| columns([it]));
        Sheet {
            columns: widths.collect(),
            title: vec![
                format!("{DOC_TYPE}: {}", name.to_uppercase()),
                figures.about(),
            ],
            tables,
            ..across(name, profile)
        }
    };
    let month = |line: &ChannelMonths| {
        let counts = line.months.iter().copied().chain([line.total]);
        let words = [&line.channel, &line.measure].map(Value::text);
        words
            .into_iter()
            .chain(counts.map(Value::Number))
            .collect::<Vec<_>>()
    };
    let aim = |it: &AimedQuarter| {
        vec![
            Value::text(&it.measure),
            Value::text(quarter_words(it.quarter)),
            Value::Number(it.aimed),
            Value::Number(it.done),
            it.percent().map_or(Value::Empty, Value::Number),
        ]
    };
    let counts = |first: u32| {
        let numbers = std::iter::repeat_n((10, Align::Centre), 3);
        std::iter::once((first, Align::Left)).chain(numbers)
    };
    let month_widths = [(30, Align::Left), (14, Align::Left)]
        .into_iter()
        .chain(std::iter::repeat_n((7, Align::Centre), MONTHS))
        .chain([(10, Align::Centre)]);
    let aim_widths = [(24, Align::Left), (12, Align::Left)]
        .into_iter()
        .chain(std::iter::repeat_n((12, Align::Centre), 3));
    let [measure, quarter, aimed, done, percent, _] = AIM_HEADER;
    Workbook {
        title: figures.title(),
        sheets: vec![
            sheet(
                "Hoàn thành",
                counts(40).collect(),
                vec![
                    share_grid("Quý", figures.quarters()),
                    share_grid("Đơn vị chủ trì", figures.units()),
                ],
            ),
            sheet(
                "Theo hình thức",
                month_widths.collect(),
                vec![Grid {
                    first_column: 0,
                    header: channel_header(),
                    rows: figures.channels.iter().map(month).collect(),
                }],
            ),
            sheet(
                "Chỉ tiêu",
                aim_widths.collect(),
                vec![grid(
                    [measure, quarter, aimed, done, percent],
                    figures.aims.iter().map(aim).collect(),
                )],
            ),
        ],
    }
}

impl YearFigures<'_> {
    fn about(&self) -> String {
        match self.plan {
            "" => format!("Thực hiện các kế hoạch năm {}", self.year),
            plan => format!("Thực hiện {plan}"),
        }
    }

    fn title(&self) -> String {
        let plan = match self.plan {
            "" => String::new(),
            plan => format!(" {plan}"),
        };
        format!("{TITLE} năm {}{plan}", self.year)
    }

    fn told(&self) -> String {
        format!(
            "Số liệu năm {}, tính đến ngày {}; tháng và quý tính theo chế độ báo cáo của cơ quan. Tỷ lệ là số đã hoàn thành chia cho số đến hạn, làm tròn xuống.",
            self.year,
            self.today.format("%d/%m/%Y"),
        )
    }

    /// The quarters, then the year.
    fn quarters(&self) -> Vec<(String, Completion)> {
        let quarters = self.by_quarter.iter();
        quarters
            .map(|(quarter, share)| (quarter_words(*quarter), *share))
            .chain([(YEAR.to_owned(), self.total)])
            .collect()
    }

    /// Units with something due, the most first.
    fn units(&self) -> Vec<(String, Completion)> {
        let named = |(name, share): &(String, Completion)| {
            let name = match name.trim() {
                "" => NO_UNIT,
                name => name,
            };
            (name.to_owned(), *share)
        };
        let due = self.by_unit.iter().filter(|(_, share)| share.due > 0);
        let mut units: Vec<_> = due.map(named).collect();
        units.sort_by_key(|(_, share)| std::cmp::Reverse(share.due));
        units
    }
}

impl AimedQuarter {
    /// Whole percent of the aim, rounded down; nothing where nothing was aimed at.
    fn percent(&self) -> Option<u64> {
        let percent = u128::from(self.done) * 100 / u128::from(self.aimed.max(1));
        (self.aimed > 0).then(|| u64::try_from(percent).unwrap_or(u64::MAX))
    }
}

/// `Quý I/2026`
fn quarter_words(quarter: Quarter) -> String {
    format!("Quý {}/{}", roman(quarter.number().into()), quarter.year())
}

/// `■■■■□□□□□□` of 46 percent; what is more than all is drawn as all.
fn bar(percent: Option<u64>) -> String {
    let Some(percent) = percent else {
        return NOTHING.to_owned();
    };
    let full = u32::try_from(percent / 10).unwrap_or(BOXES).min(BOXES);
    (0..BOXES)
        .map(|at| if at < full { '■' } else { '□' })
        .collect()
}

fn heading(number: u32, words: &str) -> Block {
    Block::Heading(Heading {
        level: 2,
        label: format!("{number}."),
        text: words.to_owned(),
        ..Heading::default()
    })
}

fn note(words: &str) -> Block {
    Block::Paragraph(Paragraph {
        anchor: None,
        kind: ParagraphKind::Plain,
        label: String::new(),
        runs: vec![Run::plain(words)],
    })
}

fn plain_row(cells: impl IntoIterator<Item = crate::tree::Cell>) -> Row {
    Row {
        anchor: None,
        cells: cells.into_iter().collect(),
    }
}

fn shares(first: &str, rows: Vec<(String, Completion)>) -> Block {
    let row = |(name, share): (String, Completion)| {
        let percent = share.percent();
        let words = percent.map_or_else(|| NOTHING.to_owned(), |it| it.to_string());
        plain_row([
            if name == YEAR {
                strong(name, 1, Align::Left)
            } else {
                left([name])
            },
            centred(grouped(share.done.into())),
            centred(grouped(share.due.into())),
            centred(words),
            centred(bar(percent.map(u64::from))),
        ])
    };
    let [done, due, percent, level] = SHARE_HEADER;
    Block::Table(table(
        SHARE_SHARES,
        [first, done, due, percent, level],
        rows.into_iter().map(row).collect(),
    ))
}

/// `Hình thức`, `Đơn vị tính`, the months, `Cả năm`.
fn channel_header() -> Vec<String> {
    let words = ["Hình thức", "Đơn vị tính"].map(str::to_owned);
    let months = (1..=MONTHS).map(|month| format!("T{month}"));
    words
        .into_iter()
        .chain(months)
        .chain([YEAR.to_owned()])
        .collect()
}

fn channels(lines: &[ChannelMonths]) -> Block {
    let header: [String; MONTHS + 3] = {
        let mut words = channel_header().into_iter();
        std::array::from_fn(|_| words.next().unwrap_or_default())
    };
    let mut shares = [64; MONTHS + 3];
    (shares[0], shares[1], shares[MONTHS + 2]) = (140, 86, 80);
    let row = |line: &ChannelMonths| {
        // A month without work is an empty cell: those with work are seen at once.
        let months = line.months.iter().map(|count| match count {
            0 => left([""]),
            count => centred(grouped(*count)),
        });
        plain_row(
            [left([&*line.channel]), left([&*line.measure])]
                .into_iter()
                .chain(months)
                .chain([strong(grouped(line.total), 1, Align::Centre)]),
        )
    };
    Block::Table(table(
        shares,
        header.each_ref().map(String::as_str),
        lines.iter().map(row).collect(),
    ))
}

fn aims(aims: &[AimedQuarter]) -> Block {
    let row = |it: &AimedQuarter| {
        let percent = it.percent();
        plain_row([
            left([&*it.measure]),
            centred(quarter_words(it.quarter)),
            centred(grouped(it.aimed)),
            centred(grouped(it.done)),
            centred(percent.map_or_else(|| NOTHING.to_owned(), grouped)),
            centred(bar(percent)),
        ])
    };
    Block::Table(table(
        AIM_SHARES,
        AIM_HEADER,
        aims.iter().map(row).collect(),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_are_as_long_as_what_is_done() {
        for (percent, expect) in [
            (None, "–"),
            (Some(0), "□□□□□□□□□□"),
            (Some(9), "□□□□□□□□□□"),
            (Some(46), "■■■■□□□□□□"),
            (Some(100), "■■■■■■■■■■"),
            (Some(340), "■■■■■■■■■■"),
        ] {
            assert_eq!(bar(percent), expect);
        }
    }

    #[test]
    fn percents_of_an_aim_are_rounded_down() {
        let of = |aimed, done| AimedQuarter {
            measure: String::new(),
            quarter: Quarter::of_year(2026).next().unwrap(),
            aimed,
            done,
        };
        for (aimed, done, expect) in [
            (0, 5, None),
            (3, 2, Some(66)),
            (1, u64::MAX, Some(u64::MAX)),
        ] {
            assert_eq!(of(aimed, done).percent(), expect);
        }
    }
}
