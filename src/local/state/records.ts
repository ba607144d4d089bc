import type { Block } from '../blocks/block.ts';

/** A Slack workspace: the newsroom's own, or another one that shares a channel with it. */
export type Team = { id: string; name: string; domain: string };

/** Somebody with an account, the bot included. Times of day in `tz`, an IANA zone. */
export type Person = {
  id: string;
  name: string;
  real_name: string;
  /** Of another team than the workspace's: an outsider, met in shared channels. */
  team_id: string;
  tz: string;
  is_bot: boolean;
  /** A guest of any kind. */
  is_restricted: boolean;
  /** A guest of one channel only. */
  is_ultra_restricted: boolean;
  is_stranger: boolean;
  is_invited_user: boolean;
  deleted: boolean;
};

/** Slack's four kinds of conversation. */
export type ChannelKind = 'public' | 'private' | 'im' | 'mpim';

/** A channel, or direct messages. */
export type Channel = {
  id: string;
  /** Empty for direct messages. */
  name: string;
  kind: ChannelKind;
  members: string[];
  creator: string;
  /** Unix seconds. */
  created: number;
  topic: string;
  is_archived: boolean;
  is_ext_shared: boolean;
};

/** People who are mentioned together; `id` as in `<!subteam^ID>`. */
export type UserGroup = { id: string; handle: string; name: string; users: string[] };

/** One emoji on a message, with who left it, first come first. */
export type Reaction = { name: string; users: string[] };

/** A file that somebody put into the workspace: it hangs on messages, stands in a form, or waits for either. */
export type SharedFile = {
  id: string;
  name: string;
  title: string;
  mimetype: string;
  filetype: string;
  size: number;
  user: string;
  created: number;
  /** What a picture shows, in words. */
  alt_txt?: string;
  /** Handed to the app in a form: it may read the file though it stands in no channel. */
  in_form?: boolean;
  /** What a download gives, in base64; empty where only the name matters. */
  content: string;
};

/** What was said, by a person or the app; ephemeral messages are kept among the others. */
export type Message = {
  channel: string;
  ts: string;
  user: string;
  /** Set when an app wrote it. */
  bot_id?: string;
  text: string;
  blocks: Block[];
  /** Of a reply, and of a parent that has replies. */
  thread_ts?: string;
  /** Their ids. */
  files: string[];
  reactions: Reaction[];
  edited?: { user: string; ts: string };
  metadata?: object;
  subtype?: string;
  /** Set on an ephemeral message: the only person who sees it. */
  only_for?: string;
};

/** What stands in one input or element of a view, as Slack sends it in `state.values`. */
export type EnteredValue = { type: string } & Record<string, unknown>;
/** By `block_id`, then `action_id`. */
export type EnteredValues = Record<string, Record<string, EnteredValue>>;

/** A modal or a Home tab that is open before one person. */
export type View = {
  id: string;
  hash: string;
  person: string;
  type: 'modal' | 'home';
  callback_id: string;
  external_id: string;
  title: string;
  submit: string | null;
  close: string | null;
  blocks: Block[];
  private_metadata: string;
  clear_on_close: boolean;
  notify_on_close: boolean;
  root_view_id: string;
  previous_view_id: string | null;
  /** What the person typed or chose so far. */
  entered: EnteredValues;
  /** What the app found wrong at the last submission: sentences by `block_id`. */
  errors: Record<string, string>;
};

/** Everything a workspace holds, as plain data: what is saved to a file is exactly this. */
export type WorkspaceState = {
  version: 1;
  team: Team;
  teams: Record<string, Team>;
  /** The installed app. */
  app: { id: string; bot_user: string; bot_id: string };
  people: Record<string, Person>;
  channels: Record<string, Channel>;
  groups: Record<string, UserGroup>;
  /** By channel, oldest first, ephemeral messages among them. */
  messages: Record<string, Message[]>;
  /** By id; absent where nobody has put one in yet. */
  files?: Record<string, SharedFile>;
  /** By person, the root of the stack first. */
  modals: Record<string, View[]>;
  homes: Record<string, View>;
  /** Ids given out so far. */
  counter: number;
  /** The last `ts` given out, in microseconds. */
  last_ts_us: number;
  /** How far the workspace's clock was moved forward, in milliseconds; absent where it never was. */
  skew_ms?: number;
};
