// Theme and text size, written on the root element for the style sheet.
import type { Theme } from '../backend/generated';

const dark = () => globalThis.matchMedia?.('(prefers-color-scheme: dark)');
let theme: Theme = 'system';

function show(): void {
  const shown = theme === 'system' ? (dark()?.matches ? 'dark' : 'light') : theme;
  document.documentElement.dataset.theme = shown;
}

/** Shows the theme and the text size (percent, 100 to 175). */
export function applyLook(to: { theme: Theme; text_size: number }): void {
  theme = to.theme;
  document.documentElement.style.fontSize = `${to.text_size}%`;
  show();
}

/** Follows the system when the theme is the system's. Answers with the way to stop. */
export function followSystem(): () => void {
  const media = dark();
  media?.addEventListener('change', show);
  return () => media?.removeEventListener('change', show);
}
