//! Fonts: what a code says, how wide it is, and what the font's name tells.

use crate::legacy;
use hayro_font::hayro_cmap::BfString;
use hayro_font::{CMapResolverFn, Font, FontCache, FontGlyph, FontQuery, FontResolverFn};
use hayro_syntax::object::{Array, Dict, Name};
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

/// Most fonts of a file; further ones have no text.
const MOST_FONTS: usize = 4_000;

/// What the name and descriptor of a font tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Face {
    pub(super) bold: bool,
    pub(super) italic: bool,
    /// Every letter is as wide as the others.
    pub(super) even: bool,
    /// It was drawn for a table of before Unicode.
    pub(super) legacy: Option<legacy::Font>,
}

/// A font as the content of a page uses it.
pub(super) struct Type<'a> {
    font: Font<'a>,
    pub(super) face: Face,
    /// Its codes are single bytes.
    simple: bool,
    /// Its signs are pictures.
    pictures: bool,
    known: RefCell<HashMap<u32, (Rc<str>, f64)>>,
}

/// The fonts of a file, each read once.
pub(super) struct Fonts<'a> {
    cache: FontCache<'a>,
    resolver: FontResolverFn,
    tables: CMapResolverFn,
    known: HashMap<Vec<u8>, Option<Rc<Type<'a>>>>,
}

impl<'a> Fonts<'a> {
    pub(super) fn new() -> Self {
        Self {
            cache: FontCache::new(),
            resolver: Arc::new(|query| {
                Some(match query {
                    FontQuery::Standard(font) => font.get_font_data(),
                    FontQuery::Fallback(fallback) => fallback.pick_standard_font().get_font_data(),
                })
            }),
            // Tables of East Asian letters, which no plan has.
            tables: Arc::new(|_| None),
            known: HashMap::new(),
        }
    }

    pub(super) fn get(&mut self, dict: &Dict<'a>) -> Option<Rc<Type<'a>>> {
        if let Some(known) = self.known.get(dict.data()) {
            return known.clone();
        }
        if self.known.len() >= MOST_FONTS {
            return None;
        }
        let font = self.cache.font(dict, &self.resolver, &self.tables);
        let found = font.map(|font| Rc::new(Type::new(font, dict)));
        self.known.insert(dict.data().to_vec(), found.clone());
        found
    }
}

impl<'a> Type<'a> {
    fn new(font: Font<'a>, dict: &Dict<'a>) -> Self {
        let kind = dict.get::<Name<'_>>("Subtype");
        let base = dict.get::<Name<'_>>("BaseFont");
        let name = base.as_ref().map(|n| n.as_str().to_owned());
        let name = name.unwrap_or_default();
        let descendant = dict
            .get::<Array<'a>>("DescendantFonts")
            .and_then(|all| all.iter::<Dict<'a>>().next());
        let owner = descendant.as_ref().unwrap_or(dict);
        let descriptor = owner.get::<Dict<'a>>("FontDescriptor").unwrap_or_default();
        let plain = name.to_lowercase();
        Self {
            font,
            face: face(&name, &descriptor),
            simple: kind.is_none_or(|k| k.as_str() != "Type0"),
            pictures: ["wingdings", "symbol", "dingbats"]
                .iter()
                .any(|n| plain.contains(n)),
            known: RefCell::default(),
        }
    }

    /// The next code of a string, and how many bytes it takes (at least one).
    pub(super) fn read_code(&self, bytes: &[u8], at: usize) -> (u32, usize) {
        let (code, length) = self.font.read_code(bytes, at);
        (code, length.max(1))
    }

    /// What a code says, and how wide it is in thousandths of the size.
    pub(super) fn look_up(&self, code: u32) -> (Rc<str>, f64) {
        if let Some(known) = self.known.borrow().get(&code) {
            return known.clone();
        }
        let found = (Rc::from(self.text(code)), self.font.code_advance(code).x);
        self.known.borrow_mut().insert(code, found.clone());
        found
    }

    fn text(&self, code: u32) -> String {
        let glyph = self.font.glyph(self.font.map_code(code), code);
        let told = match glyph {
            FontGlyph::Outline(glyph) => glyph.as_unicode(),
            FontGlyph::Type3(glyph) => glyph.as_unicode(),
        };
        match told {
            Some(BfString::Char(c)) => self.sign(c).to_string(),
            Some(BfString::String(text)) => text.chars().map(|c| self.sign(c)).collect(),
            None => self.untold(code).to_string(),
        }
    }

    /// A letter; what stands where symbol fonts keep their signs is turned into one.
    fn sign(&self, c: char) -> char {
        let own = u32::from(c);
        if self.face.legacy.is_some() || !(0xF020..=0xF0FF).contains(&own) {
            return c;
        }
        match (char::from_u32(own - 0xF000), self.pictures) {
            (Some(plain @ ('-' | '+' | ' ')), _) => plain,
            (Some(plain), false) if plain.is_ascii() => plain,
            _ => '•',
        }
    }

    /// A code that the file does not explain.
    fn untold(&self, code: u32) -> char {
        match char::from_u32(code) {
            Some(c) if self.simple && self.face.legacy.is_some() && code < 0x100 => c,
            Some(c) if self.simple && c.is_ascii() && !c.is_control() => c,
            _ => char::REPLACEMENT_CHARACTER,
        }
    }
}

fn face(name: &str, descriptor: &Dict<'_>) -> Face {
    let plain = name.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| plain.contains(word));
    let flags = descriptor.get::<u32>("Flags").unwrap_or(0);
    let weight = descriptor.get::<f32>("FontWeight").unwrap_or(400.0);
    let angle = descriptor.get::<f32>("ItalicAngle").unwrap_or(0.0);
    Face {
        bold: has(&["bold", "black", "heavy"]) || weight >= 600.0 || flags & (1 << 18) != 0,
        italic: has(&["italic", "oblique"]) || angle != 0.0 || flags & (1 << 6) != 0,
        even: has(&["mono", "courier", "consolas"]) || flags & 1 != 0,
        legacy: legacy::Font::of(name),
    }
}
