//! Where a live database may lie. A share has no locks to trust, a cloud client copies files
//! while they are open, a memory stick lies about having written.

use std::path::{Path, PathBuf};

/// What kind of place a path is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Location {
    /// A disk of this computer, as far as can be told.
    Local,
    /// A network share.
    NetworkShare,
    /// A folder that a cloud service keeps in step.
    CloudFolder,
    /// A FAT or exFAT file system, as memory sticks have.
    RemovableOrFat,
}

/// What the operating system tells about places. Windows drive types cannot be asked for
/// without unsafe code; a mapped drive still shows as a share once its path is resolved.
#[derive(Debug, Clone, Default)]
pub struct Surroundings {
    /// Folders named by `OneDrive`, `OneDriveCommercial`, `OneDriveConsumer`.
    pub cloud_roots: Vec<PathBuf>,
    /// The text of `/proc/mounts`, where there is one.
    pub mounts: String,
}

impl Surroundings {
    /// Asks the operating system.
    pub fn here() -> Self {
        Self {
            cloud_roots: ["OneDrive", "OneDriveCommercial", "OneDriveConsumer"]
                .into_iter()
                .filter_map(std::env::var_os)
                .filter(|root| !root.is_empty())
                .map(PathBuf::from)
                .collect(),
            mounts: std::fs::read_to_string("/proc/mounts").unwrap_or_default(),
        }
    }
}

/// What kind of place `path` is in. The path is best resolved first (`canonicalize`).
pub fn location(path: &Path, surroundings: &Surroundings) -> Location {
    let text = path.to_string_lossy();
    if is_unc(&text) {
        return Location::NetworkShare;
    }
    let in_root = |root: &PathBuf| contains(&root.to_string_lossy(), &text);
    if surroundings.cloud_roots.iter().any(in_root) || text.split(['/', '\\']).any(is_cloud_name) {
        return Location::CloudFolder;
    }
    match mount_type(&text, &surroundings.mounts) {
        Some(
            "nfs" | "nfs4" | "cifs" | "smb3" | "smbfs" | "smb2" | "fuse.sshfs" | "fuse.rclone"
            | "fuse.smbnetfs" | "fuse.gvfsd-fuse" | "davfs" | "fuse.davfs2" | "afs" | "ceph"
            | "ncpfs",
        ) => Location::NetworkShare,
        Some("vfat" | "exfat" | "msdos" | "fuse.exfat") => Location::RemovableOrFat,
        _ => Location::Local,
    }
}

/// `\\server\share` and `\\?\UNC\server\share`, but not `\\?\C:\` or `\\.\`.
fn is_unc(text: &str) -> bool {
    let text = text.replace('/', "\\");
    match text.strip_prefix("\\\\") {
        None => false,
        Some(rest) => match rest.strip_prefix("?\\").or(rest.strip_prefix(".\\")) {
            Some(device) => device
                .get(..4)
                .is_some_and(|name| name.eq_ignore_ascii_case("UNC\\")),
            None => !rest.is_empty(),
        },
    }
}

/// Whether `path` is `root` or below it, as Windows compares: without case, `/` as `\`.
fn contains(root: &str, path: &str) -> bool {
    let flat = |text: &str| {
        let text = text.replace('/', "\\").to_lowercase();
        let text = text.strip_prefix("\\\\?\\").unwrap_or(&text).to_owned();
        text.trim_end_matches('\\').to_owned() + "\\"
    };
    flat(path).starts_with(&flat(root))
}

fn is_cloud_name(name: &str) -> bool {
    let name = name.to_lowercase();
    name == "onedrive"
        || name.starts_with("onedrive - ")
        || name == "dropbox"
        || name.starts_with("dropbox (")
        || matches!(
            name.as_str(),
            "google drive" | "googledrive" | "my drive" | "iclouddrive"
        )
}

/// The file system type of the deepest mount point that holds `path`.
fn mount_type<'m>(path: &str, mounts: &'m str) -> Option<&'m str> {
    mounts
        .lines()
        .filter_map(|line| {
            let mut fields = line.split(' ');
            let point = fields.nth(1)?.replace("\\040", " ");
            let kind = fields.next()?;
            let below = point == "/"
                || path == point
                || path
                    .strip_prefix(&point)
                    .is_some_and(|rest| rest.starts_with('/'));
            below.then_some((point.len(), kind))
        })
        .max_by_key(|(length, _)| *length)
        .map(|(_, kind)| kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_told_apart() {
        let surroundings = Surroundings {
            cloud_roots: vec![PathBuf::from("C:\\Users\\hoa\\Công việc")],
            mounts: "/dev/sda1 / ext4 rw 0 0\n\
                //nas/van-phong /mnt/nas cifs rw 0 0\n\
                nas:/x /mnt/deep nfs4 rw 0 0\n\
                /dev/sdc1 /mnt/deep/local ext4 rw 0 0\n\
                /dev/sdb1 /media/hoa/USB\\040STICK vfat rw 0 0\n\
                hoa@host: /home/hoa/far fuse.sshfs rw 0 0\n"
                .into(),
        };
        for (path, expect) in [
            ("\\\\server\\share\\loa.db", Location::NetworkShare),
            ("//server/share/loa.db", Location::NetworkShare),
            ("\\\\?\\UNC\\server\\share\\loa.db", Location::NetworkShare),
            ("\\\\?\\C:\\Users\\hoa\\loa.db", Location::Local),
            (
                "C:\\Users\\hoa\\AppData\\Local\\Loa\\loa.db",
                Location::Local,
            ),
            ("C:\\Users\\hoa\\OneDrive\\loa.db", Location::CloudFolder),
            (
                "C:\\Users\\hoa\\OneDrive - UBND xã\\x\\loa.db",
                Location::CloudFolder,
            ),
            ("c:/users/HOA/công việc/loa.db", Location::CloudFolder),
            (
                "\\\\?\\C:\\Users\\hoa\\Công việc\\loa.db",
                Location::CloudFolder,
            ),
            ("C:\\Users\\hoa\\Công việc khác\\loa.db", Location::Local),
            ("/home/hoa/Dropbox/loa.db", Location::CloudFolder),
            ("/home/hoa/Dropbox cũ/loa.db", Location::Local),
            ("/home/hoa/Google Drive/loa.db", Location::CloudFolder),
            ("/home/hoa/loa.db", Location::Local),
            ("/mnt/nas/loa.db", Location::NetworkShare),
            ("/mnt/nasty/loa.db", Location::Local),
            ("/mnt/deep/x/loa.db", Location::NetworkShare),
            ("/mnt/deep/local/loa.db", Location::Local),
            ("/home/hoa/far/loa.db", Location::NetworkShare),
            ("/media/hoa/USB STICK/loa.db", Location::RemovableOrFat),
        ] {
            assert_eq!(location(Path::new(path), &surroundings), expect, "{path}");
        }
    }
}
