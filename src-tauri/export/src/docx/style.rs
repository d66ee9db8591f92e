//! The names of every look.

use document::{Heading, ParagraphKind};

/// A paragraph style.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    NationalTitle,
    Motto,
    ParentAgency,
    Agency,
    NumberLine,
    About,
    Stamp,
    PlaceDate,
    DocType,
    Subject,
    AddresseeTitle,
    Addressee,
    Rule,
    Basis,
    Lead,
    Heading1,
    Heading2,
    Heading3,
    Heading4,
    Body,
    Clause,
    Point,
    Dash,
    Plus,
    Review,
    Closing,
    RecipientsTitle,
    Recipient,
    Drafter,
    Authority,
    Signer,
    AnnexLabel,
    AnnexTitle,
    AnnexReference,
    TableHead,
    TableText,
    PageNumber,
    Contact,
    Gap,
}

impl Style {
    /// Every one, in the order of the styles part.
    pub(crate) const ALL: [Self; 39] = [
        Self::NationalTitle,
        Self::Motto,
        Self::ParentAgency,
        Self::Agency,
        Self::NumberLine,
        Self::About,
        Self::Stamp,
        Self::PlaceDate,
        Self::DocType,
        Self::Subject,
        Self::AddresseeTitle,
        Self::Addressee,
        Self::Rule,
        Self::Basis,
        Self::Lead,
        Self::Heading1,
        Self::Heading2,
        Self::Heading3,
        Self::Heading4,
        Self::Body,
        Self::Clause,
        Self::Point,
        Self::Dash,
        Self::Plus,
        Self::Review,
        Self::Closing,
        Self::RecipientsTitle,
        Self::Recipient,
        Self::Drafter,
        Self::Authority,
        Self::Signer,
        Self::AnnexLabel,
        Self::AnnexTitle,
        Self::AnnexReference,
        Self::TableHead,
        Self::TableText,
        Self::PageNumber,
        Self::Contact,
        Self::Gap,
    ];

    /// Its id in the file.
    pub(crate) fn id(self) -> &'static str {
        self.names().0
    }

    /// Its name as Word shows it: the decree's own word for the part. Word takes a
    /// comma for the start of another name.
    pub(crate) fn name(self) -> &'static str {
        self.names().1
    }

    fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::NationalTitle => ("NationalTitle", "Quốc hiệu"),
            Self::Motto => ("Motto", "Tiêu ngữ"),
            Self::ParentAgency => ("ParentAgency", "Cơ quan chủ quản"),
            Self::Agency => ("Agency", "Cơ quan ban hành"),
            Self::NumberLine => ("NumberLine", "Số và ký hiệu"),
            Self::About => ("About", "Trích yếu công văn"),
            Self::Stamp => ("Stamp", "Dấu chỉ mức độ"),
            Self::AddresseeTitle => ("AddresseeTitle", "Kính gửi"),
            Self::Addressee => ("Addressee", "Tên nơi kính gửi"),
            Self::Drafter => ("Drafter", "Người soạn thảo và số bản"),
            Self::Contact => ("Footer", "footer"),
            Self::PlaceDate => ("PlaceDate", "Địa danh và thời gian"),
            Self::DocType => ("DocType", "Tên loại"),
            Self::Subject => ("Subject", "Trích yếu"),
            Self::Rule => ("Rule", "Đường kẻ"),
            Self::Basis => ("Basis", "Căn cứ"),
            Self::Lead => ("Lead", "Phần mở đầu"),
            Self::Heading1 => ("Heading1", "heading 1"),
            Self::Heading2 => ("Heading2", "heading 2"),
            Self::Heading3 => ("Heading3", "heading 3"),
            Self::Heading4 => ("Heading4", "heading 4"),
            Self::Body => ("BodyText", "Body Text"),
            Self::Clause => ("Clause", "Khoản"),
            Self::Point => ("Point", "Điểm"),
            Self::Dash => ("Dash", "Gạch đầu dòng"),
            Self::Plus => ("Plus", "Dấu cộng đầu dòng"),
            Self::Review => ("Review", "Chờ xem lại"),
            Self::Closing => ("Closing", "Phần kết"),
            Self::RecipientsTitle => ("RecipientsTitle", "Nơi nhận"),
            Self::Recipient => ("Recipient", "Tên nơi nhận"),
            Self::Authority => ("Authority", "Quyền hạn và chức vụ"),
            Self::Signer => ("Signer", "Họ và tên"),
            Self::AnnexLabel => ("AnnexLabel", "Phụ lục"),
            Self::AnnexTitle => ("AnnexTitle", "Tên phụ lục"),
            Self::AnnexReference => ("AnnexReference", "Kèm theo"),
            Self::TableHead => ("TableHead", "Đầu bảng"),
            Self::TableText => ("TableText", "Nội dung bảng"),
            Self::PageNumber => ("Header", "header"),
            Self::Gap => ("Gap", "Khoảng cách"),
        }
    }
}

impl From<ParagraphKind> for Style {
    fn from(kind: ParagraphKind) -> Self {
        match kind {
            ParagraphKind::Plain => Self::Body,
            ParagraphKind::Clause => Self::Clause,
            ParagraphKind::Point => Self::Point,
            ParagraphKind::Dash => Self::Dash,
            ParagraphKind::Plus => Self::Plus,
            ParagraphKind::Review => Self::Review,
        }
    }
}

/// The style of a heading's level.
pub(crate) fn heading(level: u8) -> Style {
    match level {
        0 | 1 => Style::Heading1,
        2 => Style::Heading2,
        3 => Style::Heading3,
        Heading::DEEPEST.. => Style::Heading4,
    }
}

/// Character style of a literal number or letter, so that it can be told from the words.
pub(crate) const LABEL: &str = "Label";
/// Character style of text that runs on behind a heading.
pub(crate) const RUN_IN: &str = "RunIn";
