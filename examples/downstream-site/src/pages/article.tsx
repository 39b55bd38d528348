/** One article: its text with the quotes marked, the quotes as cards, where it comes from and who copies it. */
import type { Article, Block } from 'copydesk';
import { type MarkedText, markedBlocks } from '../marked-text.js';
import type { Tied, Version } from '../store.js';
import { ArticleLink, Layout, Outside, When } from './layout.js';
import { QuoteCard } from './quote-card.js';

interface ArticleProps {
  record: Article;
  /** Newest first. */
  versions: Version[];
  originals: Tied[];
  copies: Tied[];
}

export function ArticlePage({ record, versions, originals, copies }: ArticleProps) {
  const marked = markedBlocks(record);
  return (
    <Layout title={record.headline}>
      <article>
        {record.kicker && <p class="kicker">{record.kicker}</p>}
        <h1>{record.headline}</h1>
        {record.dek && <p class="dek">{record.dek}</p>}
        <p class="facts">
          {record.bylines.length > 0 && <span>{record.bylines.map(({ name }) => name).join(', ')}</span>}
          {record.publishedAt && <When at={record.publishedAt} />}
          <Outside url={record.url}>{record.source.name ?? record.source.domain}</Outside>
        </p>
        <Changed versions={versions} />
        {originals.map((original) => (
          <div class="note">
            <p>
              A copy of <ArticleLink article={original} /> by {original.source}.
            </p>
            <Altered tied={original} />
          </div>
        ))}
        <div class="columns">
          <div class="body" lang={record.language}>
            {record.blocks.map((block, index) => (
              <BodyBlock block={block} text={marked[index] ?? []} />
            ))}
          </div>
          {record.quotes.length > 0 && (
            <aside>
              <h2>Who said what</h2>
              {record.quotes.map((quote) => (
                <QuoteCard quote={quote} id={quote.id} />
              ))}
            </aside>
          )}
        </div>
      </article>
      {copies.length > 0 && (
        <section>
          <h2>Copied elsewhere</h2>
          {copies.map((copy) => (
            <div class="note">
              <p>
                <ArticleLink article={copy} />, {copy.source}
              </p>
              <Altered tied={copy} />
            </div>
          ))}
        </section>
      )}
    </Layout>
  );
}

/** Only what the source itself did: a text that Copydesk has read anew, and better, is no change of the article. */
function Changed({ versions }: { versions: Version[] }) {
  const changes = versions.filter(({ version, origin }) => version > 1 && origin === 'fetch');
  const [latest] = changes;
  if (!latest) return null;
  const corrected = changes.some(({ changes }) => changes.includes('correction'));
  return (
    <p class="note">
      {corrected ? 'Corrected' : 'Changed'} by its source, last seen on <When at={latest.at} time />.{' '}
      <a href={`/articles/${encodeURIComponent(latest.record.id)}/versions`}>See what changed</a>
    </p>
  );
}

function Altered({ tied }: { tied: Tied }) {
  if (tied.altered.length === 0) return null;
  return (
    <dl class="altered">
      {tied.altered.map(({ original, copy }) => (
        <>
          <dt>{original.speaker ?? 'The original'}</dt>
          <dd>“{original.text}”</dd>
          <dt>as copied</dt>
          <dd>“{copy.text}”</dd>
        </>
      ))}
    </dl>
  );
}

function BodyBlock({ block, text }: { block: Block; text: MarkedText[] }) {
  switch (block.kind) {
    case 'heading':
      return (
        <h2>
          <Marked text={text} />
        </h2>
      );
    case 'quote':
      return (
        <blockquote>
          <Marked text={text} />
        </blockquote>
      );
    case 'image':
    case 'embed':
      // Pictures are the source's: named and linked to, not shown, unless your licence says otherwise.
      return (
        <p class="media">
          <Outside url={block.url}>{block.kind === 'image' ? 'Picture' : 'Embedded'}</Outside>
          {(block.caption ?? block.alt) && `: ${block.caption ?? block.alt}`}
          {block.credit && ` (${block.credit})`}
        </p>
      );
    case 'paragraph':
      return (
        <p>
          <Marked text={text} />
        </p>
      );
    default:
      // Lists, tables and code: their lines, as they stand in the text.
      return (
        <pre>
          <Marked text={text} />
        </pre>
      );
  }
}

function Marked({ text }: { text: MarkedText[] }) {
  return (
    <>
      {text.map(({ text, quote }) =>
        quote ? (
          <a class="mark" href={`#${quote}`}>
            {text}
          </a>
        ) : (
          text
        ),
      )}
    </>
  );
}
