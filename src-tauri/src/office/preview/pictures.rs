//! The pictures of pages that were drawn last.

/// A page's fingerprint and the bits of its scale.
pub(super) type Key = (u64, u32);

/// Most letters of pictures that are kept: about a dozen pages at 150 %.
const MOST: usize = 8_000_000;

/// Pictures as `data:` addresses, the newest last.
#[derive(Default)]
pub(super) struct Pictures {
    kept: Vec<(Key, String)>,
}

impl Pictures {
    /// A kept picture, which becomes the newest.
    pub(super) fn get(&mut self, key: Key) -> Option<String> {
        let place = self.kept.iter().position(|(found, _)| *found == key)?;
        self.kept[place..].rotate_left(1);
        self.kept.last().map(|(_, data)| data.clone())
    }

    /// Keeps a picture; the oldest go when there is too much.
    pub(super) fn keep(&mut self, key: Key, data: &str) {
        self.kept.retain(|(found, _)| *found != key);
        self.kept.push((key, data.to_owned()));
        let mut size: usize = self.kept.iter().map(|(_, data)| data.len()).sum();
        let oldest = self
            .kept
            .iter()
            .take_while(|(_, data)| {
                let goes = size > MOST;
                size -= if goes { data.len() } else { 0 };
                goes
            })
            .count();
        self.kept.drain(..oldest);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_least_used_goes_first() {
        let mut pictures = Pictures::default();
        let half = "x".repeat(MOST / 2 - 1);
        pictures.keep((1, 0), &half);
        pictures.keep((2, 0), &half);
        assert_eq!(pictures.get((1, 0)).as_deref(), Some(&*half));
        pictures.keep((3, 0), "small");
        pictures.keep((3, 0), "small");
        let kept = |pictures: &Pictures| pictures.kept.iter().map(|(k, _)| k.0).collect::<Vec<_>>();
        assert_eq!(kept(&pictures), [1, 3]);
        pictures.keep((4, 0), &"x".repeat(MOST + 1));
        assert_eq!(kept(&pictures), [0_u64; 0]);
        assert_eq!(pictures.get((4, 0)), None);
    }
}
