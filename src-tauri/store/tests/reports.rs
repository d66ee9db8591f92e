//! Reports as the file keeps them.

use crate::support::*;
use plan::*;
use store::{Store, StoreError, TrashKind, What};
use uuid::Uuid;

fn report(plan: PlanId) -> Report {
    let figure = FigureSource::Count {
        channel: "broadcast".into(),
        measure: "lượt".into(),
        of: CountOf::SoFar,
    };
    let table = Table {
        rows: vec![vec![RichText::plain("ô"), RichText::plain("")]],
        ..Table::default()
    };
    let blocks = vec![
        ReportBlock {
            label: Label::Literal("*".into()),
            ..ReportBlock::of(
                BlockKind::Dash,
                vec![
                    Piece::words("Phát "),
                    Piece {
                        text: "36".into(),
                        bold: true,
                        ..Piece::figure(figure)
                    },
                    Piece::figure(FigureSource::Tasks(TasksOf::Share)),
                    Piece::figure(FigureSource::Indicator {
                        indicator: IndicatorId(Uuid::from_u128(6)),
                        of: IndicatorOf::SoFar,
                    }),
                ],
            )
        },
        ReportBlock {
            kind: BlockKind::Table,
            table: Some(table),
            ..ReportBlock::default()
        },
    ];
    Report {
        id: ReportId(Uuid::from_u128(77)),
        plan: Some(plan),
        period: "2026-H1".parse().unwrap(),
        text: ReportText {
            number: Some(12),
            symbol: "BC-UBND".into(),
            place: "Đồi Sim".into(),
            date: PartialDate::new(Some(2026), Some(6), None).unwrap(),
            subject: "Kết quả".into(),
            addressees: vec!["Ủy ban nhân dân tỉnh".into()],
            opening: vec![ReportBlock::of(
                BlockKind::Paragraph,
                vec![Piece::words("Mở")],
            )],
            sections: vec![ReportSection {
                nested: true,
                title: "Phát thanh".into(),
                blocks,
            }],
            closing: Vec::new(),
            recipients: vec![Recipient {
                name: "Như trên".into(),
                purpose: String::new(),
            }],
            signature: Signatory {
                lines: vec!["CHỦ TỊCH".into()],
                name: "Trần Thị Na".into(),
            },
        },
    }
}

fn figures() -> Figures {
    Figures {
        counts: vec![CountLine {
            channel: "broadcast".into(),
            name: "Phát thanh".into(),
            measure: "lượt".into(),
            target: Some(40),
            in_period: InPeriod(36),
            so_far: Cumulative(72),
            year_before: InPeriod(0),
        }],
        tasks: vec![TaskLine {
            task: TaskId(Uuid::from_u128(5)),
            text: "Phát thanh".into(),
            lead: String::new(),
            state: TaskState::Late,
            status: TaskStatus::InProgress,
            done: vec![Quantity {
                count: 36,
                measure: "lượt".into(),
            }],
            note: "ghi chú".into(),
        }],
        indicators: vec![IndicatorLine {
            indicator: IndicatorId(Uuid::from_u128(6)),
            text: "Hộ được tuyên truyền".into(),
            unit: "hộ".into(),
            aim: Aim::Share(9_750),
            in_period: InPeriod(attained(12, 20)),
            so_far: Cumulative(attained(30, 45)),
        }],
        timeline: vec![TimelineRow {
            task: TaskId(Uuid::from_u128(5)),
            text: "Phát thanh".into(),
            lead: "Văn phòng".into(),
            months: std::array::from_fn(|month| match month {
                0 => Month::Planned,
                1 => Month::Unclear,
                2 => Month::Stands(TaskStatus::NotStarted),
                3 => Month::Stands(TaskStatus::Dropped),
                _ => Month::Free,
            }),
        }],
    }
}

fn attained(numerator: u64, denominator: u64) -> Attained {
    Attained {
        ratio: Ratio {
            numerator,
            denominator,
        },
        quarters: 2,
    }
}

#[test]
fn what_was_sent_before_there_were_indicators_and_months_still_opens() {
    let mut desk = Desk::new();
    let plan = sample_plan(0);
    desk.put(|tx| tx.insert_plan(&plan, &[], false));
    let report = report(plan.id);
    let figures = figures();
    desk.put(|tx| tx.put_report(&report, Some(&figures)));
    let sent = SentReport {
        at: days(3),
        text: report.text.clone(),
        figures,
    };
    desk.put(|tx| tx.set_sent(report.id, Some(&sent)));
    let old = |column: &str, at: &str| {
        format!("{column} = json_remove({column}, '{at}.indicators', '{at}.timeline')")
    };
    let (content, sent) = (old("content", "$.frozen"), old("sent", "$.figures"));
    let path = desk.path();
    let Desk { dir, store } = desk;
    drop(store);
    let file = rusqlite::Connection::open(&path).unwrap();
    let changed = file.execute(&format!("UPDATE report SET {content}, {sent}"), []);
    assert_eq!(changed, Ok(1));
    drop(file);
    let desk = Desk {
        dir,
        store: Store::open(&path, morning()).unwrap(),
    };
    let kept = desk.store.report(report.id).unwrap();
    for figures in [kept.frozen.unwrap(), kept.sent.unwrap().figures] {
        assert_eq!((figures.counts.len(), figures.tasks.len()), (1, 1));
        assert!(figures.indicators.is_empty() && figures.timeline.is_empty());
    }
}

#[test]
fn a_report_comes_out_as_it_went_in() {
    let mut desk = Desk::new();
    let plan = sample_plan(0);
    desk.put(|tx| tx.insert_plan(&plan, &[], false));
    let report = report(plan.id);
    let figures = figures();
    desk.put(|tx| tx.put_report(&report, Some(&figures)));
    let sent = SentReport {
        at: days(3),
        text: report.text.clone(),
        figures: figures.clone(),
    };
    desk.put(|tx| tx.set_sent(report.id, Some(&sent)));
    let desk = desk.reopened();
    let kept = desk.store.report(report.id).unwrap();
    assert_eq!(kept.report, report);
    assert_eq!(kept.frozen, Some(figures));
    assert_eq!(kept.sent, Some(sent));
    assert_eq!(desk.store.reports().unwrap(), [kept]);
}

#[test]
fn a_removed_report_comes_back_whole() {
    let mut desk = Desk::new();
    let plan = sample_plan(0);
    desk.put(|tx| tx.insert_plan(&plan, &[], false));
    let report = report(plan.id);
    desk.put(|tx| tx.put_report(&report, None));
    let before = desk.store.report(report.id).unwrap();
    let (trashed, _) = desk.put(|tx| tx.remove_report(report.id));
    assert!(matches!(
        desk.store.report(report.id),
        Err(StoreError::NotFound { what: What::Report })
    ));
    let (item, _) = desk.put(|tx| tx.restore(trashed));
    assert_eq!(
        (item.kind, item.title.as_str()),
        (TrashKind::Report, "Kết quả")
    );
    assert_eq!(desk.store.report(report.id).unwrap(), before);
    let (plan_gone, _) = desk.put(|tx| tx.remove_plan(plan.id));
    assert!(desk.store.reports().unwrap().is_empty());
    desk.put(|tx| tx.restore(plan_gone));
    assert_eq!(desk.store.reports().unwrap(), [before]);
    let missing = desk.try_put(|tx| tx.set_sent(ReportId(Uuid::nil()), None));
    assert!(matches!(missing, Err(StoreError::NotFound { .. })));
}
