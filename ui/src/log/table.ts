// What a table that becomes log entries says of itself.
import type { LogColumn, LogSheet, RefusedLogRow, UnsureLogRow } from '../backend/generated';
import { flawText } from '../kit/failure';
import { day } from '../kit/time';
import { m } from '../words';
import { grouped } from './entry';

const FIELDS: Record<LogColumn, () => string> = {
  day: m.log_table_field_day,
  channel: m.log_table_field_channel,
  topic: m.log_table_field_topic,
  place: m.log_table_field_place,
  count: m.log_table_field_count,
  measure: m.log_table_field_measure,
  people: m.log_table_field_people,
  minutes: m.log_table_field_minutes,
  unit: m.log_table_field_unit,
  official: m.log_table_field_official,
  note: m.log_table_field_note,
  skipped: m.log_table_field_skipped,
};

export const fieldOptions = (): { value: LogColumn; label: string }[] =>
  (Object.keys(FIELDS) as LogColumn[]).map((value) => ({ value, label: FIELDS[value]() }));

/** Rows the entries may begin at, each by its first words. */
export const startOptions = (sheet: LogSheet): { value: string; label: string }[] =>
  sheet.rows.map((row, index) => ({
    value: String(index),
    label: m.log_table_row({
      row: row.row,
      text: row.cells.filter(Boolean).slice(0, 3).join(' · '),
    }),
  }));

export const refusedText = (row: RefusedLogRow): string =>
  `${m.log_table_row({ row: row.row, text: row.text })} — ${[...new Set(row.flaws.map(flawText))].join(' ')}`;

export const unsureText = (row: UnsureLogRow): string =>
  m.log_table_row({
    row: row.row,
    text: row.remarks
      .map((it) => {
        if (it.kind === 'outlier') return m.log_table_outlier({ said: grouped(it.said) });
        if (it.kind === 'after_clock') return m.log_table_after({ day: day(it.said) });
        return m.log_table_outside({ year: it.said, counted: it.usual });
      })
      .join('; '),
  });
