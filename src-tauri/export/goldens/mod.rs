//! Plans of invented communes that between them hold everything a page can hold. Shared by the
//! tests, the `golden` example and the benchmark.

#![allow(clippy::expect_used)] // a golden plan that is not sound must stop the run

mod everything;
mod plans;
mod usual;
mod write;

use document::{Document, Profile, Source, compose};
use plan::{Agency, Mint, Official, OfficialId, Plan, PlanDraft, Signatory, Task};
use uuid::Uuid;

/// A plan with all that is printed with it.
pub(crate) struct Golden {
    /// File name without ending.
    pub(crate) name: &'static str,
    /// The plan.
    pub(crate) plan: Plan,
    /// Its tasks.
    pub(crate) tasks: Vec<Task>,
    /// Its office.
    pub(crate) agency: Agency,
    /// The office's people.
    pub(crate) officials: Vec<Official>,
}

impl Golden {
    fn new(name: &'static str, draft: PlanDraft) -> Self {
        let mut next = 0;
        let mut mint = move || {
            next += 1;
            Uuid::from_u128(next)
        };
        let (plan, tasks) = draft
            .accept(2026, &mut mint)
            .expect("a golden plan is sound");
        let officials = vec![Official {
            id: OfficialId(mint.mint()),
            name: "Lò Thị Mai".into(),
            position: "Công chức Văn hóa - Xã hội".into(),
            unit: None,
            active: true,
        }];
        Self {
            name,
            plan,
            tasks,
            agency: office(),
            officials,
        }
    }

    fn of(self, agency: Agency) -> Self {
        Self { agency, ..self }
    }

    /// As it is on paper.
    pub(crate) fn document(&self) -> Document {
        let source = Source {
            plan: &self.plan,
            tasks: &self.tasks,
            agency: &self.agency,
            officials: &self.officials,
        };
        compose(&source, &Profile::nd30_2020())
    }
}

/// The usual office: a People's Committee, which has no superior line.
fn office() -> Agency {
    Agency {
        parent: None,
        name_lines: vec!["Ủy ban nhân dân".into(), "xã Suối Mây".into()],
        place: "Suối Mây".into(),
        plan_symbol: "KH-UBND".into(),
        drafting_symbol: "VHXH".into(),
        signatories: vec![Signatory {
            lines: vec![
                "TM. ỦY BAN NHÂN DÂN".into(),
                "KT. CHỦ TỊCH".into(),
                "PHÓ CHỦ TỊCH".into(),
            ],
            name: "Hà Văn Sơn".into(),
        }],
        ..Agency::default()
    }
}

/// All of them.
pub(crate) fn all() -> Vec<Golden> {
    plans::all()
}
