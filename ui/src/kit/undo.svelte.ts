// The bar that offers to take a change back, at the place where it was made.
import { placeOf, route } from './route.svelte';

/** How long the offer stands, in milliseconds. */
export const OFFER_MS = 10_000;

type Offer = { text: string; undo: () => Promise<void>; id: number; place: string };

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
  offer = { text, undo, id: count, place: placeOf(route.current) };
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

/** The user is at a place: what was offered elsewhere is no more to be seen, nor taken back. */
export function arrivedAt(place: string): void {
  if (offer && offer.place !== place) dismissUndo();
}

/** Takes the last removal back, if it is still offered. */
export async function takeBack(): Promise<void> {
  const undo = offer?.undo;
  dismissUndo();
  await undo?.();
}
