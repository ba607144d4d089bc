import { z } from 'zod';
import { SEALED_WORDS, type Version } from '../domain/claim.ts';
import { readings, tokens } from '../domain/fold.ts';
import type { Instant, StoryId, UserId } from '../domain/ids.ts';
import { done, type Outcome, refuse } from '../domain/outcome.ts';
import type { Database, Statement } from './database.ts';
import type { Decisions } from './decisions.ts';
import type { EventLog } from './event-log.ts';
import type { Members } from './members.ts';
import type { OutboxQueue } from './outbox-queue.ts';
import type { Recalls } from './recalls.ts';
import type { SearchIndex } from './search-index.ts';
import { wholeSeconds } from './seconds.ts';
import type { VersionRows } from './version-rows.ts';
import type { VersionTables } from './version-tables.ts';

/** Which claim is sealed, by whom and why. */
export interface Seal {
  readonly story: StoryId;
  readonly number: number;
  readonly reason: string;
  readonly by: UserId;
  readonly at: Instant;
}

/** What sealing takes words out of, and tells of it. */
interface Shelves {
  readonly decisions: Decisions;
  readonly index: SearchIndex;
  readonly log: EventLog;
  readonly members: Members;
  readonly queue: OutboxQueue;
  readonly recalls: Recalls;
  readonly rows: VersionRows;
  readonly tables: VersionTables;
}

/** What the proposer of a waiting version reads. */
const SEALED_MEANWHILE = 'The claim was sealed.';
/** So many words in a row are taken for a piece of what was sealed. */
const STRETCH_WORDS = 3;
const Numbers = z.array(z.number());
const QuestionRow = z.object({ id: z.number(), words: z.string() });

/** Takes a claim's words out of the store for good, within the caller's write transaction. */
export class Sealing {
  readonly #shelves: Shelves;
  readonly #versions: Statement;
  readonly #seal: Statement;
  readonly #blacken: Statement;
  readonly #drafters: Statement;
  readonly #imports: Statement;
  readonly #purges: readonly Statement[];
  readonly #questions: Statement;
  readonly #forgetQuestion: Statement<[number]>;
  readonly #watches: Statement;
  readonly #stopWatch: readonly Statement<[number]>[];
  readonly #letGo: Statement<[number]>;

