// What an official text is made of, and nothing else: the items the decree knows, tables, bold, italic.
import { Schema, type DOMOutputSpec, type Node, type NodeSpec } from 'prosemirror-model';
import { tableNodes } from 'prosemirror-tables';
import type { BlockKind, Figure } from '../backend/generated';
import { figureName } from '../kit/figure';

/** The kinds of block that hold text directly; a table holds cells. */
export type ItemKind = Exclude<BlockKind, 'table'>;

const identity = { id: { default: '' } };
/** `label`: `null` is counted by the program; anything else is printed as it stands. */
const numbered = { ...identity, label: { default: null as string | null } };

function item(kind: ItemKind, tag: string, extra: Partial<NodeSpec> = {}): NodeSpec {
  const rule = kind === 'paragraph' ? { tag: 'p' } : { tag: `${tag}[data-kind="${kind}"]` };
  return {
    group: 'block',
    content: kind === 'review' ? 'text*' : '(text | figure)*',
    attrs: numbered,
    whitespace: 'pre',
    parseDOM: [
      {
        ...rule,
        priority: kind === 'paragraph' ? 40 : 60,
        getAttrs: (dom) => ({ label: dom.getAttribute('data-found') }),
      },
    ],
    toDOM: (node): DOMOutputSpec => [
      tag,
      { 'data-kind': kind, 'data-found': node.attrs.label as string | null },
      0,
    ],
    ...extra,
  };
}

/** The figure that a pasted page names; nothing for anything else. */
function figureIn(text: string | null): Figure | null {
  try {
    const found = JSON.parse(text ?? '') as Figure;
    const known = [found.kind, found.channel, found.name, found.measure];
    return known.every((it) => typeof it === 'string') ? found : null;
  } catch {
    return null;
  }
}

const tables = tableNodes({
  tableGroup: 'block',
  cellContent: 'paragraph+',
  cellAttributes: {},
});

/** The editor's whole language. */
export const schema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: item('paragraph', 'p'),
    clause: item('clause', 'p', { defining: true }),
    point: item('point', 'p', { defining: true }),
    dash: item('dash', 'p', { defining: true }),
    plus: item('plus', 'p', { defining: true }),
    review: item('review', 'pre', { code: true, defining: true }),
    table: { ...tables.table, attrs: numbered },
    table_row: tables.table_row,
    table_cell: tables.table_cell,
    table_header: tables.table_header,
    text: { group: 'inline' },
    figure: {
      group: 'inline',
      inline: true,
      atom: true,
      attrs: { figure: {}, text: { default: '' } },
      leafText: (node) => node.attrs.text as string,
      parseDOM: [
        {
          tag: 'span[data-figure]',
          getAttrs: (dom) => {
            const figure = figureIn(dom.getAttribute('data-figure'));
            return figure ? { figure, text: dom.textContent } : false;
          },
        },
      ],
      toDOM: (node): DOMOutputSpec => [
        'span',
        {
          'data-figure': JSON.stringify(node.attrs.figure),
          title: figureName(node.attrs.figure as Figure),
        },
        node.attrs.text as string,
      ],
    },
  },
  marks: {
    em: {
      parseDOM: [
        { tag: 'i' },
        { tag: 'em' },
        { style: 'font-style=italic' },
        { style: 'font-style=normal', clearMark: (mark) => mark.type.name === 'em' },
      ],
      toDOM: (): DOMOutputSpec => ['em', 0],
    },
    strong: {
      parseDOM: [
        { tag: 'strong' },
        {
          tag: 'b',
          getAttrs: (node) => (node.style.fontWeight === 'normal' ? false : null),
        },
        { style: 'font-weight=400', clearMark: (mark) => mark.type.name === 'strong' },
        {
          style: 'font-weight',
          getAttrs: (value) => (/^(bold(er)?|[5-9]\d{2,})$/.test(value) ? null : false),
        },
      ],
      toDOM: (): DOMOutputSpec => ['strong', 0],
    },
  },
});

/** What the editor calls a node, in the words of the contract. */
export function kindOf(node: Node): BlockKind {
  return node.type.name as BlockKind;
}

/** Whether a node is one of the items that carry a mark or number. */
export function isListed(node: Node): boolean {
  return ['clause', 'point', 'dash', 'plus'].includes(node.type.name);
}
