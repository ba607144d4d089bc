import { escapeMrkdwn } from '../block-kit/escape.ts';
import { rich, section } from '../block-kit/rich.ts';
import type { UserId } from '../domain/ids.ts';
import type { Newsroom } from '../feature.ts';
import type { Log } from '../log.ts';
import type { StoreFault } from '../store/store-fault.ts';
import type { Message } from '../workspace.ts';

/** Between two tries whether the store takes writes again. */
const PROBE_MS = 10_000;

/** What the watch works with; `editors` as the settings name them. */
interface Watched {
  readonly newsroom: Newsroom;
  readonly editors: readonly string[];
  readonly log: Log;
  readonly probeMs?: number | undefined;
  /** Writes go through again: what nobody was refused, such as an emoji, is to be made up for. */
  readonly onFiling: () => void;
}

/**
 * Knows whether the fact store can be written. From the first fault until a write goes through again the desk is not
 * filing: `/readyz` says so, and the editors are told once, and once more when it files again.
 */
export class StoreWatch {
  readonly #watched: Watched;
  #because: string | null = null;
  #probe: NodeJS.Timeout | undefined;

  constructor(watched: Watched) {
    this.#watched = watched;
  }

  /** Why nothing can be saved now; `null` while it can. */
  get because(): string | null {
    return this.#because;
  }

  /** The store could not read or write its file. */
  heard(fault: StoreFault): void {
    if (fault.because === null || this.#because !== null) return;
    this.#because = fault.because;
    this.#watched.log.error('not filing', { code: fault.code });
    void this.#tell(
      `I can't file anything just now, because ${fault.because}. Nothing is half-saved. I say so to everyone who tries, and tell you when I file again; meanwhile, whoever runs me has to see to it.`,
    );
    this.#probe = setInterval(() => void this.#look(), this.#watched.probeMs ?? PROBE_MS).unref();
  }

  stop(): void {
    clearInterval(this.#probe);
  }

  async #look(): Promise<void> {
    const { store, now } = this.#watched.newsroom;
    try {
      // A write that nobody misses.
      await store.jobs.claim('probe', 0, now());
    } catch {
      return;
    }
    this.stop();
    this.#because = null;
    this.#watched.log.info('filing again');
    this.#watched.onFiling();
    await this.#tell('I file again. What was refused meanwhile was not saved: please send it once more.');
  }

  /** Straight to Slack: what cannot be written has no outbox either. */
  async #tell(text: string): Promise<void> {
    const { newsroom, log } = this.#watched;
    const message: Message = { text: escapeMrkdwn(text), blocks: [rich(section(text))] };
    try {
      for (const editor of await this.#editors()) await newsroom.workspace.post(editor, message);
    } catch (fault) {
      log.error('the editors could not be told', {}, fault);
    }
  }

  /** Those whom the settings name; where they name nobody, who made the running stories. */
  async #editors(): Promise<ReadonlySet<UserId>> {
    const { newsroom, editors } = this.#watched;
    const groups = editors.filter((id) => id.startsWith('S'));
    const people = editors.filter((id) => !id.startsWith('S')) as UserId[];
    const members = await Promise.all(groups.map((id) => newsroom.workspace.group(id)));
    const named = new Set([...people, ...members.flatMap((group) => [...group])]);
    if (editors.length > 0) return named;
    const stories = await newsroom.store.stories.all().catch(() => []);
    return new Set(stories.filter(({ archivedAt }) => archivedAt === null).map(({ madeBy }) => madeBy));
  }
}
