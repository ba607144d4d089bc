import assert from 'node:assert/strict';
import type { UserId } from '../../../src/domain/ids.ts';
import type { Persona } from '../../../src/local/driver/persona.ts';
import type { Message } from '../../../src/local/state/records.ts';
import { STORY, TestNewsroom } from '../newsroom.ts';
import { pressWithReason } from '../review.ts';
import { Traffic } from '../traffic.ts';
import { type Case, closeForms, type Setting, storeOf } from './case.ts';
import { playReview } from './review.ts';
import type { Life } from './script.ts';

/** What a newsroom has been through. */
export interface ChaosCounts {
  readonly lives: number;
  readonly corrections: number;
  readonly retractions: number;
  readonly decisions: number;
  readonly events: number;
  readonly presses: number;
  readonly restarts: number;
}

/** A claim whose life was played. */
interface Played {
  readonly reference: string;
  readonly proposer: Persona;
  /** How many of its versions were decided. */
  decisions: number;
}

/** A newsroom that lives are played in, one after the other: the more its channel holds, the slower it gets. */
export class ChaosNewsroom {
  readonly counts = { lives: 0, corrections: 0, retractions: 0, decisions: 0, events: 0, presses: 0, restarts: 0 };
  readonly #newsroom: TestNewsroom;
  readonly #traffic: Traffic;
  readonly #approvalsNeeded: number;
  readonly #setting: Setting;
  readonly #editors: ReadonlySet<UserId>;
  readonly #played: Played[] = [];

  private constructor(newsroom: TestNewsroom, nora: Persona, approvalsNeeded: number) {
    this.#newsroom = newsroom;
    this.#traffic = new Traffic(newsroom.slack);
    this.#approvalsNeeded = approvalsNeeded;
    const editors = [newsroom.maya, newsroom.tom, nora];
    this.#editors = new Set(editors.map(({ id }) => id as UserId));
    this.#setting = { newsroom, people: [...editors, newsroom.priya, newsroom.lena], counts: this.counts };
  }

  /** @param approvalsNeeded - of three editors: 1 to 3 */
  static async open(approvalsNeeded: number): Promise<ChaosNewsroom> {
    const newsroom = await TestNewsroom.open({
      APPROVALS_NEEDED: String(approvalsNeeded),
      EDITORS: 'U07M4YAL1ND,U07T0M0KAF0,U07N0RAQ1ST',
    });
    const nora = newsroom.slack.addPerson({ id: 'U07N0RAQ1ST', name: 'nora', real_name: 'Nora Quist' });
    await nora.joins(STORY);
    await newsroom.story();
    return new ChaosNewsroom(newsroom, nora, approvalsNeeded);
  }

