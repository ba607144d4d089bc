/** Slack and fact-store identifiers, kept apart by brand so that one cannot be passed for another. */
declare const brand: unique symbol;
type Branded<Base, Name extends string> = Base & { readonly [brand]: Name };

/** A Slack user id, `U…` or `W…`. */
export type UserId = Branded<string, 'UserId'>;
/** A Slack channel or conversation id: `C…`, `G…` or `D…`. */
export type ChannelId = Branded<string, 'ChannelId'>;
/** A Slack message timestamp, kept as the string that Slack sent: it identifies a message within its channel only. */
export type MessageTs = Branded<string, 'MessageTs'>;

export type StoryId = Branded<number, 'StoryId'>;
export type ActorId = Branded<number, 'ActorId'>;
export type ClaimId = Branded<number, 'ClaimId'>;
export type VersionId = Branded<number, 'VersionId'>;
export type SourceId = Branded<number, 'SourceId'>;
export type ImportId = Branded<number, 'ImportId'>;
export type RequestId = Branded<number, 'RequestId'>;

/** An instant in Unix seconds, whole or fractional. */
export type Instant = number;
