import type { Article } from '../model/article.js';

/** What the pipeline alone knows about a record. */
export interface Known {
  /** The watched source that it counts for. */
  source: Article['source'] | undefined;
  captureId: string;
  /** `sha256:…` of the page's bytes. */
  digest: string;
  /** False where the page's bytes may not be kept. */
  archived?: boolean;
}

export function completed(record: Article, known: Known): Article {
  const { source, captureId, digest, archived = true } = known;
  return {
    ...record,
    source: source ? { id: source.id, name: source.name, domain: source.domain } : record.source,
    provenance: {
      ...record.provenance,
      captureId,
      digest,
      ...(archived ? {} : { archived: false as const }),
    },
  };
}
