/** What `--where` says: a few words that name captures, and nothing else. */
import { CopydeskError } from '../../errors.js';
import { REJECTIONS } from '../../model/rejection.js';
import { TROUBLES } from '../../model/trouble.js';
import { type CaptureChoice, LACKING_FIELDS, type LackingField } from '../../storage/reprocessing.js';

const REASONS = [...Object.keys(REJECTIONS), ...Object.keys(TROUBLES)];

const GRAMMAR = `expected "no <field>" (${LACKING_FIELDS.join(', ')}), "rejected <reason>" (${REASONS.join(', ')}), or "parser < <version>"`;

/** Throws `usage` with all that there is to say. */
export function whereOf(conditions: readonly string[]): CaptureChoice {
  const lacking: LackingField[] = [];
  const choice: CaptureChoice = { lacking };
  for (const given of conditions) {
    const text = given.trim().replace(/\s+/gu, ' ');
    const field = LACKING_FIELDS.find((name) => text === `no ${name}`);
    const reason = REASONS.find((name) => text === `rejected ${name}`);
    const version = /^parser ?< ?(\d{1,6}(?:\.\d{1,6}){0,3})$/u.exec(text)?.[1];
    if (field) lacking.push(field);
    else if (reason && choice.reason === undefined) choice.reason = reason;
    else if (version && choice.parserBelow === undefined) choice.parserBelow = version;
    else throw new CopydeskError('usage', `--where "${given}": ${GRAMMAR}, each at most once`);
  }
  return choice;
}
