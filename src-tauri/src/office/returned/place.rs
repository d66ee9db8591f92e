//! What was said in a file that came back, each at its place in the plan.

use super::pair::{How, pair};
use super::sheet::{Part, Sheet, Target, letters};
use crate::wire::{Language, ReturnedKind, ReturnedPlace};
use crate::words::word;
use import::returned::{Answer, Comment, Edit, EditKind, Paragraph, Returned};
use plan::review::{Part as Outer, Piece, Spot, Words};
use plan::{Anchor, Remark};
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::rc::Rc;

/// What the sheet is to the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ground {
    /// It went out with these very words.
    Sent,
    /// It went out with other words of the same plan, which are not at hand.
    Older,
    /// Nobody knows.
    Unknown,
}

/// Something said, at its place.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub(super) kind: ReturnedKind,
    pub(super) author: String,
    pub(super) date: String,
    pub(super) place: ReturnedPlace,
    pub(super) heading: String,
    pub(super) anchor: Anchor,
    pub(super) quote: String,
    pub(super) text: String,
    pub(super) suggestion: Option<String>,
    pub(super) done: bool,
    pub(super) replies: Vec<Answer>,
    /// Paragraph and letters in the file, and the words that tell it from others whatever became
    /// of those around it.
    pub(super) key: (Option<usize>, Range<usize>, String),
}

/// Letters before and after words that are pointed at.
const AROUND: usize = 32;
/// Longest words a comment points at one by one; more of them are the block.
const POINTED: usize = 2_000;
/// Letters of a place that are told.
const TOLD: usize = 200;

/// Everything said in a file, in the order of the text.
pub(super) fn found(returned: &Returned, sheet: &Sheet, ground: Ground) -> Vec<Found> {
    let mut placer = Placer::of(returned, sheet, ground);
    let mut out = Vec::new();
    for comment in &returned.comments {
        out.push(placer.comment(comment));
    }
    let mut headings = HashSet::new();
    for edit in &returned.edits {
        // Changes of one heading by one person are one new heading.
        if let Some(of) = placer.in_heading(edit) {
            if headings.insert((of, edit.author.as_str())) {
                out.push(placer.heading(of, edit));
            }
            continue;
        }
        out.push(placer.edit(edit));
    }
    if ground == Ground::Sent {
        out.extend(placer.untracked());
    }
    let at = |it: &Found| (it.key.0.unwrap_or(usize::MAX), it.key.1.start);
    out.sort_by_key(at);
    out
}

/// A paragraph that is known.
struct Known {
    entry: usize,
    how: How,
    chars: Rc<Vec<char>>,
    /// In letters of the paragraph as it came.
    parts: Vec<Part>,
    /// It reads as the sheet has it.
    same: bool,
    /// Letters that both begin with, that both end with, and letters the sheet has.
    alike: (usize, usize, usize),
}

struct Placer<'a> {
    returned: &'a Returned,
    sheet: &'a Sheet,
    ground: Ground,
    pairs: Vec<Option<(usize, How)>>,
    chars: HashMap<usize, Rc<Vec<char>>>,
    known: HashMap<usize, Option<Rc<Known>>>,
    texts: HashMap<Piece, Rc<Vec<char>>>,
    in_headings: HashMap<(usize, &'a str), Vec<&'a Edit>>,
}

impl<'a> Placer<'a> {
    fn of(returned: &'a Returned, sheet: &'a Sheet, ground: Ground) -> Self {
        let mut placer = Self {
            returned,
            sheet,
            ground,
            pairs: pair(&returned.paragraphs, &sheet.entries),
            chars: HashMap::new(),
            known: HashMap::new(),
            texts: HashMap::new(),
            in_headings: HashMap::new(),
        };
        for edit in &returned.edits {
            if let Some(at) = placer.in_heading(edit) {
                let list = placer.in_headings.entry((at, &edit.author));
                list.or_default().push(edit);
            }
        }
        placer
    }

