//! How paragraphs and runs look: document defaults, styles by inheritance, direct settings.

use super::xml::{Node, attribute, child, children, number, toggle, value, word};
use crate::runs::RunLook;
use std::collections::HashMap;

/// Longest line of styles based on one another.
const ANCESTORS: usize = 40;

/// What is set for a run at one place. `None` leaves it to what stands below.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct RunSet {
    pub(super) bold: Option<bool>,
    pub(super) italic: Option<bool>,
    pub(super) caps: Option<bool>,
    pub(super) hidden: Option<bool>,
    /// The font of letters beyond ASCII; empty for one of the theme.
    pub(super) font: Option<String>,
}

impl RunSet {
    /// What an `rPr` sets.
    pub(super) fn read(props: Option<Node<'_>>) -> Self {
        let Some(props) = props else {
            return Self::default();
        };
        Self {
            bold: toggle(props, "b"),
            italic: toggle(props, "i"),
            caps: toggle(props, "caps"),
            hidden: toggle(props, "vanish"),
            font: child(props, "rFonts").and_then(font),
        }
    }

    /// These settings over others.
    fn over(self, below: &Self) -> Self {
        Self {
            bold: self.bold.or(below.bold),
            italic: self.italic.or(below.italic),
            caps: self.caps.or(below.caps),
            hidden: self.hidden.or(below.hidden),
            font: self.font.or_else(|| below.font.clone()),
        }
    }
}

fn font(fonts: Node<'_>) -> Option<String> {
    let named = ["hAnsi", "ascii", "cs"];
    let theme = ["hAnsiTheme", "asciiTheme"];
    let themed = theme.iter().any(|name| attribute(fonts, name).is_some());
    let own = named.iter().find_map(|name| attribute(fonts, name));
    // A font of the theme is never one of before Unicode, and hides those below.
    if themed {
        Some(String::new())
    } else {
        own.map(str::to_owned)
    }
}

/// A paragraph's place in a list; either half may be left to a style.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct ListPlace {
    pub(super) list: Option<u32>,
    pub(super) level: Option<usize>,
}

/// What is set for a paragraph at one place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct ParagraphSet {
    pub(super) centred: Option<bool>,
    pub(super) indent: Option<i32>,
    pub(super) outline: Option<u8>,
    pub(super) place: ListPlace,
}

impl ParagraphSet {
    fn read(props: Option<Node<'_>>) -> Self {
        let Some(props) = props else {
            return Self::default();
        };
        let indent = child(props, "ind");
        let left = |ind: Node<'_>| {
            attribute(ind, "left")
                .or(attribute(ind, "start"))?
                .parse()
                .ok()
        };
        let place = child(props, "numPr");
        Self {
            centred: value(props, "jc").map(|jc| jc == "center"),
            indent: indent.and_then(left),
            outline: number(props, "outlineLvl"),
            place: ListPlace {
                list: place.and_then(|p| number(p, "numId")),
                level: place.and_then(|p| number(p, "ilvl")),
            },
        }
    }

    fn over(self, below: &Self) -> Self {
        Self {
            centred: self.centred.or(below.centred),
            indent: self.indent.or(below.indent),
            outline: self.outline.or(below.outline),
            place: ListPlace {
                list: self.place.list.or(below.place.list),
                level: self.place.level.or(below.place.level),
            },
        }
    }
}

/// A style as its file has it.
#[derive(Debug, Default)]
struct Style {
    based_on: Option<String>,
    run: RunSet,
    paragraph: ParagraphSet,
    /// For tables: whether it draws lines, if it says so.
    ruled: Option<bool>,
}

/// What a paragraph looks like before its own runs are looked at.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct ParagraphLook {
    pub(super) style: String,
    pub(super) set: ParagraphSet,
    /// Whether the list comes from the style, not from the paragraph.
    pub(super) list_by_style: bool,
    run: RunSet,
}

/// All styles of a file.
#[derive(Debug, Default)]
pub(super) struct Styles {
    run_defaults: RunSet,
    paragraph_defaults: ParagraphSet,
    default_paragraph: String,
    styles: HashMap<String, Style>,
}

