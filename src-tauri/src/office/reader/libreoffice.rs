//! LibreOffice, where it is installed, turns Word's older formats into one that Loa reads.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What LibreOffice writes: ending of the file and name of its filter.
const TO: (&str, &str) = ("docx", "MS Word 2007 XML");

/// Of a new profile: no macro runs, nothing outside of the file is fetched.
const SETTINGS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"#;

/// The program, where it usually stands.
pub(super) fn find() -> Option<PathBuf> {
    let name = if cfg!(windows) {
        "soffice.exe"
    } else {
        "soffice"
    };
    let on_path = std::env::var_os("PATH");
    let on_path = on_path.iter().flat_map(std::env::split_paths);
    on_path
        .chain(usual())
        // A relative folder would be looked up in whatever folder the program stands in now.
        .filter(|folder| folder.is_absolute())
        .map(|folder| folder.join(name))
        .find(|program| program.is_file())
}

/// Folders LibreOffice is installed in.
fn usual() -> Vec<PathBuf> {
    if cfg!(windows) {
        return ["ProgramFiles", "ProgramFiles(x86)"]
            .into_iter()
            .filter_map(std::env::var_os)
            .map(|folder| Path::new(&folder).join("LibreOffice").join("program"))
            .collect();
    }
    [
        "/usr/bin",
        "/usr/lib/libreoffice/program",
        "/opt/libreoffice/program",
        "/snap/bin",
        "/Applications/LibreOffice.app/Contents/MacOS",
    ]
    .map(PathBuf::from)
    .to_vec()
}

/// The bytes of a file as the format of [`TO`]. `None` when the program fails or says no.
///
/// Everything it needs is in `folder`, which is the caller's to remove, as is setting a time.
pub(super) fn convert(program: &Path, folder: &Path, bytes: &[u8]) -> Option<Vec<u8>> {
    let profile = folder.join("profile");
    std::fs::create_dir_all(profile.join("user")).ok()?;
    std::fs::write(profile.join("user/registrymodifications.xcu"), SETTINGS).ok()?;
    let source = folder.join("source");
    std::fs::write(&source, bytes).ok()?;
    let profile = tauri::Url::from_directory_path(&profile).ok()?;
    let done = Command::new(program)
        .arg(format!("-env:UserInstallation={profile}"))
        .args(["--headless", "--norestore", "--nolockcheck", "--nologo"])
        .args(["--convert-to", &format!("{}:{}", TO.0, TO.1), "--outdir"])
        .arg(folder)
        .arg(&source)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .ok()?;
    let written = source.with_extension(TO.0);
    let size = std::fs::metadata(&written).ok()?.len();
    if !done.success() || size > ::import::DOCX_LIMIT {
        return None;
    }
    std::fs::read(written).ok()
}
