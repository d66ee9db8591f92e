//! Papers made from a plan's tasks: slips, letters that remind, forms of units, the timeline.

use super::{Planned, plans};
use chrono::{DateTime, NaiveDate};
use document::{
    Answered, Document, Known, PaperSize, Profile, Receiver, Remarked, Reminder, Return, UnitForm,
    remarks_table, reminders, returns_list, slips, timeline, unit_sheets,
};
use plan::{FormCode, Mark, Official, OfficialId, Quarter, TaskStatus};
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

/// Every way a remark can be answered, and some that is long.
pub(crate) fn answers_to_remarks(profile: &Profile) -> Document {
    let planned = planned("usual");
    let day = |day| NaiveDate::from_ymd_opt(2026, 3, day).expect("March has that day");
    let it = |id, by: &str, place: &str, about: &str, text: &str| Remarked {
        id,
        by: by.into(),
        on: day(2),
        place: place.into(),
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
