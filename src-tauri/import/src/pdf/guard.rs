//! What is looked at before anything is unpacked: a small file must not become a huge one.

use crate::error::{ImportError, Threat};
use flate2::read::ZlibDecoder;
use std::io::Read;

/// Most bytes that all streams but pictures may unpack to. A plan of 200 pages has 10 MB.
const UNPACKED_LIMIT: u64 = 128_000_000;

/// Most filters of a stream that are followed.
const MOST_FILTERS: usize = 4;

/// How far before its data a stream's dictionary is looked for.
const DICTIONARY: usize = 2_000;

/// Unpacks each stream to nowhere, and counts. Pictures are never unpacked when the text is
/// read, so of them none alone may be too large; of all others not all together.
///
/// # Errors
/// [`Threat::Size`].
pub(super) fn unpacks_within_limit(bytes: &[u8]) -> Result<(), ImportError> {
    let mut left = UNPACKED_LIMIT;
    let mut at = 0;
    while let Some(data) = next_stream(bytes, &mut at) {
        let dictionary = &bytes[at.saturating_sub(DICTIONARY)..at];
        let from = rfind(dictionary, b" obj").unwrap_or(0);
        let dictionary = &dictionary[from..];
        let size = unpacked(&bytes[data..], filters(dictionary), left);
        if size > left {
            return Err(ImportError::Unsafe {
                threat: Threat::Size,
            });
        }
        if find(dictionary, b"/Image").is_none() {
            left -= size;
        }
        at += b"stream".len();
    }
    Ok(())
}

/// Where the next stream's data begins; `at` is left on its keyword.
fn next_stream(bytes: &[u8], at: &mut usize) -> Option<usize> {
    loop {
        *at += find(bytes.get(*at..)?, b"stream")?;
        let rest = &bytes[*at + b"stream".len()..];
        let end = match rest {
            [b'\r', b'\n', ..] => Some(2),
            [b'\n' | b'\r', ..] => Some(1),
            _ => None,
        };
        let opens = !bytes[..*at].ends_with(b"end");
        if let Some(end) = end.filter(|_| opens) {
            return Some(*at + b"stream".len() + end);
        }
        *at += b"stream".len();
    }
}

/// How often a dictionary names the filter that can grow without end.
fn filters(dictionary: &[u8]) -> usize {
    let named = |name: &[u8]| {
        dictionary
            .windows(name.len())
            .filter(|w| w == &name)
            .count()
    };
    let count = named(b"FlateDecode") + named(b"/Fl ") + named(b"/Fl]") + named(b"/Fl/");
    // The filter may be told elsewhere, or not at all.
    count.clamp(1, MOST_FILTERS)
}

/// How many bytes a stream unpacks to; counting stops above the limit.
fn unpacked(data: &[u8], filters: usize, limit: u64) -> u64 {
    let mut largest = 0;
    for filters in 1..=filters {
        let mut reader: Box<dyn Read + '_> = Box::new(data);
        for _ in 0..filters {
            reader = Box::new(ZlibDecoder::new(reader));
        }
        largest = largest.max(count(&mut reader.take(limit + 1)));
    }
    largest
}

fn count(reader: &mut dyn Read) -> u64 {
    let mut buffer = vec![0; 1 << 16];
    let mut size = 0;
    while let Ok(read @ 1..) = reader.read(&mut buffer) {
        size += read as u64;
    }
    size
}

fn find(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    bytes.windows(needle.len()).position(|w| w == needle)
}

fn rfind(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    bytes.windows(needle.len()).rposition(|w| w == needle)
}