  /** Plays a life, and fails where the claim does not end as its cards say. */
  async play(life: Life): Promise<void> {
    const { slack, priya, maya } = this.#newsroom;
    slack.events.resume();
    for (const who of this.#setting.people) await closeForms(who);
    await slack.connected();
    const proposer = life.proposer === 0 ? priya : maya;
    const reference = await this.#newsroom.file({}, proposer);
    const played: Played = { reference, proposer, decisions: 1 };
    this.#played.push(played);
    this.counts.lives += 1;
    const it = await this.#caseOf(reference, 1, proposer);
    const approved = await playReview(it, life.first, this.#setting);
    if (!approved) await this.#decline(it);
    if (approved && life.next !== 'nothing') played.decisions += await this.#liveOn(life, reference, proposer);
    this.counts.decisions += played.decisions;
    await this.#told(played);
  }

  /** Fails where somebody was told twice, or a rule of Slack's was broken, or the record does not verify. */
  async close(): Promise<void> {
    try {
      for (const played of this.#played) await this.#told(played);
      const { fault } = await storeOf(this.#setting).record.verify();
      assert.equal(fault, null);
    } finally {
      await this.#newsroom.close();
    }
  }

  /** What comes after the approval. @returns how many more decisions were taken */
  async #liveOn({ next, second }: Life, reference: string, proposer: Persona): Promise<number> {
    if (next === 'retract') {
      await this.#retract(reference);
      return 0;
    }
    await this.#correct(reference, proposer);
    const it = await this.#caseOf(reference, 2, proposer);
    const approved = await playReview(it, second, this.#setting);
    const end = next === 'correct' ? 'approved' : 'retracted';
    // A retraction declines the correction that waits.
    if (end === 'retracted') await this.#retract(reference);
    else if (!approved) await this.#decline(it);
    const statuses = (await this.#versions(reference)).map(({ status }) => status);
    assert.deepEqual(statuses, approved ? ['replaced', end] : [end, 'declined']);
    return 1;
  }

  #decline(it: Case): Promise<void> {
    return pressWithReason('Decline', 'Time is up.', this.#newsroom.maya, it.screen, this.#newsroom);
  }

  async #correct(reference: string, proposer: Persona): Promise<void> {
    this.counts.corrections += 1;
    await proposer.slash(STORY, `/story correct ${reference}`);
    const form = await this.#newsroom.slack.until(() => proposer.view() ?? undefined, 'the form for a correction');
    const why = { 'This is a': 'Correction: it was wrong', Reason: 'The tape has it otherwise.' };
    const words = `As the tape has ${reference}.`;
    await this.#newsroom.proposed(proposer, () => proposer.submit(form, { ...why, 'What they said': words }));
    await this.#newsroom.slack.until(() => this.#cardOf(reference, 2), `the card of the correction of ${reference}`);
  }

  async #retract(reference: string): Promise<void> {
    this.counts.retractions += 1;
    const { slack, maya } = this.#newsroom;
    await maya.slash(STORY, `/story retract ${reference}`);
    // A word about an emoji of theirs may come before the form does.
    const form = await slack.until(() => maya.view() ?? undefined, 'the form for a retraction');
    const done = await maya.submit(form, { 'Taken back by': 'The speaker', Reason: 'He misspoke.' });
    assert.deepEqual(done, { outcome: 'closed' });
    const says = (card: Message | undefined) => card && maya.reads(card).startsWith(`${reference}: retracted`);
    const cards = () => [1, 2].map((edition) => this.#cardOf(reference, edition));
    await slack.until(() => cards().some(says), `${reference} to be retracted`);
  }

  async #caseOf(reference: string, edition: number, proposer: Persona): Promise<Case> {
    const version = (await this.#versions(reference)).find((one) => one.edition === edition)?.id;
    const card = this.#cardOf(reference, edition);
    assert.ok(version && card);
    // Slack has the card before the store knows where it is.
    const onRecord = async () => (await storeOf(this.#setting).reviews.cardOf(version))?.ts === card.ts;
    await this.#newsroom.slack.until(onRecord, 'the card on record');
    const bench = { proposer: proposer.id as UserId, editors: this.#editors, approvalsNeeded: this.#approvalsNeeded };
    return { reference, version, card, screen: structuredClone(card), bench };
  }

  async #versions(reference: string) {
    const { stories, claims } = storeOf(this.#setting);
    const [story] = await stories.all();
    assert.ok(story);
    return claims.edition(story.id, Number(reference.split('-').at(-1)));
  }

  #cardOf(reference: string, edition: number): Message | undefined {
    const which = edition > 1 ? `, version ${edition}` : ' ·';
    const isIt = new RegExp(`^(?:Review ${reference}|${reference}: [a-z]+)${which}`);
    const { maya } = this.#newsroom;
    return maya.sees(STORY).findLast(({ ephemeral, text }) => !ephemeral && isIt.test(text))?.message;
  }

  /** Each decision is told to the proposer, once. */
  async #told({ reference, proposer, decisions }: Played): Promise<void> {
    const says = `${reference}, which you proposed, was `;
    const posts = () =>
      this.#traffic.posts.filter(({ to, text }) => to === proposer.id && text.startsWith(says)).length;
    await this.#newsroom.slack.until(() => posts() >= decisions, `${reference}’s proposer to be told`);
    assert.equal(posts(), decisions, `${reference}’s proposer was told more than once`);
  }
}
