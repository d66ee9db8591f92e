// Times and dates as the office reads them: 24 hours, day before month, whatever Windows says.

const two = (n: number) => String(n).padStart(2, '0');

/** `10:32:05`, local time, of an RFC 3339 time; empty when it is none. */
export function clock(at: string): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return '';
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}

/** `21/11/2026` of `2026-11-21` or of an RFC 3339 time (local day); empty when it is neither. */
export function day(at: string): string {
  const plain = /^(\d{4})-(\d{2})-(\d{2})$/.exec(at);
  if (plain) return `${plain[3]}/${plain[2]}/${plain[1]}`;
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return '';
  return `${two(date.getDate())}/${two(date.getMonth() + 1)}/${date.getFullYear()}`;
}

const VIETNAM = 7 * 60 * 60 * 1000;

/** `2026-11-21`, the day it is in Vietnam: the program counts days there, too. */
export function today(): string {
  return new Date(Date.now() + VIETNAM).toISOString().slice(0, 10);
}

/** `10:32:05 21/11/2026`, local time. */
export function moment(at: string): string {
  const time = clock(at);
  return time && `${time} ${day(at)}`;
}

/** `2026-Q1` as its number and year; null when it is none. */
export function quarterOf(quarter: string): { quarter: number; year: number } | null {
  const found = /^(\d{4})-Q([1-4])$/.exec(quarter);
  return found ? { quarter: Number(found[2]), year: Number(found[1]) } : null;
}

/** A file's size for people: `12 KB`, `3.4 MB`. */
export function bytes(count: number): string {
  if (count < 1024) return `${count} B`;
  if (count < 1024 * 1024) return `${Math.round(count / 1024)} KB`;
  return `${(count / 1024 / 1024).toFixed(1)} MB`;
}
