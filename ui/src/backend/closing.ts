// The window's close button: what is typed is saved first.

/** How long closing waits for a saving that does not answer, in milliseconds. */
const PATIENCE_MS = 5_000;

/** Runs the flush before the window closes. When it rejects, the window stays open. */
export async function flushBeforeClosing(flush: () => Promise<void>): Promise<void> {
  if (import.meta.env.MODE === 'page') {
    window.addEventListener('pagehide', () => void flush().catch(() => undefined));
    return;
  }
  if (!('__TAURI_INTERNALS__' in window)) return;
  const { getCurrentWindow } = await import('@tauri-apps/api/window');
  const patience = () => new Promise<void>((done) => setTimeout(done, PATIENCE_MS));
  let refused = false;
  await getCurrentWindow().onCloseRequested(async (event) => {
    try {
      await Promise.race([flush(), patience()]);
    } catch {
      // The save line says what is wrong; a second press on the close button is meant.
      if (!refused) event.preventDefault();
      refused = true;
    }
  });
}
