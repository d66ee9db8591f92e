//! The content of a page: which letters stand where, and which lines are drawn.

use super::font::{Face, Fonts, Type};
use super::matrix::Matrix;
use super::rule::{Path, Rules};
use crate::error::{ImportError, Threat};
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction;
use hayro_syntax::object::{Array, Dict, Name, Object, Stream, String as Text};
use hayro_syntax::page::{Page, Resources};
use std::rc::Rc;

/// Most letters of a file: as many as a text may have bytes.
const GLYPH_LIMIT: u64 = crate::TEXT_LIMIT;
/// Most drawing instructions of a file, forms counted as often as they are drawn.
const INSTRUCTION_LIMIT: u64 = 10_000_000;
/// A form costs as much as so many instructions.
const FORM_COST: u64 = 500;
/// Most bytes of content of a file, forms counted as often as they are drawn.
const CONTENT_LIMIT: u64 = 512_000_000;
/// How deep forms may stand in forms.
const MOST_FORMS_DEEP: usize = 12;
/// How many states may be kept for later.
const MOST_STATES: usize = 512;

/// A letter (or several that are one glyph) on a page, in points from its upper left corner.
#[derive(Debug, Clone)]
pub(super) struct Glyph {
    pub(super) text: Rc<str>,
    pub(super) x: f64,
    /// Where the next letter would stand.
    pub(super) end: f64,
    /// The line it stands on, downwards.
    pub(super) y: f64,
    pub(super) size: f64,
    pub(super) face: Face,
    /// It reads from left to right.
    pub(super) level: bool,
}

/// What stands on a page.
#[derive(Debug, Default)]
pub(super) struct Marks {
    pub(super) glyphs: Vec<Glyph>,
    pub(super) rules: Rules,
}

/// What is left of the limits of a file.
pub(super) struct Budget {
    glyphs: u64,
    instructions: u64,
    content: u64,
}

impl Budget {
    pub(super) fn new() -> Self {
        Self {
            glyphs: GLYPH_LIMIT,
            instructions: INSTRUCTION_LIMIT,
            content: CONTENT_LIMIT,
        }
    }

    fn take(left: &mut u64, count: u64) -> Result<(), ImportError> {
        *left = left.checked_sub(count).ok_or(ImportError::Unsafe {
            threat: Threat::Size,
        })?;
        Ok(())
    }

    fn glyph(&mut self) -> Result<(), ImportError> {
        let too_large = |_| ImportError::TooLarge {
            bytes: GLYPH_LIMIT + 1,
            limit: GLYPH_LIMIT,
        };
        Self::take(&mut self.glyphs, 1).map_err(too_large)
    }
}

/// Reads what stands on a page.
///
/// # Errors
/// Over one of the limits.
pub(super) fn read<'a>(
    page: &Page<'a>,
    fonts: &mut Fonts<'a>,
    budget: &mut Budget,
) -> Result<Marks, ImportError> {
    let Some(content) = page.page_stream() else {
        return Ok(Marks::default());
    };
    let state = State::new(Matrix(page.initial_transform(true).as_coeffs()));
    let mut reader = Reader {
        fonts,
        budget,
        marks: Marks::default(),
        state,
        kept: Vec::new(),
        path: Path::default(),
        depth: 0,
    };
    reader.run(content, page.resources())?;
    Ok(reader.marks)
}

#[derive(Clone)]
struct State<'a> {
    ctm: Matrix,
    font: Option<Rc<Type<'a>>>,
    size: f64,
    letter_gap: f64,
    word_gap: f64,
    stretch: f64,
    leading: f64,
    rise: f64,
    mode: i64,
    line_width: f64,
    text: Matrix,
    line: Matrix,
}

impl State<'_> {
    fn new(ctm: Matrix) -> Self {
        Self {
            ctm,
            font: None,
            size: 0.0,
            letter_gap: 0.0,
            word_gap: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
            mode: 0,
            line_width: 1.0,
            text: Matrix::IDENTITY,
            line: Matrix::IDENTITY,
        }
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.line = self.line.after(&Matrix::shift(x, y));
        self.text = self.line;
    }

    fn advance(&mut self, x: f64) {
        self.text = self.text.after(&Matrix::shift(x, 0.0));
    }
}

