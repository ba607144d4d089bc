import { done, type Outcome } from '../domain/outcome.ts';
import type { Answer, Button } from '../feature.ts';
import { DIGEST_FIX_ACTION } from '../review/digest.ts';
import { proposalPressed } from '../review/digest-press.ts';
import { correctionForm } from './correct.ts';

/** *Fix*, on a proposal in a digest: its form, filled in; what comes of it takes the proposal's place. */
export const fixProposal: Button = {
  action: DIGEST_FIX_ACTION,
  opensForm: true,
  async press(press, newsroom): Promise<Outcome<Answer>> {
    const pressed = await proposalPressed(press, newsroom);
    if (!pressed.ok) return pressed;
    const { version, story } = pressed.value;
    const reason = { amendment: [{ value: 'correction', label: 'Correction' }], reason: 'Put right before approval.' };
    return done({
      do: 'open',
      view: correctionForm(version, true, story, press, newsroom, reason),
      shown: { versions: [version], door: 'form' },
    });
  },
};
