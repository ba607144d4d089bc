import { escapeMrkdwn } from '../block-kit/escape.ts';
import { input, modal, problemLines, textInput } from '../block-kit/form.ts';
import { rich, section } from '../block-kit/rich.ts';
import { REASON_MAX } from '../domain/claim.ts';
import { done, type Outcome } from '../domain/outcome.ts';
import type { Button, Form, Submitted } from '../feature.ts';
import { REPORT_ACTION } from './claim-entry.ts';
import { versionPressed } from './which-claim.ts';

const REPORT_FORM = 'claim.report.submit';

/** *Report a Problem*: anyone who reads a claim may say what is wrong with it. */
export const reportProblem: Button = {
  action: REPORT_ACTION,
  opensForm: true,
  async press(press, newsroom) {
    const version = await versionPressed(press.value, await newsroom.access.sight(press.user), newsroom);
    if (!version.ok) return version;
    return done({ do: 'open', view: reportForm(press.value, version.value.reference, '', []) });
  },
};

/** Puts the report into the claim's log and before the editors. */
export const submitReport: Form = {
  callback: REPORT_FORM,

  async submit(form, newsroom): Promise<Outcome<Submitted>> {
    const version = await versionPressed(form.metadata, await newsroom.access.sight(form.user), newsroom);
    if (!version.ok) return version;
    const reason = form.field('reason').text.trim();
    if (reason === '') return done({ do: 'errors', errors: { reason: 'Say what is wrong.' } });
    await newsroom.store.record.problem(version.value.id, reason, form.user, newsroom.now());
    const text = `Thank you. The editors of ${version.value.reference} have your report.`;
    return done({ do: 'close', say: { text: escapeMrkdwn(text), blocks: [rich(section(text))] }, channel: null });
  },

  redraw: async (form, problems) => reportForm(form.metadata, '', form.field('reason').text, problems),
};

function reportForm(metadata: string, reference: string, reason: string, problems: readonly string[]) {
  return modal(REPORT_FORM, { title: 'Report a Problem', submit: 'Send to Editors' }, metadata, [
    ...problemLines(problems),
    ...(reference === ''
      ? []
      : [rich(section(`About ${reference}. Your name and note go under its card, where its editors are.`))]),
    input('reason', 'Reason', textInput('reason', reason, { multiline: true, max: REASON_MAX })),
  ]);
}
