// The language of the screens. Messages read it as state, so a change shows at once.
import type { Language } from '../backend/generated';
import { overwriteGetLocale } from './paraglide/runtime.js';

let current = $state<Language>('vi');
overwriteGetLocale(() => current);

export const language = {
  get current(): Language {
    return current;
  },
  set(to: Language): void {
    current = to;
    document.documentElement.lang = to;
  },
};
