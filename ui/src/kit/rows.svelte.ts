// Long lists: only the rows in view are drawn, and the one with the caret.
import {
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type VirtualItem,
} from '@tanstack/virtual-core';
import { untrack } from 'svelte';

/** What a list has to say about itself. */
export interface RowList {
  count: () => number;
  /** Height of a row not measured yet, in pixels. */
  estimate: () => number;
  key: (index: number) => string;
  /** A row that stays although it is out of view; negative for none. */
  held: () => number;
}

/** The rows of a list that are drawn, with their places. */
export class RowsInView {
  items = $state.raw<VirtualItem[]>([]);
  height = $state(0);
  #virtual: Virtualizer<HTMLElement, HTMLElement> | undefined;

  constructor(private readonly list: RowList) {}

  /** Follows a scrolling element and the list's length. For `{@attach}`. */
  follow = (scroller: HTMLElement): (() => void) => {
    const options = () => ({
      count: this.list.count(),
      getScrollElement: () => scroller,
      estimateSize: this.list.estimate,
      getItemKey: this.list.key,
      overscan: 6,
      scrollToFn: elementScroll,
      observeElementRect,
      observeElementOffset,
      rangeExtractor: (range: Parameters<typeof defaultRangeExtractor>[0]) => {
        const drawn = defaultRangeExtractor(range);
        const held = this.list.held();
        if (held < 0 || held >= range.count || drawn.includes(held)) return drawn;
        return [...drawn, held].sort((a, b) => a - b);
      },
      onChange: () => this.#read(),
    });
    const virtual = untrack(() => new Virtualizer<HTMLElement, HTMLElement>(options()));
    this.#virtual = virtual;
    const stop = virtual._didMount();
    $effect(() => {
      virtual.setOptions(options());
      virtual._willUpdate();
      this.#read();
    });
    return () => {
      stop();
      this.#virtual = undefined;
    };
  };

  /** Measures a drawn row. For `{@attach}` on an element with `data-index`. */
  measure = (row: HTMLElement): void => {
    this.#virtual?.measureElement(row);
  };

  /** Brings a row into view. */
  show(index: number): void {
    this.#virtual?.scrollToIndex(index, { align: 'auto' });
    this.#read();
  }

  #read(): void {
    if (!this.#virtual) return;
    this.items = this.#virtual.getVirtualItems();
    this.height = this.#virtual.getTotalSize();
  }
}
