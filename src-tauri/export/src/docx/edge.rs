//! Headers and footers: the page number, and what page 1 alone has.

use super::props::{Indent, LineHeight, ParagraphProps, Place, Spacing};
use super::stamp;
use super::style::Style;
use super::writer::Writer;
use super::xml::DECLARATION;
use document::{Document, Page, Profile, Stamp};

const NAMESPACE: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#;

/// A part along an edge of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Edge {
    /// The page number.
    Number,
    /// Nothing, above an annex's first page or the document's own.
    BlankHeader,
    /// The limit of circulation above page 1.
    Circulation,
    /// The address under page 1.
    Contact,
    /// Nothing, under an annex's first page: Word would repeat the address there.
    BlankFooter,
}

impl Edge {
    /// Those a document needs.
    pub(crate) fn of(document: &Document) -> Vec<Self> {
        let mut edges = vec![Self::Number, Self::BlankHeader];
        if document.circulation.is_some() {
            edges.push(Self::Circulation);
        }
        if !document.contact.is_empty() {
            edges.extend([Self::Contact, Self::BlankFooter]);
        }
        edges
    }

    /// Its path under `word/`.
    pub(crate) fn file(self) -> &'static str {
        match self {
            Self::Number => "header1.xml",
            Self::BlankHeader => "header2.xml",
            Self::Circulation => "header3.xml",
            Self::Contact => "footer1.xml",
            Self::BlankFooter => "footer2.xml",
        }
    }

    /// Its id among the main part's relations.
    pub(crate) fn id(self) -> &'static str {
        match self {
            Self::Number => "rId4",
            Self::BlankHeader => "rId5",
            Self::Circulation => "rId6",
            Self::Contact => "rId7",
            Self::BlankFooter => "rId8",
        }
    }

    /// `header` or `footer`, as the format's own names have it.
    pub(crate) fn kind(self) -> &'static str {
        match self {
            Self::Number | Self::BlankHeader | Self::Circulation => "header",
            Self::Contact | Self::BlankFooter => "footer",
        }
    }

    /// The part.
    pub(crate) fn part(self, document: &Document, profile: &Profile) -> String {
        let element = match self.kind() {
            "header" => "w:hdr",
            _ => "w:ftr",
        };
        let page = profile.page(document.orientation);
        let mut writer = Writer::new(profile, false);
        writer.out.put(DECLARATION);
        writer.out.form(format_args!("<{element} {NAMESPACE}>"));
        match (self, &document.circulation) {
            (Self::Number, _) => number(&mut writer),
            (Self::Circulation, Some(stamp)) => circulation(&mut writer, stamp, page),
            (Self::Contact, _) => contact(&mut writer, &document.contact),
            _ => writer.gap(None),
        }
        writer.out.form(format_args!("</{element}>"));
        writer.out.into_string()
    }
}

fn number(writer: &mut Writer<'_>) {
    writer.paragraph(&ParagraphProps::of(Style::PageNumber), |w| {
        w.out.put(concat!(
            r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>"#,
            r#"<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>"#
        ));
    });
}

/// Around the middle of the right half, where the decree's map has it (box 11: 58–85 %).
fn circulation(writer: &mut Writer<'_>, frame: &Stamp, page: Page) {
    const MIDDLE: u32 = 715;
    let width = page.text_width();
    let left = (width * MIDDLE / 1_000)
        .saturating_sub(frame.width / 2)
        .min(width.saturating_sub(frame.width));
    stamp::frame(writer, frame, Place::From(left));
    writer.gap(None);
}

/// A rule across the page, the lines under it.
fn contact(writer: &mut Writer<'_>, lines: &[String]) {
    let rule = ParagraphProps {
        top_rule: Some(writer.profile.rule_weight.value()),
        indent: Some(Indent::default()),
        spacing: Some(Spacing {
            before: 0,
            after: 0,
            line: LineHeight::Exact(writer.profile.rule_gap.value()),
        }),
        ..ParagraphProps::of(Style::Rule)
    };
    writer.paragraph(&rule, |_| {});
    for line in lines {
        writer.styled(Style::Contact, line);
    }
}
