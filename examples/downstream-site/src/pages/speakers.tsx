/** Everybody who is quoted by name, and all that one of them said. */
import type { Said } from '../store.js';
import { ArticleLink, Layout, When } from './layout.js';
import { QuoteCard, speakerPath } from './quote-card.js';

export function SpeakersPage({ speakers }: { speakers: { name: string; quotes: number }[] }) {
  return (
    <Layout title="Speakers">
      <h1>Speakers</h1>
      <ul class="speakers">
        {speakers.map(({ name, quotes }) => (
          <li>
            <a href={speakerPath(name)}>{name}</a> <span class="quiet">{quotes}</span>
          </li>
        ))}
      </ul>
    </Layout>
  );
}

export function SpeakerPage({ name, said }: { name: string; said: Said[] }) {
  return (
    <Layout title={name}>
      <h1>{name}</h1>
      <p class="facts">{said.length === 1 ? 'One quote' : `${said.length} quotes`}</p>
      <div class="cards">
        {said.map(({ article, quote }) => (
          <QuoteCard quote={quote}>
            <span class="where">
              <ArticleLink article={article} />, {article.source}, <When at={article.published} />
            </span>
          </QuoteCard>
        ))}
      </div>
    </Layout>
  );
}
