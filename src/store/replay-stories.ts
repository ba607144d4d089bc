import { z } from 'zod';
import { USUAL_RHYTHM } from '../domain/rhythm.ts';
import { HOUSE_RULES } from '../domain/story.ts';
import { EventRow } from './chain.ts';
import type { Database } from './database.ts';
import { sha256 } from './digest.ts';
import type { Findings } from './findings.ts';

const StoryRow = z.object({
  id: z.number(),
  slug: z.string(),
  key: z.string(),
  title: z.string().transform(sha256),
  zone: z.string(),
  channel: z.string().transform(sha256).nullable(),
  openness: z.string(),
  approvalsNeeded: z.number(),
  fourEyes: z.number().transform((value) => value === 1),
  responseHours: z.number(),
  sourcesNeeded: z.number(),
  madeBy: z.number(),
  madeAt: z.number(),
  archivedAt: z.number().nullable(),
  digestAt: z.number().nullable(),
  quietFrom: z.number(),
  quietUntil: z.number(),
  remindAfter: z.number().nullable(),
});

const Body = z.record(z.string(), z.unknown());
const Change = z.tuple([z.unknown(), z.unknown()]);

/** A setting as the log tells it, and the event that told it last; `null` where none did, and it is as usual. */
interface Told {
  readonly value: unknown;
  readonly seq: number | null;
}

/** Replays each story's own events, and compares what they add up to with its row. */
export function replayStories(db: Database, findings: Findings): void {
  const events = db.prepare<[number]>(
    `SELECT seq, at, member, what, story, claim, version, body, hash FROM event
      WHERE story = ? AND claim IS NULL ORDER BY seq`,
  );
  const stories = db.prepare(`
    SELECT id, slug, key, title, zone, channel, openness, approvals_needed AS approvalsNeeded, four_eyes AS fourEyes,
           response_hours AS responseHours, sources_needed AS sourcesNeeded, made_by AS madeBy, made_at AS madeAt, archived_at AS archivedAt, digest_at AS digestAt,
           quiet_from AS quietFrom, quiet_until AS quietUntil, remind_after AS remindAfter
      FROM story ORDER BY id`);
  for (const row of stories.iterate()) {
    const { id, ...story } = StoryRow.parse(row);
    const told = replayStory(z.array(EventRow).parse(events.all(id)), findings);
    for (const [name, value] of Object.entries(story)) {
      const last = told.get(name);
      findings.row(value === (last?.value ?? null), last?.seq ?? null, `story ${id} has another ${name}`);
    }
  }
}

function replayStory(events: readonly EventRow[], findings: Findings): Map<string, Told> {
  const begun = Object.entries({ ...USUAL_RHYTHM, ...HOUSE_RULES });
  const told = new Map<string, Told>(begun.map(([name, value]) => [name, { value, seq: null }]));
  for (const { seq, at, member, what, body } of events) {
    const tell = (name: string, value: unknown) => told.set(name, { value, seq });
    const said = Body.parse(JSON.parse(body));
    if (what === 'story.made') {
      for (const [name, value] of Object.entries({ ...said, madeBy: member, madeAt: at })) tell(name, value);
    } else if (what === 'story.bound') {
      findings.event(said['from'] === told.get('channel')?.value, seq, 'starts from another channel');
      tell('channel', said['to']);
    } else if (what === 'story.settings') {
      for (const [name, change] of Object.entries(said)) {
        const [from, to] = Change.parse(change);
        findings.event(from === told.get(name)?.value, seq, `starts from another ${name}`);
        tell(name, to);
      }
    } else if (what === 'story.archived') {
      tell('archivedAt', at);
    } else if (what !== 'article.imported' && !what.startsWith('actor.')) {
      findings.event(false, seq, 'is of a kind that stories do not have');
    }
  }
  return told;
}
