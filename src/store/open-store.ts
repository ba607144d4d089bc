import type { Story } from '../domain/story.ts';
import { ActorChanges } from './actor-changes.ts';
import { ActorDesk } from './actor-desk.ts';
import { ActorMerges } from './actor-merges.ts';
import { Actors } from './actors.ts';
import { Amending } from './amending.ts';
import { BringingIn } from './bringing-in.ts';
import { CardLine } from './card-line.ts';
import { Casting } from './casting.ts';
import { Changes } from './changes.ts';
import { Claims } from './claims.ts';
import { controlKey } from './control-key.ts';
import { type Database, type OpenOptions, openDatabase } from './database.ts';
import { Decisions } from './decisions.ts';
import { Drafts } from './drafts.ts';
import { Editions } from './editions.ts';
import { EventLog } from './event-log.ts';
import { Exposures } from './exposures.ts';
import type { FactStore } from './fact-store.ts';
import { Filing } from './filing.ts';
import { Forgetting } from './forgetting.ts';
import { Gaps } from './gaps.ts';
import { guarded } from './guarded.ts';
import { History } from './history.ts';
import { Homes } from './homes.ts';
import { ImportProgress } from './import-progress.ts';
import { Imports } from './imports.ts';
import { SqlJobs } from './jobs.ts';
import { LinkDesk, Links } from './links.ts';
import { Members } from './members.ts';
import { migrate, pendingMigrations } from './migrate.ts';
import { Moment } from './moment.ts';
import { NamingCards } from './naming-cards.ts';
import { SqlOutbox } from './outbox.ts';
import { OutboxQueue } from './outbox-queue.ts';
import { presenceOf } from './presence.ts';
import { Profiles } from './profiles.ts';
import { Recalls } from './recalls.ts';
import { DeskRecord } from './record.ts';
import { Requests } from './requests.ts';
import { Reviews } from './reviews.ts';
import { Rounds } from './rounds.ts';
import { Sealing } from './sealing.ts';
import { Search } from './search.ts';
import { SearchIndex } from './search-index.ts';
import { Shares } from './shares.ts';
import { Sources } from './sources.ts';
import { Spelling } from './spelling.ts';
import { asStoreFault, type StoreFault } from './store-fault.ts';
import { Stories } from './stories.ts';
import { StoryChannels } from './story-channels.ts';
import { VersionRows } from './version-rows.ts';
import { VersionTables } from './version-tables.ts';
import { Votes } from './votes.ts';
import { Watches } from './watches.ts';

/** How a fact store is opened; `onFault` hears each time its file cannot be read or written. */
export interface StoreOptions extends Pick<OpenOptions, 'busyTimeoutMs'> {
  readonly onFault?: (fault: StoreFault) => void;
}

/**
 * Opens the fact store in a SQLite file, making or updating the file if need be.
 *
 * @param path - of the file; `:memory:` for one that is gone at the end
 * @throws StoreFault whose message says what is wrong with the file and what to do
 */
export function openFactStore(path: string, options: StoreOptions = {}): FactStore {
  try {
    const db = openDatabase(path, options);
    try {
      migrate(db, path);
      return guardedStore(shelve(db), path, options.onFault ?? (() => undefined));
    } catch (error) {
      db.close();
      throw error;
    }
  } catch (error) {
    throw asStoreFault(error, path);
  }
}

function guardedStore(store: FactStore, path: string, onFault: (fault: StoreFault) => void): FactStore {
  const { stories, actors, profiles, claims, reviews, recalls, shares, outbox } = store;
  const { channels, imports, links, requests, gaps, jobs, record, drafts } = store;
  const { changes, watches, rounds, homes } = store;
  const isThere = presenceOf(path);
  return {
    stories: guarded(stories, path, isThere, onFault),
    actors: guarded(actors, path, isThere, onFault),
    profiles: guarded(profiles, path, isThere, onFault),
    claims: guarded(claims, path, isThere, onFault),
    reviews: guarded(reviews, path, isThere, onFault),
    recalls: guarded(recalls, path, isThere, onFault),
    shares: guarded(shares, path, isThere, onFault),
    outbox: guarded(outbox, path, isThere, onFault),
    channels: guarded(channels, path, isThere, onFault),
    imports: guarded(imports, path, isThere, onFault),
    links: guarded(links, path, isThere, onFault),
    changes: guarded(changes, path, isThere, onFault),
    watches: guarded(watches, path, isThere, onFault),
    rounds: guarded(rounds, path, isThere, onFault),
    homes: guarded(homes, path, isThere, onFault),
    requests: guarded(requests, path, isThere, onFault),
    gaps: guarded(gaps, path, isThere, onFault),
    jobs: guarded(jobs, path, isThere, onFault),
    record: guarded(record, path, isThere, onFault),
    drafts: guarded(drafts, path, isThere, onFault),
    controlKey: store.controlKey,
    close: () => store.close(),
  };
}

