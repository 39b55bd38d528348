/** One record: headline, body with its quotes marked, quotes as cards, and what belongs to the site. */
import type { Article, Block, Boilerplate, Quote, Speaker } from '../model/article.js';
import type { Cluster } from '../model/near-duplicate.js';
import { spokenText } from '../model/quote-parts.js';
import { Clusters } from './clusters.js';
import { recordPath } from './home-page.js';
import { Layout, Outside, When } from './layout.js';
import { type Piece, piecesOf } from './marked-text.js';
import type { RelatedArticle } from './ports.js';
import { Ties } from './ties.js';

interface RecordProps {
  record: Article;
  related: RelatedArticle[];
  clusters: Cluster[];
  version: string;
}

export function RecordPage({ record, related, clusters, version }: RecordProps) {
  const pieces = piecesOf(record.blocks, record.quotes);
  const told = { lang: record.language, dir: 'auto' as const };
  return (
    <Layout title={record.headline} version={version}>
      <article>
        {record.kicker && (
          <p class="kicker" {...told}>
            {record.kicker}
          </p>
        )}
        <h1 {...told}>{record.headline}</h1>
        {record.dek && (
          <p class="dek" {...told}>
            {record.dek}
          </p>
        )}
        <Facts record={record} />
        <Ties related={related} sourceLink={record.sourceLink} />
        <section class="body" {...told}>
          {record.blocks.map((block, index) => (
            <BodyBlock block={block} pieces={pieces[index] ?? []} />
          ))}
        </section>
      </article>
      <Clusters clusters={clusters} of={record.id} />
      <QuoteCards quotes={record.quotes} language={record.language} />
      <SiteText entries={record.boilerplate} />
    </Layout>
  );
}

function Facts({ record }: { record: Article }) {
  const authors = record.bylines.map(({ name }) => name).join(', ');
  return (
    <p class="quiet facts">
      {authors && <span>{authors}</span>}
      <When at={record.publishedAt} />
      <Outside url={record.url}>{record.source.name ?? record.source.domain}</Outside>
      <a href={`${recordPath(record.id)}/versions`}>version {record.version}</a>
      <a href={`/v1${recordPath(record.id)}`}>JSON</a>
    </p>
  );
}

function BodyBlock({ block, pieces }: { block: Block; pieces: Piece[] }) {
  switch (block.kind) {
    case 'heading':
      return (
        <h2>
          <Marked pieces={pieces} />
        </h2>
      );
    case 'quote':
      return (
        <blockquote>
          <Marked pieces={pieces} />
        </blockquote>
      );
    case 'list':
    case 'table':
    case 'code':
      return (
        <pre>
          <Marked pieces={pieces} />
        </pre>
      );
    case 'image':
    case 'embed':
      return (
        <p class="media">
          <Outside url={block.url}>{block.kind}</Outside> {block.caption ?? block.alt}
        </p>
      );
    case 'paragraph':
      return (
        <p>
          <Marked pieces={pieces} />
        </p>
      );
  }
}

function Marked({ pieces }: { pieces: Piece[] }) {
  return (
    <>
      {pieces.map(({ text, quote }) =>
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

function QuoteCards({ quotes, language }: { quotes: Quote[]; language: Article['language'] }) {
  if (quotes.length === 0) return null;
  return (
    <section>
      <h2>Who said what</h2>
      <div class="cards">
        {quotes.map((quote) => (
          <figure id={quote.id}>
            <blockquote lang={language} dir="auto">
              {spokenText(quote)}
            </blockquote>
            <figcaption>
              <SpeakerLine speaker={quote.speaker} />
              {quote.addressee && <span class="quiet"> to {quote.addressee}</span>}
            </figcaption>
          </figure>
        ))}
      </div>
    </section>
  );
}

function SpeakerLine({ speaker }: { speaker: Speaker | null }) {
  if (!speaker) return <span class="quiet">The text does not say</span>;
  const about = [speaker.role, speaker.affiliation].filter(Boolean).join(', ');
  return (
    <>
      <strong>{speaker.name}</strong>
      {about && <span class="quiet"> {about}</span>}
    </>
  );
}

function SiteText({ entries }: { entries: Boilerplate[] }) {
  if (entries.length === 0) return null;
  return (
    <section>
      <h2>Text of the site</h2>
      <table class="boilerplate">
        <tbody>
          {entries.map(({ kind, text, by }) => (
            <tr>
              <th scope="row">{kind}</th>
              <td dir="auto">{text}</td>
              <td class="quiet">{by}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
