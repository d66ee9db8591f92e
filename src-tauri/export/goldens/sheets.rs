//! Papers made from a plan's tasks: slips, letters that remind, forms of units, the timeline.

use super::{Planned, plans};
use chrono::{DateTime, NaiveDate};
use document::{
    AimedQuarter, Answered, ChannelMonths, Compared, ComparedLine, ComparedPart, ComparedPlace,
    ComparedSums, Document, Known, Orientation, PaperSize, Profile, Receiver, Remarked, Reminder,
    Return, Revised, UnitForm, YearFigures, comparison, remarks_table, reminders, returns_list,
    slips, timeline, unit_sheets, year_figures,
};
use plan::{Completion, FormCode, Mark, Official, OfficialId, Quarter, TaskStatus};
use uuid::Uuid;

/// Several papers in one file.
#[allow(dead_code)] // not every program that shares the goldens wants them
pub(crate) struct Bundle {
    /// File name without ending.
    pub(crate) name: &'static str,
    /// What it is printed on.
    pub(crate) paper: PaperSize,
    draw: fn(&Profile) -> Document,
}

#[allow(dead_code)] // not every program that shares the goldens wants them
impl Bundle {
    /// The form it is laid out by.
    pub(crate) fn profile(&self) -> Profile {
        Profile::nd30_2020().on(self.paper)
    }

    /// All its papers.
    pub(crate) fn document(&self) -> Document {
        (self.draw)(&self.profile())
    }
}

/// Every bundle.
#[allow(dead_code)] // not every program that shares the goldens wants them
pub(crate) fn bundles() -> Vec<Bundle> {
    let bundle = |name, paper, draw| Bundle { name, paper, draw };
    vec![
        bundle("slips-a4", PaperSize::A4, all_slips),
        bundle("slips-a5", PaperSize::A5, all_slips),
        bundle("reminders", PaperSize::A4, one_each),
        bundle("unit-sheets", PaperSize::A4, all_sheets),
    ]
}

fn quarter(number: u8) -> Quarter {
    Quarter::new(2026, number).expect("a year has quarters")
}

/// A golden plan, numbered, its tasks in other hands than usual.
fn planned(name: &str) -> Planned {
    let mut planned = plans::all()
        .into_iter()
        .find(|planned| planned.name == name)
        .expect("the plan is among the golden ones");
    planned.plan.head.number = Some(5);
    planned
}

/// Two people with tasks, one of them in no unit.
fn people(planned: &mut Planned) {
    let first = planned.officials[0].id;
    let second = Official {
        id: OfficialId(Uuid::from_u128(0x7000)),
        name: "Vàng A Páo".into(),
        position: "Phó Giám đốc Trung tâm Phục vụ hành chính công".into(),
        ..planned.officials[0].clone()
    };
    for (n, task) in planned.tasks.iter_mut().enumerate() {
        task.official = Some(if n % 3 == 2 { second.id } else { first });
    }
    planned.officials.push(second);
}

fn all_slips(profile: &Profile) -> Document {
    let mut planned = planned("usual");
    people(&mut planned);
    let receivers: Vec<Receiver<'_>> = planned
        .officials
        .iter()
        .zip(["Phòng Văn hóa - Xã hội", ""])
        .map(|(official, unit)| Receiver { official, unit })
        .collect();
    slips(&planned.source(), &receivers, profile)
}

/// Marks of the first two quarters, of every kind.
fn marks(planned: &Planned) -> Vec<Mark> {
    let tasks = planned.tasks.iter().enumerate();
    tasks
        .flat_map(|(n, task)| {
            [1, 2].map(|number| Mark {
                task: task.id,
                quarter: quarter(number),
                status: TaskStatus::ALL[(n + usize::from(number)) % TaskStatus::ALL.len()],
                quantity: None,
                reason: String::new(),
                note: "Chưa có kinh phí".into(),
                by: String::new(),
                at: DateTime::UNIX_EPOCH,
            })
        })
        .filter(|mark| {
            let task = planned.tasks.iter().find(|task| task.id == mark.task);
            task.is_some_and(|task| task.timeframe.covers(mark.quarter, 2026))
        })
        .collect()
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn reminded(plan: &str, marks: &[Mark], together: bool, profile: &Profile) -> Document {
    let planned = planned(plan);
    let now = (quarter(3), day("2026-07-06"));
    let units = plan::overdue::overdue(2026, &planned.tasks, marks, quarter(2), now);
    let reminder = Reminder {
        units,
        quarter: quarter(2),
        today: now.1,
        by: day("2026-07-20"),
        together,
    };
    reminders(&planned.source(), &reminder, profile)
}

fn one_each(profile: &Profile) -> Document {
    let planned = planned("usual");
    reminded("usual", &marks(&planned), false, profile)
}

/// To all units, with a table.
pub(crate) fn to_all(profile: &Profile) -> Document {
    reminded("usual", &[], true, profile)
}

fn forms(planned: &Planned) -> Vec<UnitForm<'_>> {
    let units = plan::collection::units(&planned.tasks, quarter(2), 2026);
    units
        .into_iter()
        .map(|unit| UnitForm {
            code: FormCode::new(planned.plan.id, quarter(2), unit.number),
            unit,
        })
        .collect()
}

