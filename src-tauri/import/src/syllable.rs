//! What a Vietnamese syllable looks like: which letters carry its tone, and which syllables
//! can exist at all.

use unicode_normalization::UnicodeNormalization;

/// Combining grave, acute, tilde, hook above, dot below.
pub(crate) const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];
const ALPHABET: &str = "aăâbcdđeêghiklmnoôơpqrstuưvxy";
const VOWELS: &str = "aăâeêioôơuưy";
const MARKED_VOWELS: &str = "ăâêôơư";

/// Letters of a word with its tones pulled out.
pub(crate) struct Letters {
    /// Letters without tone, case kept.
    pub(crate) letters: Vec<char>,
    /// Tones found: the mark and the index of the letter it sat on.
    pub(crate) tones: Vec<(char, usize)>,
}

/// Where a tone may sit.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Seat {
    /// On any of these letters.
    At(Vec<usize>),
    /// Two groups of vowels: two words written as one.
    TwoWords,
    /// No vowel, or no Vietnamese word.
    Nowhere,
}

impl Letters {
    /// Takes a word apart; `None` if it holds a letter Vietnamese does not have.
    pub(crate) fn read(word: &str) -> Option<Self> {
        let mut letters: Vec<char> = Vec::new();
        let mut tones = Vec::new();
        for c in word.nfd() {
            if TONES.contains(&c) {
                tones.push((c, letters.len().checked_sub(1)?));
            } else if let Some(last) = letters.last_mut()
                && unicode_normalization::char::is_combining_mark(c)
            {
                *last = unicode_normalization::char::compose(*last, c)?;
            } else {
                letters.push(c);
            }
        }
        letters
            .iter()
            .all(|c| ALPHABET.contains(lower(*c)))
            .then_some(Self { letters, tones })
    }

    /// Where the tone may sit by the rules of orthography; for `oa oe uy` at the end both
    /// styles are right.
    pub(crate) fn seat(&self) -> Seat {
        let low: Vec<char> = self.letters.iter().map(|c| lower(*c)).collect();
        let is_vowel = |i: usize| low.get(i).is_some_and(|c| VOWELS.contains(*c));
        let skipped = match low.as_slice() {
            ['q', 'u', ..] => Some(1),
            ['g', 'i', next, ..] if VOWELS.contains(*next) => Some(1),
            _ => None,
        };
        let vowels: Vec<usize> = (0..low.len())
            .filter(|i| is_vowel(*i) && Some(*i) != skipped)
            .collect();
        let (Some(&first), Some(&last)) = (vowels.first(), vowels.last()) else {
            return Seat::Nowhere;
        };
        if last - first + 1 != vowels.len() {
            return Seat::TwoWords;
        }
        if vowels.len() > 3 {
            return Seat::Nowhere;
        }
        let marked = vowels
            .iter()
            .rev()
            .find(|i| MARKED_VOWELS.contains(low[**i]));
        let closed = last + 1 < low.len();
        Seat::At(match (marked, vowels.as_slice()) {
            (Some(&i), _) => vec![i],
            (None, [only]) => vec![*only],
            (None, _) if closed => vec![last],
            (None, [_, middle, _]) => vec![*middle],
            (None, [a, b]) => match (low[*a], low[*b]) {
                ('o', 'a' | 'e') | ('u', 'y') => vec![*a, *b],
                _ => vec![*a],
            },
            (None, _) => vec![first],
        })
    }

    /// The word with its tone on the letter `at`.
    pub(crate) fn with_tone(&self, tone: char, at: usize) -> String {
        let mut out = String::new();
        for (i, c) in self.letters.iter().enumerate() {
            out.push(*c);
            if i == at {
                out.push(tone);
            }
        }
        out.nfc().collect()
    }
}

/// One letter in lower case. Vietnamese letters have one-letter lower cases.
pub(crate) fn lower(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

const ONSETS: &str = " b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x ";
const RIMES: &str = " a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp \
ât âu ây e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên \
iêng iêp iêt iêu o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe \
oen oeo oet oi om on ong oong ooc op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uc ui um un \
ung up ut uân uâng uât uây uê uênh uêch uơ uôc uôi uôm uôn uông uôt uy uya uych uyên uyêt uynh \
uyt uyu ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu ";

/// Whether a word can be one Vietnamese syllable, tone included.
pub(crate) fn is_syllable(word: &str) -> bool {
    let Some(read) = Letters::read(word) else {
        return false;
    };
    let tone_fits = match (read.tones.as_slice(), read.seat()) {
        ([], Seat::At(_)) => true,
        ([(_, at)], Seat::At(seats)) => seats.contains(at),
        _ => false,
    };
    let plain: String = read.letters.iter().map(|c| lower(*c)).collect();
    let stopped = ["c", "ch", "p", "t"].iter().any(|end| plain.ends_with(end));
    let stop_fits = !stopped || matches!(read.tones.as_slice(), [('\u{301}' | '\u{323}', _)]);
    tone_fits && stop_fits && has_shape(&plain)
}

/// Whether letters without tone split into an onset and a rime that exist.
fn has_shape(plain: &str) -> bool {
    let known = |list: &str, piece: &str| list.contains(&format!(" {piece} "));
    let cuts = plain.char_indices().map(|(i, _)| i).take(4);
    for cut in cuts {
        let (onset, rime) = plain.split_at(cut);
        if (onset.is_empty() || known(ONSETS, onset)) && known(RIMES, rime) {
            return true;
        }
    }
    // `gì`, `gìn`: the i is both.
    plain
        .strip_prefix('g')
        .is_some_and(|rime| rime.starts_with('i') && known(RIMES, rime))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_that_can_be() {
        for word in [
            "nghiêng",
            "quyết",
            "giếng",
            "gì",
            "gìn",
            "khuya",
            "hoà",
            "hòa",
            "thuở",
            "ươm",
            "yêu",
            "đường",
            "Huyện",
            "PHÒNG",
            "oan",
            "a",
            "quý",
            "giặt",
            "ngoẹo",
            "khuỷu",
            "của",
        ] {
            assert!(is_syllable(word), "{word}");
        }
    }

    #[test]
    fn syllables_that_cannot_be() {
        for word in [
            "hoạcḥ",
            "viet",
            "Face",
            "You",
            "tinp",
            "hiệun",
            "đaọ",
            "bànhuyện",
            "CCHC",
            "Zalo",
            "ñ",
        ] {
            assert!(!is_syllable(word), "{word}");
        }
    }

    #[test]
    fn seats_of_the_tone() {
        for (word, seats) in [
            ("hoa", &[1, 2][..]),
            ("hoan", &[2]),
            ("qua", &[2]),
            ("gia", &[2]),
            ("gi", &[1]),
            ("thuyên", &[4]),
            ("ươi", &[1]),
            ("ngoai", &[3]),
            ("mia", &[1]),
            ("khuyu", &[3]),
            ("uy", &[0, 1]),
        ] {
            let read = Letters::read(word).unwrap();
            assert_eq!(read.seat(), Seat::At(seats.to_vec()), "{word}");
        }
    }
}
