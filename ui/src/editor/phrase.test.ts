import { undo } from 'prosemirror-history';
import { TextSelection, type Command, type EditorState } from 'prosemirror-state';
import { CellSelection } from 'prosemirror-tables';
import { expect, test } from 'vitest';
import type { Block } from '../backend/generated';
import { fromDoc, toDoc } from './convert';
import { chosenWords, endStep, insertPhrase } from './phrase';
import { editorState } from './plugins';
import { schema } from './schema';

/** A state of one paragraph a line; `|` is the caret, or the two ends of what is chosen. */
function stateOf(text: string): EditorState {
  const ends: number[] = [];
  let at = 0;
  const nodes = text.split('\n').map((line) => {
    const bare = line.replaceAll('|', '');
    let cut = 0;
    [...line].forEach((letter, index) => {
      if (letter === '|') ends.push(at + 1 + index - cut++);
    });
    at += bare.length + 2;
    return schema.node('paragraph', null, bare ? [schema.text(bare)] : []);
  });
  const state = editorState(schema.node('doc', null, nodes));
  const [from = 1, to = from] = ends;
  return state.apply(state.tr.setSelection(TextSelection.create(state.doc, from, to)));
}

function after(state: EditorState, ...commands: Command[]): EditorState {
  let now = state;
  for (const command of commands) command(now, (tr) => (now = now.apply(tr)));
  return now;
}

const type =
  (text: string): Command =>
  (state, dispatch) => {
    dispatch?.(state.tr.insertText(text));
    return true;
  };

const show = (state: EditorState) =>
  fromDoc(state.doc).map((block) => [block.label, block.text].filter(Boolean).join(' '));

test.each([
  ['|', 'Câu mẫu.', ['Câu mẫu.']],
  ['Trước.|', 'Câu mẫu.', ['Trước. Câu mẫu.']],
  ['Trước. |', 'Câu mẫu.', ['Trước. Câu mẫu.']],
  ['(|)', 'câu mẫu', ['(câu mẫu)']],
  ['|sau', 'Câu mẫu', ['Câu mẫu sau']],
  ['Trước |cũ| sau', 'mới', ['Trước mới sau']],
  ['Trước|, sau', 'và', ['Trước và, sau']],
  ['|', '- Chủ trì\n- Phối hợp', ['- Chủ trì', '- Phối hợp']],
  ['|', '+ Chủ trì', ['+ Chủ trì']],
  ['Đơn vị |', '1. Công an', ['Đơn vị 1. Công an']],
  ['a|', '  ', ['a']],
])('%j with %j', (text, phrase, expected) => {
  expect(show(after(stateOf(text), insertPhrase(phrase)))).toEqual(expected);
});

test('is one step to undo, apart from what is typed before and after it', () => {
  const typed = after(stateOf('|'), type('Một'), insertPhrase('hai ba.'), endStep, type(' bốn'));
  expect(show(typed)).toEqual(['Một hai ba. bốn']);
  expect(show(after(typed, undo))).toEqual(['Một hai ba.']);
  expect(show(after(typed, undo, undo))).toEqual(['Một']);
});

test('chosen cells keep their words', () => {
  const rows = [['một', 'hai']].map((row) => row.map((text) => ({ runs: [{ text }] })));
  const table = { header_rows: 0, rows, merges: [] };
  const block: Block = {
    ...{ id: 't', kind: 'table', label: '', auto_label: true },
    ...{ text: '', runs: [], table },
  };
  const state = editorState(toDoc([block]));
  const second = 2 + state.doc.child(0).child(0).child(0).nodeSize;
  const chosen = CellSelection.create(state.doc, 2, second);
  const done = after(state.apply(state.tr.setSelection(chosen)), insertPhrase('ba.'));
  expect(fromDoc(done.doc)[0]?.text).toBe('một\thai ba.');
});

test('the chosen words are kept by line', () => {
  expect(chosenWords(stateOf('một |hai\nba| bốn'))).toBe('hai\nba');
  expect(chosenWords(stateOf('một|'))).toBe('');
});
