//! XML as a row of tags and texts that can be cut up, doubled, nested and put together again.

use super::mutate::{self, EXTREMES};
use fastrand::Rng;
use std::ops::Range;

#[derive(Debug, Clone)]
enum Token {
    Open(String),
    Close(String),
    Lone(String),
    Text(String),
    /// Declarations and remarks.
    Other(String),
}

/// A part's tags and texts in order.
#[derive(Debug, Clone)]
pub(super) struct Xml(Vec<Token>);

impl Xml {
    pub(super) fn read(text: &str) -> Self {
        let mut tokens = Vec::new();
        let mut rest = text;
        while !rest.is_empty() {
            let is_tag = rest.starts_with('<');
            let end = if is_tag {
                rest.find('>').map_or(rest.len(), |at| at + 1)
            } else {
                rest.find('<').unwrap_or(rest.len())
            };
            let (piece, after) = rest.split_at(end);
            let piece = piece.to_owned();
            tokens.push(match is_tag {
                false => Token::Text(piece),
                true if piece.starts_with("</") => Token::Close(piece),
                true if piece.starts_with("<?") || piece.starts_with("<!") => Token::Other(piece),
                true if piece.ends_with("/>") => Token::Lone(piece),
                true => Token::Open(piece),
            });
            rest = after;
        }
        Self(tokens)
    }

    pub(super) fn write(&self) -> String {
        let text = |token: &Token| match token {
            Token::Open(s) | Token::Close(s) | Token::Lone(s) => s.clone(),
            Token::Text(s) | Token::Other(s) => s.clone(),
        };
        self.0.iter().map(text).collect()
    }

