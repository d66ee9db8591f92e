// One editor on the screen: its view, what its toolbar shows, and how blocks go in and out.
import { redoDepth, undoDepth } from 'prosemirror-history';
import type { Slice } from 'prosemirror-model';
import { TextSelection, type Command } from 'prosemirror-state';
import { isInTable } from 'prosemirror-tables';
import { EditorView } from 'prosemirror-view';
import type { Block } from '../backend/generated';
import { passingId } from '../openplan/places';
import { countWords, shapeAt, type Shape } from './commands';
import { fromDoc, toDoc } from './convert';
import { asParagraphs, plainSlice, sliceText, withoutFigures } from './paste';
import { chosenWords } from './phrase';
import { adoptIds, editorState, readCaret } from './plugins';
import { cleanHtml } from './word-html';

const NOWHERE: Shape = {
  kind: '',
  strong: false,
  em: false,
  inTable: false,
  canMerge: false,
  canSplit: false,
  chosen: false,
  literal: false,
  figure: null,
};

/** Ids of what names and explains the editor. */
export interface EditorNames {
  labelledBy: string;
  describedBy: string;
}

/** The writing of one section or annex. */
export class Writing {
  shape = $state.raw<Shape>(NOWHERE);
  words = $state(0);
  canUndo = $state(false);
  canRedo = $state(false);
  #view: EditorView | undefined;
  #first: readonly Block[];

  constructor(
    blocks: readonly Block[],
    private readonly changed: () => void,
    /** Told the block the caret is in, while the editor has the focus. */
    private readonly reached: (block: string) => void = () => undefined,
    /** Takes figures bound to what they are counted from; else they become words. */
    readonly figures = false,
  ) {
    this.#first = blocks;
    this.words = countWords(toDoc(blocks));
  }

  /** Puts the editor into a place of the page. Answers with the way to take it out. */
  mount(place: HTMLElement, names: EditorNames, readonly = false): () => void {
    const view = new EditorView(place, {
      state: editorState(toDoc(this.#first)),
      editable: () => !readonly,
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-readonly': String(readonly),
        // What cannot be written can be walked to all the same.
        ...(readonly ? { tabindex: '0' } : {}),
        'aria-labelledby': names.labelledBy,
        'aria-describedby': names.describedBy,
        'data-testid': 'editor',
        spellcheck: 'false',
        class: 'writing',
      },
      transformPastedHTML: cleanHtml,
      clipboardTextParser: plainSlice,
      clipboardTextSerializer: sliceText,
      transformPasted: (slice) => (this.figures ? slice : withoutFigures(slice)),
      handlePaste: (at, _, slice) => pasteInCell(at, slice),
      handleDOMEvents: { focus: () => this.#tell() },
      dispatchTransaction: (tr) => {
        view.updateState(view.state.apply(tr));
        this.#look();
        if (tr.docChanged && !tr.getMeta('adopt')) this.changed();
      },
    });
    this.#view = view;
    this.#look();
    return () => {
      this.#first = this.read();
      view.destroy();
      this.#view = undefined;
    };
  }

  /** What is written now. */
  read(): Block[] {
    return this.#view ? fromDoc(this.#view.state.doc) : [...this.#first];
  }

  /** Does what a toolbar button says and gives the caret back to the text. */
  run(command: Command): void {
    const view = this.#view;
    if (!view) return;
    readCaret(view);
    command(view.state, view.dispatch, view);
    view.focus();
  }

  /** The chosen words, a line a block. */
  chosen(): string {
    return this.#view ? chosenWords(this.#view.state) : '';
  }

  /** The chosen words within one block, or all of the block the caret is in; none in a table. */
  sentence(): { words: string; index: number } | undefined {
    const state = this.#view?.state;
    if (!state || isInTable(state)) return undefined;
    const { from, to, $from: start } = state.selection;
    const index = start.index(0);
    const block = state.doc.maybeChild(index);
    if (!block || start.depth === 0) return undefined;
    const end = Math.min(to, start.end(1));
    const chosen = from < end ? state.doc.textBetween(from, end) : block.textContent;
    return { words: chosen.replace(/\s+/gu, ' ').trim(), index };
  }

  /** The id of a block by its place, once the program gave it one. */
  idAt(index: number): string {
    return (this.#view?.state.doc.maybeChild(index)?.attrs.id as string | undefined) ?? '';
  }

  /** Takes the ids the program gave to blocks just saved; only while nothing was typed since. */
  adopt(blocks: readonly Block[]): void {
    const view = this.#view;
    const ids = blocks.map((block) => block.id);
    const tr = view && adoptIds(view.state, ids);
    if (view && tr) view.dispatch(tr.setMeta('adopt', true));
  }

  /** Puts the caret at a block and brings it into view. */
  goTo(block: string): void {
    const view = this.#view;
    if (!view) return;
    let at: number | undefined;
    view.state.doc.forEach((node, offset, index) => {
      if (((node.attrs.id as string) || passingId(index)) === block) at = offset;
    });
    if (at === undefined) return view.focus();
    const caret = TextSelection.near(view.state.doc.resolve(at + 1));
    view.dispatch(view.state.tr.setSelection(caret).scrollIntoView());
    view.focus();
    const shown = view.nodeDOM(at);
    if (shown instanceof HTMLElement) shown.scrollIntoView({ block: 'center' });
  }

  /** Puts the caret where it was. */
  focus(): void {
    this.#view?.focus();
  }

  #look(): void {
    const state = this.#view?.state;
    if (!state) return;
    this.shape = shapeAt(state);
    this.words = countWords(state.doc);
    this.canUndo = undoDepth(state) > 0;
    this.canRedo = redoDepth(state) > 0;
    if (this.#view?.hasFocus()) this.#tell();
  }

  #tell(): void {
    const state = this.#view?.state;
    if (!state) return;
    const index = state.selection.$from.index(0);
    const block = state.doc.maybeChild(index);
    if (block) this.reached((block.attrs.id as string) || passingId(index));
  }
}

/** A cell takes lines; a table pasted into a table is left to the table's own rules. */
function pasteInCell(view: EditorView, slice: Slice): boolean {
  if (!isInTable(view.state) || !(view.state.selection instanceof TextSelection)) return false;
  const cells = slice.content.content.some((node) => /^table/.test(node.type.name));
  if (cells) return false;
  view.dispatch(view.state.tr.replaceSelection(asParagraphs(slice)).scrollIntoView());
  return true;
}
