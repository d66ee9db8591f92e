// What the keys and the toolbar do to a text. Every command is immediate and leaves letters alone.
import { toggleMark } from 'prosemirror-commands';
import { closeHistory } from 'prosemirror-history';
import type { Node } from 'prosemirror-model';
import {
  NodeSelection,
  Selection,
  TextSelection,
  type Command,
  type EditorState,
} from 'prosemirror-state';
import { CellSelection, isInTable, mergeCells, nextCell, splitCell } from 'prosemirror-tables';
import type { Figure } from '../backend/generated';
import { isListed, schema, type ItemKind } from './schema';

/** Kinds that share the toolbar with tables. */
export type ShapeKind = Exclude<ItemKind, 'review'>;

/** Bold on or off. */
export const toggleStrong: Command = toggleMark(schema.marks.strong);

/** Italic on or off. */
export const toggleEm: Command = toggleMark(schema.marks.em);

/** Blocks standing directly in the text that the selection touches, with their places. */
function touched(state: EditorState): { node: Node; pos: number }[] {
  const found: { node: Node; pos: number }[] = [];
  const { from, to } = state.selection;
  state.doc.nodesBetween(from, to, (node, pos) => {
    found.push({ node, pos });
    return false;
  });
  return found;
}

/** Makes the touched blocks paragraphs or items of a kind, counted anew. Tables stay. */
export function setKind(kind: ShapeKind): Command {
  return (state, dispatch) => {
    const blocks = touched(state).filter(({ node }) => node.isTextblock);
    const changing = blocks.filter(({ node }) => node.type.name !== kind || node.attrs.label);
    if (changing.length === 0) return false;
    const tr = state.tr;
    for (const { node, pos } of changing) {
      const attrs = { id: node.attrs.id as string, label: null };
      tr.setNodeMarkup(pos, schema.nodes[kind], attrs);
    }
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

/** Lets the program count the touched items again where a file had numbered them by hand. */
export const countAnew: Command = (state, dispatch) => {
  const literal = touched(state).filter(({ node }) => node.attrs.label !== null);
  if (literal.length === 0) return false;
  const tr = state.tr;
  for (const { pos } of literal) tr.setNodeAttribute(pos, 'label', null);
  dispatch?.(tr);
  return true;
};

/** Enter: a new item of the same kind; an empty item becomes a paragraph and ends its list. */
export const splitKeepingKind: Command = (state, dispatch) => {
  const { $from, $to } = state.selection;
  if (!$from.sameParent($to) || $from.depth !== 1 || !$from.parent.isTextblock) return false;
  const item = $from.parent;
  if (item.type.spec.code) return false;
  const tr = state.tr.deleteSelection();
  const at = tr.selection.$from;
  if (item.content.size === 0 && isListed(item)) {
    tr.setNodeMarkup(at.before(), schema.nodes.paragraph, { id: item.attrs.id as string });
  } else if (at.parentOffset === 0 && at.parent.content.size > 0) {
    tr.insert(at.before(), item.type.create());
  } else {
    tr.split(at.pos, 1, [{ type: item.type, attrs: { id: '', label: null } }]);
    const { storedMarks } = state;
    const marks = storedMarks ?? $from.marks();
    if (marks.length > 0) tr.ensureMarks(marks);
  }
  dispatch?.(tr.scrollIntoView());
  return true;
};

/** A line feed in raw lines. */
export const newLineInReview: Command = (state, dispatch) => {
  const { $head, $anchor } = state.selection;
  if (!$head.parent.type.spec.code || !$head.sameParent($anchor)) return false;
  dispatch?.(state.tr.insertText('\n').scrollIntoView());
  return true;
};

function swap(from: ItemKind, to: ShapeKind): Command {
  return (state, dispatch) => {
    if (isInTable(state)) return false;
    const blocks = touched(state);
    if (blocks.length === 0 || blocks.some(({ node }) => node.type.name !== from)) return false;
    return setKind(to)(state, dispatch);
  };
}

/** Tab: `-` becomes `+`. */
export const sink: Command = swap('dash', 'plus');

/** Shift+Tab: `+` becomes `-`. */
export const lift: Command = swap('plus', 'dash');

/** Puts an empty table with one heading row after the block the caret is in. */
export function insertTable(rows: number, columns: number): Command {
  return (state, dispatch) => {
    if (isInTable(state) || rows < 1 || columns < 1) return false;
    const { $from } = state.selection;
    if ($from.depth === 0) return false;
    const replaces = $from.parent.isTextblock && $from.parent.content.size === 0;
    const tr = state.tr;
    const from = $from.before(1);
    const at = replaces ? from : $from.after(1);
    tr.replaceWith(at, replaces ? $from.after(1) : at, [
      emptyTable(rows, columns),
      ...($from.after(1) === state.doc.content.size ? [schema.node('paragraph')] : []),
    ]);
    tr.setSelection(Selection.near(tr.doc.resolve(at + 1)));
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

function emptyTable(rows: number, columns: number): Node {
  const row = (cell: string) => {
    const cells = Array.from({ length: columns }, () =>
      schema.node(cell, null, [schema.node('paragraph')]),
    );
    return schema.node('table_row', null, cells);
  };
  const body = Array.from({ length: rows - 1 }, () => row('table_cell'));
  return schema.node('table', null, [row('table_header'), ...body]);
}

/** Adds a paragraph after a table that ends the text, so that the caret can leave it. */
export const leaveTable: Command = (state, dispatch) => {
  if (!isInTable(state)) return false;
  const after = state.selection.$head.after(1);
  const tr = state.tr;
  if (after === state.doc.content.size) tr.insert(after, schema.node('paragraph'));
  tr.setSelection(TextSelection.near(tr.doc.resolve(after + 1)));
  dispatch?.(tr.scrollIntoView());
  return true;
};

/** Joins the chosen cells, or takes a joined cell apart. No word is lost either way. */
export const mergeOrSplit: Command = (state, dispatch) =>
  mergeCells(state, dispatch) || splitCell(state, dispatch);

/** At the table's edge there are no more cells to choose: what is chosen stays so. */
export function stayChosen(axis: 'horiz' | 'vert', by: -1 | 1): Command {
  return ({ selection }) =>
    selection instanceof CellSelection && nextCell(selection.$headCell, axis, by) === null;
}

/** The figure that is chosen, or that the caret stands behind. */
function figureAt(state: EditorState): { figure: Figure; node: Node; pos: number } | null {
  const { selection } = state;
  const [node, pos] =
    selection instanceof NodeSelection
      ? [selection.node, selection.from]
      : selection.empty
        ? [selection.$from.nodeBefore, selection.from - 1]
        : [null, 0];
  if (node?.type.name !== 'figure') return null;
  return { figure: node.attrs.figure as Figure, node, pos };
}

/** Makes a chosen figure words of the user's own, which no longer follow what is counted. */
export const cutLoose: Command = (state, dispatch) => {
  const at = figureAt(state);
  if (!at) return false;
  const words = at.node.attrs.text as string;
  // A step of its own to undo.
  const tr = closeHistory(state.tr);
  if (words === '') tr.delete(at.pos, at.pos + 1);
  else tr.replaceWith(at.pos, at.pos + 1, schema.text(words, at.node.marks));
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, at.pos + words.length)).scrollIntoView());
  return true;
};

/** Puts a figure where the caret is. */
export function insertFigure(figure: Figure, text: string): Command {
  return (state, dispatch) => {
    const { $from } = state.selection;
    if (!$from.parent.inlineContent || $from.parent.type.spec.code) return false;
    const node = schema.node('figure', { figure, text }, undefined, $from.marks());
    dispatch?.(state.tr.replaceSelectionWith(node, false).scrollIntoView());
    return true;
  };
}

/** What the toolbar shows as chosen. */
export interface Shape {
  kind: string;
  strong: boolean;
  em: boolean;
  inTable: boolean;
  /** Several cells are chosen that can become one. */
  canMerge: boolean;
  /** The cell is one that was joined. */
  canSplit: boolean;
  /** Words are chosen. */
  chosen: boolean;
  /** A touched item has its label from a file. */
  literal: boolean;
  /** The one figure that is chosen. */
  figure: Figure | null;
}

/** What stands at the selection. */
export function shapeAt(state: EditorState): Shape {
  const { $from, empty, from, to } = state.selection;
  const stored = state.storedMarks ?? $from.marks();
  const has = (name: 'strong' | 'em') =>
    empty
      ? schema.marks[name].isInSet(stored) !== undefined
      : state.doc.rangeHasMark(from, to, schema.marks[name]);
  const kinds = new Set(touched(state).map(({ node }) => node.type.name));
  return {
    kind: kinds.size === 1 ? ([...kinds][0] ?? '') : '',
    strong: has('strong'),
    em: has('em'),
    inTable: isInTable(state),
    canMerge: mergeCells(state),
    canSplit: splitCell(state),
    chosen: !empty,
    literal: touched(state).some(({ node }) => node.attrs.label !== null && node.isTextblock),
    figure: figureAt(state)?.figure ?? null,
  };
}

/** How many words a document has. */
export function countWords(doc: Node): number {
  return doc.textBetween(0, doc.content.size, ' ').split(/\s+/u).filter(Boolean).length;
}
