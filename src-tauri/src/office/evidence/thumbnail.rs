//! Small pictures of photos, turned as they were held, kept beside the evidence once drawn.

use super::{folder_of, whole};
use crate::deliver::deliver;
use crate::office::{Office, lock};
use crate::wire::{Failure, Thumbnail, reader};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use exif::{Exif, In, Tag};
use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};
use plan::{EvidenceFile, EvidenceId, EvidenceSource};
use std::io::Cursor;
use std::path::PathBuf;
use std::sync::Mutex;
use store::EvidenceFolder;

/// Longest side in pixels: sharp on a screen of double density.
const SIDE: u32 = 256;
/// Longest side of a photo that is drawn small.
const LONGEST: u32 = 20_000;
/// Most memory one photo may take while it is read.
const MOST_MEMORY: u64 = 400 * 1024 * 1024;
/// JPEG quality of the small picture.
const QUALITY: u8 = 80;

/// One photo at a time: their memory adds up.
static DRAWING: Mutex<()> = Mutex::new(());

/// Whether a file of this name is shown small.
pub(super) fn is_picture(name: &str) -> bool {
    super::ending(name).is_some_and(|ending| ["jpg", "jpeg", "png"].contains(&ending.as_str()))
}

/// A photo of evidence, small. What cannot be drawn is answered without a picture.
pub fn thumbnail(office: &Office, evidence: String) -> Result<Thumbnail, Failure> {
    let id: EvidenceId = reader("evidence", &evidence)?;
    let source = office.read(|store| Ok(store.evidence(id)?.source))?;
    let EvidenceSource::File(file) = source else {
        return Ok(Thumbnail {
            data: None,
            taken: None,
        });
    };
    let folder = folder_of(office);
    let (cached, dated) = places(&folder, &file);
    let kept = std::fs::read(&cached).ok();
    let (small, taken) = match kept {
        Some(bytes) => {
            let taken = std::fs::read_to_string(&dated).unwrap_or_default();
            (Some(bytes), taken)
        }
        None => {
            let original = whole(&folder, &file)?;
            let exif = exif_of(&original);
            let taken = exif.as_ref().and_then(taken_at).unwrap_or_default();
            let small = {
                let _one = lock(&DRAWING);
                draw(&original)
            };
            if let Some(bytes) = &small {
                keep(&cached, bytes, &dated, &taken);
            }
            (small, taken)
        }
    };
    Ok(Thumbnail {
        data: small.map(|bytes| format!("data:image/jpeg;base64,{}", STANDARD.encode(bytes))),
        taken: (!taken.is_empty()).then_some(taken),
    })
}

/// Where the small picture and the time of a photo are kept.
fn places(folder: &EvidenceFolder, file: &EvidenceFile) -> (PathBuf, PathBuf) {
    let folder = folder.path().join("thumbnails");
    (
        folder.join(format!("{}.jpg", file.hash)),
        folder.join(format!("{}.txt", file.hash)),
    )
}

/// What cannot be kept is drawn again the next time.
fn keep(cached: &std::path::Path, bytes: &[u8], dated: &std::path::Path, taken: &str) {
    let made = cached.parent().map(std::fs::create_dir_all);
    if matches!(made, Some(Ok(())))
        && let Err(failure) = deliver(dated, taken.as_bytes()).and_then(|()| deliver(cached, bytes))
    {
        tracing::warn!(?failure, "a small picture could not be kept");
    }
}

/// A damaged photo must end neither the program nor the list: a decoder's panic is no picture.
fn draw(original: &[u8]) -> Option<Vec<u8>> {
    std::panic::catch_unwind(|| drawn(original)).ok().flatten()
}

fn drawn(original: &[u8]) -> Option<Vec<u8>> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST);
    limits.max_image_height = Some(LONGEST);
    limits.max_alloc = Some(MOST_MEMORY);
    let mut reader = ImageReader::new(Cursor::new(original))
        .with_guessed_format()
        .ok()?;
    if !matches!(reader.format(), Some(ImageFormat::Jpeg | ImageFormat::Png)) {
        return None;
    }
    reader.limits(limits);
    let mut decoder = reader.into_decoder().ok()?;
    if decoder.total_bytes() > MOST_MEMORY {
        return None;
    }
    let held = decoder.orientation().ok()?;
    let photo = DynamicImage::from_decoder(decoder).ok()?;
    let mut small = if photo.width().max(photo.height()) > SIDE {
        photo.thumbnail(SIDE, SIDE)
    } else {
        photo
    };
    small.apply_orientation(held);
    let mut bytes = Vec::new();
    on_white(&small)
        .write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, QUALITY))
        .ok()?;
    Some(bytes)
}

/// What is clear in a drawing is paper.
fn on_white(small: &DynamicImage) -> DynamicImage {
    let mut paper = small.to_rgba8();
    for pixel in paper.pixels_mut() {
        let [colours @ .., alpha] = &mut pixel.0;
        for colour in colours {
            let over = u32::from(*colour) * u32::from(*alpha) + 255 * (255 - u32::from(*alpha));
            *colour = u8::try_from(over / 255).unwrap_or(u8::MAX);
        }
    }
    DynamicImage::ImageRgba8(paper).to_rgb8().into()
}

fn exif_of(original: &[u8]) -> Option<Exif> {
    exif::Reader::new()
        .read_from_container(&mut Cursor::new(original))
        .ok()
}

/// `2026-03-12T07:30`, where the camera wrote it.
fn taken_at(exif: &Exif) -> Option<String> {
    let field = exif.get_field(Tag::DateTimeOriginal, In::PRIMARY)?;
    let exif::Value::Ascii(lines) = &field.value else {
        return None;
    };
    let taken = exif::DateTime::from_ascii(lines.first()?).ok()?;
    let day =
        chrono::NaiveDate::from_ymd_opt(taken.year.into(), taken.month.into(), taken.day.into())?;
    let time = chrono::NaiveTime::from_hms_opt(taken.hour.into(), taken.minute.into(), 0)?;
    Some(day.and_time(time).format("%Y-%m-%dT%H:%M").to_string())
}
