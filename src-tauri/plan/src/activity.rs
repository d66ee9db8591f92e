//! Labelled items of an activity: `- Đơn vị thực hiện: …`, `- Thời gian thực hiện: …`.

use crate::text::{fold, squeeze};

/// What a labelled item says about its activity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ActivityField {
    /// Nội dung.
    Content,
    /// Who does it: đơn vị thực hiện, cơ quan chủ trì.
    Lead,
    /// Who co-operates.
    Coordinating,
    /// When.
    Timeframe,
    /// What comes of it.
    Deliverable,
    /// Cost and source.
    Budget,
    /// For whom.
    Audience,
    /// In which form.
    Channel,
    /// Where.
    Place,
    /// How much.
    Quantity,
    /// Ghi chú.
    Remarks,
}

/// Labels, folded.
const LABELS: [(&str, ActivityField); 37] = [
    ("noi dung", ActivityField::Content),
    ("noi dung thuc hien", ActivityField::Content),
    ("noi dung tuyen truyen", ActivityField::Content),
    ("don vi thuc hien", ActivityField::Lead),
    ("don vi chu tri", ActivityField::Lead),
    ("don vi chu tri thuc hien", ActivityField::Lead),
    ("co quan chu tri", ActivityField::Lead),
    ("co quan thuc hien", ActivityField::Lead),
    ("bo phan thuc hien", ActivityField::Lead),
    ("nguoi thuc hien", ActivityField::Lead),
    ("chu tri", ActivityField::Lead),
    ("chu tri thuc hien", ActivityField::Lead),
    ("don vi phoi hop", ActivityField::Coordinating),
    ("don vi phoi hop thuc hien", ActivityField::Coordinating),
    ("co quan phoi hop", ActivityField::Coordinating),
    ("phoi hop", ActivityField::Coordinating),
    ("phoi hop thuc hien", ActivityField::Coordinating),
    ("thoi gian", ActivityField::Timeframe),
    ("thoi gian thuc hien", ActivityField::Timeframe),
    ("thoi han", ActivityField::Timeframe),
    ("thoi han hoan thanh", ActivityField::Timeframe),
    ("thoi gian hoan thanh", ActivityField::Timeframe),
    ("tien do", ActivityField::Timeframe),
    ("san pham", ActivityField::Deliverable),
    ("san pham du kien", ActivityField::Deliverable),
    ("ket qua", ActivityField::Deliverable),
    ("ket qua du kien", ActivityField::Deliverable),
    ("kinh phi", ActivityField::Budget),
    ("kinh phi thuc hien", ActivityField::Budget),
    ("du kien kinh phi", ActivityField::Budget),
    ("nguon kinh phi", ActivityField::Budget),
    ("doi tuong", ActivityField::Audience),
    ("hinh thuc", ActivityField::Channel),
    ("hinh thuc thuc hien", ActivityField::Channel),
    ("dia diem", ActivityField::Place),
    ("so luong", ActivityField::Quantity),
    ("ghi chu", ActivityField::Remarks),
];

/// The field a labelled item fills, and the words after its colon.
pub fn field_of(text: &str) -> Option<(ActivityField, &str)> {
    let (label, rest) = text.split_once(':')?;
    if label.len() > 100 {
        return None;
    }
    let folded = squeeze(&fold(label));
    LABELS
        .iter()
        .find_map(|(name, field)| (*name == folded).then(|| (*field, rest.trim())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_tell_their_field() {
        for (text, expect) in [
            ("Nội dung:", Some((ActivityField::Content, ""))),
            (
                "Đơn vị thực hiện: Phòng Văn hóa - Xã hội.",
                Some((ActivityField::Lead, "Phòng Văn hóa - Xã hội.")),
            ),
            (
                "Thời gian  thực hiện : Quý II",
                Some((ActivityField::Timeframe, "Quý II")),
            ),
            (
                "KINH PHÍ: ngân sách xã",
                Some((ActivityField::Budget, "ngân sách xã")),
            ),
            (
                "Cơ quan phối hợp: Công an xã: tổ 1",
                Some((ActivityField::Coordinating, "Công an xã: tổ 1")),
            ),
            ("Quý III/2025: làm tin bài", None),
            ("Thực hiện tuyên truyền trực quan: pa nô", None),
            ("Nội dung tuyên truyền", None),
            ("", None),
        ] {
            assert_eq!(field_of(text), expect, "{text}");
        }
    }
}
