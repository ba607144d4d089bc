import { toldApart } from '../domain/actor.ts';
import type { Version } from '../domain/claim.ts';
import { embargoLine } from '../domain/embargo.ts';
import { groundRulesLine, sealedLine } from './claim.ts';
import { escapeMrkdwn, steady } from './escape.ts';

/** A claim as a screen reader reads it. */
export function claimText(version: Version): string {
  const title = version.titleThen ? `, ${steady(version.titleThen)}` : '';
  const words = version.sealed ? sealedLine(version.sealed) : version.words;
  const rules = groundRulesLine(version);
  const terms = rules === null ? '' : `; ${rules}`;
  const embargo = version.embargo ? `; ${embargoLine(version.embargo)}` : '';
  return escapeMrkdwn(
    `${version.reference}: ${words} (${steady(toldApart(version.speaker))}${title}; ${version.status}${terms}${embargo})`,
  );
}
