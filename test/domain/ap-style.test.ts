import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type Attributable, apAttribution, titleAndName } from '../../src/domain/ap-style.ts';
import { tokens } from '../../src/domain/fold.ts';
import { parseSaid } from '../../src/domain/said.ts';

const said = (text: string) => ({ said: parseSaid(text) });

const CHEUNG: Attributable = {
  words: 'These documents were illegally obtained.',
  kind: 'quote',
  stance: 'statement',
  speaker: 'Steven Cheung',
  title: 'Trump campaign spokesman',
  venue: 'in a statement',
  groundRules: 'on_the_record',
  terms: null,
  ...said('2024-08-10'),
};
const SHORT: Attributable = { ...CHEUNG, title: null, venue: null };
const OURS: Attributable = { ...SHORT, kind: 'paraphrase' };
const IRAN: Attributable = { ...OURS, speaker: 'Iran', stance: 'denial' };
const MICROSOFT: Attributable = {
  ...OURS,
  speaker: 'A Microsoft spokesperson',
  stance: 'declined_comment',
  ...said('2024-08-09'),
};
const MINISTRY: Attributable = { ...OURS, speaker: "Iran's foreign ministry", stance: 'no_response' };

describe('a quotation', () => {
  for (const [because, claim, text] of [
    [
      'is followed by who said it, how and when',
      CHEUNG,
      '"These documents were illegally obtained," Trump campaign spokesman Steven Cheung said in a statement Saturday, Aug. 10, 2024.',
    ],
    [
      'has a long title after the name, between commas',
      { ...SHORT, title: 'director of rapid response for the campaign' },
      '"These documents were illegally obtained," Steven Cheung, director of rapid response for the campaign, said Saturday, Aug. 10, 2024.',
    ],
    [
      'has the verb of its venue',
      { ...SHORT, venue: 'told Reuters', ...said('2024-08-09') },
      '"These documents were illegally obtained," Steven Cheung told Reuters Friday, Aug. 9, 2024.',
    ],
    [
      'says "said" once when the venue says it too',
      { ...SHORT, venue: 'said on CNN' },
      '"These documents were illegally obtained," Steven Cheung said on CNN Saturday, Aug. 10, 2024.',
    ],
    [
      'gives a venue the preposition that was left out',
      { ...SHORT, venue: 'Statement' },
      '"These documents were illegally obtained," Steven Cheung said in a statement Saturday, Aug. 10, 2024.',
    ],
    [
      'sets a venue apart that fits no sentence',
      { ...SHORT, venue: 'Truth Social' },
      '"These documents were illegally obtained," Steven Cheung said (Truth Social) Saturday, Aug. 10, 2024.',
    ],
    [
      'has no date where none is known',
      { ...SHORT, said: null },
      '"These documents were illegally obtained," Steven Cheung said.',
    ],
    [
      'spells out a month without a day',
      { ...SHORT, venue: 'at a rally in Dayton', ...said('2024-08') },
      '"These documents were illegally obtained," Steven Cheung said at a rally in Dayton in August 2024.',
    ],
    [
      'may be of a year',
      { ...SHORT, ...said('2024') },
      '"These documents were illegally obtained," Steven Cheung said in 2024.',
    ],
    [
      'may be of a stretch',
      { ...SHORT, ...said('2024-08-04/2024-08-10') },
      '"These documents were illegally obtained," Steven Cheung said between Aug. 4 and Aug. 10, 2024.',
    ],
    [
      'leaves out the time of day',
      { ...SHORT, ...said('2024-06-10T17:02') },
      '"These documents were illegally obtained," Steven Cheung said Monday, June 10, 2024.',
    ],
    ['keeps a question mark', { ...SHORT, words: 'Who did this?', said: null }, '"Who did this?" Steven Cheung said.'],
    ['keeps an exclamation point', { ...SHORT, words: 'Never!', said: null }, '"Never!" Steven Cheung said.'],
    ['keeps an ellipsis', { ...SHORT, words: 'We will see...', said: null }, '"We will see..." Steven Cheung said.'],
    ['keeps a dash', { ...SHORT, words: 'We will —', said: null }, '"We will —" Steven Cheung said.'],
    [
      'keeps the period of initials',
      { ...SHORT, words: 'They hit the U.S.', said: null },
      '"They hit the U.S.," Steven Cheung said.',
    ],
    [
      'sets quotations inside in single marks, with the comma inside',
      { ...SHORT, words: 'He said “yes” and then “no.”', said: null },
      `"He said 'yes' and then 'no,'" Steven Cheung said.`,
    ],
    [
      'does not double the marks around it',
      { ...SHORT, words: '“Never again.”', said: null },
      '"Never again," Steven Cheung said.',
    ],
    [
      'comes after a colon when it has several sentences',
      { ...SHORT, words: 'They know. “It ends” now' },
      `Steven Cheung said Saturday, Aug. 10, 2024: "They know. 'It ends' now."`,
    ],
    [
      'comes after a colon when it begins within a sentence',
      { ...CHEUNG, words: 'not one of these was ours', ...said('2024-08-09') },
      'Trump campaign spokesman Steven Cheung said in a statement Friday, Aug. 9, 2024: "not one of these was ours."',
    ],
    [
      'comes after a colon when it has several paragraphs, on one line',
      { ...SHORT, words: 'They know\n\nit ends.', said: null },
      'Steven Cheung said: "They know it ends."',
    ],
    [
      'is one sentence with titles, initials and months in it',
      { ...SHORT, words: 'Mr. Trump and J.D. Vance met in the U.S. Senate on Jan. 6.', said: null },
      '"Mr. Trump and J.D. Vance met in the U.S. Senate on Jan. 6," Steven Cheung said.',
    ],
    [
      'may be all that somebody answers',
      { ...MICROSOFT, kind: 'quote', words: 'No comment.' },
      '"No comment," a Microsoft spokesperson said Friday, Aug. 9, 2024.',
    ],
  ] satisfies [string, Attributable, string][]) {
    it(because, () => assert.equal(apAttribution(claim), text));
  }
});

