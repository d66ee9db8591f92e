// The system asked the program to open a package: the program keeps it, and tells the page.

const EVENT = 'package-asked';

/** Tells whenever a package is to be opened. Answers with the way to stop. */
export async function whenPackageAsked(tell: () => void): Promise<() => void> {
  if (import.meta.env.MODE === 'page') {
    window.addEventListener(EVENT, tell);
    return () => window.removeEventListener(EVENT, tell);
  }
  if (!('__TAURI_INTERNALS__' in window)) return () => undefined;
  const { listen } = await import('@tauri-apps/api/event');
  return listen(EVENT, tell);
}
