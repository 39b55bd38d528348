/** The history of an article as lines: coloured on a terminal, with [-gone-] and {+come+} elsewhere. */
import { styleText } from 'node:util';
import type { DiffPiece, History, HistoryEntry, QuoteChange, VersionDiff } from '../model/version.js';

/** Signs of a change before its text. */
const SIGNS = {
  added: '+',
  removed: '-',
  changed: '~',
  retouched: '.',
  altered: '~',
  reattributed: '~',
} as const;

/** UTF-16 code units of unchanged text that are shown beside a change. */
const AROUND = 60;

/** Whether it shows colours: a terminal does, unless `NO_COLOR` says not to. */
type Stream = { hasColors?(): boolean };

export function historyLines({ id, url, versions, next }: History, out: Stream): string[] {
  const paint = painter(out);
  return [
    `${url}  ${id}`,
    ...versions.flatMap((entry) => ['', ...versionLines(entry, paint)]),
    ...(next === undefined ? [] : ['', `older versions: --limit ${versions.length + 20}`]),
  ];
}

const CAME = { reprocess: 'reprocessed', import: 'imported' };

function versionLines(entry: HistoryEntry, paint: Paint): string[] {
  const { version, origin, fetchedAt, at, parserVersion, diff } = entry;
  const how = origin === 'fetch' ? `fetched ${fetchedAt ?? at}` : `${CAME[origin]} ${at}`;
  const what = diff ? diff.changes.join(', ') : 'the first';
  return [
    `version ${version}  ${how}  parser ${parserVersion}  ${what}`,
    ...(diff ? diffLines(diff, paint) : []).map((line) => `  ${line}`),
  ];
}

const FIELDS = ['headline', 'dek', 'bylines', 'publishedAt', 'modifiedAt'] as const;

function diffLines(diff: VersionDiff, paint: Paint): string[] {
  return [
    ...FIELDS.flatMap((name) => {
      const change = diff[name];
      return change ? [`~ ${name}: ${wordsLine(change.words, paint)}`] : [];
    }),
    ...diff.blocks.map(({ is, words }) => `${SIGNS[is]} ${wordsLine(words, paint)}`),
    ...diff.quotes.map((quote) => quoteLine(quote, paint)),
  ];
}

function quoteLine({ is, before, after }: QuoteChange, paint: Paint): string {
  const quoted = ({ text, speaker }: NonNullable<typeof before>) =>
    speaker === undefined ? `“${text}”` : `“${text}” (${speaker})`;
  const sides = [
    ...(before ? [paint('removed', quoted(before))] : []),
    ...(after ? [paint('added', quoted(after))] : []),
  ];
  return oneLine(`${SIGNS[is]} quote ${is}: ${sides.join(' ')}`);
}

/** Long stretches that did not change are cut in their middle. */
export function wordsLine(words: readonly DiffPiece[], paint: Paint): string {
  const last = words.length - 1;
  return oneLine(
    words
      .map(({ is, text }, at) => {
        if (is !== 'same') return paint(is, text);
        const head = at === 0 ? '' : text.slice(0, AROUND);
        const tail = at === last ? '' : text.slice(-AROUND);
        return text.length <= AROUND * 2 ? text : `${head}…${tail}`;
      })
      .join(''),
  );
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ');
}

export type Paint = (is: 'removed' | 'added', text: string) => string;

export function painter(out: Stream): Paint {
  if (!out.hasColors?.()) return (is, text) => (is === 'removed' ? `[-${text}-]` : `{+${text}+}`);
  const colors = { removed: 'red', added: 'green' } as const;
  return (is, text) => styleText(colors[is], text, { validateStream: false });
}
