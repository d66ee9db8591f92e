//! Pictures of pages.

use std::hash::{BuildHasher as _, BuildHasherDefault, DefaultHasher};
use typst_layout::Page;
use typst_render::RenderOptions;

/// Scales that make a picture: an A4 page of at most 60 megapixels.
const SCALES: std::ops::RangeInclusive<f32> = 0.05..=11.0;

/// A page as PNG.
pub(crate) fn png(page: &Page, pixels_per_point: f32) -> Option<Vec<u8>> {
    if !SCALES.contains(&pixels_per_point) {
        return None;
    }
    let options = RenderOptions {
        pixel_per_pt: f64::from(pixels_per_point).into(),
        render_bleed: false,
    };
    typst_render::render(page, &options).encode_png().ok()
}

/// The same number for the same page.
pub(crate) fn fingerprint(page: &Page) -> u64 {
    BuildHasherDefault::<DefaultHasher>::default().hash_one(&page.frame)
}
