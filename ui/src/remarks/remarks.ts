// Remarks beside the text: which letters are marked, what was selected, what the list shows.
import type {
  Block,
  Person,
  Plan,
  PlanEnding,
  PlanHead,
  Remark,
  RemarkPart,
  RemarkPlace,
  RemarkState,
  Rich,
  Role,
  SaidBy,
  Section,
  SectionEdit,
  Task,
  TaskFields,
} from '../backend/generated';
import { outsideName } from '../kit/remarkOf';
import { m } from '../words';

/** A heading of the plan with the blocks below it; an annex is one too. */
export type Part = {
  id: string;
  kind: 'section' | 'annex';
  depth: number;
  heading: string;
  blocks: Block[];
};

/** Which computer something came from; one that is not paired is a stranger's. */
export function senderName(from: SaidBy): string {
  const { name } = from;
  return from.paired ? m.remarks_sender({ name }) : m.remarks_stranger({ name });
}

/** The plan's parts in the order they are read. */
export function partsOf(plan: Plan): Part[] {
  const walk = (sections: readonly Section[], depth: number): Part[] =>
    sections.flatMap((it) => [
      {
        id: it.id,
        kind: 'section' as const,
        depth,
        heading: [it.label, it.title].filter(Boolean).join(' '),
        blocks: it.blocks,
      },
      ...walk(it.sections, depth + 1),
    ]);
  const annexes = plan.annexes.map((it) => ({
    id: it.id,
    kind: 'annex' as const,
    depth: 0,
    heading: [it.label, it.title].filter(Boolean).join(' '),
    blocks: it.blocks,
  }));
  return [...walk(plan.sections, 0), ...annexes];
}

export const HEAD: readonly RemarkPart[] = ['subject', 'bases', 'opening'];
export const ENDING: readonly RemarkPart[] = ['closing', 'recipients', 'signature'];

/** What has words, by name: `block:…`, `task:…`, `part:…`. Its letters carry that name. */
export function keyOf(place: RemarkPlace | null): string | undefined {
  switch (place?.kind) {
    case 'block':
    case 'words':
      return `block:${place.block}`;
    case 'task':
    case 'task_words':
      return `task:${place.task}`;
    case 'part':
    case 'part_words':
      return `part:${place.part}`;
    default:
      return undefined;
  }
}

/** Words of what a key names. */
export function wordsAt(key: string, start: number, end: number): RemarkPlace {
  const [kind, id = ''] = key.split(':');
  if (kind === 'task') return { kind: 'task_words', task: id, start, end };
  if (kind === 'part') return { kind: 'part_words', part: id as RemarkPart, start, end };
  return { kind: 'words', block: id, start, end };
}

/** A text that is written anew by itself, with the place of its first letter. */
export type Field = { text: string; from: number; after: string };

/** Texts of a line, each with what stands behind it. */
function placed(lines: readonly (readonly [string, string][])[]): Field[][] {
  let from = 0;
  return lines.map((line) => {
    const fields = line.map(([text, after]) => {
      const field = { text, from, after };
      from += lettersOf(text + after).length;
      return field;
    });
    // The line end.
    from += 1;
    return fields;
  });
}

const plainOf = (rich: Rich): string => rich.runs.map((run) => run.text).join('');

/** The lines of a part of head or ending. */
export function linesOf(plan: Plan, part: RemarkPart): Field[][] {
  const { head, closing, recipients, signature } = plan;
  const single = (lines: readonly string[]) => placed(lines.map((it) => [[it, '']]));
  switch (part) {
    case 'subject':
      return single([head.subject]);
    case 'bases':
      return single(head.bases);
    case 'opening':
      return single(head.opening.map(plainOf));
    case 'closing':
      return single(closing.map(plainOf));
    case 'signature':
      return single([...signature.lines, signature.name].filter(Boolean));
    case 'recipients':
      return placed(
        recipients.map(({ name, purpose }) =>
          purpose
            ? [
                [name, ' ('],
                [purpose, ')'],
              ]
            : [[name, '']],
        ),
      );
  }
}

/** The words of a part, line by line. */
export const wordsOf = (lines: readonly (readonly Field[])[]): string =>
  lines.map((line) => line.map(({ text, after }) => text + after).join('')).join('\n');

