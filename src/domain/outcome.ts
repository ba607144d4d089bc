import type { FileProblem, LinkProblem } from './article.ts';
import type { ImportId } from './ids.ts';

/** What a rule or a store step hands back: a value, or the reason it declined. */
export type Outcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: Refusal };

export const done = <Value>(value: Value): Outcome<Value> => ({ ok: true, value });
export const refuse = (refusal: Refusal): { ok: false; refusal: Refusal } => ({ ok: false, refusal });

/** Why the newsroom's rules, and not a fault of ours, stopped a request; with the facts that its sentence needs. */
export type Refusal =
  | { code: 'unknown_verb'; asked: string; nearest: string | null }
  | { code: 'bad_grammar'; usage: string }
  | { code: 'unknown_filter'; name: string; known: readonly string[] }
  | { code: 'filter_not_taken'; verb: string; name: string; takes: readonly string[] }
  | { code: 'empty_filter'; name: string }
  | { code: 'filter_twice'; name: string }
  | { code: 'no_words_in'; asked: string }
  | { code: 'one_story_only' }
  | { code: 'bad_reference'; asked: string }
  | { code: 'unreadable_date'; typed: string }
  | { code: 'future_date'; typed: string }
  | { code: 'unreadable_deadline'; typed: string }
  | { code: 'past_deadline'; typed: string }
  | { code: 'ambiguous_date'; typed: string; readings: readonly string[] }
  | { code: 'no_such_past'; verb: string; verbs: readonly string[] }
  | { code: 'unknown_status'; asked: string; known: readonly string[] }
  | { code: 'question_too_long'; max: number }
  | { code: 'no_story_here' }
  | { code: 'no_running_story' }
  | { code: 'no_such_story'; asked: string; nearest: readonly string[] }
  | { code: 'which_story'; asked: string; titles: readonly string[] }
  | { code: 'no_such_claim'; reference: string }
  /** `where`: the key of the story that was searched; `null` for all that the asker may see. */
  /** `filter`: the one that they were named in. */
  | {
      code: 'nobody_by_that_name';
      asked: string;
      where: string | null;
      nearest: readonly string[];
      filter?: 'about';
    }
  | { code: 'which_actor'; asked: string; names: readonly string[] }
  | { code: 'bad_slug'; asked: string; suggestion: string | null }
  | { code: 'bad_key'; asked: string }
  | { code: 'title_too_long'; max: number }
  | { code: 'slug_taken'; slug: string; key: string }
  | { code: 'key_taken'; key: string; slug: string }
  | { code: 'channel_taken'; key: string; slug: string }
  | { code: 'not_a_channel' }
  | { code: 'not_in_channel' }
  | { code: 'channel_is_external' }
  | { code: 'members_only'; action: string }
  | { code: 'outsiders_not_served' }
  | { code: 'editors_only'; action: string }
  | { code: 'makers_and_editors_only'; action: string }
  | { code: 'story_archived'; key: string }
  | { code: 'already_archived'; key: string }
  | { code: 'words_not_in_source'; nearest: string | null }
  | { code: 'no_such_actor' }
  | { code: 'actor_changed_meanwhile'; name: string }
  | { code: 'namesake_untold'; name: string }
  | { code: 'imported_before'; import: ImportId }
  | { code: 'nothing_to_import' }
  | { code: 'link_to_itself'; reference: string }
  | { code: 'link_across_stories'; references: readonly string[] }
  | { code: 'link_touches_nothing' }
  | { code: 'no_such_link' }
  | { code: 'own_proposal' }
  | { code: 'own_hold'; reference: string }
  | { code: 'already_decided'; reference: string; status: string }
  | { code: 'not_approved_yet'; reference: string }
  | { code: 'correction_waits'; reference: string }
  | { code: 'changed_meanwhile'; reference: string }
  | { code: 'nothing_changed' }
  | { code: 'nothing_to_retract'; reference: string }
  | { code: 'claim_retracted'; reference: string }
  | { code: 'claim_sealed'; reference: string }
  | { code: 'too_many_watches'; max: number }
  | { code: 'not_watched'; asked: string }
  | { code: 'asked_already'; reference: string; actor: string }
  | { code: 'request_ended'; reference: string; response: string | null }
  | { code: 'askers_and_editors_only' }
  | { code: 'gap_taken' }
  | { code: 'no_longer_here' }
  | { code: 'nothing_to_draw'; what: string }
  | { code: 'cannot_share_here' }
  | { code: 'unreadable_file'; problem: FileProblem }
  /** `status`: the HTTP status of a server that said no. */
  | { code: 'unreachable_link'; problem: LinkProblem; status: number | null }
  | { code: 'slack_refused'; error: string };