struct Reader<'r, 'a> {
    fonts: &'r mut Fonts<'a>,
    budget: &'r mut Budget,
    marks: Marks,
    state: State<'a>,
    kept: Vec<State<'a>>,
    path: Path,
    depth: usize,
}

impl<'a> Reader<'_, 'a> {
    fn run(&mut self, content: &[u8], resources: &Resources<'a>) -> Result<(), ImportError> {
        Budget::take(&mut self.budget.content, content.len() as u64)?;
        let kept = self.kept.len();
        let mut instructions = TypedIter::new(content);
        while let Some(instruction) = instructions.next() {
            Budget::take(&mut self.budget.instructions, 1)?;
            self.take(&instruction, resources)?;
        }
        self.kept.truncate(kept);
        Ok(())
    }

    fn take(
        &mut self,
        instruction: &TypedInstruction<'_, '_>,
        resources: &Resources<'a>,
    ) -> Result<(), ImportError> {
        use TypedInstruction as I;
        let state = &mut self.state;
        match instruction {
            I::SaveState(_) if self.kept.len() < MOST_STATES => self.kept.push(state.clone()),
            I::RestoreState(_) => {
                if let Some(kept) = self.kept.pop() {
                    *state = kept;
                }
            }
            I::Transform(t) => {
                let own = Matrix([t.0, t.1, t.2, t.3, t.4, t.5].map(|n| n.as_f64()));
                state.ctm = state.ctm.after(&own);
            }
            I::LineWidth(w) => state.line_width = w.0.as_f64(),
            I::BeginText(_) => {
                state.text = Matrix::IDENTITY;
                state.line = Matrix::IDENTITY;
            }
            I::CharacterSpacing(n) => state.letter_gap = n.0.as_f64(),
            I::WordSpacing(n) => state.word_gap = n.0.as_f64(),
            I::HorizontalScaling(n) => state.stretch = n.0.as_f64() / 100.0,
            I::TextLeading(n) => state.leading = n.0.as_f64(),
            I::TextRise(n) => state.rise = n.0.as_f64(),
            I::TextRenderingMode(n) => state.mode = n.0.as_i64(),
            I::TextFont(font) => {
                let dict: Option<Dict<'a>> = resources.get_font(font.0);
                state.font = dict.and_then(|dict| self.fonts.get(&dict));
                state.size = font.1.as_f64();
            }
            I::NextLine(n) => state.next_line(n.0.as_f64(), n.1.as_f64()),
            I::NextLineAndSetLeading(n) => {
                state.leading = -n.1.as_f64();
                state.next_line(n.0.as_f64(), n.1.as_f64());
            }
            I::SetTextMatrix(t) => {
                state.line = Matrix([t.0, t.1, t.2, t.3, t.4, t.5].map(|n| n.as_f64()));
                state.text = state.line;
            }
            I::NextLineUsingLeading(_) => state.next_line(0.0, -state.leading),
            I::ShowText(text) => self.show(text.0)?,
            I::NextLineAndShowText(text) => {
                state.next_line(0.0, -state.leading);
                self.show(text.0)?;
            }
            I::ShowTextWithParameters(text) => {
                state.word_gap = text.0.as_f64();
                state.letter_gap = text.1.as_f64();
                state.next_line(0.0, -state.leading);
                self.show(text.2)?;
            }
            I::ShowTexts(texts) => self.show_all(texts.0)?,
            I::XObject(name) => self.form(name.0, resources)?,
            _ => self.draw(instruction),
        }
        Ok(())
    }

    fn draw(&mut self, instruction: &TypedInstruction<'_, '_>) {
        use TypedInstruction as I;
        let ctm = &self.state.ctm;
        let path = &mut self.path;
        match instruction {
            I::MoveTo(p) => path.move_to(ctm.apply(p.0.as_f64(), p.1.as_f64())),
            I::LineTo(p) => path.line_to(ctm.apply(p.0.as_f64(), p.1.as_f64())),
            I::CubicTo(c) => path.curve_to(ctm.apply(c.4.as_f64(), c.5.as_f64())),
            I::CubicStartTo(c) => path.curve_to(ctm.apply(c.2.as_f64(), c.3.as_f64())),
            I::CubicEndTo(c) => path.curve_to(ctm.apply(c.2.as_f64(), c.3.as_f64())),
            I::ClosePath(_) => path.close(),
            I::RectPath(r) => {
                let [x, y, w, h] = [&r.0, &r.1, &r.2, &r.3].map(|n| n.as_f64());
                let corners = [(x, y), (x + w, y), (x + w, y + h), (x, y + h)];
                path.rectangle(corners.map(|(x, y)| ctm.apply(x, y)));
            }
            I::FillPathNonZero(_) | I::FillPathNonZeroCompatibility(_) | I::FillPathEvenOdd(_) => {
                path.fill(&mut self.marks.rules);
            }
            I::StrokePath(_)
            | I::CloseAndStrokePath(_)
            | I::FillAndStrokeNonZero(_)
            | I::FillAndStrokeEvenOdd(_)
            | I::CloseFillAndStrokeNonZero(_)
            | I::CloseFillAndStrokeEvenOdd(_) => path.stroke(&mut self.marks.rules),
            I::EndPath(_) => path.clear(),
            _ => {}
        }
    }

    fn show_all(&mut self, texts: &Array<'_>) -> Result<(), ImportError> {
        for object in texts.iter::<Object<'_>>() {
            match object {
                Object::String(text) => self.show(&text)?,
                Object::Number(back) => {
                    let state = &mut self.state;
                    state.advance(-back.as_f64() / 1000.0 * state.size * state.stretch);
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn show(&mut self, text: &Text<'_>) -> Result<(), ImportError> {
        let Some(font) = self.state.font.clone() else {
            return Ok(());
        };
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let (code, length) = font.read_code(bytes, at);
            at += length;
            self.budget.glyph()?;
            let (text, width) = font.look_up(code);
            let state = &mut self.state;
            let word = if length == 1 && code == 32 {
                state.word_gap
            } else {
                0.0
            };
            let own = (width / 1000.0 * state.size + state.letter_gap) * state.stretch;
            let place = state.ctm.after(&state.text);
            let (x, y) = place.apply(0.0, state.rise);
            let (end, _) = place.apply(own, state.rise);
            let (right, down) = place.direction();
            let mut face = font.face;
            // Letters drawn with an outline are bold where no bold font was at hand.
            face.bold |= matches!(state.mode, 2 | 6);
            let size = state.size.abs() * place.height();
            if size.is_finite() && x.is_finite() && y.is_finite() && end.is_finite() {
                self.marks.glyphs.push(Glyph {
                    text,
                    x,
                    end,
                    y,
                    size: size.max(0.1),
                    face,
                    level: right > 0.0 && down.abs() <= right * 0.2,
                });
            }
            state.advance(own + word * state.stretch);
        }
        Ok(())
    }

    fn form(&mut self, name: &Name<'_>, resources: &Resources<'a>) -> Result<(), ImportError> {
        let found: Option<Stream<'a>> = resources.get_x_object(name);
        let form = found.filter(|stream| {
            let kind = stream.dict().get::<Name<'_>>("Subtype");
            kind.is_some_and(|kind| kind.as_str() == "Form")
        });
        let Some(form) = form.filter(|_| self.depth < MOST_FORMS_DEEP) else {
            return Ok(());
        };
        Budget::take(&mut self.budget.instructions, FORM_COST)?;
        let Ok(content) = form.decoded_data() else {
            return Ok(());
        };
        let dict = form.dict();
        let own = dict.get::<Dict<'a>>("Resources").map(Resources::new);
        let before = self.state.clone();
        if let Some(own) = dict.get::<[f64; 6]>("Matrix") {
            self.state.ctm = self.state.ctm.after(&Matrix(own));
        }
        self.depth += 1;
        let kept = std::mem::take(&mut self.kept);
        let done = self.run(&content, own.as_ref().unwrap_or(resources));
        self.kept = kept;
        self.depth -= 1;
        self.state = before;
        done
    }
}
