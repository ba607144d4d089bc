import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Attributed } from '../../src/domain/attributed.ts';
import {
  type ActorOnFile,
  type Matched,
  type Remark,
  remarksOn,
  remarksOnParaphrase,
  type VersionOnFile,
} from '../../src/domain/draft-remarks.ts';
import { summaryOf, verdictsOf } from '../../src/domain/draft-verdicts.ts';
import type { ActorId } from '../../src/domain/ids.ts';
import { parseSaid } from '../../src/domain/said.ts';
import { attributed } from '../support/attributed.ts';

const WORDS = 'These documents were illegally obtained';
const named = (id: number, name: string) => ({ id: id as ActorId, name });
const [CHEUNG, IRAN, OFFICIAL, TRUMP] = [
  named(1, 'Steven Cheung'),
  named(2, 'Iran'),
  named(3, 'a senior official'),
  named(4, 'Donald Trump'),
];
const ON_FILE: VersionOnFile = {
  ...{ speaker: CHEUNG, title: 'Trump campaign spokesman', said: parseSaid('2024-08-10'), stance: 'statement' },
  ...{ about: [], responses: [], groundRules: 'on_the_record', terms: null, outlet: 'Reuters', source: null },
  ...{ embargo: null, correctionPending: false },
};
const DENIAL = { reference: 'HACK-2', actor: 'Iran', stance: 'denial' } as const;

/** A draft in which somebody is given the words, and what else stands in it. */
function drafted(
  sentence: string,
  version: VersionOnFile,
  over: Partial<Matched> & { by: Partial<Attributed> | null },
) {
  const { by, ...rest } = over;
  const draft = `“${WORDS},” ${sentence}`;
  const said = by && { ...attributed(draft, { content: WORDS, mode: 'quote' }), ...by };
  const actors: ActorOnFile[] = [CHEUNG, IRAN, OFFICIAL, TRUMP].map((one) => ({ ...one, aliases: [], titles: [] }));
  const range = [1, 1 + WORDS.length] as const;
  const around = `“ ,” ${sentence}`;
  const attributions = said ? [said] : [];
  return { draft, range, around, attributed: said, attributions, version, alike: [version], actors, ...CLOCK, ...rest };
}

/** Sunday, 11 August 2024, noon in New York. */
const CLOCK = { zone: 'America/New_York', now: 1_723_392_000 };

const kinds = (remarks: readonly Remark[]): string[] => remarks.map(({ kind }) => kind);
const source = (text: string) => ({ spans: [], text });
const by = (speaker: string, more: Partial<Attributed> = {}) => ({
  by: { speaker, source: source(speaker), ...more },
});

describe('a draft’s attribution', () => {
  it('passes where it is right, and where it says less', () => {
    const spokesman = by('Steven Cheung', { title: source('campaign spokesman') });
    assert.deepEqual(remarksOn(drafted('campaign spokesman Steven Cheung said.', ON_FILE, spokesman)), []);
    assert.deepEqual(remarksOn(drafted('the Trump campaign said.', ON_FILE, by('Trump campaign'))), []);
    assert.deepEqual(remarksOn(drafted('Cheung said.', ON_FILE, { by: null })), []);
    assert.deepEqual(remarksOn(drafted('he said.', ON_FILE, { by: null })), []);
  });

  it('is wrong where somebody else said it, and asked about where that could not be read', () => {
    assert.deepEqual(remarksOn(drafted('Trump said.', ON_FILE, by('Trump'))), [
      { kind: 'another_speaker', given: 'Donald Trump', onFile: 'Steven Cheung' },
    ]);
    assert.deepEqual(remarksOn(drafted('to quote Donald Trump.', ON_FILE, { by: null })), [
      { kind: 'speaker_not_near', near: ['Donald Trump'], onFile: 'Steven Cheung' },
    ]);
  });

  it('is wrong where the title was another, unless both were held', () => {
    const manager = by('Steven Cheung', { title: source('campaign manager') });
    const draft = drafted('campaign manager Steven Cheung said.', ON_FILE, manager);
    assert.deepEqual(remarksOn(draft), [
      {
        ...{ kind: 'another_title', speaker: 'Steven Cheung' },
        ...{ printed: 'campaign manager', onFile: 'Trump campaign spokesman' },
      },
    ]);
    const titles = [{ title: 'campaign manager', said: '2024-08-10' }];
    const actors = draft.actors.map((actor) => ({ ...actor, titles }));
    assert.deepEqual(remarksOn({ ...draft, actors }), []);
  });

  it('has a title that was no longer held, by other claims', () => {
    const manager = by('Steven Cheung', { title: source('campaign manager') });
    const draft = drafted('campaign manager Steven Cheung said.', { ...ON_FILE, title: null }, manager);
    assert.deepEqual(remarksOn(draft), []);
    const titles = ['2024-08-09', '2024-08-11'].map((said) => ({ title: 'senior adviser', said }));
    const actors = draft.actors.map((actor) => ({ ...actor, titles }));
    assert.deepEqual(kinds(remarksOn({ ...draft, actors })), ['title_not_held']);
    assert.deepEqual(kinds(remarksOnParaphrase({ ...draft, actors })), ['title_not_held']);
  });

  it('is of several where one is on file', () => {
    const onFile: VersionOnFile = { ...ON_FILE, speaker: OFFICIAL, title: null };
    for (const printed of [
      'sources',
      'two people familiar with the matter',
      'campaign officials, who would not be named',
    ])
      assert.deepEqual(kinds(remarksOn(drafted('sources said.', onFile, by(printed)))), ['one_source'], printed);
    for (const printed of ['a source', 'an official', 'a spokesman for the officials'])
      assert.deepEqual(remarksOn(drafted('a source said.', onFile, by(printed))), [], printed);
    const second = { ...onFile, outlet: 'Politico' };
    assert.deepEqual(remarksOn(drafted('sources said.', onFile, { ...by('sources'), alike: [onFile, second] })), []);
    const several = { ...onFile, speaker: named(5, 'two people familiar with the matter') };
    assert.deepEqual(remarksOn(drafted('sources said.', several, by('sources'))), []);
  });

  it('puts a name to words that are not on the record', () => {
    const terms = { groundRules: 'on_background', terms: 'a senior official' } as const;
    const remark = { kind: 'under_a_name', rules: 'on_background', terms: 'a senior official' };
    const background: VersionOnFile = { ...ON_FILE, ...terms };
    assert.deepEqual(remarksOn(drafted('Cheung said.', background, by('Cheung'))), [remark]);
    assert.deepEqual(remarksOn(drafted('Cheung said.', background, { by: null })), [remark]);
    assert.deepEqual(remarksOn(drafted('a senior official said.', background, by('a senior official'))), []);
    const unnamed: VersionOnFile = { ...background, speaker: OFFICIAL, title: null };
    assert.deepEqual(remarksOn(drafted('Trump said.', unnamed, by('Donald Trump'))), [remark]);
    assert.deepEqual(remarksOn(drafted('the official said.', unnamed, by('a senior official'))), []);
  });
});

