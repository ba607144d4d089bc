import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Link, Version } from '../../src/domain/claim.ts';
import type { ActorId, UserId } from '../../src/domain/ids.ts';
import { type Printing, safeToPrint } from '../../src/domain/safe-to-print.ts';
import type { Said } from '../../src/domain/said.ts';
import { versionOf } from '../support/versions.ts';

/** Sunday, 11 August 2024, noon in New York. */
const NOON = 1_723_392_000;
const editor = 'U0ANA' as UserId;
const cheung = { id: 1 as ActorId, name: 'Steven Cheung' };
const iran = { id: 2 as ActorId, name: 'Iran' };
const russia = { id: 3 as ActorId, name: 'Russia' };

/** About nobody, of no day and no outlet: each test says what it is about. */
const version = (over: Partial<Version> = {}): Version =>
  versionOf(1, { words: 'They hacked us.', about: [], title: null, said: null, venue: null, ...over });

const link = (over: Partial<Link>): Link => ({
  ...{ kind: 'denies', direction: 'from', reference: 'HACK-6', actor: 'Iran', stance: 'denial', confirmed: true },
  ...{ touches: null, origin: { outlet: null, venue: null, url: null, from: 'typed' } },
  ...over,
});

const printing = (over: Partial<Printing> & { readonly of?: Partial<Version> } = {}): Printing => {
  const { of, ...rest } = over;
  return {
    ...{ version: version(of), wording: { is: 'exact' }, holders: [], asked: new Map(), sourcesNeeded: 1 },
    ...{ zone: 'America/New_York', now: NOON, ...rest },
  };
};

const accusing = { about: [iran] };
const askedFor = ({ id }: { id: ActorId }) => new Map([[id, NOON + 60]]);
const borneOut = link({ kind: 'corroborates', reference: 'HACK-3', actor: 'Microsoft', stance: 'statement' });
const answered = { responses: [{ reference: 'HACK-6', actor: 'Iran', stance: 'denial' as const }] };

/** What is to be printed, and the verdict with its reasons. */
const CASES: Readonly<Record<string, readonly [printing: Printing, says: string]>> = {
  'approved words on the record': [printing(), 'yes'],
  'words that wait': [printing({ of: { status: 'proposed' } }), 'not_yet: not_approved'],
  'words on hold': [printing({ of: { status: 'proposed' }, holders: [editor] }), 'not_yet: on_hold'],
  'words with a correction pending': [printing({ of: { correctionPending: true } }), 'not_yet: correction_pending'],
  'retracted words, whatever else': [
    printing({ of: { status: 'retracted', ...accusing, embargo: '2024-08-12T06:00' as Said } }),
    'no: retracted',
  ],
  'replaced words': [printing({ of: { status: 'replaced' } }), 'no: replaced'],
  'declined words': [printing({ of: { status: 'declined' } }), 'no: declined'],
  'sealed words': [printing({ of: { sealed: { by: editor, at: NOON, reason: 'A court.' } } }), 'no: sealed'],
  'words on background': [printing({ of: { groundRules: 'on_background', terms: 'an aide' } }), 'yes: on_background'],
  'words on deep background': [printing({ of: { groundRules: 'on_deep_background' } }), 'yes: on_deep_background'],
  'an embargo that runs': [printing({ of: { embargo: '2024-08-11T12:01' as Said } }), 'not_yet: embargo'],
  'an embargo that has ended': [printing({ of: { embargo: '2024-08-11T12:00' as Said } }), 'yes'],
  'an accusation that nobody answered': [printing({ of: accusing }), 'not_yet: no_response one_source'],
  'an accusation whose other side was asked': [
    printing({ of: accusing, asked: askedFor(iran) }),
    'yes: asked one_source',
  ],
  'an accusation of two of whom one was asked': [
    printing({ of: { about: [iran, russia] }, asked: askedFor(iran) }),
    'not_yet: no_response asked one_source',
  ],
  'an accusation of two of whom one answered': [
    printing({ of: { about: [iran, russia], ...answered } }),
    'not_yet: no_response answered one_source',
  ],
  'an accusation whose other side’s namesake was asked': [
    printing({ of: accusing, asked: askedFor(russia) }),
    'not_yet: no_response one_source',
  ],
  'an accusation with the answer on file': [printing({ of: { ...accusing, ...answered } }), 'yes: answered one_source'],
  'an accusation that another’s claim denies': [
    printing({ of: { ...accusing, links: [link({})] } }),
    'yes: answered one_source',
  ],
  'an accusation whose denial is only suggested': [
    printing({ of: { ...accusing, links: [link({ confirmed: false })] } }),
    'not_yet: no_response one_source',
  ],
  'what somebody says of themselves': [printing({ of: { about: [cheung] }, sourcesNeeded: 2 }), 'yes'],
  'what answers an accusation': [
    printing({ of: { ...accusing, links: [link({ direction: 'to', actor: 'Iran', stance: 'statement' })] } }),
    'yes: one_source',
  ],
  'a denial': [printing({ of: { ...accusing, stance: 'denial' }, sourcesNeeded: 2 }), 'yes'],
  'an accusation with one source of two': [
    printing({ of: { ...accusing, ...answered }, sourcesNeeded: 2 }),
    'not_yet: too_few_sources answered',
  ],
  'an accusation with two of two': [
    printing({ of: { ...accusing, ...answered, links: [borneOut] }, sourcesNeeded: 2 }),
    'yes: answered',
  ],
  'words that are not those on file': [
    printing({ wording: { is: 'altered', onFile: 'They hacked us all.' } }),
    'not_yet: words_differ',
  ],
  'our words': [printing({ wording: { is: 'ours' } }), 'yes: our_words'],
  'several reasons, the gravest first': [
    printing({ of: { groundRules: 'on_background', terms: 'an aide', status: 'proposed', ...accusing } }),
    'not_yet: not_approved no_response one_source on_background',
  ],
};

describe('may this be printed', () => {
  for (const [what, [asked, says]] of Object.entries(CASES)) {
    it(`${what}: ${says}`, () => {
      const { verdict, reasons } = safeToPrint(asked);
      assert.equal([`${verdict}${reasons.length > 0 ? ':' : ''}`, ...reasons.map(({ code }) => code)].join(' '), says);
    });
  }
});