describe('our words', () => {
  for (const [because, claim, text] of [
    [
      'are followed by who said so',
      {
        ...OURS,
        words: 'some of its communications had been hacked.',
        speaker: "Donald Trump's presidential campaign",
      },
      "Some of its communications had been hacked, Donald Trump's presidential campaign said Saturday, Aug. 10, 2024.",
    ],
    [
      'keep the marks of the exact words among them, with the comma inside',
      {
        ...OURS,
        kind: 'partial_quote',
        words: 'its capabilities were “defensive.”',
        venue: 'told Reuters',
        said: null,
      },
      'Its capabilities were "defensive," Steven Cheung told Reuters.',
    ],
    [
      'follow the speaker when they begin with an act of saying',
      { ...OURS, kind: 'partial_quote', words: 'called it “a disgrace”', venue: 'in a statement' },
      'Steven Cheung called it "a disgrace" in a statement Saturday, Aug. 10, 2024.',
    ],
    [
      'end within the marks of what was said last',
      { ...OURS, kind: 'partial_quote', words: 'called it “a disgrace.”', said: null },
      'Steven Cheung called it "a disgrace."',
    ],
    [
      'are not told of the speaker when they only look like a verb',
      { ...OURS, words: 'armed men attacked the convoy', said: null },
      'Armed men attacked the convoy, Steven Cheung said.',
    ],
    [
      'come after a colon when they have several sentences',
      { ...OURS, words: 'The campaign was hacked. It gave no evidence.', said: null },
      'Steven Cheung said: The campaign was hacked. It gave no evidence.',
    ],
    [
      'tell of a denial',
      { ...IRAN, words: 'denied the accusations' },
      'Iran denied the accusations Saturday, Aug. 10, 2024.',
    ],
    [
      'tell when and how first, where what was denied has a time of its own',
      { ...IRAN, words: 'denied that it had sent mails to the campaign' },
      'Iran on Saturday, Aug. 10, 2024, denied that it had sent mails to the campaign.',
    ],
    [
      'tell the month and the place first, too',
      { ...IRAN, words: 'denied that it had sent mails', venue: 'at a hearing', ...said('2024-08') },
      'Iran, at a hearing in August 2024, denied that it had sent mails.',
    ],
    [
      'tell the place after a long title',
      { ...IRAN, words: 'denied that it lied', title: 'speaking for the ministry', venue: 'at a hearing', said: null },
      'Iran, speaking for the ministry, at a hearing, denied that it lied.',
    ],
    [
      'tell the month alone without a comma',
      { ...IRAN, words: 'denied that it had sent mails', ...said('2024-08') },
      'Iran in August 2024 denied that it had sent mails.',
    ],
    [
      'tell no time where none is known',
      { ...IRAN, words: 'denied that it had sent mails', said: null },
      'Iran denied that it had sent mails.',
    ],
    [
      'tell of a denial with the speaker',
      { ...IRAN, words: 'Iran denied it.' },
      'Iran denied it Saturday, Aug. 10, 2024.',
    ],
    [
      'tell what was denied',
      { ...IRAN, words: 'any role in the hack', said: null },
      'Iran denied any role in the hack.',
    ],
    [
      'tell what deed was denied',
      { ...IRAN, words: 'hacking the campaign', said: null },
      'Iran denied hacking the campaign.',
    ],
    [
      'are not turned round by a denial that they hold',
      { ...IRAN, words: 'It had no plans to launch cyberattacks.', said: null },
      'It had no plans to launch cyberattacks, Iran said.',
    ],
    [
      'tell that comment was declined',
      { ...MICROSOFT, words: 'declined to comment' },
      'A Microsoft spokesperson declined to comment Friday, Aug. 9, 2024.',
    ],
    [
      'tell it when there are none',
      { ...MICROSOFT, words: '' },
      'A Microsoft spokesperson declined to comment Friday, Aug. 9, 2024.',
    ],
    [
      'tell what was declined',
      { ...MICROSOFT, words: 'Declined to name the targeted officials.' },
      'A Microsoft spokesperson declined to name the targeted officials Friday, Aug. 9, 2024.',
    ],
    [
      'are kept when they say of themselves who declined',
      { ...MICROSOFT, words: 'Microsoft would not name the officials.' },
      'Microsoft would not name the officials Friday, Aug. 9, 2024.',
    ],
    [
      'tell of silence',
      { ...MINISTRY, words: 'did not respond to a request for comment' },
      "Iran's foreign ministry did not immediately respond to a request for comment Saturday, Aug. 10, 2024.",
    ],
    [
      'tell of silence with the speaker',
      { ...MINISTRY, words: "Iran's foreign ministry did not immediately respond." },
      "Iran's foreign ministry did not immediately respond Saturday, Aug. 10, 2024.",
    ],
  ] satisfies [string, Attributable, string][]) {
    it(because, () => assert.equal(apAttribution(claim), text));
  }
});

