//! Lines drawn on a page, straight ones only.

/// Thicker than this a filled box is no line, in points.
const THICK: f64 = 3.0;
/// Shorter than this a line parts nothing, in points.
const SHORT: f64 = 4.0;
/// Most lines of a page; a drawing has more than a table.
const MOST_RULES: usize = 20_000;
/// Most points of a path.
const MOST_POINTS: usize = 50_000;
/// Lines less far apart are one, in points.
pub(super) const NEAR: f64 = 3.0;

/// A level or upright line: where it stands across its direction, and from where to where.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rule {
    pub(super) at: f64,
    pub(super) from: f64,
    pub(super) to: f64,
}

/// The lines of a page.
#[derive(Debug, Clone, Default)]
pub(super) struct Rules {
    pub(super) level: Vec<Rule>,
    pub(super) upright: Vec<Rule>,
}

impl Rules {
    fn line(&mut self, (x0, y0): (f64, f64), (x1, y1): (f64, f64)) {
        if ![x0, y0, x1, y1]
            .iter()
            .all(|n| n.is_finite() && n.abs() < 100_000.0)
        {
            return;
        }
        if self.level.len() + self.upright.len() >= MOST_RULES {
            return;
        }
        let rule = |at, a: f64, b: f64| Rule {
            at,
            from: a.min(b),
            to: a.max(b),
        };
        if (y1 - y0).abs() <= 1.0 && (x1 - x0).abs() >= SHORT {
            self.level.push(rule((y0 + y1) / 2.0, x0, x1));
        } else if (x1 - x0).abs() <= 1.0 && (y1 - y0).abs() >= SHORT {
            self.upright.push(rule((x0 + x1) / 2.0, y0, y1));
        }
    }

    /// Lines that go on in each other as one.
    pub(super) fn joined(&self) -> Self {
        Self {
            level: join(&self.level),
            upright: join(&self.upright),
        }
    }
}

fn join(rules: &[Rule]) -> Vec<Rule> {
    let mut rules = rules.to_vec();
    rules.sort_by(|a, b| a.at.total_cmp(&b.at));
    let mut out: Vec<Rule> = Vec::new();
    for band in rules.chunk_by(|a, b| b.at - a.at < NEAR / 2.0) {
        let at = band.iter().map(|r| r.at).sum::<f64>() / band.len() as f64;
        let mut band = band.to_vec();
        band.sort_by(|a, b| a.from.total_cmp(&b.from));
        let begun = out.len();
        for rule in band {
            match out[begun..].last_mut() {
                Some(last) if rule.from <= last.to + NEAR => last.to = last.to.max(rule.to),
                _ => out.push(Rule { at, ..rule }),
            }
        }
    }
    out
}

/// The path that is being built.
#[derive(Debug, Default)]
pub(super) struct Path {
    parts: Vec<Part>,
    points: usize,
}

#[derive(Debug, Default)]
struct Part {
    points: Vec<(f64, f64)>,
    closed: bool,
    curved: bool,
}

impl Path {
    pub(super) fn move_to(&mut self, point: (f64, f64)) {
        self.points += 1;
        if self.points < MOST_POINTS {
            self.parts.push(Part {
                points: vec![point],
                ..Part::default()
            });
        }
    }

    pub(super) fn line_to(&mut self, point: (f64, f64)) {
        self.points += 1;
        if let Some(part) = self.parts.last_mut().filter(|_| self.points < MOST_POINTS) {
            part.points.push(point);
        }
    }

    pub(super) fn curve_to(&mut self, point: (f64, f64)) {
        self.line_to(point);
        if let Some(part) = self.parts.last_mut() {
            part.curved = true;
        }
    }

    pub(super) fn close(&mut self) {
        if let Some(part) = self.parts.last_mut() {
            part.closed = true;
        }
    }

    pub(super) fn rectangle(&mut self, corners: [(f64, f64); 4]) {
        self.move_to(corners[0]);
        corners[1..].iter().for_each(|corner| self.line_to(*corner));
        self.close();
    }

    pub(super) fn clear(&mut self) {
        self.parts.clear();
        self.points = 0;
    }

    /// Filled boxes that are thin are lines.
    pub(super) fn fill(&mut self, rules: &mut Rules) {
        for part in self.parts.iter().filter(|part| !part.curved) {
            if let Some((low, high)) = part.bounds() {
                part.thin(rules, low, high);
            }
        }
        self.clear();
    }

    /// Every straight part is a line; a thin box is one line, not four.
    pub(super) fn stroke(&mut self, rules: &mut Rules) {
        for part in self.parts.iter().filter(|part| !part.curved) {
            let boxed = part.points.len() > 2;
            if let Some((low, high)) = part.bounds().filter(|_| boxed)
                && part.thin(rules, low, high)
            {
                continue;
            }
            for pair in part.points.windows(2) {
                rules.line(pair[0], pair[1]);
            }
            if let (true, Some(first), Some(last)) =
                (part.closed, part.points.first(), part.points.last())
            {
                rules.line(*last, *first);
            }
        }
        self.clear();
    }
}

impl Part {
    fn bounds(&self) -> Option<((f64, f64), (f64, f64))> {
        let first = *self.points.first()?;
        let grow = |(low, high): ((f64, f64), (f64, f64)), p: &(f64, f64)| {
            (
                (low.0.min(p.0), low.1.min(p.1)),
                (high.0.max(p.0), high.1.max(p.1)),
            )
        };
        Some(self.points.iter().fold((first, first), grow))
    }

    fn thin(&self, rules: &mut Rules, low: (f64, f64), high: (f64, f64)) -> bool {
        let (width, height) = (high.0 - low.0, high.1 - low.1);
        if height <= THICK && width > height {
            let y = (low.1 + high.1) / 2.0;
            rules.line((low.0, y), (high.0, y));
        } else if width <= THICK && height > width {
            let x = (low.0 + high.0) / 2.0;
            rules.line((x, low.1), (x, high.1));
        } else {
            return false;
        }
        true
    }
}
