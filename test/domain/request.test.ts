import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Version } from '../../src/domain/claim.ts';
import type { ActorId, UserId, VersionId } from '../../src/domain/ids.ts';
import { mayAskAbout, parseAsk, silenceDraft } from '../../src/domain/request.ts';
import { versionOf } from '../support/versions.ts';

/** HACK-1, as Reuters has it. */
const aVersion = (over: Partial<Version> = {}): Version => versionOf(1, { outlet: 'Reuters', ...over });

const typed = (line: string): string => {
  const { whom, about, means, deadline } = parseAsk(line);
  return [whom, about, means, deadline].join(' / ');
};

const LINES: Readonly<Record<string, string>> = {
  'Iran about HACK-3 via e-mail by tomorrow noon': 'Iran / HACK-3 / e-mail / tomorrow noon',
  "Iran's mission to the U.N. about 3 via phone": "Iran's mission to the U.N. / 3 / phone / ",
  'Steven Cheung about hack-3 by 17:00 via e-mail': 'Steven Cheung / hack-3 / e-mail / 17:00',
  'The Truth about Trump PAC about HACK–3 via fax by Friday': 'The Truth about Trump PAC / HACK–3 / fax / Friday',
  '“Stand by Me” about #12 via e-mail to the press office by 5 p.m.':
    'Stand by Me / #12 / e-mail to the press office / 5 p.m.',
  'Iran via phone by noon': 'Iran /  / phone / noon',
  'Iran about the hack': 'Iran about the hack /  /  / ',
  'about HACK-3': ' / HACK-3 /  / ',
  '': ' /  /  / ',
};

describe('a request for comment', () => {
  for (const [line, parts] of Object.entries(LINES))
    it(`is read from “${line}”`, () => assert.equal(typed(line), parts));

  it('may be about what is approved or waits, and nothing else', () => {
    const refusal = (...versions: Parameters<typeof mayAskAbout>[0]) => {
      const may = mayAskAbout(versions);
      return may.ok ? may.value.id : may.refusal.code;
    };
    const waiting = aVersion({ id: 2 as VersionId, status: 'proposed', edition: 2 });
    assert.equal(refusal(aVersion({ id: 1 as VersionId }), waiting), 1);
    assert.equal(refusal(waiting), 2);
    assert.equal(refusal(aVersion({ status: 'retracted' })), 'claim_retracted');
    assert.equal(refusal(aVersion({ status: 'declined' })), 'already_decided');
    const sealed = { by: 'U1' as UserId, at: 0, reason: 'A court order.' };
    assert.equal(refusal(aVersion({ sealed })), 'claim_sealed');
  });

  it('that nobody answered is dated at its deadline, about whoever spoke first', () => {
    const iran = { id: 7 as ActorId, name: 'Iran' };
    const request = { actor: iran, means: 'e-mail', deadline: 1_723_410_000 };
    const at = { now: 1_723_420_000, zone: 'America/New_York' };
    const draft = silenceDraft(request, 'no_response', aVersion({}), at);
    assert.equal(draft.said, '2024-08-11T17:00');
    assert.equal(draft.words, 'did not respond to a request for comment');
    assert.deepEqual([draft.speaker, draft.about], [{ id: 7 }, [{ id: 1 }]]);
    // Pressed before the deadline: nothing is dated in the future.
    assert.equal(
      silenceDraft(request, 'declined_comment', aVersion({}), { ...at, now: 1_723_399_200 }).said,
      '2024-08-11T14:00',
    );
    assert.deepEqual(silenceDraft(request, 'no_response', aVersion({ speaker: iran }), at).about, []);
  });
});
