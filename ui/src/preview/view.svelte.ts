// What of the pages is in view, and how the view follows the place being edited.
import { untrack } from 'svelte';
import type { PreviewPlace, PreviewSpot } from '../backend/generated';
import { remember, remembered } from '../kit/remembered';
import {
  anchorAt,
  heightOf,
  layoutOf,
  pageAt,
  pagesIn,
  scrollFor,
  type Anchor,
  type PageSize,
} from './layout';
import type { LivePages } from './live.svelte';
import { spotsOf } from './spots';
import { FULL, isZoom, percentOf, stepped, type Zoom } from './zoom';

/** How long after the user scrolled the pages stay where they are, in milliseconds. */
const OWN_SCROLL_MS = 1_500;
/** How long the column's width must rest before pages are drawn anew, in milliseconds. */
const REST_MS = 120;

/** The scrolling column of pages. */
export class PagesView {
  zoom = $state<Zoom>(remembered('preview.zoom', isZoom, 'fit'));
  room = $state(0);
  height = $state(0);
  top = $state(0);
  /** Pixels of the screen for one of the style sheet. */
  sharpness = $state(globalThis.devicePixelRatio || 1);
  // As a word: pages laid out anew with the same sizes lie where they lay.
  readonly #sizes = $derived.by(() =>
    JSON.stringify(
      (this.live.preview?.pages ?? []).map(({ width, height }) => ({ width, height })),
    ),
  );
  readonly layout = $derived.by(() =>
    layoutOf(JSON.parse(this.#sizes) as PageSize[], this.room, this.zoom),
  );
  /** The page in view, from 0. */
  readonly current = $derived.by(() => pageAt(this.layout, this.top, this.top + this.height));
  readonly percent = $derived.by(() => {
    const box = this.layout.boxes[this.current];
    return this.zoom === 'fit' ? percentOf(box?.scale ?? FULL) : this.zoom;
  });
  #scroller: HTMLElement | undefined;
  #anchor: Anchor = { page: 0, part: 0 };
  #scrolled = -Infinity;
  #followed = '';
  #zoomed = false;

  constructor(private readonly live: LivePages) {}

  /** The first page to draw: what is in view, and one view around it. */
  readonly first = $derived.by(() => this.#range()[0]);
  /** One past the last page to draw. */
  readonly past = $derived.by(() => this.#range()[1]);

  #range(): [number, number] {
    return pagesIn(this.layout, this.top - this.height, this.top + 2 * this.height);
  }

  /** Steps the zoom by one, or back to the column's width. */
  step(by: -1 | 1): void {
    this.#zoomTo(stepped(this.percent, by));
  }

  /** As wide as the column. */
  fit(): void {
    this.#zoomTo('fit');
  }

  /** Follows the scrolling element. For `{@attach}`. */
  follow = (scroller: HTMLElement): (() => void) => {
    this.#scroller = scroller;
    const own = () => (this.#scrolled = Date.now());
    const scroll = () => {
      this.top = scroller.scrollTop;
      this.#anchor = untrack(() => anchorAt(this.layout, this.top));
    };
    const wheel = (event: WheelEvent) => {
      own();
      if (!event.ctrlKey || event.deltaY === 0) return;
      event.preventDefault();
      this.step(event.deltaY < 0 ? 1 : -1);
    };
    const measure = () => {
      this.room = scroller.clientWidth;
      this.height = scroller.clientHeight;
      this.sharpness = globalThis.devicePixelRatio || 1;
    };
    measure();
    let rest: ReturnType<typeof setTimeout> | undefined;
    const sizes = new ResizeObserver(() => {
      clearTimeout(rest);
      rest = setTimeout(measure, REST_MS);
    });
    sizes.observe(scroller);
    scroller.addEventListener('scroll', scroll, { passive: true });
    scroller.addEventListener('wheel', wheel, { passive: false });
    scroller.addEventListener('pointerdown', own, { passive: true });
    scroller.addEventListener('touchmove', own, { passive: true });
    scroller.addEventListener('keydown', own);
    return () => {
      clearTimeout(rest);
      sizes.disconnect();
      scroller.removeEventListener('scroll', scroll);
      scroller.removeEventListener('wheel', wheel);
      scroller.removeEventListener('pointerdown', own);
      scroller.removeEventListener('touchmove', own);
      scroller.removeEventListener('keydown', own);
      this.#scroller = undefined;
    };
  };

  /** After pages changed their sizes, what was at the top is there again. */
  hold(): void {
    const scroller = this.#scroller;
    if (!scroller) return;
    const top = heightOf(this.layout, this.#anchor);
    if (this.room > 0 && Math.abs(top - scroller.scrollTop) > 1) scroller.scrollTop = top;
    const box = this.layout.boxes[this.current];
    if (this.#zoomed && box) scroller.scrollLeft = box.left + (box.width - this.room) / 2;
    this.#zoomed = false;
    this.top = scroller.scrollTop;
  }

  /** Brings the place being edited into view, once for each time it moved or was typed in. */
  keepInSight(place: PreviewPlace | null): void {
    const spots = spotsOf(this.live.preview?.spots ?? [], place);
    if (spots.length === 0) return;
    const wish = `${JSON.stringify(place)} ${this.live.turn}`;
    if (wish === this.#followed) return;
    this.#followed = wish;
    if (Date.now() - this.#scrolled < OWN_SCROLL_MS) return;
    const tops = spots.map((spot) => this.#scrollTo(spot));
    const seen = tops.some((top) => top === undefined);
    if (!seen && tops[0] !== undefined) this.#go(tops[0]);
  }

  /** Brings a spot into view. */
  show(spot: PreviewSpot): void {
    const top = this.#scrollTo(spot);
    if (top !== undefined) this.#go(top);
  }

  #go(top: number): void {
    if (this.#scroller) this.#scroller.scrollTop = top;
    this.top = this.#scroller?.scrollTop ?? top;
  }

  #scrollTo(spot: PreviewSpot): number | undefined {
    const box = this.layout.boxes[spot.page];
    if (!box || this.height === 0) return undefined;
    const stretch = {
      top: box.top + spot.top * box.scale,
      bottom: box.top + spot.bottom * box.scale,
    };
    return scrollFor(stretch, { top: this.#scroller?.scrollTop ?? 0, height: this.height });
  }

  #zoomTo(zoom: Zoom): void {
    this.zoom = zoom;
    this.#zoomed = true;
    remember('preview.zoom', zoom);
  }
}
