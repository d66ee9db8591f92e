//! The container: parts zipped without a clock.

use crate::ExportError;
use std::borrow::Cow;
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// One file of the package.
pub(crate) struct Part {
    path: Cow<'static, str>,
    xml: Cow<'static, str>,
}

impl Part {
    pub(crate) fn new(
        path: impl Into<Cow<'static, str>>,
        xml: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self {
            path: path.into(),
            xml: xml.into(),
        }
    }
}

/// The quickest packing: half the time of the usual, for a file of 14 KB instead of 10.
const QUICK: i64 = 1;

/// The parts in their order, each dated 1 January 1980.
pub(crate) fn pack(parts: &[Part]) -> Result<Vec<u8>, ExportError> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(QUICK))
        .last_modified_time(DateTime::default());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for part in parts {
        zip.start_file(&*part.path, options)
            .map_err(|e| ExportError::Container(e.into()))?;
        zip.write_all(part.xml.as_bytes())
            .map_err(ExportError::Container)?;
    }
    let done = zip.finish().map_err(|e| ExportError::Container(e.into()))?;
    Ok(done.into_inner())
}
