//! What a plan looks like on paper: a closed, format-neutral tree and the decree's figures.
//!
//! [`compose`] turns a plan with its tasks into a [`Document`]; exporters draw every node of it
//! and know nothing of plans. A document may also come from a file of its own: the tree can be
//! written and read. Every figure of Nghị định 30/2020/NĐ-CP stands in a [`Profile`], so
//! a new decree is new data. Pure: no clock, no disk, no font files.

mod addressees;
mod adjust;
mod annex;
mod approval;
mod body;
mod book;
mod breaks;
mod comparison;
mod compose;
mod cross_reference;
mod ending;
mod evidence_index;
mod figure;
mod grid;
mod head;
pub mod metrics;
mod name;
mod outline;
mod plain;
mod printable;
mod profile;
mod quarter_sheet;
mod recovery;
mod remarks_table;
mod reminders;
mod report;
mod returns;
mod ruled;
mod slips;
mod stamp;
pub mod status;
mod texts;
mod timeline;
mod tree;
mod workbook;
mod year_figures;

pub use addressees::{AddresseeIndents, addressee_indents};
pub use adjust::adjusting;
pub use approval::{ApprovalSheet, SheetAct, SheetStep, approval_sheet};
pub use book::{
    BookHead, Broadcast, LogLine, LogTotal, Outcome, broadcast_book, broadcast_sheet, log_book,
    log_sheet, register_book, register_sheet,
};
pub use comparison::{
    Compared, ComparedLine, ComparedPart, ComparedPlace, ComparedSums, comparison, name_of_plan,
    state_name,
};
pub use compose::{Source, compose};
pub use cross_reference::cross_reference;
pub use evidence_index::{Evidenced, Listed, ListedWhen, evidence_index};
pub use figure::Figure;
pub use head::{about_lines, notation, office_letterhead};
pub use name::in_sentence;
pub use outline::outline;
pub use plain::plain_text;
pub use printable::{Unprintable, printable, unprintable};
pub use profile::{HeadSizes, Page, PaperSize, Profile};
pub use quarter_sheet::{UnitForm, quarter_sheet, unit_sheets};
pub use recovery::{RECOVERY_TITLE, recovery_slip};
pub use remarks_table::{Answered, Remarked, RemarkedPlace, remarks_table};
pub use reminders::{Reminder, reminders};
pub use report::{
    Drafting, ReportSource, SupplementSource, cited, compose_report, compose_supplement,
    draft_report, period_after, period_words,
};
pub use returns::{Return, returns_list};
pub use ruled::{Ruled, column_widths, rule_length};
pub use slips::{Receiver, slips};
pub use texts::{Text, texts};
pub use timeline::{Known, timeline};
pub use tree::{
    Addressees, AgencyLine, Align, Anchor, Annex, Block, Cell, Column, Continuation, Document,
    HeadScale, Heading, Ink, Letterhead, Line, Meta, Opening, Orientation, OuterLine, Paragraph,
    ParagraphKind, Recipients, Revised, Row, Run, Signature, Slot, Span, Stamp, Table, Weight,
};
pub use workbook::{Grid, Share, Sheet, SheetColumn, Value, Workbook, paper_workbook, workbook};
pub use year_figures::{
    AimedQuarter, ChannelMonths, YearFigures, year_figures, year_figures_sheets,
};
