import { z } from 'zod';
import type { GapKey, OpenQuestion } from '../domain/gaps.ts';
import type { Instant, StoryId, UserId } from '../domain/ids.ts';
import { userId } from './columns.ts';
import { atomically, type Database, type Statement } from './database.ts';
import type { Members } from './members.ts';
import { wholeSeconds } from './seconds.ts';
import type { GapShelf, TakenGap } from './shelves/request-shelf.ts';

const QuestionRow: z.ZodType<OpenQuestion> = z.object({
  id: z.number(),
  words: z.string(),
  times: z.number(),
  lastAt: z.number(),
});
const TakenRow: z.ZodType<TakenGap> = z.object({
  kind: z.enum(['overdue', 'unasked', 'few_sources', 'plural_source', 'on_background', 'question']),
  subject: z.number(),
  actor: z.number(),
  by: userId,
});

/** Questions that found nothing, and who looks after which gap, in SQL. */
export class Gaps implements GapShelf {
  readonly #db: Database;
  readonly #members: Members;
  readonly #questions: Statement;
  readonly #dismiss: Statement;
  readonly #letGoOfQuestion: Statement;
  readonly #taken: Statement<[StoryId]>;
  readonly #take: Statement;
  readonly #letGo: Statement;

  constructor(db: Database, members: Members) {
    this.#db = db;
    this.#members = members;
    // SQLite takes `words` from the row of the one max(): as it was asked last.
    this.#questions = db.prepare(`
      SELECT min(id) AS id, words, count(*) AS times, max(at) AS lastAt FROM unanswered
       WHERE story = :story GROUP BY folded(words) ORDER BY lastAt DESC, id DESC LIMIT :limit`);
    this.#dismiss = db.prepare(`
      DELETE FROM unanswered WHERE story = :story
         AND folded(words) = (SELECT folded(words) FROM unanswered WHERE id = :id AND story = :story)`);
    this.#letGoOfQuestion = db.prepare(
      "DELETE FROM gap_taken WHERE story = :story AND kind = 'question' AND subject = :id",
    );
    this.#taken = db.prepare(
      'SELECT kind, subject, actor, slack AS by FROM gap_taken JOIN member ON member.id = member WHERE story = ?',
    );
    this.#take = db.prepare(`
      INSERT INTO gap_taken (story, kind, subject, actor, member, at) VALUES (:story, :kind, :subject, :actor, :by, :at)
      ON CONFLICT DO NOTHING`);
    this.#letGo = db.prepare(`
      DELETE FROM gap_taken WHERE story = :story AND kind = :kind AND subject = :subject AND actor = :actor`);
  }

  async questions(story: StoryId, limit: number): Promise<readonly OpenQuestion[]> {
    return z.array(QuestionRow).parse(this.#questions.all({ story, limit }));
  }

  async dismiss(story: StoryId, id: number): Promise<void> {
    atomically(this.#db, () => {
      this.#dismiss.run({ story, id });
      this.#letGoOfQuestion.run({ story, id });
    });
  }

  async taken(story: StoryId): Promise<readonly TakenGap[]> {
    return z.array(TakenRow).parse(this.#taken.all(story));
  }

  async take(story: StoryId, { kind, subject, actor }: GapKey, by: UserId, at: Instant): Promise<boolean> {
    return atomically(this.#db, () => {
      const row = { story, kind, subject, actor, by: this.#members.numberOf(by), at: wholeSeconds(at) };
      return this.#take.run(row).changes === 1;
    });
  }

  async letGo(story: StoryId, { kind, subject, actor }: GapKey): Promise<void> {
    this.#letGo.run({ story, kind, subject, actor });
  }
}
