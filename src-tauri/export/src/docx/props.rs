//! Properties of paragraphs, runs and tables. Each type writes its children in the order the
//! schema has them, whatever order a caller sets them in.

use super::style::Style;
use super::xml::Xml;
use document::{Align, Ink, Revised};

/// How lines stand between the margins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Justify {
    Left,
    Centre,
    Both,
}

impl From<Align> for Justify {
    fn from(align: Align) -> Self {
        match align {
            Align::Left => Self::Left,
            Align::Centre => Self::Centre,
        }
    }
}

/// Space around and between lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Spacing {
    /// Above, in twips.
    pub(crate) before: u32,
    /// Below, in twips.
    pub(crate) after: u32,
    /// Between lines.
    pub(crate) line: LineHeight,
}

impl Spacing {
    fn write(self, out: &mut Xml) {
        let (height, rule) = match self.line {
            LineHeight::Auto(n) => (n, "auto"),
            LineHeight::Exact(n) => (n, "exact"),
        };
        let Self { before, after, .. } = self;
        out.form(format_args!(
            r#"<w:spacing w:before="{before}" w:after="{after}" w:line="{height}" w:lineRule="{rule}"/>"#
        ));
    }
}

/// Height of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LineHeight {
    /// 240ths of the font's own, so that stacked marks are never clipped.
    Auto(u32),
    /// Twips; only for paragraphs without words.
    Exact(u32),
}

/// Distance from the margins, in twips.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Indent {
    pub(crate) left: u32,
    pub(crate) right: u32,
    /// Of the first line, to the right.
    pub(crate) first_line: u32,
    /// Of the first line, to the left; takes the place of `first_line`.
    pub(crate) hanging: u32,
}

impl Indent {
    fn write(self, out: &mut Xml) {
        let Self {
            left,
            right,
            first_line,
            hanging,
        } = self;
        let (first, by) = if hanging > 0 {
            ("hanging", hanging)
        } else {
            ("firstLine", first_line)
        };
        out.form(format_args!(
            r#"<w:ind w:left="{left}" w:right="{right}" w:{first}="{by}"/>"#
        ));
    }
}

/// `w:pPr`.
#[derive(Debug, Clone, Default)]
pub(crate) struct ParagraphProps {
    pub(crate) style: Option<Style>,
    pub(crate) keep_next: Option<bool>,
    pub(crate) keep_lines: Option<bool>,
    /// A line along the top, in eighths of a point.
    pub(crate) top_rule: Option<u32>,
    pub(crate) spacing: Option<Spacing>,
    pub(crate) indent: Option<Indent>,
    pub(crate) justify: Option<Justify>,
    /// 0–8, or 9 for body text.
    pub(crate) outline: Option<u8>,
    /// The section that ends here, as written by `page::section`.
    pub(crate) section: Option<String>,
}

impl ParagraphProps {
    /// Nothing but a style.
    pub(crate) fn of(style: Style) -> Self {
        Self {
            style: Some(style),
            ..Self::default()
        }
    }

