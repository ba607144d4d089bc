import type { Instant } from '../domain/ids.ts';
import type { Database, Statement } from './database.ts';
import { wholeSeconds } from './seconds.ts';
import type { OutboxKind } from './shelves/outbox-shelf.ts';

/** Something to tell Slack; the recipient by member number. */
export interface Queued {
  readonly kind: OutboxKind;
  readonly version: number | null;
  readonly recipient: number | null;
  readonly body?: Readonly<Record<string, string>>;
  readonly at: Instant;
  /** Not to be sent before; at once unless said. */
  readonly dueAt?: Instant;
}

/** Told once, whatever happens again. */
const ONCE: ReadonlySet<OutboxKind> = new Set(['decision', 'card_stuck']);
/** Looked up when sent: one that waits tells of what comes after it, too. */
const LATEST: ReadonlySet<OutboxKind> = new Set([
  ...(['card', 'digest', 'recall', 'reshow', 'share', 'home'] as const),
  ...(['watched', 'reminder'] as const),
]);

/** Writes outbox rows, within the transaction of the change that they tell of. */
export class OutboxQueue {
  readonly #waits: Statement;
  readonly #everQueued: Statement;
  readonly #put: Statement;
  readonly #digest: Statement;

  constructor(db: Database) {
    // One that is on its way may carry what stood there before, also when Slack keeps it waiting past its lease; only one
    // that nobody has taken tells what is true when it goes.
    this.#waits = db.prepare(`
      SELECT 1 FROM outbox
       WHERE lane = :lane AND kind = :kind AND sent_at IS NULL AND given_up IS NULL AND claimed_until IS NULL
       LIMIT 1`);
    this.#everQueued = db.prepare('SELECT 1 FROM outbox WHERE version = :version AND kind = :kind LIMIT 1');
    this.#digest = db
      .prepare('SELECT import FROM imported JOIN version USING (claim) WHERE version.id = :version')
      .pluck();
    this.#put = db.prepare(`
      INSERT INTO outbox (kind, version, recipient, body, made_at, due_at, lane)
      VALUES (:kind, :version, :recipient, :body, :at, :dueAt, :lane)`);
  }

  /** Queues an item, unless what it would tell is told already, or will be by one that waits. */
  put({ kind, version, recipient, body = {}, at, dueAt = at }: Queued): void {
    const lane = laneOf({ kind, version, recipient, body });
    if (ONCE.has(kind) && this.#everQueued.get({ kind, version })) return;
    if (LATEST.has(kind) && this.#waits.get({ lane, kind })) return;
    const row = { kind, version, recipient, body: JSON.stringify(body), lane };
    this.#put.run({ ...row, at: wholeSeconds(at), dueAt: Math.ceil(dueAt) });
    if (kind === 'card') this.#redrawDigest(version, at);
  }

  /** What shows on a card shows in the digest of its import. */
  #redrawDigest(version: number | null, at: Instant): void {
    const id = this.#digest.get({ version });
    if (typeof id === 'number')
      this.put({ kind: 'digest', version: null, recipient: null, body: { import: String(id) }, at });
  }
}

/** What must not overtake each other: news of one version's kind, of one message, or for one person. */
function laneOf({
  kind,
  version,
  recipient,
  body = {},
}: Pick<Queued, 'kind' | 'version' | 'recipient' | 'body'>): string {
  if (kind === 'channel') return `channel of ${body['story']} to ${recipient}`;
  if (kind === 'home' && recipient === null) return `home of ${body['story']} for ${body['to']}`;
  if (kind === 'morning') return `morning of ${body['story']}`;
  if (kind === 'request_due') return `${kind} ${body['request']}`;
  if (kind === 'digest' || kind === 'import_done') return `${kind} ${body['import']}`;
  if (kind === 'reshow' || kind === 'share') return `message ${body['channel']} ${body['ts']}`;
  return `${kind} ${version ?? `to ${recipient}`}`;
}
