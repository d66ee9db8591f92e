// The bar that offers to take a removal back.

/** How long the offer stands, in milliseconds. */
export const OFFER_MS = 10_000;

type Offer = { text: string; undo: () => Promise<void>; id: number };

let offer = $state.raw<Offer | null>(null);
let timer: ReturnType<typeof setTimeout> | undefined;
let count = 0;

export const undoBar = {
  get current(): Offer | null {
    return offer;
  },
};

/** Shows the bar with *Hoàn tác*; the newest offer replaces the one before. */
export function offerUndo(text: string, undo: () => Promise<void>): void {
  clearTimeout(timer);
  count += 1;
  offer = { text, undo, id: count };
  timer = setTimeout(dismissUndo, OFFER_MS);
}

/** Holds the offer while the user is on the bar. */
export function holdUndo(): void {
  clearTimeout(timer);
}

/** Lets the offer run out again. */
export function releaseUndo(): void {
  clearTimeout(timer);
  if (offer) timer = setTimeout(dismissUndo, OFFER_MS);
}

/** Takes the bar away. */
export function dismissUndo(): void {
  clearTimeout(timer);
  offer = null;
}

/** Takes the last removal back, if it is still offered. */
export async function takeBack(): Promise<void> {
  const undo = offer?.undo;
  dismissUndo();
  await undo?.();
}
