//! An office is handed over with what was done: into an empty one everything, into one with data
//! what was done of the plans that come in.

use crate::commands::{Window, text};
use crate::house::Answers;
use crate::packages::{change, drafter, open, take, with_store, write};
use loa::clock;
use loa::office::packages;
use loa::wire::{HandedCount, PackageForm, PackageKind};
use plan::{
    Aim, Channel, Checklist, ChecklistId, EntryId, Evidence, EvidenceFile, EvidenceId,
    EvidenceSource, Family, Indicator, IndicatorId, LogEntry, Mark, Official, OfficialId, PlanId,
    Proves, Quantity, Reached, Registration, RegistrationId, Report, ReportId, ReportText,
    Requirement, RequirementId, Schedule, ScheduleId, SentReport, Slot, SlotId, SlotState, Target,
    TaskId, TaskStatus,
};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use store::{Collected, EvidenceFolder, LogFilter, Records, StoreError, Tx};

/// What was done of one plan, on paper: the same there and here.
fn done(records: &Records, plan: PlanId) -> String {
    let filter = LogFilter {
        plan: Some(plan),
        ..LogFilter::default()
    };
    let schedules: Vec<_> = (records.schedules().unwrap().into_iter())
        .filter(|it| it.plan == Some(plan))
        .map(|it| (records.slots_of(it.id).unwrap(), it))
        .collect();
    let reports = records.reports().unwrap().into_iter();
    let reports: Vec<_> = reports
        .filter(|it| it.report.plan == Some(plan))
        .map(|it| (it.report, it.frozen, it.sent))
        .collect();
    let quarter = "2026-Q1".parse().unwrap();
    [
        format!("{:#?}", records.marks(plan, None).unwrap()),
        format!("{:#?}", records.targets(plan).unwrap()),
        format!("{:#?}", records.collected(plan, quarter).unwrap()),
        format!("{:#?}", records.checklists(plan).unwrap()),
        format!("{:#?}", records.indicators(plan).unwrap()),
        format!("{:#?}", records.reached(plan).unwrap()),
        format!("{schedules:#?}"),
        format!("{:#?}", records.log(&filter).unwrap()),
        format!("{:#?}", records.evidence_of_plan(plan).unwrap()),
        format!("{reports:#?}"),
        format!("{:#?}", records.registrations_of(plan).unwrap()),
    ]
    .join("\n")
}

fn done_at(window: &Window, plan: &str) -> String {
    with_store(&window.office, |store| done(store, plan.parse().unwrap()))
}

pub(crate) const PICTURE: &[u8] = b"as a picture would be";
const MINUTES: &[u8] = b"as the minutes of a meeting would be";

/// An office in which something of everything was done of its plan.
pub(crate) struct Busy {
    pub(crate) window: Window,
    pub(crate) plan: String,
    task: TaskId,
    entry: EntryId,
}

impl Busy {
    pub(crate) fn new() -> Self {
        let (window, plan) = drafter();
        let form = json!({ "deed": { "step": "return", "reason": "Thêm việc." }, "by": "" });
        window.done("take_step", json!({ "plan": plan, "form": form }));
        let fields = json!({
            "text": "Phát thanh", "deliverable": "", "lead": "", "coordinating": [],
            "official": "", "timeframe": "Quý I/2026", "budget": "", "remarks": "",
        });
        let added = window.done("add_task", json!({ "plan": plan, "fields": fields }));
        let task = text(&added, "/tasks/0/id").parse().unwrap();
        let busy = Self {
            window,
            plan,
            task,
            entry: EntryId(clock::mint()),
        };
        change(&busy.window.office, |tx| {
            busy.put_progress(tx)?;
            busy.put_log(tx)?;
            busy.put_papers(tx)
        });
        busy.prove(busy.proves_entry(), "anh.jpg", PICTURE);
        let quarter = "2026-Q1".parse().unwrap();
        busy.prove(Proves::Task(task, quarter), "bien ban.pdf", MINUTES);
        busy
    }

    fn id(&self) -> PlanId {
        self.plan.parse().unwrap()
    }

    fn proves_entry(&self) -> Proves {
        Proves::Entry(self.entry)
    }

