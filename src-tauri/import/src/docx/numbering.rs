//! Automatic numbers and bullets as they are printed.

use super::styles::{ParagraphLook, RunSet};
use super::xml::{Node, attribute, child, children, number, toggle, value};
use crate::legacy::{Font, unfold};
use std::collections::{HashMap, HashSet};

/// Levels of a list.
const LEVELS: usize = 9;
/// Longest pattern of a label; longer ones are cut off.
const PATTERN: usize = 100;

/// How a level counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Format {
    #[default]
    Decimal,
    DecimalZero,
    UpperRoman,
    LowerRoman,
    UpperLetter,
    LowerLetter,
    Bullet,
    None,
}

impl Format {
    fn of(name: &str) -> Self {
        match name {
            "decimalZero" => Self::DecimalZero,
            "upperRoman" => Self::UpperRoman,
            "lowerRoman" => Self::LowerRoman,
            "upperLetter" => Self::UpperLetter,
            "lowerLetter" => Self::LowerLetter,
            "bullet" => Self::Bullet,
            "none" => Self::None,
            _ => Self::Decimal,
        }
    }

    fn write(self, n: u32) -> String {
        match self {
            Self::Decimal | Self::Bullet => n.to_string(),
            Self::DecimalZero => format!("{n:02}"),
            Self::UpperRoman if (1..4_000).contains(&n) => plan::model::roman(n as usize),
            Self::LowerRoman if (1..4_000).contains(&n) => {
                plan::model::roman(n as usize).to_lowercase()
            }
            Self::UpperLetter if (1..=780).contains(&n) => letters(n, 'A'),
            Self::LowerLetter if (1..=780).contains(&n) => letters(n, 'a'),
            Self::None => String::new(),
            _ => n.to_string(),
        }
    }
}

/// a … z, aa … zz, aaa …
pub(crate) fn letters(n: u32, first: char) -> String {
    let letter = char::from_u32(u32::from(first) + (n - 1) % 26).unwrap_or(first);
    let times = (n - 1) / 26 + 1;
    std::iter::repeat_n(letter, times as usize).collect()
}

/// A level of a list.
#[derive(Debug, Clone, Default)]
struct Level {
    start: Option<u32>,
    format: Format,
    pattern: String,
    legal: bool,
    /// The style whose paragraphs stand on this level.
    style: Option<String>,
    /// The level (from 1) after which it begins anew; 0 for never.
    restart: Option<usize>,
}

impl Level {
    fn read(node: Node<'_>) -> Self {
        let pattern = value(node, "lvlText").unwrap_or_default();
        let font = RunSet::read(child(node, "rPr")).font;
        let pattern = match font.as_deref().and_then(Font::of) {
            Some(font) => unfold(font, pattern),
            None => pattern.to_owned(),
        };
        Self {
            start: number(node, "start"),
            format: value(node, "numFmt").map(Format::of).unwrap_or_default(),
            pattern: pattern.chars().take(PATTERN).collect(),
            legal: toggle(node, "isLgl").unwrap_or(false),
            style: value(node, "pStyle").map(str::to_owned),
            restart: number(node, "lvlRestart"),
        }
    }

    fn start(&self) -> u32 {
        self.start.unwrap_or(0)
    }
}

type Levels = [Level; LEVELS];

fn levels(node: Node<'_>) -> Levels {
    let mut levels = Levels::default();
    for found in children(node, "lvl") {
        put(&mut levels, found);
    }
    levels
}

fn put(levels: &mut Levels, node: Node<'_>) {
    let at = attribute(node, "ilvl").and_then(|n| n.parse::<usize>().ok());
    if let Some(level) = at.and_then(|at| levels.get_mut(at)) {
        *level = Level::read(node);
    }
}

/// A list: a scheme of levels with changes of its own.
#[derive(Debug, Clone, Default)]
struct List {
    /// Lists of one scheme count on together.
    scheme: u32,
    levels: Levels,
    starts: [Option<u32>; LEVELS],
}

/// All lists of a file.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    lists: HashMap<u32, List>,
}

