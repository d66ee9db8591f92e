//! A draft goes to the vice-chairman's computer and back, on a stick, until it is issued.

use super::{Driver, Screen};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;
use thirtyfour::prelude::*;

/// A short plan of an invented commune, without number and date.
const PLAN: &str = "ỦY BAN NHÂN DÂN
XÃ AN HÒA
Số:      /KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
An Hòa, ngày      tháng      năm 2027
KẾ HOẠCH
Tuyên truyền cải cách hành chính trên địa bàn xã An Hòa năm 2027
Căn cứ Luật Tổ chức chính quyền địa phương;
Ủy ban nhân dân xã An Hòa ban hành Kế hoạch như sau:
I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
- Người dân biết cách nộp hồ sơ qua mạng và theo dõi kết quả.
2. Yêu cầu
- Nội dung ngắn gọn, dễ hiểu, đúng đối tượng.
II. NỘI DUNG
1. Phát thanh về dịch vụ công trực tuyến mỗi tháng một lần.
2. Hướng dẫn tại bộ phận một cửa.
III. TỔ CHỨC THỰC HIỆN
1. Phòng Văn hóa - Xã hội
- Chủ trì thực hiện Kế hoạch; báo cáo kết quả hằng quý.
Nơi nhận:
- UBND tỉnh (b/c);
- Lưu: VT, VHXH.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Đỗ Thị Hường
";

const OFFICER: &str = "Nguyễn Thị Lan";
const LEADER: &str = "Đỗ Thị Hường";
const CLERK: &str = "Vũ Thị Mai";

/// A computer with its own data, and the stick that goes between them.
struct Computer<'a> {
    data: tempfile::TempDir,
    stick: &'a Path,
}

/// Somebody at a computer.
struct Sitting {
    driver: Driver,
    window: WebDriver,
}

impl<'a> Computer<'a> {
    fn new(stick: &'a Path) -> Self {
        Self {
            data: tempfile::tempdir().unwrap(),
            stick,
        }
    }

    /// Starts Loa, perhaps by a double click on a package. Nothing where there is no display.
    async fn sit(&self, package: Option<&Path>) -> Option<Sitting> {
        let driver = Driver::start(self.data.path(), self.stick)?;
        let window = driver.open_with(package.as_slice()).await;
        Some(Sitting { driver, window })
    }

    /// A double click on a package while Loa runs.
    fn double_click(&self, package: &Path) {
        let ended = Command::new(env!("CARGO_BIN_EXE_loa"))
            .arg(package)
            .env("LOA_DATA_DIR", self.data.path())
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .status()
            .unwrap();
        assert!(ended.success(), "the second start hands on and ends");
    }
}

impl Sitting {
    async fn leave(self) {
        self.window.quit().await.ok();
        self.driver.end();
    }
}

/// The package that was written last, under a name of its own.
fn carried(stick: &Path, name: &str) -> PathBuf {
    let written = std::fs::read_dir(stick).unwrap().flatten();
    let mut written = written.map(|it| it.path()).filter(|it| {
        let name = it.file_name().unwrap().to_string_lossy().into_owned();
        name.ends_with(".loa") && !name.starts_with("goi-")
    });
    let path = written.next().expect("a package was written");
    assert!(written.next().is_none(), "one package was written");
    let carried = stick.join(format!("goi-{name}.loa"));
    std::fs::rename(path, &carried).unwrap();
    carried
}

