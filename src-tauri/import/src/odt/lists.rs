//! Automatic numbers and bullets as they are printed.

use super::xml::{Node, attribute, child, elements, is_true, number, odf};
use crate::docx::numbering::{bullet, letters};
use crate::legacy::{Font, unfold};
use std::collections::HashMap;

/// Levels of a list.
const LEVELS: usize = 10;
/// Longest words around a number; longer ones are cut off.
const AFFIX: usize = 100;
/// Most lists whose numbers are remembered.
const LISTS: usize = 100_000;

/// How a level is marked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
enum Mark {
    #[default]
    None,
    /// Counted: `1`, `i`, `I`, `a`, `A`, or in a way unknown here.
    Number(String),
    Bullet(String),
}

/// A level of a list.
#[derive(Debug, Clone, Default)]
struct Level {
    mark: Mark,
    /// Letters after `z` are doubled (`aa`, `bb`), not counted on (`aa`, `ab`).
    doubled: bool,
    prefix: String,
    suffix: String,
    /// `%1%.%2%.`, which newer programs write beside prefix and suffix.
    pattern: Option<String>,
    /// How many levels are printed.
    shown: usize,
    start: u32,
}

impl Level {
    fn read(node: Node<'_>) -> Self {
        let props = child(node, "text-properties");
        let font = props.and_then(|p| attribute(p, "font-name").or(attribute(p, "font-family")));
        let font = font.and_then(Font::of);
        let words = |name| {
            let words = attribute(node, name)?;
            let words = font.map_or_else(|| words.to_owned(), |font| unfold(font, words));
            Some(words.chars().take(AFFIX).collect::<String>())
        };
        let mark = match odf(node).1 {
            "list-level-style-bullet" => Mark::Bullet(words("bullet-char").unwrap_or_default()),
            "list-level-style-image" => Mark::Bullet("•".to_owned()),
            _ => match attribute(node, "num-format").map(str::trim) {
                None | Some("") => Mark::None,
                Some(format) => Mark::Number(format.to_owned()),
            },
        };
        Self {
            mark,
            doubled: is_true(node, "num-letter-sync"),
            prefix: words("num-prefix").unwrap_or_default(),
            suffix: words("num-suffix").unwrap_or_default(),
            pattern: words("num-list-format"),
            shown: number(node, "display-levels").unwrap_or(1),
            start: number(node, "start-value").unwrap_or(1),
        }
    }

    /// A number of this level, without what stands around it.
    fn write(&self, n: u32) -> String {
        let Mark::Number(format) = &self.mark else {
            return String::new();
        };
        let roman = |n| plan::model::roman(n as usize);
        match format.as_str() {
            "I" if (1..4_000).contains(&n) => roman(n),
            "i" if (1..4_000).contains(&n) => roman(n).to_lowercase(),
            "A" if (1..=780).contains(&n) => self.letter(n, 'A'),
            "a" if (1..=780).contains(&n) => self.letter(n, 'a'),
            "01" => format!("{n:02}"),
            _ => n.to_string(),
        }
    }

    fn letter(&self, n: u32, first: char) -> String {
        if self.doubled || n <= 26 {
            return letters(n, first);
        }
        letters((n - 1) / 26, first) + &letters((n - 1) % 26 + 1, first)
    }
}

type Levels = Vec<Level>;

/// The styles of lists one part can name.
#[derive(Debug, Default)]
pub(super) struct ListStyles {
    by_name: HashMap<String, Levels>,
    outline: Levels,
}

impl ListStyles {
    /// Takes the list styles of a part.
    pub(super) fn take(&mut self, root: Node<'_>, automatic: bool) {
        for group in ["styles", "automatic-styles"] {
            if group == "automatic-styles" && !automatic {
                continue;
            }
            for node in child(root, group).into_iter().flat_map(elements) {
                match (odf(node).1, attribute(node, "name")) {
                    ("outline-style", _) => self.outline = levels(node),
                    ("list-style", Some(name)) => {
                        self.by_name.insert(name.to_owned(), levels(node));
                    }
                    _ => {}
                }
            }
        }
    }
}

fn levels(node: Node<'_>) -> Levels {
    let mut levels = vec![Level::default(); LEVELS];
    for found in elements(node) {
        let at = number::<usize>(found, "level").and_then(|n| n.checked_sub(1));
        if let Some(level) = at.and_then(|at| levels.get_mut(at)) {
            *level = Level::read(found);
        }
    }
    levels
}

/// A list the walk is inside of.
#[derive(Debug, Clone)]
pub(super) struct Scope {
    /// Which numbers it counts.
    counts: usize,
    style: Option<String>,
    /// From 0.
    level: usize,
}

/// A paragraph's place in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    /// Which numbers it counts; `None` for those of headings.
    counts: Option<usize>,
    style: Option<String>,
    level: usize,
    start: Option<u32>,
}

impl Place {
    /// A numbered heading's place; levels from 1.
    pub(super) fn heading(level: u8, start: Option<u32>) -> Self {
        Self {
            counts: None,
            style: None,
            level: usize::from(level.saturating_sub(1)),
            start,
        }
    }