    fn paragraph(&self, at: usize) -> Option<&'a Paragraph> {
        self.returned.paragraphs.get(at)
    }

    fn known(&mut self, at: usize) -> Option<Rc<Known>> {
        if let Some(known) = self.known.get(&at) {
            return known.clone();
        }
        let known = self.look(at).map(Rc::new);
        self.known.insert(at, known.clone());
        known
    }

    /// The letters of a paragraph as it came.
    fn letters(&mut self, at: usize) -> Rc<Vec<char>> {
        let paragraph = self.paragraph(at);
        let text = || {
            Rc::new(
                paragraph
                    .map(|p| p.text.chars().collect())
                    .unwrap_or_default(),
            )
        };
        self.chars.entry(at).or_insert_with(text).clone()
    }

    fn look(&mut self, at: usize) -> Option<Known> {
        let (entry, how) = self.pairs.get(at).copied().flatten()?;
        let (came, went) = (self.paragraph(at)?, self.sheet.entries.get(entry)?);
        let same = came.text == went.text;
        let chars = self.letters(at);
        let (mut head, mut tail, mut all) = (chars.len(), 0, chars.len());
        if !same {
            let sent: Vec<char> = went.text.chars().collect();
            (head, tail) = common(&chars, &sent);
            all = sent.len();
        }
        let parts = if same {
            went.parts.clone()
        } else {
            parts_of(came, &went.text, &went.parts)
        };
        Some(Known {
            entry,
            how,
            chars,
            parts,
            same,
            alike: (head, tail, all),
        })
    }

    fn text(&mut self, piece: Piece) -> Rc<Vec<char>> {
        let text = || {
            let text = self.sheet.texts.get(&piece);
            Rc::new(text.map(|t| t.chars().collect()).unwrap_or_default())
        };
        self.texts.entry(piece).or_insert_with(text).clone()
    }

    /// The paragraph, or the nearest before it that is known.
    fn near(&mut self, at: usize) -> Option<(usize, Rc<Known>)> {
        if let Some(known) = self.known(at) {
            return Some((at, known));
        }
        // One with words of its own stands where it stands.
        if self
            .paragraph(at)
            .is_some_and(|p| !p.text.trim().is_empty())
        {
            return None;
        }
        let before = self.pairs.get(..at)?.iter().rposition(Option::is_some)?;
        self.known(before).map(|known| (before, known))
    }

    fn place_of(&self, known: &Known, target: Target) -> ReturnedPlace {
        match (target, known.how) {
            (Target::Outside, _) => ReturnedPlace::Outside,
            (_, How::Mark) => ReturnedPlace::Marked,
            (_, How::Words) => ReturnedPlace::ByWords,
            (_, How::Likeness) => ReturnedPlace::ByLikeness,
        }
    }

    fn heading_of(&self, known: &Known) -> String {
        let entry = self.sheet.entries.get(known.entry);
        let heading = entry.and_then(|e| self.sheet.headings.get(e.heading));
        heading.cloned().unwrap_or_default()
    }

    /// The node as a whole.
    fn whole(&self, known: &Known, part: &Part) -> Anchor {
        let words = text_of(&known.chars, part.start + part.label..part.end);
        match part.target {
            Target::Section(section) => Anchor::Section {
                section,
                heading: words,
            },
            Target::Words(piece, _) | Target::Whole(piece) => {
                let sent = self
                    .sheet
                    .excerpt(piece)
                    .filter(|_| self.ground != Ground::Older);
                sent.unwrap_or_else(|| Anchor::Piece {
                    piece,
                    excerpt: told(&words),
                    home: None,
                })
            }
            Target::Outside => Anchor::Unplaced { said: told(&words) },
        }
    }

    /// Words of a piece, in letters of the piece; `None` where they are not found there.
    fn words(&mut self, known: &Known, part: &Part, range: Range<usize>) -> Option<Anchor> {
        let Target::Words(piece, base) = part.target else {
            return None;
        };
        let from = part.start + part.label;
        let (start, end) = (range.start.max(from), range.end.max(from).min(part.end));
        let start = start.min(end);
        let quote = known.chars.get(start..end)?;
        if self.ground == Ground::Older {
            let own = known.chars.get(from..part.end)?;
            let words = words_in(own, start - from, end - from, base)?;
            return Some(Anchor::Words {
                piece,
                words,
                home: None,
            });
        }
        let plain = self.text(piece);
        let (start, end) = if known.same {
            (start, end)
        } else {
            let mapped = |at| mapped(at, known.chars.len(), known.alike);
            (mapped(start), mapped(end))
        };
        let went = self.sheet.entries.get(known.entry)?;
        let there = went.parts.iter().find(|it| it.target == part.target)?;
        let from = there.start + there.label;
        let (start, end) = (
            start.checked_sub(from)? + base,
            end.checked_sub(from)? + base,
        );
        let words = if plain.get(start..end) == Some(quote) {
            words_in(&plain, start, end, 0)
        } else {
            let at = only(&plain, quote)?;
            words_in(&plain, at, at + quote.len(), 0)
        };
        words.map(|words| Anchor::Words {
            piece,
            words,
            home: None,
        })
    }

    /// Whether other words can take the place of those an anchor stands on.
    fn takes(&self, anchor: Option<&Anchor>) -> bool {
        match anchor {
            // Of older words nobody knows where they end.
            Some(Anchor::Words { .. }) if self.ground == Ground::Older => true,
            Some(Anchor::Words { piece, words, .. }) => {
                let spot = Spot::Words(*piece, words.start..words.end);
                self.sheet.placing.takes(&spot)
            }
            _ => false,
        }
    }

    fn nowhere(&self, kind: ReturnedKind, said: String) -> Found {
        Found {
            kind,
            author: String::new(),
            date: String::new(),
            place: ReturnedPlace::Nowhere,
            heading: String::new(),
            quote: said.clone(),
            anchor: Anchor::Unplaced { said },
            text: String::new(),
            suggestion: None,
            done: false,
            replies: Vec::new(),
            key: (None, 0..0, String::new()),
        }
    }

    fn comment(&mut self, comment: &Comment) -> Found {
        let mut found = self.commented(comment);
        found.author.clone_from(&comment.author);
        found.date.clone_from(&comment.date);
        found.text.clone_from(&comment.text);
        found.done = comment.done;
        found.replies.clone_from(&comment.replies);
        found.key = (
            comment.paragraph,
            comment.start..comment.end,
            comment.text.clone(),
        );
        found
    }

    fn commented(&mut self, comment: &Comment) -> Found {
        let kind = ReturnedKind::Comment;
        let near = comment.paragraph.and_then(|at| Some((at, self.near(at)?)));
        let Some((at, (found_at, known))) = near else {
            let chars = comment
                .paragraph
                .map(|at| self.letters(at))
                .unwrap_or_default();
            let quote = text_of(
                &chars,
                comment.start..comment.end.min(comment.start + POINTED),
            );
            let said = [quote, comment.said.clone(), text_of(&chars, 0..POINTED)];
            let said = said.into_iter().find(|it| !it.trim().is_empty());
            return self.nowhere(kind, told(&said.unwrap_or_default()));
        };
        let range = if at == found_at {
            comment.start..comment.end
        } else {
            known.chars.len()..known.chars.len()
        };
        let Some(part) = part_at(&known.parts, range.start) else {
            return self.nowhere(kind, told(&comment.said));
        };
        let quote = text_of(&known.chars, range.start..range.end.min(part.end));
        let pointed = !quote.trim().is_empty() && letters(&quote) <= POINTED;
        let words = pointed
            .then(|| self.words(&known, &part, range.clone()))
            .flatten();
        let anchor = match (words, part.target) {
            (Some(words), _) => words,
            (None, Target::Outside) if !quote.trim().is_empty() => {
                Anchor::Unplaced { said: told(&quote) }
            }
            (None, _) => self.whole(&known, &part),
        };
        let quote = if quote.trim().is_empty() {
            comment.said.clone()
        } else {
            quote
        };
        Found {
            place: self.place_of(&known, part.target),
            heading: self.heading_of(&known),
            anchor,
            quote: told(&quote),
            ..self.nowhere(kind, String::new())
        }
    }

    /// The paragraph whose heading a change of words is in.
    fn in_heading(&mut self, edit: &Edit) -> Option<usize> {
        let at = edit.paragraph.filter(|_| edit.kind == EditKind::Replaced)?;
        let known = self.known(at)?;
        let part = part_at(&known.parts, edit.start)?;
        let inside = edit.end <= part.end && edit.start >= part.start + part.label;
        (matches!(part.target, Target::Section(_)) && inside).then_some(at)
    }

    fn heading(&mut self, at: usize, first: &Edit) -> Found {
        let none = self.nowhere(ReturnedKind::Replaced, String::new());
        let Some(known) = self.known(at) else {
            return none;
        };
        let Some(part) = part_at(&known.parts, first.start) else {
            return none;
        };
        let edits = self.in_headings.get(&(at, first.author.as_str()));
        let edits: Vec<&Edit> = edits.cloned().unwrap_or_default();
        let (mut new, mut from) = (String::new(), part.start + part.label);
        for edit in &edits {
            new.push_str(&text_of(&known.chars, from..edit.start));
            new.push_str(&edit.new);
            from = from.max(edit.end);
        }
        new.push_str(&text_of(&known.chars, from..part.end));
        let key = edits
            .iter()
            .map(|e| format!("{}-{} {}", e.start, e.end, e.new));
        Found {
            author: first.author.clone(),
            date: first.date.clone(),
            place: self.place_of(&known, part.target),
            heading: self.heading_of(&known),
            quote: text_of(&known.chars, part.start + part.label..part.end),
            anchor: self.whole(&known, &part),
            suggestion: Some(plan::text::squeeze(&new)),
            key: (
                Some(at),
                first.start..first.end,
                key.collect::<Vec<_>>().join("\n"),
            ),
            ..none
        }
    }

    fn edit(&mut self, edit: &Edit) -> Found {
        let own = edit
            .paragraph
            .map(|at| self.letters(at))
            .unwrap_or_default();
        let old = text_of(&own, edit.start..edit.end);
        let mut found = self.edited(edit);
        found.author.clone_from(&edit.author);
        found.date.clone_from(&edit.date);
        let words = format!("{old}\n→\n{}", edit.new);
        found.key = (edit.paragraph, edit.start..edit.end, words);
        found
    }

    fn edited(&mut self, edit: &Edit) -> Found {
        let kind = kind_of(edit);
        let own = edit
            .paragraph
            .map(|at| self.letters(at))
            .unwrap_or_default();
        let old = text_of(&own, edit.start..edit.end);
        let near = edit.paragraph.and_then(|at| Some((at, self.near(at)?)));
        let here = near
            .as_ref()
            .is_some_and(|(at, (found_at, _))| at == found_at);
        let part = near.as_ref().and_then(|(at, (found_at, known))| {
            let start = if at == found_at {
                edit.start
            } else {
                known.chars.len()
            };
            part_at(&known.parts, start)
        });
        let (Some((_, (_, known))), Some(part)) = (near, part) else {
            let said = if old.is_empty() {
                text_of(&own, 0..POINTED)
            } else {
                old.clone()
            };
            return Found {
                text: self.told_change(edit, &own, &old),
                ..self.nowhere(kind, told(&said))
            };
        };
        let (range, new) = without_end(&known, &part, edit);
        let (mut anchor, mut suggestion) = (None, None);
        match (edit.kind, part.target) {
            (EditKind::Replaced, Target::Words(..)) if here && range.end <= part.end => {
                if let Some(new) = beyond_label(&known, &part, &range, new) {
                    anchor = self.words(&known, &part, range);
                    suggestion = Some(new);
                }
            }
            (EditKind::Removed, Target::Words(..)) if known.parts.len() == 1 => {
                anchor = self.words(&known, &part, part.start..part.end);
                suggestion = Some(String::new());
            }
            // A line of its own behind the last of the piece.
            (EditKind::Added, Target::Words(piece, _)) if takes_lines(piece) => {
                anchor = self.words(&known, &part, part.end..part.end);
                suggestion = Some(format!("\n{}", edit.new));
            }
            (EditKind::Moved, Target::Words(..)) => anchor = self.words(&known, &part, range),
            _ => {}
        }
        let suggestion = suggestion.filter(|_| self.takes(anchor.as_ref()));
        let text = match suggestion {
            Some(_) => String::new(),
            None => self.told_change(edit, &own, &old),
        };
        let quote = if old.is_empty() && suggestion.is_none() {
            text_of(&known.chars, part.start..part.end)
        } else {
            old
        };
        Found {
            place: self.place_of(&known, part.target),
            heading: self.heading_of(&known),
            anchor: anchor.unwrap_or_else(|| self.whole(&known, &part)),
            quote: told(&quote),
            text: cut(text),
            suggestion,
            ..self.nowhere(kind, String::new())
        }
    }

    /// A change that cannot be put in by a suggestion, in words.
    fn told_change(&self, edit: &Edit, own: &[char], old: &str) -> String {
        let said = |key: &str| word(Language::Vi, key, &[]);
        let row = edit.new.replace('\t', " | ");
        match edit.kind {
            EditKind::Replaced if old.is_empty() || edit.new.is_empty() => {
                // Bare words put in or struck out say too little: those around them say it.
                let before = text_of(own, edit.start.saturating_sub(TOLD)..edit.start);
                let after = text_of(own, edit.end..edit.end + TOLD);
                let new = &edit.new;
                format!("“{before}{old}{after}” → “{before}{new}{after}”")
            }
            EditKind::Replaced => format!("“{}” → “{}”", told(old), edit.new),
            EditKind::Added => format!("{}: “{}”", said("returned_said_added"), edit.new),
            EditKind::Removed => format!("{}: “{}”", said("returned_said_removed"), told(old)),
            EditKind::Joined => said("returned_said_joined"),
            EditKind::RowAdded => format!("{}: {row}", said("returned_said_row_added")),
            EditKind::RowRemoved => format!("{}: {row}", said("returned_said_row_removed")),
            EditKind::Moved => {
                let to = edit.to.and_then(|at| self.paragraph(at));
                let mut text = match to {
                    Some(to) => format!("{}: “{}”", said("returned_said_moved"), told(&to.text)),
                    None => said("returned_said_moved_first"),
                };
                if !edit.new.is_empty() && edit.new.trim() != old.trim() {
                    text.push_str(&format!("\n“{}”", edit.new));
                }
                text
            }
        }
    }

    /// Words that differ from those that went out without a tracked change. One stretch for each
    /// paragraph.
    fn untracked(&mut self) -> Vec<Found> {
        let mut out = Vec::new();
        for at in 0..self.pairs.len() {
            let Some(known) = self.known(at).filter(|known| !known.same) else {
                continue;
            };
            let Some(went) = self.sheet.entries.get(known.entry) else {
                continue;
            };
            let went_chars: Vec<char> = went.text.chars().collect();
            let (head, tail) = common(&known.chars, &went_chars);
            let (head, tail) = on_words(&known.chars, &went_chars, head, tail);
            let range = head..went_chars.len() - tail;
            let new = text_of(&known.chars, head..known.chars.len() - tail);
            let old = text_of(&went_chars, range.clone());
            let sent = Known {
                entry: known.entry,
                how: known.how,
                alike: (went_chars.len(), 0, went_chars.len()),
                chars: Rc::new(went_chars),
                parts: went.parts.clone(),
                same: true,
            };
            let Some(part) = part_at(&sent.parts, range.start) else {
                continue;
            };
            let inside = range.end <= part.end && range.start >= part.start + part.label;
            let words = self.words(&sent, &part, range.clone()).filter(|_| inside);
            let (text, suggestion) = match &words {
                Some(_) if self.takes(words.as_ref()) => (String::new(), Some(cut(new.clone()))),
                _ => (cut(format!("“{}” → “{new}”", told(&old))), None),
            };
            out.push(Found {
                place: self.place_of(&known, part.target),
                heading: self.heading_of(&known),
                anchor: words.unwrap_or_else(|| self.whole(&sent, &part)),
                quote: told(&old),
                text,
                suggestion,
                key: (Some(at), range, format!("{old}\n→\n{new}")),
                ..self.nowhere(ReturnedKind::Untracked, String::new())
            });
        }
        out
    }
}

