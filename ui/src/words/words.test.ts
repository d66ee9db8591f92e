// The words are whole: both languages have the same keys and blanks, every word is used, and no
// screen has letters of its own.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, type AST } from 'svelte/compiler';
import { describe, expect, it } from 'vitest';

const UI = join(import.meta.dirname, '..');
const ROOT = join(UI, '../..');
const read = (language: string): Record<string, string> =>
  JSON.parse(readFileSync(join(ROOT, `assets/words/${language}.json`), 'utf8'));
const blanks = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((it) => it[1]).sort();

function files(folder: string, endings: string[]): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((it) => endings.some((ending) => it.endsWith(ending)))
    .filter((it) => !it.includes('paraglide') && !it.includes('.test.'))
    .map((it) => join(folder, it));
}

describe('the languages', () => {
  const vi = read('vi');
  const en = read('en');

  it('have the same keys', () => expect(Object.keys(en)).toEqual(Object.keys(vi)));

  it('fill in the same blanks', () => {
    for (const key of Object.keys(vi)) {
      expect([key, blanks(en[key] ?? '')]).toEqual([key, blanks(vi[key] ?? '')]);
    }
  });

  it('have no word that nobody says', () => {
    const text = (all: string[]) => all.map((file) => readFileSync(file, 'utf8')).join('\n');
    const screens = text(files(UI, ['.ts', '.svelte']));
    const rust = text(files(join(ROOT, 'src-tauri'), ['.rs']));
    const said = new Set(`${screens}${rust}`.match(/\b[a-z]+(?:_[a-z0-9]+)+\b/g));
    // Rust joins some of its keys from a beginning and a code: `format!("flaw_{code}")`.
    const begins = [...rust.matchAll(/"([a-z]+(?:_[a-z]+)*_)(?:\{|")/g)].map((it) => it[1] ?? '');
    const unsaid = Object.keys(vi).filter((it) => it !== '$schema' && !said.has(it));
    expect(unsaid.filter((it) => !begins.some((begin) => it.startsWith(begin)))).toEqual([]);
  });
});

/** Attributes whose text a user sees or hears. */
const SPOKEN = new Set([
  'title',
  'label',
  'hint',
  'text',
  'placeholder',
  'alt',
  'aria-label',
  'aria-description',
  'aria-valuetext',
  'aria-roledescription',
  'confirm',
  'description',
]);
const LETTERS = /\p{L}/u;
/** Names of keys are the same in every language. */
const KEYS = /^(?:(?:Ctrl|Alt|Shift|Tab|Esc|Insert|Delete|F\d+|[A-Z←→↑↓])(?:\s?[+,]\s?|$))+$/;

function bareLetters(source: string): string[] {
  const found: string[] = [];
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(walk);
    if (typeof node !== 'object' || node === null) return;
    const it = node as AST.SvelteNode & Record<string, unknown>;
    if (it.type === 'StyleDirective') return;
    if (it.type === 'Attribute' && !SPOKEN.has(String(it.name))) return;
    const text = it.type === 'Text' ? String(it.data).trim() : '';
    if (LETTERS.test(text) && !KEYS.test(text)) found.push(text);
    Object.values(it).forEach(walk);
  };
  walk(parse(source, { modern: true }).fragment);
  return found;
}

describe('the screens', () => {
  it('are seen through by this test', () => {
    expect(bareLetters('<p class="row">Xin chào {name}</p>')).toEqual(['Xin chào']);
    expect(bareLetters('<input title="Tên" type="text" />')).toEqual(['Tên']);
    expect(bareLetters('<p><kbd>Ctrl + K</kbd></p>')).toEqual([]);
    expect(bareLetters('{#if x}<b>{m.kit_close()}</b>{/if}')).toEqual([]);
  });

  it.each(files(UI, ['.svelte']).map((it) => [it.slice(UI.length + 1), it]))(
    '%s has no letters of its own',
    (_, file) => expect(bareLetters(readFileSync(file, 'utf8'))).toEqual([]),
  );
});
