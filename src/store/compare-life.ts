import { earliest, latest, parseSaid } from '../domain/said.ts';
import { sha256 } from './digest.ts';
import type { Findings } from './findings.ts';
import { type SealLife, type VersionLife, voteKey } from './version-life.ts';
import type { TabledVersion, VersionTables } from './version-tables.ts';

/** What the log says of a claim: its versions by number, and its seal. */
interface ClaimLife {
  readonly lives: ReadonlyMap<number, VersionLife>;
  readonly seal: SealLife | null;
}

/** Compares what the log says of a claim's versions with what the tables hold. */
export function compareLife(claim: number, told: ClaimLife, tables: VersionTables, findings: Findings): void {
  const { lives, seal } = told;
  const tabledSeal = tables.seal(claim);
  const { event, reason } = seal ?? {};
  const isSealed =
    (tabledSeal?.member ?? null) === (event?.member ?? null) &&
    (tabledSeal?.at ?? null) === (event?.at ?? null) &&
    digestOf(tabledSeal?.reason ?? null) === (reason ?? null);
  findings.row(isSealed, event?.seq ?? null, `claim ${claim} is sealed otherwise`);
  const tabled = new Map(tables.versions(claim).map((version) => [version.id, version]));
  for (const [id, life] of lives) {
    const version = tabled.get(id);
    findings.row(version !== undefined, life.proposed.seq, `version ${id} is not on file`);
    if (version) compareVersion(version, life, told, findings);
  }
  for (const id of tabled.keys()) findings.row(lives.has(id), null, `version ${id} has no event`);
}

function compareVersion(version: TabledVersion, life: VersionLife, told: ClaimLife, findings: Findings): void {
  const { id } = version;
  const { seal } = told;
  const { seq, member, at, story } = life.proposed;
  // Words that are sealed fit no digest of the words; the seal's event says what the rest of the version comes to.
  const digest = seal ? seal.digests[id] : life.digest;
  const isSame = version.digest === digest && version.storedDigest === life.digest && version.edition === life.edition;
  findings.row(isSame && hasItsBounds(version) && hasItsSource(version), seq, `version ${id} says something else`);
  const isFrom = life.origin === null || version.origin === life.origin;
  findings.row(isFrom, seq, `version ${id} was taken from somewhere else`);
  const isTheirs = version.proposedBy === member && version.proposedAt === at && version.story === story;
  findings.row(isTheirs, seq, `version ${id} was proposed by somebody else or at another time`);

  const { status, statusSeq } = life;
  findings.row(version.status === status, statusSeq, `version ${id} is ${version.status}, not ${status}`);
  const isDecidedSo =
    version.decidedAt === life.decidedAt &&
    version.deciders.join() === life.deciders.join() &&
    isReason(version.reason, life.reason, seal);
  findings.row(isDecidedSo, statusSeq, `version ${id} was decided otherwise`);
  findings.row(isAmendedSo(version, life), seq, `version ${id} changes another version, or for another reason`);
  findings.row(isEndedSo(version, life), statusSeq, `version ${id} went out of use otherwise`);
  findings.row(isRecalledSo(version, life, told), statusSeq, `version ${id} was recalled otherwise`);
  compareVotes(version, life, seal, findings);
}

function isAmendedSo({ amends, amendment, amendNote }: TabledVersion, life: VersionLife): boolean {
  const told = life.amends;
  return (
    amends === (told?.amends ?? null) && amendment === (told?.amendment ?? null) && amendNote === (told?.reason ?? null)
  );
}

function isEndedSo({ endedAt, endedBy, replacedBy, retractor }: TabledVersion, { ended }: VersionLife): boolean {
  if (ended === null) return endedAt === null && endedBy === null && replacedBy === null && retractor === null;
  const isSame = endedAt === ended.at && endedBy === ended.by && replacedBy === ended.replacedBy;
  return isSame && retractor === ended.retractor;
}

/** Whether it was recalled for the end of its use and for its seal, and for nothing else. */
function isRecalledSo({ recalls }: TabledVersion, life: VersionLife, { lives, seal }: ClaimLife): boolean {
  const { ended } = life;
  const kind = ended && kindOfEnd(life, lives);
  const told = [
    ...(kind ? [{ kind, member: ended.by, at: ended.at }] : []),
    ...(seal ? [{ kind: 'seal', member: seal.event.member, at: seal.event.at }] : []),
  ];
  const line = ({ kind: why, member, at }: TabledVersion['recalls'][number]): string => `${why} ${member} ${at}`;
  return recalls.map(line).join() === told.map(line).join();
}

/** What took a version out of use; `null` for one that never was in use. */
function kindOfEnd({ ended, deciders }: VersionLife, lives: ClaimLife['lives']): string | null {
  if (ended === null || deciders.length === 0) return null;
  if (ended.replacedBy === null) return 'retraction';
  return lives.get(ended.replacedBy)?.amends?.amendment ?? null;
}

function compareVotes(version: TabledVersion, life: VersionLife, seal: SealLife | null, findings: Findings): void {
  const tabled = new Map(version.votes.map((vote) => [voteKey(vote.member, vote.means, vote.choice), vote]));
  for (const [key, logged] of life.votes) {
    const vote = tabled.get(key);
    const isKept = vote !== undefined && vote.at === logged.at && isReason(vote.reason, logged.reason, seal);
    findings.row(logged.standing ? isKept : vote === undefined, logged.seq, `version ${version.id} has other votes`);
  }
  const isLogged = [...tabled.keys()].every((key) => life.votes.has(key));
  findings.row(isLogged, null, `version ${version.id} has a vote that has no event`);
}

/** Reasons are taken out with the words that they may quote. */
const isReason = (tabled: string | null, logged: string | null, seal: SealLife | null): boolean =>
  digestOf(tabled) === logged || (seal !== null && tabled === null);

const digestOf = (text: string | null): string | null => (text === null ? null : sha256(text));

/** Whether the sortable bounds, which answers are narrowed by, are those of the date that the digest covers. */
function hasItsBounds({ said, saidFrom, saidUntil }: TabledVersion): boolean {
  const read = said === null ? null : parseSaid(said);
  return saidFrom === (read && earliest(read)) && saidUntil === (read && latest(read));
}

/** Whether the text that it was taken from fits its digest on file, or was blacked out with a seal. */
const hasItsSource = ({ sourceText, sourceSha, sourceIsSealed }: TabledVersion): boolean =>
  sourceIsSealed || digestOf(sourceText) === sourceSha;
