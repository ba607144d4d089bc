import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Link, Version } from '../../src/domain/claim.ts';
import { type Gap, gapsIn, keyOf, type OnFile } from '../../src/domain/gaps.ts';
import type { ActorId, ClaimId, RequestId, StoryId, UserId } from '../../src/domain/ids.ts';
import type { CommentRequest } from '../../src/domain/request.ts';
import { versionOf } from '../support/versions.ts';

/** HACK-1, as Reuters has it. */
const aVersion = (over: Partial<Version> = {}): Version => versionOf(1, { outlet: 'Reuters', ...over });

const now = 1_000_000;
const iran = { id: 2 as ActorId, name: 'Iran' };
const russia = { id: 3 as ActorId, name: 'Russia' };

const aRequest = (over: Partial<CommentRequest> = {}): CommentRequest => ({
  ...{ id: 5 as RequestId, story: 1 as StoryId, claim: 1 as ClaimId, reference: 'HACK-1', actor: iran },
  ...{ means: 'e-mail', by: 'U0RITA' as UserId, at: now - 100, deadline: now + 100 },
  ...{ outcome: null, endedBy: null, endedAt: null, response: null, ...over },
});

const aLink = (over: Partial<Link>): Link => ({
  ...{ kind: 'denies', direction: 'from', reference: 'HACK-9', actor: 'Iran', stance: 'denial', confirmed: true },
  ...{ touches: null, origin: { outlet: null, venue: 'in a statement', url: null, from: 'typed' } },
  ...over,
});

const gaps = (over: Partial<OnFile>): Gap[] =>
  gapsIn({ versions: [], requests: [], questions: [], sourcesNeeded: 1, ...over }, now);
const kinds = (over: Partial<OnFile>): string[] => gaps(over).map(({ kind }) => kind);
const ofKind = (kind: Gap['kind'], ...versions: Version[]): number =>
  kinds({ versions }).filter((one) => one === kind).length;

