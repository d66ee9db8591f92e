// How an editor state is put together: keys, history, labels, ids that stay single.
import { baseKeymap, chainCommands, createParagraphNear, splitBlock } from 'prosemirror-commands';
import { history, redo, undo } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import type { Node } from 'prosemirror-model';
import { EditorState, Plugin, PluginKey, type Command, type Transaction } from 'prosemirror-state';
import { addRowAfter, goToNextCell, isInTable, tableEditing } from 'prosemirror-tables';
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view';
import { composing } from '../kit/keys';
import {
  cutLoose,
  leaveTable,
  lift,
  mergeOrSplit,
  newLineInReview,
  sink,
  splitKeepingKind,
  stayChosen,
  toggleEm,
  toggleStrong,
} from './commands';
import { blockLabels } from './labels';
import { kindOf } from './schema';

/** Labels as decorations: seen and read out, but no letters of the text. */
function labelsOf(doc: Node): DecorationSet {
  const labels = blockLabels(
    doc.children.map((node) => ({
      kind: kindOf(node),
      label: node.attrs.label as string | null,
    })),
  );
  const marks: Decoration[] = [];
  doc.forEach((node, offset, index) => {
    const label = labels[index];
    if (label) marks.push(Decoration.node(offset, offset + node.nodeSize, { 'data-label': label }));
  });
  return DecorationSet.create(doc, marks);
}

/** Draws the labels, counted live. */
export const labelsKey = new PluginKey<DecorationSet>('labels');

function drawLabels(): Plugin<DecorationSet> {
  return new Plugin({
    key: labelsKey,
    state: {
      init: (_, state) => labelsOf(state.doc),
      apply: (tr, shown) => (tr.docChanged ? labelsOf(tr.doc) : shown),
    },
    props: { decorations: (state) => labelsKey.getState(state) },
  });
}

/** The later of two blocks with one id loses it, so that the program gives it a new one. */
function singleIds(): Plugin {
  return new Plugin({
    appendTransaction: (transactions, _, state) => {
      if (!transactions.some((tr) => tr.docChanged)) return null;
      const seen = new Set<string>();
      let tr: Transaction | null = null;
      state.doc.forEach((node, offset) => {
        const id = node.attrs.id as string;
        if (id === '') return;
        if (seen.has(id)) tr = (tr ?? state.tr).setNodeAttribute(offset, 'id', '');
        seen.add(id);
      });
      return tr;
    },
  });
}

/**
 * Reads where the caret is now. The browser tells of a moved caret with its next frame; on a busy
 * page the next key or click is there before, and would be obeyed where the caret was.
 */
export function readCaret(view: EditorView): void {
  // An unfinished word of an input method is left alone.
  if (!view.composing) view.dom.ownerDocument.dispatchEvent(new Event('selectionchange'));
}

/** Every key is obeyed where the caret is. */
function caretFirst(): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        keydown: (view, event) => {
          if (!composing(event)) readCaret(view);
          return false;
        },
      },
    },
  });
}

/** Escape, then Tab: out of the text instead of changing it. Other keys stay in. */
function leaving(): { plugin: Plugin; unlessLeaving: (command: Command) => Command } {
  let escaped = false;
  const plugin = new Plugin({
    props: {
      handleDOMEvents: {
        keydown: (_, event) => {
          escaped = event.key === 'Escape' || (escaped && ['Tab', 'Shift'].includes(event.key));
          return false;
        },
        blur: () => {
          escaped = false;
          return false;
        },
      },
    },
  });
  return {
    plugin,
    unlessLeaving:
      (command) =>
      (...it) =>
        !escaped && command(...it),
  };
}

/** Tab in the last cell makes a new row, as Word does. */
const nextCellOrRow: Command = (state, dispatch, view) => {
  if (!isInTable(state)) return false;
  if (goToNextCell(1)(state, dispatch)) return true;
  if (!dispatch || !view) return true;
  addRowAfter(state, dispatch);
  return goToNextCell(1)(view.state, view.dispatch);
};

function keys(unlessLeaving: (command: Command) => Command): Plugin {
  return keymap({
    Enter: chainCommands(newLineInReview, splitKeepingKind, createParagraphNear, splitBlock),
    'Mod-Enter': leaveTable,
    Tab: unlessLeaving(chainCommands(nextCellOrRow, sink)),
    'Shift-Tab': unlessLeaving(chainCommands(goToNextCell(-1), lift)),
    'Mod-b': toggleStrong,
    'Mod-i': toggleEm,
    'Mod-m': mergeOrSplit,
    'Mod-Shift-x': cutLoose,
    'Shift-ArrowLeft': stayChosen('horiz', -1),
    'Shift-ArrowRight': stayChosen('horiz', 1),
    'Shift-ArrowUp': stayChosen('vert', -1),
    'Shift-ArrowDown': stayChosen('vert', 1),
    'Mod-z': undo,
    'Mod-y': redo,
    'Mod-Shift-z': redo,
  });
}

/** A fresh editing state for a document, with its own history. */
export function editorState(doc: Node): EditorState {
  const { plugin, unlessLeaving } = leaving();
  return EditorState.create({
    doc,
    plugins: [
      caretFirst(),
      plugin,
      keys(unlessLeaving),
      keymap(baseKeymap),
      tableEditing(),
      history(),
      drawLabels(),
      singleIds(),
    ],
  });
}

/**
 * Gives blocks the ids under which they were kept, without a step in the history. Only for a
 * document that has not changed since it was sent; answers `null` when the blocks do not match.
 */
export function adoptIds(state: EditorState, ids: readonly string[]): Transaction | null {
  if (state.doc.childCount !== ids.length) return null;
  const tr = state.tr.setMeta('addToHistory', false);
  state.doc.forEach((node, offset, index) => {
    if (node.attrs.id !== ids[index]) tr.setNodeAttribute(offset, 'id', ids[index]);
  });
  return tr.docChanged ? tr : null;
}
