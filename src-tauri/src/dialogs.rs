//! File dialogs. Paths come only from here, never from a page.

use crate::wire::{ExportFormat, Language};
use crate::words::word;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Asks the user for files. `None` means the dialog was closed.
pub trait Dialogs: Send + Sync {
    /// A plan to import.
    fn plan_to_import(&self, language: Language) -> Option<PathBuf>;
    /// A Word file that came back with remarks.
    fn returned_file(&self, language: Language) -> Option<PathBuf> {
        self.plan_to_import(language)
    }
    /// A table of tasks.
    fn table_to_read(&self, language: Language) -> Option<PathBuf>;
    /// A folder of plans to import.
    fn folder_to_import(&self, language: Language) -> Option<PathBuf>;
    /// Where to write an export.
    fn export_target(
        &self,
        language: Language,
        name: &str,
        format: ExportFormat,
    ) -> Option<PathBuf>;
    /// The folder in which a pack's folder is made.
    fn pack_folder(&self, language: Language) -> Option<PathBuf>;
    /// Files that prove something; none if the dialog was closed.
    fn evidence_files(&self, language: Language) -> Vec<PathBuf>;
    /// A drive or folder to write into; the title is the key of its words.
    fn drive(&self, language: Language, title: &str) -> Option<PathBuf>;
    /// A backup to restore.
    fn backup_to_restore(&self, language: Language) -> Option<PathBuf>;
    /// A package to open.
    fn package_to_open(&self, language: Language) -> Option<PathBuf>;
    /// Where to write a package.
    fn package_target(&self, language: Language, name: &str) -> Option<PathBuf>;

    /// Hands a file to the program the system opens it with; whether one took it.
    fn show(&self, file: &Path) -> bool {
        let handed = if cfg!(windows) {
            open::that_detached(file)
        } else {
            // A viewer that is still running after this long has taken the file.
            open::that_detached_with_timeout(file, Duration::from_secs(3))
        };
        handed
            .inspect_err(|error| tracing::warn!(%error, "no program opened the file"))
            .is_ok()
    }
}

/// File name ending of an export.
pub fn extension(format: ExportFormat) -> &'static str {
    match format {
        ExportFormat::Docx => "docx",
        ExportFormat::Pdf | ExportFormat::PdfFiling => "pdf",
        ExportFormat::Xlsx => "xlsx",
        ExportFormat::Text => "txt",
    }
}

/// The key of the words for an export's kind of file.
fn kind(format: ExportFormat) -> &'static str {
    match format {
        ExportFormat::Docx => "dialog_word_files",
        ExportFormat::Pdf => "dialog_pdf_files",
        ExportFormat::PdfFiling => "dialog_pdf_filing_files",
        ExportFormat::Xlsx => "dialog_excel_files",
        ExportFormat::Text => "dialog_text_files",
    }
}

/// A name typed without its ending gets it; a title's last full stop is no ending.
fn with_ending(path: PathBuf, ending: &str) -> PathBuf {
    let has = path
        .extension()
        .is_some_and(|found| found.eq_ignore_ascii_case(ending));
    if has {
        return path;
    }
    let mut name = path.into_os_string();
    name.push(".");
    name.push(ending);
    PathBuf::from(name)
}

/// The system's own dialogs, opened on the window's thread as GTK and macOS demand.
pub struct SystemDialogs(pub tauri::AppHandle);

impl SystemDialogs {
    fn ask<F>(
        &self,
        open: impl FnOnce(rfd::AsyncFileDialog) -> F + Send + 'static,
    ) -> Option<PathBuf>
    where
        F: Future<Output = Option<rfd::FileHandle>> + Send + 'static,
    {
        let chosen = self.wait_for(open)?;
        Some(chosen.path().to_owned())
    }

    fn wait_for<F, T>(
        &self,
        open: impl FnOnce(rfd::AsyncFileDialog) -> F + Send + 'static,
    ) -> Option<T>
    where
        F: Future<Output = Option<T>> + Send + 'static,
        T: Send + 'static,
    {
        let (answer, wait) = std::sync::mpsc::channel();
        self.0
            .run_on_main_thread(move || {
                let chosen = open(rfd::AsyncFileDialog::new());
                tauri::async_runtime::spawn(async move {
                    // The asker may be gone when the program is closing.
                    let _ = answer.send(chosen.await);
                });
            })
            .ok()?;
        wait.recv().ok().flatten()
    }
}

impl Dialogs for SystemDialogs {
    fn plan_to_import(&self, language: Language) -> Option<PathBuf> {
        let (title, kind) = (
            word(language, "dialog_import_title", &[]),
            word(language, "dialog_plan_files", &[]),
        );
        let all = word(language, "dialog_all_files", &[]);
        self.ask(move |d| {
            d.set_title(title)
                .add_filter(
                    kind,
                    &["docx", "doc", "rtf", "odt", "pdf", "xlsx", "txt", "md"],
                )
                .add_filter(all, &["*"])
                .pick_file()
        })
    }

    fn returned_file(&self, language: Language) -> Option<PathBuf> {
        let (title, kind) = (
            word(language, "dialog_returned_title", &[]),
            word(language, "dialog_word_files", &[]),
        );
        let all = word(language, "dialog_all_files", &[]);
        self.ask(move |d| {
            d.set_title(title)
                .add_filter(kind, &["docx"])
                .add_filter(all, &["*"])
                .pick_file()
        })
    }

