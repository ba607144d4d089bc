import { z } from 'zod';
import type { Link, Named, Response, Span, Version } from '../domain/claim.ts';
import { referenceOf } from '../domain/story.ts';
import {
  actorId,
  amendment,
  claimId,
  linkKind,
  retractor,
  said,
  sourceId,
  sourceKind,
  stance,
  status,
  storyId,
  touches,
  userId,
  versionId,
} from './columns.ts';

/** A version's own row, with what stands in it by number. */
export const MainRow = z.object({
  id: versionId,
  claim: claimId,
  story: storyId,
  key: z.string(),
  number: z.number(),
  edition: z.number(),
  words: z.string(),
  kind: z.enum(['quote', 'partial_quote', 'paraphrase']),
  stance,
  speaker: actorId,
  speakerName: z.string(),
  speakerApart: z.string().nullable(),
  title: z.string().nullable(),
  said: said.nullable(),
  venue: z.string().nullable(),
  outlet: z.string().nullable(),
  link: z.string().nullable(),
  groundRules: z.enum(['on_the_record', 'on_background', 'on_deep_background']),
  terms: z.string().nullable(),
  identityKnownTo: userId.nullable(),
  embargo: said.nullable(),
  source: sourceId.nullable(),
  sourceKind: sourceKind.nullable(),
  author: z.string().nullable(),
  saidAt: z.number().nullable(),
  permalink: z.string().nullable(),
  spanStart: z.number().nullable(),
  spanEnd: z.number().nullable(),
  status,
  proposedBy: userId,
  proposedAt: z.number(),
  decidedAt: z.number().nullable(),
  reason: z.string().nullable(),
  amendment: amendment.nullable(),
  amendsEdition: z.number().nullable(),
  amendReason: z.string().nullable(),
  endedAt: z.number().nullable(),
  endedBy: userId.nullable(),
  endedFor: z.number().nullable(),
  retractor: retractor.nullable(),
  sealedAt: z.number().nullable(),
  sealedBy: userId.nullable(),
  sealReason: z.string().nullable(),
  correctionPending: z.number(),
  confidence: z.number().nullable(),
});
export type MainRow = z.infer<typeof MainRow>;

/** Somebody whom a version is about. */
export const AboutRow = z.object({ version: versionId, id: actorId, name: z.string(), apart: z.string().nullable() });
/** A link of its claim's, with who speaks at the other end. */
export const LinkRow = z.object({
  version: versionId,
  kind: linkKind,
  direction: z.enum(['to', 'from']),
  confirmed: z.number(),
  touches: touches.nullable(),
  outlet: z.string().nullable(),
  venue: z.string().nullable(),
  url: z.string().nullable(),
  sourceKind: sourceKind.nullable(),
  key: z.string(),
  number: z.number(),
  actor: z.string(),
  stance,
  status,
});
/** A response on file. */
export const AnswerRow = z.object({
  speaker: actorId,
  claim: claimId,
  key: z.string(),
  number: z.number(),
  actor: z.string(),
  stance: z.enum(['denial', 'declined_comment', 'no_response']),
});

/** An actor as the domain names it. */
export const namedOf = ({ id, name, apart }: Pick<z.infer<typeof AboutRow>, 'id' | 'name' | 'apart'>): Named => ({
  ...{ id, name },
  ...(apart === null ? {} : { apart }),
});

/** A link counts once a person said so and both ends are in use; a proposal shows what its text suggests, too. */
export const isShown = (link: z.infer<typeof LinkRow>, { status: own }: MainRow): boolean =>
  own === 'proposed' || (link.confirmed === 1 && link.status === 'approved');

export const linkOf = ({ key, number, confirmed, ...row }: z.infer<typeof LinkRow>): Link => ({
  ...{ kind: row.kind, direction: row.direction, actor: row.actor, stance: row.stance, touches: row.touches },
  reference: referenceOf(key, number),
  confirmed: confirmed === 1,
  origin: { outlet: row.outlet, venue: row.venue, url: row.url, from: row.sourceKind ?? 'typed' },
});

/** What a version has beside its row. */
interface Lists extends Pick<Version, 'titleThen' | 'about' | 'decidedBy' | 'responses' | 'links' | 'reprints'> {
  readonly spans: readonly Span[];
}

/** A version in the domain's form. */
export function versionOf(row: MainRow, { spans, ...lists }: Lists): Version {
  const {
    key,
    number,
    speakerName,
    speakerApart,
    source,
    sourceKind,
    author,
    saidAt,
    permalink,
    spanStart,
    spanEnd,
    ...others
  } = row;
  const { amendment: kind, amendsEdition, amendReason, ...unamended } = others;
  const { endedAt, endedBy, endedFor, retractor: by, sealedAt, sealedBy, sealReason, ...kept } = unamended;
  const one: readonly Span[] = spanStart === null || spanEnd === null ? [] : [[spanStart, spanEnd]];
  return {
    ...kept,
    ...lists,
    reference: referenceOf(key, number),
    speaker: namedOf({ id: row.speaker, name: speakerName, apart: speakerApart }),
    amends: kind && amendsEdition !== null ? { kind, edition: amendsEdition, reason: amendReason ?? '' } : null,
    ended: endedBy && endedAt !== null ? { by: endedBy, at: endedAt, retractor: by, edition: endedFor } : null,
    sealed: sealedBy && sealedAt !== null ? { by: sealedBy, at: sealedAt, reason: sealReason ?? '' } : null,
    source: source &&
      sourceKind && { id: source, kind: sourceKind, author, saidAt, permalink, spans: one.length > 0 ? one : spans },
    correctionPending: row.correctionPending === 1,
  };
}

export const responseOf = ({ key, number, actor, stance: how }: z.infer<typeof AnswerRow>): Response => ({
  reference: referenceOf(key, number),
  actor,
  stance: how,
});
