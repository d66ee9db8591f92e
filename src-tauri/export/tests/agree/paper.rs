//! Every document as both outputs draw it; made once for all tests.

use crate::sheet::{Sheet, read};
use crate::{corpus, goldens, office, remade};
use document::{Document, Orientation, Page, Profile};
use export::PdfKind;
use std::path::PathBuf;
use std::sync::OnceLock;

/// A document with its pages.
pub(crate) struct Paper {
    /// What it is called in messages.
    pub(crate) name: String,
    /// The document.
    pub(crate) document: Document,
    /// The form it was drawn in.
    pub(crate) profile: Profile,
    /// Our DOCX as LibreOffice lays it out.
    pub(crate) docx: Vec<Sheet>,
    /// Our PDF.
    pub(crate) pdf: Vec<Sheet>,
}

impl Paper {
    /// Both outputs with their names.
    pub(crate) fn outputs(&self) -> [(&'static str, &[Sheet]); 2] {
        [("docx", &self.docx), ("pdf", &self.pdf)]
    }
}

/// The page a sheet is of, by the way it lies.
pub(crate) fn page_of(sheet: &Sheet, profile: &Profile) -> Page {
    profile.page(if sheet.width > sheet.height {
        Orientation::Landscape
    } else {
        Orientation::Portrait
    })
}

/// All papers; `None` where LibreOffice is not installed.
pub(crate) fn all() -> Option<&'static [Paper]> {
    static PAPERS: OnceLock<Option<Vec<Paper>>> = OnceLock::new();
    PAPERS.get_or_init(draw).as_deref()
}

/// One by its name.
pub(crate) fn named(name: &str) -> Option<&'static Paper> {
    let found = all()?.iter().find(|paper| paper.name == name);
    Some(found.unwrap_or_else(|| panic!("no paper is called {name}")))
}

fn draw() -> Option<Vec<Paper>> {
    let folder = tempfile::tempdir().unwrap();
    let mut papers = documents();
    let files: Vec<PathBuf> = papers
        .iter()
        .map(|paper| {
            let path = folder.path().join(&paper.name).with_extension("docx");
            let bytes = export::docx(&paper.document, &paper.profile).unwrap();
            std::fs::write(&path, bytes).unwrap();
            path
        })
        .collect();
    let converted = office::to_pdf(&files, folder.path())?;
    for (paper, path) in papers.iter_mut().zip(converted) {
        paper.docx = read(&std::fs::read(path).unwrap());
        let pdf = export::pdf(&paper.document, &paper.profile, PdfKind::Usual);
        paper.pdf = read(&pdf.unwrap());
    }
    Some(papers)
}

fn documents() -> Vec<Paper> {
    let usual = Profile::nd30_2020();
    let paper = |name: String, document, profile: &Profile| Paper {
        name,
        document,
        profile: profile.clone(),
        docx: Vec::new(),
        pdf: Vec::new(),
    };
    let mut papers = Vec::new();
    for golden in goldens::all() {
        papers.push(paper(golden.name.to_owned(), golden.document(), &usual));
    }
    for (name, document) in corpus::all() {
        papers.push(paper(name.to_owned(), document, &usual));
    }
    let other = remade::profile();
    for golden in goldens::all() {
        if remade::NAMES.contains(&golden.name) {
            let document = golden.document_in(&other);
            papers.push(paper(format!("{}-remade", golden.name), document, &other));
        }
    }
    papers
}
