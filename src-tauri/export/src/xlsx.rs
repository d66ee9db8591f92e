//! Excel's format, by `rust_xlsxwriter`: words stay words, numbers count, days are days.

mod look;
mod sheet;
mod text;

use crate::ExportError;
use document::Workbook;
use look::Looks;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, XlsxError};

/// Height of an empty row and width of a column nobody set, in pixels, which go with the letters.
const ROW: u32 = 21;
const COLUMN: u32 = 72;

/// The workbook as an XLSX file. The same workbook gives the same bytes.
///
/// Characters that XML cannot hold are left out; [`Workbook::unprintable`] tells which. Words
/// longer than a cell holds go on in the rows below.
///
/// # Errors
/// [`ExportError::Sheet`] for a workbook beyond the format's bounds, such as 1,048,576 rows.
pub fn xlsx(workbook: &Workbook) -> Result<Vec<u8>, ExportError> {
    bytes(workbook).map_err(|e| ExportError::Sheet(Box::new(e)))
}

fn bytes(workbook: &Workbook) -> Result<Vec<u8>, XlsxError> {
    let looks = Looks::new();
    let mut file = rust_xlsxwriter::Workbook::new();
    file.set_default_format(&looks.usual, ROW, COLUMN)?;
    // A day of the format's own: the file has no clock.
    let created = ExcelDateTime::from_ymd(1980, 1, 1)?;
    file.set_properties(
        &DocProperties::new()
            .set_title(text::held(&workbook.title))
            .set_creation_datetime(&created),
    );
    for sheet in &workbook.sheets {
        sheet::draw(file.add_worksheet(), sheet, &looks)?;
    }
    file.save_to_buffer()
}
