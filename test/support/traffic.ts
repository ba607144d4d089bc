import type { Call } from '../../src/local/journal.ts';
import type { LocalSlack } from '../../src/local/local-slack.ts';

/** A message that the desk posted for good: to a channel, into a thread, or to one person. */
export interface Post {
  /** As the desk named it: a person's id for a direct message. */
  readonly to: string;
  readonly ts: string;
  readonly thread: string | null;
  readonly text: string;
  /** As JSON. */
  readonly blocks: string;
  readonly call: Call;
  /** When the process that posted it was killed, in milliseconds since 1970; `null` while it lives. */
  killedAt: number | null;
}

/**
 * Whether the desk can have known that a post arrived. `known`: it had the answer in good time. `cut off`: it was killed
 * before the answer had left. `just answered`: it was killed before it could put the answer on its disk.
 */
export type Fate = 'known' | 'cut off' | 'just answered';

/** @param onDiskWithinMs - from an answer's leaving Slack to the desk's having it on disk, at most */
export function fateOf({ call, killedAt }: Post, onDiskWithinMs: number): Fate {
  if (killedAt === null) return 'known';
  if (call.answeredAt === null || call.answeredAt > killedAt) return 'cut off';
  return killedAt - call.answeredAt > onDiskWithinMs ? 'known' : 'just answered';
}

export type Moment = 'arrives' | 'is answered';

/** Everything that a desk says to Slack, over all its lives. */
export class Traffic {
  readonly posts: Post[] = [];
  /** First words of each state that a message was seen in by everybody, "HACK-3: approved, version 2". */
  readonly headings = new Set<string>();
  calls = 0;
  onCall: (method: string, moment: Moment) => void = () => undefined;
  readonly #slack: LocalSlack;
  readonly #unanswered = new Set<Call>();
  #last: Call | undefined;
  /** How many posts were made before the desk that lives now began. */
  #alive = 0;
  #killedAt: number | null = null;

  constructor(slack: LocalSlack) {
    this.#slack = slack;
    slack.workspace.ledger.onChange(({ kind }) => {
      if (kind === 'traffic') this.#look();
    });
  }

  /** The desk was killed: what it posted until now, it can put on its record no more. */
  killed(): void {
    this.#killedAt = this.#slack.workspace.ledger.now();
    this.onCall = () => undefined;
    for (const post of this.posts.slice(this.#alive)) post.killedAt = this.#killedAt;
  }

  /** Another desk begins: what Slack was told since the kill, it was still told by the one before. */
  begun(): void {
    for (const post of this.posts.slice(this.#alive)) post.killedAt ??= this.#killedAt;
    this.#unanswered.clear();
    this.#alive = this.posts.length;
  }

  /** Each call changes the journal when it was carried out, and again when its answer has left. */
  #look(): void {
    const call = this.#slack.journal.calls.at(-1);
    if (call && call !== this.#last) {
      this.#last = call;
      this.calls += 1;
      this.#unanswered.add(call);
      if (call.answer['ok'] === true) this.#take(call);
      this.onCall(call.method, 'arrives');
    }
    for (const one of this.#unanswered) {
      if (one.answeredAt === null) continue;
      this.#unanswered.delete(one);
      this.onCall(one.method, 'is answered');
    }
  }

  #take(call: Call): void {
    const { method, args, answer } = call;
    if (method !== 'chat.postMessage' && method !== 'chat.update') return;
    const text = String(args['text']);
    this.headings.add(/^[A-Z]+-\d+: [a-z]+(?:, version \d+)?(?=, )/.exec(text)?.[0] ?? '');
    if (method === 'chat.update') return;
    const blocks = typeof args['blocks'] === 'string' ? args['blocks'] : JSON.stringify(args['blocks']);
    const thread = typeof args['thread_ts'] === 'string' ? args['thread_ts'] : null;
    this.posts.push({
      to: String(args['channel']),
      ts: String(answer['ts']),
      thread,
      text,
      blocks,
      call,
      killedAt: null,
    });
  }
}
