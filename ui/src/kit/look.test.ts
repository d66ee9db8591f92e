import { expect, it } from 'vitest';
import { applyLook } from './look.svelte';

it('writes theme and size on the root', () => {
  applyLook({ theme: 'contrast', text_size: 175 });
  expect(document.documentElement.dataset.theme).toBe('contrast');
  expect(document.documentElement.style.fontSize).toBe('175%');
  applyLook({ theme: 'system', text_size: 100 });
  expect(['light', 'dark']).toContain(document.documentElement.dataset.theme);
});
