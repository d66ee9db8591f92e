// What the places of a page are called, for those who hear them.
import type { Missing, Plan, PreviewPlace } from '../backend/generated';
import { headingOf, walk } from '../openplan/places';
import { m } from '../words';

/** How much of a block is said. */
const SAID = 80;

/** The words of every section, block and annex by its id, cut short. */
export function wordsById(plan: Plan): Map<string, string> {
  const words = new Map<string, string>();
  const say = (id: string, text: string) => {
    const line = text.replace(/\s+/g, ' ').trim();
    words.set(id, line.length > SAID ? `${line.slice(0, SAID).trimEnd()}…` : line);
  };
  for (const part of [...walk(plan.sections).map((it) => it.section), ...plan.annexes]) {
    say(part.id, headingOf(part));
    for (const block of part.blocks) say(block.id, block.text);
  }
  return words;
}

/** The name of a place. */
export function placeName(place: PreviewPlace, words: ReadonlyMap<string, string>): string {
  switch (place.kind) {
    case 'agency':
      return m.preview_place_agency();
    case 'number':
      return m.preview_place_number();
    case 'date':
      return m.preview_place_date();
    case 'subject':
      return m.preview_place_subject();
    case 'recipients':
      return m.preview_place_recipients();
    case 'signature':
      return m.preview_place_signature();
    case 'basis':
      return m.preview_place_basis({ number: place.index + 1 });
    case 'lead':
      return m.preview_place_lead({ number: place.index + 1 });
    case 'closing':
      return m.preview_place_closing({ number: place.index + 1 });
    case 'node':
      if (place.section === null && place.annex === null) return m.preview_place_task();
      return words.get(place.id) || m.preview_place_text();
  }
}

/** The characters that cannot be printed, each once, with the code by which it can be found. */
export function missingText(missing: readonly Missing[]): string {
  const named = new Map(missing.map((it) => [it.code, it]));
  return [...named.values()]
    .map(({ character, code, excerpt }) =>
      excerpt
        ? m.preview_missing_in({ character, code, excerpt })
        : m.preview_missing_one({ character, code }),
    )
    .join('; ');
}
