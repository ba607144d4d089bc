import type { HomeView, KnownBlock } from '@slack/types';
import type { ChannelId, MessageTs, UserId } from './domain/ids.ts';
import type { Person } from './domain/person.ts';

/** A message as features hand it over: `text` is what screen readers and notifications read. */
export interface Message {
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
}

/** A conversation, as far as the newsroom's rules care. */
export interface Channel {
  readonly id: ChannelId;
  readonly name: string;
  readonly kind: 'public' | 'private' | 'direct';
  readonly archived: boolean;
  /** Shared with another organization (Slack Connect). */
  readonly external: boolean;
  /** Whether the bot is in it. */
  readonly joined: boolean;
}

/** One emoji on a message and who left it. `complete` is false where Slack listed fewer people than it counted. */
export interface Reaction {
  readonly name: string;
  readonly users: readonly UserId[];
  readonly complete: boolean;
}

/** Where a posted message can be found again. */
export interface Posted {
  readonly channel: ChannelId;
  readonly ts: MessageTs;
}

/** A file that a person handed over, as Slack told of it: what it takes to read it. */
export interface AttachedFile {
  readonly id: string;
  /** With its extension; empty where Slack hides what the file is until asked (Slack Connect). */
  readonly name: string;
  /** As whoever uploaded it said: a claim about the bytes, not proof. */
  readonly mimetype: string;
  /** In bytes; `null` where Slack does not say. */
  readonly size: number | null;
  /** Where its bytes are, for our token only; `null` where Slack has to be asked for it. */
  readonly url: string | null;
}

/** A file to be put into Slack. */
export interface Upload {
  /** With its extension, from which Slack takes what it is. */
  readonly name: string;
  readonly title: string;
  /** What a picture shows, for those who do not see it: Slack keeps 1,000 characters, a longer one is marked as cut. */
  readonly alt: string | null;
  /** At least one. */
  readonly bytes: Uint8Array;
  /** What stands above the file. Only its blocks are sent: Slack would read a bare text as mrkdwn. */
  readonly comment?: Message;
}

/** A file of ours in Slack. Slack shares it a moment later, and does not say in which message. */
export interface UploadedFile {
  readonly id: string;
  readonly permalink: string | null;
}

/**
 * What features may ask of Slack.
 *
 * Reads are cached where Slack's limits demand it and never for longer than 60 seconds (membership) or five
 * minutes (people, reset by `user_change`). Calls wait out rate limits; what Slack refuses for good comes back as a
 * `SlackRefusal`, anything else throws.
 */
export interface Workspace {
  /** The bot's own user id. */
  readonly self: UserId;
  /** Who somebody is; an unknown id is an outsider. */
  person(user: UserId): Promise<Person>;
  /** Who several people are, in their order: of many, in few calls. */
  people(users: readonly UserId[]): Promise<readonly Person[]>;
  /** Who is in a channel now, at most 60 seconds old. Empty where the bot may not look. */
  members(channel: ChannelId): Promise<ReadonlySet<UserId>>;
  /** Who is in a user group; empty for an unknown one. */
  group(id: string): Promise<ReadonlySet<UserId>>;
  /** What a channel is now, asked anew each time; `null` where it does not exist for the bot. */
  channel(id: ChannelId): Promise<Channel | null>;
  /** What stands on a message; `null` when the message is gone. */
  reactions(at: Posted): Promise<readonly Reaction[] | null>;
  permalink(at: Posted): Promise<string | null>;
  post(channel: ChannelId | UserId, message: Message, thread?: MessageTs): Promise<Posted | SlackRefusal>;
  /** `refused` with `message_not_found`, `cant_update_message` or `edit_window_closed` means: post anew. */
  update(at: Posted, message: Message): Promise<Posted | SlackRefusal>;
  /** Puts a Home tab in place of the one that somebody has. */
  showHome(user: UserId, view: HomeView): Promise<SlackRefusal | null>;
  whisper(user: UserId, channel: ChannelId, message: Message, thread?: MessageTs): Promise<SlackRefusal | null>;
  /**
   * Puts a file into a channel that the bot is in, or, by a person's id, into the direct messages with them.
   *
   * Refused with `missing_scope` where the app lacks `files:write`, `not_in_channel`, `file_uploads_disabled`, ….
   */
  upload(channel: ChannelId | UserId, file: Upload, thread?: MessageTs): Promise<UploadedFile | SlackRefusal>;
  /**
   * The bytes of a file that somebody handed over, within 30 seconds.
   *
   * Refused with `file_too_large` (above `bytesMax`), `file_not_shown` (Slack shows us a page for signing in),
   * `missing_scope` (the app lacks `files:read`), `file_elsewhere` (it lies outside Slack) or `file_not_found`;
   * `explain({ code: 'slack_refused', error })` has a sentence for each.
   */
  download(file: AttachedFile, bytesMax: number): Promise<Uint8Array | SlackRefusal>;
}

/** Slack said no, and will say it again: `error` is its code (`not_in_channel`, `channel_not_found`, …). */
export interface SlackRefusal {
  readonly refused: string;
}

export const wasRefused = (result: object | null): result is SlackRefusal => result !== null && 'refused' in result;
