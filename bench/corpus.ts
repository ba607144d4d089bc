import { existsSync, renameSync, rmSync } from 'node:fs';
import type { StoryId } from '../src/domain/ids.ts';
import { foldName } from '../src/domain/names.ts';
import { earliest, latest, parseSaid } from '../src/domain/said.ts';
import { type Database, openDatabase, type Statement } from '../src/store/database.ts';
import { EventLog } from '../src/store/event-log.ts';
import { openFactStore } from '../src/store/open-store.ts';
import { SearchIndex } from '../src/store/search-index.ts';
import { Spelling } from '../src/store/spelling.ts';
import { contentDigest } from '../src/store/version-content.ts';
import { seededRandom, ZipfWords } from './zipf-words.ts';

/** How large a made-up newsroom is. */
export interface CorpusSize {
  readonly claims: number;
  readonly stories: number;
}

const ACTORS_PER_STORY = 12;
export const VOCABULARY = 150_000;
/** Words that a story uses again and again, and how often one of them stands for another. */
const TOPIC_WORDS = 150;
const TOPIC_SHARE = 0.2;
const ROWS_PER_TRANSACTION = 20_000;
const START = 1_700_000_000;

/**
 * Makes a database of approved claims in the fact store's own tables: words with natural frequencies, each story with
 * some of its own, stories of very different sizes, in the order of a newsroom that covers them all at once.
 */
export function makeCorpus(path: string, size: CorpusSize): void {
  if (existsSync(path)) return;
  const unfinished = `${path}.part`;
  for (const file of [unfinished, `${unfinished}-wal`, `${unfinished}-shm`]) rmSync(file, { force: true });
  openFactStore(unfinished).close();
  const db = openDatabase(unfinished);
  try {
    db.pragma('synchronous = OFF');
    db.pragma('cache_size = -500000');
    new Corpus(db, size).fill();
    db.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    db.close();
  }
  renameSync(unfinished, path);
}

class Corpus {
  readonly #db: Database;
  readonly #size: CorpusSize;
  readonly #random = seededRandom(20_240_810);
  readonly #zipf = new ZipfWords(VOCABULARY, this.#random);
  readonly #log: EventLog;
  /** The newest claim's number, by story. */
  readonly #numbers = new Map<number, number>();
  readonly #index: SearchIndex;

  constructor(db: Database, size: CorpusSize) {
    this.#db = db;
    this.#size = size;
    this.#log = new EventLog(db, () => undefined);
    this.#index = new SearchIndex(db, new Spelling(db));
  }

