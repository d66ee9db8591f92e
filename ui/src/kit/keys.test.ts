import { afterEach, describe, expect, it } from 'vitest';
import { pressed, takesText } from './keys';

function key(name: string, init: KeyboardEventInit = {}, at: Element = document.body) {
  let seen: KeyboardEvent | undefined;
  const see = (event: Event) => (seen = event as KeyboardEvent);
  at.addEventListener('keydown', see, { once: true });
  at.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, ...init }));
  if (!seen) throw new Error('no event');
  return seen;
}

function put<K extends keyof HTMLElementTagNameMap>(tag: K, type = ''): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (type) element.setAttribute('type', type);
  document.body.append(element);
  return element;
}

afterEach(() => document.body.replaceChildren());

describe('pressed', () => {
  it.each([
    ['Ctrl+k', key('k', { ctrlKey: true }), true],
    ['Ctrl+K', key('k', { ctrlKey: true }), true],
    ['Ctrl+k', key('k'), false],
    ['Ctrl+k', key('k', { ctrlKey: true, shiftKey: true }), false],
    ['Alt+ArrowUp', key('ArrowUp', { altKey: true }), true],
    ['F1', key('F1'), true],
    ['n', key('n'), true],
  ])('%s', (shortcut, event, expected) => expect(pressed(event, shortcut)).toBe(expected));

  it('leaves letters and Ctrl+Z to a text field', () => {
    const input = put('input');
    expect(pressed(key('n', {}, input), 'n')).toBe(false);
    expect(pressed(key('z', { ctrlKey: true }, input), 'Ctrl+z')).toBe(false);
    expect(pressed(key('k', { ctrlKey: true }, input), 'Ctrl+k')).toBe(true);
    expect(pressed(key('F1', {}, input), 'F1')).toBe(true);
  });

  it('takes them on a checkbox', () => {
    expect(pressed(key('n', {}, put('input', 'checkbox')), 'n')).toBe(true);
  });

  it('never takes a key that an input method composes with', () => {
    expect(pressed(key('Enter', { isComposing: true }), 'Enter')).toBe(false);
    expect(pressed(key('Enter', { keyCode: 229 } as KeyboardEventInit), 'Enter')).toBe(false);
  });
});

describe('takesText', () => {
  it('knows what takes text', () => {
    expect(takesText(put('textarea'))).toBe(true);
    expect(takesText(put('input'))).toBe(true);
    expect(takesText(put('input', 'radio'))).toBe(false);
    expect(takesText(put('button'))).toBe(false);
    expect(takesText(null)).toBe(false);
  });
});