    fn put_progress(&self, tx: &Tx<'_>) -> Result<(), StoreError> {
        let (task, quarter, at) = (self.task, "2026-Q1".parse().unwrap(), tx.saved().at);
        let quantity = Quantity {
            count: 4,
            measure: "lượt".into(),
        };
        tx.put_mark(&Mark {
            task,
            quarter,
            status: TaskStatus::Done,
            quantity: Some(quantity.clone()),
            reason: "Ghi thiếu nhật ký".into(),
            note: String::new(),
            by: "Lan".into(),
            at,
        })?;
        tx.set_targets(
            task,
            &[Target {
                task,
                quarter,
                quantity,
            }],
        )?;
        let form = Collected {
            unit: "Thôn Một".into(),
            day: "2026-03-20".parse().unwrap(),
            by: "Lan".into(),
        };
        tx.put_collected(self.id(), quarter, &form)?;
        let indicator = Indicator {
            id: IndicatorId(clock::mint()),
            plan: self.id(),
            text: "Tỷ lệ hộ được tuyên truyền".into(),
            unit: "hộ".into(),
            aim: Aim::Share(9_500),
            origin: None,
        };
        tx.put_indicator(&indicator)?;
        tx.put_reached(&Reached {
            indicator: indicator.id,
            quarter,
            numerator: 90,
            denominator: Some(100),
            note: String::new(),
            by: "Lan".into(),
            at,
        })
    }

    fn put_log(&self, tx: &Tx<'_>) -> Result<(), StoreError> {
        let official = Official {
            id: OfficialId(clock::mint()),
            name: "Phạm Thị Lan".into(),
            position: String::new(),
            unit: None,
            active: true,
        };
        tx.put_official(&official)?;
        let mut channels = tx.channels()?;
        channels.push(Channel {
            code: clock::mint().to_string(),
            name: "Loa kéo lưu động".into(),
            family: Family::Traditional,
            measures: vec!["lượt".into()],
            active: true,
        });
        tx.set_channels(&channels)?;
        let day = "2026-02-12".parse().unwrap();
        let schedule = Schedule {
            id: ScheduleId(clock::mint()),
            plan: Some(self.id()),
            task: Some(self.task),
            title: "Phòng cháy mùa khô".into(),
            channel: "broadcast".into(),
            place: "Thôn Một".into(),
            days: vec![chrono::Weekday::Thu],
            time: None,
            minutes: 10,
            first: day,
            last: "2026-02-26".parse().unwrap(),
        };
        tx.put_schedule(&schedule)?;
        let slot = |day: &str, state| Slot {
            id: SlotId(clock::mint()),
            schedule: schedule.id,
            planned: day.parse().unwrap(),
            day: day.parse().unwrap(),
            time: None,
            minutes: 10,
            topic: String::new(),
            state,
        };
        let told = slot("2026-02-12", SlotState::Planned);
        tx.put_slot(&told)?;
        tx.put_slot(&slot("2026-02-19", SlotState::Excused("Mất điện".into())))?;
        tx.put_slot(&slot("2026-02-26", SlotState::Planned))?;
        let entry = LogEntry {
            id: self.entry,
            day,
            channel: "broadcast".into(),
            topic: "Phòng cháy".into(),
            place: "Thôn Một".into(),
            measures: vec![Quantity {
                count: 1,
                measure: "lượt".into(),
            }],
            unit: String::new(),
            official: None,
            plan: Some(self.id()),
            task: Some(self.task),
            note: String::new(),
            slot: Some(told.id),
            by: "Lan".into(),
            at: tx.saved().at,
        };
        tx.put_log_entry(&entry)?;
        let own = channels.last().map(|it| it.code.clone());
        tx.put_log_entry(&LogEntry {
            id: EntryId(clock::mint()),
            channel: own.unwrap_or_default(),
            slot: None,
            ..entry.clone()
        })?;
        // Work outside every plan.
        tx.put_log_entry(&LogEntry {
            id: EntryId(clock::mint()),
            plan: None,
            task: None,
            slot: None,
            ..entry
        })
    }

    fn put_papers(&self, tx: &Tx<'_>) -> Result<(), StoreError> {
        tx.insert_checklist(&Checklist {
            id: ChecklistId(clock::mint()),
            plan: self.id(),
            superior: plan::Superior {
                code: "05/KH-UBND".into(),
                subject: "Phòng cháy của huyện".into(),
                ..plan::Superior::default()
            },
            source: String::new(),
            requirements: vec![Requirement {
                id: RequirementId(clock::mint()),
                place: "II.1".into(),
                text: "Phát thanh hằng tuần.".into(),
                addressed: plan::Addressed::default(),
                addressee: String::new(),
                answer: plan::Answer::default(),
            }],
        })?;
        let text = ReportText {
            symbol: "BC-UBND".into(),
            subject: "Kết quả quý I".into(),
            ..ReportText::default()
        };
        let report = Report {
            id: ReportId(clock::mint()),
            plan: Some(self.id()),
            period: "2026-Q1".parse().unwrap(),
            text: text.clone(),
        };
        tx.put_report(&report, None)?;
        let sent = SentReport {
            at: tx.saved().at,
            text,
            figures: plan::Figures::default(),
        };
        tx.set_sent(report.id, Some(&sent))?;
        tx.put_registration(&line(Some(self.id()), 12, "In hỏng"))
    }

