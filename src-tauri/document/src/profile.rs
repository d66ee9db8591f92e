//! Every figure of the decree, named, with its default and its bounds.

use crate::figure::Figure;
use crate::tree::{HeadScale, Orientation};

macro_rules! profile {
    ($($(#[$doc:meta])* $name:ident: $value:literal in $min:literal..=$max:literal,)*) => {
        /// The figures of one version of the form. Lengths are in twips (1/20 pt, 56.7 to the
        /// millimetre), letter sizes in half-points, fractions in thousandths.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct Profile {
            /// Which form and version this is.
            pub version: &'static str,
            $($(#[$doc])* pub $name: Figure,)*
        }

        impl Profile {
            /// The form of Nghị định 30/2020/NĐ-CP, Phụ lục I.
            pub const fn nd30_2020() -> Self {
                Self {
                    version: "nd30_2020",
                    $($name: Figure::new($value, $min, $max),)*
                }
            }

            /// The same form with other figures, under another version's name: `change` is asked
            /// for each one by its name. This is how a new decree arrives.
            pub fn remade(
                self,
                version: &'static str,
                change: impl Fn(&str, Figure) -> Figure,
            ) -> Self {
                Self {
                    version,
                    $($name: change(stringify!($name), self.$name),)*
                }
            }

            /// Every figure with its name.
            pub fn figures(&self) -> Vec<(&'static str, Figure)> {
                vec![$((stringify!($name), self.$name),)*]
            }
        }
    };
}

profile! {
    /// Paper width: A4 (I.1).
    page_width: 11_906 in 11_906..=11_906,
    /// Paper height: A4 (I.1).
    page_height: 16_838 in 16_838..=16_838,
    /// Top margin, 20–25 mm (I.3).
    margin_top: 1_134 in 1_134..=1_417,
    /// Bottom margin, 20–25 mm (I.3).
    margin_bottom: 1_134 in 1_134..=1_417,
    /// Left margin, 30–35 mm (I.3).
    margin_left: 1_701 in 1_701..=1_984,
    /// Right margin, 15–20 mm (I.3).
    margin_right: 1_134 in 850..=1_134,
    /// From the paper's edge to the page number inside the top margin; the decree's own file
    /// has 10 mm.
    header_distance: 567 in 283..=850,
    /// Top margin of a page on its side; the decree's own file has 20 mm.
    landscape_margin_top: 1_134 in 850..=1_417,
    /// Bottom margin of a page on its side; the decree's own file has 15 mm.
    landscape_margin_bottom: 851 in 850..=1_417,
    /// Left margin of a page on its side; the decree's own file has 30 mm.
    landscape_margin_left: 1_701 in 1_134..=1_984,
    /// Right margin of a page on its side; the decree's own file has 15 mm.
    landscape_margin_right: 851 in 850..=1_417,

    /// Width of the agency's column, as far as Quốc hiệu leaves room; ours.
    head_left: 3_515 in 3_100..=3_800,
    /// Least width of Quốc hiệu's column: at 13 pt its bold letters need 5 424.
    head_right: 5_440 in 5_440..=5_540,
    /// Least space between the two columns' words; ours.
    head_gutter: 170 in 57..=567,
    /// Size of Quốc hiệu (II.1).
    national_title: 26 in 24..=26,
    /// Size of Tiêu ngữ (II.1).
    motto: 28 in 26..=28,
    /// Size of the superior agency (II.2).
    parent: 26 in 24..=26,
    /// Size of the issuing agency (II.2).
    agency: 26 in 24..=26,
    /// Size of number and symbol (II.3).
    number: 26 in 26..=26,
    /// Size of place and date (II.4).
    place_date: 28 in 26..=28,
    /// Size of Quốc hiệu beside a long name.
    compact_national_title: 24 in 24..=26,
    /// Size of Tiêu ngữ beside a long name.
    compact_motto: 26 in 26..=28,
    /// Size of a long superior agency.
    compact_parent: 24 in 24..=26,
    /// Size of a long issuing agency.
    compact_agency: 24 in 24..=26,
    /// Size of place and date beside a long name.
    compact_place_date: 26 in 26..=28,

    /// Size of `V/v …` under the number of an official letter (II.5.b).
    about: 24 in 24..=26,
    /// Space between the number and `V/v …`: 6 pt (II.5.b).
    about_gap: 120 in 120..=120,
    /// Size of words in a frame (III.2).
    stamp: 26 in 26..=28,
    /// Height of the frame of a degree of urgency: 8 mm (III.2.b).
    urgency_height: 454 in 454..=454,
    /// Width of the frame of `KHẨN`: 20 mm (III.2.b).
    urgent_width: 1_134 in 1_134..=1_134,
    /// Width of the frame of `THƯỢNG KHẨN`: 40 mm (III.2.b).
    very_urgent_width: 2_268 in 2_268..=2_268,
    /// Width of the frame of `HỎA TỐC`: 30 mm (III.2.b).
    express_width: 1_701 in 1_701..=1_701,
    /// Height of the frame of a limit of circulation or of the draft's mark; ours.
    stamp_height: 454 in 400..=600,
    /// Space left and right of words in a frame that is as long as they need; ours.
    stamp_room: 142 in 57..=283,
    /// Space above each frame under the number; ours.
    stamp_gap: 100 in 40..=240,
    /// Thickness of a frame in eighths of a point; ours.
    stamp_weight: 8 in 4..=12,
    /// Size of `Kính gửi:` and the addressees (II.9.d).
    addressee: 28 in 26..=28,
    /// Space above `Kính gửi:`; ours.
    addressee_gap: 120 in 60..=240,

    /// Size of the type of document (II.5).
    doc_type: 28 in 26..=28,
    /// Size of the subject (II.5).
    subject: 28 in 26..=28,
    /// Size of the legal bases (II.6.a).
    basis: 28 in 26..=28,
    /// Size of the body (II.6.e).
    body: 28 in 26..=28,
    /// Size of headings (V.6.b).
    heading: 28 in 26..=28,
    /// First line, 1 cm or 1.27 cm (II.6.e).
    first_line: 720 in 567..=720,
    /// Space between paragraphs, at least 6 pt (II.6.e); the upper bound is ours.
    paragraph_gap: 120 in 120..=240,
    /// Line spacing, 1 to 1.5 lines in 240ths (II.6.e).
    line_spacing: 264 in 240..=360,

    /// Rule under Tiêu ngữ against its text: as long (II.1.b).
    motto_rule: 1_000 in 1_000..=1_000,
    /// Rule under the agency against its text: a third to a half (II.2.b).
    agency_rule: 400 in 334..=500,
    /// Rule under the subject against its text: a third to a half (II.5.b).
    subject_rule: 400 in 334..=500,
    /// Rule under an annex's reference line against its text (form 2.1).
    reference_rule: 400 in 334..=500,
    /// Thickness of a rule in eighths of a point; the decree says "nét liền" only.
    rule_weight: 6 in 4..=8,
    /// Space between words and the rule under them; ours.
    rule_gap: 60 in 20..=120,
    /// Space a rule takes; ours.
    rule_height: 60 in 40..=120,
    /// Space between letterhead lines and what follows; ours.
    head_gap: 120 in 60..=240,

    /// Space between the closing and the ending's columns; ours.
    sign_gap: 160 in 60..=360,
    /// Share of the recipients' column; the decree's own file has 32 %, its map 50 %.
    sign_left: 500 in 320..=500,
    /// Size of quyền hạn and chức vụ (II.7.đ).
    authority: 28 in 26..=28,
    /// Size of the signer's name (II.7.đ).
    signer: 28 in 26..=28,
    /// Room for pen and seal; ours.
    signing_room: 1_418 in 1_134..=2_268,
    /// Size of `Nơi nhận:` (II.9.d).
    recipients_title: 24 in 24..=24,
    /// Size of the recipients (II.9.d).
    recipient: 22 in 22..=22,

    /// Size of the typist's sign and the number of copies (III.3).
    drafter: 22 in 22..=22,
    /// Size of the address at the foot of page 1 (III.4).
    contact: 22 in 22..=24,

    /// Size of the page number (I.7).
    page_number: 28 in 26..=28,
    /// Size of `Phụ lục I` (III.1).
    annex_label: 28 in 28..=28,
    /// Size of an annex's title (III.1.b).
    annex_title: 28 in 26..=28,
    /// Size of an annex's reference line (III.1.c).
    annex_reference: 28 in 26..=28,
    /// Size inside tables; not regulated.
    table: 24 in 20..=28,
    /// Space above and below a line in a table; ours.
    table_gap: 40 in 0..=120,
    /// Space above and below a table; ours.
    table_space: 100 in 0..=240,
    /// Space left and right inside a cell; ours.
    cell_margin: 85 in 57..=113,

    /// Share of the column `TT` in the task annex.
    task_number: 44 in 30..=1_000,
    /// Share of the column `Nhiệm vụ`.
    task_text: 232 in 30..=1_000,
    /// Share of the column `Sản phẩm`.
    task_deliverable: 160 in 30..=1_000,
    /// Share of the column `Cơ quan chủ trì`.
    task_lead: 130 in 30..=1_000,
    /// Share of the column `Cơ quan phối hợp`.
    task_coordinating: 148 in 30..=1_000,
    /// Share of the column `Thời gian thực hiện`.
    task_timeframe: 110 in 30..=1_000,
    /// Share of the column `Dự kiến kinh phí`.
    task_budget: 96 in 30..=1_000,
    /// Share of the column `Ghi chú`.
    task_remarks: 80 in 30..=1_000,
    /// Whether the sums of the budget stand under the annex of tasks: 1 or 0.
    task_sums: 0 in 0..=1,
}

impl Default for Profile {
    fn default() -> Self {
        Self::nd30_2020()
    }
}

/// What a form is printed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum PaperSize {
    /// 210 × 297 mm (Phụ lục I, I.1).
    #[default]
    A4,
    /// Half a sheet of A4 on its side, 210 × 148 mm: upright it has no room for Quốc hiệu beside
    /// the agency. For papers that stay in the office; the decree knows it no longer.
    A5,
}

/// Sizes of the letterhead's lines in half-points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HeadSizes {
    /// Quốc hiệu.
    pub national_title: u32,
    /// Tiêu ngữ.
    pub motto: u32,
    /// The superior agency.
    pub parent: u32,
    /// The issuing agency.
    pub agency: u32,
    /// Number and symbol.
    pub number: u32,
    /// Place and date.
    pub place_date: u32,
}

/// A page with its margins, in twips.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// Paper width as it lies.
    pub width: u32,
    /// Paper height as it lies.
    pub height: u32,
    /// Top margin.
    pub top: u32,
    /// Right margin.
    pub right: u32,
    /// Bottom margin.
    pub bottom: u32,
    /// Left margin.
    pub left: u32,
}