describe('a speaker who is not to be named', () => {
  const onBackground: Attributable = { ...CHEUNG, groundRules: 'on_background', said: null };
  for (const [because, claim, text] of [
    [
      'is called as agreed',
      { terms: 'a senior campaign official' },
      '"These documents were illegally obtained," a senior campaign official said.',
    ],
    [
      'is called as agreed, however that was put',
      { terms: 'Attribute to a senior official.' },
      '"These documents were illegally obtained," a senior official said.',
    ],
    [
      'is called as on file when that is no name',
      { speaker: 'A senior official', terms: 'x' },
      '"These documents were illegally obtained," a senior official said.',
    ],
    [
      'has the condition told',
      { speaker: 'an aide', terms: 'on condition of anonymity.' },
      '"These documents were illegally obtained," an aide said, on condition of anonymity.',
    ],
    [
      'is left to the writer when the terms say no more',
      { terms: 'no names' },
      '"These documents were illegally obtained," [named as agreed: no names] said.',
    ],
    [
      'is not told of at all on deep background',
      { groundRules: 'on_deep_background', terms: 'none' },
      '"These documents were illegally obtained."',
    ],
  ] satisfies [string, Partial<Attributable>, string][]) {
    it(because, () => assert.equal(apAttribution({ ...onBackground, ...claim }), text));
  }

  it('is never named, whatever the terms and the stance', () => {
    const stance = fc.constantFrom('statement', 'denial', 'declined_comment', 'no_response');
    const terms = fc.option(fc.constantFrom('no names', 'as a person', 'to an aide', 'official', ''), { nil: null });
    const words = fc.constantFrom('Steven Cheung declined to comment', 'denied it', 'any role', 'It rained.');
    const rules = fc.constantFrom('on_background', 'on_deep_background');
    fc.assert(
      fc.property(stance, terms, words, rules, (how, agreed, what, groundRules) => {
        fc.pre(!(groundRules === 'on_deep_background' && what.startsWith('Steven')));
        const claim: Attributable = {
          ...onBackground,
          kind: 'paraphrase',
          stance: how,
          terms: agreed,
          words: what,
          groundRules,
        };
        assert.doesNotMatch(apAttribution(claim), /Cheung|spokesman/);
      }),
    );
  });
});