    fn table_to_read(&self, language: Language) -> Option<PathBuf> {
        let (title, kind) = (
            word(language, "dialog_table_title", &[]),
            word(language, "dialog_excel_files", &[]),
        );
        let all = word(language, "dialog_all_files", &[]);
        self.ask(move |d| {
            d.set_title(title)
                .add_filter(kind, &["xlsx"])
                .add_filter(all, &["*"])
                .pick_file()
        })
    }

    fn folder_to_import(&self, language: Language) -> Option<PathBuf> {
        let title = word(language, "dialog_import_folder_title", &[]);
        self.ask(move |d| d.set_title(title).pick_folder())
    }

    fn export_target(
        &self,
        language: Language,
        name: &str,
        format: ExportFormat,
    ) -> Option<PathBuf> {
        let (title, kind, name, ending) = (
            word(language, "dialog_export_title", &[]),
            word(language, kind(format), &[]),
            name.to_owned(),
            extension(format),
        );
        self.ask(move |d| {
            d.set_title(title)
                .set_file_name(name)
                .add_filter(kind, &[ending])
                .save_file()
        })
        .map(|path| with_ending(path, ending))
    }

    fn pack_folder(&self, language: Language) -> Option<PathBuf> {
        let title = word(language, "dialog_pack_title", &[]);
        self.ask(move |d| d.set_title(title).pick_folder())
    }

    fn evidence_files(&self, language: Language) -> Vec<PathBuf> {
        let title = word(language, "dialog_evidence_title", &[]);
        let chosen = self.wait_for(move |d| d.set_title(title).pick_files());
        let chosen = chosen.unwrap_or_default();
        chosen.iter().map(|file| file.path().to_owned()).collect()
    }

    fn drive(&self, language: Language, title: &str) -> Option<PathBuf> {
        let title = word(language, title, &[]);
        self.ask(move |d| d.set_title(title).pick_folder())
    }

    fn backup_to_restore(&self, language: Language) -> Option<PathBuf> {
        let (title, kind) = (
            word(language, "dialog_restore_title", &[]),
            word(language, "dialog_backups", &[]),
        );
        self.ask(move |d| {
            d.set_title(title)
                .add_filter(kind, &["db", "loabak"])
                .pick_file()
        })
    }

    fn package_to_open(&self, language: Language) -> Option<PathBuf> {
        let (title, kind) = (
            word(language, "dialog_package_open", &[]),
            word(language, "dialog_package_files", &[]),
        );
        self.ask(move |d| d.set_title(title).add_filter(kind, &["loa"]).pick_file())
    }

    fn package_target(&self, language: Language, name: &str) -> Option<PathBuf> {
        let (title, kind, name) = (
            word(language, "dialog_package_save", &[]),
            word(language, "dialog_package_files", &[]),
            name.to_owned(),
        );
        self.ask(move |d| {
            d.set_title(title)
                .set_file_name(name)
                .add_filter(kind, &["loa"])
                .save_file()
        })
        .map(|path| with_ending(path, "loa"))
    }
}

/// Answers from the environment, for tests that drive the real window: a dialog of the system
/// cannot be driven. Used in automation mode only.
pub struct PreparedAnswers;

impl PreparedAnswers {
    /// Whether the program runs under WebDriver or a test shell.
    pub fn in_automation() -> bool {
        std::env::var("TAURI_WEBVIEW_AUTOMATION").is_ok_and(|v| v == "true")
    }

    fn answer(variable: &str) -> Option<PathBuf> {
        std::env::var_os(variable)
            .filter(|v| !v.is_empty())
            .map(PathBuf::from)
    }
}

impl Dialogs for PreparedAnswers {
    fn plan_to_import(&self, _: Language) -> Option<PathBuf> {
        Self::answer("LOA_TEST_OPEN")
    }

    fn table_to_read(&self, _: Language) -> Option<PathBuf> {
        Self::answer("LOA_TEST_OPEN")
    }

    fn folder_to_import(&self, _: Language) -> Option<PathBuf> {
        Self::answer("LOA_TEST_FOLDER")
    }

    fn export_target(&self, _: Language, name: &str, _: ExportFormat) -> Option<PathBuf> {
        Self::answer("LOA_TEST_SAVE_DIR").map(|folder| folder.join(name))
    }

    fn pack_folder(&self, _: Language) -> Option<PathBuf> {
        Self::answer("LOA_TEST_SAVE_DIR")
    }

    fn evidence_files(&self, _: Language) -> Vec<PathBuf> {
        std::env::var_os("LOA_TEST_EVIDENCE")
            .map(|paths| std::env::split_paths(&paths).collect())
            .unwrap_or_default()
    }

    fn drive(&self, _: Language, _: &str) -> Option<PathBuf> {
        Self::answer("LOA_TEST_SAVE_DIR")
    }

    fn backup_to_restore(&self, _: Language) -> Option<PathBuf> {
        Self::answer("LOA_TEST_RESTORE")
    }

    fn package_to_open(&self, _: Language) -> Option<PathBuf> {
        Self::answer("LOA_TEST_PACKAGE")
    }

    fn package_target(&self, _: Language, name: &str) -> Option<PathBuf> {
        Self::answer("LOA_TEST_SAVE_DIR").map(|folder| folder.join(name))
    }
}
