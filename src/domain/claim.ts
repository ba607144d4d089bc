import type { ActorId, ChannelId, ClaimId, Instant, MessageTs, SourceId, StoryId, UserId, VersionId } from './ids.ts';
import type { Said } from './said.ts';

/** Whose words a claim holds: the speaker's exactly, partly theirs, or ours. */
export type WordsKind = 'quote' | 'partial_quote' | 'paraphrase';

/** What the speaker did. `declined_comment` was asked and said no; `no_response` was asked and stayed silent. */
export type Stance = 'statement' | 'denial' | 'declined_comment' | 'no_response';

/**
 * AP's levels of attribution: what a speaker agreed may be published, and how (AP Statement of News Values).
 *
 * Off the record is missing on purpose: such words may not be published, so they may not be filed, and no code has to
 * remember to hide them.
 */
export type GroundRules = 'on_the_record' | 'on_background' | 'on_deep_background';

/** A version's life: before use (`proposed`, `declined`), in use (`approved`), after use (`replaced`, `retracted`). */
export type Status = 'proposed' | 'approved' | 'declined' | 'replaced' | 'retracted';

/** How a new version differs from the one before: it puts right what was wrong, or makes plain what could be misread. */
export type AmendmentKind = 'correction' | 'clarification';

/** Why a version is changed. */
export interface Amendment {
  readonly kind: AmendmentKind;
  readonly reason: string;
}

/** Who took a claim back: the speaker their words, the outlet its report, or we what we had filed. */
export type Retractor = 'speaker' | 'outlet' | 'newsroom';

/** A person or organization named in a claim. */
export interface Named {
  readonly id: ActorId;
  readonly name: string;
  /** What tells it from another of the same name in its story; absent where nobody could take one for the other. */
  readonly apart?: string;
}

/**
 * An actor already on file, or a name that filing the claim will add, with other names that its source text uses for it.
 * A name with `apart` is somebody else than those of that name on file: the new one's description.
 */
export type ActorChoice =
  | { readonly id: ActorId }
  | { readonly name: string; readonly aliases?: readonly string[]; readonly apart?: string };

/** A Slack message, article or other document that a claim was taken from, with the bytes we hold of it. */
export interface SourceText {
  readonly kind: 'slack_message' | 'article';
  readonly text: string;
  readonly author: string | null;
  /** When the message was written, or the article published: days named in it are read against this. */
  readonly saidAt: Instant | null;
  readonly permalink: string | null;
  readonly channel: ChannelId | null;
  readonly ts: MessageTs | null;
}

/** The content of a version as proposed: what the form of `add` collects, checked. */
export interface Draft {
  readonly words: string;
  readonly kind: WordsKind;
  readonly stance: Stance;
  readonly speaker: ActorChoice;
  readonly title: string | null;
  readonly about: readonly ActorChoice[];
  readonly said: Said | null;
  readonly venue: string | null;
  readonly outlet: string | null;
  readonly link: string | null;
  readonly groundRules: GroundRules;
  readonly terms: string | null;
  /** The editor who knows who the speaker is, where that is a description. The identity itself is never stored. */
  readonly identityKnownTo: UserId | null;
  /** Until when it may not be published: a minute in the story's local time. */
  readonly embargo: Said | null;
}

/** A stored version with its claim's reference and its standing: what every answer, card and export is drawn from. */
export interface Version extends Omit<Draft, 'speaker' | 'about'> {
  readonly id: VersionId;
  readonly claim: ClaimId;
  readonly story: StoryId;
  readonly reference: string;
  /** 1 as first proposed, 2 after a correction, and so on. */
  readonly edition: number;
  readonly speaker: Named;
  /** The title that the speaker held when it was said: the claim's own, or else what the speaker's roles say. */
  readonly titleThen: string | null;
  readonly about: readonly Named[];
  readonly source: StoredSource | null;
  readonly status: Status;
  readonly proposedBy: UserId;
  readonly proposedAt: Instant;
  readonly decidedAt: Instant | null;
  readonly decidedBy: readonly UserId[];
  /** Why it was declined or retracted, where somebody said why. */
  readonly reason: string | null;
  /** Of an edition after the first: how it changes which edition, and why. */
  readonly amends: (Amendment & { readonly edition: number }) | null;
  /** The end of its use, or of its wait: which edition took its place, or who took it back. */
  readonly ended: Ended | null;
  /** Its claim's words are sealed for legal reasons: they read {@link SEALED_WORDS}. */
  readonly sealed: { readonly by: UserId; readonly at: Instant; readonly reason: string } | null;
  /** Whether a newer version of the same claim waits for review. */
  readonly correctionPending: boolean;
  /** Responses on file, approved, from those the claim is about. */
  readonly responses: readonly Response[];
  /** How sure the reading was, from 0 to 1, of a claim that an import found; `null` for one that a person filed. */
  readonly confidence: number | null;
  /** Its links with other claims of its story, those that only a text suggests among them while it is proposed. */
  readonly links: readonly Link[];
  /** Where else it was printed: the same report in another outlet. */
  readonly reprints: readonly Reprint[];
}

