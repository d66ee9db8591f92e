//! A PDF read back: where each word and each line across the page stands.

use pdf_extract::{
    ColorSpace, MediaBox, Object, OutputDev, OutputError, Path, PathOp, Transform, output_doc,
};

/// A page, measured in points from its upper left corner.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sheet {
    /// Width of the paper.
    pub(crate) width: f64,
    /// Height of the paper.
    pub(crate) height: f64,
    /// Words in the order they are drawn.
    pub(crate) words: Vec<Word>,
    /// Level lines.
    pub(crate) rules: Vec<Rule>,
}

/// A word on one line.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Word {
    /// Its letters, hyphens as `-`.
    pub(crate) text: String,
    /// Where its first letter begins.
    pub(crate) left: f64,
    /// Where its last letter ends.
    pub(crate) right: f64,
    /// Where its letters stand.
    pub(crate) base: f64,
    /// Size of its first letter.
    pub(crate) size: f64,
}

/// A level line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Rule {
    /// Its left end.
    pub(crate) left: f64,
    /// Its right end.
    pub(crate) right: f64,
    /// How far down.
    pub(crate) at: f64,
}

impl Rule {
    /// How long it is.
    pub(crate) fn length(&self) -> f64 {
        self.right - self.left
    }
}

/// Every page of a PDF.
pub(crate) fn read(bytes: &[u8]) -> Vec<Sheet> {
    let mut document = pdf_extract::Document::load_mem(bytes).unwrap();
    document.objects.values_mut().for_each(list_widths);
    let mut reader = Reader::default();
    output_doc(&document, &mut reader).unwrap();
    reader.sheets
}

/// A font's widths as `first [width …]` only: the library misreads `first last width`.
fn list_widths(object: &mut Object) {
    let Ok(font) = object.as_dict_mut() else {
        return;
    };
    let Ok(widths) = font.get_mut(b"W").and_then(Object::as_array_mut) else {
        return;
    };
    let mut listed = Vec::new();
    let mut rest = widths.iter().cloned();
    while let (Some(first), Some(second)) = (rest.next(), rest.next()) {
        let list = if let Object::Array(_) = second {
            second
        } else {
            let count = second.as_i64().unwrap() - first.as_i64().unwrap() + 1;
            let width = rest.next().unwrap();
            Object::Array(vec![width; usize::try_from(count).unwrap()])
        };
        listed.extend([first, list]);
    }
    *widths = listed;
}

#[derive(Default)]
struct Reader {
    sheets: Vec<Sheet>,
    word: Option<Word>,
}

/// Thicker than any rule of ours, in points.
const THICK: f64 = 2.5;
/// Letters this far apart, against their size, are of two words.
const APART: f64 = 0.12;

impl Reader {
    fn sheet(&mut self) -> &mut Sheet {
        self.sheets.last_mut().unwrap()
    }

    fn end(&mut self) {
        let Some(word) = self.word.take() else { return };
        let words = &mut self.sheet().words;
        match words.last_mut() {
            // Broken behind a hyphen or a stroke, it is still one word.
            Some(last)
                if last.text.len() > 1
                    && last.text.ends_with(['-', '/'])
                    && (last.base - word.base).abs() > THICK =>
            {
                last.text.push_str(&word.text);
            }
            _ => words.push(word),
        }
    }

    fn letter(&mut self, text: String, left: f64, right: f64, base: f64, size: f64) {
        let goes_on = self.word.as_ref().is_some_and(|word| {
            (word.base - base).abs() < 0.3 && (left - word.right).abs() < APART * size
        });
        if !goes_on {
            self.end();
        }
        match &mut self.word {
            Some(word) => {
                word.text.push_str(&text);
                word.right = right;
            }
            none => {
                *none = Some(Word {
                    text,
                    left,
                    right,
                    base,
                    size,
                });
            }
        }
    }

    fn painted(&mut self, matrix: &Transform, path: &Path) {
        let height = self.sheet().height;
        let mut pieces: Vec<Vec<(f64, f64)>> = Vec::new();
        for op in &path.ops {
            match *op {
                PathOp::MoveTo(x, y) => pieces.push(vec![(x, y)]),
                PathOp::LineTo(x, y) => pieces.last_mut().unwrap().push((x, y)),
                PathOp::CurveTo(.., x, y) => pieces.last_mut().unwrap().push((x, y)),
                PathOp::Rect(x, y, w, h) => pieces.push(vec![(x, y), (x + w, y + h)]),
                PathOp::Close => {}
            }
        }
        for piece in pieces {
            let points: Vec<(f64, f64)> = piece
                .iter()
                .map(|(x, y)| {
                    let at = matrix.transform_point((*x, *y).into());
                    (at.x, height - at.y)
                })
                .collect();
            self.line_or_frame(&points);
        }
    }

    fn line_or_frame(&mut self, points: &[(f64, f64)]) {
        let range = |values: Vec<f64>| {
            let low = values.iter().copied().fold(f64::INFINITY, f64::min);
            let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            (low, high)
        };
        let (left, right) = range(points.iter().map(|p| p.0).collect());
        let (top, bottom) = range(points.iter().map(|p| p.1).collect());
        if right - left < THICK {
            return;
        }
        let at = if bottom - top < THICK {
            vec![f64::midpoint(top, bottom)]
        } else {
            vec![top, bottom]
        };
        let rules = at.into_iter().map(|at| Rule { left, right, at });
        self.sheet().rules.extend(rules);
    }
}

impl OutputDev for Reader {
    fn begin_page(
        &mut self,
        _: u32,
        paper: &MediaBox,
        _: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        self.sheets.push(Sheet {
            width: paper.urx - paper.llx,
            height: paper.ury - paper.lly,
            ..Sheet::default()
        });
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        self.end();
        Ok(())
    }

    fn output_character(
        &mut self,
        matrix: &Transform,
        width: f64,
        _: f64,
        size: f64,
        text: &str,
    ) -> Result<(), OutputError> {
        let scale = (matrix.m11 * matrix.m22 - matrix.m12 * matrix.m21)
            .abs()
            .sqrt();
        let size = size * scale;
        let (left, base) = (matrix.m31, self.sheet().height - matrix.m32);
        let right = left + width * size;
        for c in text.chars() {
            match c {
                '\u{200b}' | '\u{feff}' | '\u{ad}' => {}
                c if c.is_whitespace() => self.end(),
                '\u{2010}' | '\u{2011}' => self.letter("-".to_owned(), left, right, base, size),
                c => self.letter(c.to_string(), left, right, base, size),
            }
        }
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn stroke(
        &mut self,
        matrix: &Transform,
        _: &ColorSpace,
        _: &[f64],
        path: &Path,
    ) -> Result<(), OutputError> {
        self.painted(matrix, path);
        Ok(())
    }

    fn fill(
        &mut self,
        matrix: &Transform,
        _: &ColorSpace,
        _: &[f64],
        path: &Path,
    ) -> Result<(), OutputError> {
        self.painted(matrix, path);
        Ok(())
    }
}
