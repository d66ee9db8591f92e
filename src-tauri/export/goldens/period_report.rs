//! A report on a quarter as the program drafts it, with its four tables.

use super::plans;
use document::{Document, Drafting, Profile, ReportSource, compose_report, draft_report};
use plan::{
    Aim, Attained, Channel, CountLine, Cumulative, Figures, InPeriod, IndicatorId, IndicatorLine,
    Quantity, Ratio, Regime, TaskLine, TaskState, TaskStatus,
};

/// Of the plan with two tasks, one done and one late.
pub(crate) fn drafted(profile: &Profile) -> Document {
    let planned = plans::all()
        .into_iter()
        .find(|planned| planned.name == "tasks-02")
        .expect("the plan with two tasks is among the golden ones");
    let source = planned.source();
    let figures = Figures {
        counts: counts(),
        tasks: (source.tasks.iter())
            .zip([
                (TaskState::Done, TaskStatus::Done, ""),
                (TaskState::Late, TaskStatus::InProgress, "Máy in hỏng"),
            ])
            .map(|(task, (state, status, note))| TaskLine {
                task: task.id,
                text: task.text.clone(),
                lead: task.lead.clone(),
                state,
                status,
                done: vec![Quantity {
                    count: 3,
                    measure: "buổi".to_owned(),
                }],
                note: note.to_owned(),
            })
            .collect(),
        indicators: indicators(),
        timeline: plan::timeline::timeline(
            source.plan.year,
            source.tasks,
            &[],
            "2026-Q3".parse().expect("a quarter"),
        ),
    };
    let period = "2026-Q2".parse().expect("a quarter");
    let text = draft_report(&Drafting {
        period,
        days: Regime::Nd09.days(period).expect("a quarter has days"),
        plan: Some(source.plan),
        agency: source.agency,
        channels: &Channel::built_in(),
        figures: &figures,
        ahead: &source.tasks[..1],
        addressees: &["Ủy ban nhân dân tỉnh".to_owned(), "Sở Nội vụ".to_owned()],
    });
    compose_report(
        &ReportSource {
            period,
            text: &text,
            figures: &figures,
            plan: Some(source.plan),
            agency: source.agency,
        },
        profile,
    )
}

fn indicators() -> Vec<IndicatorLine> {
    [
        (
            "Tỷ lệ hộ gia đình được tuyên truyền",
            "hộ",
            Aim::Share(9_750),
            [1_180, 1_240],
        ),
        (
            "Số buổi đối thoại với người dân",
            "buổi",
            Aim::Count(4),
            [1, 0],
        ),
    ]
    .map(|(text, unit, aim, [numerator, denominator])| {
        let attained = |times: u64| Attained {
            ratio: Ratio {
                numerator: numerator * times,
                denominator: denominator * times,
            },
            quarters: 1,
        };
        IndicatorLine {
            indicator: IndicatorId(uuid::Uuid::nil()),
            text: text.to_owned(),
            unit: unit.to_owned(),
            aim,
            in_period: InPeriod(attained(1)),
            so_far: Cumulative(attained(2)),
        }
    })
    .to_vec()
}

fn counts() -> Vec<CountLine> {
    [
        ("broadcast", "Phát thanh", "lượt", Some(40), [36, 72, 30]),
        ("broadcast", "Phát thanh", "phút", None, [540, 1_080, 0]),
        ("conference", "Hội nghị", "cuộc", None, [3, 3, 0]),
        ("leaflet", "Tờ rơi, tờ gấp", "tờ", Some(1_200), [0, 500, 0]),
    ]
    .map(|(channel, name, measure, target, sums)| CountLine {
        channel: channel.to_owned(),
        name: name.to_owned(),
        measure: measure.to_owned(),
        target,
        in_period: InPeriod(sums[0]),
        so_far: Cumulative(sums[1]),
        year_before: InPeriod(sums[2]),
    })
    .to_vec()
}