    /// The place of the first paragraph of an item.
    pub(super) fn item(scope: &Scope, item: Node<'_>) -> Self {
        let own = attribute(item, "style-override").map(str::to_owned);
        Self {
            counts: Some(scope.counts),
            style: own.or_else(|| scope.style.clone()),
            level: scope.level,
            start: number(item, "start-value"),
        }
    }

    /// Named by the paragraph's style where no list names a style.
    pub(super) fn or_style(mut self, style: Option<&str>) -> Self {
        self.style = self.style.or_else(|| style.map(str::to_owned));
        self
    }
}

type Counts = [Option<u32>; LEVELS];

/// Where the lists have come to.
#[derive(Debug, Default)]
pub(super) struct Counters {
    lists: Vec<Counts>,
    outline: Counts,
    by_id: HashMap<String, usize>,
    by_style: HashMap<String, usize>,
}

impl Counters {
    /// Enters a list: one inside another goes on a level deeper, one that continues another
    /// counts on.
    pub(super) fn enter(&mut self, node: Node<'_>, outer: Option<&Scope>) -> Scope {
        let named = attribute(node, "style-name").map(str::to_owned);
        let scope = match outer {
            Some(outer) => Scope {
                counts: outer.counts,
                style: named.or_else(|| outer.style.clone()),
                level: outer.level + 1,
            },
            None => {
                let name = named.clone().unwrap_or_default();
                let by_id = attribute(node, "continue-list").and_then(|id| self.by_id.get(id));
                let on = is_true(node, "continue-numbering");
                let by_style = self.by_style.get(&name).filter(|_| on);
                let counts = by_id.or(by_style).copied();
                let counts = counts.unwrap_or_else(|| self.new_list());
                self.by_style.insert(name, counts);
                Scope {
                    counts,
                    style: named,
                    level: 0,
                }
            }
        };
        if let Some(id) = attribute(node, "id") {
            self.by_id.insert(id.to_owned(), scope.counts);
        }
        scope
    }

    /// The place of a paragraph that is a list by itself (`text:numbered-paragraph`).
    pub(super) fn lone(&mut self, node: Node<'_>) -> Place {
        let id = attribute(node, "list-id").unwrap_or_default().to_owned();
        let known = self.by_id.get(&id).copied();
        let counts = known.unwrap_or_else(|| self.new_list());
        self.by_id.insert(id, counts);
        Place {
            counts: Some(counts),
            style: attribute(node, "style-name").map(str::to_owned),
            level: number::<usize>(node, "level").map_or(0, |n| n.saturating_sub(1)),
            start: number(node, "start-value"),
        }
    }

    fn new_list(&mut self) -> usize {
        if self.lists.len() < LISTS {
            self.lists.push(Counts::default());
        }
        self.lists.len() - 1
    }

    /// The label of the next paragraph at a place, or `None` if it has none.
    pub(super) fn label(&mut self, styles: &ListStyles, place: &Place) -> Option<String> {
        let (levels, counts) = match place.counts {
            Some(at) => {
                let style = place.style.as_ref()?;
                (styles.by_name.get(style)?, self.lists.get_mut(at)?)
            }
            None => (&styles.outline, &mut self.outline),
        };
        let level = levels.get(place.level)?;
        let next = match (place.start, counts[place.level]) {
            (Some(start), _) => start,
            (None, Some(last)) => last.saturating_add(1),
            (None, None) => level.start,
        };
        counts[place.level] = Some(next);
        for deeper in &mut counts[place.level + 1..] {
            *deeper = None;
        }
        let label = match &level.mark {
            // Programs write the sign again as what follows a number; it is not printed twice.
            Mark::Bullet(sign) => bullet(sign),
            _ => written(levels, place.level, counts),
        };
        Some(label.trim().to_owned()).filter(|label| !label.is_empty())
    }
}

/// The number of a level with those above it that are printed, and what stands around them.
fn written(levels: &[Level], at: usize, counts: &Counts) -> String {
    let level = &levels[at];
    let figure = |of: usize| {
        let named = &levels[of];
        named.write(counts[of].unwrap_or(named.start))
    };
    if let Some(pattern) = &level.pattern {
        return filled(pattern, |of| (of <= at).then(|| figure(of)));
    }
    let first = (at + 1).saturating_sub(level.shown.max(1));
    let figures: Vec<String> = (first..=at)
        .map(figure)
        .filter(|figure| !figure.is_empty())
        .collect();
    format!("{}{}{}", level.prefix, figures.join("."), level.suffix)
}

/// A pattern with its `%1%` replaced.
fn filled(pattern: &str, figure: impl Fn(usize) -> Option<String>) -> String {
    let mut out = String::new();
    let mut rest = pattern;
    while let Some(at) = rest.find('%') {
        out.push_str(&rest[..at]);
        let after = &rest[at + 1..];
        let named = after.split_once('%').and_then(|(name, behind)| {
            let of = name.parse::<usize>().ok()?.checked_sub(1)?;
            Some((figure(of)?, behind))
        });
        let Some((figure, behind)) = named else {
            out.push('%');
            rest = after;
            continue;
        };
        out.push_str(&figure);
        rest = behind;
    }
    out.push_str(rest);
    out
}
