import { afterEach, expect, it, vi } from 'vitest';
import { copyText } from './copy';

afterEach(() => {
  vi.unstubAllGlobals();
  document.body.replaceChildren();
  Reflect.deleteProperty(document, 'execCommand');
});

/** Stands in for the clipboard of the window. */
function clipboard(writeText: (text: string) => Promise<void>): void {
  vi.stubGlobal('navigator', { clipboard: { writeText } });
}

/** Stands in for the older command; answers what was chosen when it ran, and where. */
function command(works: boolean | Error): { text: string; within: string }[] {
  const seen: { text: string; within: string }[] = [];
  document.execCommand = () => {
    const field = document.querySelector('textarea');
    seen.push({ text: field?.value ?? '', within: field?.parentElement?.tagName ?? '' });
    if (works instanceof Error) throw works;
    return works;
  };
  return seen;
}

it('asks the window first', async () => {
  const written: string[] = [];
  clipboard(async (text) => void written.push(text));
  const seen = command(true);
  expect(await copyText('Kế hoạch\n số 5')).toBe(true);
  expect([written, seen]).toEqual([['Kế hoạch\n số 5'], []]);
});

it.each([
  ['refuses', () => clipboard(() => Promise.reject(new Error('NotAllowed')))],
  ['has none', () => vi.stubGlobal('navigator', {})],
])(
  'goes the older way where the window %s, inside the dialog, and gives the focus back',
  async (_, set) => {
    set();
    const dialog = document.createElement('div');
    dialog.setAttribute('role', 'dialog');
    const button = document.createElement('button');
    dialog.append(button);
    document.body.append(dialog);
    button.focus();
    const seen = command(true);
    expect(await copyText('Trích yếu')).toBe(true);
    expect(seen).toEqual([{ text: 'Trích yếu', within: 'DIV' }]);
    expect(document.activeElement).toBe(button);
    expect(document.querySelector('textarea')).toBeNull();
  },
);

it.each([false, new Error('none')])('says when nothing helped: %s', async (works) => {
  clipboard(() => Promise.reject(new Error('NotAllowed')));
  command(works);
  expect(await copyText('x')).toBe(false);
  expect(document.querySelector('textarea')).toBeNull();
});