fn all_sheets(profile: &Profile) -> Document {
    let planned = planned("usual");
    unit_sheets(&planned.source(), quarter(2), &forms(&planned), profile)
}

/// The form of one unit.
pub(crate) fn one_sheet(profile: &Profile) -> Document {
    let planned = planned("usual");
    let forms = forms(&planned);
    unit_sheets(&planned.source(), quarter(2), &forms[..1], profile)
}

/// Two of the units answered.
pub(crate) fn answered(profile: &Profile) -> Document {
    let planned = planned("usual");
    let returns: Vec<Return<'_>> = forms(&planned)
        .into_iter()
        .enumerate()
        .map(|(n, form)| Return {
            form,
            day: (n < 2).then(|| day("2026-06-15")),
        })
        .collect();
    returns_list(&planned.source(), quarter(2), &returns, profile)
}

/// The slip of one official.
pub(crate) fn one_slip(profile: &Profile) -> Document {
    Document {
        following: Vec::new(),
        ..all_slips(profile)
    }
}

/// A year in its third quarter, over several pages.
pub(crate) fn year(profile: &Profile) -> Document {
    let planned = planned("tasks-60");
    let marks = marks(&planned);
    let known = Known {
        marks: &marks,
        current: quarter(3),
    };
    timeline(&planned.source(), known, profile)
}

/// A year that nobody marked yet.
pub(crate) fn new_year(profile: &Profile) -> Document {
    let planned = planned("usual");
    let known = Known {
        marks: &[],
        current: quarter(1),
    };
    timeline(&planned.source(), known, profile)
}

/// A year of all plans in figures: a unit without tasks, a month without work, more than was aimed at.
pub(crate) fn in_figures(profile: &Profile) -> Document {
    let planned = planned("usual");
    let share = |done, due| Completion { done, due };
    let channel = |name: &str, measure: &str, months: [u64; 12]| ChannelMonths {
        channel: name.to_owned(),
        measure: measure.to_owned(),
        months: months.to_vec(),
        total: months.iter().sum(),
    };
    let aim = |number, aimed, done| AimedQuarter {
        measure: "buổi phát thanh".to_owned(),
        quarter: quarter(number),
        aimed,
        done,
    };
    let figures = YearFigures {
        agency: planned.source().agency,
        year: 2026,
        plan: "",
        today: day("2026-07-06"),
        by_quarter: [(1, 9, 9), (2, 7, 15), (3, 0, 12), (4, 0, 0)]
            .map(|(n, done, due)| (quarter(n), share(done, due)))
            .to_vec(),
        by_unit: [
            ("Văn phòng HĐND và UBND", 2, 6),
            ("Phòng Văn hóa - Xã hội", 11, 24),
            ("", 3, 6),
            ("Trạm Y tế", 0, 0),
        ]
        .map(|(name, done, due)| (name.to_owned(), share(done, due)))
        .to_vec(),
        total: share(16, 36),
        channels: vec![
            channel(
                "Phát thanh trên hệ thống truyền thanh cơ sở",
                "buổi",
                [12, 8, 13, 12, 12, 14, 2, 0, 0, 0, 0, 0],
            ),
            channel(
                "Hội nghị, tập huấn",
                "lượt người",
                [0, 120, 0, 1_250, 0, 12_400, 0, 0, 0, 0, 0, 0],
            ),
        ],
        aims: vec![aim(1, 36, 33), aim(2, 36, 38), aim(3, 36, 2), aim(4, 0, 0)],
    };
    year_figures(&figures, profile)
}

/// Every kind of change, in one column.
pub(crate) fn compared(profile: &Profile) -> Document {
    comparing(Orientation::Portrait, "", profile)
}