describe('gaps', () => {
  it('are whoever is accused and was neither asked nor answered', () => {
    const versions = [aVersion({ about: [iran, russia] })];
    const unasked = (over: Partial<OnFile>) =>
      gaps({ versions, ...over }).flatMap((gap) => (gap.kind === 'unasked' ? [gap.actor.name] : []));
    assert.deepEqual(unasked({}), ['Iran', 'Russia']);
    assert.deepEqual(unasked({ requests: [aRequest()] }), ['Russia']);
    assert.deepEqual(unasked({ requests: [aRequest({ outcome: 'cancelled' })] }), ['Iran', 'Russia']);
    const answered = aVersion({
      about: [iran, russia],
      responses: [{ reference: 'HACK-2', actor: 'Iran', stance: 'denial' }],
    });
    assert.deepEqual(unasked({ versions: [answered] }), ['Russia']);
  });

  it('are not those for whom somebody else answered, nor those whom an answer is about', () => {
    const spokesman = aLink({ actor: 'Nasser Kanaani' });
    assert.equal(ofKind('unasked', aVersion({ links: [spokesman] })), 0);
    assert.equal(ofKind('unasked', aVersion({ links: [aLink({ ...spokesman, confirmed: false })] })), 1);
    // Of two who are accused, it is not known for whom.
    assert.equal(ofKind('unasked', aVersion({ about: [iran, russia], links: [spokesman] })), 2);
    const answer = aVersion({ links: [aLink({ kind: 'responds_to', direction: 'to' })] });
    assert.deepEqual(kinds({ versions: [answer] }), []);
  });

  it('are no claims about the speaker’s own side, no responses and no sealed words', () => {
    const own = aVersion({ about: [{ id: 4 as ActorId, name: 'Trump campaign' }] });
    assert.deepEqual(kinds({ versions: [own, aVersion({ stance: 'denial' }), aVersion({ about: [] })] }), []);
    assert.deepEqual(kinds({ versions: [aVersion({ sealed: { by: 'U1' as UserId, at: 0, reason: 'Law.' } })] }), []);
  });

  it('are requests of which nobody said at their deadline what came of them', () => {
    const overdue = (over: Partial<CommentRequest>) => kinds({ requests: [aRequest(over)] });
    assert.deepEqual(overdue({ deadline: now }), ['overdue']);
    assert.deepEqual(overdue({ deadline: now + 1 }), []);
    assert.deepEqual(overdue({ deadline: now - 1, outcome: 'silent' }), []);
  });

  it('are accusations with one source, or fewer than the story wants', () => {
    const few = (over: Partial<Version>, sourcesNeeded = 1) =>
      gaps({ versions: [aVersion(over)], sourcesNeeded }).flatMap((gap) =>
        gap.kind === 'few_sources' ? [`${gap.sources} of ${gap.needed}`] : [],
      );
    const borneOut = [aLink({ kind: 'corroborates', actor: 'FBI' })];
    assert.deepEqual(few({}), ['1 of 2']);
    assert.deepEqual(few({ links: borneOut }), []);
    assert.deepEqual(few({ links: borneOut }, 3), ['2 of 3']);
    assert.deepEqual(few({ links: [aLink({ kind: 'corroborates', confirmed: false })] }), ['1 of 2']);
    assert.deepEqual(few({ links: [aLink({ kind: 'repeats' })] }), ['1 of 2']);
    // Another outlet that prints the same report adds none.
    assert.deepEqual(few({ reprints: [{ outlet: 'Politico', url: null }] }), ['1 of 2']);
    assert.deepEqual(few({ about: [] }), []);
  });

  it('are several sources where one is on file', () => {
    const printed = (over: Partial<Version>) =>
      gaps({ versions: [aVersion({ about: [], ...over })] }).flatMap((gap) =>
        gap.kind === 'plural_source' ? [gap.printed] : [],
      );
    assert.deepEqual(printed({ speaker: { id: 1 as ActorId, name: 'two people familiar with the matter' } }), [
      'two people familiar with the matter',
    ]);
    assert.deepEqual(printed({ venue: 'according to three officials' }), ['according to three officials']);
    assert.deepEqual(printed({ words: 'Sources said the server was empty.' }), ['Sources said']);
    assert.deepEqual(printed({ words: 'It came from foreign sources hostile to us.', venue: 'told officials' }), []);
    assert.deepEqual(printed({}), []);
  });

  it('are words on background that somebody else says on the record', () => {
    const hidden = aVersion({
      ...{ claim: 8 as ClaimId, about: [], groundRules: 'on_background', terms: 'an aide' },
      ...{
        speaker: { id: 9 as ActorId, name: 'an aide' },
        words: 'the documents were obtained illegally by hostile foreign hackers',
      },
    });
    const open = aVersion({ about: [] });
    const found = gaps({ versions: [hidden, open] }).flatMap((gap) =>
      gap.kind === 'on_background' ? [gap.onRecord] : [],
    );
    assert.deepEqual(found, [open]);
    assert.equal(ofKind('on_background', hidden, aVersion({ about: [], speaker: hidden.speaker })), 0);
    assert.equal(ofKind('on_background', hidden, aVersion({ about: [], words: 'The weather was fine.' })), 0);
    assert.equal(ofKind('on_background', hidden, { ...open, groundRules: 'on_deep_background', terms: 'none' }), 0);
  });

  it('need fewer words in common on one subject', () => {
    const words = 'hostile foreign hackers illegally took documents during weeks of undetected work inside';
    const hidden = aVersion({
      ...{ claim: 8 as ClaimId, groundRules: 'on_background', terms: 'an aide', words },
      speaker: { id: 9 as ActorId, name: 'an aide' },
    });
    assert.equal(ofKind('on_background', hidden, aVersion({ about: [russia] })), 0);
    assert.equal(ofKind('on_background', hidden, aVersion({})), 1);
  });

  it('are known one from another, the most pressing first', () => {
    const question = { id: 40, words: 'the server', times: 3, lastAt: now };
    const all = gaps({
      versions: [aVersion({ about: [iran, russia] })],
      requests: [aRequest({ deadline: now - 1, claim: 6 as ClaimId })],
      questions: [question],
    });
    assert.deepEqual(all.map(keyOf), [
      { kind: 'overdue', subject: 5, actor: 0 },
      { kind: 'unasked', subject: 1, actor: 2 },
      { kind: 'unasked', subject: 1, actor: 3 },
      { kind: 'few_sources', subject: 1, actor: 0 },
      { kind: 'question', subject: 40, actor: 0 },
    ]);
  });
});
