//! Pictures of pages.

use png::{BitDepth, ColorType, Compression, Encoder, Filter};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use typst::layout::{Frame, FrameItem};
use typst_layout::Page;
use typst_render::RenderOptions;

/// Scales that make a picture: an A4 page of at most 60 megapixels.
const SCALES: std::ops::RangeInclusive<f32> = 0.05..=11.0;

/// A page as PNG: shades of grey where nothing on it is coloured.
pub(crate) fn png(page: &Page, pixels_per_point: f32) -> Option<Vec<u8>> {
    if !SCALES.contains(&pixels_per_point) {
        return None;
    }
    let options = RenderOptions {
        pixel_per_pt: f64::from(pixels_per_point).into(),
        render_bleed: false,
    };
    let picture = typst_render::render(page, &options);
    // Pages are white and opaque: the fourth channel says nothing.
    let (pixels, rest) = picture.data().as_chunks::<4>();
    debug_assert!(rest.is_empty());
    let (kind, data) = if pixels.iter().all(|[r, g, b, _]| r == g && g == b) {
        let grey = pixels.iter().map(|pixel| pixel[0]).collect();
        (ColorType::Grayscale, grey)
    } else {
        let colours = pixels.iter().flat_map(|[r, g, b, _]| [*r, *g, *b]);
        (ColorType::Rgb, colours.collect::<Vec<u8>>())
    };
    pack(picture.width(), picture.height(), kind, &data)
}

/// Packed in the quick way: a picture is looked at once or twice.
fn pack(width: u32, height: u32, kind: ColorType, data: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(data.len() / 8);
    let mut encoder = Encoder::new(&mut out, width, height);
    encoder.set_color(kind);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::Fast);
    encoder.set_filter(Filter::Up);
    let mut writer = encoder.write_header().ok()?;
    writer.write_image_data(data).ok()?;
    writer.finish().ok()?;
    Some(out)
}

/// The same number for the same picture. What a page holds besides is not asked: where a part
/// of another page is edited, its marks are others.
pub(crate) fn fingerprint(page: &Page) -> u64 {
    let mut hasher = DefaultHasher::new();
    drawn(&page.frame, &mut hasher);
    hasher.finish()
}

fn drawn(frame: &Frame, hasher: &mut DefaultHasher) {
    frame.size().hash(hasher);
    for (at, item) in frame.items() {
        match item {
            FrameItem::Tag(_) | FrameItem::Link(..) => {}
            FrameItem::Group(group) => {
                at.hash(hasher);
                group.transform.hash(hasher);
                drawn(&group.frame, hasher);
            }
            FrameItem::Text(_) | FrameItem::Shape(..) | FrameItem::Image(..) => {
                at.hash(hasher);
                item.hash(hasher);
            }
        }
    }
}
