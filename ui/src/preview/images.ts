// Pictures of pages: fetched where they are wanted, two at a time, kept while they fit.

/** A picture somebody wants to see. `scale` is in pixels per point. */
export interface Wanted {
  page: number;
  fingerprint: string;
  scale: number;
}

/** How many letters of `data:` addresses are kept. */
const LIMIT = 48_000_000;
const AT_ONCE = 2;

const keyOf = ({ fingerprint, scale }: Wanted) => `${fingerprint} ${scale.toFixed(3)}`;

/** The pictures of one plan's pages. The last used are kept. */
export class Pictures {
  #kept = new Map<string, string>();
  #size = 0;
  #wanted: Wanted[] = [];
  #flying = new Set<string>();
  #refused = new Set<string>();

  /** `fetch` answers with a `data:` address; `changed` is told when a picture came. */
  constructor(
    private readonly fetch: (wanted: Wanted) => Promise<string>,
    private readonly changed: () => void,
    private readonly limit = LIMIT,
  ) {}

  /** What is wanted now, the most urgent first. What is no longer wanted is not asked for. */
  want(wanted: Wanted[]): void {
    this.#wanted = wanted;
    this.#refused.clear();
    this.#go();
  }

  /** The picture, or the same page at another size until it comes. */
  find(wanted: Wanted): string | undefined {
    const exact = this.#kept.get(keyOf(wanted));
    if (exact !== undefined) return exact;
    const page = `${wanted.fingerprint} `;
    for (const [key, data] of [...this.#kept].reverse()) if (key.startsWith(page)) return data;
    return undefined;
  }

  #go(): void {
    for (const wanted of this.#wanted) {
      const key = keyOf(wanted);
      if (this.#touch(key) || this.#flying.has(key) || this.#refused.has(key)) continue;
      if (this.#flying.size >= AT_ONCE) return;
      this.#flying.add(key);
      void this.#get(key, wanted);
    }
  }

  async #get(key: string, wanted: Wanted): Promise<void> {
    try {
      this.#keep(key, await this.fetch(wanted));
      this.changed();
    } catch {
      // The pages have moved on, and those that follow are wanted in their turn.
      this.#refused.add(key);
    } finally {
      this.#flying.delete(key);
      this.#go();
    }
  }

  /** Whether it is kept; then it is the last to go. */
  #touch(key: string): boolean {
    const data = this.#kept.get(key);
    if (data === undefined) return false;
    this.#kept.delete(key);
    this.#kept.set(key, data);
    return true;
  }

  #keep(key: string, data: string): void {
    this.#kept.set(key, data);
    this.#size += data.length;
    for (const [oldest, gone] of this.#kept) {
      if (this.#size <= this.limit || oldest === key) return;
      this.#kept.delete(oldest);
      this.#size -= gone.length;
    }
  }
}