it('no word of a quotation changes, nor its order', () => {
  const word = fc.constantFrom(
    ...[
      'They',
      'know',
      '“reign',
      'of',
      'terror,”',
      'U.S.',
      'J.D.',
      'don’t',
      '"no."',
      'Inc.',
      '1,000',
      '5½',
      '—',
      '…',
      'Why?',
    ],
    ...['end.', 'Mr.', '‘yes’', 'e-mail', '«non»', '6\'2"', 'a"b', '特朗普', 'wait;', 'No!', 'p.m.', 'Ω.'],
  );
  const separator = fc.constantFrom(' ', ' ', ' ', '\n\n', '\u00a0');
  const phrase = fc
    .array(fc.tuple(word, separator), { minLength: 1, maxLength: 14 })
    .map((parts) => parts.flat().join('').trim());
  const folded = (text: string) => tokens(text).map((token) => token.folded);
  fc.assert(
    fc.property(phrase, (words) => {
      const text = apAttribution({ ...CHEUNG, words });
      const within = text.slice(text.indexOf('"') + 1, text.lastIndexOf('"'));
      assert.deepEqual(folded(within), folded(words), text);
    }),
    { numRuns: 2_000 },
  );
});

describe('a title', () => {
  for (const [because, speaker, title, text] of [
    [
      'stands after the name when it says of what',
      'Rosa Delgado',
      'president of Local 414',
      'Rosa Delgado, president of Local 414',
    ],
    [
      'stands before it when it is the office’s own',
      'Antony Blinken',
      'Secretary of State',
      'Secretary of State Antony Blinken',
    ],
    ['stands before the name', 'Steven Cheung', 'Trump campaign spokesman', 'Trump campaign spokesman Steven Cheung'],
    [
      'stands after it when long',
      'Ann Lee',
      'director of the office of budget',
      'Ann Lee, director of the office of budget',
    ],
    ['stands after it when it holds a comma', 'Ann Lee', 'spokesperson, Treasury', 'Ann Lee, spokesperson, Treasury'],
    ['stands after a description', 'a senior official', 'White House', 'a senior official, White House'],
    ['may be absent', 'Steven Cheung', null, 'Steven Cheung'],
    ['may be empty', 'Steven Cheung', '  ', 'Steven Cheung'],
  ] as const) {
    it(because, () => assert.equal(titleAndName(speaker, title), text));
  }
});
