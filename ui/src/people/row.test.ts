import { describe, expect, it, vi } from 'vitest';
import type { SavedDirectory, Unit } from '../backend/generated';
import { rowEditor } from './row.svelte';

const UNIT: Unit = { id: 'u', name: 'Văn phòng', symbol: 'VP', active: true };

function start(save: (unit: Unit) => Promise<Unit>) {
  const answer = async (unit: Unit): Promise<SavedDirectory> => {
    const clean = await save(unit);
    return {
      saved: { seq: 1, at: '2026-01-01T00:00:00Z' },
      directory: { units: [clean], officials: [] },
    };
  };
  return rowEditor(UNIT, answer, () => {});
}

describe('a row', () => {
  it('shows the clean form once the field is left', async () => {
    const editor = start(async (unit) => ({ ...unit, name: unit.name.trim() }));
    editor.row.name = 'Trạm Y tế ';
    editor.now();
    await vi.waitFor(() => expect(editor.row.name).toBe('Trạm Y tế'));
  });

  it('leaves the typed text alone while typing goes on', async () => {
    const save = vi.fn(async (unit: Unit) => ({ ...unit, name: unit.name.trim() }));
    const editor = start(save);
    editor.row.name = 'Trạm ';
    editor.touch();
    await vi.waitFor(() => expect(save).toHaveBeenCalled(), { timeout: 2000 });
    await Promise.resolve();
    expect(editor.row.name).toBe('Trạm ');
  });

  it('keeps the typed text and tells the flaw when it is not accepted', async () => {
    const editor = start(() =>
      Promise.reject({ kind: 'flaws', flaws: [{ field: 'name', kind: 'empty', limit: null }] }),
    );
    editor.row.name = '  ';
    editor.now();
    await vi.waitFor(() => expect(editor.flaw('name')).toBeTruthy());
    expect(editor.row.name).toBe('  ');
  });

  it('takes what was changed elsewhere, except where something is typed', async () => {
    const save = vi.fn(async (unit: Unit) => unit);
    const editor = start(save);
    editor.row.name = 'Văn phòng mới';
    editor.take({ ...UNIT, name: 'Văn phòng cũ', active: false });
    expect({ ...editor.row }).toEqual({ ...UNIT, name: 'Văn phòng mới', active: false });
    editor.now();
    await vi.waitFor(() => expect(save).toHaveBeenCalledWith({ ...editor.row }));
  });

  it('does not bother the program when nothing changed', async () => {
    const save = vi.fn(async (unit: Unit) => unit);
    const editor = start(save);
    editor.now();
    await Promise.resolve();
    expect(save).not.toHaveBeenCalled();
  });
});