impl Styles {
    pub(super) fn read(root: Node<'_>) -> Self {
        let defaults = child(root, "docDefaults");
        let default_of = |outer: &str, inner: &str| child(child(defaults?, outer)?, inner);
        let mut styles = Self {
            run_defaults: RunSet::read(default_of("rPrDefault", "rPr")),
            paragraph_defaults: ParagraphSet::read(default_of("pPrDefault", "pPr")),
            ..Self::default()
        };
        for node in children(root, "style") {
            let Some(id) = attribute(node, "styleId") else {
                continue;
            };
            let default = matches!(attribute(node, "default"), Some("1" | "true" | "on"));
            if default && attribute(node, "type") == Some("paragraph") {
                id.clone_into(&mut styles.default_paragraph);
            }
            let style = Style {
                based_on: value(node, "basedOn").map(str::to_owned),
                run: RunSet::read(child(node, "rPr")),
                paragraph: ParagraphSet::read(child(node, "pPr")),
                ruled: child(node, "tblPr").and_then(ruled),
            };
            styles.styles.insert(id.to_owned(), style);
        }
        styles
    }

    /// A style and those it is based on, nearest first.
    fn line(&self, id: &str) -> impl Iterator<Item = &Style> {
        let first = self.styles.get(id);
        let above = |style: &&Style| self.styles.get(style.based_on.as_ref()?);
        std::iter::successors(first, above).take(ANCESTORS)
    }

    fn run_of(&self, id: &str) -> RunSet {
        let fold = |set: RunSet, style: &Style| set.over(&style.run);
        self.line(id).fold(RunSet::default(), fold)
    }

    /// The look of a paragraph with these properties.
    pub(super) fn paragraph(&self, props: Option<Node<'_>>) -> ParagraphLook {
        let style = props.and_then(|p| value(p, "pStyle"));
        let style = style.unwrap_or(&self.default_paragraph);
        let own = ParagraphSet::read(props);
        let list_by_style = own.place.list.is_none();
        let fold = |set: ParagraphSet, style: &Style| set.over(&style.paragraph);
        let set = self.line(style).fold(own, fold);
        ParagraphLook {
            style: style.to_owned(),
            set: set.over(&self.paragraph_defaults),
            list_by_style,
            run: self.run_of(style),
        }
    }

    /// The look of a run with these properties, in a paragraph.
    pub(super) fn run(&self, paragraph: &ParagraphLook, props: Option<Node<'_>>) -> RunLook {
        let own = RunSet::read(props);
        let by_name = props.and_then(|p| value(p, "rStyle"));
        let character = by_name.map(|id| self.run_of(id)).unwrap_or_default();
        let defaults = &self.run_defaults;
        // Between the styles of paragraph and run these turn each other off (17.7.3).
        let toggled = |own: Option<bool>, a: Option<bool>, b: Option<bool>, below: Option<bool>| {
            own.unwrap_or(match (a, b) {
                (None, None) => below.unwrap_or(false),
                (a, b) => a.unwrap_or(false) != b.unwrap_or(false),
            })
        };
        let of = |pick: fn(&RunSet) -> Option<bool>| {
            toggled(
                pick(&own),
                pick(&character),
                pick(&paragraph.run),
                pick(defaults),
            )
        };
        RunLook {
            bold: of(|s| s.bold),
            italic: of(|s| s.italic),
            caps: of(|s| s.caps),
            hidden: of(|s| s.hidden),
            font: (own.font.or(character.font))
                .or_else(|| paragraph.run.font.clone())
                .or_else(|| defaults.font.clone())
                .unwrap_or_default(),
        }
    }

    /// Whether a table with these properties draws lines.
    pub(super) fn table_ruled(&self, props: Option<Node<'_>>) -> bool {
        let own = props.and_then(ruled);
        let style = props.and_then(|p| value(p, "tblStyle")).unwrap_or_default();
        own.or_else(|| self.line(style).find_map(|s| s.ruled))
            .unwrap_or(false)
    }
}

/// Whether borders are drawn, where a table's properties say so.
fn ruled(props: Node<'_>) -> Option<bool> {
    let borders = child(props, "tblBorders")?;
    Some(draws(borders))
}

/// Whether any of these borders is to be seen.
pub(super) fn draws(borders: Node<'_>) -> bool {
    let seen = |line: Node<'_>| {
        word(line).is_some() && !matches!(attribute(line, "val"), None | Some("nil" | "none"))
    };
    borders.children().any(seen)
}
