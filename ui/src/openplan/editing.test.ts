import { expect, test, vi } from 'vitest';
import type { Block, PreviewEdit, PreviewPlace } from '../backend/generated';
import { Editing } from './editing.svelte';
import { SelfSaving } from './form.svelte';
import { passingId, samePlace, withIds } from './places';

const edit = (annex: string): PreviewEdit => ({ kind: 'annex', annex, blocks: [] });
const node = (id: string): PreviewPlace => ({ kind: 'node', id, section: null, annex: null });

test('what is typed is read when it is asked for, not at the key', () => {
  const editing = new Editing();
  const read = vi.fn(() => edit('a'));
  for (let n = 0; n < 100; n += 1) editing.typed(read);
  expect(read).not.toHaveBeenCalled();
  expect([editing.current(), editing.turn]).toEqual([edit('a'), 100]);
});

test('a form that is done takes nothing from the one typed in since', () => {
  const editing = new Editing();
  const [first, second] = [() => edit('a'), () => edit('b')];
  editing.typed(first);
  editing.typed(second);
  editing.done(first);
  expect(editing.current()).toEqual(edit('b'));
  editing.done(second);
  expect(editing.current()).toBeNull();
});

test('a form is in progress from its first key until what it holds is kept', async () => {
  const editing = new Editing();
  const answers: ((kept: boolean) => void)[] = [];
  const saving = new SelfSaving({
    send: () =>
      new Promise<{ saved: { seq: number; at: string } }>((give, refuse) =>
        answers.push((kept) =>
          kept ? give({ saved: { seq: 1, at: '' } }) : refuse({ kind: 'no_space' }),
        ),
      ),
    took: () => undefined,
    editing: { of: () => editing, read: () => edit('a') },
  });
  const settle = () => new Promise((done) => setTimeout(done));
  const inProgress = () => editing.current() !== null;

  saving.touch();
  saving.retry();
  expect(inProgress()).toBe(true);
  answers[0]?.(false);
  await settle();
  expect(inProgress()).toBe(true);

  saving.retry();
  saving.touch();
  answers[1]?.(true);
  await settle();
  expect(inProgress()).toBe(true);
  answers[2]?.(true);
  await settle();
  expect(inProgress()).toBe(false);
});

test('a form that goes away is in progress until its last saving ended, kept or not', async () => {
  const editing = new Editing();
  let refuse = () => undefined as void;
  const saving = new SelfSaving({
    send: () =>
      new Promise<{ saved: { seq: number; at: string } }>((_, no) => {
        refuse = () => no({ kind: 'no_space' });
      }),
    took: () => undefined,
    editing: { of: () => editing, read: () => edit('a') },
  });
  const leave = saving.guard();
  saving.touch();
  leave();
  expect(editing.current()).toEqual(edit('a'));
  refuse();
  await new Promise((done) => setTimeout(done));
  expect(editing.current()).toBeNull();
});

test.each<[PreviewPlace | null, PreviewPlace | null, boolean]>([
  [null, null, true],
  [null, { kind: 'date' }, false],
  [{ kind: 'date' }, { kind: 'date' }, true],
  [{ kind: 'date' }, { kind: 'number' }, false],
  [{ kind: 'basis', index: 1 }, { kind: 'basis', index: 1 }, true],
  [{ kind: 'basis', index: 1 }, { kind: 'basis', index: 2 }, false],
  [node('a'), node('a'), true],
  [node('a'), node('b'), false],
])('%o and %o are one: %s', (a, b, one) => {
  expect([samePlace(a, b), samePlace(b, a)]).toEqual([one, one]);
});

test('blocks not kept yet have names of their own, the others keep theirs', () => {
  const ids = withIds(['', 'kept', ''].map((id) => ({ id }) as Block)).map((block) => block.id);
  expect(ids).toEqual([passingId(0), 'kept', passingId(2)]);
  expect(passingId(300)).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
});
