import type { Command, Feature } from '../feature.ts';
import { about } from './about.ts';
import { actor } from './actor.ts';
import { actors } from './actors.ts';
import { add } from './add.ts';
import { archive } from './archive.ts';
import { asOfFor } from './as-of.ts';
import { ask, submitAsk } from './ask.ts';
import { changed } from './changed.ts';
import { check, checkAsDraft, fileQuotation, submitCheck } from './check.ts';
import { checkedDraft, openDraft } from './checked-draft.ts';
import { STORY_SELECT } from './claim-form.ts';
import { claims } from './claims.ts';
import { copyAttribution } from './copy-attribution.ts';
import { correct } from './correct.ts';
import { denials } from './denials.ts';
import { editActor, submitActor } from './edit-actor.ts';
import { exportCommand } from './export.ts';
import { findAQuote, submitFind } from './find-a-quote.ts';
import { fixProposal } from './fix-proposal.ts';
import { gapButtons } from './gap-buttons.ts';
import { gaps } from './gaps.ts';
import { handover } from './handover.ts';
import { helpFor } from './help.ts';
import { history, historyButton } from './history.ts';
import { homeButtons } from './home-buttons.ts';
import { importArticle, importMessage, submitImport } from './import.ts';
import { IMPORT_STORY_SELECT } from './import-form.ts';
import { link } from './link.ts';
import { linkButtons } from './link-claims.ts';
import { type Listing, listingCommand, pagingButtons } from './listing.ts';
import { map } from './map.ts';
import { mergeActors, submitMerge, suggestOther, unmergeActors } from './merge-actors.ts';
import { newStory } from './new.ts';
import { pending } from './pending.ts';
import { recall } from './recall.ts';
import { remindAsker } from './remind-asker.ts';
import { reportProblem, submitReport } from './report-problem.ts';
import { requestButtons } from './request-buttons.ts';
import { retract, submitRetract } from './retract.ts';
import { safe } from './safe.ts';
import { saidBy } from './said-by.ts';
import { saveAsClaim } from './save-as-claim.ts';
import { seal, submitSeal } from './seal.ts';
import { settings, submitSettings } from './settings.ts';
import { share } from './share.ts';
import { showPicture } from './show-picture.ts';
import { sources } from './sources.ts';
import { stories } from './stories.ts';
import { claimFormPresses, submitClaim } from './submit-claim.ts';
import { actorSuggesters } from './suggest-actors.ts';
import { suggestStories } from './suggest-stories.ts';
import { suggestWhom } from './suggest-whom.ts';
import { timeline } from './timeline.ts';
import { myWatches, stopWatching, unwatch } from './unwatch.ts';
import { use } from './use.ts';
import { watch } from './watch.ts';
import { whoSaid } from './who-said.ts';

/** Verbs that answer with a list. */
const listings: readonly Listing[] = [
  whoSaid,
  saidBy,
  about,
  claims,
  actors,
  actor,
  timeline,
  map,
  denials,
  sources,
  history,
  pending,
  recall,
  changed,
  gaps,
  stories,
];

/** The verbs that `as-of` answers as of another time. */
export const listingsOfThePast: readonly Listing[] = listings.filter(
  ({ name }) => !['stories', 'recall', 'changed', 'gaps'].includes(name),
);

/** Every verb, in the order in which help lists them. To add one: its file beside this one, and its line here. */
export const commands: readonly Command[] = [
  ...listings.map(listingCommand),
  asOfFor(listingsOfThePast),
  handover,
  watch,
  unwatch,
  check,
  exportCommand,
  add,
  importArticle,
  correct,
  retract,
  seal,
  link,
  ask,
  listingCommand(safe),
  newStory,
  use,
  settings,
  archive,
  helpFor(() => commands),
];

/** All that the desk's commands bring: verbs, buttons, forms, suggestions and shortcuts. */
export const commandFeatures: readonly Feature[] = [
  {
    commands,
    buttons: [
      ...pagingButtons([...listings, safe, checkedDraft, myWatches]),
      showPicture(listings),
      ...claimFormPresses,
      ...linkButtons,
      ...requestButtons,
      ...gapButtons,
      ...homeButtons,
      ...[share, copyAttribution, historyButton, reportProblem, fileQuotation, openDraft, fixProposal],
      ...[editActor, mergeActors, unmergeActors, stopWatching],
    ],
    forms: [
      submitClaim,
      submitRetract,
      submitSeal,
      submitSettings,
      submitReport,
      submitFind,
      submitCheck,
      submitImport,
      submitActor,
      submitMerge,
      submitAsk,
    ],
    suggesters: [
      suggestWhom,
      ...actorSuggesters,
      suggestOther,
      ...[STORY_SELECT, IMPORT_STORY_SELECT].map(suggestStories),
    ],
    deliveries: { request_due: remindAsker },
    shortcuts: [saveAsClaim, findAQuote, checkAsDraft, importMessage],
  },
];