  fill(): void {
    const topics = this.#db.transaction(() => this.#fillStories())();
    const storyOf = this.#storiesInTurn();
    const insert = this.#inserts();
    for (let from = 1; from <= this.#size.claims; from += ROWS_PER_TRANSACTION) {
      this.#db.transaction(() => {
        for (let id = from; id < Math.min(from + ROWS_PER_TRANSACTION, this.#size.claims + 1); id += 1) {
          const story = storyOf();
          this.#fillClaim(id, story, topics[story] ?? [], insert);
        }
      })();
    }
  }

  #fillStories(): string[][] {
    this.#db.exec("INSERT INTO member (slack) VALUES ('UBENCH1'), ('UBENCH2')");
    const story = this.#db.prepare(`
      INSERT INTO story (slug, key, title, zone, openness, approvals_needed, four_eyes, made_by, made_at)
      VALUES (:slug, :key, :slug, 'America/New_York', 'open', 1, 1, 1, ${START})`);
    const actor = this.#db.prepare(
      `INSERT INTO actor (story, name, folded, added_by, added_at) VALUES (:id, :name, :folded, 1, ${START})`,
    );
    const topics: string[][] = [[]];
    for (let id = 1; id <= this.#size.stories; id += 1) {
      story.run({ slug: `bench-story-${id}`, key: `B${id}` });
      for (let count = 0; count < ACTORS_PER_STORY; count += 1) {
        const name = `${this.#zipf.word()} ${this.#zipf.word()} ${id}-${count}`;
        actor.run({ id, name, folded: foldName(name) });
      }
      const topic = Array.from(
        { length: TOPIC_WORDS },
        () => 200 + Math.floor(this.#random() ** 2 * (VOCABULARY - 200)),
      );
      topics.push(topic.map((rank) => this.#zipf.words[rank] ?? ''));
    }
    return topics;
  }

  /** Deals out stories so that the largest has some thirty times the claims of a middling one. */
  #storiesInTurn(): () => number {
    const weights = Array.from({ length: this.#size.stories }, (_, index) => 1 / (index + 20) ** 0.8);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const deck = weights.flatMap((weight, index) =>
      Array<number>(Math.max(1, Math.round((weight / total) * this.#size.stories * 50))).fill(index + 1),
    );
    return () => deck[Math.floor(this.#random() * deck.length)] ?? 1;
  }

  #inserts() {
    return {
      claim: this.#db.prepare(`
        INSERT INTO claim (id, story, number) VALUES (:id, :story, :number)`),
      version: this.#db.prepare(`
        INSERT INTO version (id, story, claim, edition, words, kind, stance, speaker, title, said, said_from, said_until,
                             venue, outlet, ground_rules, proposed_by, proposed_at, digest)
        VALUES (:id, :story, :id, 1, :words, 'quote', :stance, :speaker, 'spokesman', :said, :from, :until,
                'in a statement', 'Reuters', 'on_the_record', 1, :at, :digest)`),
      about: this.#db.prepare('INSERT INTO version_about (version, position, actor) VALUES (:id, 0, :about)'),
      review: this.#db.prepare(
        "INSERT INTO review (version, story, status, decided_at) VALUES (:id, :story, 'approved', :at)",
      ),
      decision: this.#db.prepare('INSERT INTO decision (version, position, member) VALUES (:id, 0, 2)'),
    };
  }

  #fillClaim(id: number, story: number, topic: readonly string[], insert: Record<string, Statement>): void {
    const words = this.#words(topic);
    const text = `${words.join(' ')}.`;
    const speaker = (story - 1) * ACTORS_PER_STORY + 1 + Math.floor(this.#random() ** 2 * ACTORS_PER_STORY);
    const about = (story - 1) * ACTORS_PER_STORY + 1 + Math.floor(this.#random() * ACTORS_PER_STORY);
    const said = parseSaid(new Date((START + id * 60) * 1_000).toISOString().slice(0, 10));
    const stance = this.#random() < 0.05 ? 'denial' : 'statement';
    const at = START + id * 60;
    const content = { words: text, kind: 'quote', stance, title: 'spokesman', said, speaker, about: [about] } as const;
    const place = { venue: 'in a statement', outlet: 'Reuters', link: null, groundRules: 'on_the_record' } as const;
    const digest = contentDigest({
      ...content,
      ...place,
      terms: null,
      identityKnownTo: null,
      embargo: null,
      source: null,
      spans: [],
    });
    const from = said && earliest(said);
    const until = said && latest(said);
    const number = (this.#numbers.get(story) ?? 0) + 1;
    this.#numbers.set(story, number);
    const row = { id, story, number, at, about, speaker, stance, said, from, until, digest, words: text };
    for (const statement of Object.values(insert)) statement.run(row);
    const event = { at, story, claim: id, version: id };
    this.#log.append({ ...event, what: 'claim.proposed', by: 1, body: { number, edition: 1, digest } });
    this.#log.append({ ...event, what: 'version.approved', by: 2, body: { approvers: [2] } });
    this.#index.add(story as StoryId, id, words);
  }

  /** Eight to forty words, as quotes have. */
  #words(topic: readonly string[]): string[] {
    const length = 8 + Math.floor((this.#random() + this.#random()) * 16);
    return Array.from({ length }, () =>
      this.#random() < TOPIC_SHARE ? (topic[Math.floor(this.#random() ** 2 * topic.length)] ?? '') : this.#zipf.word(),
    );
  }
}
