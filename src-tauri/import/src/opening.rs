//! The words between subject and first heading: bases line by line, or a narrative.

use crate::line::left;
use crate::mark::Mark;
use crate::reflow::Para;
use plan::model::Opening;
use plan::text::{Run, fold};
use plan::{LeftOver, LeftReason, RichText};

/// Builds the opening from the paragraphs above the first heading.
pub(crate) fn build(paras: &[Para], left_over: &mut Vec<LeftOver>) -> Opening {
    let listed = paras.iter().take_while(|p| is_basis(p)).count();
    let strict = paras[..listed]
        .iter()
        .any(|p| cites_as_basis(p.prose.text()));
    let listed = if strict { listed } else { 0 };
    let mut opening = Opening::default();
    for para in &paras[..listed] {
        if !para.label.is_empty() {
            left_over.push(left(para.prose.line(), &para.label, LeftReason::Mark));
        }
        let text = para.prose.text().trim_end_matches([';', '.', ',', ' ']);
        opening.bases.push(text.to_owned());
    }
    for para in &paras[listed..] {
        opening.paragraphs.push(whole(para));
    }
    opening
}

/// How many paragraphs open a text without any heading: its bases, up to the lead-in's colon.
pub(crate) fn length(paras: &[Para]) -> usize {
    let bases = paras.iter().take_while(|p| is_basis(p)).count();
    let lead_in = paras
        .iter()
        .skip(bases)
        .take(3)
        .position(|p| p.mark.is_none() && p.prose.text().ends_with(':'));
    lead_in.map_or(bases, |i| bases + i + 1)
}

/// A paragraph with its label in front.
pub(crate) fn whole(para: &Para) -> RichText {
    let words = para.prose.rich(0);
    if para.label.is_empty() {
        return words;
    }
    let label = Run {
        text: format!("{} ", para.label),
        ..Run::default()
    };
    RichText::new([label].into_iter().chain(words.runs().iter().cloned()))
}

fn starts(text: &str, words: &[&str]) -> bool {
    let head = fold(&text.chars().take(30).collect::<String>());
    words.iter().any(|w| head.starts_with(w))
}

fn cites_as_basis(text: &str) -> bool {
    starts(text, &["can cu ", "theo ", "xet "])
}

fn is_basis(para: &Para) -> bool {
    let text = para.prose.text();
    let unmarked = matches!(para.mark, None | Some(Mark::Dash));
    unmarked
        && (cites_as_basis(text) || starts(text, &["thuc hien "]))
        && text.ends_with([';', '.', ','])
}