  constructor(db: Database, shelves: Shelves) {
    this.#shelves = shelves;
    this.#versions = db
      .prepare(`
        SELECT version.id FROM claim JOIN version ON version.claim = claim.id
         WHERE claim.story = :story AND number = :number ORDER BY edition`)
      .pluck();
    this.#seal = db.prepare('INSERT INTO seal (claim, member, reason, at) VALUES (:claim, :by, :reason, :at)');
    this.#blacken = db.prepare('UPDATE version SET words = :sealed WHERE id = :version');
    this.#drafters = db.prepare('SELECT DISTINCT member FROM checked_draft ORDER BY member').pluck();
    const ofClaim = 'IN (SELECT id FROM version WHERE claim = :claim)';
    const sources =
      'SELECT source FROM version WHERE claim = :claim UNION SELECT source FROM reprint WHERE claim = :claim';
    this.#imports = db.prepare(`SELECT id FROM import WHERE source IN (${sources}) ORDER BY id`).pluck();
    this.#purges = [
      // The source's digest stays: what was held can still be proven against a copy that a court has.
      `UPDATE source SET text = '${SEALED_WORDS}' WHERE id IN (${sources})`,
      // Headlines are fond of quotations.
      `UPDATE import SET headline = NULL WHERE source IN (${sources})`,
      `UPDATE review SET reason = NULL WHERE version ${ofClaim}`,
      `UPDATE vote SET reason = NULL WHERE version ${ofClaim}`,
      // Long questions, drafts and messages that forms are open on may hold the words in any shape. Whoever uses one asks again.
      'DELETE FROM parked WHERE :claim IS NOT NULL',
      'DELETE FROM checked_draft WHERE :claim IS NOT NULL',
      `UPDATE outbox SET body = '{}' WHERE version ${ofClaim} AND kind = 'problem'`,
      // Reasons often quote the words. Those that other claims' events name, too, say nothing of this one.
      `DELETE FROM note WHERE digest IN (
         SELECT json_extract(body, '$.reason') FROM event WHERE claim = :claim
         EXCEPT SELECT json_extract(body, '$.reason') FROM event WHERE claim IS NOT :claim)`,
    ].map((sql) => db.prepare(sql));
    this.#questions = db.prepare('SELECT id, words FROM unanswered');
    this.#watches = db.prepare("SELECT id, text AS words FROM watch WHERE kind <> 'actor'");
    this.#stopWatch = ['DELETE FROM watch_match WHERE watch = ?', 'DELETE FROM watch WHERE id = ?'].map((sql) =>
      db.prepare<[number]>(sql),
    );
    this.#forgetQuestion = db.prepare<[number]>('DELETE FROM unanswered WHERE id = ?');
    this.#letGo = db.prepare<[number]>("DELETE FROM gap_taken WHERE kind = 'question' AND subject = ?");
  }

  /** See `ClaimShelf.seal`. */
  seal(seal: Seal): Outcome<readonly Version[]> {
    const { decisions, log, members, queue, recalls, rows } = this.#shelves;
    const { story, number, by: editor, at } = seal;
    const versions = rows.many(Numbers.parse(this.#versions.all({ story, number })));
    const [first] = versions;
    if (!first) throw new Error(`There is no claim ${number} in story ${story}.`);
    const { claim, reference } = first;
    if (first.sealed) return refuse({ code: 'claim_sealed', reference });
    const waiting = versions.find(({ status }) => status === 'proposed');
    if (waiting) decisions.decline({ version: waiting.id, story, claim }, editor, SEALED_MEANWHILE, at);

    const by = members.numberOf(editor);
    this.#seal.run({ claim, by, reason: seal.reason, at: wholeSeconds(at) });
    this.#takeOut(story, versions);
    // A Home tab shows the first words of its drafts.
    for (const member of Numbers.parse(this.#drafters.all())) recalls.redrawHome(member, at);
    for (const purge of this.#purges) purge.run({ claim });
    // Around the claims beside it, a digest shows the sentences that its article printed.
    for (const id of Numbers.parse(this.#imports.all({ claim }))) {
      queue.put({ kind: 'digest', version: null, recipient: null, body: { import: String(id) }, at });
    }
    const digests = this.#shelves.tables.versions(claim).map(({ id, digest }) => [id, digest]);
    const body = { reason: log.note(seal.reason), digests: Object.fromEntries(digests) };
    log.append({ what: 'claim.sealed', at, by, story, claim, body });
    for (const { id } of versions) {
      queue.put({ kind: 'card', version: id, recipient: null, at });
      recalls.begin({ version: id, kind: 'seal', by, at });
    }
    return done(rows.many(versions.map(({ id }) => id)));
  }

  #takeOut(story: StoryId, versions: readonly Version[]): void {
    const indexed = versions.map(({ id, words }) => ({ version: id, tokens: tokensOf(words) }));
    this.#shelves.index.remove(story, indexed);
    for (const { id, words } of versions) {
      this.#blacken.run({ version: id, sealed: SEALED_WORDS });
      this.#takeOutQuestions(words);
      this.#takeOutWatches(words);
    }
  }

  /** Questions that found nothing, where they repeat a stretch of the words. */
  #takeOutQuestions(words: string): void {
    for (const row of this.#questions.all()) {
      const { id, words: asked } = QuestionRow.parse(row);
      if (!repeats(asked, words)) continue;
      this.#forgetQuestion.run(id);
      this.#letGo.run(id);
    }
  }

  /** Watches for a stretch of the words. */
  #takeOutWatches(words: string): void {
    for (const row of this.#watches.all()) {
      const { id, words: watched } = QuestionRow.parse(row);
      if (isPieceOf(watched, words)) for (const statement of this.#stopWatch) statement.run(id);
    }
  }
}

/** Whether a watch repeats three words in a row of a text: a word or two say nothing of it, and may be anybody's. */
const isPieceOf = (watched: string, text: string): boolean =>
  foldedWords(watched).length >= STRETCH_WORDS && repeats(watched, text);

const tokensOf = (words: string): string[] => readings(words).flatMap((text) => text.map(({ folded }) => folded));

/** Whether a question repeats three words in a row of a text; a shorter question, all of its own. */
function repeats(question: string, text: string): boolean {
  const asked = foldedWords(question);
  const length = Math.min(STRETCH_WORDS, asked.length);
  const stretches = new Set(runsOfWords(foldedWords(text), length));
  return runsOfWords(asked, length).some((run) => stretches.has(run));
}

const foldedWords = (text: string): string[] => tokens(text).map(({ folded }) => folded);

const runsOfWords = (words: readonly string[], length: number): string[] =>
  words.slice(0, Math.max(0, words.length - length + 1)).map((_, at) => words.slice(at, at + length).join(' '));