impl Numbering {
    pub(super) fn read(root: Node<'_>) -> Self {
        let id = |node, name| attribute(node, name).and_then(|n| n.parse::<u32>().ok());
        let mut schemes: HashMap<u32, (Node<'_>, Levels)> = HashMap::new();
        let mut by_style: HashMap<&str, u32> = HashMap::new();
        for node in children(root, "abstractNum") {
            if let Some(scheme) = id(node, "abstractNumId") {
                by_style.extend(value(node, "styleLink").map(|style| (style, scheme)));
                schemes.insert(scheme, (node, levels(node)));
            }
        }
        // A scheme may only name the style that another one defines.
        let defining = |scheme: u32| {
            let link = schemes
                .get(&scheme)
                .and_then(|(node, _)| value(*node, "numStyleLink"));
            link.and_then(|style| by_style.get(style))
                .copied()
                .unwrap_or(scheme)
        };
        let lists = children(root, "num").filter_map(|node| {
            let scheme = defining(number(node, "abstractNumId")?);
            let mut list = List {
                scheme,
                levels: schemes.get(&scheme)?.1.clone(),
                ..List::default()
            };
            for change in children(node, "lvlOverride") {
                list.change(change);
            }
            Some((id(node, "numId")?, list))
        });
        Self {
            lists: lists.collect(),
        }
    }

    /// The list and level a paragraph stands in.
    fn place(&self, look: &ParagraphLook) -> Option<(u32, &List, usize)> {
        let id = look.set.place.list.filter(|id| *id != 0)?;
        let list = self.lists.get(&id)?;
        let linked = || {
            let of_style = |level: &Level| level.style.as_ref() == Some(&look.style);
            list.levels.iter().position(of_style)
        };
        let named = look.set.place.level;
        let level = if look.list_by_style {
            linked().or(named)
        } else {
            named.or_else(linked)
        };
        let level = level.unwrap_or(0);
        (level < LEVELS).then_some((id, list, level))
    }
}

impl List {
    fn change(&mut self, node: Node<'_>) {
        let at = attribute(node, "ilvl").and_then(|n| n.parse::<usize>().ok());
        let Some(at) = at.filter(|at| *at < LEVELS) else {
            return;
        };
        if let Some(level) = child(node, "lvl") {
            put(&mut self.levels, level);
        }
        self.starts[at] = number(node, "startOverride");
    }
}

/// Where the lists have come to.
#[derive(Debug, Default)]
pub(super) struct Counters {
    schemes: HashMap<u32, [Option<u32>; LEVELS]>,
    started: HashSet<(u32, usize)>,
}

impl Counters {
    /// The label of the next paragraph of this look, or `None` if it has none.
    pub(super) fn label(&mut self, numbering: &Numbering, look: &ParagraphLook) -> Option<String> {
        let (id, list, at) = numbering.place(look)?;
        let counts = self.schemes.entry(list.scheme).or_default();
        let first = self.started.insert((id, at));
        let level = &list.levels[at];
        let next = match (list.starts[at].filter(|_| first), counts[at]) {
            (Some(start), _) => start,
            (None, Some(last)) => last.saturating_add(1),
            (None, None) => list.starts[at].unwrap_or(level.start()),
        };
        counts[at] = Some(next);
        for (deeper, below) in list.levels.iter().enumerate().skip(at + 1) {
            let renewed = below.restart.is_none_or(|after| after > at);
            if renewed {
                counts[deeper] = None;
            }
        }
        let label = if level.format == Format::Bullet {
            bullet(&level.pattern)
        } else {
            written(list, at, counts)
        };
        Some(label.trim().to_owned()).filter(|l| !l.is_empty())
    }
}

/// The pattern with its numbers put in: `%1.%2`.
fn written(list: &List, at: usize, counts: &[Option<u32>; LEVELS]) -> String {
    let level = &list.levels[at];
    let mut out = String::new();
    let mut chars = level.pattern.chars().peekable();
    while let Some(c) = chars.next() {
        let place = chars
            .peek()
            .filter(|_| c == '%')
            .and_then(|d| d.to_digit(10));
        let Some(of) = place
            .and_then(|d| (d as usize).checked_sub(1))
            .filter(|i| *i <= at)
        else {
            out.push(c);
            continue;
        };
        chars.next();
        let named = &list.levels[of];
        let value = counts[of].unwrap_or(list.starts[of].unwrap_or(named.start()));
        let format = if level.legal {
            Format::Decimal
        } else {
            named.format
        };
        out.push_str(&format.write(value));
    }
    out
}

/// A bullet: signs of Unicode as they are, pictures of symbol fonts as a dot.
pub(crate) fn bullet(pattern: &str) -> String {
    match pattern.trim().chars().next() {
        Some('\u{f02d}' | '\u{f0be}') => "-".to_owned(),
        Some(c) if "+-–—−•●▪■◦·*".contains(c) => pattern.trim().to_owned(),
        Some(_) => "•".to_owned(),
        None => String::new(),
    }
}