    /// Keeps a file that proves something, in the folder first.
    fn prove(&self, proves: Proves, name: &str, bytes: &[u8]) {
        let source = self.window.folder.path().join(name);
        std::fs::write(&source, bytes).unwrap();
        let folder = EvidenceFolder::beside(self.window.office.path());
        let file = folder.keep(&source, Evidence::SIZE_LIMIT).unwrap();
        change(&self.window.office, |tx| {
            tx.put_evidence(&piece(proves, file))
        });
    }
}

fn piece(proves: Proves, file: EvidenceFile) -> Evidence {
    Evidence {
        id: EvidenceId(clock::mint()),
        proves,
        source: EvidenceSource::File(file),
        note: String::new(),
        by: "Lan".into(),
        at: clock::now(),
    }
}

/// A line of the register with number 12; struck out for a reason.
fn line(plan: Option<PlanId>, number: u32, struck: &str) -> Registration {
    Registration {
        id: RegistrationId(clock::mint()),
        series: "KH".into(),
        number,
        symbol: format!("{number}/KH-UBND"),
        day: "2026-02-10".parse().unwrap(),
        subject: "Kế hoạch phòng cháy".into(),
        signer: "Đỗ Văn An".into(),
        recipients: String::new(),
        keeper: String::new(),
        copies: String::new(),
        handed: None,
        receipt: String::new(),
        note: String::new(),
        plan,
        struck: struck.into(),
    }
}

/// The file of this content, as it lies in the folder.
pub(crate) fn file_at(window: &Window, bytes: &[u8]) -> Option<Vec<u8>> {
    let folder = EvidenceFolder::beside(window.office.path());
    let found = folder.find(&store::evidence_files::sum_of_bytes(bytes));
    found.map(|path: PathBuf| std::fs::read(path).unwrap())
}

fn told(counts: &[HandedCount]) -> Value {
    let counts = counts.iter().map(|it| json!([it.kind, it.count]));
    counts.collect()
}

#[test]
fn into_an_empty_office_comes_everything_with_its_files() {
    let here = Busy::new();
    here.prove(here.proves_entry(), "mat.jpg", b"this one is lost");
    let folder = EvidenceFolder::beside(here.window.office.path());
    let lost = folder.find(&store::evidence_files::sum_of_bytes(b"this one is lost"));
    std::fs::remove_file(lost.unwrap()).unwrap();
    let target = here.window.folder.path().join("ban giao.loa");
    let form = PackageForm {
        kind: PackageKind::HandOver,
        plan: None,
        note: String::new(),
        passphrase: "lá cờ đỏ bay".into(),
    };
    let written = packages::send_to(&here.window.office, form, &target).unwrap();
    assert_eq!((written.evidence, written.left), (2, 0));

    let new = Window::open(Answers::default());
    let asked = packages::open_file(&new.office, &target, Some("lá cờ đỏ bay")).unwrap();
    assert_eq!(told(&asked.brings.along), json!([["evidence", 2]]));
    assert_eq!(told(&asked.brings.behind), json!([]));
    assert_eq!(
        file_at(&new, PICTURE),
        None,
        "nothing is kept before the yes"
    );
    new.done("take_package", json!({ "trust": true, "pair": false }));
    assert_eq!(done_at(&new, &here.plan), done_at(&here.window, &here.plan));
    for bytes in [PICTURE, MINUTES] {
        assert_eq!(file_at(&new, bytes).as_deref(), Some(bytes));
    }
    let verified = new.done("verify_data", json!({}));
    assert_eq!(verified["ok"], true, "{verified}");
    assert_eq!(verified["evidence"], 3);
    assert_eq!(
        verified["lost"],
        json!([{ "name": "mat.jpg", "changed": false }])
    );
    let beside = std::fs::read_dir(new.folder.path()).unwrap().flatten();
    let left = beside.filter(|it| it.file_name().to_string_lossy().starts_with(".loa"));
    assert_eq!(left.count(), 0, "what passed through is gone");
}