/** What a task says, in the order of its columns. */
export function cellsOfTask({ fields }: Task): Field[] {
  const { text, deliverable, lead, coordinating, timeframe, budget, remarks } = fields;
  const cells = [text, deliverable, lead, coordinating.join('; '), timeframe, budget, remarks];
  // A tab between two.
  return placed(cells.map((it) => [[it, '']])).flat();
}

/** How many letters everything has that marks can stand on. */
export function lengthsOf(plan: Plan, tasks: readonly Task[]): Map<string, number> {
  const lengths = new Map<string, number>();
  for (const { blocks } of partsOf(plan))
    for (const it of blocks) lengths.set(`block:${it.id}`, lettersOf(it.text).length);
  for (const it of [...HEAD, ...ENDING])
    lengths.set(`part:${it}`, lettersOf(wordsOf(linesOf(plan, it))).length);
  for (const it of tasks)
    lengths.set(`task:${it.id}`, lettersOf(wordsOf(cellsOfTask(it).map((cell) => [cell]))).length);
  return lengths;
}

/** Whether other words can be suggested for a place: words of one text, or a heading. */
export function takesWords(place: RemarkPlace, words: string): boolean {
  switch (place.kind) {
    case 'plan':
    case 'line':
      return false;
    case 'task_words':
      return !words.includes('\t');
    case 'part':
    case 'part_words':
      if (place.part === 'subject') return true;
      if (words === '' || words.includes('\n')) return false;
      return place.part !== 'recipients' || !/[()]/.test(words);
    default:
      return true;
  }
}

/** Letters are counted as the program counts them: a sign outside the first plane is one. */
export const lettersOf = (text: string): string[] => [...text];

/** How many letters the first UTF-16 units of a text are. */
export const lettersAt = (text: string, units: number): number => [...text.slice(0, units)].length;

/** Letters of a block, marked by remarks. */
export type Mark = { start: number; end: number; remark: Remark };

/** A stretch of letters that the same remarks mark. */
export type Stretch = { text: string; remarks: Remark[] };

/** The marks on everything that has words: on some of them, or on all. */
export function marksOf(
  remarks: readonly Remark[],
  lengths: ReadonlyMap<string, number>,
): Map<string, Mark[]> {
  const marks = new Map<string, Mark[]>();
  for (const remark of remarks) {
    const { place } = remark;
    const key = keyOf(place);
    const whole = key === undefined ? undefined : lengths.get(key);
    if (!place || key === undefined || whole === undefined) continue;
    const [start, end] = 'start' in place ? [place.start, place.end] : [0, whole];
    const mark = { start, end: Math.min(end, whole), remark };
    marks.set(key, [...(marks.get(key) ?? []), mark]);
  }
  return marks;
}

/** A text cut where marks begin and end; `from` is the place of its first letter in its block. */
export function stretches(text: string, from: number, marks: readonly Mark[]): Stretch[] {
  const letters = lettersOf(text);
  const to = from + letters.length;
  const cuts = new Set([from, to]);
  for (const { start, end } of marks) {
    for (const cut of [start, end]) if (cut > from && cut < to) cuts.add(cut);
  }
  const sorted = [...cuts].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((start, i) => {
    const end = sorted[i + 1] ?? to;
    return {
      text: letters.slice(start - from, end - from).join(''),
      remarks: marks.filter((it) => it.start < end && it.end > start).map((it) => it.remark),
    };
  });
}

/** The cells of a block's table, each with the place of its first letter in the block's text. */
export function cellsOf(block: Block): { text: string; from: number }[][] {
  let from = 0;
  return (block.table?.rows ?? []).map((row) =>
    row.map((cell) => {
      const text = cell.runs.map((run) => run.text).join('');
      const at = from;
      // The tab or line end behind it.
      from += lettersOf(text).length + 1;
      return { text, from: at };
    }),
  );
}

/** Words somebody selected. */
export type Chosen = { of: string; start: number; end: number; quote: string };

const holder = (node: Node | null): HTMLElement | undefined => {
  const element = node instanceof Element ? node : node?.parentElement;
  return element?.closest<HTMLElement>('[data-letters]') ?? undefined;
};

