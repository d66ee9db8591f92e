// A ready-made sentence put at the caret: whole, at once, and one step to undo.
import { closeHistory } from 'prosemirror-history';
import { TextSelection, type Command, type EditorState, type Transaction } from 'prosemirror-state';
import { CellSelection, isInTable } from 'prosemirror-tables';
import { asParagraphs, plainSlice, readLine } from './paste';

/** After these a word may follow without a space. */
const OPENING = /[\s([{“‘"'/\u00a0-]$/u;
const WORD = /^[\p{L}\p{N}]/u;

/** Puts a phrase in the place of what is chosen. Several lines become items as pasted lines do. */
export function insertPhrase(text: string): Command {
  return (state, dispatch) => {
    const words = text.trim();
    if (words === '') return false;
    dispatch?.(closeHistory(put(state, words)).scrollIntoView());
    return true;
  };
}

/** What is typed next is a step of its own. */
export const endStep: Command = (state, dispatch) => {
  dispatch?.(closeHistory(state.tr));
  return true;
};

/** Chosen cells keep their words: the phrase goes to the end of the last one. */
function caretFor(state: EditorState): Transaction {
  const { selection, tr } = state;
  if (!(selection instanceof CellSelection)) return tr;
  const { $headCell } = selection;
  const end = $headCell.pos + ($headCell.nodeAfter?.nodeSize ?? 1) - 1;
  return tr.setSelection(TextSelection.near(tr.doc.resolve(end), -1));
}

function put(state: EditorState, words: string): Transaction {
  const tr = caretFor(state);
  const { $from, $to } = tr.selection;
  const marked = $from.parent.content.size === 0 && readLine(words).kind !== 'paragraph';
  if ((words.includes('\n') || marked) && !$from.parent.type.spec.code) {
    const slice = plainSlice(words);
    return tr.replaceSelection(isInTable(state) ? asParagraphs(slice) : slice);
  }
  const text = tr.selection instanceof TextSelection;
  const before = text ? $from.parent.textBetween(0, $from.parentOffset) : '';
  const after = text ? $to.parent.textBetween($to.parentOffset, $to.parent.content.size) : '';
  const lead = before === '' || OPENING.test(before) ? '' : ' ';
  const trail = WORD.test(after) ? ' ' : '';
  return tr.insertText(lead + words + trail);
}

/** The chosen words, a line a block, for keeping as a phrase. */
export function chosenWords(state: EditorState): string {
  const { from, to } = state.selection;
  return state.doc.textBetween(from, to, '\n').trim();
}
