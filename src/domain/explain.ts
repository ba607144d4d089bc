import {
  ARTICLE_CHARACTERS_MAX,
  FILE_BYTES_MAX,
  type FileProblem,
  LINK_BYTES_MAX,
  type LinkProblem,
} from './article.ts';
import type { Refusal } from './outcome.ts';

/** Longer words are found sooner in the message itself than in a sentence about it. */
const PRINTED_MAX = 300;

/** The sentence a person reads. The one place where a refusal is put into words. */
export function explain(refusal: Refusal): string {
  switch (refusal.code) {
    case 'unknown_verb':
      return refusal.nearest
        ? `There is no “${typed(refusal.asked)}”. Did you mean \`/story ${refusal.nearest}\`? \`/story help\` lists every verb.`
        : `There is no “${typed(refusal.asked)}”.${isQuotation(refusal.asked) ? ' To find who said something, type `/story who-said "the words"`.' : ''} \`/story help\` lists every verb.`;
    case 'bad_grammar':
      return `Type it like this: \`/story ${refusal.usage}\``;
    case 'unknown_filter':
      return `There is no filter “${typed(refusal.name)}:”. The filters are ${filterList(refusal.known)}. To search for these very words, put them in quotation marks.`;
    case 'filter_not_taken':
      return `\`${refusal.name}:\` does not narrow \`${refusal.verb}\`. It takes ${filterList(refusal.takes) || 'no filter'}.`;
    case 'empty_filter':
      return `Nothing follows \`${refusal.name}:\`. Give it a value, like ${FILTER_EXAMPLES[refusal.name] ?? `\`${refusal.name}:…\``}, or leave it out.`;
    case 'filter_twice':
      return `\`${refusal.name}:\` stands there twice. Give each filter once.`;
    case 'no_words_in':
      return `There is no word to search for in “${typed(refusal.asked)}”. Give a few words that were said.`;
    case 'one_story_only':
      return 'This lists one story. Name it with `in:<slug or key>`, or ask in its channel.';
    case 'bad_reference':
      return `“${typed(refusal.asked)}” is not a claim's reference. One looks like \`HACK-12\`; in the story's channel its number will do.`;
    case 'unreadable_date':
      return `I can't read “${typed(refusal.typed)}” as a date. Try \`2024-08-10\`, \`Aug. 10\`, \`Saturday\` or \`June 2024\`.`;
    case 'future_date':
      return `“${typed(refusal.typed)}” is still to come. Give a date in the past, with its year if need be.`;
    case 'unreadable_deadline':
      return `I can't read “${typed(refusal.typed)}” as a deadline. Try \`17:00\`, \`tomorrow noon\`, \`Friday\`, \`in 2 hours\` or \`2024-08-12 17:00\`.`;
    case 'past_deadline':
      return `“${typed(refusal.typed)}” has passed. Give a deadline that is still to come.`;
    case 'ambiguous_date':
      return `“${typed(refusal.typed)}” can be read in more than one way. Do you mean ${refusal.readings.join(', or ')}? Write just that.`;
    case 'no_such_past':
      return `\`as-of\` asks ${refusal.verbs.map((verb) => `\`${verb}\``).join(', ')} as things stood then${refusal.verb === '' ? '' : `, not \`${typed(refusal.verb)}\``}. Type it like this: \`/story as-of "Aug. 10, 2024" who-said illegally obtained\``;
    case 'unknown_status':
      return `There is no status “${typed(refusal.asked)}”. Use one of ${refusal.known.join(', ')}.`;
    case 'question_too_long':
      return `That is longer than a question can be. Give the words you are sure of, up to ${refusal.max} of them.`;
    case 'no_story_here':
      return 'This channel has no story. Name one with `in:<slug or key>`, bind one with `/story use <slug>`, or make one with `/story new <slug>`.';
    case 'no_running_story':
      return 'There is no story yet to file this in. Make one with `/story new <slug>`, in the channel that covers it.';
    case 'no_such_story':
      return `There is no story “${typed(refusal.asked)}”.${suggestion(refusal.nearest)} \`/story stories\` lists those you may see.`;
    case 'which_story':
      return `“${typed(refusal.asked)}” is the name of more than one story: ${refusal.titles.map(typed).join('; ')}. Ask in the channel of the one you mean.`;
    case 'no_such_claim':
      return `There is no claim ${refusal.reference}.`;
    case 'nobody_by_that_name':
      return `Nobody called “${typed(refusal.asked)}” is on file${refusal.where ? ` in ${refusal.where}` : ''}.${suggestion(refusal.nearest)}${refusal.filter ? wordsInstead(refusal.filter, refusal.asked) : ''}`;
    case 'which_actor':
      return `Which “${typed(refusal.asked)}”? More than one fits: ${refusal.names.map(typed).join('; ')}. Choose one, or give the full name.`;
    case 'bad_slug':
      return `A slug is lower-case words joined by hyphens, up to 60 characters.${refusal.suggestion ? ` Try \`${refusal.suggestion}\`.` : ''}`;
    case 'bad_key':
      return `“${typed(refusal.asked)}” can't be a key. A key is 2 to 10 capital letters or digits and starts with a letter, like \`HACK\`.`;
    case 'title_too_long':
      return `A title has up to ${refusal.max} characters.`;
    case 'slug_taken':
      return `A story called “${refusal.slug}” is there already (${refusal.key}). \`/story use ${refusal.slug}\` binds it to this channel.`;
    case 'key_taken':
      return `The key ${refusal.key} belongs to “${refusal.slug}”. Choose another with \`key:KEY\`.`;
    case 'channel_taken':
      return `This channel belongs to ${refusal.key} (${refusal.slug}). A channel has one story: use another channel, or archive that story first.`;
    case 'not_a_channel':
      return 'A story lives in a channel. Run this in the channel that covers it, not in a direct message.';
    case 'not_in_channel':
      return 'I am not in this channel yet. Type `/invite @Story Desk`, then try again.';
    case 'channel_is_external':
      return 'This channel is shared with another organization. A story needs a channel of our own.';
    case 'members_only':
      return `Guests can't ${refusal.action}. Ask a full member of the workspace.`;
    case 'outsiders_not_served':
      return 'Story Desk answers members of this workspace only.';
    case 'editors_only':
      return `Only an editor of the story can ${refusal.action}.`;
    case 'makers_and_editors_only':
      return `Only the story's maker or an editor can ${refusal.action}.`;
    case 'story_archived':
      return `${refusal.key} is archived and takes no new claims.`;
    case 'already_archived':
      return `${refusal.key} is archived already.`;
    case 'words_not_in_source':
      return refusal.nearest && refusal.nearest.length <= PRINTED_MAX
        ? `The message has it otherwise, letter for letter: ${refusal.nearest}`
        : 'These words are not in the message, letter for letter. Copy them from it, or choose “Our words”.';
    case 'nothing_to_import':
      return 'There is neither a file nor a text in this message to import.';
    case 'imported_before':
      return 'This article was imported into the story before. Its digest stands in the review channel.';
    case 'no_such_actor':
      return 'That name belongs to another story. Choose it again.';
    case 'link_to_itself':
      return `${refusal.reference} can't be linked with itself.`;
    case 'link_across_stories':
      return `A link stays within one story, and ${refusal.references.join(' and ')} are of two.`;
    case 'link_touches_nothing':
      return 'Only a claim that denies, disputes or answers another touches its fact, quote or context.';
    case 'no_such_link':
      return 'There is no such link. `/story history` with the claim’s reference shows those that were made.';
    case 'actor_changed_meanwhile':
      return `${typed(refusal.name)} was changed by somebody else meanwhile. Look at the actor again, then edit it as it stands now.`;
    case 'namesake_untold':
      return `Another ${typed(refusal.name)} is on file in this story. Give each of the two a description that tells them apart, like “the senator”.`;
    case 'own_proposal':
      return 'This is your own proposal. Another editor has to approve it.';
    case 'own_hold':
      return `You hold ${refusal.reference}. Press Take Back first, then Approve.`;
    case 'already_decided':
      return `${refusal.reference} is ${refusal.status} already. \`/story history ${refusal.reference}\` shows by whom.`;
    case 'not_approved_yet':
      return `${refusal.reference} is not approved yet, so there is nothing to correct: only its proposer may still change it. An editor can hold or decline it on its card.`;
    case 'correction_waits':
      return `A correction of ${refusal.reference} waits for review already. \`/story pending\` links to its card.`;
    case 'changed_meanwhile':
      return `${refusal.reference} was changed meanwhile. Look at it again, then correct it as it stands now.`;
    case 'nothing_changed':
      return 'Nothing is different from what is on file. Change what is wrong, or cancel.';
    case 'nothing_to_retract':
      return `${refusal.reference} is not approved, so there is nothing to take back. An editor can decline it on its card.`;
    case 'claim_retracted':
      return `${refusal.reference} is retracted, so it can't be changed any more. If it was said after all, file it anew with \`/story add\`.`;
    case 'claim_sealed':
      return `The words of ${refusal.reference} are sealed for legal reasons.`;
    case 'too_many_watches':
      return `You watch ${refusal.max} things already. \`/story unwatch\` lists them; stop one first.`;
    case 'not_watched':
      return `You do not watch “${typed(refusal.asked)}”. \`/story unwatch\` lists what you do.`;
    case 'asked_already':
      return `${typed(refusal.actor)} is being asked about ${refusal.reference} already. \`/story actor ${typed(refusal.actor)}\` shows by whom and until when; cancel that request first to ask anew.`;
    case 'request_ended':
      return refusal.response === null
        ? `This request about ${refusal.reference} was cancelled.`
        : `What came of this request about ${refusal.reference} is filed already: ${refusal.response}.`;
    case 'askers_and_editors_only':
      return 'Only whoever asked, and editors, can say what came of this request.';
    case 'gap_taken':
      return 'Somebody else has taken this on. They or an editor can let it go.';
    case 'no_longer_here':
      return 'That is no longer here. Ask again.';
    case 'nothing_to_draw':
      return `There is nothing to draw: there are no ${refusal.what} any more.`;
    case 'cannot_share_here':
      return "This can't be shared here.";
    case 'unreadable_file':
      return FILE_PROBLEMS[refusal.problem];
    case 'unreachable_link':
      return refusal.problem === 'said_no' && refusal.status !== null
        ? `The page's server answered ${refusal.status} instead of the page. Open the link in a browser and paste the text.`
        : LINK_PROBLEMS[refusal.problem];
    case 'slack_refused':
      return SLACK_SENTENCES[refusal.error] ?? `Slack refused this (${refusal.error}).`;
  }
}