fn kind_of(edit: &Edit) -> ReturnedKind {
    match edit.kind {
        EditKind::Replaced if edit.start == edit.end => ReturnedKind::Inserted,
        EditKind::Replaced if edit.new.is_empty() => ReturnedKind::Deleted,
        EditKind::Replaced => ReturnedKind::Replaced,
        EditKind::Added => ReturnedKind::Added,
        EditKind::Removed => ReturnedKind::Removed,
        EditKind::Joined => ReturnedKind::Joined,
        EditKind::Moved => ReturnedKind::Moved,
        EditKind::RowAdded => ReturnedKind::RowAdded,
        EditKind::RowRemoved => ReturnedKind::RowRemoved,
    }
}

/// The parts of a paragraph that reads otherwise than it went out.
fn parts_of(came: &Paragraph, went: &str, parts: &[Part]) -> Vec<Part> {
    let all = letters(&came.text);
    let Some(first) = parts.first() else {
        return Vec::new();
    };
    let prefix = |end: usize| -> Option<String> {
        let text: String = went.chars().take(end).collect();
        came.text.starts_with(&text).then_some(text)
    };
    let label = match prefix(first.label) {
        Some(_) => first.label,
        None => came.label.min(all),
    };
    let whole = Part {
        start: 0,
        end: all,
        label,
        target: first.target,
    };
    let [_, second] = parts else {
        return vec![whole];
    };
    let behind = letters(went).saturating_sub(second.start);
    let border = if prefix(second.start).is_some() {
        second.start
    } else {
        let tail: String = went.chars().skip(second.start).collect();
        if !came.text.ends_with(&tail) {
            return vec![whole];
        }
        all.saturating_sub(behind)
    };
    vec![
        Part {
            end: border,
            ..whole
        },
        Part {
            start: border,
            end: all,
            ..*second
        },
    ]
}

