//! Where `Kính gửi:` stands (Phụ lục I, II.9.d).

use crate::metrics::width;
use crate::profile::Profile;
use crate::tree::{Addressees, Orientation, Weight};

/// How far two or more addressees and their title stand from the left margin, in twips.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AddresseeIndents {
    /// Of the title.
    pub title: u32,
    /// Of the dashes, which stand under its colon.
    pub dash: u32,
    /// From a dash to the words behind it, which further lines of one addressee begin under.
    pub hanging: u32,
}

/// The title with its addressees as a block in the middle of the text. One that is wider than
/// the text begins where a paragraph does.
pub fn addressee_indents(
    addressees: &Addressees,
    profile: &Profile,
    orientation: Orientation,
) -> AddresseeIndents {
    let size = profile.addressee.value();
    let wide = |text: &str| width(text, Weight::Regular, size);
    let colon = wide(&addressees.title).saturating_sub(wide(":"));
    let longest = addressees.lines.iter().map(|line| wide(line)).max();
    let block = wide(&addressees.title).max(colon.saturating_add(longest.unwrap_or(0)));
    let text = profile.page(orientation).text_width();
    // A title as wide as the text leaves no room under its colon.
    let most = text / 2;
    let title = (text.saturating_sub(block) / 2).max(profile.first_line.value());
    AddresseeIndents {
        title,
        dash: title + colon.min(most),
        hanging: wide("- "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_block_stands_in_the_middle() {
        let profile = Profile::nd30_2020();
        let text = profile.page(Orientation::Portrait).text_width();
        let title = "Kính gửi:".to_owned();
        let size = profile.addressee.value();
        let before_colon = width("Kính gửi", Weight::Regular, size);
        let many = format!("- {};", "Ban Chỉ đạo ".repeat(12));
        for (lines, long) in [
            (
                vec!["- Đảng ủy xã;".to_owned(), "- Các bản.".to_owned()],
                false,
            ),
            (vec![many, "- Các bản.".to_owned()], true),
        ] {
            let addressees = Addressees {
                title: title.clone(),
                lines,
            };
            let got = addressee_indents(&addressees, &profile, Orientation::Portrait);
            assert_eq!(got.dash - got.title, before_colon);
            assert_eq!(got.title == profile.first_line.value(), long);
            if !long {
                let longest = width("- Đảng ủy xã;", Weight::Regular, size);
                let right = text - got.dash - longest;
                assert!(right.abs_diff(got.title) <= 1, "{got:?}, {right}");
            }
        }
    }
}
