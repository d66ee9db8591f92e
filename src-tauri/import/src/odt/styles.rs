//! How paragraphs, runs and cells look: default styles, named and automatic ones.

use super::xml::{Node, attribute, child, elements, number, odf};
use crate::runs::RunLook;
use std::collections::HashMap;

/// Longest line of styles with one another as parents.
const ANCESTORS: usize = 40;

/// What is set for letters at one place. `None` leaves it to what stands below.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct RunSet {
    bold: Option<bool>,
    italic: Option<bool>,
    caps: Option<bool>,
    hidden: Option<bool>,
    font: Option<String>,
}

impl RunSet {
    fn read(style: Node<'_>, faces: &HashMap<String, String>) -> Self {
        let Some(props) = child(style, "text-properties") else {
            return Self::default();
        };
        let weight = |w: &str| w == "bold" || w.parse::<u32>().is_ok_and(|w| w >= 600);
        let named = attribute(props, "font-name");
        let named = named.map(|name| faces.get(name).map_or(name, String::as_str));
        Self {
            bold: attribute(props, "font-weight").map(weight),
            italic: attribute(props, "font-style").map(|s| s != "normal"),
            caps: attribute(props, "text-transform").map(|t| t == "uppercase"),
            hidden: attribute(props, "display").map(|d| d == "none"),
            font: named
                .or_else(|| attribute(props, "font-family"))
                .map(str::to_owned),
        }
    }

    /// These settings over others.
    pub(super) fn over(&self, below: &Self) -> Self {
        Self {
            bold: self.bold.or(below.bold),
            italic: self.italic.or(below.italic),
            caps: self.caps.or(below.caps),
            hidden: self.hidden.or(below.hidden),
            font: self.font.clone().or_else(|| below.font.clone()),
        }
    }

    pub(super) fn look(&self) -> RunLook {
        RunLook {
            bold: self.bold.unwrap_or(false),
            italic: self.italic.unwrap_or(false),
            caps: self.caps.unwrap_or(false),
            hidden: self.hidden.unwrap_or(false),
            font: self.font.clone().unwrap_or_default(),
        }
    }
}

/// A style as its file has it.
#[derive(Debug, Default)]
struct Style {
    parent: Option<String>,
    run: RunSet,
    centred: Option<bool>,
    indent: Option<i32>,
    list: Option<String>,
    outline: Option<u8>,
    bordered: Option<bool>,
    hides: bool,
}

impl Style {
    fn read(node: Node<'_>, faces: &HashMap<String, String>) -> Self {
        let paragraph = child(node, "paragraph-properties");
        let set = |name| paragraph.and_then(|p| attribute(p, name));
        let section = child(node, "section-properties");
        Self {
            parent: attribute(node, "parent-style-name").map(str::to_owned),
            run: RunSet::read(node, faces),
            centred: set("text-align").map(|align| align == "center"),
            indent: set("margin-left").and_then(twentieths),
            list: attribute(node, "list-style-name").map(str::to_owned),
            outline: number(node, "default-outline-level"),
            bordered: child(node, "table-cell-properties").and_then(draws),
            hides: section.is_some_and(|s| attribute(s, "display") == Some("none")),
        }
    }
}

/// Whether a cell's properties draw a line, if they say so.
fn draws(props: Node<'_>) -> Option<bool> {
    let borders = props.attributes().filter(|a| {
        let name = a.name();
        name == "border" || name.starts_with("border-") && !name.contains("line-width")
    });
    let mut said = None;
    for border in borders {
        let drawn = !matches!(border.value().trim(), "none" | "hidden" | "");
        said = Some(said.unwrap_or(false) || drawn);
    }
    said
}

/// A length in twentieths of a point.
fn twentieths(length: &str) -> Option<i32> {
    let length = length.trim();
    let split = length.find(|c: char| c.is_ascii_alphabetic() || c == '%')?;
    let (figure, unit) = length.split_at(split);
    let inches = match unit {
        "in" => 1.0,
        "cm" => 1.0 / 2.54,
        "mm" => 1.0 / 25.4,
        "pt" => 1.0 / 72.0,
        "pc" => 1.0 / 6.0,
        "px" => 1.0 / 96.0,
        _ => return None,
    };
    let value = figure.parse::<f64>().ok()? * inches * 1_440.0;
    Some(value.round().clamp(-31_680.0, 31_680.0) as i32)
}