/** A fact store as it is, without a change to its file: what the next start would apply, and the stories where nothing. */
export interface Inspection {
  readonly pending: readonly string[];
  readonly stories: readonly Story[];
}

/**
 * Looks into a fact store that may be in use, and may be older than this Story Desk. Changes nothing.
 *
 * @throws StoreFault as {@link openFactStore} does
 */
export async function inspectFactStore(path: string): Promise<Inspection> {
  try {
    const db = openDatabase(path, { readonly: true });
    try {
      const pending = pendingMigrations(db, path);
      return { pending, stories: pending.length > 0 ? [] : await shelve(db).stories.all() };
    } finally {
      db.close();
    }
  } catch (error) {
    throw asStoreFault(error, path);
  }
}

/** Puts the shelves on a database that is up to date. */
function shelve(db: Database): FactStore {
  const members = new Members(db);
  const queue = new OutboxQueue(db);
  const homes = new Homes(db, { members, queue });
  const log = new EventLog(db, (event) => homes.heard(event));
  const rows = new VersionRows(db);
  const shares = new Shares(db, queue);
  const places = new StoryChannels(db, { members, queue, shares });
  const recalls = new Recalls(db, { homes, members, queue, rows });
  const spelling = new Spelling(db);
  const exposures = new Exposures(db, { members, recalls, queue });
  const votes = new Votes(db, log, members);
  const sources = new Sources(db);
  const links = new Links(db, { log, members, queue });
  const imports = new ImportProgress(db, queue);
  const watches = new Watches(db, { members, queue });
  const line = new CardLine(db, queue);
  const decisions = new Decisions(db, { imports, line, links, log, members, queue, recalls, watches });
  const index = new SearchIndex(db, spelling);
  const casting = new Casting(db);
  const editions = new Editions(db, { members, casting, sources, index, log, queue });
  const filing = new Filing(db, { casting, editions, rows });
  const bringingIn = new BringingIn(db, { casting, editions, line, members });
  const amending = new Amending(db, { casting, decisions, editions, members, queue, rows, sources });
  const moment = new Moment(db);
  const actors = new Actors(db, moment);
  const profiles = new Profiles(db);
  const cards = new NamingCards(db, queue);
  const tables = new VersionTables(db);
  const sealing = new Sealing(db, { decisions, index, log, members, queue, recalls, rows, tables });
  return {
    stories: new Stories(db, { log, members, places, shares }),
    actors,
    profiles: new ActorDesk(db, {
      actors,
      profiles,
      changes: new ActorChanges(db, { cards, log, members, profiles }),
      merges: new ActorMerges(db, { cards, log, members }),
    }),
    claims: new Claims(db, { filing, bringingIn, amending, sealing, rows, moment, search: new Search(db, spelling) }),
    reviews: new Reviews(db, { votes, decisions, queue, rows }),
    recalls,
    shares,
    outbox: new SqlOutbox(db, queue, members),
    channels: places,
    imports: new Imports(db, { filing, links, log, members, queue, sources }),
    links: new LinkDesk(db, links),
    changes: new Changes(db, { homes, members }),
    watches,
    rounds: new Rounds(db, { members, queue }),
    homes,
    requests: new Requests(db, { filing, links, log, members, queue, rows }),
    gaps: new Gaps(db, members),
    jobs: new SqlJobs(db),
    record: new DeskRecord(db, {
      history: new History(db),
      exposures,
      forgetting: new Forgetting(db, { log, members }),
      log,
      members,
      queue,
    }),
    drafts: new Drafts(db, { members, queue }),
    controlKey: controlKey(db),
    close() {
      exposures.flush();
      db.close();
    },
  };
}