    /// From the opening tag at a place to behind its closing one.
    fn element(&self, at: usize) -> Range<usize> {
        let mut depth = 0_usize;
        for (i, token) in self.0.iter().enumerate().skip(at) {
            match token {
                Token::Open(_) => depth += 1,
                Token::Close(_) => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth == 0 {
                return at..i + 1;
            }
        }
        at..self.0.len()
    }

    /// All elements, in order.
    pub(super) fn elements(&self) -> Vec<Range<usize>> {
        let begins = |i: &usize| matches!(self.0[*i], Token::Open(_) | Token::Lone(_));
        let starts: Vec<usize> = (0..self.0.len()).filter(begins).collect();
        starts.into_iter().map(|at| self.element(at)).collect()
    }

    /// Without a stretch of tags and texts.
    pub(super) fn without(&self, range: &Range<usize>) -> Self {
        Self([&self.0[..range.start], &self.0[range.end..]].concat())
    }

    /// One random change; `other` is XML to take pieces from.
    pub(super) fn mutate(&mut self, rng: &mut Rng, other: &Self) {
        match rng.u8(..12) {
            0 => self.delete(rng),
            1 => self.double(rng),
            2 => self.swap(rng),
            3 => self.nest(rng),
            4 => self.unwrap(rng),
            5..=7 => self.change_attribute(rng),
            8 => self.splice(rng, other),
            9 => self.rename(rng),
            _ => self.change_text(rng),
        }
    }

    fn pick(&self, rng: &mut Rng) -> Option<Range<usize>> {
        let begins = |i: &usize| matches!(self.0[*i], Token::Open(_) | Token::Lone(_));
        let starts: Vec<usize> = (0..self.0.len()).filter(begins).collect();
        // Most often something small: the outermost elements hold all the others.
        let tries = (0..3).filter_map(|_| rng.choice(&starts).map(|at| self.element(*at)));
        tries.min_by_key(|found| found.len())
    }

    fn insert(&mut self, at: usize, tokens: &[Token]) {
        self.0.splice(at..at, tokens.iter().cloned());
    }

    fn delete(&mut self, rng: &mut Rng) {
        if let Some(range) = self.pick(rng) {
            self.0.drain(range);
        }
    }

    fn double(&mut self, rng: &mut Rng) {
        if let Some(range) = self.pick(rng) {
            let copy = self.0[range.clone()].to_vec();
            let most = (4_000 / copy.len().max(1)).clamp(1, 70);
            for _ in 0..rng.usize(1..=most) {
                self.insert(range.end, &copy);
            }
        }
    }

    fn swap(&mut self, rng: &mut Rng) {
        if let (Some(a), Some(b)) = (self.pick(rng), self.pick(rng)) {
            let (a, b) = if a.start < b.start { (a, b) } else { (b, a) };
            if a.end <= b.start {
                let moved: Vec<Token> = self.0.drain(b.clone()).collect();
                let to_move = self.0[a.clone()].to_vec();
                self.insert(b.start, &to_move);
                self.0.splice(a, moved);
            }
        }
    }

    /// An element inside copies of another one's tags.
    fn nest(&mut self, rng: &mut Rng) {
        let (Some(inner), Some(outer)) = (self.pick(rng), self.pick(rng)) else {
            return;
        };
        let (Token::Open(open), Some(Token::Close(close))) =
            (self.0[outer.start].clone(), self.0.get(outer.end - 1))
        else {
            return;
        };
        let close = close.clone();
        let times = if rng.u8(..10) == 0 {
            rng.usize(1..140)
        } else {
            rng.usize(1..4)
        };
        self.insert(inner.end, &vec![Token::Close(close); times]);
        self.insert(inner.start, &vec![Token::Open(open); times]);
    }

    fn unwrap(&mut self, rng: &mut Rng) {
        if let Some(range) = self.pick(rng).filter(|r| r.len() > 1) {
            self.0.remove(range.end - 1);
            self.0.remove(range.start);
        }
    }

    fn splice(&mut self, rng: &mut Rng, other: &Self) {
        let Some(from) = other.pick(rng) else { return };
        let at = rng.usize(..=self.0.len());
        self.insert(at, &other.0[from]);
    }

    fn rename(&mut self, rng: &mut Rng) {
        let (Some(range), Some(other)) = (self.pick(rng), self.pick(rng)) else {
            return;
        };
        let name = |token: &Token| match token {
            Token::Open(tag) | Token::Lone(tag) => {
                let name = tag.trim_start_matches('<');
                let end = name.find([' ', '/', '>']).unwrap_or(name.len());
                name[..end].to_owned()
            }
            _ => String::new(),
        };
        let (old, new) = (name(&self.0[range.start]), name(&self.0[other.start]));
        if old.is_empty() || new.is_empty() {
            return;
        }
        if let Token::Open(tag) | Token::Lone(tag) = &mut self.0[range.start] {
            *tag = tag.replacen(&old, &new, 1);
        }
        if let Token::Close(tag) = &mut self.0[range.end - 1] {
            *tag = tag.replacen(&old, &new, 1);
        }
    }

    fn tag(&mut self, rng: &mut Rng) -> Option<&mut String> {
        let at = self.pick(rng)?.start;
        match &mut self.0[at] {
            Token::Open(tag) | Token::Lone(tag) => Some(tag),
            _ => None,
        }
    }

    fn change_attribute(&mut self, rng: &mut Rng) {
        let lent = self.tag(rng).and_then(|tag| {
            let found = attributes(tag);
            rng.choice(&found).map(|r| tag[r.clone()].to_owned())
        });
        let Some(tag) = (0..4).find_map(|_| {
            let tag = self.tag(rng)?.clone();
            (!attributes(&tag).is_empty()).then_some(tag)
        }) else {
            return;
        };
        let Some(range) = rng.choice(attributes(&tag)) else {
            return;
        };
        let whole = tag[range.clone()].to_owned();
        let name = whole.split('=').next().unwrap_or_default().to_owned();
        let new = match rng.u8(..8) {
            0 => String::new(),
            1 => lent.unwrap_or_default(),
            2 => format!("{whole} {}", lent.unwrap_or_default()),
            3 => {
                let value = lent
                    .as_deref()
                    .and_then(|l| l.split_once('='))
                    .map(|(_, v)| v.to_owned());
                format!("{name}={}", value.unwrap_or_else(|| "\"\"".to_owned()))
            }
            _ => format!("{name}=\"{}\"", rng.choice(EXTREMES).unwrap_or(&"")),
        };
        let changed = format!("{}{new}{}", &tag[..range.start], &tag[range.end..]);
        let same =
            |token: &&mut Token| matches!(token, Token::Open(t) | Token::Lone(t) if *t == tag);
        let all = rng.u8(..4) == 0;
        let count = if all { usize::MAX } else { 1 };
        for token in self.0.iter_mut().filter(same).take(count) {
            if let Token::Open(t) | Token::Lone(t) = token {
                t.clone_from(&changed);
            }
        }
    }

    fn change_text(&mut self, rng: &mut Rng) {
        let texts: Vec<usize> = (0..self.0.len())
            .filter(|i| matches!(self.0[*i], Token::Text(_)))
            .collect();
        let Some(at) = rng.choice(&texts) else { return };
        let Token::Text(text) = &mut self.0[*at] else {
            return;
        };
        mutate::text(rng, text);
        *text = text.replace('<', "&lt;");
    }
}

/// `name="value"` of a tag, each as a range.
fn attributes(tag: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(equals) = tag[from..].find("=\"").map(|i| i + from) {
        let start = tag[..equals]
            .rfind(char::is_whitespace)
            .map_or(0, |i| i + 1);
        let Some(end) = tag[equals + 2..].find('"').map(|i| i + equals + 3) else {
            break;
        };
        found.push(start..end);
        from = end;
    }
    found
}