/** What is selected within one paragraph or cell; spaces at its ends are left out. */
export function chosenIn(selection: Selection | null): Chosen | undefined {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  const home = holder(range.startContainer);
  if (!home || holder(range.endContainer) !== home) return undefined;
  const before = range.cloneRange();
  before.selectNodeContents(home);
  before.setEnd(range.startContainer, range.startOffset);
  const from = Number(home.dataset.letters);
  return trimmed({
    of: home.dataset.of ?? '',
    start: from + lettersOf(before.toString()).length,
    end: 0,
    quote: range.toString(),
  });
}

/** The same without white space at its ends; nothing where only that was chosen. */
export function trimmed(chosen: Chosen): Chosen | undefined {
  const quote = chosen.quote.trim();
  if (quote === '') return undefined;
  const lead = lettersOf(chosen.quote).length - lettersOf(chosen.quote.trimStart()).length;
  const start = chosen.start + lead;
  return { ...chosen, start, end: start + lettersOf(quote).length, quote };
}

export type Filter = 'open' | 'all';

export const waits = ({ state }: Remark): boolean => state === 'open' || state === 'accepted';

/** Whether it stands nowhere in the text any more. */
export const isLost = ({ standing }: Remark): boolean =>
  standing === 'orphaned' || standing === 'unplaced';

const STATES: Record<RemarkState, () => string> = {
  open: m.remarks_state_open,
  accepted: m.remarks_state_accepted,
  declined: m.remarks_state_declined,
  done: m.remarks_state_done,
};
export const stateName = (state: RemarkState): string => STATES[state]();

const ROLES: Record<Role, () => string> = {
  drafter: m.remarks_role_drafter,
  unit_head: m.remarks_role_unit_head,
  format_checker: m.remarks_role_format_checker,
  leader: m.remarks_role_leader,
  clerk: m.remarks_role_clerk,
  reader: m.remarks_role_reader,
};
export const roleName = (role: Role): string => ROLES[role]();
export const roleOptions = (): { value: Role; label: string }[] =>
  (['leader', 'unit_head', 'format_checker', 'clerk', 'drafter'] as const).map((value) => ({
    value,
    label: roleName(value),
  }));

/** Name and part, as they stand beside what somebody said. */
export const personName = ({ name, role }: Person): string =>
  name ? m.remarks_person({ name, role: roleName(role) }) : roleName(role);

/** What a remark is about, in a few words. */
export function aboutOf({ cited, of, place, standing }: Remark): string {
  if (standing === 'unplaced') return m.remarks_unplaced();
  const outside = outsideName(of, cited);
  if (outside) return outside;
  if (place?.kind === 'plan') return m.remarks_whole();
  return cited ? m.remarks_at({ place: cited }) : m.remarks_text();
}

/** What takes an accepted suggestion back: how what it changed was. */
export type Before =
  | { kind: 'section'; id: string; edit: SectionEdit }
  | { kind: 'annex'; id: string; blocks: Block[] }
  | { kind: 'head'; head: PlanHead }
  | { kind: 'ending'; ending: PlanEnding }
  | { kind: 'task'; id: string; fields: TaskFields };

/** How that is now which a remark's suggestion would change. */
export function beforeOf(
  plan: Plan,
  tasks: readonly Task[],
  { home, place }: Remark,
): Before | undefined {
  if (place && 'part' in place) {
    const { head, closing, recipients, signature } = plan;
    return HEAD.includes(place.part)
      ? { kind: 'head', head }
      : { kind: 'ending', ending: { closing, recipients, signature } };
  }
  if (place && 'task' in place) {
    const task = tasks.find((it) => it.id === place.task);
    return task && { kind: 'task', id: task.id, fields: task.fields };
  }
  const find = (sections: readonly Section[]): Section | undefined => {
    for (const it of sections) {
      const found = it.id === home ? it : find(it.sections);
      if (found) return found;
    }
    return undefined;
  };
  const section = find(plan.sections);
  if (section) {
    const { kind, label, auto_label, title, run_in, blocks } = section;
    const edit = { kind, label: auto_label ? null : label, title, run_in, blocks };
    return { kind: 'section', id: section.id, edit };
  }
  const annex = plan.annexes.find((it) => it.id === home);
  return annex && { kind: 'annex', id: annex.id, blocks: annex.blocks };
}

/** A place that a form was opened for, with its words. */
export type Target = { place: RemarkPlace; words: string; name: string; from: number };