/// The part a letter is in; at a border, the one that begins.
fn part_at(parts: &[Part], at: usize) -> Option<Part> {
    let inside = parts.iter().find(|part| at < part.end);
    inside.or_else(|| parts.last()).copied()
}

/// What was put where, without the sign behind the last word, where both have it.
fn without_end<'e>(known: &Known, part: &Part, edit: &'e Edit) -> (Range<usize>, &'e str) {
    let end = text_of(&known.chars, part.end..known.chars.len());
    let same = edit.end == known.chars.len() && edit.start <= part.end && !end.is_empty();
    match edit
        .new
        .strip_suffix(&end)
        .filter(|_| same && known.parts.len() == 1)
    {
        Some(new) => (edit.start..part.end, new),
        None => (edit.start..edit.end, &edit.new),
    }
}

/// Whether a further line behind one of these can be put in.
fn takes_lines(piece: Piece) -> bool {
    !matches!(
        piece,
        Piece::Part(Outer::Subject | Outer::Recipients | Outer::Signature)
    )
}

/// The new words without the number or mark that stood before the old; `None` where a change is
/// of that alone.
fn beyond_label(known: &Known, part: &Part, range: &Range<usize>, new: &str) -> Option<String> {
    let from = part.start + part.label;
    if range.start >= from {
        return Some(new.to_owned());
    }
    if range.end <= from && !range.is_empty() {
        return None;
    }
    let label = text_of(&known.chars, range.start..from.min(range.end));
    Some(new.strip_prefix(&label).unwrap_or(new).to_owned())
}

