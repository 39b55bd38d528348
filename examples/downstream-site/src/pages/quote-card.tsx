import type { Quote } from 'copydesk';
import type { PropsWithChildren } from 'hono/jsx';
import { hasPage } from '../store.js';

/** What was said, by whom, and to whom; children stand below. */
export function QuoteCard({ quote, id, children }: PropsWithChildren<{ quote: Quote; id?: string }>) {
  const { speaker, addressee } = quote;
  const about = [speaker?.role, speaker?.affiliation].filter(Boolean).join(', ');
  return (
    <figure {...(id ? { id } : {})}>
      <blockquote>
        {partsOf(quote).map((part) => (
          <p>{part}</p>
        ))}
      </blockquote>
      <figcaption>
        {speaker ? (
          <strong>
            {hasPage(quote) ? <a href={speakerPath(speaker.name)}>{speaker.name}</a> : speaker.name}
          </strong>
        ) : (
          <span class="quiet">The text does not say who</span>
        )}
        {about && <span class="quiet">{about}</span>}
        {addressee && <span class="quiet">to {addressee}</span>}
        {children}
      </figcaption>
    </figure>
  );
}

/** What is said around a quote that is split, "he said", is left out. What was told without marks gets none. */
function partsOf({ text, start, parts, kind }: Quote): string[] {
  const words = parts.map((part) => text.slice(part.start - start, part.end - start));
  return kind === 'indirect' ? words : words.map((part) => `“${part}”`);
}

export function speakerPath(name: string): string {
  return `/speakers/${encodeURIComponent(name)}`;
}