impl Page {
    /// What is left between the margins.
    pub fn text_width(self) -> u32 {
        self.width.saturating_sub(self.left + self.right)
    }
}

/// A form's figure on half a sheet: as wide as the whole one, closer from top to bottom. Those
/// that the decree sets have its smallest size.
fn halved(name: &str, figure: Figure) -> Figure {
    let exactly = |value| Figure::new(value, value, value);
    match name {
        "page_height" => exactly(8_391),
        "margin_top" | "margin_bottom" => exactly(737),
        "header_distance" => exactly(340),
        "paragraph_gap" => exactly(60),
        "line_spacing" => exactly(240),
        "head_gap" | "sign_gap" => exactly(60),
        "signing_room" => exactly(794),
        "table" => exactly(22),
        "doc_type" | "subject" | "body" | "motto" | "place_date" | "authority" | "signer"
        | "page_number" => exactly(figure.min()),
        _ => figure,
    }
}

/// A form's figure on a print for remarks: 60 mm to write in at the right, and a head that fits
/// beside them. No paper that leaves the house looks like this.
fn roomy(name: &str, figure: Figure) -> Figure {
    let exactly = |value| Figure::new(value, value, value);
    match name {
        "margin_right" | "landscape_margin_right" => exactly(3_402),
        "head_right" => exactly(4_260),
        "national_title"
        | "compact_national_title"
        | "parent"
        | "compact_parent"
        | "agency"
        | "compact_agency"
        | "number" => exactly(20),
        "motto" | "compact_motto" | "place_date" | "compact_place_date" => exactly(21),
        _ => figure,
    }
}

