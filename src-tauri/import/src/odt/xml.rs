//! The vocabulary of OpenDocument's parts.

pub(super) use crate::xml::{Node, attribute, parse};

const ODF: &str = "urn:oasis:names:tc:opendocument:xmlns:";

/// The vocabulary and local name of an element: `("text", "p")`; what OpenDocument does not know
/// has no vocabulary.
pub(super) fn odf<'a>(node: Node<'a>) -> (&'a str, &'a str) {
    let name = node.tag_name();
    let space = name.namespace().unwrap_or_default();
    let own = space.strip_prefix(ODF).and_then(|s| s.split(':').next());
    (own.unwrap_or_default(), name.name())
}

/// Elements below a node.
pub(super) fn elements<'a>(node: Node<'a>) -> impl Iterator<Item = Node<'a>> {
    node.children().filter(Node::is_element)
}

/// The first child of that local name.
pub(super) fn child<'a>(node: Node<'a>, name: &str) -> Option<Node<'a>> {
    elements(node).find(|c| c.tag_name().name() == name)
}

/// An attribute as a number.
pub(super) fn number<T: std::str::FromStr>(node: Node<'_>, name: &str) -> Option<T> {
    attribute(node, name)?.trim().parse().ok()
}

/// Whether an attribute says yes.
pub(super) fn is_true(node: Node<'_>, name: &str) -> bool {
    attribute(node, name) == Some("true")
}

/// All words below a node.
pub(super) fn text_of(node: Node<'_>) -> String {
    let texts = node.descendants().filter(Node::is_text);
    texts.filter_map(|n| n.text()).collect()
}