/** How a version went out of use; `retractor` of a retracted one, `edition` of the one that replaced it. */
interface Ended {
  readonly by: UserId;
  readonly at: Instant;
  readonly retractor: Retractor | null;
  readonly edition: number | null;
}

/** What stands in place of words that are sealed. */
export const SEALED_WORDS = '█';

/** UTF-16 offsets into a source text, the end exclusive. */
export type Span = readonly [start: number, end: number];

/** Between the stretches of a source text that words were taken from. */
const BETWEEN_SPANS = ' … ';

/** The words that stand at some stretches of a source text. */
export const wordsAt = (text: string, spans: readonly Span[]): string =>
  spans.map(([start, end]) => text.slice(start, end)).join(BETWEEN_SPANS);

/** Where a version was taken from, and which stretches of that text its words are; none where that is not known. */
interface StoredSource {
  readonly id: SourceId;
  readonly kind: SourceText['kind'];
  readonly author: string | null;
  readonly saidAt: Instant | null;
  readonly permalink: string | null;
  readonly spans: readonly Span[];
}

/** How one claim answers another, or repeats it. */
export type LinkKind = 'denies' | 'disputes' | 'corroborates' | 'responds_to' | 'repeats';

/**
 * What a response touches of the claim that it answers: the fact, whether the words are quoted right, or what stands
 * around them. A `non_denial` sounds like a denial and denies nothing of it.
 */
export type Touches = 'fact' | 'quote' | 'context' | 'non_denial';

/** The kinds of links that answer a claim, and so may touch something of it. */
export const RESPONDING: readonly LinkKind[] = ['denies', 'disputes', 'responds_to'];

/** Whose report a claim is, as far as it is known. */
export interface Origin {
  readonly outlet: string | null;
  /** How and to whom it was said, as typed: "told Reuters". */
  readonly venue: string | null;
  readonly url: string | null;
  readonly from: SourceText['kind'] | 'typed';
}

/** A link of a claim with another of its story. */
export interface Link {
  readonly kind: LinkKind;
  /** Which of the two does it: this claim to the other, or the other to this one. */
  readonly direction: 'to' | 'from';
  /** The other claim, and who speaks in it how. */
  readonly reference: string;
  readonly actor: string;
  readonly stance: Stance;
  /** An editor stands for it; otherwise it was read out of a text, or a reporter suggests it. */
  readonly confirmed: boolean;
  /** Where somebody said so; `null` for kinds that answer nothing, too. */
  readonly touches: Touches | null;
  /** Whose report the other claim is. */
  readonly origin: Origin;
}

/** Another printing of a claim. */
export interface Reprint {
  readonly outlet: string | null;
  readonly url: string | null;
}

/** A denial, a refusal or a silence on file from an actor that a claim is about. */
export interface Response {
  readonly reference: string;
  readonly actor: string;
  readonly stance: Exclude<Stance, 'statement'>;
}

/** Most UTF-16 units of a claim's words: with its card's other lines it still fits one Slack message (12,000). */
export const WORDS_MAX = 9_000;
/** Most UTF-16 units of an actor's name. */
export const NAME_MAX = 200;
/** Most UTF-16 units of a title as held. */
export const TITLE_HELD_MAX = 200;
/** Most UTF-16 units of how and to whom something was said. */
export const VENUE_MAX = 300;
/** Most UTF-16 units of an outlet's name. */
export const OUTLET_MAX = 200;
/** Most UTF-16 units of a link: longer ones fail in browsers and proxies. */
export const LINK_MAX = 2_000;
/** Most UTF-16 units of the terms as agreed. */
export const TERMS_MAX = 500;
/** Most UTF-16 units of a reason for a hold or a decline, and of a problem reported. */
export const REASON_MAX = 500;
/** Most actors that a claim is about. */
export const ABOUT_MAX = 10;
