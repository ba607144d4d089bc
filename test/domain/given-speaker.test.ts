import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { attributionOf, givenTo } from '../../src/domain/given-speaker.ts';
import type { ActorId } from '../../src/domain/ids.ts';
import { attributed } from '../support/attributed.ts';

const known = (id: number, name: string, ...aliases: string[]) => ({ id, name, aliases });
const CHEUNG = known(1, 'Steven Cheung');
const ACTORS = [
  CHEUNG,
  known(2, 'Donald Trump'),
  known(3, 'Iranian government', 'Tehran'),
  known(4, 'Trump campaign'),
  known(5, 'a senior official'),
];

const onFile = (name: string, title: string | null = null) => ({
  speaker: { id: (ACTORS.find((actor) => actor.name === name)?.id ?? 0) as ActorId, name },
  title,
});

describe('the speaker that a draft has for words on file', () => {
  const cheung = onFile('Steven Cheung', 'Trump campaign spokesman');
  for (const [name, is] of [
    ['Steven Cheung', 'same'],
    ['Cheung', 'same'],
    ['Steven Chueng', 'unclear'],
    ['Donald Trump', 'other: Donald Trump'],
    ['Trump', 'other: Donald Trump'],
    ['Tehran', 'other: Iranian government'],
    ['the Trump campaign', 'unclear'],
    ['a campaign spokesman', 'unclear'],
    ['people familiar with the matter', 'unclear'],
    ['Jane Q. Doe', 'other: Jane Q. Doe'],
    ['Trump’s team', 'unclear'],
  ] as const) {
    it(`is ${is}: ${name}`, () => {
      const given = givenTo(name, cheung, ACTORS);
      assert.equal('name' in given ? `${given.is}: ${given.name}` : given.is, is);
    });
  }

  it('may be the one whom the file describes', () => {
    assert.deepEqual(givenTo('Donald Trump', onFile('a senior official'), ACTORS), {
      is: 'named',
      name: 'Donald Trump',
    });
    assert.deepEqual(givenTo('a senior official', onFile('a senior official'), ACTORS), { is: 'same' });
  });
});

describe('who is given a quotation', () => {
  const draft = '“We knew it all,” Ann said. “And so did you.” It was Ben who said we knew.';
  const ann = attributed(draft, { source: 'Ann', content: ['We knew it all,', 'And so did you.'] });
  const ben = attributed(draft, { source: 'Ben', content: 'We knew' });

  it('is whoever is said to have said most of it', () => {
    assert.equal(attributionOf(1, 16, [ben, ann]), ann);
    assert.equal(attributionOf(29, 44, [ben, ann]), ann);
  });

  it('is nobody where less than half of it is theirs, or that is a guess', () => {
    assert.equal(attributionOf(1, 16, [ben]), null);
    assert.equal(attributionOf(1, 16, [{ ...ann, confidence: 0.3 }]), null);
  });
});
