//! Plans of invented communes that between them hold everything a page can hold. Shared by the
//! tests, the `golden` example and the benchmark.

#![allow(clippy::expect_used)] // a golden plan that is not sound must stop the run

mod answers;
pub(crate) mod daybooks;
mod everything;
mod letters;
mod marks;
mod papers;
mod period_report;
mod plans;
mod register;
mod sheets;
mod usual;
mod write;

use document::{Document, Profile, Source, compose};
use plan::{Agency, Mint, Official, OfficialId, Plan, PlanDraft, Signatory, Task};
#[allow(unused_imports)] // not every program that shares the goldens wants them
pub(crate) use register::sheet as register_sheet;
#[allow(unused_imports)] // not every program that shares the goldens wants them
pub(crate) use sheets::{Bundle, bundles};
use uuid::Uuid;

/// A paper that is looked at and compared.
pub(crate) struct Golden {
    /// File name without ending.
    pub(crate) name: &'static str,
    content: Content,
}

enum Content {
    /// Laid out from a plan.
    Planned(Box<Planned>),
    /// Built as it is: a kind of paper no plan is.
    Paper(fn(&Profile) -> Document),
}

impl Golden {
    fn paper(name: &'static str, draw: fn(&Profile) -> Document) -> Self {
        Self {
            name,
            content: Content::Paper(draw),
        }
    }

    /// As it is on paper.
    pub(crate) fn document(&self) -> Document {
        self.document_in(&Profile::nd30_2020())
    }

    /// As it is on paper in a form.
    pub(crate) fn document_in(&self, profile: &Profile) -> Document {
        match &self.content {
            Content::Planned(planned) => planned.document_in(profile),
            Content::Paper(draw) => draw(profile),
        }
    }
}

impl From<Planned> for Golden {
    fn from(planned: Planned) -> Self {
        Self {
            name: planned.name,
            content: Content::Planned(Box::new(planned)),
        }
    }
}

/// A plan with all that is printed with it.
pub(crate) struct Planned {
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

impl Planned {
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

    /// What its papers are made from.
    pub(crate) fn source(&self) -> Source<'_> {
        Source {
            plan: &self.plan,
            tasks: &self.tasks,
            agency: &self.agency,
            officials: &self.officials,
        }
    }

    fn document_in(&self, profile: &Profile) -> Document {
        compose(&self.source(), profile)
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
    let plans = plans::all().into_iter().map(Golden::from);
    plans.chain(papers::all()).collect()
}

/// Those that are plans.
#[allow(dead_code)] // not every program that shares the goldens wants plans alone
pub(crate) fn plans() -> Vec<Planned> {
    plans::all()
}

/// What text says of words put in or taken out, a page draws as lines through and under them.
#[allow(dead_code)] // not every program that shares the goldens compares text with pages
pub(crate) fn unmarked(text: &str) -> String {
    let mut said = text.to_owned();
    for sign in ["[thêm: ", "[bỏ: "] {
        while let Some(at) = said.find(sign) {
            said.replace_range(at..at + sign.len(), "");
            if let Some(end) = said[at..].find(']') {
                said.remove(at + end);
            }
        }
    }
    said
}
