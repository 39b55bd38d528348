/** The relations that places in the feed tell of, as they are now. */
import { type RawBuilder, sql } from 'kysely';
import type { Relation } from '../model/change.js';

/** What a place's article is a copy of, or the clusters that it is in; null where that is no more, and at all other places. */
export function relationTold(place: RawBuilder<unknown>): RawBuilder<Relation | null> {
  return sql`case ${place}.kind
    when 'relation' then ${copyOf(sql`${place}.article_id`)}
    when 'near-duplicate' then ${nearDuplicate(sql`${place}.article_id`)} end`;
}

const copyOf = (id: RawBuilder<unknown>) => {
  const told = sql`'kind', 'copy-of', 'from', r.from_article, 'to', r.to_article, 'toUrl', coalesce(r.to_url, ''),
    'evidence', r.evidence`;
  return sql`(
    select case when r.comparison is null then json_build_object(${told})
      else json_build_object(${told}, 'comparison', r.comparison) end
    from relations r where r.from_article = ${id} and r.to_article is not null)`;
};

/** None where the article has been forgotten. A place whose original has gone is none. */
const nearDuplicate = (id: RawBuilder<unknown>) => sql`(
  select json_build_object('kind', 'near-duplicate', 'from', own.article_id, 'clusters',
    coalesce(json_agg(json_strip_nulls(json_build_object(
      'original', original.article_id, 'share', p.share, 'kept', p.kept, 'evidence', p.evidence, 'via', via.article_id
    )) order by p.share desc, original.article_id) filter (where original.no is not null), '[]'::json))
  from near_texts own
  left join near_places p on p.no = own.no
  left join near_texts original on original.no = p.original
  left join near_texts via on via.no = p.via
  where own.article_id = ${id} group by own.no)`;
