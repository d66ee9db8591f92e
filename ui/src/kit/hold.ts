// Showing a place of a page whose parts still arrive.

/** What somebody does who goes on from there. */
const DONE = ['wheel', 'pointerdown', 'keydown', 'touchstart'] as const;

/**
 * Brings an element to the top of what scrolls and holds it there while what stands above it still
 * gets its height, until somebody scrolls, types or clicks. Answers with the way to let go.
 */
export function holdInView(element: HTMLElement): () => void {
  const place = () => element.scrollIntoView({ block: 'start' });
  const watch = new ResizeObserver(place);
  for (let at = element.parentElement; at; at = at.parentElement) watch.observe(at);
  function stop(): void {
    watch.disconnect();
    for (const name of DONE) window.removeEventListener(name, stop, true);
  }
  for (const name of DONE) window.addEventListener(name, stop, { capture: true, passive: true });
  place();
  return stop;
}
