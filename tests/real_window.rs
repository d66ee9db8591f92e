//! The real window, driven through WebDriver: what an officer does on a first day.
//!
//! Run with `tests/real-window cargo test --test loa real_window`, which brings a display.

mod review;

use crate::house::sample;
use std::ffi::OsString;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use thirtyfour::components::SelectElement;
use thirtyfour::prelude::*;

/// WebKitWebDriver in a process group of its own, so that the app it starts ends with it.
struct Driver {
    child: Child,
    port: u16,
}

impl Driver {
    /// Starts the driver for a data folder; `None`, saying so, where there is no display or no
    /// driver. With `LOA_REQUIRE_WINDOW` set that is a failure.
    fn start(data: &Path, exports: &Path) -> Option<Self> {
        Self::start_with(data, exports, &[])
    }

    /// The same, with more in the app's environment.
    fn start_with(data: &Path, exports: &Path, more: &[(&str, OsString)]) -> Option<Self> {
        let missing = if std::env::var_os("DISPLAY").is_none() {
            Some("no display")
        } else if Command::new("WebKitWebDriver")
            .arg("--version")
            .output()
            .is_err()
        {
            Some("no WebKitWebDriver")
        } else {
            None
        };
        if let Some(missing) = missing {
            assert!(
                std::env::var_os("LOA_REQUIRE_WINDOW").is_none(),
                "{missing}"
            );
            eprintln!("skipped: {missing}");
            return None;
        }
        let port = TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap()
            .port();
        let mut command = Command::new("WebKitWebDriver");
        command
            .arg(format!("--port={port}"))
            .arg("--host=127.0.0.1")
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("LOA_DATA_DIR", data)
            .env("LOA_TEST_SAVE_DIR", exports)
            .env("WEBKIT_DISABLE_COMPOSITING_MODE", "1")
            .envs(more.iter().map(|(name, value)| (name, value)))
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        let child = command.spawn().unwrap();
        Some(Self { child, port })
    }

    async fn open(&self) -> WebDriver {
        self.open_with(&[]).await
    }

