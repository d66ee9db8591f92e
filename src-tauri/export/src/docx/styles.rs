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
        | Style::Closing
        | Style::PageNumber => "",
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
    if !matches!(style, Style::Rule | Style::Gap | Style::PageNumber) {
        out.put("<w:qFormat/>");
    }
    paragraph_look(style, profile).write(out);
    letter_look(style, profile, sizes).write(out);
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

fn spaced(before: u32, after: u32) -> Option<Spacing> {
    Some(Spacing {
        before,
        after,
        line: LineHeight::Auto(240),
    })
}

fn paragraph_look(style: Style, profile: &Profile) -> ParagraphProps {
    let gap = profile.head_gap.value();
    let centred = |spacing| ParagraphProps {
        justify: Some(Justify::Centre),
        spacing,
        ..ParagraphProps::default()
    };
    match style {
        Style::NationalTitle | Style::Motto | Style::ParentAgency | Style::Agency => centred(None),
        Style::NumberLine | Style::PlaceDate => centred(spaced(gap, 0)),
        Style::DocType => centred(spaced(2 * gap, 0)),
        Style::Subject => centred(None),
        Style::AnnexLabel | Style::AnnexTitle | Style::AnnexReference => ParagraphProps {
            keep_next: Some(true),
            ..centred(None)
        },
        Style::Authority => ParagraphProps {
            keep_next: Some(true),
            ..centred(None)
        },
        Style::Signer => ParagraphProps {
            keep_next: Some(true),
            ..centred(spaced(profile.signing_room.value(), 0))
        },
        Style::RecipientsTitle | Style::Recipient => ParagraphProps {
            keep_next: Some(true),
            ..ParagraphProps::default()
        },
        Style::Heading1 | Style::Heading2 | Style::Heading3 | Style::Heading4 => ParagraphProps {
            keep_next: Some(true),
            outline: outline_level(style),
            ..body(profile)
        },
        Style::Body => body(profile),
        Style::Review => ParagraphProps {
            justify: Some(Justify::Left),
            ..ParagraphProps::default()
        },
        Style::Basis
        | Style::Lead
        | Style::Clause
        | Style::Point
        | Style::Dash
        | Style::Plus
        | Style::Closing => ParagraphProps::default(),
        Style::TableHead => centred(spaced(profile.table_gap.value(), profile.table_gap.value())),
        Style::TableText => ParagraphProps {
            spacing: spaced(profile.table_gap.value(), profile.table_gap.value()),
            ..ParagraphProps::default()
        },
        Style::PageNumber => centred(None),
        Style::Rule => ParagraphProps {
            spacing: Some(Spacing {
                before: profile.rule_gap.value(),
                after: 0,
                line: LineHeight::Exact(profile.rule_height.value()),
            }),
            ..ParagraphProps::default()
        },
        Style::Gap => ParagraphProps {
            spacing: Some(Spacing {
                before: 0,
                after: 0,
                line: LineHeight::Exact(THIN),
            }),
            ..ParagraphProps::default()
        },
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

fn outline_level(style: Style) -> Option<u8> {
    match style {
        Style::Heading1 => Some(0),
        Style::Heading2 => Some(1),
        Style::Heading3 => Some(2),
        Style::Heading4 => Some(3),
        _ => None,
    }
}

fn letter_look(style: Style, profile: &Profile, sizes: HeadSizes) -> RunProps {
    let regular = |size| RunProps {
        size: Some(size),
        ..RunProps::default()
    };
    let bold = |size| RunProps {
        bold: Some(true),
        ..regular(size)
    };
    let italic = |size| RunProps {
        italic: Some(true),
        ..regular(size)
    };
    match style {
        Style::NationalTitle => bold(sizes.national_title),
        Style::Motto => bold(sizes.motto),
        Style::ParentAgency => regular(sizes.parent),
        Style::Agency => bold(sizes.agency),
        Style::NumberLine => regular(sizes.number),
        Style::PlaceDate => italic(sizes.place_date),
        Style::DocType => bold(profile.doc_type.value()),
        Style::Subject => bold(profile.subject.value()),
        Style::Basis => italic(profile.basis.value()),
        Style::Heading1 | Style::Heading2 | Style::Heading3 | Style::Heading4 => {
            bold(profile.heading.value())
        }
        Style::Body
        | Style::Lead
        | Style::Clause
        | Style::Point
        | Style::Dash
        | Style::Plus
        | Style::Review
        | Style::Closing => regular(profile.body.value()),
        Style::RecipientsTitle => RunProps {
            italic: Some(true),
            ..bold(profile.recipients_title.value())
        },
        Style::Recipient => regular(profile.recipient.value()),
        Style::Authority => bold(profile.authority.value()),
        Style::Signer => bold(profile.signer.value()),
        Style::AnnexLabel => bold(profile.annex_label.value()),
        Style::AnnexTitle => bold(profile.annex_title.value()),
        Style::AnnexReference => italic(profile.annex_reference.value()),
        Style::TableHead => bold(profile.table.value()),
        Style::TableText => regular(profile.table.value()),
        Style::PageNumber => regular(profile.page_number.value()),
        Style::Rule | Style::Gap => regular(2),
    }
}