const TYPED_SHOWN_MAX = 120;

/** Characters that turn around or hide what stands after them. */
const UNSEEN = /[\p{Cc}\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu;

/**
 * What somebody typed, for the middle of a sentence: on one line, short enough to leave the rest of it in sight, and
 * without the characters that would turn that rest around or set it as code.
 */
function typed(text: string): string {
  const line = text.replace(/\s+/gu, ' ').replace(UNSEEN, '').replaceAll('`', "'").trim();
  if (line.length <= TYPED_SHOWN_MAX) return line;
  return `${line.slice(0, TYPED_SHOWN_MAX - 1).replace(/[\uD800-\uDBFF]$/u, '')}…`;
}

const filterList = (names: readonly string[]): string => names.map((name) => `\`${name}:\``).join(', ');

const isQuotation = (text: string): boolean => /^["“„«]/u.test(text);

const FILTER_EXAMPLES: Readonly<Record<string, string>> = {
  by: '`by:Cheung`',
  about: '`about:Iran`',
  outlet: '`outlet:Reuters`',
  since: '`since:"Aug. 10, 2024"`',
  until: '`until:2024-08-31`',
  on: '`on:yesterday`',
  status: '`status:proposed`',
  in: '`in:HACK`',
};

const suggestion = (names: readonly string[]): string =>
  names.length > 0 ? ` Did you mean ${names.map(typed).join(' or ')}?` : '';

/** Somebody is asked for in a filter where a subject was meant. */
const wordsInstead = (filter: string, asked: string): string =>
  ` \`${filter}:\` takes somebody on file; for what was said of anything else, type \`/story who-said ${typed(asked)}\`.`;

/** Slack's error codes that a person can do something about. */
const SLACK_SENTENCES: Readonly<Record<string, string>> = {
  not_in_channel: 'I am not in that channel. Type `/invite @Story Desk` there, then try again.',
  channel_not_found: 'I am not in that channel. Type `/invite @Story Desk` there, then try again.',
  is_archived: 'That channel is archived.',
  channel_shared:
    'That channel is shared with another organization. An editor can bind the story to another one with `/story use`.',
  channel_made_public: 'That channel was private and is public now. Its editors were told what they can do.',
  expired_trigger_id: 'Slack gave up waiting for the form. Try again.',
  trigger_expired: 'Slack gave up waiting for the form. Try again.',
  restricted_action: 'A workspace setting keeps me from posting there.',
  missing_scope:
    'This workspace has not yet given me the permission that this takes. Whoever runs me has to reinstall the Slack app; `npm run doctor` names what is missing.',
  file_too_large: 'That file is larger than I read.',
  file_not_shown:
    'Slack does not let me read that file. Post it in a channel that I am in, or have whoever runs me look at `npm run doctor`.',
  file_not_found: 'That file is not in Slack any more, or I may not see it.',
  file_deleted: 'That file was deleted from Slack.',
  file_elsewhere: 'That file lies outside Slack, where I do not read. Upload the file itself.',
  file_not_taken: 'Slack did not take the file. Try again.',
  file_uploads_disabled: 'Nobody can upload files to this workspace.',
  file_uploads_except_images_disabled: 'Nothing but pictures can be uploaded to this workspace.',
  file_type_not_allowed: 'This workspace does not take files of that type.',
  file_upload_size_restricted: 'The file is larger than this workspace takes.',
  storage_limit_reached: 'This workspace has no room for more files.',
};

const KINDS = 'I can read plain text (.txt), saved pages (.html), Word files (.docx) and PDFs.';

const FILE_PROBLEMS: Readonly<Record<FileProblem, string>> = {
  too_large: `That file is larger than ${megabytes(FILE_BYTES_MAX)}. Paste the article's text, or save the article alone as a file.`,
  too_long: `That file holds more than ${ARTICLE_CHARACTERS_MAX / 1_000_000} million characters. Import the part that you need.`,
  other_kind: `${KINDS} That file is none of them. Save it as one of them, or paste the text.`,
  encrypted: 'That file is locked with a password. Save a copy without one, or paste the text.',
  no_text:
    'There is no text in that file. If it is a scan or a picture, run text recognition over it first, or type the words into the form: `/story add`.',
  too_slow: 'That file took too long to read. Paste the text, or save the article alone as a file.',
  too_heavy: 'That file is too much to read at once. Paste the text, or save the article alone as a file.',
  broken:
    'That file is damaged, or is not what its name says. Open it in the program that made it, save it again, or paste the text.',
};

const LINK_PROBLEMS: Readonly<Record<LinkProblem, string>> = {
  off: 'I do not open links here. Paste the text, or ask whoever runs Story Desk to set `FETCH_LINKS`.',
  not_a_link: 'That is not a link that I can open. One starts with `https://` and holds no password.',
  private: 'That link does not lead to a page on the public web, so I do not open it. Paste the text.',
  no_answer: 'Nothing readable came back from that link. Check it in a browser, or paste the text.',
  too_slow: 'That link took too long to answer. Try again, or paste the text.',
  too_large: `What that link leads to is larger than ${megabytes(LINK_BYTES_MAX)}. Paste the text.`,
  other_kind: `${KINDS} That link leads to something else. Paste the text.`,
  too_many_turns:
    'That link is passed on from page to page without end. Open it in a browser and use the address it ends at.',
  said_no: 'The page’s server did not hand out the page. Open the link in a browser and paste the text.',
};

function megabytes(bytes: number): string {
  return `${bytes / 1_000_000} MB`;
}
