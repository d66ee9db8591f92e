//! Headings, paragraphs and tables.

use super::props::{ParagraphProps, RunProps};
use super::style::{RUN_IN, Style, heading as heading_style};
use super::table;
use super::writer::Writer;
use document::{Block, Continuation, Document, Heading, OuterLine, Page, Paragraph, printable};

/// The body and the closing. Its last paragraph, or the last row of its table, stays with the
/// signature.
pub(crate) fn draw(writer: &mut Writer<'_>, document: &Document) {
    let page = writer.profile.page(document.orientation);
    let blocks_end = document.closing.is_empty();
    blocks(writer, &document.blocks, page, blocks_end);
    let last = document.closing.len().saturating_sub(1);
    for (i, runs) in document.closing.iter().enumerate() {
        let line = u32::try_from(i).unwrap_or(u32::MAX);
        let anchor = writer.outer_mark(OuterLine::Closing(line));
        let props = ParagraphProps {
            keep_next: (i == last).then_some(true),
            ..ParagraphProps::of(Style::Closing)
        };
        writer.paragraph(&props, |w| w.marked(anchor, |w| w.runs(runs)));
    }
}

/// Blocks of a page; `keep_last` holds the last paragraph or row to what follows.
pub(crate) fn blocks(writer: &mut Writer<'_>, blocks: &[Block], page: Page, keep_last: bool) {
    let last = blocks.len().saturating_sub(1);
    for (i, block) in blocks.iter().enumerate() {
        match block {
            Block::Heading(it) => heading(writer, it),
            Block::Paragraph(it) => paragraph(writer, it, keep_last && i == last),
            Block::Table(it) => table::draw(writer, it, page, keep_last && i == last),
        }
    }
}

fn heading(writer: &mut Writer<'_>, heading: &Heading) {
    let mut props = ParagraphProps::of(heading_style(heading.level));
    if heading.run_in.is_some() {
        // A whole paragraph is no entry of an outline, and need not stay with the next.
        props.keep_next = Some(false);
        props.outline = Some(9);
    }
    let has_words = !printable(&heading.text).is_empty();
    writer.paragraph(&props, |w| {
        w.marked(heading.anchor, |w| {
            // A number without a title is no heading to the eye (khoản without title, II.6.đ).
            w.label_in(&heading.label, (!has_words).then_some(false));
            w.words(&heading.text);
        });
        if let Some(more) = &heading.run_in {
            run_in(w, more, has_words);
        }
    });
}

fn run_in(writer: &mut Writer<'_>, more: &Continuation, after_words: bool) {
    writer.marked(more.anchor, |w| {
        if after_words {
            let gap = RunProps {
                style: Some(RUN_IN),
                ..RunProps::default()
            };
            w.run(gap, more.gap());
        }
        for run in &more.runs {
            let props = RunProps {
                style: Some(RUN_IN),
                bold: Some(run.bold),
                italic: Some(run.italic),
                revised: run.revised,
                ..RunProps::default()
            };
            w.run(props, &run.text);
        }
    });
}

fn paragraph(writer: &mut Writer<'_>, paragraph: &Paragraph, keep_next: bool) {
    let props = ParagraphProps {
        keep_next: keep_next.then_some(true),
        ..ParagraphProps::of(paragraph.kind.into())
    };
    writer.paragraph(&props, |w| {
        w.marked(paragraph.anchor, |w| {
            w.label(&paragraph.label);
            w.runs(&paragraph.runs);
        });
    });
}