impl Profile {
    /// The same form with room for remarks at the right of each page.
    #[must_use]
    pub fn roomy(self) -> Self {
        self.remade("nd30_2020_remarks", roomy)
    }

    /// The same form with letters of at most 11 pt in tables: for books of many columns.
    #[must_use]
    pub fn dense(self) -> Self {
        self.remade("nd30_2020_dense", |name, figure| match name {
            "table" => figure.at(figure.value().min(22)).unwrap_or(figure),
            _ => figure,
        })
    }

    /// The same form on a paper, of which only upright documents are laid out on A5.
    #[must_use]
    pub fn on(self, paper: PaperSize) -> Self {
        match paper {
            PaperSize::A4 => self,
            PaperSize::A5 => self.remade("nd30_2020_a5", halved),
        }
    }

    /// The letterhead's sizes at a scale.
    pub fn head_sizes(&self, scale: HeadScale) -> HeadSizes {
        let pick = |normal: Figure, compact: Figure| match scale {
            HeadScale::Normal => normal.value(),
            HeadScale::Compact => compact.value(),
        };
        HeadSizes {
            national_title: pick(self.national_title, self.compact_national_title),
            motto: pick(self.motto, self.compact_motto),
            parent: pick(self.parent, self.compact_parent),
            agency: pick(self.agency, self.compact_agency),
            number: self.number.value(),
            place_date: pick(self.place_date, self.compact_place_date),
        }
    }

