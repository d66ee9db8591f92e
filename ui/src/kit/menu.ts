// What a menu lists.
import type { Component } from 'svelte';

/** One line of a menu. */
export type MenuEntry = {
  id: string;
  label: string;
  /** What it is for, in a few words below the label. */
  hint?: string;
  /** The keys that do the same, as shown. */
  keys?: string;
  icon: Component<{ size?: number | string; 'aria-hidden'?: 'true' }>;
  testid?: string;
  run: () => void;
};
