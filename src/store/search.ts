import { z } from 'zod';
import { readings } from '../domain/fold.ts';
import type { StoryId } from '../domain/ids.ts';
import type { Database, Statement } from './database.ts';
import type { ReviewTable } from './moment.ts';
import { EVERY_FILTER, type Narrowing, narrowing, tableFor } from './narrowing.ts';
import { SPELLED_MAX, withOneLeftOut } from './near-questions.ts';
import { Prepared } from './prepared.ts';
import { type Terms, termsIn, WHOLE } from './search-terms.ts';
import type { Filter } from './shelves/claim-shelf.ts';
import type { Scope } from './shelves/scope.ts';
import type { Spelling } from './spelling.ts';

/** A few stories are asked one by one, each in its own index; more of them are picked out of the whole. */
const STORIES_ASKED_APART = 32;

const EVERYWHERE: Scope = { except: [], upTo: Number.MAX_SAFE_INTEGER as StoryId };
const Ids = z.array(z.number());
const StoryIds = z.array(z.number().transform((id) => id as StoryId));

/** Asks the stories in scope. @returns version numbers, newest first */
type Ask = (match: (terms: Terms) => string, limit: number) => number[];

/** Narrows a question to the versions that may answer it. */
export class Search {
  readonly #spelling: Spelling;
  readonly #statements: Prepared;
  readonly #storiesOfActors: Statement<[string]>;
  readonly #words: Statement<[number]>;

  constructor(db: Database, spelling: Spelling) {
    this.#spelling = spelling;
    this.#statements = new Prepared(db);
    this.#storiesOfActors = db
      .prepare<[string]>('SELECT DISTINCT story FROM actor WHERE id IN (SELECT value FROM json_each(?))')
      .pluck();
    this.#words = db.prepare<[number]>('SELECT words FROM version WHERE id = ?').pluck();
    // Put together when asked for; SQL that no longer fits the tables must still fail at the start.
    for (const index of INDEXES) {
      this.#matching(index, narrowing({ only: [] }, EVERY_FILTER, 'review.story'), 'review');
    }
  }

  /** Numbers of versions, best candidates first; see `ClaimShelf.candidates`. */
  candidates(scope: Scope, filter: Filter, tokens: readonly string[], limit: number): number[] {
    if (tokens.length === 0 || limit < 1) return [];
    const ask = this.#asking(this.#closest(scope, filter), filter);
    const found = new Set(this.#phrases(ask, tokens, limit));
    if (tokens.length > 1 && found.size < limit)
      fill(
        found,
        ask((terms) => terms.all(tokens), limit),
        limit,
      );
    return found.size > 0 ? [...found] : this.#nearMisses(ask, tokens, limit);
  }

  #phrases(ask: Ask, tokens: readonly string[], limit: number): number[] {
    for (let asked = limit; ; asked *= 4) {
      const ids = ask((terms) => terms.phrase(tokens), asked);
      if (ids.length < limit || tokens.length < 3) return ids;
      // An index of pairs finds more than phrases; where there is more than is wanted, none may displace a phrase.
      const phrases = ids.filter((id) => this.#holdsPhrase(id, tokens));
      if (phrases.length >= limit || ids.length < asked) return phrases.slice(0, limit);
    }
  }

  #nearMisses(ask: Ask, tokens: readonly string[], limit: number): number[] {
    const found = new Set<number>();
    for (const [at, word] of tokens.length > SPELLED_MAX ? [] : tokens.entries()) {
      const instead = this.#spelling.corrections(word);
      if (instead.length > 0)
        fill(
          found,
          ask((terms) => terms.instead(tokens, at, instead), limit),
          limit,
        );
    }
    for (const rest of withOneLeftOut(tokens)) {
      if (found.size < limit)
        fill(
          found,
          ask((terms) => terms.all(rest), limit),
          limit,
        );
    }
    return [...found];
  }

  #asking(scope: Scope, filter: Filter): Ask {
    if ('except' in scope || scope.only.length > STORIES_ASKED_APART) {
      const asked = narrowing(scope, filter, 'review.story');
      const statement = this.#matching('search', asked, tableFor(filter));
      return (match, limit) => Ids.parse(statement.all({ ...asked.params, match: match(WHOLE), limit }));
    }
    // A story's own terms are in its versions alone: the match narrows to the story, too.
    const asked = narrowing(EVERYWHERE, filter, 'review.story');
    const statement = this.#matching('story_search', asked, tableFor(filter));
    const stories = scope.only.map(termsIn);
    return (match, limit) =>
      stories
        .flatMap((terms) => Ids.parse(statement.all({ ...asked.params, match: match(terms), limit })))
        .sort((a, b) => b - a)
        .slice(0, limit);
  }

  /** Actors belong to one story each, so that asking for some of them means asking in few stories. */
  #closest(scope: Scope, filter: Filter): Scope {
    const actors = filter.by ?? filter.about;
    if (actors === undefined) return scope;
    const stories = StoryIds.parse(this.#storiesOfActors.all(JSON.stringify(actors)));
    const isInScope = (story: StoryId) =>
      'only' in scope ? scope.only.includes(story) : story <= scope.upTo && !scope.except.includes(story);
    return { only: stories.filter(isInScope) };
  }

  #holdsPhrase(id: number, tokens: readonly string[]): boolean {
    const words = z.string().parse(this.#words.get(id));
    const texts = readings(words).map((text) => text.map(({ folded }) => folded).join(' '));
    return texts.some((text) => ` ${text} `.includes(` ${tokens.join(' ')} `));
  }

  #matching(index: (typeof INDEXES)[number], { where, needsVersion }: Narrowing, review: ReviewTable): Statement {
    return this.#statements
      .get(`
        SELECT review.version FROM ${index} CROSS JOIN ${review} AS review ON review.version = ${index}.rowid
          ${needsVersion ? 'CROSS JOIN version ON version.id = review.version' : ''}
         WHERE ${index} MATCH :match AND ${where}
         ORDER BY ${index}.rowid DESC LIMIT :limit`)
      .pluck();
  }
}

const INDEXES = ['search', 'story_search'] as const;

/** Adds what is not there yet, up to a limit. */
function fill(found: Set<number>, more: readonly number[], limit: number): void {
  for (const id of more) if (found.size < limit) found.add(id);
}
