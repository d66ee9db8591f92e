//! How documents say how far a task is.

use plan::TaskStatus;

/// The words of a status, as tables of reports have them.
#[must_use]
pub fn words(status: TaskStatus) -> &'static str {
    match status {
        TaskStatus::NotStarted => "Chưa thực hiện",
        TaskStatus::InProgress => "Đang thực hiện",
        TaskStatus::Done => "Hoàn thành",
        TaskStatus::Maintained => "Tiếp tục duy trì",
        TaskStatus::Dropped => "Không thực hiện",
    }
}
