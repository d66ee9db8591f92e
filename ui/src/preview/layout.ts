// Where the pages lie in their column, known before any is drawn.
import { FULL, type Zoom } from './zoom';

/** A page's size in points. */
export interface PageSize {
  width: number;
  height: number;
}

/** A page in the column, in pixels; `scale` is pixels per point. */
export interface Box {
  top: number;
  left: number;
  width: number;
  height: number;
  scale: number;
}

/** All pages in the column, in pixels. */
export interface Layout {
  boxes: readonly Box[];
  width: number;
  height: number;
}

/** A place in the pages that stays when they change size: the page and how far down, 0 to 1. */
export interface Anchor {
  page: number;
  part: number;
}

/** Pixels around and between the pages. */
export const GAP = 12;

/** No page is drawn larger than this to fill a wide column. */
const WIDEST = FULL * 1.5;

/**
 * Puts pages one below the other, each in the middle of a column `room` pixels wide; one that is
 * wider begins at its left.
 */
export function layoutOf(pages: readonly PageSize[], room: number, zoom: Zoom): Layout {
  const free = Math.max(room - 2 * GAP, 1);
  const scaleOf = (page: PageSize) =>
    zoom === 'fit' ? Math.min(free / page.width, WIDEST) : (FULL * zoom) / 100;
  const widths = pages.map((page) => Math.round(page.width * scaleOf(page)));
  const width = Math.max(room, ...widths.map((it) => it + 2 * GAP));
  let top = GAP;
  const boxes = pages.map((page, index): Box => {
    const wide = widths[index] ?? 0;
    const scale = wide / page.width;
    const height = Math.round(page.height * scale);
    const box = {
      top,
      left: Math.max(Math.round((room - wide) / 2), GAP),
      width: wide,
      height,
      scale,
    };
    top += height + GAP;
    return box;
  });
  return { boxes, width, height: top };
}

/** The pages that touch a stretch of the column, as first and one past the last. */
export function pagesIn(layout: Layout, top: number, bottom: number): [number, number] {
  const first = layout.boxes.findIndex((box) => box.top + box.height > top);
  if (first < 0) return [0, 0];
  const past = layout.boxes.findIndex((box) => box.top >= bottom);
  return [first, Math.max(past < 0 ? layout.boxes.length : past, first)];
}

/** The page that takes most of the view; the first of equals. */
export function pageAt(layout: Layout, top: number, bottom: number): number {
  let best = 0;
  let most = -Infinity;
  layout.boxes.forEach((box, index) => {
    const seen = Math.min(box.top + box.height, bottom) - Math.max(box.top, top);
    if (seen > most) [best, most] = [index, seen];
  });
  return best;
}

/** What stands at a height of the column. */
export function anchorAt(layout: Layout, y: number): Anchor {
  const page = Math.max(
    layout.boxes.findLastIndex((box) => box.top - GAP <= y),
    0,
  );
  const box = layout.boxes[page];
  return { page, part: box ? (y - box.top) / box.height : 0 };
}

/** Where an anchor stands now. */
export function heightOf(layout: Layout, anchor: Anchor): number {
  const box = layout.boxes[Math.min(anchor.page, layout.boxes.length - 1)];
  return box ? box.top + anchor.part * box.height : 0;
}

/**
 * Where to scroll so that a stretch is seen; nowhere when it is seen already. A stretch taller than
 * the view is seen when the view is within it or shows its top.
 */
export function scrollFor(
  stretch: { top: number; bottom: number },
  view: { top: number; height: number },
): number | undefined {
  const bottom = view.top + view.height;
  const tall = stretch.bottom - stretch.top > view.height;
  const seen = tall
    ? stretch.top < bottom && stretch.bottom > view.top
    : stretch.top >= view.top && stretch.bottom <= bottom;
  return seen ? undefined : Math.max(0, stretch.top - view.height / 4);
}
