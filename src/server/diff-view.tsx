/** What a version changed of the one before it, for people. */
import type { DiffPiece, QuoteChange, VersionDiff } from '../model/version.js';

const FIELDS = [
  ['headline', 'Headline'],
  ['dek', 'Line below it'],
  ['bylines', 'Authors'],
  ['publishedAt', 'Published'],
  ['modifiedAt', 'Changed'],
] as const;

const QUOTES: Record<QuoteChange['is'], string> = {
  added: 'Quote added',
  removed: 'Quote removed',
  altered: 'Quote altered',
  reattributed: 'Quote of another speaker',
};

const BLOCKS = { added: 'Added', removed: 'Removed', changed: 'Changed', retouched: 'Retouched' } as const;

export function DiffView({ diff }: { diff: VersionDiff }) {
  return (
    <dl class="diff">
      {FIELDS.map(([name, label]) => {
        const change = diff[name];
        return change && <Row label={label} words={change.words} />;
      })}
      {diff.blocks.map(({ is, words }) => (
        <Row label={BLOCKS[is]} words={words} />
      ))}
      {diff.quotes.map(({ is, before, after }) => (
        <>
          <dt>{QUOTES[is]}</dt>
          <dd>
            {before && <del>{quoted(before)}</del>} {after && <ins>{quoted(after)}</ins>}
          </dd>
        </>
      ))}
    </dl>
  );
}

function Row({ label, words }: { label: string; words: readonly DiffPiece[] }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <Words words={words} />
      </dd>
    </>
  );
}

/** Both texts in one row: what is gone struck out, what has come marked. */
export function Words({ words }: { words: readonly DiffPiece[] }) {
  return (
    <>
      {words.map(({ is, text }) =>
        is === 'removed' ? <del>{text}</del> : is === 'added' ? <ins>{text}</ins> : text,
      )}
    </>
  );
}

function quoted({ text, speaker }: NonNullable<QuoteChange['before']>): string {
  return speaker === undefined ? `“${text}”` : `“${text}” (${speaker})`;
}
