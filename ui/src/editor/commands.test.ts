import { redo, undo } from 'prosemirror-history';
import { TextSelection, type Command, type EditorState } from 'prosemirror-state';
import { expect, test } from 'vitest';
import type { Block, Figure } from '../backend/generated';
import {
  countAnew,
  countWords,
  cutLoose,
  insertFigure,
  insertTable,
  lift,
  setKind,
  shapeAt,
  sink,
  splitKeepingKind,
  toggleStrong,
} from './commands';
import { fromDoc } from './convert';
import { readPlain, withoutFigures } from './paste';
import { adoptIds, editorState } from './plugins';
import { schema } from './schema';

/** A state from lines of text, ids b0, b1, …; `|` is the caret. */
function stateOf(text: string): EditorState {
  const nodes = text.split('\n').map((line, index) => {
    const bare = line.replace('|', '').trim();
    const node = { '-': 'dash', '+': 'plus', 'a)': 'point', '1.': 'clause' }[bare];
    const read = node ? schema.node(node) : (readPlain(line)[0] ?? schema.node('paragraph'));
    return read.type.create({ ...read.attrs, id: `b${index}` }, read.content);
  });
  let state = editorState(schema.node('doc', null, nodes));
  let caret = 1;
  state.doc.descendants((node, pos) => {
    const at = node.text?.indexOf('|') ?? -1;
    if (at >= 0) caret = pos + at;
    return true;
  });
  if (text.includes('|')) {
    const found = state.doc.textBetween(caret, Math.min(caret + 1, state.doc.content.size)) === '|';
    if (found) state = state.apply(state.tr.delete(caret, caret + 1));
    else caret = emptyAt(state);
  }
  const fresh = editorState(state.doc);
  return fresh.apply(fresh.tr.setSelection(TextSelection.create(fresh.doc, caret)));
}

function emptyAt(state: EditorState): number {
  let caret = 1;
  state.doc.forEach((node, offset) => {
    if (node.content.size === 0) caret = offset + 1;
  });
  return caret;
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

const show = (blocks: Block[]) =>
  blocks.map(({ label, text, id }) => [label, text, id && `#${id}`].filter(Boolean).join(' '));

test.each<[string, Command[], string[]]>([
  ['- một|hai', [splitKeepingKind], ['- một #b0', '- hai']],
  ['a) một|', [splitKeepingKind, type('hai')], ['a) một #b0', 'b) hai']],
  ['- một\n-|', [splitKeepingKind], ['- một #b0', '#b1']],
  ['- |một', [splitKeepingKind], ['-', '- một #b0']],
  ['đoạn|', [splitKeepingKind, type('nữa')], ['đoạn #b0', 'nữa']],
  ['- một|', [sink], ['+ một #b0']],
  ['+ một|', [lift], ['- một #b0']],
  ['một|', [sink], ['một #b0']],
  ['5. năm|', [countAnew], ['1. năm #b0']],
  ['- một|', [setKind('point')], ['a) một #b0']],
  ['- một|', [setKind('point'), undo], ['- một #b0']],
  ['- một|', [setKind('point'), undo, redo], ['a) một #b0']],
])('%s', (text, commands, expected) => {
  expect(show(fromDoc(after(stateOf(text), ...commands).doc))).toEqual(expected);
});

test('bold that was switched on stays on over Enter', () => {
  const state = after(stateOf('đoạn|'), toggleStrong, splitKeepingKind, type('đậm'));
  expect(fromDoc(state.doc)[1]?.runs).toEqual([{ text: 'đậm', bold: true }]);
});

test('a table stands after the caret, with a heading row and room after it', () => {
  const state = after(stateOf('trước|'), insertTable(3, 2), type('ô'));
  const [before, table, room] = fromDoc(state.doc);
  expect([before?.text, table?.table?.header_rows, room?.kind]).toEqual(['trước', 1, 'paragraph']);
  expect(table?.text).toBe('ô\t\n\t\n\t');
  expect(shapeAt(state).inTable).toBe(true);
});

test('a second block with an id loses it', () => {
  const state = stateOf('- một|');
  const copy = state.apply(state.tr.insert(state.doc.content.size, state.doc.child(0)));
  expect(fromDoc(copy.doc).map((block) => block.id)).toEqual(['b0', '']);
});

test('ids given by the program are no step to undo', () => {
  let state = after(stateOf('- một|'), splitKeepingKind, type('hai'));
  const adopted = adoptIds(state, ['b0', 'new']);
  if (adopted) state = state.apply(adopted);
  expect(fromDoc(state.doc).map((block) => block.id)).toEqual(['b0', 'new']);
  expect(show(fromDoc(after(state, undo).doc))).toEqual(['- một #b0']);
  expect(adoptIds(state, ['b0'])).toBeNull();
});

const FIGURE: Figure = {
  kind: 'in_period',
  channel: 'broadcast',
  name: 'Phát thanh',
  measure: 'lượt',
};

test('a figure stands in the text as one letter, and can be cut loose', () => {
  const state = after(stateOf('- phát | lượt'), insertFigure(FIGURE, '03'));
  const runs = (of: EditorState) => fromDoc(of.doc)[0]?.runs;
  expect(runs(state)).toEqual([
    { text: 'phát ' },
    { text: '03', figure: FIGURE },
    { text: ' lượt' },
  ]);
  expect(fromDoc(state.doc)[0]?.text).toBe('phát 03 lượt');
  expect(countWords(state.doc)).toBe(3);
  expect(shapeAt(state).figure).toEqual(FIGURE);
  expect(runs(after(state, cutLoose))).toEqual([{ text: 'phát 03 lượt' }]);
  expect(runs(after(state, cutLoose, undo))).toEqual(runs(state));
  expect(runs(after(state, toggleStrong, type('x')))?.at(1)).toEqual({
    text: '03',
    figure: FIGURE,
  });
});

test('figures are plain words in a text that has none', () => {
  const state = after(stateOf('- phát | lượt'), insertFigure(FIGURE, '03'));
  const slice = withoutFigures(state.doc.slice(0, state.doc.content.size));
  expect(fromDoc(schema.node('doc', null, slice.content))[0]?.runs).toEqual([
    { text: 'phát 03 lượt' },
  ]);
});

test('words are counted as people count them', () => {
  expect(countWords(stateOf('- Tuyên truyền  trên loa\nQuý I').doc)).toBe(6);
});
