import type { ChannelId, MessageTs, UserId, VersionId } from '../../../src/domain/ids.ts';
import type { Choice } from '../../../src/domain/standing.ts';
import type { Persona } from '../../../src/local/driver/persona.ts';
import type { Message } from '../../../src/local/state/records.ts';
import type { TestNewsroom } from '../newsroom.ts';
import type { Bench } from './ballot-model.ts';

/** Where reviews are played, and by whom. */
export interface Setting {
  readonly newsroom: TestNewsroom;
  readonly people: readonly Persona[];
  readonly counts: { events: number; presses: number; restarts: number };
}

/** One version under review. */
export interface Case {
  readonly reference: string;
  readonly version: VersionId;
  readonly card: Message;
  /** The card as it was at first: a screen that was not redrawn. */
  readonly screen: Message;
  readonly bench: Bench;
}

/** A desk that is restarted brings another store. */
export const storeOf = ({ newsroom }: Pick<Setting, 'newsroom'>) => newsroom.desk.newsroom.store;

export const placeOf = ({ channel, ts }: Message) => ({ channel: channel as ChannelId, ts: ts as MessageTs });

export async function isDecided({ version }: Case, setting: Setting): Promise<boolean> {
  return (await storeOf(setting).claims.version(version))?.status !== 'proposed';
}

export async function buttonOf(who: UserId, { version }: Case, setting: Setting): Promise<Choice | null> {
  const votes = await storeOf(setting).reviews.votes(version);
  return votes.find(({ voter, means }) => voter === who && means === 'button')?.choice ?? null;
}

export async function closeForms(who: Persona): Promise<void> {
  const view = who.view();
  if (view) await who.close(view, { clear: true });
}