    /// Widths of the letterhead's two columns, which fill the text width of a page.
    pub fn head_columns(&self, orientation: Orientation) -> (u32, u32) {
        let width = self.page(orientation).text_width();
        let left = self
            .head_left
            .value()
            .min(width.saturating_sub(self.head_right.value()));
        (left, width - left)
    }

    /// Widths of the ending's two columns, which fill the text width of a page.
    pub fn sign_columns(&self, orientation: Orientation) -> (u32, u32) {
        let width = self.page(orientation).text_width();
        let left = width * self.sign_left.value() / 1_000;
        (left, width - left)
    }

    /// A page as it lies.
    pub fn page(&self, orientation: Orientation) -> Page {
        match orientation {
            Orientation::Portrait => Page {
                width: self.page_width.value(),
                height: self.page_height.value(),
                top: self.margin_top.value(),
                right: self.margin_right.value(),
                bottom: self.margin_bottom.value(),
                left: self.margin_left.value(),
            },
            Orientation::Landscape => Page {
                width: self.page_height.value(),
                height: self.page_width.value(),
                top: self.landscape_margin_top.value(),
                right: self.landscape_margin_right.value(),
                bottom: self.landscape_margin_bottom.value(),
                left: self.landscape_margin_left.value(),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::width;
    use crate::tree::Weight;

    #[test]
    fn every_default_is_allowed() {
        for (name, figure) in Profile::nd30_2020().figures() {
            assert!(figure.at(figure.value()).is_some(), "{name}: {figure:?}");
        }
    }

    #[test]
    fn nothing_outside_its_range_can_be_set() {
        for (name, figure) in Profile::nd30_2020().figures() {
            assert_eq!(figure.at(figure.max() + 1), None, "{name}");
            assert_eq!(figure.at(figure.min().wrapping_sub(1)), None, "{name}");
        }
    }

    #[test]
    fn half_a_sheet_is_as_wide_as_a_whole_one() {
        let (whole, half) = [PaperSize::A4, PaperSize::A5]
            .map(|paper| Profile::nd30_2020().on(paper).page(Orientation::Portrait))
            .into();
        assert_eq!(half.text_width(), whole.text_width());
        assert!(half.height.abs_diff(whole.height / 2) < 57, "a millimetre");
        for (name, figure) in Profile::nd30_2020().on(PaperSize::A5).figures() {
            assert!(figure.at(figure.value()).is_some(), "{name}: {figure:?}");
        }
    }

    #[test]
    fn the_national_title_fits_between_any_margins() {
        let title = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
        let usual = Profile::nd30_2020();
        for (left, right) in [(1_701, 850), (1_701, 1_134), (1_984, 1_134)] {
            let profile = Profile {
                margin_left: usual.margin_left.at(left).unwrap(),
                margin_right: usual.margin_right.at(right).unwrap(),
                ..usual.clone()
            };
            let size = profile.head_sizes(HeadScale::Normal).national_title;
            let (agency, nation) = profile.head_columns(Orientation::Portrait);
            assert!(
                width(title, Weight::Bold, size) <= nation,
                "{left}, {right}"
            );
            let text = profile.page(Orientation::Portrait).text_width();
            assert_eq!(agency + nation, text);
            assert_eq!(
                profile.sign_columns(Orientation::Portrait).0
                    + profile.sign_columns(Orientation::Portrait).1,
                text
            );
        }
    }
}
