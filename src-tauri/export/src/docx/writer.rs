//! Paragraphs and runs, with the bookmarks that lead back to a plan.

use super::props::{LineHeight, ParagraphProps, RunProps, Spacing};
use super::style::{LABEL, Style};
use super::xml::Xml;
use document::{Anchor, OuterLine, Profile, Run, printable};
use std::collections::HashSet;

/// Height of a paragraph that should not be seen: a point.
pub(crate) const THIN: u32 = 20;

/// The body being written.
pub(crate) struct Writer<'a> {
    pub(crate) out: Xml,
    pub(crate) profile: &'a Profile,
    /// Whether lines of head and ending are marked too.
    comes_back: bool,
    marked: HashSet<Anchor>,
}

impl<'a> Writer<'a> {
    pub(crate) fn new(profile: &'a Profile, comes_back: bool) -> Self {
        Self {
            out: Xml::default(),
            profile,
            comes_back,
            marked: HashSet::new(),
        }
    }

    /// A paragraph with what `inside` writes.
    pub(crate) fn paragraph(&mut self, props: &ParagraphProps, inside: impl FnOnce(&mut Self)) {
        self.out.put("<w:p>");
        props.write(&mut self.out);
        inside(self);
        self.out.put("</w:p>");
    }

    /// A paragraph of one look.
    pub(crate) fn styled(&mut self, style: Style, words: &str) {
        self.paragraph(&ParagraphProps::of(style), |w| w.words(words));
    }

    /// A line of head or ending.
    pub(crate) fn outer(&mut self, style: Style, words: &str, line: OuterLine) {
        let anchor = self.outer_mark(line);
        self.paragraph(&ParagraphProps::of(style), |w| {
            w.marked(anchor, |w| w.words(words));
        });
    }

    /// What a line of head or ending is marked with.
    pub(crate) fn outer_mark(&self, line: OuterLine) -> Option<Anchor> {
        self.comes_back.then(|| line.into())
    }

    /// Words in the paragraph's own look.
    pub(crate) fn words(&mut self, words: &str) {
        self.run(RunProps::default(), words);
    }

    /// A literal number, letter or dash and the space behind it.
    pub(crate) fn label(&mut self, label: &str) {
        self.label_in(label, None);
    }

    /// The same, bold or not against the paragraph's own look.
    pub(crate) fn label_in(&mut self, label: &str, bold: Option<bool>) {
        if !printable(label).is_empty() {
            let props = RunProps {
                style: Some(LABEL),
                bold,
                ..RunProps::default()
            };
            self.run(props, &format!("{label} "));
        }
    }

    /// Runs with their bold and italics.
    pub(crate) fn runs(&mut self, runs: &[Run]) {
        for run in runs {
            let props = RunProps {
                bold: run.bold.then_some(true),
                italic: run.italic.then_some(true),
                revised: run.revised,
                ..RunProps::default()
            };
            self.run(props, &run.text);
        }
    }

    /// Words in a look, if there are any.
    pub(crate) fn run(&mut self, props: RunProps, words: &str) {
        let words = printable(words);
        if !words.is_empty() {
            self.out.put("<w:r>");
            props.write(&mut self.out);
            self.out.run_text(&words);
            self.out.put("</w:r>");
        }
    }

    /// What `inside` writes, marked with a hidden bookmark. A name may stand only once in a file.
    pub(crate) fn marked(&mut self, anchor: Option<Anchor>, inside: impl FnOnce(&mut Self)) {
        let Some(anchor) = anchor.filter(|anchor| self.marked.insert(*anchor)) else {
            return inside(self);
        };
        let id = self.marked.len();
        self.out.form(format_args!(
            r#"<w:bookmarkStart w:id="{id}" w:name="{anchor}"/>"#
        ));
        inside(self);
        self.out
            .form(format_args!(r#"<w:bookmarkEnd w:id="{id}"/>"#));
    }

    /// A thin paragraph with room above it, held to what follows.
    pub(crate) fn room(&mut self, height: u32) {
        let props = ParagraphProps {
            keep_next: Some(true),
            spacing: Some(Spacing {
                before: height,
                after: 0,
                line: LineHeight::Exact(THIN),
            }),
            ..ParagraphProps::of(Style::Gap)
        };
        self.paragraph(&props, |_| {});
    }

    /// The thinnest paragraph: Word wants one between two tables, after the last, and to carry
    /// the end of a section.
    pub(crate) fn gap(&mut self, section: Option<String>) {
        let props = ParagraphProps {
            section,
            ..ParagraphProps::of(Style::Gap)
        };
        self.paragraph(&props, |_| {});
    }

    /// The same between a table and what it is held to.
    pub(crate) fn held_gap(&mut self) {
        let props = ParagraphProps {
            keep_next: Some(true),
            ..ParagraphProps::of(Style::Gap)
        };
        self.paragraph(&props, |_| {});
    }
}
