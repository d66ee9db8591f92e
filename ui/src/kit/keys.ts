// Shortcuts that never come between a typist and Vietnamese letters.

/** A composing input method owns this key. */
export function composing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}

/** Whether the place takes typed text. */
export function takesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  if (!(target instanceof HTMLInputElement)) return false;
  return !['checkbox', 'radio', 'button', 'submit', 'reset', 'file', 'range'].includes(target.type);
}

/**
 * Whether the event is the shortcut, such as `Ctrl+K`, `F1`, `Alt+ArrowUp`, `Enter` or `n`.
 * Keys without Ctrl or Alt that could be typed never match inside a text field, nor does Ctrl+Z,
 * which belongs to the field there.
 */
export function pressed(event: KeyboardEvent, shortcut: string): boolean {
  if (composing(event)) return false;
  const parts = shortcut.split('+');
  const key = parts.pop() ?? '';
  const wants = (part: string) => parts.includes(part);
  if (
    event.ctrlKey !== wants('Ctrl') ||
    event.altKey !== wants('Alt') ||
    event.shiftKey !== wants('Shift') ||
    event.metaKey
  )
    return false;
  if (event.key.toLowerCase() !== key.toLowerCase()) return false;
  const typed = key.length === 1 && !wants('Ctrl') && !wants('Alt');
  const fieldsOwn = typed || (wants('Ctrl') && ['z', 'y'].includes(key.toLowerCase()));
  return !(fieldsOwn && takesText(event.target));
}
