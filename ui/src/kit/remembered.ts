// Small choices of how a screen looks, remembered on this machine. No content of the office.

/** What was remembered under a name, or `otherwise` when nothing of use was. */
export function remembered<T>(name: string, fits: (it: unknown) => it is T, otherwise: T): T {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(`loa.${name}`) ?? 'null');
    return fits(kept) ? kept : otherwise;
  } catch {
    return otherwise;
  }
}

/** Remembers a choice; one that cannot be written is forgotten at the end, and no more. */
export function remember(name: string, value: unknown): void {
  try {
    localStorage.setItem(`loa.${name}`, JSON.stringify(value));
  } catch {
    // A full or forbidden store: the choice holds until the window is closed.
  }
}
