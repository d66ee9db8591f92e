// Types as UniKey does: it swallows the mark key, sends fake Backspaces over what changes, then
// the new letters as packets (VK 0xE7), without waiting for the page.
import type { CDPSession, Page } from '@playwright/test';

/** Keys whose code is not that of their sign: `.` alone would be Delete. */
const SIGNS: Record<string, number> = { '.': 190, ',': 188, ';': 186, '-': 189, '/': 191 };

/** Circumflex, breve and horn: typed with the letter; tones are typed at the word's end. */
const SHAPES = ['\u0302', '\u0306', '\u031b'];

export type Stroke =
  { kind: 'key'; text: string } | { kind: 'backspace' } | { kind: 'packet'; text: string };

/** Backspaces and packets that turn what stands there into what should. */
function replace(from: string, to: string): Stroke[] {
  let same = 0;
  while (same < from.length && from[same] === to[same]) same += 1;
  return [
    ...[...from.slice(same)].map((): Stroke => ({ kind: 'backspace' })),
    ...[...to.slice(same)].map((text): Stroke => ({ kind: 'packet', text })),
  ];
}

/** One word: letters and their shapes as they come, the tone at the end. */
function word(wanted: string): Stroke[] {
  const strokes: Stroke[] = [];
  let shown = '';
  for (const letter of wanted.normalize('NFC')) {
    const [base = '', ...marks] =
      letter === 'đ' ? ['d'] : letter === 'Đ' ? ['D'] : letter.normalize('NFD');
    strokes.push({ kind: 'key', text: base });
    shown += base;
    const shape = marks.find((mark) => SHAPES.includes(mark));
    const shaped =
      letter === 'đ' || letter === 'Đ' ? letter : shape && (base + shape).normalize('NFC');
    if (shaped) {
      const after = shown.slice(0, -1) + shaped;
      strokes.push(...replace(shown, after));
      shown = after;
    }
  }
  if (shown !== wanted) strokes.push(...replace(shown, wanted.normalize('NFC')));
  return strokes;
}

/** The strokes UniKey makes of somebody typing the text by Telex. */
export function telexStrokes(text: string): Stroke[] {
  return text
    .split(/(\s|[.,;:!?()"/-])/)
    .flatMap((part) =>
      /\p{L}/u.test(part)
        ? word(part)
        : [...part].map((letter): Stroke => ({ kind: 'key', text: letter })),
    );
}

function send(client: CDPSession, stroke: Stroke): Promise<unknown>[] {
  const press = (down: Record<string, unknown>, up: Record<string, unknown>) => [
    client.send('Input.dispatchKeyEvent', { type: 'keyDown', ...down } as never),
    client.send('Input.dispatchKeyEvent', { type: 'keyUp', ...up } as never),
  ];
  if (stroke.kind === 'backspace') {
    const key = { key: 'Backspace', code: 'Backspace', windowsVirtualKeyCode: 8 };
    return press(key, key);
  }
  const { text } = stroke;
  if (stroke.kind === 'packet') {
    const key = { key: text, code: '', windowsVirtualKeyCode: 0xe7 };
    return press({ ...key, text, unmodifiedText: text }, key);
  }
  if (text === '\n') {
    const key = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 };
    return press({ ...key, text: '\r' }, key);
  }
  const upper = text !== text.toLowerCase();
  const key = {
    key: text,
    code: /[a-z]/i.test(text) ? `Key${text.toUpperCase()}` : '',
    windowsVirtualKeyCode: SIGNS[text] ?? text.toUpperCase().charCodeAt(0),
    modifiers: upper ? 8 : 0,
  };
  return press({ ...key, text, unmodifiedText: text }, key);
}

/** Types into what has the focus, all strokes in one breath. `slow` throttles the processor. */
export async function typeTelex(page: Page, text: string, slow = 1): Promise<void> {
  const client = await page.context().newCDPSession(page);
  try {
    await client.send('Emulation.setCPUThrottlingRate', { rate: slow });
    await Promise.all(telexStrokes(text).flatMap((stroke) => send(client, stroke)));
  } finally {
    await client.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    await client.detach();
  }
}

/** A sentence with every kind of mark, for fields of one line. */
export const SENTENCE =
  'Đẩy mạnh tuyên truyền cải cách hành chính, chuyển đổi số ở xã Bình Lạc; phường, ấp đều được hưởng lợi, ưu tiên người già yếu và trẻ nhỏ năm 2026';
