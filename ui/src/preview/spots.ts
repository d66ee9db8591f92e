// From a point of a page to the place of the plan that stands there, and back.
import type { PreviewPlace, PreviewSpot } from '../backend/generated';
import { samePlace } from '../openplan/places';

/** How far beside a line a click may be and still mean it, in points. */
const NEAR = 14;

/**
 * Which half of the page a place takes. The decree sets agency and number left of state name and
 * date, and the recipients left of the signature (Nghị định 30/2020, phụ lục I).
 */
export function halfOf(place: PreviewPlace): 'left' | 'right' | undefined {
  if (['agency', 'number', 'recipients'].includes(place.kind)) return 'left';
  if (['date', 'signature'].includes(place.kind)) return 'right';
  return undefined;
}

/**
 * The smallest spot under a point, else the nearest one close by. `x` is from 0 at the page's left
 * to 1 at its right, `y` in points from its top.
 */
export function spotAt(
  spots: readonly PreviewSpot[],
  page: number,
  x: number,
  y: number,
): PreviewSpot | undefined {
  const side = x < 0.5 ? 'left' : 'right';
  const away = (spot: PreviewSpot) => Math.max(spot.top - y, y - spot.bottom, 0);
  const cost = (spot: PreviewSpot) => {
    const of = halfOf(spot.place);
    // A spot of the other half is meant only where nothing else is.
    const other = of !== undefined && of !== side ? 1e6 : 0;
    return other + away(spot) * 1e3 + (spot.bottom - spot.top);
  };
  return spots
    .filter((spot) => spot.page === page && away(spot) <= NEAR)
    .reduce<PreviewSpot | undefined>(
      (best, spot) => (best && cost(best) <= cost(spot) ? best : spot),
      undefined,
    );
}

/** The spots of a place, one a page it touches. */
export function spotsOf(
  spots: readonly PreviewSpot[],
  place: PreviewPlace | null,
): readonly PreviewSpot[] {
  return place ? spots.filter((spot) => samePlace(spot.place, place)) : [];
}

/** A name for a spot that no other spot has. */
export function spotKey({ page, place }: PreviewSpot): string {
  if (place.kind === 'node') return `${page} ${place.id}`;
  return `${page} ${place.kind} ${'index' in place ? place.index : ''}`;
}

/** The spots of each page. */
export function spotsByPage(spots: readonly PreviewSpot[]): Map<number, PreviewSpot[]> {
  const pages = new Map<number, PreviewSpot[]>();
  for (const spot of spots) {
    const there = pages.get(spot.page);
    if (there) there.push(spot);
    else pages.set(spot.page, [spot]);
  }
  return pages;
}
