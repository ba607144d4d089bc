import { z } from 'zod';
import type {
  ActorId,
  ChannelId,
  ClaimId,
  ImportId,
  MessageTs,
  RequestId,
  SourceId,
  StoryId,
  UserId,
  VersionId,
} from '../domain/ids.ts';
import type { Said } from '../domain/said.ts';

/** What a column holds, by the brand that the domain knows it under. Rows come from our own file, so the brand is due. */
export const userId = z.string().transform((value) => value as UserId);
export const channelId = z.string().transform((value) => value as ChannelId);
export const messageTs = z.string().transform((value) => value as MessageTs);
export const storyId = z.number().transform((value) => value as StoryId);
export const actorId = z.number().transform((value) => value as ActorId);
export const claimId = z.number().transform((value) => value as ClaimId);
export const versionId = z.number().transform((value) => value as VersionId);
export const sourceId = z.number().transform((value) => value as SourceId);
export const importId = z.number().transform((value) => value as ImportId);
export const said = z.string().transform((value) => value as Said);
export const requestId = z.number().transform((value) => value as RequestId);
/** SQLite has no booleans. */
export const flag = z.number().transform((value) => value === 1);

export const status = z.enum(['proposed', 'approved', 'declined', 'replaced', 'retracted']);
export const stance = z.enum(['statement', 'denial', 'declined_comment', 'no_response']);
export const linkKind = z.enum(['denies', 'disputes', 'corroborates', 'responds_to', 'repeats']);
export const touches = z.enum(['fact', 'quote', 'context', 'non_denial']);
export const sourceKind = z.enum(['slack_message', 'article']);
export const amendment = z.enum(['correction', 'clarification']);
export const retractor = z.enum(['speaker', 'outlet', 'newsroom']);
export const requestOutcome = z.enum(['answered', 'declined', 'silent', 'cancelled']);
export const choice = z.enum(['approve', 'hold']);
export const means = z.enum(['emoji', 'button']);
