import type { KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import { GROUND_RULES_LABELS } from '../block-kit/claim.ts';
import {
  fileInput,
  input,
  modal,
  problemLines,
  searchInput,
  selectInput,
  textInput,
  urlInput,
} from '../block-kit/form.ts';
import { INPUT_MAX } from '../block-kit/limits.ts';
import { OUTLET_MAX, TERMS_MAX } from '../domain/claim.ts';
import type { Submission } from '../feature.ts';
import { note, WHEN_MAX } from './claim-form.ts';
import { pastedParts, pasteInputs } from './pasted-text.ts';

export const IMPORT_FORM = 'import.form.submit';
export const IMPORT_STORY_SELECT = 'import.form.story';

/** The form's first field for the text. */
const ARTICLE = 'article';
/** What `newsroom.articles` opens. */
const FILE_TYPES = ['txt', 'html', 'htm', 'docx', 'pdf'];

/** What the form carries besides its inputs. */
export const importMemory = z.object({
  /** `null` until one is chosen, where the form asks for it. */
  story: z.number().int().nullable(),
  asks: z.boolean(),
  /** The parked message that it was opened on, whose file or text is the article; then the form asks for neither. */
  message: z.number().int().nullable(),
  /** What that message holds, for the form's note. */
  from: z.string().nullable(),
  channel: z.string().nullable(),
  thread: z.string().nullable(),
});
export type ImportMemory = z.infer<typeof importMemory>;

/** What stands in the form when it opens, or opens again. */
export interface ImportFields {
  readonly parts: readonly string[];
  readonly link: string;
  readonly outlet: string;
  readonly published: string;
  readonly groundRules: string;
  readonly terms: string;
}

export const NOTHING_FILLED: ImportFields = {
  ...{ parts: [], link: '', outlet: '', published: '', groundRules: '', terms: '' },
};

/** The form's texts as they were sent. */
export const importFields = (form: Submission): ImportFields => ({
  parts: pastedParts(form, ARTICLE),
  link: form.field('link').text.trim(),
  outlet: form.field('outlet').text.trim(),
  published: form.field('published').text.trim(),
  groundRules: form.field('ground_rules').chosen[0]?.value ?? '',
  terms: form.field('terms').text.trim(),
});

/**
 * The form for an article.
 *
 * @param lines - on top of it: whose story it is for, and what stands in the way
 */
export function importForm(
  memory: ImportMemory,
  is: ImportFields,
  lines: readonly string[],
  problems: readonly string[],
): ModalView {
  const stories = searchInput(IMPORT_STORY_SELECT, null, 'Type a slug or key');
  const blocks: KnownBlock[] = [
    ...problemLines(problems),
    ...[...lines, ...(memory.from === null ? [] : [memory.from])].map(note),
    ...(memory.asks ? [input('story', 'Story', stories)] : []),
    ...(memory.message === null ? articleInputs(is) : []),
    input('outlet', 'Outlet', textInput('outlet', is.outlet, { max: OUTLET_MAX }), { optional: true }),
    input('link', 'Link', urlInput('link', is.link), { optional: true }),
    input('published', 'Published', textInput('published', is.published, { max: WHEN_MAX }), {
      optional: true,
      hint: 'As people write it: Aug. 10, 2024. “Saturday” in the article is read against this day.',
    }),
    input('ground_rules', 'Ground rules', selectInput('ground_rules', RULES, is.groundRules), {
      hint: 'Of everything in it. A published article is on the record.',
    }),
    input('terms', 'Terms as agreed', textInput('terms', is.terms, { max: TERMS_MAX }), {
      optional: true,
      hint: 'Needed unless on the record.',
    }),
  ];
  return modal(IMPORT_FORM, { title: 'Import an Article', submit: 'Import' }, JSON.stringify(memory), blocks);
}

const RULES = Object.entries(GROUND_RULES_LABELS).map(([value, label]) => ({ value, label }));

function articleInputs({ parts }: ImportFields): KnownBlock[] {
  return [
    ...pasteInputs(ARTICLE, 'Article', parts, {
      optional: true,
      hint: `Paste it here: each field holds ${INPUT_MAX.toLocaleString('en-US')} characters. A longer one goes on below, or comes as a file.`,
    }),
    input('file', 'File', fileInput('file', FILE_TYPES, 1), {
      optional: true,
      hint: 'Text, HTML, Word (.docx) or PDF.',
    }),
  ];
}