fn words_in(chars: &[char], start: usize, end: usize, shift: usize) -> Option<Words> {
    let some = |range: Range<usize>| chars.get(range).map(|it| it.iter().collect::<String>());
    Some(Words {
        start: start + shift,
        end: end + shift,
        quote: some(start..end)?,
        before: some(start.saturating_sub(AROUND)..start)?,
        after: some(end..(end + AROUND).min(chars.len()))?,
    })
}

/// Where words stand, if they stand there once.
fn only(chars: &[char], words: &[char]) -> Option<usize> {
    if words.is_empty() {
        return None;
    }
    let mut found = chars
        .windows(words.len())
        .enumerate()
        .filter(|(_, w)| *w == words);
    let (at, _) = found.next()?;
    found.next().is_none().then_some(at)
}

/// How many letters two texts begin and end with in common.
fn common(a: &[char], b: &[char]) -> (usize, usize) {
    let head = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let rest = a.len().min(b.len()) - head;
    let ends = a.iter().rev().zip(b.iter().rev()).take(rest);
    (head, ends.take_while(|(x, y)| x == y).count())
}

/// The same, with no word cut in two.
fn on_words(a: &[char], b: &[char], mut head: usize, mut tail: usize) -> (usize, usize) {
    let inside = |text: &[char], at: usize| {
        let letter = |at: Option<usize>| {
            at.and_then(|at| text.get(at))
                .is_some_and(|c| c.is_alphanumeric())
        };
        letter(at.checked_sub(1)) && letter(Some(at))
    };
    while head > 0 && (inside(a, head) || inside(b, head)) {
        head -= 1;
    }
    while tail > 0 && (inside(a, a.len() - tail) || inside(b, b.len() - tail)) {
        tail -= 1;
    }
    (head, tail)
}

/// Letters of one text as letters of another that begins and ends alike.
fn mapped(at: usize, all: usize, (head, tail, there): (usize, usize, usize)) -> usize {
    if at <= head {
        at
    } else if at + tail >= all {
        (at + there).saturating_sub(all)
    } else {
        at.min(there - tail)
    }
}

fn text_of(chars: &[char], range: Range<usize>) -> String {
    let end = range.end.min(chars.len());
    let some = chars.get(range.start.min(end)..end);
    some.map(|it| it.iter().collect()).unwrap_or_default()
}

/// Words cut off where they are many.
fn told(text: &str) -> String {
    if letters(text) <= TOLD {
        return text.to_owned();
    }
    let cut: String = text.chars().take(TOLD).collect();
    format!("{}…", cut.trim_end())
}

fn cut(text: String) -> String {
    match text.char_indices().nth(Remark::TEXT_LIMIT) {
        Some((at, _)) => text[..at].to_owned(),
        None => text,
    }
}