#[test]
fn into_an_office_with_data_comes_what_was_done_of_its_plans() {
    let here = Busy::new();
    let package = write(&here.window, PackageKind::HandOver, None);
    let (there, own) = drafter();
    let before = done_at(&there, &own);
    let seen = open(&there, &package).brings;
    let along = json!([
        ["log", 2],
        ["progress", 1],
        ["checklists", 1],
        ["indicators", 1],
        ["reports", 1],
        ["schedules", 1],
        ["register", 1],
        ["evidence", 2],
    ]);
    assert_eq!(told(&seen.along), along);
    assert_eq!(told(&seen.behind), json!([["log", 1]]));
    assert_eq!(
        file_at(&there, PICTURE),
        None,
        "nothing is kept before the yes"
    );
    let brought = take(&there, &package)["brought"].clone();
    let seen = serde_json::to_value(&seen).unwrap();
    assert_eq!(
        (&brought["along"], &brought["behind"]),
        (&seen["along"], &seen["behind"])
    );
    assert_eq!(
        done_at(&there, &here.plan),
        done_at(&here.window, &here.plan)
    );
    assert_eq!(done_at(&there, &own), before);
    for bytes in [PICTURE, MINUTES] {
        assert_eq!(file_at(&there, bytes).as_deref(), Some(bytes));
    }
    let lists = there.done("start_log", json!({})).to_string();
    assert!(lists.contains("Loa kéo lưu động"), "{lists}");
    assert_eq!(there.done("verify_data", json!({}))["ok"], true);
    // The plan is here now: what is done of it is this office's own.
    let again = write(&here.window, PackageKind::HandOver, None);
    let seen = open(&there, &again).brings;
    assert_eq!(told(&seen.along), json!([]));
    let kept = done_at(&there, &here.plan);
    take(&there, &again);
    assert_eq!(done_at(&there, &here.plan), kept);
}

#[test]
fn a_number_that_is_taken_stays_behind_and_so_do_strangers() {
    let here = Busy::new();
    let stranger = Official {
        id: OfficialId(clock::mint()),
        name: "Trần Văn Bình".into(),
        position: String::new(),
        unit: None,
        active: true,
    };
    let known = Official {
        id: OfficialId(clock::mint()),
        name: "Phạm Thị Lan".into(),
        ..stranger.clone()
    };
    let by = |tx: &Tx<'_>, id: OfficialId| {
        let mut entry = tx.log_entry(here.entry)?;
        entry.official = Some(id);
        tx.put_log_entry(&entry)
    };
    let lan = with_store(&here.window.office, |store| {
        store.officials_named("Phạm Thị Lan").unwrap()[0].id
    });
    for (answers, expect) in [(stranger.id, None), (lan, Some(known.id))] {
        change(&here.window.office, |tx| {
            tx.put_official(&stranger)?;
            by(tx, answers)
        });
        let package = write(&here.window, PackageKind::HandOver, None);
        let (there, own) = drafter();
        change(&there.office, |tx| {
            tx.put_official(&known)?;
            tx.put_registration(&line(own.parse().ok(), 12, ""))
        });
        let seen = open(&there, &package).brings;
        assert_eq!(told(&seen.behind), json!([["log", 1], ["register", 1]]));
        take(&there, &package);
        let (who, lines) = with_store(&there.office, |store| {
            let entry = store.log_entry(here.entry).unwrap();
            (entry.official, store.register(2026).unwrap())
        });
        assert_eq!(who, expect);
        assert_eq!(lines.len(), 1);
        assert_eq!(lines[0].plan, own.parse().ok());
    }
}

#[test]
fn a_copy_for_review_takes_no_evidence() {
    let here = Busy::new();
    let (there, _) = drafter();
    take(
        &there,
        &write(&here.window, PackageKind::ReviewRequest, Some(&here.plan)),
    );
    let of = json!({ "kind": "task", "task": here.task.to_string(), "quarter": "2026-Q1" });
    let form = json!({ "kind": "document", "words": "Công văn số 5", "note": "" });
    let failure = there.failed("add_evidence", json!({ "of": of, "form": form }));
    assert_eq!(failure["flaws"][0]["kind"], "for_review");
    assert_eq!(there.done("list_evidence", json!({ "of": of })), json!([]));
    // A hand-over makes it the plan itself, with what was done of it.
    take(&there, &write(&here.window, PackageKind::HandOver, None));
    assert_eq!(
        done_at(&there, &here.plan),
        done_at(&here.window, &here.plan)
    );
    there.done("add_evidence", json!({ "of": of, "form": form }));
}

