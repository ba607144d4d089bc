import { Activity } from './activity/activity.ts';
import type { InstalledApp } from './app.ts';
import { Interactions } from './interactions.ts';
import { Journal } from './journal.ts';
import { Channels } from './state/channels.ts';
import { Files } from './state/files.ts';
import { type Clock, Ledger } from './state/ledger.ts';
import { Messages } from './state/messages.ts';
import { People } from './state/people.ts';
import type { Channel, Person, SharedFile, WorkspaceState } from './state/records.ts';
import { Views } from './state/views.ts';
import { Unanswered } from './unanswered.ts';

/** A Slack workspace with one app installed: who is there, what was said, what is open, what the app did. */
export class Workspace {
  readonly ledger: Ledger;
  readonly app: InstalledApp;
  readonly people: People;
  readonly channels: Channels;
  readonly messages: Messages;
  readonly files: Files;
  readonly views: Views;
  readonly interactions: Interactions;
  readonly journal: Journal;
  readonly activity: Activity;
  readonly unanswered: Unanswered;
  /**
   * How many people a reaction lists, of those it counts: Slack's `users` "might not always contain all users"
   * (docs.slack.dev, reactions.get). A test lowers it.
   */
  reactorsListed = Number.POSITIVE_INFINITY;
  /** Where permalinks lead and response URLs are answered; ends in a slash. The server sets them when it listens. */
  urls: { permalinks: string; base: string };

  constructor(state: WorkspaceState, app: InstalledApp, clock: Clock) {
    this.ledger = new Ledger(state, clock);
    this.app = app;
    this.people = new People(this.ledger);
    this.channels = new Channels(this.ledger);
    this.messages = new Messages(this.ledger);
    this.files = new Files(this.ledger);
    this.views = new Views(this.ledger);
    this.interactions = new Interactions(this.ledger);
    this.journal = new Journal(this.ledger);
    this.activity = new Activity(this.ledger);
    this.unanswered = new Unanswered(this.ledger);
    this.urls = { permalinks: `https://${state.team.domain}.slack.com/`, base: 'http://127.0.0.1/' };
  }

  /** Puts another state in place of this one, and forgets what was done in it. Whoever listens goes on to. */
  beginAnew(state: WorkspaceState): void {
    this.interactions.forget();
    this.files.forget();
    this.journal.clear();
    this.activity.clear();
    this.ledger.beginAnew(state);
  }

  get team(): WorkspaceState['team'] {
    return this.ledger.state.team;
  }

  /** Whether somebody can see what is in a channel: its members, and for public ones every full member. */
  canSee(person: Person, channel: Channel): boolean {
    if (channel.members.includes(person.id)) return true;
    return channel.kind === 'public' && !person.is_restricted && !this.people.isOutsider(person);
  }

  /** Whether somebody can see a file: their own, one in a channel that they see; for the app, also one from a form. */
  canSeeFile(person: Person, { id, user, in_form = false }: SharedFile): boolean {
    if (user === person.id || (in_form && person.id === this.people.bot.id)) return true;
    const seen = this.channels.all.filter((channel) => this.canSee(person, channel));
    return seen.some((channel) => this.messages.in(channel.id).some(({ files }) => files.includes(id)));
  }

  responseUrl(token: string): string {
    return `${this.urls.base}response/${this.team.id}/${token}`;
  }
}
