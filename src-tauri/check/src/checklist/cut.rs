//! Where a passage is cut into several: before sentences that ask for something of their own, and
//! between the rows of a table that came in as one run of words.

use super::asked::{ASKING, ASKING_WORDS};
use plan::text::fold;

/// A sentence that asks does so within its first words.
const FIRST_WORDS: usize = 5;

/// Whether a word ends a sentence that `next` goes on from: a full stop, no abbreviation.
fn ends(word: &str, next: &str) -> bool {
    let bare = word.trim_end_matches(['.', ')', '”', '"']);
    word.trim_end_matches([')', '”', '"']).ends_with('.')
        && !word.ends_with("..")
        && bare.chars().any(char::is_lowercase)
        && bare.chars().count() > 1
        && next.chars().next().is_some_and(char::is_uppercase)
}

/// The text cut before each sentence that asks for something by its first words; what asks for
/// nothing stays with the sentence before it.
pub(super) fn asking_sentences(text: &str) -> Vec<String> {
    let all: Vec<&str> = plan::text::words(text).collect();
    let mut starts: Vec<usize> = all
        .windows(2)
        .zip(1..)
        .filter_map(|(pair, at)| ends(pair[0], pair[1]).then_some(at))
        .collect();
    starts.insert(0, 0);
    let begins = |from: usize| asks_at_once(&all[from..]);
    let mut cuts: Vec<usize> = starts.iter().copied().filter(|at| begins(*at)).collect();
    // What leads in belongs to the first thing asked.
    if let Some(first) = cuts.first_mut() {
        *first = 0;
    }
    if cuts.len() < 2 {
        return vec![text.to_owned()];
    }
    let to = cuts.iter().copied().skip(1).chain([all.len()]);
    cuts.iter()
        .zip(to)
        .map(|(from, to)| all[*from..to].join(" "))
        .collect()
}

/// Whether words begin with asking, in a sentence long enough to be one.
fn asks_at_once(sentence: &[&str]) -> bool {
    let length = sentence
        .windows(2)
        .position(|pair| ends(pair[0], pair[1]))
        .map_or(sentence.len(), |at| at + 1);
    let first: Vec<&str> = sentence.iter().take(FIRST_WORDS).copied().collect();
    let first = format!("{} ", fold(&first.join(" ")));
    length >= ASKING_WORDS && ASKING.iter().any(|words| first.contains(words))
}

/// Fewest rows by which a run of words is told to be a table.
const ROWS: usize = 3;

/// A table whose cells came in as one run of words, cut before its numbers `1`, `2`, …: what
/// stands before the first row, and the rows without their numbers.
pub(super) fn numbered_rows(text: &str) -> Option<(String, Vec<String>)> {
    let all: Vec<&str> = plan::text::words(text).collect();
    let mut cuts: Vec<usize> = Vec::new();
    for (at, pair) in all.windows(2).enumerate() {
        let next = (cuts.len() + 1).to_string();
        if pair[0] == next && pair[1].chars().next().is_some_and(char::is_uppercase) {
            cuts.push(at);
        }
    }
    let first = *cuts.first()?;
    let to = cuts.iter().copied().skip(1).chain([all.len()]);
    let rows: Vec<String> = cuts
        .iter()
        .zip(to)
        .map(|(from, to)| all[from + 1..to].join(" "))
        .collect();
    let long = rows.iter().all(|row| row.split(' ').count() > ASKING_WORDS);
    (rows.len() >= ROWS && long).then(|| (all[..first].join(" "), rows))
}