#[test]
fn what_comes_into_a_closed_period_is_listed_there() {
    let here = Busy::new();
    let package = write(&here.window, PackageKind::HandOver, None);
    let (there, _) = drafter();
    there.done("close_period", json!({ "period": "2026-Q1" }));
    take(&there, &package);
    let changes = there.done("list_late_changes", json!({ "period": "2026-Q1" }));
    let told = changes.as_array().unwrap();
    assert_eq!(told.len(), 1, "{changes}");
    assert_eq!(told[0]["new"], "Tuyên truyền phòng cháy năm 2026");
}

#[test]
fn files_without_room_are_told_and_the_newest_go_first() {
    let here = Busy::new();
    let folder = EvidenceFolder::beside(here.window.office.path());
    let source = here.window.folder.path().join("nhieu.txt");
    let files: Vec<EvidenceFile> = (0..600)
        .map(|n| {
            std::fs::write(&source, format!("số {n}")).unwrap();
            folder.keep(&source, Evidence::SIZE_LIMIT).unwrap()
        })
        .collect();
    let proves = here.proves_entry();
    change(&here.window.office, |tx| {
        files
            .iter()
            .try_for_each(|file| tx.put_evidence(&piece(proves, file.clone())))
    });
    let package = here.window.folder.path().join("ban giao.loa");
    let form = PackageForm {
        kind: PackageKind::HandOver,
        plan: None,
        note: String::new(),
        passphrase: String::new(),
    };
    let written = packages::send_to(&here.window.office, form, &package).unwrap();
    assert_eq!(written.evidence + written.left, 602);
    assert!(written.left > 100 && written.evidence > 480, "{written:?}");
    let new = Window::open(Answers::default());
    let seen = open(&new, &package).brings;
    assert_eq!(told(&seen.along), json!([["evidence", written.evidence]]));
    assert_eq!(told(&seen.behind), json!([["evidence", written.left]]));
    take(&new, &package);
    assert!(file_at(&new, "số 599".as_bytes()).is_some());
    assert_eq!(file_at(&new, PICTURE), None, "the oldest have no room");
    let verified = new.done("verify_data", json!({}));
    let lost = verified["lost"].as_array().unwrap().len();
    assert_eq!(lost, usize::try_from(written.left).unwrap());
    assert_eq!(file_at(&here.window, PICTURE).as_deref(), Some(PICTURE));
}

/// The same package with another backup in it, signed by another computer.
fn forged(package: &Path, change: impl FnOnce(&rusqlite::Connection)) -> PathBuf {
    let opened = exchange::open(&std::fs::read(package).unwrap(), None).unwrap();
    let mut parcel = opened.parcel;
    let exchange::Body::HandOver(all) = &mut parcel.body else {
        panic!("a hand-over");
    };
    let file = package.with_extension("db");
    std::fs::write(&file, &all.backup).unwrap();
    let connection = rusqlite::Connection::open(&file).unwrap();
    connection
        .pragma_update(None, "foreign_keys", "OFF")
        .unwrap();
    change(&connection);
    connection.close().unwrap();
    all.backup = std::fs::read(&file).unwrap();
    let key = exchange::DeviceKey::from_seed(&[9; 32]);
    let (bytes, _) = exchange::write(&parcel, &key, None).unwrap();
    let out = package.with_extension("forged.loa");
    std::fs::write(&out, bytes).unwrap();
    out
}

#[test]
fn what_hangs_on_another_plan_s_task_does_not_come() {
    let here = Busy::new();
    let there = Busy::new();
    let before = done_at(&there.window, &there.plan);
    let package = write(&here.window, PackageKind::HandOver, None);
    let forged = forged(&package, |data| {
        let foreign = there.task.to_string();
        for sql in [
            "UPDATE task SET id = :id",
            "UPDATE mark SET task = :id, note = 'not ours'",
            "UPDATE target SET task = :id, count = 99",
            "UPDATE evidence SET task = :id WHERE task IS NOT NULL",
        ] {
            data.execute(sql, &[(":id", &foreign)]).unwrap();
        }
    });
    let seen = open(&there.window, &forged).brings;
    let kinds = |counts: &[HandedCount]| told(counts).to_string();
    assert!(!kinds(&seen.along).contains("progress"), "{seen:?}");
    assert!(kinds(&seen.behind).contains("progress"), "{seen:?}");
    take(&there.window, &forged);
    assert_eq!(done_at(&there.window, &there.plan), before);
    assert!(file_at(&there.window, PICTURE).is_some());
}

