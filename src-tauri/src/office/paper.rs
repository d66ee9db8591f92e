//! What papers are made from, read once.

use super::export::unwritten;
use super::reports::OnPaper;
use super::{Office, form, paper_file, progress};
use crate::wire::Failure;
use ::export::{Pages, PdfKind};
use document::{Document, Profile, Source, compose, cross_reference, quarter_sheet};
use plan::{
    Agency, ChecklistId, Flaw, Flaws, Ledger, Official, Plan, PlanId, Quarter, Target, Task,
};
use std::path::Path;

/// A plan with all that is printed with it.
#[derive(Clone)]
pub(super) struct Material {
    pub(super) plan: Plan,
    pub(super) tasks: Vec<Task>,
    pub(super) ledger: Ledger,
    pub(super) targets: Vec<Target>,
    agency: Agency,
    pub(super) officials: Vec<Official>,
    pub(super) profile: Profile,
}

impl Material {
    /// Reads it from the store.
    ///
    /// # Errors
    /// No such plan, or the store cannot be read.
    pub(super) fn read(office: &Office, plan: PlanId) -> Result<Self, Failure> {
        office.read(|store| {
            let kept = store.plan(plan)?;
            Ok(Self {
                tasks: store.tasks(plan)?,
                ledger: progress::ledger(store, plan, kept.year)?,
                targets: store.targets(plan)?,
                plan: kept,
                agency: store.agency()?.unwrap_or_default(),
                officials: store.officials()?,
                profile: form::profile_in(store)?,
            })
        })
    }

    /// The same with another state of the plan, such as one that was kept.
    pub(super) fn showing(self, plan: Plan, tasks: Vec<Task>) -> Self {
        Self {
            plan,
            tasks,
            ..self
        }
    }

    /// The same, as documents are made from it.
    pub(super) fn source(&self) -> Source<'_> {
        Source {
            plan: &self.plan,
            tasks: &self.tasks,
            agency: &self.agency,
            officials: &self.officials,
        }
    }

    /// The plan on paper.
    pub(super) fn document(&self) -> Document {
        compose(&self.source(), &self.profile)
    }

    /// Another document made from it, as a paper in a form.
    pub(super) fn paper(&self, document: Document, profile: Profile) -> Paper {
        Paper {
            document,
            profile,
            drafting_unit: self.agency.drafting_symbol.trim().to_owned(),
        }
    }

    /// The blank sheet on which a quarter's results are collected by hand.
    pub(super) fn quarter_sheet(&self, quarter: Quarter) -> Document {
        quarter_sheet(&self.source(), quarter, &self.profile)
    }
}

/// A document in the office's form.
pub(super) struct Paper {
    pub(super) document: Document,
    pub(super) profile: Profile,
    /// The symbol of whoever drafted it; empty where nobody says.
    pub(super) drafting_unit: String,
}

impl Paper {
    /// Reads it from a file of its own.
    ///
    /// # Errors
    /// The file is missing or holds no document, or the store cannot be read.
    pub(super) fn read(office: &Office, file: &Path) -> Result<Self, Failure> {
        Ok(Self {
            profile: office.read(|store| form::profile_in(store))?,
            document: paper_file::read(file)?,
            drafting_unit: String::new(),
        })
    }

    /// The table of a checklist: what the superior asks for, and where its plan answers.
    ///
    /// # Errors
    /// No such checklist, or the store cannot be read.
    pub(super) fn of_checklist(office: &Office, id: ChecklistId) -> Result<Self, Failure> {
        let list = office.read(|store| Ok(store.checklist(id)?))?;
        let material = Material::read(office, list.plan)?;
        Ok(Self {
            document: cross_reference(&material.source(), &list, &material.profile),
            drafting_unit: material.agency.drafting_symbol.trim().to_owned(),
            profile: material.profile,
        })
    }
}

impl From<OnPaper> for Paper {
    fn from(report: OnPaper) -> Self {
        Self {
            document: report.document,
            profile: report.profile,
            drafting_unit: report.drafting_unit,
        }
    }
}

impl From<Material> for Paper {
    fn from(material: Material) -> Self {
        Self {
            document: material.document(),
            drafting_unit: material.agency.drafting_symbol.trim().to_owned(),
            profile: material.profile,
        }
    }
}

/// A quarter as a screen or a person gave it.
///
/// # Errors
/// It is none.
pub(super) fn quarter(text: &str) -> Result<Quarter, Failure> {
    text.parse().map_err(|flaw: Flaw| Flaws::from(flaw).into())
}

/// A document's pages, laid out.
///
/// # Errors
/// A program error.
pub(super) fn pages(document: &Document, profile: &Profile) -> Result<Pages, Failure> {
    ::export::pages(document, profile).map_err(unwritten)
}

/// A document as PDF.
///
/// # Errors
/// A program error.
pub(super) fn pdf(
    document: &Document,
    profile: &Profile,
    kind: PdfKind,
) -> Result<Vec<u8>, Failure> {
    ::export::pdf(document, profile, kind).map_err(unwritten)
}
