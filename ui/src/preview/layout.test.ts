import { describe, expect, test } from 'vitest';
import { anchorAt, GAP, heightOf, layoutOf, pageAt, pagesIn, scrollFor } from './layout';
import { FULL } from './zoom';

const PORTRAIT = { width: 600, height: 840 };
const LANDSCAPE = { width: 840, height: 600 };

describe('layout', () => {
  test('fit width: every page, upright or not, fills the column', () => {
    const { boxes, width, height } = layoutOf([PORTRAIT, LANDSCAPE], 420 + 2 * GAP, 'fit');
    expect(boxes).toEqual([
      { top: GAP, left: GAP, width: 420, height: 588, scale: 0.7 },
      { top: 588 + 2 * GAP, left: GAP, width: 420, height: 300, scale: 0.5 },
    ]);
    expect([width, height]).toEqual([420 + 2 * GAP, 588 + 300 + 3 * GAP]);
  });

  test('a percentage is the same for all pages; the widest makes the width', () => {
    const { boxes, width } = layoutOf([PORTRAIT, LANDSCAPE], 300, 100);
    expect(boxes.map((box) => box.scale)).toEqual([FULL, FULL]);
    expect(width).toBe(840 * FULL + 2 * GAP);
    expect(boxes.map((box) => box.left)).toEqual([GAP, GAP]);
    expect(layoutOf([PORTRAIT, LANDSCAPE], 1000, 100).boxes.map((it) => it.left)).toEqual([
      100,
      GAP,
    ]);
  });

  test('a very wide column does not blow the page up', () => {
    expect(layoutOf([PORTRAIT], 5000, 'fit').boxes[0]?.width).toBe(600 * FULL * 1.5);
  });

  test('no page, no room: still a layout', () => {
    expect(layoutOf([], 400, 'fit')).toEqual({ boxes: [], width: 400, height: GAP });
    expect(layoutOf([PORTRAIT], 0, 'fit').boxes[0]?.width).toBe(1);
  });
});

describe('what is in view', () => {
  const layout = layoutOf(Array(60).fill(PORTRAIT), 420 + 2 * GAP, 'fit');

  test.each([
    [0, 500, [0, 1], 0],
    [0, 612, [0, 1], 0],
    [0, 613, [0, 2], 0],
    [400, 1000, [0, 2], 1],
    [1205, 1215, [2, 3], 2],
    [35_900, 36_500, [59, 60], 59],
    [99_000, 99_500, [0, 0], 59],
  ])('from %i to %i', (top, bottom, pages, current) => {
    expect(pagesIn(layout, top, bottom)).toEqual(pages);
    expect(pageAt(layout, top, bottom)).toBe(current);
  });

  test('an anchor stays at its place through a change of size', () => {
    const larger = layoutOf(Array(60).fill(PORTRAIT), 840 + 2 * GAP, 'fit');
    for (const y of [0, 300, 612, 20_000]) {
      const anchor = anchorAt(layout, y);
      expect(heightOf(layout, anchor)).toBeCloseTo(y);
      expect(anchorAt(larger, heightOf(larger, anchor)).page).toBe(anchor.page);
    }
  });

  test('an anchor on a page that is gone is on the last one', () => {
    const shorter = layoutOf([PORTRAIT], 420 + 2 * GAP, 'fit');
    expect(heightOf(shorter, { page: 7, part: 0 })).toBe(GAP);
  });
});

test.each([
  ['in view', 100, 150, undefined],
  ['above', 20, 60, 0],
  ['partly below', 480, 520, 380],
  ['far below', 2000, 2020, 1900],
  ['taller than the view, within it', 0, 900, undefined],
  ['taller than the view, below', 600, 1500, 500],
])('scrolls to what is %s', (_, top, bottom, to) => {
  expect(scrollFor({ top, bottom }, { top: 80, height: 400 })).toBe(to);
});