#[test]
fn a_backup_of_a_newer_program_is_refused_not_left_out() {
    let here = Busy::new();
    let package = write(&here.window, PackageKind::HandOver, None);
    let forged = forged(&package, |data| {
        data.pragma_update(None, "user_version", 99).unwrap();
    });
    let (there, _) = drafter();
    let refused = packages::open_file(&there.office, &forged, None).unwrap_err();
    let refused = serde_json::to_value(refused).unwrap();
    assert_eq!(refused["reason"], "newer", "{refused}");
    there.failed("take_package", json!({ "trust": true, "pair": false }));
    assert_eq!(
        there
            .done("list_plans", json!({}))
            .as_array()
            .unwrap()
            .len(),
        1
    );
    // All of it comes once it can be read.
    assert_eq!(take(&there, &package)["brought"]["bare"], false);
    assert_eq!(
        done_at(&there, &here.plan),
        done_at(&here.window, &here.plan)
    );
}

#[test]
fn a_slot_whose_day_is_another_s_does_not_keep_the_rest_out() {
    let here = Busy::new();
    let package = write(&here.window, PackageKind::HandOver, None);
    // As it stands after an entry was removed, its slot moved, another put on its day, and the
    // entry brought back.
    let forged = forged(&package, |data| {
        let day = "UPDATE slot SET day = '2026-03-05' WHERE state = 'done'";
        data.execute(day, []).unwrap();
        let day = "UPDATE slot SET day = '2026-02-12' WHERE state = 'planned'";
        data.execute(day, []).unwrap();
    });
    let (there, _) = drafter();
    let brought = take(&there, &forged)["brought"].clone();
    assert_eq!(brought["along"][0], json!({ "kind": "log", "count": 2 }));
    let states = with_store(&there.office, |store| {
        let schedule = store.schedules().unwrap()[0].id;
        assert_eq!(store.log_entry(here.entry).unwrap().slot, None);
        let slots = store.slots_of(schedule).unwrap().into_iter();
        slots.map(|slot| slot.state).collect::<Vec<_>>()
    });
    let excused = |state: &SlotState| matches!(state, SlotState::Excused(_));
    assert_eq!(states.iter().filter(|state| excused(state)).count(), 2);
}

#[test]
fn two_people_of_one_name_stay_two() {
    let here = Busy::new();
    let lan = |unit: &str| Official {
        id: OfficialId(clock::mint()),
        name: "Phạm Thị Lan".into(),
        position: unit.into(),
        unit: None,
        active: true,
    };
    change(&here.window.office, |tx| {
        let second = lan("Công an");
        tx.put_official(&second)?;
        let entry = tx.log_entry(here.entry)?;
        tx.put_log_entry(&LogEntry {
            official: Some(second.id),
            ..entry
        })
    });
    let package = write(&here.window, PackageKind::HandOver, None);
    let (there, _) = drafter();
    change(&there.office, |tx| tx.put_official(&lan("Địa chính")));
    take(&there, &package);
    let entry = with_store(&there.office, |store| store.log_entry(here.entry).unwrap());
    assert_eq!(entry.official, None);
}

#[test]
fn only_folders_of_our_own_are_tidied() {
    let (here, _) = drafter();
    let folder = here.folder.path();
    let name = here.office.path().file_name().unwrap().to_string_lossy();
    let folders = [
        (format!(".{name}-aB3xY9"), "loa.db", false),
        (format!(".{name}-aB3xY8"), "ghi chú.txt", true),
        (format!(".{name}-cua-toi"), "loa.db", true),
        (".loa-aB3xY9".to_owned(), "loa.db", true),
    ];
    for (name, file, _) in &folders {
        std::fs::create_dir(folder.join(name)).unwrap();
        std::fs::write(folder.join(name).join(file), "").unwrap();
    }
    here.office.close();
    let path = here.office.path().to_owned();
    drop(loa::office::Office::open(
        path,
        Box::new(loa::dialogs::PreparedAnswers),
    ));
    for (name, _, stays) in &folders {
        assert_eq!(folder.join(name).exists(), *stays, "{name}");
    }
}
