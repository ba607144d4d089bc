import type { Stance } from '../domain/claim.ts';

const DECLINED =
  /\b(?:declin(?:e|es|ed|ing)|refus(?:e|es|ed|ing)|would(?: not|n['’]t)|will not|won['’]t)\b[^.;"“]{0,30}\b(?:comment|say|discuss|answer|elaborate|confirm|respond|be interviewed|provide|identify|specify|speculate|name|disclose|reveal)\b|\bno comment\b|\bdeclin(?:ed|es) (?:an|our|all|repeated|interview|to be)\b/iu;
const SILENT =
  /\b(?:(?:did|does|do|has|have|had|was|were|could|is|are)(?: not|n['’]t)|never)\b[^.;"“]{0,40}\b(?:respond(?:ed)?|repl(?:y|ied)|return(?:ed)?|answer(?:ed)?|be reached|available|acknowledge(?:d)?)\b|\bunavailable for comment\b|\bunanswered\b|\bwithout (?:a )?(?:reply|response)\b/iu;
/** What makes silence a newsroom's: somebody asked. */
const ASKED =
  /\b(?:comment|request|requests|inquir|enquir|email|e-mail|call|calls|message|messages|questions?|letter|reached|phone|text)/iu;
const DENIES =
  /\b(?:den(?:y|ies|ied|ying)|refut(?:e|es|ed|ing)|disput(?:e|es|ed|ing)|repudiat(?:e|es|ed|ing)|disavow(?:s|ed|ing)?|rebuff(?:s|ed|ing)?|denials?)\b/iu;
const DISMISSES =
  /\b(?:reject|dismiss|rubbish|brush)(?:s|es|ed|ing)?\b[^.]{0,60}\b(?:allegation|accusation|claim|charge|report|suggestion|notion|idea|rumor|story|account)/iu;
const NOT_DENIED =
  /\b(?:not|n['’]t|never|neither|nor|cannot)\b[^,.;]{0,20}\b(?:deny|denied|dispute|disputed|refute|refuted)\b/iu;
const FALSE =
  /\b(?:(?:is|are|was|were|as|['’]s|totally|completely|entirely|absolutely|categorically|patently|simply|demonstrably|wholly|utterly|flatly)\s+(?:a lie|lies|false|untrue|not true|fabricated|baseless|fabrication|nonsense|fiction)|(?:isn['’]t|wasn['’]t|not) true|never happened|no truth to|did no such thing|nothing to do with)\b/iu;

/**
 * What the speaker did, by the reporting words and the sentence around them.
 *
 * @param reporting - the cue with what stands by it outside quotations
 * @param content - the words said
 */
export function stanceOf(reporting: string, content: string): Stance {
  if (SILENT.test(reporting) && ASKED.test(reporting)) return 'no_response';
  if (DECLINED.test(reporting)) return 'declined_comment';
  if (NOT_DENIED.test(reporting)) return 'statement';
  if (DENIES.test(reporting) || DISMISSES.test(`${reporting} ${content}`)) return 'denial';
  return FALSE.test(content) ? 'denial' : 'statement';
}
