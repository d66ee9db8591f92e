//! The styles part: every figure of the profile that is a look.

use super::props::{Indent, Justify, LineHeight, ParagraphProps, RunProps, Spacing};
use super::style::{LABEL, RUN_IN, Style};
use super::writer::THIN;
use super::xml::{DECLARATION, Xml};
use document::{HeadScale, HeadSizes, Meta, Profile};

/// `word/styles.xml`.
pub(crate) fn part(meta: &Meta, profile: &Profile, scale: HeadScale) -> String {
    let mut out = Xml::default();
    out.put(DECLARATION);
    out.put(r#"<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">"#);
    defaults(&mut out, meta, profile);
    out.put(concat!(
        r#"<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>"#,
        r#"<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>"#,
        r#"<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>"#,
        r#"<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>"#,
    ));
    let sizes = profile.head_sizes(scale);
    for style in Style::ALL {
        paragraph_style(&mut out, style, profile, sizes);
    }
    for (id, name) in [
        (LABEL, "Số và chữ đầu mục"),
        (RUN_IN, "Nội dung liền đề mục"),
    ] {
        out.form(format_args!(
            r#"<w:style w:type="character" w:customStyle="1" w:styleId="{id}"><w:name w:val="{name}"/><w:basedOn w:val="DefaultParagraphFont"/></w:style>"#
        ));
    }
    out.put("</w:styles>");
    out.into_string()
}

fn defaults(out: &mut Xml, meta: &Meta, profile: &Profile) {
    const FONT: &str = "Times New Roman";
    let size = profile.body.value();
    out.form(format_args!(
        r#"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/><w:color w:val="000000"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/><w:lang w:val=""#
    ));
    out.words(&meta.language);
    out.put(r#"" w:eastAsia=""#);
    out.words(&meta.language);
    out.put(r#"" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"#);
    out.put(r#"<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>"#);
    out.put("</w:pPr></w:pPrDefault></w:docDefaults>");
}

fn paragraph_style(out: &mut Xml, style: Style, profile: &Profile, sizes: HeadSizes) {
    let custom = match style {
        Style::Heading1
        | Style::Heading2
        | Style::Heading3
        | Style::Heading4
        | Style::Body
        | Style::PageNumber
        | Style::Contact => "",
        _ => r#" w:customStyle="1""#,
    };
    let base = if is_text(style) && style != Style::Body {
        Style::Body.id()
    } else {
        "Normal"
    };
    out.form(format_args!(
        r#"<w:style w:type="paragraph"{custom} w:styleId="{}"><w:name w:val="{}"/><w:basedOn w:val="{base}"/>"#,
        style.id(),
        style.name(),
    ));
    if !matches!(
        style,
        Style::Rule | Style::Gap | Style::PageNumber | Style::Contact
    ) {
        out.put("<w:qFormat/>");
    }
    let (paragraph, letters) = look(style, profile, sizes);
    paragraph.write(out);
    letters.write(out);
    out.put("</w:style>");
}

/// Styles that are body text and differ in name only.
fn is_text(style: Style) -> bool {
    matches!(
        style,
        Style::Body
            | Style::Basis
            | Style::Lead
            | Style::Clause
            | Style::Point
            | Style::Dash
            | Style::Plus
            | Style::Review
            | Style::Closing
    )
}

/// How a style looks. Body text that differs in name only adds nothing to its base.
fn look(style: Style, profile: &Profile, sizes: HeadSizes) -> (ParagraphProps, RunProps) {
    let gap = profile.head_gap.value();
    let text = profile.body.value();
    let table_gap = profile.table_gap.value();
    let plain = ParagraphProps::default;
    match style {
        Style::NationalTitle => (centred(0), bold(sizes.national_title)),
        Style::Motto => (centred(0), bold(sizes.motto)),
        Style::ParentAgency => (centred(0), regular(sizes.parent)),
        Style::Agency => (centred(0), bold(sizes.agency)),
        Style::NumberLine => (centred(gap), regular(sizes.number)),
        Style::About => (centred(0), regular(profile.about.value())),
        Style::Stamp => (centred(0), bold(profile.stamp.value())),
        Style::PlaceDate => (centred(gap), italic(sizes.place_date)),
        Style::DocType => (centred(2 * gap), bold(profile.doc_type.value())),
        Style::Subject => (centred(0), bold(profile.subject.value())),
        Style::AddresseeTitle => {
            let above = profile.addressee_gap.value();
            let props = held(close(Justify::Left, above, 0));
            (props, regular(profile.addressee.value()))
        }
        Style::Addressee => {
            let props = close(Justify::Left, 0, 0);
            (props, regular(profile.addressee.value()))
        }
        Style::Rule => thin(profile.rule_gap.value(), profile.rule_height.value()),
        Style::Basis => (plain(), italic(profile.basis.value())),
        Style::Heading1 => (heading(0, profile), bold(profile.heading.value())),
        Style::Heading2 => (heading(1, profile), bold(profile.heading.value())),
        Style::Heading3 => (heading(2, profile), bold(profile.heading.value())),
        Style::Heading4 => (heading(3, profile), bold(profile.heading.value())),
        Style::Body => (body(profile), regular(text)),
        Style::Lead | Style::Clause | Style::Point => (plain(), RunProps::default()),
        Style::Dash | Style::Plus | Style::Closing => (plain(), RunProps::default()),
        Style::Review => (close(Justify::Left, 0, 0), RunProps::default()),
        Style::RecipientsTitle => {
            let size = profile.recipients_title.value();
            (held(plain()), bold_italic(size))
        }
        Style::Recipient => (held(plain()), regular(profile.recipient.value())),
        Style::Drafter => (held(plain()), regular(profile.drafter.value())),
        Style::Authority => (held(centred(0)), bold(profile.authority.value())),
        Style::Signer => {
            let room = profile.signing_room.value();
            (held(centred(room)), bold(profile.signer.value()))
        }
        Style::AnnexLabel => (held(centred(0)), bold(profile.annex_label.value())),
        Style::AnnexTitle => (held(centred(0)), bold(profile.annex_title.value())),
        Style::AnnexReference => (held(centred(0)), italic(profile.annex_reference.value())),
        Style::TableHead => {
            let props = close(Justify::Centre, table_gap, table_gap);
            (props, bold(profile.table.value()))
        }
        Style::TableText => {
            let props = close(Justify::Left, table_gap, table_gap);
            (props, regular(profile.table.value()))
        }
        Style::PageNumber => (centred(0), regular(profile.page_number.value())),
        Style::Contact => (plain(), regular(profile.contact.value())),
        Style::Gap => thin(0, THIN),
    }
}

/// Single lines without a first-line indent, so many twips above and below.
fn close(justify: Justify, before: u32, after: u32) -> ParagraphProps {
    ParagraphProps {
        justify: Some(justify),
        indent: Some(Indent::default()),
        spacing: Some(Spacing {
            before,
            after,
            line: LineHeight::Auto(240),
        }),
        ..ParagraphProps::default()
    }
}

fn centred(before: u32) -> ParagraphProps {
    close(Justify::Centre, before, 0)
}

/// Kept on one page with what follows.
fn held(props: ParagraphProps) -> ParagraphProps {
    ParagraphProps {
        keep_next: Some(true),
        ..props
    }
}

fn heading(outline: u8, profile: &Profile) -> ParagraphProps {
    ParagraphProps {
        outline: Some(outline),
        ..held(body(profile))
    }
}

fn body(profile: &Profile) -> ParagraphProps {
    ParagraphProps {
        justify: Some(Justify::Both),
        indent: Some(Indent {
            first_line: profile.first_line.value(),
            ..Indent::default()
        }),
        spacing: Some(Spacing {
            before: profile.paragraph_gap.value(),
            after: 0,
            line: LineHeight::Auto(profile.line_spacing.value()),
        }),
        ..ParagraphProps::default()
    }
}

/// A paragraph without words, of letters too small to matter.
fn thin(before: u32, height: u32) -> (ParagraphProps, RunProps) {
    let props = ParagraphProps {
        spacing: Some(Spacing {
            before,
            after: 0,
            line: LineHeight::Exact(height),
        }),
        ..ParagraphProps::default()
    };
    (props, regular(2))
}

fn regular(size: u32) -> RunProps {
    RunProps {
        size: Some(size),
        ..RunProps::default()
    }
}

fn bold(size: u32) -> RunProps {
    RunProps {
        bold: Some(true),
        ..regular(size)
    }
}

fn italic(size: u32) -> RunProps {
    RunProps {
        italic: Some(true),
        ..regular(size)
    }
}

fn bold_italic(size: u32) -> RunProps {
    RunProps {
        italic: Some(true),
        ..bold(size)
    }
}