impl Screen<'_> {
    /// Waits until the state line says that stage.
    async fn stage(&self, wanted: &str) {
        let mut seen = None;
        for _ in 0..200 {
            let line = self.find("state-line").await;
            seen = line.attr("data-stage").await.unwrap_or_default();
            if seen.as_deref() == Some(wanted) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("the state line says {seen:?}, not {wanted}");
    }

    /// Takes the step that is next, in somebody's name.
    async fn next(&self, by: &str, to: &str) {
        self.click("review-next").await;
        self.fill("step-by", by).await;
        self.click("step-yes").await;
        self.stage(to).await;
    }

    /// Hands the draft on, up to the leader.
    async fn submit(&self) {
        self.next(OFFICER, "unit_review").await;
        self.next("Trần Văn Bình", "format_check").await;
        self.next("Lê Thị Hạnh", "leader_review").await;
    }

    async fn send(&self, button: &str) {
        self.click(button).await;
        self.click("send-write").await;
        self.reads("send-written", |text| text.contains("rút USB"))
            .await;
        self.click("send-close").await;
    }

    /// Takes the package that is shown, which brings that, and goes where it is.
    async fn take(&self, brings: &str) {
        self.click("package-take").await;
        self.reads("package-taken", |text| text.contains(brings))
            .await;
        self.click("package-show").await;
    }

    /// Selects words of the draft as a mouse does.
    async fn select(&self, words: &str) {
        let script = "const walker = document.createTreeWalker(\
               document.querySelector('[data-testid=remarks-text]'), NodeFilter.SHOW_TEXT);\
             for (let node = walker.nextNode(); node; node = walker.nextNode()) {\
               const at = node.textContent.indexOf(arguments[0]);\
               if (at < 0) continue;\
               const range = document.createRange();\
               range.setStart(node, at);\
               range.setEnd(node, at + arguments[0].length);\
               document.getSelection().removeAllRanges();\
               document.getSelection().addRange(range);\
               return true;\
             }\
             return false;";
        self.find("remarks-text").await;
        let found = self.0.execute(script, vec![words.into()]).await.unwrap();
        assert_eq!(found.json(), &Value::Bool(true), "{words} is in the draft");
    }

    /// Says in the leader's name what she judges.
    async fn judge(&self, verdict: &str, reason: &str) {
        self.click("opinion-ask").await;
        self.click(verdict).await;
        if !reason.is_empty() {
            self.fill("opinion-reason", reason).await;
        }
        self.fill("remark-by", LEADER).await;
        self.click("opinion-save").await;
        self.reads("opinions", |text| text.contains(LEADER)).await;
    }

    /// Opens the remark that says so.
    async fn open_remark(&self, words: &str) {
        let mut seen = Vec::new();
        for head in self.all("remark-head").await {
            // A long list is partly outside its box: ask the page, not the eye.
            let text = head.prop("textContent").await.unwrap().unwrap_or_default();
            if text.contains(words) {
                head.scroll_into_view().await.unwrap();
                return head.click().await.unwrap();
            }
            seen.push(text);
        }
        panic!("no remark says {words}: {seen:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_goes_to_the_vice_chairman_and_comes_back_better() {
    let stick = tempfile::tempdir().unwrap();
    let stick = stick.path();
    let (office, leader) = (Computer::new(stick), Computer::new(stick));

    // The officer writes a draft, hands it on and sends it.
    let Some(sitting) = office.sit(None).await else {
        return;
    };
    let screen = Screen(&sitting.window);
    screen.fill("first-run-name", "An Hòa").await;
    screen.fill("first-run-officer", OFFICER).await;
    screen.fill("first-run-vice", LEADER).await;
    screen.click("first-run-submit").await;
    screen.click("door-import").await;
    screen.paste("import-paste", PLAN).await;
    screen.click("import-read").await;
    screen.click("import-accept").await;
    screen.click("tab-review").await;
    screen.stage("drafting").await;
    screen.submit().await;
    screen.picture("review-submitted").await;
    screen.send("send-request").await;
    sitting.leave().await;
    let request = carried(stick, "1");

    // The vice-chairman's computer has Loa and no data: a double click on the package opens it.
    let sitting = leader.sit(Some(&request)).await.unwrap();
    let screen = Screen(&sitting.window);
    screen
        .reads("package-dialog", |text| {
            text.contains("cải cách hành chính")
        })
        .await;
    screen.picture("package-stranger").await;
    let take = screen.find("package-take").await;
    assert!(!take.is_enabled().await.unwrap(), "a stranger needs a yes");
    screen.click("package-once").await;
    screen.take("1 kế hoạch").await;
    screen.stage("leader_review").await;

    // Words are remarked on, other words suggested; one remark is on the whole; returned.
    screen.select("mỗi tháng một lần").await;
    screen.click("remark-selection").await;
    screen.click("remark-suggest").await;
    screen.fill("remark-suggestion", "mỗi tháng hai lần").await;
    screen.fill("remark-by", LEADER).await;
    screen.click("remark-save").await;
    screen
        .reads("remarks-count", |text| text.starts_with("1 ý kiến"))
        .await;
    screen.click("remark-plan").await;
    screen
        .fill("remark-text", "Nêu rõ nguồn kinh phí phát thanh.")
        .await;
    screen.fill("remark-by", LEADER).await;
    screen.click("remark-save").await;
    screen
        .reads("remarks-count", |text| text.starts_with("2 ý kiến"))
        .await;
    screen
        .judge("verdict-return", "Sửa theo hai ý kiến rồi trình lại.")
        .await;
    // Why it goes back is answered like any other remark.
    screen
        .reads("remarks-count", |text| text.starts_with("3 ý kiến"))
        .await;
    screen.picture("review-remarked").await;
    screen.send("send-answer").await;
    sitting.leave().await;
    let answer = carried(stick, "2");

    // The officer's Loa runs when the answer is double-clicked; the words are compared.
    let sitting = office.sit(None).await.unwrap();
    let screen = Screen(&sitting.window);
    screen.find("rail-plans").await;
    office.double_click(&answer);
    screen
        .reads("package-dialog", |text| text.contains("Góp ý gửi về"))
        .await;
    let words = screen.find("six-words").await.text().await.unwrap();
    screen.picture("package-answer").await;
    screen.click("package-pair").await;
    screen.take("3 ý kiến mới").await;
    screen
        .reads("remarks-count", |text| text.starts_with("3 ý kiến, 3"))
        .await;
    // What was judged is taken for its step, in her name.
    screen.click("package-step").await;
    screen.click("confirm-yes").await;
    screen.stage("returned").await;
    screen
        .reads("passages", |text| {
            text.contains(LEADER) && text.contains("Sửa theo hai ý kiến")
        })
        .await;

    screen
        .reads("remarks-count", |text| text.starts_with("3 ý kiến, 3"))
        .await;

    // Point by point: the suggested words are put in, the other remarks are answered.
    screen.open_remark("mỗi tháng hai lần").await;
    screen.picture("review-remark").await;
    screen.click("remark-put").await;
    screen.open_remark("nguồn kinh phí").await;
    screen.click("remark-done").await;
    screen
        .fill("remark-answer", "Đã bổ sung nguồn ngân sách xã.")
        .await;
    screen.click("remark-give").await;
    screen
        .reads("remarks-count", |text| text.contains("1 chưa xử lý"))
        .await;
    screen.open_remark("Sửa theo hai ý kiến").await;
    screen.click("remark-done").await;
    screen
        .fill("remark-answer", "Đã sửa theo hai ý kiến.")
        .await;
    screen.click("remark-give").await;
    screen
        .reads("remarks-count", |text| text.contains("0 chưa xử lý"))
        .await;
    screen
        .reads("remarks-text", |text| text.contains("mỗi tháng hai lần"))
        .await;
    screen.picture("review-answered").await;

    // The table of what became of them.
    screen.click("remarks-papers").await;
    screen.click("remarks-docx").await;
    screen
        .reads("remarks-told", |text| text.contains(".docx"))
        .await;
    let docx = std::fs::read_dir(stick).unwrap().flatten();
    let docx = docx
        .map(|it| it.path())
        .find(|it| it.extension().is_some_and(|it| it == "docx"));
    let table = crate::corpus::docx_text(&std::fs::read(docx.unwrap()).unwrap());
    for said in [
        "mỗi tháng hai lần",
        "nguồn kinh phí",
        "Đã bổ sung nguồn ngân sách xã.",
        "Sửa theo hai ý kiến rồi trình lại.",
        "Đã sửa theo hai ý kiến.",
        LEADER,
    ] {
        assert!(table.contains(said), "{said} is in the table:\n{table}");
    }

    // Handed on and sent again.
    screen.submit().await;
    screen.send("send-request").await;
    sitting.leave().await;
    let request = carried(stick, "3");

    // The vice-chairman pairs as well: both screens have the same words. She agrees.
    let sitting = leader.sit(Some(&request)).await.unwrap();
    let screen = Screen(&sitting.window);
    let hers = screen.find("six-words").await.text().await.unwrap();
    assert_eq!(hers, words, "both computers show the same words");
    screen.click("package-pair").await;
    screen.take("1 kế hoạch").await;
    screen
        .reads("remarks-count", |text| text.contains("0 chưa xử lý"))
        .await;
    screen
        .reads("remarks-text", |text| text.contains("mỗi tháng hai lần"))
        .await;
    screen.judge("verdict-agree", "").await;
    screen.send("send-answer").await;
    sitting.leave().await;
    let answer = carried(stick, "4");

    // Approved in her name, signed, numbered, issued: then it is read only.
    let sitting = office.sit(Some(&answer)).await.unwrap();
    let screen = Screen(&sitting.window);
    screen
        .reads("package-standing", |text| text.contains("đã ghép cặp"))
        .await;
    screen.take("1 ý kiến về cả bản").await;
    screen.stage("leader_review").await;
    screen.click("package-step").await;
    screen.click("confirm-yes").await;
    screen.stage("approved").await;
    screen.next(LEADER, "signed").await;
    screen.next(CLERK, "numbered").await;
    screen.next(CLERK, "issued").await;
    screen.picture("review-issued").await;
    let passages = screen.find("passages").await.text().await.unwrap();
    for (step, by) in [
        ("Trả lại", LEADER),
        ("Duyệt bản thảo", LEADER),
        ("Ghi nhận đã ký", LEADER),
        ("Cấp số, ngày tháng", CLERK),
        ("Ghi nhận phát hành", CLERK),
    ] {
        assert!(
            passages.contains(step) && passages.contains(by),
            "{passages}"
        );
    }
    screen.click("tab-compose").await;
    screen.find("course-bar").await;
    screen.open_section("Mục đích").await;
    let editor = screen.find("editor").await;
    assert_eq!(
        editor.attr("contenteditable").await.unwrap().as_deref(),
        Some("false")
    );
    screen.click("tab-versions").await;
    let versions = screen.all("version").await.len();
    // One for each step, and one for each request that went out.
    assert!(versions >= 11, "{versions} versions");
    screen.click("tab-review").await;
    screen.click("review-register").await;
    screen
        .reads("register-row", |text| {
            text.contains("01/KH-UBND") && text.contains("cải cách hành chính")
        })
        .await;
    screen.picture("register").await;
    sitting.leave().await;

    // The chain of what happened holds.
    let verified = Command::new(env!("CARGO_BIN_EXE_loa"))
        .arg("verify")
        .arg("--db")
        .arg(office.data.path().join("loa.db"))
        .output()
        .unwrap();
    assert!(
        verified.status.success(),
        "{}",
        String::from_utf8_lossy(&verified.stderr)
    );
}
