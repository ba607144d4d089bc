import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { UserId } from '../../src/domain/ids.ts';
import { type Choice, standing, type Vote } from '../../src/domain/standing.ts';

const [ana, ben, proposer, reader] = ['U1', 'U2', 'U3', 'U4'] as UserId[] as [UserId, UserId, UserId, UserId];
const editors = new Set([ana, ben, proposer]);
const votes = (choice: Choice, ...voters: UserId[]): Vote[] => voters.map((voter) => ({ voter, choice }));
const rule = (approvalsNeeded: number, fourEyes = true) => ({ proposer, approvalsNeeded, fourEyes });

describe('the standing of a proposed version', () => {
  for (const [because, cast, needed] of [
    ['nobody has reacted', [], 1],
    ['the only approval is the proposer’s own', votes('approve', proposer), 1],
    ['the only approval is a reader’s', votes('approve', reader), 1],
    ['one editor approved twice where two are needed', votes('approve', ana, ana), 2],
    ['the second approval is the proposer’s own', votes('approve', ana, proposer), 2],
  ] as [string, Vote[], number][]) {
    it(`stays proposed when ${because}`, () => {
      assert.equal(standing(rule(needed), cast, editors).status, 'proposed');
    });
  }

  it('is approved when enough distinct editors approve', () => {
    const found = standing(rule(2), votes('approve', ana, ben, reader), editors);
    assert.deepEqual(found, { status: 'approved', approvers: [ana, ben] });
  });

  it('is approved by the proposer alone where the story says so', () => {
    assert.equal(standing(rule(1, false), votes('approve', proposer), editors).status, 'approved');
  });

  it('is held by one hold against any number of approvals', () => {
    const cast = [...votes('approve', ana, ben), ...votes('hold', proposer)];
    assert.deepEqual(standing(rule(1), cast, editors), { status: 'held', holders: [proposer] });
  });

  it('is not held by a reader, nor by an editor whose hold is gone', () => {
    assert.equal(standing(rule(1), [...votes('approve', ana), ...votes('hold', reader)], editors).status, 'approved');
  });

  it('counts an editor who both approves and holds as holding', () => {
    assert.equal(standing(rule(1), [...votes('approve', ana), ...votes('hold', ana)], editors).status, 'held');
  });

  it('is the same in whatever order the votes come', () => {
    const vote = fc.record({
      voter: fc.constantFrom(ana, ben, proposer, reader),
      choice: fc.constantFrom<Choice>('approve', 'hold'),
    });
    fc.assert(
      fc.property(fc.array(vote), fc.integer({ min: 1, max: 3 }), (cast, needed) => {
        const there = standing(rule(needed), cast, editors);
        const back = standing(rule(needed), [...cast].reverse(), editors);
        assert.equal(there.status, back.status);
      }),
    );
  });
});