    /// Starts the app with arguments, as a double click on a file does.
    async fn open_with(&self, args: &[&Path]) -> WebDriver {
        let mut capabilities = Capabilities::new();
        let options = serde_json::json!({ "binary": env!("CARGO_BIN_EXE_loa"), "args": args });
        capabilities
            .set("webkitgtk:browserOptions", options)
            .unwrap();
        for _ in 0..100 {
            let address = format!("http://127.0.0.1:{}", self.port);
            if let Ok(driver) = WebDriver::new(&address, capabilities.clone()).await {
                return driver;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("the window did not open");
    }

    /// Ends the driver and the app it may have left behind.
    fn end(mut self) {
        #[cfg(unix)]
        let _ = Command::new("kill")
            .args(["-9", "--", &format!("-{}", self.child.id())])
            .status();
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

struct Screen<'a>(&'a WebDriver);

impl Screen<'_> {
    async fn find(&self, id: &str) -> WebElement {
        self.0
            .query(By::Css(format!("[data-testid='{id}']")))
            .wait(Duration::from_secs(20), Duration::from_millis(50))
            .first()
            .await
            .unwrap_or_else(|e| panic!("{id}: {e}"))
    }

    async fn all(&self, id: &str) -> Vec<WebElement> {
        self.find(id).await;
        self.0
            .find_all(By::Css(format!("[data-testid='{id}']")))
            .await
            .unwrap()
    }

    /// Clicks an element, found anew where the screen was drawn again in between.
    async fn click(&self, id: &str) {
        for _ in 0..20 {
            let element = self.find(id).await;
            let ready = element.wait_until().clickable().await;
            match ready.and(element.click().await) {
                Ok(()) => return,
                Err(e) if drawn_anew(&e) || is_covered(&e) => {
                    tokio::time::sleep(Duration::from_millis(50)).await;
                }
                Err(e) => panic!("{id}: {e}"),
            }
        }
        panic!("{id} never stands still");
    }

    async fn fill(&self, id: &str, text: &str) {
        for _ in 0..20 {
            let element = self.find(id).await;
            match element.clear().await {
                Ok(()) => return element.send_keys(text).await.unwrap(),
                Err(e) if drawn_anew(&e) => tokio::time::sleep(Duration::from_millis(50)).await,
                Err(e) => panic!("{id}: {e}"),
            }
        }
        panic!("{id} never stands still");
    }

    /// The cells of every line of that name, read at one moment: `a | b | c`.
    async fn lines(&self, id: &str) -> Vec<String> {
        let script = "return [...document.querySelectorAll(`[data-testid='${arguments[0]}']`)]\
                      .map((line) => [...line.querySelectorAll('th, td')]\
                      .map((cell) => cell.textContent.trim().split(/\\s+/).join(' '))\
                      .join(' | '));";
        let lines = self.0.execute(script, vec![id.into()]).await.unwrap();
        lines.convert().unwrap()
    }

    /// Puts a long text into a field as a paste does.
    async fn paste(&self, id: &str, text: &str) {
        let element = self.find(id).await;
        self.0
            .execute(
                "const [field, text] = arguments; field.focus(); field.value = text; \
                 field.dispatchEvent(new Event('input', { bubbles: true }));",
                vec![element.to_json().unwrap(), text.into()],
            )
            .await
            .unwrap();
    }

    /// Chooses from the first list of that name.
    async fn choose(&self, id: &str, text: &str) {
        let list = self.find(id).await;
        let list = SelectElement::new(&list).await.unwrap();
        list.select_by_exact_text(text).await.unwrap();
    }

    /// Begins with the sample and opens a section of it.
    async fn compose_sample(&self, section: &str) {
        self.click("first-run-sample").await;
        self.click("rail-plans").await;
        self.click("plan-open").await;
        self.click("tab-compose").await;
        self.open_section(section).await;
    }

    /// Opens the section whose entry in the outline says so.
    async fn open_section(&self, title: &str) {
        let mut seen = Vec::new();
        for _ in 0..100 {
            seen.clear();
            for entry in self.all("outline-item").await {
                // A long outline is partly outside its box: ask the page, not the eye.
                let text = entry.prop("textContent").await.unwrap().unwrap_or_default();
                if text.contains(title) {
                    entry.scroll_into_view().await.unwrap();
                    entry.click().await.unwrap();
                    return;
                }
                seen.push(text);
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("no {title} in the outline: {seen:?}");
    }

    /// The number of the last change the screen said was saved.
    async fn saved(&self) -> u64 {
        let line = self.find("save-line").await;
        let seq = line.attr("data-seq").await.unwrap().unwrap_or_default();
        seq.parse().unwrap_or(0)
    }

    async fn wait_saved_after(&self, before: u64) {
        for _ in 0..200 {
            if self.saved().await > before {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("the screen never said that it saved");
    }

    /// Waits until an element says what it should.
    async fn reads(&self, id: &str, says: impl Fn(&str) -> bool) {
        let mut text = String::new();
        for _ in 0..200 {
            text = self.find(id).await.text().await.unwrap_or_default();
            if says(&text) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("{id} says {text}");
    }

    /// Takes a picture of the display into `LOA_PICTURES`, where that is set.
    async fn picture(&self, name: &str) {
        let Some(folder) = std::env::var_os("LOA_PICTURES") else {
            return;
        };
        std::fs::create_dir_all(&folder).unwrap();
        // Let the last change be painted; the picture is of the whole display.
        tokio::time::sleep(Duration::from_millis(700)).await;
        let path = PathBuf::from(folder).join(format!("{name}.png"));
        let taken = Command::new("import")
            .args(["-window", "root"])
            .arg(path)
            .status();
        assert!(
            taken.is_ok_and(|s| s.success()),
            "imagemagick takes the picture"
        );
    }
}

/// Whether an element went away between being found and being used.
fn drawn_anew(error: &WebDriverError) -> bool {
    use thirtyfour::error::WebDriverErrorInner::{NoSuchElement, StaleElementReference};
    matches!(**error, StaleElementReference(_) | NoSuchElement(_))
}

/// Whether something lies above an element for now, such as a dialog that is going away.
fn is_covered(error: &WebDriverError) -> bool {
    use thirtyfour::error::WebDriverErrorInner::{ElementClickIntercepted, ElementNotInteractable};
    matches!(
        **error,
        ElementNotInteractable(_) | ElementClickIntercepted(_)
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn the_whole_story() {
    let data = tempfile::tempdir().unwrap();
    let exports = tempfile::tempdir().unwrap();
    let Some(driver) = Driver::start(data.path(), exports.path()) else {
        return;
    };
    let window = driver.open().await;
    let screen = Screen(&window);

    // First run.
    screen.picture("first-run").await;
    screen.fill("first-run-name", "An Hòa").await;
    screen.fill("first-run-officer", "Nguyễn Thị Lan").await;
    screen.click("first-run-submit").await;

    // Import.
    screen.click("door-import").await;
    screen
        .paste("import-paste", &std::fs::read_to_string(sample()).unwrap())
        .await;
    screen.click("import-read").await;
    screen.picture("import").await;
    screen.click("import-accept").await;

    // Edit a section.
    screen.click("tab-compose").await;
    screen.open_section("Mục đích").await;
    let editor = screen.find("editor").await;
    editor.click().await.unwrap();
    let before = screen.saved().await;
    editor.send_keys(Key::Control + Key::Home).await.unwrap();
    editor.send_keys("Câu mới viết. ").await.unwrap();
    screen.wait_saved_after(before).await;
    screen.picture("compose").await;

    // Accept and assign.
    screen.click("tab-tasks").await;
    let before = screen.saved().await;
    screen.click("task-accept-all").await;
    screen.wait_saved_after(before).await;
    let before = screen.saved().await;
    screen.choose("task-official", "Nguyễn Thị Lan").await;
    screen.wait_saved_after(before).await;
    screen.picture("tasks").await;

    // Mark the first quarter.
    screen.click("tab-quarters").await;
    let before = screen.saved().await;
    let cell = screen.all("mark-cell").await.remove(0);
    assert!(
        cell.attr("data-quarter")
            .await
            .unwrap()
            .unwrap()
            .ends_with("Q1")
    );
    cell.click().await.unwrap();
    let status = screen.find("mark-status").await;
    SelectElement::new(&status)
        .await
        .unwrap()
        .select_by_value("done")
        .await
        .unwrap();
    screen.fill("mark-quantity", "12").await;
    screen.click("mark-save").await;
    screen.wait_saved_after(before).await;
    screen.picture("quarters").await;

    // Export.
    screen.click("export-docx").await;
    let mut written = Vec::new();
    for _ in 0..100 {
        written = std::fs::read_dir(exports.path())
            .unwrap()
            .flatten()
            .map(|e| e.path())
            .collect();
        written.retain(|p: &PathBuf| p.extension().is_some_and(|e| e == "docx"));
        if !written.is_empty() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert_eq!(written.len(), 1, "one DOCX was written");
    let text = crate::corpus::docx_text(&std::fs::read(&written[0]).unwrap());
    assert!(text.contains("Câu mới viết."), "the DOCX has the edit");

    // The process is killed, not closed; then the program starts again.
    drop(window);
    driver.end();
    let driver = Driver::start(data.path(), exports.path()).unwrap();
    let window = driver.open().await;
    let screen = Screen(&window);
    screen.click("rail-plans").await;
    screen.click("plan-open").await;
    screen.click("tab-quarters").await;
    let cell = screen.all("mark-cell").await.remove(0);
    assert!(
        cell.text().await.unwrap().contains("12"),
        "the mark is there"
    );
    screen.click("tab-tasks").await;
    let official = screen.find("task-official").await;
    let chosen = SelectElement::new(&official).await.unwrap();
    let chosen = chosen.first_selected_option().await.unwrap();
    assert_eq!(
        chosen.text().await.unwrap(),
        "Nguyễn Thị Lan",
        "the assignment is there"
    );
    screen.click("tab-compose").await;
    screen.open_section("Mục đích").await;
    let editor = screen.find("editor").await;
    assert!(
        editor.text().await.unwrap().contains("Câu mới viết."),
        "the edit is there"
    );
    window.quit().await.ok();
    driver.end();
}

/// A Word file of a plan, made by the program itself.
fn word_file(folder: &Path) -> PathBuf {
    let loa = |args: &[&str]| {
        let done = Command::new(env!("CARGO_BIN_EXE_loa"))
            .arg("--db")
            .arg(folder.join("loa.db"))
            .args(["--json"])
            .args(args)
            .output()
            .unwrap();
        assert!(done.status.success(), "{args:?}");
        serde_json::from_slice::<serde_json::Value>(&done.stdout).unwrap()
    };
    let imported = loa(&["import", sample().to_str().unwrap()]);
    let plan = imported[0]["id"].as_str().unwrap().to_owned();
    let file = folder.join("ke-hoach-nam-truoc.docx");
    loa(&[
        "export",
        &plan,
        "--to",
        "docx",
        "--out",
        file.to_str().unwrap(),
    ]);
    file
}

#[tokio::test(flavor = "multi_thread")]
async fn last_years_word_file_becomes_this_years_plan() {
    let data = tempfile::tempdir().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = word_file(folder.path());
    let more = [("LOA_TEST_OPEN", file.into_os_string())];
    let Some(driver) = Driver::start_with(data.path(), folder.path(), &more) else {
        return;
    };
    let window = driver.open().await;
    let screen = Screen(&window);
    screen.fill("first-run-name", "An Hòa").await;
    screen.fill("first-run-officer", "Nguyễn Thị Lan").await;
    screen.click("first-run-submit").await;

    // The file is read and shown beside what was understood.
    screen.click("door-import").await;
    screen.click("import-pick").await;
    let recall = screen.find("import-words").await;
    let placed = recall.text().await.unwrap();
    assert!(placed.contains("Đủ cả"), "{placed}");
    screen.picture("import-word").await;

    // A piece is left out by keyboard, and brought back.
    let pieces = screen.find("import-pieces").await;
    pieces.click().await.unwrap();
    let down = Key::Down;
    for _ in 0..4 {
        pieces.send_keys(down.clone()).await.unwrap();
    }
    pieces.send_keys(Key::Delete).await.unwrap();
    screen.reads("import-words", |text| text != placed).await;
    screen.click("import-undo").await;
    screen.reads("import-words", |text| text == placed).await;
    screen.click("import-accept").await;

    // Its successor: what is safe is taken at once, and that outlives the program.
    screen.click("plan-roll").await;
    screen.click("rollover-start").await;
    let before = screen.saved().await;
    screen.click("rollover-safe").await;
    screen.wait_saved_after(before).await;
    let seen = screen.find("rollover-progress").await.text().await.unwrap();
    screen.picture("rollover").await;
    drop(window);
    driver.end();
    let driver = Driver::start(data.path(), folder.path()).unwrap();
    let window = driver.open().await;
    let screen = Screen(&window);
    screen.click("door-rollover").await;
    screen.click("rollover-begun").await;
    screen.reads("rollover-progress", |text| text == seen).await;
    screen.click("rollover-compare").await;
    screen.picture("rollover-compare").await;
    screen.click("rollover-create").await;
    screen
        .reads("plan-links", |text| text.contains("2026"))
        .await;
    screen.open_section("MỤC ĐÍCH").await;
    let title = window.find(By::Tag("h1")).await.unwrap();
    let title = title.prop("textContent").await.unwrap();
    assert!(title.is_some_and(|title| title.contains("2027")));
    window.quit().await.ok();
    driver.end();
}

/// Writes an entry of a conference into the log.
async fn log_conference(screen: &Screen<'_>, day: &str, people: &str) {
    screen.fill("log-new-day", day).await;
    let channel = SelectElement::new(&screen.find("log-new-channel").await)
        .await
        .unwrap();
    channel.select_by_value("conference").await.unwrap();
    screen
        .fill("log-new-topic", "Hội nghị thôn về cải cách hành chính")
        .await;
    for (field, words) in screen.all("log-new-count").await.iter().zip(["1", people]) {
        field.clear().await.unwrap();
        field.send_keys(words).await.unwrap();
    }
    let plan = SelectElement::new(&screen.find("log-new-plan").await)
        .await
        .unwrap();
    plan.select_by_index(1).await.unwrap();
    let before = screen.saved().await;
    screen.click("log-new-save").await;
    screen.wait_saved_after(before).await;
}

/// March to June on the loudspeakers, two meetings with a photo, and the report of the first
/// quarter: under NĐ 09 it counts only what was done up to the 14th of March.
#[tokio::test(flavor = "multi_thread")]
async fn a_quarter_is_logged_marked_and_reported() {
    let data = tempfile::tempdir().unwrap();
    let exports = tempfile::tempdir().unwrap();
    let photo = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/quarters.png");
    let more = [("LOA_TEST_EVIDENCE", photo.into_os_string())];
    let Some(driver) = Driver::start_with(data.path(), exports.path(), &more) else {
        return;
    };
    let window = driver.open().await;
    let screen = Screen(&window);
    screen.fill("first-run-name", "An Hòa").await;
    screen.fill("first-run-officer", "Nguyễn Thị Lan").await;
    screen.click("first-run-submit").await;
    screen.click("door-import").await;
    screen
        .paste("import-paste", &std::fs::read_to_string(sample()).unwrap())
        .await;
    screen.click("import-read").await;
    screen.click("import-accept").await;
    screen.click("tab-tasks").await;
    let before = screen.saved().await;
    screen.click("task-accept-all").await;
    screen.wait_saved_after(before).await;

    // The schedule of March to June, three times a week.
    screen.click("rail-log").await;
    screen.click("log-tab-schedule").await;
    screen.click("schedule-new").await;
    screen
        .fill("schedule-title", "Phát thanh cải cách hành chính")
        .await;
    for day in ["1", "3", "5"] {
        screen.click(&format!("schedule-day-{day}")).await;
    }
    screen.fill("schedule-first", "01/03/2026").await;
    screen.fill("schedule-last", "30/06/2026").await;
    let plan = SelectElement::new(&screen.find("schedule-plan").await)
        .await
        .unwrap();
    plan.select_by_index(1).await.unwrap();
    screen
        .reads("schedule-count", |text| text.contains("52 buổi"))
        .await;
    let before = screen.saved().await;
    screen.click("schedule-save").await;
    screen.wait_saved_after(before).await;
    let before = screen.saved().await;
    screen.click("tick-month").await;
    screen.wait_saved_after(before).await;
    let ticked = By::Css("[data-testid='slot'][data-state='done']");
    let mut done = 0;
    for _ in 0..200 {
        done = window.find_all(ticked.clone()).await.unwrap().len();
        if done == 13 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert_eq!(done, 13, "every slot of March is ticked");
    screen.picture("schedule").await;

    // Two meetings, one with a photo.
    screen.click("log-tab-entries").await;
    log_conference(&screen, "05/02/2026", "120").await;
    log_conference(&screen, "20/02/2026", "80").await;
    screen.fill("log-filter-text", "Hội nghị thôn").await;
    for _ in 0..200 {
        if screen.all("log-row").await.len() == 2 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let edit = screen.find("log-edit").await;
    edit.scroll_into_view().await.unwrap();
    edit.focus().await.unwrap();
    edit.send_keys(Key::Enter).await.unwrap();
    let before = screen.saved().await;
    screen.click("evidence-pick").await;
    screen.wait_saved_after(before).await;
    screen.find("evidence-item").await;
    screen.picture("log").await;
    let files = std::fs::read_dir(data.path().join("evidence")).unwrap();
    assert!(files.count() > 0, "the photo is in the evidence folder");
    screen.click("log-edit-save").await;
    let dialog = By::Css("[data-testid='log-edit-dialog']");
    for _ in 0..100 {
        if window.find_all(dialog.clone()).await.unwrap().is_empty() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }

    // The first quarter is marked.
    screen.click("rail-plans").await;
    screen.click("plan-open").await;
    screen.click("tab-quarters").await;
    screen.all("mark-cell").await[0].click().await.unwrap();
    let status = screen.find("mark-status").await;
    let status = SelectElement::new(&status).await.unwrap();
    status.select_by_value("done").await.unwrap();
    let before = screen.saved().await;
    screen.click("mark-save").await;
    screen.wait_saved_after(before).await;
    screen.picture("quarters-log").await;

    // Its report: six of March's thirteen broadcasts are of this quarter.
    screen.click("rail-reports").await;
    screen.click("reports-new").await;
    let period = SelectElement::new(&screen.find("new-report-period").await)
        .await
        .unwrap();
    period.select_by_value("2026-Q1").await.unwrap();
    screen.click("new-report-begin").await;
    screen.find("report-counts").await;
    let expected = [
        "Phát thanh lượt | 6 | 6 | 0",
        "Phát thanh phút | 90 | 90 | 0",
        "Hội nghị cuộc | 2 | 2 | 0",
        "Hội nghị lượt người | 200 | 200 | 0",
    ];
    let mut counts = Vec::new();
    for _ in 0..100 {
        counts = screen.lines("report-count").await;
        if expected
            .iter()
            .all(|line| counts.iter().any(|it| it == line))
        {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    for expect in expected {
        let told = counts.iter().any(|line| line == expect);
        assert!(told, "{expect}: {counts:?}");
    }
    screen.picture("report").await;
    // What is still missing is told, and can wait.
    let before = screen.saved().await;
    screen
        .fill("report-addressees", "Ủy ban nhân dân tỉnh")
        .await;
    screen.wait_saved_after(before).await;
    screen.click("report-docx").await;
    let anyway = window.query(By::XPath("//button[contains(., 'Vẫn xuất')]"));
    let anyway = anyway.wait(Duration::from_secs(20), Duration::from_millis(50));
    anyway.first().await.unwrap().click().await.unwrap();
    let mut written = Vec::new();
    for _ in 0..100 {
        let files = std::fs::read_dir(exports.path()).unwrap().flatten();
        written = files.map(|file| file.path()).collect();
        written.retain(|path| path.extension().is_some_and(|end| end == "docx"));
        if !written.is_empty() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert_eq!(written.len(), 1, "one DOCX was written");
    let text = crate::corpus::docx_text(&std::fs::read(&written[0]).unwrap());
    for words in ["BÁO CÁO", "quý I năm 2026", "Kính gửi", "Như trên"] {
        assert!(text.contains(words), "{words}");
    }
    window.quit().await.ok();
    driver.end();
}

#[tokio::test(flavor = "multi_thread")]
async fn closing_the_window_keeps_the_last_words() {
    let data = tempfile::tempdir().unwrap();
    let exports = tempfile::tempdir().unwrap();
    let Some(driver) = Driver::start(data.path(), exports.path()) else {
        return;
    };
    let window = driver.open().await;
    let screen = Screen(&window);
    screen.compose_sample("Mục đích").await;
    let editor = screen.find("editor").await;
    editor.click().await.unwrap();
    editor.send_keys(Key::Control + Key::Home).await.unwrap();
    editor.send_keys("Chữ cuối cùng. ").await.unwrap();
    // The close button's way, before the editor's own pause is over.
    window
        .execute(
            "window.__TAURI_INTERNALS__.invoke('plugin:window|close', { label: 'main' });",
            vec![],
        )
        .await
        .unwrap();
    tokio::time::sleep(Duration::from_secs(3)).await;
    drop(window);
    driver.end();

    let driver = Driver::start(data.path(), exports.path()).unwrap();
    let window = driver.open().await;
    let screen = Screen(&window);
    screen.click("rail-plans").await;
    screen.click("plan-open").await;
    screen.click("tab-compose").await;
    screen.open_section("Mục đích").await;
    let editor = screen.find("editor").await;
    let text = editor.text().await.unwrap();
    assert!(text.contains("Chữ cuối cùng."), "{text}");
    window.quit().await.ok();
    driver.end();
}

/// A program named `xdg-open` in `folder` that writes what it is asked to open into `opened`.
#[cfg(unix)]
fn viewer(folder: &Path, opened: &Path) {
    use std::os::unix::fs::PermissionsExt;
    let program = folder.join("xdg-open");
    let script = format!("#!/bin/sh\nprintf '%s' \"$1\" > '{}'\n", opened.display());
    std::fs::write(&program, script).unwrap();
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
}

/// What the first page's picture is of.
async fn fingerprint(window: &WebDriver) -> String {
    window
        .query(By::Css("[data-page='0'][data-fingerprint]"))
        .wait(Duration::from_secs(20), Duration::from_millis(50))
        .first()
        .await
        .expect("the first page is drawn")
        .attr("data-fingerprint")
        .await
        .unwrap()
        .unwrap()
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn what_is_seen_is_what_prints() {
    let data = tempfile::tempdir().unwrap();
    let exports = tempfile::tempdir().unwrap();
    let programs = tempfile::tempdir().unwrap();
    let opened = programs.path().join("opened");
    viewer(programs.path(), &opened);
    let mut path = OsString::from(programs.path());
    path.push(":");
    path.push(std::env::var_os("PATH").unwrap());
    let Some(driver) = Driver::start_with(data.path(), exports.path(), &[("PATH", path)]) else {
        return;
    };
    let window = driver.open().await;
    let screen = Screen(&window);
    screen.compose_sample("Mục đích").await;

    // The page follows the typing, and is drawn by the engine the window has.
    let before = fingerprint(&window).await;
    let editor = screen.find("editor").await;
    editor.click().await.unwrap();
    editor.send_keys(Key::Control + Key::Home).await.unwrap();
    editor.send_keys("Chữ thấy trên trang. ").await.unwrap();
    let mut after = before.clone();
    for _ in 0..200 {
        after = fingerprint(&window).await;
        if after != before {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert_ne!(after, before, "the first page was drawn anew");
    let wide = window
        .execute(
            "return Math.max(0, ...[...document.querySelectorAll('[data-page] img')]\
             .map((picture) => picture.naturalWidth));",
            vec![],
        )
        .await
        .unwrap();
    assert!(
        wide.json().as_u64().is_some_and(|n| n > 300),
        "a real picture"
    );
    screen.picture("preview").await;

    // Printing hands the system a PDF with these words.
    screen
        .find("editor")
        .await
        .send_keys(Key::Control + "p")
        .await
        .unwrap();
    for _ in 0..200 {
        if opened.exists() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let printed = PathBuf::from(std::fs::read_to_string(&opened).expect("a viewer was called"));
    assert!(printed.starts_with(data.path()), "{}", printed.display());
    assert!(std::fs::read(&printed).unwrap().starts_with(b"%PDF-"));
    if let Ok(text) = Command::new("pdftotext").arg(&printed).arg("-").output() {
        let text = String::from_utf8_lossy(&text.stdout).into_owned();
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.contains("Chữ thấy trên trang."), "{text}");
    }
    window.quit().await.ok();
    driver.end();
}
