/** Which of a page's dates is the article's. */
import { describe, expect, it } from 'vitest';
import { PARAGRAPHS, type Parts, recordOf } from '../support/article-page.js';

const FETCHED = '2026-03-10T09:00:00Z';
const datesOf = (parts: Parts, fetchedAt: string | undefined = FETCHED) => {
  const { publishedAt, modifiedAt, fields } = recordOf(parts, fetchedAt ? { fetchedAt } : {});
  return {
    publishedAt,
    modifiedAt,
    from: fields.publishedAt?.from,
    confidence: fields.publishedAt?.confidence,
  };
};
const meta = (name: string, content: string) => `<meta property="${name}" content="${content}">`;
const ld = (dates: object) =>
  `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: 'Swing bridge closed', ...dates })}</script>`;

describe('the date of publication', () => {
  it('is surer where sources agree on the day', () => {
    const alone = datesOf({ head: ld({ datePublished: '2026-03-01T10:00:00Z' }) });
    const agreed = datesOf({
      head: ld({ datePublished: '2026-03-01T10:00:00Z' }) + meta('article:published_time', '2026-03-01'),
    });
    expect(alone).toMatchObject({ publishedAt: '2026-03-01T10:00:00Z', from: 'json-ld', confidence: 0.97 });
    expect(agreed).toMatchObject({ publishedAt: '2026-03-01T10:00:00Z', confidence: 0.99 });
  });

  it('is the day on which meta, page and address agree, where JSON-LD alone says another', () => {
    const published = '2026-03-01T10:00:00Z';
    const parts = {
      head: ld({ datePublished: '2026-03-09T10:00:00Z' }) + meta('article:published_time', published),
      after: `<p class="date"><time datetime="${published}">1 March 2026</time></p>`,
    };
    expect(datesOf(parts).publishedAt).toBe('2026-03-09T10:00:00Z');
    const url = 'https://times.test/2026/03/01/bridge';
    expect(recordOf(parts, { url, fetchedAt: FETCHED }).publishedAt).toBe(published);
  });

  it('is the earlier one of a meta element where JSON-LD has the last change for both', () => {
    const dates = (published: string, inMeta: string) =>
      datesOf({
        head:
          ld({ datePublished: published, dateModified: '2026-03-02T08:15:42Z' }) +
          `<meta itemprop="datePublished" content="${inMeta}">`,
      }).publishedAt;
    expect(dates('2026-03-02T08:15:00Z', '2026-03-01T22:47:00Z')).toBe('2026-03-01T22:47:00Z');
    expect(dates('2026-03-02T08:10:00Z', '2026-03-01T22:47:00Z')).toBe('2026-03-02T08:10:00Z');
    expect(dates('2026-03-02T08:15:00Z', '2026-03-03T22:47:00Z')).toBe('2026-03-02T08:15:00Z');
    expect(dates('2026-03-02T08:15:42Z', '2026-03-02T08:15:00Z')).toBe('2026-03-02T08:15:42Z');
  });

  it('takes the time, and the offset, from the source that has it', () => {
    const head =
      ld({ datePublished: '2026-03-01' }) + meta('article:published_time', '2026-03-01T10:20:00+02:00');
    expect(datesOf({ head }).publishedAt).toBe('2026-03-01T10:20:00+02:00');
    const local =
      ld({ datePublished: '2026-03-01T10:20' }) + meta('article:published_time', '2026-03-01T10:20:00+02:00');
    expect(datesOf({ head: local }).publishedAt).toBe('2026-03-01T10:20:00+02:00');
    const other =
      ld({ datePublished: '2026-03-01T10:20' }) + meta('article:published_time', '2026-03-01T08:20:00Z');
    expect(datesOf({ head: other }).publishedAt).toBe('2026-03-01T10:20');
  });

  it('is no day to come', () => {
    const head = ld({ datePublished: '2027-03-01' }) + meta('date', '2026-03-01');
    expect(datesOf({ head }).publishedAt).toBe('2026-03-01');
    expect(datesOf({ head }, '').publishedAt).toBe('2027-03-01');
  });

  it('is not what systems write that know no date', () => {
    expect(datesOf({ head: ld({ datePublished: '1970-01-01T00:00:00Z' }) }).publishedAt).toBeUndefined();
  });

  it('is not the day of the fetch in the head of the page', () => {
    const today = '<div>Tuesday, March 10, 2026</div>';
    expect(datesOf({ before: today }).publishedAt).toBeUndefined();
    expect(datesOf({ before: today, after: '<p class="date">1 March 2026</p>' }).publishedAt).toBe(
      '2026-03-01',
    );
    expect(datesOf({ after: '<p class="date">10 March 2026</p>' }).publishedAt).toBe('2026-03-10');
  });

  it.each([
    ['Updated 5 March 2026, published 1 March 2026', '2026-03-01', '2026-03-05'],
    ['1 March 2026 - Updated: 5 March 2026', '2026-03-01', '2026-03-05'],
    ['Ada Pine | 01.03.2026 - Güncelleme : 05.03.2026', '2026-03-01', '2026-03-05'],
    ['Aktualisiert am 5. März 2026', undefined, '2026-03-05'],
    ['등록 2026.03.01 수정 2026.03.05', '2026-03-01', '2026-03-05'],
  ])('is told from that of a change in %s', (line, publishedAt, modifiedAt) => {
    expect(datesOf({ after: `<p class="meta">${line}</p>` })).toMatchObject(
      publishedAt ? { publishedAt, modifiedAt } : { modifiedAt },
    );
    expect(datesOf({ after: `<p class="meta">${line}</p>` }).publishedAt).toBe(publishedAt);
  });

  it('is that of a time element whose words name no day', () => {
    const time = '<time datetime="2026-03-01T10:00:00Z">Today, 11:00</time>';
    expect(datesOf({ after: `<p>Jane Doe <span>${time}</span></p>` })).toMatchObject({
      publishedAt: '2026-03-01T10:00:00Z',
      from: 'dom',
    });
    const far = '<p>More from the canals</p>'.repeat(9);
    expect(datesOf({ after: `${far}<p>${time}</p>` }).publishedAt).toBeUndefined();
  });

  it('is that of a link to the page itself, and of no other', () => {
    const linked = (path: string) =>
      `<div><time datetime="2026-03-01T10:00:00Z"><a href="${path}">Mar 1, 2026</a></time></div>`;
    expect(datesOf({ after: linked('/2026/bridge') }).publishedAt).toBe('2026-03-01T10:00:00Z');
    expect(datesOf({ after: linked('/2026/weir') }).publishedAt).toBeUndefined();
  });

  it('is that of a link to all of the day, beside one to all of the author’s', () => {
    const line = (path: string) =>
      `<div><a rel="author" href="/author/ada/">Ada Pine</a> <a href="${path}">1 Mar 2026 at 14:27 ET</a></div>`;
    expect(datesOf({ after: line('/2026/03/01/') }).publishedAt).toBe('2026-03-01T14:27');
    expect(datesOf({ after: line('/2026/weir') }).publishedAt).toBeUndefined();
  });

  it('is that of a link to the page itself beside one to all of the author’s', () => {
    const times =
      '<time class="updated" datetime="2026-03-05">5 March 2026</time><time datetime="2026-03-01">1 March 2026</time>';
    const line = (path: string) =>
      `<div><a href="${path}">${times}</a> by <a rel="author" href="/author/ada">Ada Pine</a></div>`;
    expect(datesOf({ after: line('/2026/bridge') }).publishedAt).toBe('2026-03-01');
    expect(datesOf({ after: line('/2026/weir') }).publishedAt).toBeUndefined();
  });

  it('is that on a line of its own, below what is linked', () => {
    const links = '<a href="/user/ada">Ada Pine | Lockside Advance Media for Lockside.test</a>'.repeat(2);
    const line = (date: string) =>
      `<div>By ${links}<br><a href="mailto:a@times.test">Email the author</a><br>${date}</div>`;
    expect(datesOf({ after: line('on March 1, 2026 at 4:05 PM') }).publishedAt).toBe('2026-03-01T16:05');
    expect(datesOf({ after: line('<a href="/weir">on March 1, 2026 at 4:05 PM</a>') }).publishedAt).toBe(
      undefined,
    );
  });

  it('is that of the one line at the foot that says so', () => {
    const end = (...lines: string[]) => ({
      paragraphs: Array.from({ length: 10 }, () => PARAGRAPHS).flat(),
      end: `<ul>${lines.map((line) => `<li>${line}</li>`).join('')}</ul>`,
    });
    expect(datesOf(end('Published 1 March 2026')).publishedAt).toBe('2026-03-01');
    expect(datesOf(end('Published 03.01.26')).publishedAt).toBe('2026-01-03');
    expect(datesOf(end('Built 1 March 2026')).publishedAt).toBeUndefined();
    expect(datesOf(end('Published 1 March 2026', 'Published 5 March 2026')).publishedAt).toBeUndefined();
  });

  it('is not that in an address that counts on', () => {
    const after = '<div>https://times.test/2026/03/01</div>';
    expect(datesOf({ after }).publishedAt).toBe('2026-03-01');
    expect(datesOf({ after: after.replace('03/01', '03/01984-bridge') }).publishedAt).toBeUndefined();
  });

  it('is that of a time element that is called updated, where no word says so and there is no other', () => {
    const time = (more: string, words = 'Today 12:34pm') =>
      datesOf({ after: `<p><time ${more} datetime="2026-03-01T12:34:00-04:00">${words}</time></p>` });
    expect(time('class="meta updated"')).toMatchObject({
      publishedAt: '2026-03-01T12:34:00-04:00',
      confidence: 0.6,
    });
    expect(time('class="meta updated"', 'Updated today 12:34pm').publishedAt).toBeUndefined();
    expect(time('itemprop="dateModified"').publishedAt).toBeUndefined();
  });

  it('is not that of a sentence that tells what happened on a day', () => {
    const after = '<ul><li>The act that made the trust was signed into law on August 14, 2015</li></ul>';
    expect(datesOf({ after }).publishedAt).toBeUndefined();
    const said = '<p>By Ada Pine, for the Times, first published in all editions on August 14, 2015</p>';
    expect(datesOf({ after: said }).publishedAt).toBe('2015-08-14');
    const signs =
      '<ul><li>運河公社が旋回橋の通行止めを発表、市民に環状道路への迂回を求める声明も 2015年8月14日</li></ul>';
    expect(datesOf({ after: signs }).publishedAt).toBeUndefined();
    const line = '<p>公社の発表　2015年8月14日　国内ニュース</p>';
    expect(datesOf({ after: line }).publishedAt).toBe('2015-08-14');
  });

  it('is not that of a post that is quoted', () => {
    const post = '<blockquote><p>Closed.</p>— Canal trust (@canal) January 25, 2019</blockquote>';
    expect(datesOf({ after: post }).publishedAt).toBeUndefined();
  });

  it('is that in front of the first paragraph, where nothing else tells it', () => {
    const paragraphs = [`CAWDER, Mar. 1, 2026 -- ${PARAGRAPHS[0]}`, ...PARAGRAPHS.slice(1)];
    expect(datesOf({ paragraphs })).toMatchObject({ publishedAt: '2026-03-01', confidence: 0.5 });
    const told = [`On Mar. 1, 2026 ${PARAGRAPHS[0]}`, ...PARAGRAPHS.slice(1)];
    expect(datesOf({ paragraphs: told }).publishedAt).toBeUndefined();
  });

  it('is shown by a line that says so behind the points in short', () => {
    const points = '<ul><li>The old swing bridge is shut from Monday on</li></ul>';
    const line = 'PUBLISHED: 09:29 GMT, 1 March 2026 | UPDATED: 19:08 GMT, 1 March 2026';
    const [first, ...rest] = PARAGRAPHS;
    const record = recordOf({
      paragraphs: [],
      end: `${points}<p>${line}</p><p>${first}</p><p>${rest.join('</p><p>')}</p>`,
    });
    expect(record.fields.publishedAt?.shown).toEqual([line]);
    expect(record.text).not.toContain('PUBLISHED');
  });

  it('is read from what American systems call it', () => {
    const date = (name: string, content: string) => datesOf({ head: meta(name, content) }).publishedAt;
    expect(date('article_date_original', 'Sunday, March 1, 2026,  2:47 PM')).toBe('2026-03-01T14:47');
    expect(date('article:publicationdate', 'Sun Mar 01 21:30:09 EST 2026')).toBe('2026-03-01T21:30:09-05:00');
  });

  it('may be a heading that is called the date', () => {
    expect(datesOf({ before: '<h2 class="date-header">Sunday, 1 March 2026</h2>' }).publishedAt).toBe(
      '2026-03-01',
    );
    expect(datesOf({ before: '<h2>Sunday, 1 March 2026</h2>' }).publishedAt).toBeUndefined();
  });

  it('is not the time element of a change', () => {
    const after =
      '<p><time itemprop="dateModified" datetime="2026-03-05T10:00:00Z">5 March 2026</time> <time datetime="2026-03-01T10:00:00Z">1 March 2026</time></p>';
    expect(datesOf({ after }).publishedAt).toBe('2026-03-01T10:00:00Z');
  });

  it('lies before the last change, where a source knows such a date', () => {
    const head =
      ld({ datePublished: '2026-03-09T10:00:00Z', dateModified: '2026-03-05T10:00:00Z' }) +
      meta('article:published_time', '2026-03-01T10:00:00Z');
    expect(datesOf({ head })).toMatchObject({ publishedAt: '2026-03-01T10:00:00Z', from: 'meta' });
  });

  it('is that of a byline with role, time and length of reading', () => {
    const after =
      '<div>By <strong>Ada Pine</strong>, parish reporter <span>1 March 2026, at 05.30</span> <span>three minutes of reading</span></div>';
    expect(datesOf({ after }).publishedAt).toBe('2026-03-01T05:30');
  });

  it('is not that of a caption, nor of one among other articles', () => {
    const after = '<figure><figcaption>The lock, 6 December 2010</figcaption></figure>';
    expect(datesOf({ after }).publishedAt).toBeUndefined();
    const time = (day: number) =>
      `<time itemprop="datePublished" datetime="2026-02-0${day}">Day ${day}</time>`;
    const list = `<ul><li>${time(1)} Regatta</li><li>${time(2)} Weir</li></ul>`;
    expect(datesOf({ end: list }).publishedAt).toBeUndefined();
  });

  it('is that above the headline rather than one far below it, unless that says so', () => {
    const far = '<p>More from the canals</p>'.repeat(9);
    const dates = datesOf({ before: '<p>1 March 2026</p>', after: `${far}<p>5 March 2026</p>` });
    expect(dates.publishedAt).toBe('2026-03-01');
    const published = datesOf({
      before: '<p>1 March 2026</p>',
      after: `${far}<p>Published 5 March 2026</p>`,
    });
    expect(published.publishedAt).toBe('2026-03-05');
  });
});
