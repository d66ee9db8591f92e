//! The office, its units and its people.

use crate::support::*;
use plan::*;
use store::{Removed, StoreError, TrashKind};

fn unit(n: u128, name: &str) -> Unit {
    Unit {
        id: UnitId(uuid(n)),
        name: name.into(),
        symbol: "VHXH".into(),
        active: true,
    }
}

fn official(n: u128, name: &str, unit: Option<UnitId>) -> Official {
    Official {
        id: OfficialId(uuid(n)),
        name: name.into(),
        position: "Công chức".into(),
        unit,
        active: true,
    }
}

#[test]
fn the_office_and_settings_come_back() {
    let mut desk = Desk::new();
    assert_eq!(desk.store.agency().unwrap(), None);
    let agency = Agency {
        parent: Some("UBND TỈNH".into()),
        name_lines: vec!["ỦY BAN NHÂN DÂN".into(), "PHƯỜNG \"AN HÒA\"".into()],
        kind: UnitKind::Ward,
        model: GovernmentModel::ThreeTier,
        place: "An Hòa".into(),
        plan_symbol: "KH-UBND".into(),
        drafting_symbol: "VHXH".into(),
        signatories: vec![
            Signatory {
                lines: vec!["CHỦ TỊCH".into()],
                name: "Trần Văn Khởi".into(),
            },
            Signatory {
                lines: vec!["KT. CHỦ TỊCH".into(), "PHÓ CHỦ TỊCH".into()],
                name: "Lê Thị Đào".into(),
            },
        ],
    };
    desk.put(|tx| tx.set_agency(&agency));
    let shorter = Agency {
        signatories: vec![agency.signatories[1].clone()],
        ..agency
    };
    desk.put(|tx| {
        tx.set_agency(&shorter)?;
        tx.set_setting("language", Some("vi"))?;
        tx.set_setting("theme", Some("dark"))?;
        tx.set_setting("theme", None)
    });
    let desk = desk.reopened();
    assert_eq!(desk.store.agency().unwrap(), Some(shorter));
    let settings = desk.store.settings().unwrap();
    assert_eq!(
        settings.into_iter().collect::<Vec<_>>(),
        [("language".into(), "vi".into())]
    );
    assert_eq!(desk.store.device().unwrap().len(), 32);
}

#[test]
fn units_and_people_are_sorted_and_found() {
    let mut desk = Desk::new();
    let culture = unit(1, "Phòng Văn hóa - Xã hội");
    desk.put(|tx| {
        for unit in [
            &culture,
            &unit(2, "Đảng ủy"),
            &unit(3, "Công an xã"),
            &unit(4, "Đoàn Thanh niên"),
        ] {
            tx.put_unit(unit)?;
        }
        for (n, name) in [
            (11, "Trần Văn Đức"),
            (12, "Nguyễn Thị Ánh"),
            (13, "Lê Dũng"),
            (14, "Le Dung"),
        ] {
            tx.put_official(&official(n, name, Some(culture.id)))?;
        }
        Ok(())
    });
    let names: Vec<String> = desk
        .store
        .units()
        .unwrap()
        .into_iter()
        .map(|u| u.name)
        .collect();
    assert_eq!(
        names,
        [
            "Công an xã",
            "Đảng ủy",
            "Đoàn Thanh niên",
            "Phòng Văn hóa - Xã hội"
        ]
    );
    let names: Vec<String> = desk
        .store
        .officials()
        .unwrap()
        .into_iter()
        .map(|o| o.name)
        .collect();
    assert_eq!(
        names,
        ["Nguyễn Thị Ánh", "Le Dung", "Lê Dũng", "Trần Văn Đức"]
    );
    for (typed, expect) in [
        ("tran van duc", vec!["Trần Văn Đức"]),
        ("TRẦN  VĂN ĐỨC ", vec!["Trần Văn Đức"]),
        ("Le Dung", vec!["Le Dung", "Lê Dũng"]),
        ("Lê Dũng", vec!["Lê Dũng", "Le Dung"]),
        ("Dũng", vec![]),
    ] {
        let found: Vec<String> = desk
            .store
            .officials_named(typed)
            .unwrap()
            .into_iter()
            .map(|o| o.name)
            .collect();
        assert_eq!(found, expect, "{typed}");
    }
    assert_eq!(
        desk.store.units_named("phong van hoa - xa hoi").unwrap()[0],
        culture
    );
    assert_eq!(desk.store.units_named("vhxh").unwrap().len(), 4);
    assert_eq!(desk.store.unit(culture.id).unwrap(), culture);
}

#[test]
fn what_is_named_elsewhere_is_retired_and_the_rest_goes_to_the_trash() {
    let mut desk = Desk::new();
    let plan = sample_plan(0);
    let (culture, police) = (unit(201, "Phòng Văn hóa - Xã hội"), unit(202, "Công an xã"));
    let (lan, hoa) = (
        official(211, "Lan", Some(police.id)),
        official(212, "Hoa", None),
    );
    let assigned = Task {
        official: Some(lan.id),
        ..task(plan.id, 100, "Phát thanh")
    };
    desk.put(|tx| {
        tx.put_unit(&culture)?;
        tx.put_unit(&police)?;
        tx.put_official(&lan)?;
        tx.put_official(&hoa)?;
        tx.insert_plan(&plan, std::slice::from_ref(&assigned), false)
    });
    // A task's lead names the one unit, a person is in the other, a task names the person.
    for _ in 0..2 {
        assert_eq!(
            desk.put(|tx| tx.remove_unit(culture.id)).0,
            Removed::Retired
        );
        assert_eq!(desk.put(|tx| tx.remove_unit(police.id)).0, Removed::Retired);
        assert_eq!(
            desk.put(|tx| tx.remove_official(lan.id)).0,
            Removed::Retired
        );
    }
    assert!(!desk.store.official(lan.id).unwrap().active);
    let Removed::Trashed(trashed) = desk.put(|tx| tx.remove_official(hoa.id)).0 else {
        panic!("nobody names her");
    };
    assert!(desk.store.official(hoa.id).is_err());
    assert_eq!(
        desk.put(|tx| tx.restore(trashed)).0.kind,
        TrashKind::Official
    );
    assert_eq!(desk.store.official(hoa.id).unwrap(), hoa);
    // In the trash a task still names its person, so that it can come back whole.
    let (trashed, _) = desk.put(|tx| tx.remove_tasks(plan.id, &[assigned.id]));
    assert_eq!(
        desk.put(|tx| tx.remove_official(lan.id)).0,
        Removed::Retired
    );
    desk.put(|tx| tx.restore(trashed));
    assert_eq!(desk.store.task(assigned.id).unwrap(), assigned);
}

#[test]
fn nobody_unknown_is_named() {
    let mut desk = Desk::new();
    let plan = sample_plan(0);
    desk.put(|tx| tx.insert_plan(&plan, &[], false));
    let stranger = Task {
        official: Some(OfficialId(uuid(9))),
        ..task(plan.id, 100, "x")
    };
    for (refused, field) in [
        (desk.try_put(|tx| tx.put_task(&stranger, None)), "official"),
        (
            desk.try_put(|tx| tx.put_official(&official(1, "Lan", Some(UnitId(uuid(9)))))),
            "unit",
        ),
    ] {
        let Err(StoreError::Flaws(flaws)) = refused else {
            panic!("{refused:?}");
        };
        assert_eq!(
            (flaws.0[0].field.as_str(), flaws.0[0].kind),
            (field, FlawKind::Unknown)
        );
    }
}
