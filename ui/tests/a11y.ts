// What every screen owes those who do not see it, see it badly, or have no mouse.
import { expect, type Page } from '@playwright/test';
import axe from 'axe-core';

/** Controls without a label that can be seen: axe is content with a placeholder. */
function withoutLabel(): string[] {
  const shown = (it: Element | null): boolean =>
    it !== null && it.checkVisibility() && (it as HTMLElement).innerText.trim() !== '';
  const controls = document.querySelectorAll<HTMLElement>(
    'input:not([type=hidden]), select, textarea, [contenteditable=true], [role=textbox]',
  );
  return [...controls]
    .filter((it) => it.checkVisibility())
    .filter((it) => {
      const own = [...((it as HTMLInputElement).labels ?? [])];
      const named = (it.getAttribute('aria-labelledby') ?? '')
        .split(/\s+/)
        .map((id) => (id ? document.getElementById(id) : null));
      return ![...own, ...named].some(shown);
    })
    .map((it) => it.outerHTML.slice(0, 160));
}

/** Nothing serious or critical by axe, every control labelled in sight, one main heading. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    const { violations } = await (
      globalThis as unknown as { axe: typeof import('axe-core') }
    ).axe.run(document, { resultTypes: ['violations'] });
    return violations
      .filter((it) => it.impact === 'serious' || it.impact === 'critical')
      .map((it) => `${it.id}: ${it.nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
  });
  expect(found).toEqual([]);
  expect(await page.evaluate(withoutLabel)).toEqual([]);
  expect(await page.locator('h1:visible').count()).toBe(1);
}

/** Nothing is cut off sideways: the page itself never scrolls left and right. */
export async function expectFits(page: Page): Promise<void> {
  const over = await page.evaluate(() => {
    const main = document.querySelector('main');
    return [
      document.documentElement.scrollWidth - document.documentElement.clientWidth,
      main ? main.scrollWidth - main.clientWidth : 0,
    ];
  });
  expect(over).toEqual([0, 0]);
}

/** Tabs through the screen and names what Tab never reached. */
export async function unreachable(page: Page): Promise<string[]> {
  const count = await page.evaluate(() => {
    const all = document.querySelectorAll<HTMLElement>(
      'a[href], button, input, select, textarea, summary, [contenteditable=true], [tabindex="0"]',
    );
    const wanted = [...all].filter(
      (it) => it.checkVisibility() && it.tabIndex >= 0 && !it.hasAttribute('disabled'),
    );
    wanted.forEach((it) => it.setAttribute('data-walk', ''));
    document.body.tabIndex = -1;
    document.body.focus();
    return wanted.length;
  });
  // Long lists draw more rows, and so more stops, on the way: twice the count is enough.
  let left = count;
  for (let i = 0; i < 2 * count + 20 && left > 0; i += 1) {
    await page.keyboard.press('Tab');
    left = await page.evaluate(() => {
      document.activeElement?.removeAttribute('data-walk');
      return document.querySelectorAll('[data-walk]').length;
    });
  }
  // Of a group with one stop another one can be that stop by now.
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-walk]')]
      .filter((it) => it.tabIndex >= 0)
      .map((it) => it.outerHTML.slice(0, 160)),
  );
}
