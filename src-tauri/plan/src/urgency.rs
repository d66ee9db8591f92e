//! How fast a document must travel, and how far it may.

/// The decree's degrees of urgency (NĐ 30/2020, Phụ lục I, III.2.b).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Urgency {
    /// No mark.
    #[default]
    None,
    /// `KHẨN`
    Urgent,
    /// `THƯỢNG KHẨN`
    VeryUrgent,
    /// `HỎA TỐC`
    Express,
}

/// How far a document may circulate (NĐ 30/2020, Phụ lục I, III.2.c).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Circulation {
    /// No limit, no mark.
    #[default]
    Open,
    /// `XEM XONG TRẢ LẠI`
    ReturnAfterReading,
    /// `LƯU HÀNH NỘI BỘ`
    Internal,
}