describe('an answer that a draft owes', () => {
  const accused: VersionOnFile = { ...ON_FILE, about: [IRAN] };
  const cheung = by('Steven Cheung');

  it('is missed where none is on file and none in the draft', () => {
    assert.deepEqual(remarksOn(drafted('Cheung said of Iran.', accused, cheung)), [
      { kind: 'unanswered', actor: 'Iran' },
    ]);
    assert.deepEqual(remarksOnParaphrase(drafted('Cheung said.', accused, cheung)), [
      { kind: 'unanswered', actor: 'Iran' },
    ]);
  });

  it('is there where somebody is said to have answered, or a sentence says so', () => {
    for (const answer of [
      'Iran denied it.',
      'Officials in Iran could not be reached.',
      'A comment from Iran came late.',
    ])
      assert.deepEqual(remarksOn(drafted(`Cheung said. ${answer}`, accused, cheung)), [], answer);
    const draft = drafted('Cheung said. “Nonsense,” said Iran.', accused, cheung);
    const iran = attributed(draft.draft, { source: 'Iran', content: 'Nonsense' });
    assert.deepEqual(remarksOn({ ...draft, attributions: [...draft.attributions, iran] }), []);
  });

  it('is on file, and the draft leaves it out', () => {
    const answered = { ...accused, responses: [DENIAL] };
    assert.deepEqual(remarksOn(drafted('Cheung said of Iran.', answered, cheung)), [
      { kind: 'left_out', response: DENIAL },
    ]);
    assert.deepEqual(remarksOn(drafted('Cheung said. Iran denied it.', answered, cheung)), []);
  });

  it('is not asked of the speaker, of whom they speak for, or to a denial', () => {
    const campaign = named(6, 'Trump campaign');
    assert.deepEqual(remarksOn(drafted('Cheung said.', { ...ON_FILE, about: [CHEUNG, campaign] }, cheung)), []);
    assert.deepEqual(remarksOn(drafted('Cheung said.', { ...accused, stance: 'denial' }, cheung)), []);
  });
});

describe('the verdicts on a draft', () => {
  const onFile = { status: 'approved' } as const;
  const other = { kind: 'another_speaker', given: 'A', onFile: 'B' } as const;

  it('are several where several hold', () => {
    const remarks: Remark[] = [{ kind: 'left_out', response: DENIAL }, other];
    assert.deepEqual(verdictsOf('exact', onFile, remarks), ['exact', 'misattributed', 'disputed']);
    assert.deepEqual(verdictsOf('altered', { status: 'replaced' }, []), ['altered', 'superseded']);
    assert.deepEqual(verdictsOf('exact', { status: 'retracted' }, []), ['exact', 'retracted']);
    assert.deepEqual(verdictsOf('not_on_file', null, []), ['not on file']);
    const silent = { kind: 'left_out', response: { ...DENIAL, stance: 'no_response' } } as const;
    assert.deepEqual(verdictsOf('exact', onFile, [silent]), ['exact']);
  });

  it('are counted', () => {
    assert.equal(
      summaryOf([['exact', 'disputed'], ['exact'], ['not on file']]),
      '3 quotations: 2 exact, 1 disputed, 1 not on file',
    );
    assert.equal(summaryOf([['altered']]), '1 quotation: 1 altered');
    assert.equal(summaryOf([]), '0 quotations');
  });
});