    /// The element, if it says anything.
    pub(crate) fn write(&self, out: &mut Xml) {
        let mut inner = Xml::default();
        if let Some(style) = self.style {
            inner.form(format_args!(r#"<w:pStyle w:val="{}"/>"#, style.id()));
        }
        self.write_look(&mut inner);
        if let Some(section) = &self.section {
            inner.put(section);
        }
        wrap(out, "w:pPr", inner);
    }

    fn write_look(&self, out: &mut Xml) {
        switch(out, "w:keepNext", self.keep_next);
        switch(out, "w:keepLines", self.keep_lines);
        if let Some(weight) = self.top_rule {
            out.form(format_args!(
                r#"<w:pBdr><w:top w:val="single" w:sz="{weight}" w:space="0" w:color="000000"/></w:pBdr>"#
            ));
        }
        if let Some(spacing) = self.spacing {
            spacing.write(out);
        }
        if let Some(indent) = self.indent {
            indent.write(out);
        }
        if let Some(justify) = self.justify {
            let value = match justify {
                Justify::Left => "left",
                Justify::Centre => "center",
                Justify::Both => "both",
            };
            out.form(format_args!(r#"<w:jc w:val="{value}"/>"#));
        }
        if let Some(level) = self.outline {
            out.form(format_args!(r#"<w:outlineLvl w:val="{level}"/>"#));
        }
    }
}

/// `w:rPr`.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct RunProps {
    /// A character style.
    pub(crate) style: Option<&'static str>,
    pub(crate) bold: Option<bool>,
    pub(crate) italic: Option<bool>,
    pub(crate) revised: Revised,
    /// Black is not written: it is every style's own.
    pub(crate) ink: Ink,
    /// Half-points.
    pub(crate) size: Option<u32>,
}

impl RunProps {
    /// The element, if it says anything.
    pub(crate) fn write(self, out: &mut Xml) {
        let mut inner = Xml::default();
        if let Some(style) = self.style {
            inner.form(format_args!(r#"<w:rStyle w:val="{style}"/>"#));
        }
        switch(&mut inner, "w:b", self.bold);
        switch(&mut inner, "w:bCs", self.bold);
        switch(&mut inner, "w:i", self.italic);
        switch(&mut inner, "w:iCs", self.italic);
        if self.revised == Revised::Removed {
            inner.put("<w:strike/>");
        }
        if self.ink != Ink::Black {
            inner.form(format_args!(r#"<w:color w:val="{}"/>"#, colour(self.ink)));
        }
        if let Some(size) = self.size {
            inner.form(format_args!(
                r#"<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>"#
            ));
        }
        if self.revised == Revised::Added {
            inner.put(r#"<w:u w:val="single"/>"#);
        }
        wrap(out, "w:rPr", inner);
    }
}

/// The lines around and between cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lines {
    None,
    /// Thin ones.
    Ruled,
    /// A frame, in eighths of a point.
    Frame {
        weight: u32,
        ink: Ink,
    },
}

impl Lines {
    fn write(self, out: &mut Xml) {
        out.put("<w:tblBorders>");
        for edge in ["top", "left", "bottom", "right", "insideH", "insideV"] {
            out.form(format_args!("<w:{edge} "));
            let (weight, ink) = match self {
                Self::None => {
                    out.put(r#"w:val="nil"/>"#);
                    continue;
                }
                Self::Ruled => (4, Ink::Black),
                Self::Frame { weight, ink } => (weight, ink),
            };
            let colour = colour(ink);
            out.form(format_args!(
                r#"w:val="single" w:sz="{weight}" w:space="0" w:color="{colour}"/>"#
            ));
        }
        out.put("</w:tblBorders>");
    }
}

/// Where a table stands between the edges of its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Centre,
    /// So many twips from the left.
    From(u32),
}

impl Place {
    pub(crate) const LEFT: Self = Self::From(0);
}

/// `w:tblPr` and `w:tblGrid`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TableProps<'a> {
    /// Widths of the columns in twips.
    pub(crate) columns: &'a [u32],
    pub(crate) place: Place,
    /// Lines of its cells.
    pub(crate) lines: Lines,
    /// Space left and right inside a cell, in twips.
    pub(crate) cell_margin: u32,
}

impl TableProps<'_> {
    /// Both elements.
    pub(crate) fn write(&self, out: &mut Xml) {
        let width: u32 = self.columns.iter().sum();
        out.form(format_args!(
            r#"<w:tblPr><w:tblW w:w="{width}" w:type="dxa"/>"#
        ));
        match self.place {
            Place::Centre => out.put(r#"<w:jc w:val="center"/>"#),
            Place::From(left) => {
                out.form(format_args!(r#"<w:tblInd w:w="{left}" w:type="dxa"/>"#));
            }
        }
        self.lines.write(out);
        out.put(r#"<w:tblLayout w:type="fixed"/><w:tblCellMar>"#);
        for (edge, margin) in [
            ("top", 0),
            ("left", self.cell_margin),
            ("bottom", 0),
            ("right", self.cell_margin),
        ] {
            out.form(format_args!(r#"<w:{edge} w:w="{margin}" w:type="dxa"/>"#));
        }
        out.put("</w:tblCellMar></w:tblPr><w:tblGrid>");
        for width in self.columns {
            out.form(format_args!(r#"<w:gridCol w:w="{width}"/>"#));
        }
        out.put("</w:tblGrid>");
    }
}

/// How high a row is, where its content does not say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Height {
    /// Twips.
    Exact(u32),
}

/// `w:trPr`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct RowProps {
    /// Kept on one page.
    pub(crate) whole: bool,
    /// Repeated on each page.
    pub(crate) header: bool,
    pub(crate) height: Option<Height>,
}

impl RowProps {
    /// A row on one page.
    pub(crate) const WHOLE: Self = Self {
        whole: true,
        header: false,
        height: None,
    };

    /// The element, if it says anything.
    pub(crate) fn write(self, out: &mut Xml) {
        let mut inner = Xml::default();
        if self.whole {
            inner.put("<w:cantSplit/>");
        }
        if let Some(Height::Exact(height)) = self.height {
            inner.form(format_args!(
                r#"<w:trHeight w:val="{height}" w:hRule="exact"/>"#
            ));
        }
        if self.header {
            inner.put("<w:tblHeader/>");
        }
        wrap(out, "w:trPr", inner);
    }
}

fn colour(ink: Ink) -> &'static str {
    match ink {
        Ink::Black => "000000",
        Ink::Red => "FF0000",
    }
}

fn switch(out: &mut Xml, name: &str, value: Option<bool>) {
    match value {
        None => {}
        Some(true) => out.form(format_args!("<{name}/>")),
        Some(false) => out.form(format_args!(r#"<{name} w:val="0"/>"#)),
    }
}

fn wrap(out: &mut Xml, name: &str, inner: Xml) {
    let inner = inner.into_string();
    if !inner.is_empty() {
        out.form(format_args!("<{name}>{inner}</{name}>"));
    }
}