/// What a paragraph looks like before its spans are looked at.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct ParagraphLook {
    pub(super) centred: bool,
    pub(super) indent: i32,
    pub(super) run: RunSet,
    /// The list style its own style names.
    pub(super) list: Option<String>,
    /// The outline level its style brings.
    pub(super) outline: Option<u8>,
}

type Key = (String, String);

/// The styles one part can name.
#[derive(Debug, Default)]
pub(super) struct Styles {
    /// By family and name; automatic ones hide named ones.
    styles: HashMap<Key, Style>,
    defaults: HashMap<String, Style>,
}

impl Styles {
    /// Takes the styles of a part: its fonts, then every group of styles in it.
    pub(super) fn take(&mut self, root: Node<'_>, automatic: bool) {
        let faces = child(root, "font-face-decls").into_iter();
        let faces = faces.flat_map(elements).filter_map(|face| {
            let name = attribute(face, "name")?.to_owned();
            Some((name, attribute(face, "font-family")?.to_owned()))
        });
        let faces: HashMap<String, String> = faces.collect();
        for group in ["styles", "automatic-styles"] {
            if group == "automatic-styles" && !automatic {
                continue;
            }
            for node in child(root, group).into_iter().flat_map(elements) {
                let family = attribute(node, "family").unwrap_or_default().to_owned();
                let style = Style::read(node, &faces);
                match (odf(node).1, attribute(node, "name")) {
                    ("default-style", _) => {
                        self.defaults.insert(family, style);
                    }
                    ("style", Some(name)) => {
                        self.styles.insert((family, name.to_owned()), style);
                    }
                    _ => {}
                }
            }
        }
    }

    /// A style, those above it and the default of its family, nearest first.
    fn line<'s>(&'s self, family: &'s str, name: &str) -> impl Iterator<Item = &'s Style> {
        let find = move |name: &str| self.styles.get(&(family.to_owned(), name.to_owned()));
        let above = move |style: &&'s Style| find(style.parent.as_ref()?);
        std::iter::successors(find(name), above)
            .take(ANCESTORS)
            .chain(self.defaults.get(family))
    }

    /// The look of a paragraph in a style.
    pub(super) fn paragraph(&self, style: Option<&str>) -> ParagraphLook {
        let style = style.unwrap_or("Standard");
        let mut look = ParagraphLook::default();
        let (mut centred, mut indent) = (None, None);
        for style in self.line("paragraph", style) {
            centred = centred.or(style.centred);
            indent = indent.or(style.indent);
            look.run = look.run.over(&style.run);
            look.outline = look.outline.or(style.outline);
            look.list = look.list.or_else(|| style.list.clone());
        }
        look.centred = centred.unwrap_or(false);
        look.indent = indent.unwrap_or(0);
        look
    }

    /// What a span's style sets.
    pub(super) fn span(&self, style: Option<&str>) -> RunSet {
        let style = style.unwrap_or_default();
        let fold = |set: RunSet, style: &Style| set.over(&style.run);
        self.line("text", style).fold(RunSet::default(), fold)
    }

    /// Whether a cell in a style draws lines.
    pub(super) fn cell_ruled(&self, style: &str) -> bool {
        let said = self.line("table-cell", style).find_map(|s| s.bordered);
        said.unwrap_or(false)
    }

    /// Whether a section in a style is not shown.
    pub(super) fn section_hidden(&self, style: &str) -> bool {
        self.line("section", style).any(|s| s.hides)
    }
}

#[cfg(test)]
mod tests {
    use super::twentieths;

    #[test]
    fn lengths() {
        for (length, expect) in [
            ("1in", Some(1_440)),
            ("2.54cm", Some(1_440)),
            ("10mm", Some(567)),
            ("-36pt", Some(-720)),
            ("0cm", Some(0)),
            ("99999in", Some(31_680)),
            ("10%", None),
            ("12", None),
            ("", None),
        ] {
            assert_eq!(twentieths(length), expect, "{length}");
        }
    }
}