/// An issued plan beside its adjusted one, on its side.
pub(crate) fn compared_wide(profile: &Profile) -> Document {
    comparing(
        Orientation::Landscape,
        "Kế hoạch số 05/KH-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân xã Suối Mây",
        profile,
    )
}

fn comparing(orientation: Orientation, adjusted: &str, profile: &Profile) -> Document {
    use ComparedPlace::{Heading, Part, Task, Under};
    use Revised::{Added, No, Removed};
    let line = |place, words: &[(Revised, &str)], from: Option<&str>| ComparedLine {
        place,
        words: (words.iter())
            .map(|(revised, text)| (*revised, (*text).to_owned()))
            .collect(),
        moved_from: from.map(str::to_owned),
    };
    let under = |heading: &str, label: &str| Under {
        heading: heading.into(),
        label: label.into(),
    };
    let lines = [
        line(
            Part(ComparedPart::Subject),
            &[
                (No, "Tuyên truyền cải cách hành chính năm "),
                (Removed, "2025"),
                (Added, "2026"),
            ],
            None,
        ),
        line(
            Heading("II.".into()),
            &[(No, "NỘI DUNG TUYÊN TRUYỀN")],
            Some("III."),
        ),
        line(
            under("II.1.a", ""),
            &[(
                Added,
                "Phát thanh bằng tiếng Thái vào tối thứ Bảy hằng tuần.",
            )],
            None,
        ),
        line(
            under("III.2, gạch đầu dòng 1", ""),
            &[
                (No, "Trưởng bản báo kết quả trước ngày "),
                (Removed, "20/12/2025"),
                (Added, "15/12/2026"),
                (No, "."),
            ],
            Some("II. NỘI DUNG TUYÊN TRUYỀN, 2."),
        ),
        line(
            Part(ComparedPart::Recipient),
            &[(Removed, "UBND huyện Mường Xa (b/c)")],
            None,
        ),
        line(
            Task {
                number: 3,
                part: ComparedPart::Timeframe,
            },
            &[(No, "Quý "), (Removed, "II"), (Added, "III"), (No, "/2026")],
            None,
        ),
    ];
    let of = Compared {
        before: "Kế hoạch số 05/KH-UBND ngày 05/01/2026",
        after: "Phiên bản 4, lãnh đạo duyệt ngày 14/6/2026",
        adjusted,
        orientation,
        lines: &lines,
        sums: ComparedSums {
            changed: 3,
            added: 1,
            removed: 1,
            moved: 2,
        },
    };
    comparison(&planned("usual").source(), &of, profile)
}

/// Every way a remark can be answered, and some that is long.
pub(crate) fn answers_to_remarks(profile: &Profile) -> Document {
    let planned = planned("usual");
    let day = |day| NaiveDate::from_ymd_opt(2026, 3, day).expect("March has that day");
    let it = |id, by: &str, place: &str, about: &str, text: &str| Remarked {
        id,
        by: by.into(),
        on: day(2),
        place: document::RemarkedPlace::Text(place.into()),
        about: about.into(),
        text: text.into(),
        ..Remarked::default()
    };
    let remarks = [
        Remarked {
            answered: Answered::Done,
            answer: "Đã bổ sung tên bản tại mục II.2.".into(),
            ..it(0xa1, "Phó Chủ tịch Hà Văn Sơn", "", "", "Kế hoạch cần nêu rõ các bản vùng cao được ưu tiên.")
        },
        Remarked {
            suggestion: Some("ít nhất 03 buổi mỗi tuần".into()),
            answered: Answered::Accepted,
            ..it(0xa2, "Phó Chủ tịch Hà Văn Sơn", "II.2.a", "02 buổi mỗi tuần", "")
        },
        Remarked {
            answered: Answered::Declined,
            answer: "Kinh phí năm 2026 đã được Hội đồng nhân dân xã giao; việc in thêm tờ rơi sẽ đề xuất khi giao bổ sung dự toán.\nTrước mắt dùng tài liệu điện tử.".into(),
            ..it(0xa3, "Ban Công an xã", "III", "Kinh phí thực hiện từ nguồn ngân sách xã được giao năm 2026", "Bổ sung kinh phí in 2.000 tờ rơi.")
        },
        Remarked {
            suggestion: Some(String::new()),
            ..it(0xa4, "Mặt trận Tổ quốc Việt Nam xã", "IV.2", "phối hợp thực hiện khi có yêu cầu", "Trùng với mục IV.1.")
        },
    ];
    remarks_table(&planned.source(), &remarks, profile)
}
