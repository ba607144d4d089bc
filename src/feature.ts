import type { ModalView } from '@slack/types';
import type { Access } from './access/access.ts';
import type { ArticleReader } from './articles/article-reader.ts';
import type { SourceText, Version } from './domain/claim.ts';
import type { ChannelId, Instant, MessageTs, UserId } from './domain/ids.ts';
import type { Outcome } from './domain/outcome.ts';
import type { FactStore } from './store/fact-store.ts';
import type { Door, Exposure } from './store/shelves/exposure.ts';
import type { OutboxItem, OutboxKind } from './store/shelves/outbox-shelf.ts';
import type { AttachedFile, Message, Posted, Upload, Workspace } from './workspace.ts';

/** What every feature works with. */
export interface Newsroom {
  readonly store: FactStore;
  readonly workspace: Workspace;
  readonly access: Access;
  readonly articles: ArticleReader;
  /** The moment, in Unix seconds. */
  readonly now: () => Instant;
  readonly settings: {
    /** For new stories: editors needed (`APPROVALS_NEEDED`) and IANA zone (`TIME_ZONE`). */
    readonly approvalsNeeded: number;
    readonly zone: string;
    /** Emoji names, without skin tones, that approve and hold. */
    readonly approveEmoji: ReadonlySet<string>;
    readonly holdEmoji: ReadonlySet<string>;
  };
}

/** Versions that a message shows, and through which door: the exposures to record before it is sent. */
export interface Shown {
  readonly versions: readonly Pick<Version, 'id' | 'status' | 'sealed'>[];
  readonly door: Door;
}

/** What a person gets to see for what they did. Only `slack/` carries it out. */
export type Answer =
  /** A message that only this person sees. `replace`: instead of the one whose button they pressed. */
  | { readonly do: 'reply'; readonly message: Message; readonly shown?: Shown; readonly replace?: boolean }
  /** A modal, opened with the trigger of what they did; pushed when they did it in a modal. */
  | { readonly do: 'open'; readonly view: ModalView; readonly shown?: Shown }
  /** The modal that they are in, drawn anew. */
  | { readonly do: 'redraw'; readonly view: ModalView }
  /** A message for everyone in a channel; then a receipt for this person. */
  | {
      readonly do: 'post';
      readonly channel: ChannelId;
      readonly thread: MessageTs | null;
      readonly message: Message;
      readonly shown: Shown;
      readonly receipt: Message;
    }
  /** A file into this person's direct messages; then a receipt, with the file's address where Slack tells it. */
  | {
      readonly do: 'hand';
      readonly file: Upload;
      readonly shown: Shown;
      readonly receipt: (permalink: string | null) => Message;
    }
  /** Nothing to say: what changed shows elsewhere (on the card). */
  | { readonly do: 'nothing' };

/** Who asks, from where. */
export interface Asker {
  readonly user: UserId;
  /** `null` where Slack names no channel (Home, a form, a global shortcut). */
  readonly channel: ChannelId | null;
  readonly thread: MessageTs | null;
}

/** One `/story` verb: its grammar, its handler and its view, in a file of its own. */
export interface Command {
  readonly name: string;
  /** The verb with its arguments, as `help` and the README print it. */
  readonly usage: string;
  readonly summary: string;
  readonly group: 'Find' | 'File and review' | 'Stories';
  /** Whether the answer may be a form: Slack gives three seconds to open one, so a slow one opens empty first. */
  readonly opensForm?: boolean;
  answer(rest: string, asker: Asker, newsroom: Newsroom): Promise<Outcome<Answer>>;
}

/** A press of a button, or Enter in a field that asks for it. */
export interface Press extends Asker {
  /** The button's value, or what stands in the field. */
  readonly value: string;
  /** The message with the button; `null` in a modal or on Home. */
  readonly message: Posted | null;
  /** The modal as filled in so far; `null` on a message. */
  readonly form: Submission | null;
}

export interface Button {
  /** Its `action_id`: feature, thing, verb. */
  readonly action: string;
  readonly opensForm?: boolean;
  press(press: Press, newsroom: Newsroom): Promise<Outcome<Answer>>;
}

/** What stands in one input: typed text, the values of chosen options, or files; empty where nothing does. */
export interface Field {
  readonly text: string;
  readonly chosen: readonly { readonly value: string; readonly label: string }[];
  readonly files: readonly AttachedFile[];
}

/** A form as sent. `field` of an input that is missing or empty is the empty field. */
export interface Submission {
  readonly user: UserId;
  /** What the form's maker put into `private_metadata`. */
  readonly metadata: string;
  /** By the input's `block_id`. */
  field(block: string): Field;
}

/** What becomes of a form that was sent. */
export type Submitted =
  /** Its content is committed. `say` goes to the sender, in `channel` if they can be reached there, else directly. */
  | {
      readonly do: 'close';
      readonly say: Message;
      readonly channel: ChannelId | null;
      readonly thread?: MessageTs | null;
      readonly shown?: Shown;
    }
  /** The form, drawn anew with what it was sent to find. */
  | { readonly do: 'show'; readonly view: ModalView; readonly shown: Shown }
  /** Sentences by `block_id`; everything typed stays. */
  | { readonly do: 'errors'; readonly errors: Readonly<Record<string, string>> };

export interface Form {
  /** Its `callback_id`. */
  readonly callback: string;
  /** Decides and commits. A refusal is shown in the form. */
  submit(form: Submission, newsroom: Newsroom): Promise<Outcome<Submitted>>;
  /** The form again, as it was sent, with problems on top: for when Slack no longer waits for field errors. */
  redraw(form: Submission, problems: readonly string[], newsroom: Newsroom): Promise<ModalView>;
}

/** Options for an external select: labels up to 75 characters, values up to 75. */
export interface OptionGroup {
  readonly label: string;
  readonly options: readonly { readonly label: string; readonly value: string }[];
}

export interface Suggester {
  /** The `action_id` of the select. */
  readonly action: string;
  suggest(typed: string, user: UserId, metadata: string, newsroom: Newsroom): Promise<readonly OptionGroup[]>;
}

/** The message that a shortcut was used on: its words as source text, and what hangs on it. */
export interface SeenMessage {
  readonly source: SourceText;
  readonly files: readonly AttachedFile[];
}

/** A message shortcut (with the message it was used on) or a global one (without). */
export interface Shortcut {
  readonly callback: string;
  open(asker: Asker, message: SeenMessage | null, newsroom: Newsroom): Promise<Outcome<Answer>>;
}

/** How sending an outbox item ended. `later`: try again at that Unix second; `given_up`: Slack will never take it. */
export type Delivery =
  /** `shown`: what the message shows, to be put on record once the item is known as sent. */
  | { readonly ended: 'sent'; readonly shown?: readonly Exposure[] }
  | { readonly ended: 'later'; readonly dueAt: Instant }
  | { readonly ended: 'given_up'; readonly error: string };

/** Sends an outbox item: words are looked up now, so that a late message says what is true when it arrives. */
export type Deliver = (item: OutboxItem, newsroom: Newsroom) => Promise<Delivery>;

/** All that one feature adds to the desk. */
export interface Feature {
  readonly deliveries?: Readonly<Partial<Record<OutboxKind, Deliver>>>;
  readonly commands?: readonly Command[];
  readonly buttons?: readonly Button[];
  readonly forms?: readonly Form[];
  readonly suggesters?: readonly Suggester[];
  readonly shortcuts?: readonly Shortcut[];
}
