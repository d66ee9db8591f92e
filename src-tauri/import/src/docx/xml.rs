//! The vocabulary of Word's parts.

pub(super) use crate::xml::{Node, attribute, parse};

const WORD: [&str; 2] = [
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
];

/// The local name of an element of Word's own vocabulary.
pub(super) fn word<'a>(node: Node<'a>) -> Option<&'a str> {
    let name = node.is_element().then(|| node.tag_name())?;
    let space = name.namespace()?;
    WORD.contains(&space).then_some(name.name())
}

/// The first child of that name.
pub(super) fn child<'a>(node: Node<'a>, name: &str) -> Option<Node<'a>> {
    node.children().find(|c| word(*c) == Some(name))
}

/// All children of that name.
pub(super) fn children<'a>(node: Node<'a>, name: &'a str) -> impl Iterator<Item = Node<'a>> {
    node.children().filter(move |c| word(*c) == Some(name))
}

/// `w:val` of the child of that name.
pub(super) fn value<'a>(node: Node<'a>, name: &str) -> Option<&'a str> {
    attribute(child(node, name)?, "val")
}

/// `w:val` of the child of that name as a number.
pub(super) fn number<T: std::str::FromStr>(node: Node<'_>, name: &str) -> Option<T> {
    value(node, name)?.trim().parse().ok()
}

/// A property that is on by being there, unless its value says otherwise.
pub(super) fn toggle(node: Node<'_>, name: &str) -> Option<bool> {
    let found = child(node, name)?;
    Some(!matches!(
        attribute(found, "val"),
        Some("0" | "false" | "off" | "none")
    ))
}

/// Of two ways to say the same (`mc:AlternateContent`), the one to read: the first that holds
/// words, else whichever is there.
pub(super) fn chosen(node: Node<'_>) -> Option<Node<'_>> {
    let speaks = |n: &Node<'_>| {
        n.descendants()
            .any(|d| matches!(word(d), Some("t" | "txbxContent" | "sym" | "delText")))
    };
    let ways = || node.children().filter(Node::is_element);
    ways().find(speaks).or_else(|| ways().next())
}
