//! What stands beside the text: remarks, notes, running text.

use super::walk::{Reader, Scope};
use super::xml::{Node, attribute, children, word};
use crate::source::{Comment, Source, plain};
use std::collections::HashMap;

/// A remark with what ties it to others.
struct Remark {
    paragraph: String,
    comment: Comment,
}

impl<'a> Reader<'a> {
    /// Keeps the notes of a part until the text calls them.
    pub(super) fn take_notes(&mut self, root: Node<'a>) {
        for node in root.children() {
            let kind = attribute(node, "type").unwrap_or("normal");
            if let (Some(name), Some(id), "normal") = (word(node), attribute(node, "id"), kind) {
                self.notes.insert((name, id), node);
            }
        }
    }

    pub(super) fn margins(&mut self, parts: &[(&str, Node<'a>)], source: &mut Source) {
        let mut remarks = Vec::new();
        let mut threads = HashMap::new();
        for (kind, root) in parts {
            match *kind {
                "header" => self.running(*root, &mut source.headers),
                "footer" => self.running(*root, &mut source.footers),
                "comments" => remarks.extend(self.remarks(*root)),
                "commentsExtended" => threads.extend(threads_of(*root)),
                _ => {}
            }
        }
        source.comments = threaded(remarks, &threads);
    }

    fn running(&mut self, root: Node<'a>, out: &mut Vec<String>) {
        self.fields.clear();
        let text = plain(&self.blocks_in(root, Scope::default()));
        if !text.is_empty() && !out.contains(&text) {
            out.push(text);
        }
    }

    fn remarks(&mut self, root: Node<'a>) -> Vec<Remark> {
        let mut out = Vec::new();
        for node in children(root, "comment") {
            self.fields.clear();
            let told = |name| attribute(node, name).unwrap_or_default().to_owned();
            let anchor = self.anchors.take(&told("id"));
            let last = node.children().rfind(|n| word(*n) == Some("p"));
            out.push(Remark {
                paragraph: last
                    .and_then(|p| attribute(p, "paraId"))
                    .unwrap_or_default()
                    .to_owned(),
                comment: Comment {
                    author: plan::text::nfc(&told("author")),
                    date: told("date"),
                    text: plain(&self.blocks_in(node, Scope::default())),
                    anchor,
                    parent: None,
                    done: false,
                },
            });
        }
        out
    }
}

/// For each remark's last paragraph: the paragraph it answers, and whether it is settled.
pub(super) fn threads_of<'a>(root: Node<'a>) -> impl Iterator<Item = (&'a str, (&'a str, bool))> {
    root.children().filter_map(|node| {
        let own = attribute(node, "paraId")?;
        let parent = attribute(node, "paraIdParent").unwrap_or_default();
        let done = matches!(attribute(node, "done"), Some("1" | "true"));
        Some((own, (parent, done)))
    })
}

fn threaded(remarks: Vec<Remark>, threads: &HashMap<&str, (&str, bool)>) -> Vec<Comment> {
    let places: HashMap<String, usize> = (remarks.iter().enumerate())
        .filter(|(_, r)| !r.paragraph.is_empty())
        .map(|(i, r)| (r.paragraph.clone(), i))
        .collect();
    remarks
        .into_iter()
        .map(|remark| {
            let mut comment = remark.comment;
            if let Some((parent, done)) = threads.get(remark.paragraph.as_str()) {
                comment.parent = places.get(*parent).copied();
                comment.done = *done;
            }
            comment
        })
        .collect()
}
