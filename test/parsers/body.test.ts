/** Which blocks of a page are its body, where what they stand in says otherwise. */
import { describe, expect, it } from 'vitest';
import { PARAGRAPHS, recordOf } from '../support/article-page.js';

const textsOf = (markup: string) => recordOf({ paragraphs: [], end: markup }).blocks.map(({ text }) => text);
const [first = '', second = '', third = ''] = PARAGRAPHS;
const fourth =
  'Shops by the lock have asked for a ferry, for which the trust says that it has neither the money nor a pilot.';

describe('the body', () => {
  it('has what stands between paragraphs in elements of their own, beside a sign-off in the one around them', () => {
    const part = (text: string) => `<div class="part">${text}</div>`;
    const page = `<div class="story"><div class="column">${[first, second].map(part).join('')}
      <h2>Nine days</h2>${part('The shares were down at noon (CAWD)')}${part(third)}${part(fourth)}</div>
      <p>The trust, the council and the drivers of the two bus lines were heard for this report on Friday.</p></div>`;
    expect(textsOf(page).slice(0, 6)).toEqual([
      first,
      second,
      'Nine days',
      'The shares were down at noon (CAWD)',
      third,
      fourth,
    ]);
  });

  it.each(['div', 'div class="MsoNormal"'])(
    'has paragraphs that an editor left in <%s> amid bare text',
    (tag) => {
      const wrapped =
        'Nobody at the lock had been asked before the notice went up, the shopkeepers say, and nobody has come since.';
      const page = `${first}<br><br>${second}<br><br><${tag}>${wrapped}</div>${third}<br><br>${fourth}`;
      expect(textsOf(page)).toEqual([first, second, wrapped, third, fourth]);
    },
  );

  it.each(['drop-cap', 'div'])(
    'has a paragraph that stands alone in <%s>, without a name, among the others',
    (tag) => {
      const page = (name: string) =>
        textsOf(
          `${[first, second]
            .map((text) => `<p>${text}</p>`)
            .join('')
            .repeat(2)}<${tag}${name}><p>${third}</p></${tag}><p>${fourth}</p>`,
        );
      expect(page('')).toContain(third);
      expect(page(' class="note"')).not.toContain(third);
    },
  );

  it.each([
    [
      'WordPress sets beside a picture',
      'wp-block-media-text',
      'The invoice is typed on yellow paper and has a ring of coffee on it, and nobody knows who paid it.',
    ],
    ['a site calls a quote', 'quote', '«Nobody told us», says the lock keeper.'],
  ])('has what %s', (_, name, text) => {
    const page = `<p>${first}</p><p>${second}</p><div class="${name}"><div>${text}</div></div><p>${third}</p><p>${fourth}</p>`;
    expect(textsOf(page)).toEqual([first, second, text, third, fourth]);
  });

  it('has what is marked as for subscribers, or as a taste for those who are none', () => {
    const part = (name: string, text: string) => `<div class="subscriber-${name}"><p>${text}</p></div>`;
    const page = `<div class="asset-content subscriber-premium">${part('preview', first)}${part('preview', second)}
      ${part('only', third)}${part('only', fourth)}</div><p class="subscribe-now">One dollar a week, for half a year</p>`;
    expect(textsOf(page)).toEqual([first, second, third, fourth]);
  });

  it('has paragraphs in a box that is called one of teasers and leads nowhere', () => {
    const page = (link: string) =>
      `<div class="teaser-content"><p>${first}</p><p>${second}</p>${link}</div><div class="metered">
      ${`<p>${third}</p>`.repeat(3)}</div>`;
    expect(textsOf(page(''))).toContain(first);
    expect(textsOf(page('<p><a href="/other">All about the weir</a></p>'))).not.toContain(first);
  });

  it('has what somebody says in the words of a button', () => {
    const said = '“Send them back,” she says.';
    const page = (line: string) => `<p>${first}</p><p>${line}</p><p>${second}</p><p>${third}</p>`;
    expect(textsOf(page(said))).toContain(said);
    expect(textsOf(page('Send us feedback'))).not.toContain('Send us feedback');
  });

  it.each([
    [
      'in an element beside it',
      '<blockquote><span>{}</span><span>Ada Quill, lock keeper</span></blockquote>',
    ],
    [
      'behind a paragraph that is called so',
      '<blockquote><p class="pullquote">{}</p><cite>— Ada Quill, lock keeper</cite></blockquote>',
    ],
  ])('has no pull quote, nor who said it: %s', (_, markup) => {
    const words = 'which adds eleven kilometres';
    const text = textsOf(`<p>${first}</p><p>${second}</p>${markup.replace('{}', words)}<p>${third}</p>`).join(
      '\n',
    );
    expect(text).toContain(words);
    expect(text).not.toContain('Ada Quill');
  });

  it('has no pull quote of sentences between which the text says who said them', () => {
    const said = '<p>“We read the gauge each morning,” the keeper said. “Nobody ever asked us why.”</p>';
    const pulled = (name: string) =>
      `<figure class="${name}"><blockquote><p>“We read the gauge each morning. Nobody ever asked us why.”</p></blockquote></figure>`;
    const page = (name: string) =>
      textsOf(`<p>${first}</p>${pulled(name)}<p>${second}</p>${said}<p>${third}</p>`).join(' ');
    expect(page('wp-block-pullquote')).not.toContain('morning. Nobody');
    expect(page('wp-block-quote')).toContain('morning. Nobody');
  });

  it.each(['p', 'div'])('has a list that is wrapped up alone, as each <%s> of the text is', (tag) => {
    const part = (markup: string) => `<div class="component">${markup}</div>`;
    const paragraph = (text: string) => part(`<${tag} class="text">${text}</${tag}>`);
    const items = [
      'Drivers who come from the east are sent over the ring road, from six in the morning.',
      'The buses stop at the lock.',
    ];
    const list = `<div class="list"><ul>${items.map((item) => `<li><div>${item}</div></li>`).join('')}</ul></div>`;
    const page =
      [first, second].map(paragraph).join('') + part(list) + [third, fourth].map(paragraph).join('');
    expect(textsOf(page)).toEqual([first, second, items.join('\n'), third, fourth]);
  });

  it('has numbers in paragraphs of a table', () => {
    const row = (...cells: string[]) => `<tr>${cells.map((cell) => `<td><p>${cell}</p></td>`).join('')}</tr>`;
    const table = `<table>${row('Lorries', '186')}${row('Opening hours', '18 - 22')}</table>`;
    const text = textsOf(`<p>${first}</p><p>${second}</p>${table}<p>${third}</p>`).join('\n');
    for (const cell of ['186', '18 - 22']) expect(text).toContain(cell);
  });

  it('has all entries of a list, whichever are highlighted', () => {
    const entry = (name: string, text: string) =>
      `<li class="entry${name}"><div class="content"><h3>At the lock</h3><p>${text}</p></div></li>`;
    const page = `<ol>${[first, second, fourth, first, second].map((text) => entry('', text)).join('')}${entry(' entry--key', third)}</ol>`;
    expect(textsOf(page).join()).toContain(third);
  });

  it('has a list that is called one of articles and leads nowhere', () => {
    const page = (item: string) =>
      `<p>${first}</p><p>${second}</p><ul class="article__list"><li>a ferry for the shops;</li><li>${item}</li></ul><p>${third}</p>`;
    expect(textsOf(page('buses by night.'))).toContain('a ferry for the shops;\nbuses by night.');
    const named = page('buses by night.').replace(/<li>/gu, '<li class="article__list-item">');
    expect(textsOf(named)).toContain('a ferry for the shops;\nbuses by night.');
    for (const item of ['<a href="/buses">Buses by night</a>', '<img src="/bus.jpg">Buses by night'])
      expect(textsOf(page(item)).join()).not.toContain('a ferry');
  });

  it('has paragraphs that bear the name of the wall which they stand behind', () => {
    const page = `<div class="body"><p>${first}</p>${[second, third, fourth].map((text) => `<p class="paywall">${text}</p>`).join('')}
      <p class="paywall">Read on for one crown a week, for as long as it takes to build the bridge. <a href="/abo">Subscribe</a></p></div>`;
    expect(textsOf(page)).toEqual([first, second, third, fourth]);
  });

  it('ends at a heading that leads to others beside it, where no text like the one above follows', () => {
    const text = `<div class="text">${[first, second, third, fourth, first, second].map((one) => `<p>${one}</p>`).join('')}</div>`;
    const other =
      'The weir above the lock was opened on Thursday, as the water had come up by more than a metre within hours.';
    const below = (markup: string) => `${text}<h3>Related articles</h3>${markup}`;
    expect(textsOf(below(`<table><tr><td>01.03.</td><td>${other}</td></tr></table>`)).join()).not.toContain(
      '01.03.',
    );
    expect(textsOf(below(`<div class="text"><p>${other}</p></div>`))).toContain(other);
  });

  it.each([
    '(mrf/des)',
    'انتهای پیام/',
    'ENDS',
    'Mitarbeit: Onlineredaktion (kau)',
    'Reportagem: Ada Pine / Times',
    'Haber-Kamera: Ada PINE - Uwe STEIN',
    '(Με πληροφορίες από CAWD)',
    '*This article appears in the March 5, 2026 issue of Lockside Magazine.',
    'Pine & Stein write about the canals for the Times and have a podcast. Follow them on Twitter @pinestein.',
    'Connect with me @adapine',
    'Follow Ada Pine at: http://twitter.com/adapine',
    'Ada Pine, who writes of canals for the Times, is on Twitter @adapine.',
    'Ada Pine writes for the Lockside Courier, a Times paper.',
    'To contact the reporter on this story: Ada Pine in Cawder at ada@times.test',
    'Ada Pine 202-555-0100 Canal Trust, Cawder ada@trust.test',
    'Contacts:<br>Investors: Ada Pine, 555-0100, ada@trust.test<br>Media: Uwe Stein, uwe@trust.test',
    `(Additional reporting by ${'Ada Pine in Cawder, '.repeat(20)}Uwe Stein in Lockside; Editing by Jane Doe)`,
    'Reviewed by Ada Pine, professor of locks at the University of Cawder',
    'On Twitter: Follow Ada Pine and get more of the canals at TimesCanals.',
    'Ada Pine can be reached at 555-0100 or ada@times.test.',
    '— Ada Pine, ada@times.test',
    'For comments and feedback contact: editors@times.test',
    'Her email address is ada@times.test.',
    'Ada Pine reports.',
    'I am a reporter, photographer and writer of the canals, and have rowed all of them.',
    'For inquiries about the regatta, please contact the Times at ada@times.test.',
    'The Times’s Ada Pine and Uwe Stein contributed.',
    '###',
    'Got a news tip? Call 555-0100.',
    'Do you know more about this story? Reach Ada Pine on Signal at 555-0100.',
    'Read or share this story: https://times.test/story/2026/03/05/pound',
    'Our standards: The Times Principles of Trust.',
    'END',
    '免责声明：本文来自水门日报，版权归原作者所有。如有侵权请联系删除。',
    '【编辑:赵强】',
    'Noch mehr aktuelle Nachrichten aus Cawder finden Sie auf schleuse.test/cawder.',
    'Więcej ważnych informacji znajdziesz na stronie głównej Śluzy',
    '水门声明：此消息系转载自合作媒体，水门网登载此文出于传递更多信息之目的，并不意味着赞同其观点或证实其描述。',
    '炒股就看水门分析师研报，权威，专业，及时，全面！',
    '记者 王小明 实习生 李大华',
    '/홍길동 기자 hong@times.test',
    '[전화] 02-555-0100',
    '更多精彩内容，请关注水门日报微信公众号',
    '请在应用商店下载水门日报客户端，船闸开放时间您随时可查。',
    '點我加入水門新聞網LINE好友',
    'この記事が気に入ったらフォローしてね',
    '※ 당신의 제보가 뉴스가 됩니다',
    '☆水門日報電子報提醒您，飲酒過量有害健康☆',
    '★請珍惜生命，可撥打安心專線或請撥打1925★',
    '水門日報社',
    '수문일보',
    'To report a correction or typo, please email desk@times.test. Please include the article info in the subject line of the email.',
    'Simak juga Video: Perahu Pustaka Keliling Pulau di Teluk Rangin Utara',
    "Lihat juga Video 'Perahu Pustaka Keliling Pulau':",
    '[Gambas:Video 20menit]',
    '[gallery ids="101,102" columns="2"]',
    '[ad_1]',
    '[youtube https://video.test/weir]',
    '[embed]https://video.test/weir[/embed]',
    '[caption id="a1" align="left"]The weir on Monday[/caption]',
    '{{newsletter-box}}',
    '[[{"type":"media","fid":"88","view_mode":"large"}]]',
    '[nid:4711]',
    '[object Object]',
    '{loadposition boats}',
    '{youtube}a1b2c3{/youtube}',
    '(끝)',
    '（完）',
    '（責任編輯：王小明）',
    '審核：李大華',
    '写真を見る（全5枚）',
    '続きはこちら',
    '※この記事は有料会員限定です',
    '독자 여러분의 제보를 기다립니다',
    '네이버에서 수문일보를 구독하세요',
    '本文由水門新聞授權轉載',
    '未經授權請勿轉載',
    '看更多：船閘開放',
    'Vous avez une info à nous transmettre ? Écrivez-nous',
  ])('ends before the sign-off %s', (line) => {
    expect(textsOf(`<p>${first}</p><p>${second}</p><p>${third}</p><p>${line}</p>`)).toEqual([
      first,
      second,
      third,
    ]);
  });

  it.each([
    'First Published: Mar 02, 2026 | 10:20 AM IST',
    'Aktualisiert am: 2. März 2026, 10.20 Uhr',
    'Penulis: Sri Wulan | Editor: Budi Santoso',
    'Posted by Cawder Schools on Thursday, March 5, 2026',
  ])('ends before %s, however far below the headline', (line) => {
    const story = Array.from({ length: 10 }, (_, at) =>
      [first, second, third].map((text) => `${at}: ${text}`),
    ).flat();
    expect(textsOf(`${story.map((text) => `<p>${text}</p>`).join('')}<p>${line}</p>`)).toEqual(story);
  });

  it('ends before all of a sign-off in parts, but for the rule that sets it off', () => {
    const credit = 'Times writer Ada Pine contributed to this report.';
    expect(
      textsOf(
        `<p>${first}</p><p>${second}</p><p>___</p><p>${credit}</p><p>___</p><p>Follow her on Twitter.</p>`,
      ),
    ).toEqual([first, second, '___']);
  });

  it('ends before a sign-off above the heading of what was left out', () => {
    const credit = 'Times writer Ada Pine contributed to this report.';
    const page = `<p>${first}</p><p>${second}</p><p>${credit}</p><h3>Ask the keeper</h3><ul><li><a href="/k/1">How deep is it?</a></li></ul>`;
    expect(textsOf(page)).toEqual([first, second]);
  });

  it('has no credits in brackets, whatever stands below them', () => {
    const credits = '(Reporting by Ada Pine; Editing by Jane Doe)';
    const page = `<p>${first}</p><p>${second}</p><p>${credits}</p><ul><li>A list of the site</li></ul>`;
    expect(textsOf(page)).not.toContain(credits);
  });

  it('has what its authors say below the name of each', () => {
    const says = (name: string, text: string) => `<h2>${name}</h2><p>${text}</p>`;
    const head = '<meta name="author" content="Ada Pine, Uwe Stein">';
    const end = `<p>${first}</p>${says('Ada Pine', second)}${says('Uwe Stein', third)}`;
    expect(recordOf({ head, paragraphs: [], end }).blocks.map(({ text }) => text)).toEqual([
      first,
      'Ada Pine',
      second,
      'Uwe Stein',
      third,
    ]);
  });

  it('ends before what stands below the name of its author', () => {
    const about =
      'Ada lives on a boat in Cawder with two cats and a parrot, and has rowed all canals there are.';
    const page = (name: string) =>
      recordOf({
        head: '<meta name="author" content="Ada">',
        paragraphs: [],
        end: `<p>${first}</p><p>${second}</p><p>${third}</p><h3>${name}</h3><p>${about}</p>`,
      }).blocks.map(({ text }) => text);
    expect(page('Ada')).toEqual([first, second, third]);
    expect(page('The boat')).toContain(about);
  });

  it('ends before a sign-off above a note of the editors, which is text', () => {
    const credit = `(Additional reporting by ${'Ada Pine in Cawder, '.repeat(14)}Uwe Stein; Editing by Jane Doe)`;
    for (const note of [
      '(This story was refiled to correct a name in paragraph 3)',
      '(This Jan. 5 story has been corrected to say Monday, not Sunday)',
      'This article was amended on 5 May 2026. It had called the pound a lock.',
      'Correction: The pound is no lock.',
    ])
      expect(textsOf(`<p>${first}</p><p>${second}</p><p>${credit}</p><p>${note}</p>`)).toEqual([
        first,
        second,
        note,
      ]);
  });

  it('has one sentence around a button without words', () => {
    const sentence = (button: string) =>
      `Shares of <a href="/x">the trust</a>${button} rose by a tenth on news of the bridge.`;
    const whole = 'Shares of the trust rose by a tenth on news of the bridge.';
    for (const button of ['<button></button>', '<button aria-label="More"><svg></svg></button>'])
      expect(textsOf(`<p>${first}</p><p>${sentence(button)}</p><p>${second}</p>`)).toContain(whole);
  });

  it('has tables whose cells hold a short paragraph each, row by row', () => {
    const cells = (tag: string, ...texts: string[]) =>
      `<tr>${texts.map((text) => `<${tag}><p>${text}</p></${tag}>`).join('')}</tr>`;
    const table = `<table>${cells('th', 'Gate', '2025', '2026')}${cells('td', 'North', '12', '14')}</table>`;
    const layout = `<table>${cells('td', third, fourth)}${cells('td', first, second)}</table>`;
    const page = (markup: string) => `<p>${first}</p><p>${second}</p>${markup}<p>${fourth}</p>`;
    expect(textsOf(page(table))).toContain('Gate\t2025\t2026\nNorth\t12\t14');
    expect(textsOf(page(layout))).toContain(third);
  });

  it('has short paragraphs in boxes that are called what those of the long ones are', () => {
    const box = (...texts: string[]) =>
      `<div class="module-text">${texts.map((text) => `<p>${text}</p>`).join('')}</div><div class="ad"></div>`;
    const short = ['The keeper shrugged.', 'Nobody came.'];
    expect(textsOf(box(first, second) + box(...short) + box(third))).toEqual([
      first,
      second,
      ...short,
      third,
    ]);
  });

  it('has all boxes of one name, whatever number a builder of pages gives each', () => {
    const box = (number: string, text: string) =>
      `<div class="block block-${number} block-widget"><div class="inner"><p>${text}</p></div></div>`;
    const page = box('7a98', first) + box('3d84', second) + box('5e17', third) + box('c42a2', fourth);
    expect(textsOf(page)).toEqual([first, second, third, fourth]);
  });

  it('has sections with main headings of their own, in the element of one article', () => {
    const section = (heading: string, ...texts: string[]) =>
      `<section><h1>${heading}</h1>${texts.map((text) => `<p>${text}</p>`).join('')}</section>`;
    const text = section('Swing bridge closed', first, second) + section('Who pays', third, fourth);
    const page = (markup: string) =>
      recordOf({}, { bytes: new TextEncoder().encode(`<title>Swing bridge closed</title>${markup}`) }).blocks;
    const all = [first, second, 'Who pays', third, fourth];
    expect(page(`<article>${text}</article>`).map((block) => block.text)).toEqual(all);
    expect(page(`<div>${text}</div>`).map((block) => block.text)).toEqual([first, second]);
  });

  it('has a short paragraph in a nameless element of such a box', () => {
    const box = (text: string) =>
      `<div class="module-text"><div><p>${text}</p></div></div><div class="ad"></div>`;
    const short = 'The keeper shrugged.';
    expect(textsOf(box(first) + box(second) + box(short) + box(third))).toContain(short);
    const named = (text: string) => `<div class="module"><div class="m8">${text}</div></div>`;
    expect(textsOf(named(`<p>${first}</p><p>${second}</p>`) + named(short))).not.toContain(short);
  });

  it('has no item of the list that names the author', () => {
    const about =
      '<ul><li><span>Author, </span><span>Ada Pine</span></li><li><span>Role, </span><span>Lockside Wave, Cawder</span></li></ul>';
    expect(textsOf(`${about}<p>${first}</p><p>${second}</p><p>${third}</p>`)).toEqual([first, second, third]);
  });

  it('has no call for stories to share', () => {
    const line = 'Do you have a story to share? Email desk@times.test';
    expect(textsOf(`<p>${first}</p><p>${second}</p><p>${third}</p><p>${line}</p>`)).not.toContain(line);
  });

  it('has short paragraphs that a style sets, in elements without a name', () => {
    const line = '<div style="text-align: justify;">The keeper shrugged.</div>';
    expect(textsOf(`<p>${first}</p><p>${second}</p>${line}<p>${third}</p>`)).toContain(
      'The keeper shrugged.',
    );
  });

  it('has sentences in elements without a name, in scripts without spaces as well', () => {
    const texts = [
      '運河公社は一日、潜水士が軸受けを調べた結果、旋回橋を月曜日からすべての車両について通行止めにすると発表した。再開は五月になる見通しだという。',
      '一日に四千二百台が渡る。',
      '「危険は冒せない」',
      '所長はこう話した。',
      '市は五月まで駐車料金を免除する。車両は環状道路への迂回を求められ、その距離は十一キロになると公社は説明している。',
    ];
    expect(textsOf([...texts, '次へ'].map((text) => `<div>${text}</div>`).join(''))).toEqual(texts);
    expect(textsOf(`<div>${first}</div><div>Nobody laughed.</div><div>${second}</div>`)).toEqual([
      first,
      'Nobody laughed.',
      second,
    ]);
    const form = '<div>Please enter your name.</div>';
    expect(textsOf(`<p>${first}</p><p>${second}</p>${form}`)).toEqual([first, second]);
  });

  it('goes on behind a box that is headed like another article', () => {
    const box =
      '<div class="popup"><h1>Keep local news alive</h1><p>Your gift pays for a reporter at the lock, and for one at the weir, for as long as both of them stand.</p></div>';
    const text = [third, fourth].map((one) => `<p>${one}</p>`).join('');
    const page = (between: string) =>
      `<h1>Swing bridge closed</h1><p>${first}</p><p>${second}</p>${between}${text}`;
    expect(textsOf(page(box))).toEqual(expect.arrayContaining([first, second, third, fourth]));
  });

  it('opens with a paragraph that stands alone in what is called a teaser', () => {
    const page = `<div class="teaser-content"><p>${first}</p></div><p>${second}</p><p>${third}</p>`;
    expect(textsOf(page)).toEqual([first, second, third]);
  });

  it.each(['Related articles', 'Most read', 'Comments', 'Newsletter'])('has no heading %s', (heading) => {
    const page = `<p>${first}</p><p>${second}</p><h3>${heading}</h3><p>${third}</p><p>${fourth}</p>`;
    expect(textsOf(page)).not.toContain(heading);
  });

  it.each(['Loading…', 'Subscribe now!', 'Follow us!', 'Advertisement.'])('has no button: %s', (line) => {
    expect(textsOf(`<p>${first}</p><p>${second}</p><p>${line}</p><p>${third}</p>`)).not.toContain(line);
  });

  it('has the line that introduces the picture at its end', () => {
    const page = `<p>${first}</p><p>${second}</p><p>${third}</p><p>Read the letter in full:</p><img src="/letter.jpg" width="600" height="800">`;
    expect(textsOf(page)).toContain('Read the letter in full:');
  });

  it.each([
    'Samaritans can be contacted on 116 123, at any hour and for free.',
    'The island can be reached by ferry from Port Ellery, which sails at 9 each morning.',
    'Anyone who saw the crash is asked to write to: lock@police.example',
    'His email is now part of the case that the county has brought against the firm.',
    'Do you know more about this story than the council does, asked Mr Roe.',
    'I am a lock keeper who has never opened a lock, he said.',
    'I am a reporter who has rowed all of these canals, and I have never seen them so empty.',
    'I’m a writer of letters, not of laws. So this is my letter to the trust.',
    'For comments on the plan, residents may write to the council until Friday, and nobody has.',
    '[Laughter]',
    '[Audio of the gate]',
    '[The trust said later that it had not read the letter.]',
    '[Editor: the weir was rebuilt in 1987]',
    'To report the correction of the gauge, the keeper had to walk to the town hall.',
    '今天的船閘沒有新聞',
    '写真を見ると、旋回橋の軸受けが錆びているのが分かる。',
    'By Monday, the keeper said: nothing.',
    'Encontró un error en los planos de la esclusa, y nadie lo creyó.',
    'Увидели ошибку в расчётах моста, и его закрыли в тот же день.',
    'Stay with your boat for more than an hour and you will see the gates move.',
    '▲첫째 문은 열린다',
    '未经许可使用他人照片 水门公司被判赔偿',
    '未經授權使用他人肖像，最高可罰十萬元',
  ])('ends with what only reads a little like a sign-off: %s', (line) => {
    expect(textsOf(`<p>${first}</p><p>${second}</p><p>${third}</p><p>${line}</p>`)).toContain(line);
  });

  it.each(['No.', '“No.”', '-No.', 'Yes, please.'])('has the answer %s', (answer) => {
    expect(textsOf(`<p>${first}</p><p>${second}</p><p>${answer}</p><p>${third}</p>`)).toContain(answer);
  });

  it('has subheadings in words that head lists and boxes elsewhere', () => {
    for (const heading of ['Weather', 'Clima', 'Legal', 'Membership']) {
      const page = (below: string) =>
        textsOf(`<p>${first}</p><p>${second}</p><h3>${heading}</h3>${below}<p>${fourth}</p>`);
      expect(page(`<p>${third}</p>`)).toContain(heading);
      expect(page('<ul><li><a href="/a">The weir is open again</a></li></ul>')).not.toContain(heading);
    }
  });

  it.each([
    '<h3>Staff shortages</h3>',
    '<p>The team waited.</p>',
    '<p>By Monday, it was gone.</p>',
    '<h3>Von Bismarck bis heute</h3>',
  ])('has %s, which reads a little like a byline', (line) => {
    const page = `<p>${first}</p><p>${second}</p>${line}<p>${third}</p><p>${fourth}</p><p>${first}!</p>`;
    expect(textsOf(page)).toContain(line.replace(/<[^>]*>/gu, ''));
  });

  it.each(['<p class="byline">By Ada Pine</p>', '<p>By Ada Pine</p>'])(
    'has no %s below its points in short',
    (line) => {
      const page = `<p>${first}</p>${line}<p>${second}</p><p>${third}</p><p>${fourth}</p>`;
      expect(textsOf(page)).not.toContain('By Ada Pine');
    },
  );

  it('leaves out the heading of a box that holds links to others alone', () => {
    const box = (inside: string) => `<div class="more"><h2>The weir in January</h2>${inside}</div>`;
    const page = (inside: string) =>
      textsOf(`<p>${first}</p><p>${second}</p>${box(inside)}<p>${third}</p><p>${fourth}</p>`);
    expect(page('<a href="/weir"><div>How the weir came through the winter</div></a>')).toEqual([
      first,
      second,
      third,
      fourth,
    ]);
    expect(page('<a href="#weir">#</a>')).toContain('The weir in January');
  });

  it('leaves out the heading of a box that holds a call to its readers alone', () => {
    const box = (inside: string) => `<div><h4>How we counted the boats</h4><p>${inside}</p></div>`;
    const page = (inside: string) =>
      textsOf(
        `<p>${first}</p><p>${second}</p>${box(inside)}<h2>The weir</h2><p>${third}</p><p>${fourth}</p>`,
      );
    expect(page('Have you seen more of them? Write to us and let us know.')).toEqual([
      first,
      second,
      'The weir',
      third,
      fourth,
    ]);
    expect(page('The keepers wrote down each of them.')).toContain('How we counted the boats');
  });

  it('leaves out a note in a box of its own, whatever the size of its letters', () => {
    const note = `<div class="box"><h4>How we counted the boats</h4><p class="has-small-font-size">${third}</p></div>`;
    const story = [first, second, fourth, `${first} ${second}`, `${second} ${fourth}`];
    const [before, behind] = [story.slice(0, 3), story.slice(3)].map((part) =>
      part.map((text) => `<p>${text}</p>`),
    );
    expect(textsOf(`${before?.join('')}${note}<h2>The weir</h2>${behind?.join('')}`)).toEqual([
      ...story.slice(0, 3),
      'The weir',
      ...story.slice(3),
    ]);
  });

  it('does not open with where it is reported from', () => {
    const head = '<meta name="author" content="Ada Pine">';
    const page = (line: string) =>
      recordOf({ head, paragraphs: [], end: `<p>${line}</p><p>${first}</p><p>${second}</p>` }).text;
    expect(page('Ada Pine reported from Cawder Lock and Port Ellery, on the upper canal.')).not.toContain(
      'Ellery',
    );
    expect(page('Reporting from Port Ellery')).not.toContain('Ellery');
    expect(page('Laporan wartawan Kabar Ellery, Budi Santoso')).not.toContain('Ellery');
    expect(page('The trust reported from Port Ellery that the lock was shut.')).toContain('Ellery');
  });

  it('leaves out the label of a list that is left out, at the end', () => {
    const links = '<p><a href="/a">The weir is open</a></p><p><a href="/b">The lock is shut</a></p>';
    const labelled = (label: string, below: string) =>
      textsOf(`<p>${first}</p><p>${second}</p><p>${third}</p><p>${label}</p>${below}`);
    expect(labelled('<strong>ALSO:</strong>', links)).toEqual([first, second, third]);
    expect(labelled('More information', links)).toEqual([first, second, third]);
    expect(labelled('The keeper said:', `<p>${fourth}</p>`)).toEqual([
      first,
      second,
      third,
      'The keeper said:',
      fourth,
    ]);
  });

  it('leaves out labels in capitals of what stood below them', () => {
    const texts = (line: string) =>
      textsOf(`<p>${first}</p><p>${second}</p><p><b>${line}</b></p><p>${third}</p>`);
    expect(texts('PHOTOS: The pound through the years')).toEqual([first, second, third]);
    expect(texts('GALLERY: THURSDAY AT THE LOCK')).toEqual([first, second, third]);
    expect(texts('VIDEO: It shows the pound as it fell dry.')).toHaveLength(4);
    expect(texts('CAWDER: The pound through the years')).toHaveLength(4);
  });

  it('leaves out such labels of one link that ends in a full stop', () => {
    const link = '<a href="/pictures">The pound through the years, from the U.S.</a>';
    expect(textsOf(`<p>${first}</p><p>${second}</p><p><b>PICTURES: </b>${link}</p>`)).toEqual([
      first,
      second,
    ]);
    expect(textsOf(`<p>${first}</p><p>${second}</p><p>${link}</p><p>${third}</p>`)).toHaveLength(4);
  });

  it('has words that a paragraph holds in elements of its own', () => {
    const page = (around: string) =>
      textsOf(`<p>${first}</p><p>Shares of ${around} fell by a tenth on Monday, says the trust.</p>`);
    const whole = 'Shares of Facebook fell by a tenth on Monday, says the trust.';
    expect(page('<org-name id="7">Facebook</org-name>')).toEqual([first, whole]);
    expect(page('<org-name><div>Facebook</div></org-name>')).not.toContain(whole);
  });

  it('leaves out what a blur hides behind a wall, unless it is the whole text', () => {
    const told = (markup: string) => {
      const { text, quality } = recordOf({ paragraphs: [], end: markup });
      return [text.includes(first), text.includes(fourth), quality.paywalled];
    };
    const page = (name: string) =>
      told(
        `<p>${first}</p><p>${second}</p><div class="${name}"><p>${third}</p><p class="blurred">${fourth}</p></div>`,
      );
    expect(page('paywall-teaser')).toEqual([true, false, true]);
    expect(page('text')).toEqual([true, true, false]);
    const whole = `<p>${first}</p><p>${second}</p><p>${third}</p><p>${fourth}</p>`;
    expect(told(`<div class="premium-text blur">${whole}</div>`)).toEqual([true, true, false]);
    expect(told(`<div class="text">${whole}</div>`)).toEqual([true, true, false]);
  });

  it.each([
    ['ends above the next one', '<p>By Jane Doe</p><p>6 March 2026</p>', false],
    ['goes on in a section', '<p>By the lock</p>', true],
  ])('in the element of another article %s', (_, head, isOne) => {
    const html = `<title>Swing bridge closed</title><article><h1>Swing bridge closed</h1><p>By Ada Pine</p><p>5 March 2026</p><p>${first}</p><p>${second}</p><p>${third}</p>
      <h1>Weir to be opened by the mayor in May</h1>${head}<p>${fourth}</p><p>${first.replace('bridge', 'weir')}</p></article>`;
    const { text, bylines, publishedAt } = recordOf({}, { bytes: new TextEncoder().encode(html) });
    expect(text.includes(fourth)).toBe(isOne);
    expect([bylines, publishedAt]).toEqual([[{ name: 'Ada Pine' }], '2026-03-05']);
  });

  it('has the caption of a picture that is one link in the site, where it is a sentence', () => {
    const caption = (text: string) =>
      recordOf({
        end: `<figure><img src="/lock.jpg"><figcaption><a href="/pictures">${text}</a></figcaption></figure><p>${fourth}</p>`,
      }).images.map((image) => image.caption);
    const said = 'The lock keeper looks at the gauge, as he has done each morning for forty years.';
    expect(caption(said)).toEqual([said]);
    expect(caption('The keeper who has looked at one gauge for forty years')).toEqual([undefined]);
  });

  it('leaves out a sentence that a picture says of itself, in an element of the two', () => {
    const said = 'The keeper of the lock says that nobody had asked him before the notice went up.';
    const box = (alt: string) => `<div><div><img src="/keeper.jpg" alt="${alt}"></div><p>${said}</p></div>`;
    const page = (alt: string) =>
      textsOf(`<p>${first}</p><p>${second}</p>${box(alt)}<p>${third}</p><p>${fourth}</p>`);
    expect(page(said)).not.toContain(said);
    expect(page('The keeper')).toContain(said);
    const lent = '船閘的看守人說，沒有人在公告貼出之前問過他，他也沒有問過別人。（水門市寄來）';
    const short = (alt: string) =>
      textsOf(
        `<p>${first}</p><span><img src="/k.jpg" alt="${alt}"><span>${lent}</span></span><p>${second}</p><p>${third}</p>`,
      );
    expect(short(lent)).not.toContain(lent);
  });

  it('ends before the pointer to an institution, and the heading over it', () => {
    const pointer = (markup: string) =>
      textsOf(`<p>${first}</p><p>${second}</p><h3>More information</h3><p>The trust has ${markup}.</p>`);
    expect(pointer('<a href="https://trust.test">more about locks</a>')).toEqual([first, second]);
    expect(pointer('more about locks')).toContain('The trust has more about locks.');
  });

  it.each([
    'Anyone who saw the boat is asked to call the police on 020-555-0100 or to write to boat@police.test',
    'Witnesses may call Cawder Crime Line, or reach Jane Doe of the police at jane@police.test',
  ])('does not end before an appeal: %s', (line) => {
    expect(textsOf(`<p>${first}</p><p>${second}</p><p>${third}</p><p>${line}</p>`)).toContain(line);
  });

  it('has data that the article is about, and not that of the page', () => {
    const data = '{ "locks": [{"name": "Cawder", "gates": 4}], "open": "from dawn to dusk, and on request" }';
    const shown = (tag: string) =>
      textsOf(`<p>${first}</p><p>${second}</p><${tag}>${data}</${tag}><p>${third}</p>`);
    expect(shown('pre')).toContain(data);
    expect(shown('p')).not.toContain(data);
  });

  it('does not end before a paragraph that only speaks of the end of a message', () => {
    const last = 'مدیر کانال در انتهای پیام خود از رانندگان خواست تا از پل دیگر بگذرند و صبور باشند.';
    expect(textsOf(`<p>${first}</p><p>${second}</p><p>${third}</p><p>${last}</p>`)).toContain(last);
  });

  it('has no line that is called the description of a picture', () => {
    const line = 'The bridge on Monday, seen from the lock';
    expect(
      textsOf(`<p>${first}</p><p>${second}</p><p class="image_desc">${line}</p><p>${third}</p>`),
    ).not.toContain(line);
  });

  it.each([
    ['The crane stays', '<a href="/2026/crane">{}</a>', undefined],
    [
      'Facebook Twitter',
      '<a href="https://facebook.com/s">Facebook</a> <a href="https://twitter.com/s">Twitter</a>',
      undefined,
    ],
    ['The bridge on Monday', '<a href="/i/bridge.jpg?w=900">{}</a>', 'The bridge on Monday'],
    ['Ada Pine', '<a href="https://instagram.com/ada">{}</a>', 'Ada Pine'],
  ])('knows captions that are links by where they lead: %s', (text, markup, caption) => {
    const figure = `<figure><img src="/i/b.jpg" width="800" height="500"><div>${markup.replace('{}', text)}</div></figure>`;
    const { blocks } = recordOf({ paragraphs: [first, second], end: `${figure}<p>${third}</p>` });
    expect(blocks.find(({ kind }) => kind === 'image')?.caption).toBe(caption);
    expect(blocks.map((block) => block.text)).not.toContain(text);
  });

  it('has a post in an element that says it has no caption', () => {
    const post = '<blockquote><p>Does anybody know who opened the lock tonight?</p></blockquote>';
    const page = (name: string) =>
      textsOf(`<p>${first}</p><p>${second}</p><div class="${name}"><div>${post}</div></div><p>${third}</p>`);
    expect(page('item no_caption')).toContain('Does anybody know who opened the lock tonight?');
    expect(page('item caption')).toEqual(expect.arrayContaining([first, second, third]));
    expect(page('item caption')).not.toContain('Does anybody know who opened the lock tonight?');
  });

  it.each([
    'Sign up for our weekly brief on locks and weirs.',
    'Chat with us in Lockside Messenger, and find out what happens at the lock as it unfolds.',
    'Be sure to tell all your friends at the lock – share this post with them!',
    'You can follow the Lockside Times on Facebook and Twitter.',
    'You have read all your free articles. Log in or register to go on.',
    'The Times is free to read, and lives on what you give: please donate today.',
    'You need to sign in to comment on our articles.',
  ])('has no call among its paragraphs: %s', (line) => {
    expect(textsOf(`<p>${first}</p><p>${second}</p><p>${line}</p><p>${third}</p>`)).not.toContain(line);
  });

  it.each([
    'A key to the locks is free, though, while the one to the weirs will run you 80 crowns for a subscription of four years. Still, that is a good deal, the trust said, compared with 140 crowns for one of them alone.',
    'But insiders tell us that in the new year the trust will ask the council to fill the lock with your letters about it.',
    'What will be interesting is not each gauge that is read here, but what all of them tied together tell us about the lock.',
    'I did not sign up for the alerts of the trust to be woken up by you at four in the morning, she wrote.',
    'You must register by 18 April to vote in the by-election, and you can do so online or at the lock.',
    'Residents can donate blankets at the church hall, and you can find the opening hours on the door.',
    'You will need to log in to the tax portal before Friday if you want to check your new code.',
    'Our reporter was told to sign in at the gate, where guards searched her bag twice.',
    'If you want to follow the regatta on Facebook, the club will stream it from noon.',
    'Boats have waited on both sides of the bridge for hours since Monday, as the keeper told us (you can listen to our podcast for more on that), and all of them have run out of tea.',
    'You can support our lifeboat crew by buying a raffle ticket at the inn on Saturday.',
  ])('keeps a paragraph that only reads a little like a call: %s', (line) => {
    expect(textsOf(`<p>${first}</p><p>${second}</p><p>${line}</p><p>${third}</p>`)).toContain(line);
  });

  it('has no line that is a link but for a label in capitals', () => {
    const line = (label: string) =>
      textsOf(
        `<p>${first}</p><p>${second}</p><p><b>${label}</b> <a href="/g/1">142nd regatta</a></p><p>${third}</p>`,
      );
    expect(line('LEADERBOARD:')).not.toContain('LEADERBOARD: 142nd regatta');
    expect(line('Leaders at the:')).toContain('Leaders at the: 142nd regatta');
  });

  it.each([
    ['<h2 id="a-deal-to-share">A deal to share</h2>', 'A deal to share'],
    [`<blockquote id="quote-%e2%80%9cthe-deal"><p>${fourth}</p></blockquote>`, fourth],
  ])('goes by no name that says nothing: %s', (markup, text) => {
    expect(textsOf(`<p>${first}</p><p>${second}</p>${markup}<p>${third}</p>`)).toContain(text);
  });

  it.each(['Related articles', 'Notícies relacionades', 'Habari zinazohusiana'])(
    'has no line that heads a list, as %s, with one link behind it',
    (label) => {
      const line = `<p>${label}: <a href="/2026/crane">The crane stays</a></p>`;
      const page = `<p>${first}</p><p>${second}</p>${line}<p>${third}</p><p>${fourth}</p>`;
      expect(textsOf(page)).toEqual([first, second, third, fourth]);
    },
  );

  it('has a line of a word and its link that read like the head of a list', () => {
    const line = '<p>Latest <a href="/figures">figures</a></p>';
    const page = `<p>${first}</p><p>${second}</p>${line}<p>${third}</p><p>${fourth}</p>`;
    expect(textsOf(page)).toEqual([first, second, 'Latest figures', third, fourth]);
  });

  it.each([
    [
      'of what stands elsewhere',
      'Three reports are out.',
      ['https://lock.test/1', 'https://weir.test/2'],
      true,
    ],
    ['of other articles', 'Three reports are out.', ['/2026/crane', '/2026/ferry'], false],
    ['of articles of the same publisher', 'Three reports are out.', ['https://times.example/1'], false],
    ['of accounts', 'Three reports are out.', ['https://facebook.com/times'], false],
    [
      'below a line that says so',
      'More on the bridge:',
      ['https://lock.test/1', 'https://weir.test/2'],
      false,
    ],
  ])('has a list of links %s: %s', (_, line, urls, isText) => {
    const items = urls.map((url) => `<li><a href="${url}">What ${url} says</a></li>`).join('');
    const page = `<p>${first}</p><p>${second}</p><p>${line}</p><ul>${items}</ul><p>${third}</p><p>${fourth}</p>`;
    expect(textsOf(page).some((text) => text?.startsWith('What '))).toBe(isText);
  });

  it('has what a sentence introduces, in a box of its own and in a list of links', () => {
    const quoted = 'No bridge was ever mended by a letter, nor any letter answered by a bridge.';
    const links =
      '<ul><li><a href="/a">The first letter</a></li><li><a href="/b">The second letter</a></li></ul>';
    const page = (line: string, markup: string) =>
      textsOf(`<p>${first}</p><p>${second}</p><p>${line}</p>${markup}<p>${third}</p><p>${fourth}</p>`).join();
    const sentence = 'Nobody has put it better than the keeper who wrote to the trust about it years ago:';
    const box = `<div class="note"><p>${quoted}</p></div>`;
    expect(page(sentence, box)).toContain(quoted);
    expect(page('The trust has not answered for a year.', box)).not.toContain(quoted);
    expect(page(sentence, links)).toContain('The second letter');
    expect(page('Letters to the trust:', links)).not.toContain('The second letter');
  });

  it('has questions and answers in elements of their own, but no box that asks once', () => {
    const long = 'Nobody knows, says the trust, and asks all who have to wait for a little patience.';
    const part = (question: string, answer = long) =>
      `<div class="part"><b>${question}</b><p>${answer}</p></div>`;
    const page = (parts: string) =>
      textsOf(
        `<p>${first}</p><p>${second}</p><p>${third}</p><div class="faq">${parts}</div><p>${fourth}</p>`,
      );
    const all = `${part('When will it open?')}${part('Is there a ferry?', 'A small one')}${part('Who pays for it?')}`;
    const told = ['When will it open?', long, 'Is there a ferry?', 'A small one', 'Who pays for it?', long];
    expect(page(all)).toEqual([first, second, third, ...told, fourth]);
    expect(page(part('When will it open?'))).toEqual([first, second, third, fourth]);
    expect(page(`${part('When will it open?', 'Soon')}${part('Our app')}`)).toEqual([
      first,
      second,
      third,
      fourth,
    ]);
  });

  it.each([
    'This summary was generated by AI and checked by an editor.',
    'Zusammenfassung, erstellt mit KI',
    'Résumé généré par l’intelligence artificielle',
    '이 요약은 AI가 생성했습니다.',
    '제목과 주요 문장으로 자동요약한 결과입니다.',
  ])('has nothing of a box above it that says: %s', (note) => {
    const item = 'The swing bridge is shut from Monday, and nobody can say for how long that will be.';
    const box = (line: string) =>
      `<section><h2>In short</h2><ul><li>${item}</li></ul><p>${line}</p></section>`;
    const inside = (line: string) =>
      textsOf(`<div class="story">${box(line)}<p>${first}</p><p>${second}</p><p>${fourth}</p></div>`).join();
    const above = (line: string) => recordOf({ after: box(line) }).text;
    for (const page of [inside, above]) {
      expect(page(note)).not.toContain(item);
      expect(page('Nobody was asked.')).toContain(item);
    }
  });

  it('tells of machines that sum up what others wrote', () => {
    const lines = [
      'AI-generated summaries now stand above a third of what the keepers look up, the trust found.',
      'AI wrote the summary, she says.',
      'Die KI hatte die Zusammenfassung der Akten erstellt, sagte die Richterin am Montag.',
      'L’IA a généré un résumé du dossier en quelques secondes, raconte l’éclusière.',
      '人工智能生成的摘要并不可靠，船闸管理员周一表示。',
    ].map((text) => `<p>${text}</p>`);
    const heading = 'How AI summaries are created';
    const page = `<p>${first}</p><p>${second}</p><h2>${heading}</h2>${lines.join('')}<p>${third}</p><p>${fourth}</p>`;
    expect(textsOf(page)).toHaveLength(10);
  });

  it('has no list of facts in a named box amid the text, but what is a recipe, in short or among the paragraphs', () => {
    const facts = '<ul><li>1931 First bridge</li><li>1984 New bearings</li><li>4,200 cars a day</li></ul>';
    const inside = `<p class="title">The bridge</p>${facts}`;
    const paragraphs = [first, second, third].map((text) => `<p>${text}</p>`).join('');
    const page = (box: string) => textsOf(`${paragraphs}${box}<p>${fourth}</p>`);
    expect(page(`<div class="facts">${inside}</div>`)).toEqual([first, second, third, fourth]);
    expect(page(`<div class="recipe-facts">${inside}</div>`)).toHaveLength(5);
    expect(page(`<div>${facts}</div>`)).toHaveLength(5);
    expect(page(facts)).toHaveLength(5);
    const section = (name: string) => `<section ${name}="dates"><h2>The dates</h2>${facts}</section>`;
    expect(page(section('class'))).toHaveLength(4);
    expect(page(section('id'))).toHaveLength(6);
    expect(page(`<h2>Nine days</h2><p>${first} ${second}</p>${section('class')}`)).toHaveLength(8);
    const short = textsOf(`<p>${first}</p><div class="facts">${inside}</div><p>${second}</p><p>${third}</p>`);
    expect(short).toHaveLength(4);
  });

  it('does not open with who somebody is, in a box that says so', () => {
    const page = (heading: string) =>
      textsOf(
        `<div class="story"><section class="box"><h3>${heading}</h3><img src="/ada.jpg"><p>${third}</p></section><p>${first}</p><p>${second}</p><p>${fourth}</p><p>${fourth}</p></div>`,
      );
    expect(page('About the author')).not.toContain(third);
    expect(page('The third week')).toContain(third);
  });

  it('ends before the letters of an agency in brackets', () => {
    const page = (line: string) => textsOf(`<p>${first}</p><p>${second}</p><p>${third}</p><p>${line}</p>`);
    expect(page('(NWP)')).toEqual([first, second, third]);
    expect(page('(Nobody)')).toContain('(Nobody)');
  });

  it('has subheadings whose words stand in an element of the heading', () => {
    const page = `<p>${first}</p><p>${second}</p><h3><div>Nine days</div></h3><p>${third}</p>`;
    const { blocks } = recordOf({ paragraphs: [], end: page });
    expect(blocks[2]).toMatchObject({ kind: 'heading', level: 3, text: 'Nine days' });
    const called = page
      .replace('<h3><div>', '<div role="heading" aria-level="4">')
      .replace('</div></h3>', '</div>');
    expect(recordOf({ paragraphs: [], end: called }).blocks[2]).toMatchObject({ kind: 'heading', level: 4 });
  });

  it('has the paragraphs of a heading that was never closed, and those that are called headings', () => {
    const told = Array.from({ length: 4 }, () => [first, second, third, fourth]).flat();
    const paragraphs = told.map((text) => `<p>${text}</p>`).join('');
    expect(textsOf(`<h2>Nine days${paragraphs}`)).toEqual(['Nine days', ...told]);
    const long = [`${first} ${second} ${third}`, `${second} ${third} ${fourth}`];
    const called = long.map((text) => `<div role="heading" aria-level="2">${text}</div>`).join('');
    expect(textsOf(called)).toEqual(long);
  });

  it('has lists and headings that bear the name of a wall as all paragraphs do', () => {
    const page = (name: string) =>
      textsOf(
        `<p class="first ${name}">${first}</p>${[second, third].map((text) => `<p class="${name}">${text}</p>`).join('')}<h3 class="paywall">Nine days</h3><ol class="paywall"><li>No boats</li><li>No cars</li></ol><p>${fourth}</p>`,
      );
    expect(page('paywall')).toEqual([first, second, third, 'Nine days', 'No boats\nNo cars', fourth]);
    expect(page('text')).toEqual([first, second, third, 'Nine days', fourth]);
  });

  it('has a table whose cells hold a word in a paragraph each, beside paragraphs in boxes of their own', () => {
    const row = (...cells: string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
    const box = (text: string) => `<div class="part"><p>${text}</p></div>`;
    const page = (rows: string) =>
      textsOf(
        `${[first, second, third].map(box).join('')}<div class="wide"><table>${rows}</table></div>${box(fourth)}`,
      ).join('|');
    const cells = row('<p>Bridge</p>', '<p>Cars</p>') + row('<p>Swing</p>', '<p>4,200</p>');
    expect(page(cells).replace(/\s+/gu, ' ')).toContain('|Bridge Cars Swing 4,200|');
    expect(page(row('<p>Bridge</p><p>Weir</p>', '<p>Cars</p>'))).not.toContain('Cars');
  });

  it('has where it is from apart from its first word', () => {
    const page = (name: string) =>
      textsOf(`<p><span class="${name}">CAWDER</span>${first}</p><p>${second}</p><p>${third}</p>`)[0];
    expect(page('report-dateline')).toBe(`CAWDER ${first}`);
    expect(page('caps')).toBe(`CAWDER${first}`);
    const bound =
      '<p><span class="place">Cawder</span>s bridge is shut, and nobody at the lock had been told.</p>';
    expect(textsOf(`${bound}<p>${second}</p><p>${third}</p>`)[0]).toMatch(/^Cawders bridge/u);
  });

  it('has a post that is shown with consent, and no name of who is quoted', () => {
    const post = '<blockquote><p>The bridge is shut from today.</p></blockquote>';
    const page = (markup: string) =>
      textsOf(`<p>${first}</p><p>${second}</p>${markup}<p>${third}</p><p>${fourth}</p>`);
    expect(page(`<div class="embed-consent">${post}</div>`)).toContain('The bridge is shut from today.');
    const quote = (name: string) =>
      page(
        `<div class="quote">${post}<div class="${name}"><b>Ada Pine</b><span>Keeper</span></div></div>`,
      ).join();
    expect(quote('quote-author')).not.toContain('Keeper');
    expect(quote('words')).toContain('Keeper');
  });

  it('has no line that says that the story goes on', () => {
    const page = `<p>${first}</p><p>Story continues</p><p>${second}</p><p>${third}</p>`;
    expect(textsOf(page)).toEqual([first, second, third]);
  });

  it('has no heading and no button of a module that plays it', () => {
    const module = (name: string) =>
      `<div class="${name}"><h3>The bridge, read aloud</h3><ul><li>Embed</li></ul></div>`;
    const page = (name: string) => textsOf(`${module(name)}<p>${first}</p><p>${second}</p><p>${third}</p>`);
    expect(page('audio-module')).toEqual([first, second, third]);
    expect(page('chapter')).toContain('The bridge, read aloud');
  });

  it('has no first item of a list all of whose others are links', () => {
    const links = '<li><a href="/weir">The weir</a></li><li><a href="/lock">The lock</a></li>';
    const page = (more: string) =>
      textsOf(
        `<p>${first}</p><p>${second}</p><p>${third}</p><ul><li>Top places</li>${links}${more}</ul>`,
      ).join();
    expect(page('')).not.toContain('Top places');
    expect(page('<li>The bridge, for those who may still cross it</li>')).toContain('Top places');
  });

  it('has the links of a list that is none of links, but for an offer', () => {
    const item = (rel: string) => `<li><a href="/toll" rel="${rel}">What does the toll cost?</a></li>`;
    const page = (rel: string) =>
      `<p>${first}</p><p>${second}</p><ul><li>Who closed the bridge, and when?</li><li>Who may still cross it?</li>
      ${item(rel)}</ul><p>${third}</p><p>${fourth}</p>`;
    expect(textsOf(page('')).join()).toContain('What does the toll cost?');
    expect(textsOf(page('sponsored')).join()).not.toContain('What does the toll cost?');
  });

  it.each([
    [
      'tells of a thing',
      '<a href="https://tools.test/9">Lock keeper’s lamp in brass</a> for £24 at most',
      true,
    ],
    ['leads to another article', '<a href="/9">Lock keeper’s lamp in brass is sold</a> for £24', false],
    [
      'says where it leads',
      'Get it here: <a href="https://tools.test/9">Lock keeper’s lamp in brass</a>',
      false,
    ],
  ])('has a paragraph that %s: %s', (_, markup, isText) => {
    const text = markup.replace(/<[^>]*>/gu, '');
    const page = `<p>${first}</p><p>${second}</p><p>${markup}</p><p>${third}</p><p>${fourth}</p>`;
    expect(textsOf(page).includes(text)).toBe(isText);
  });

  it('keeps a post that is quoted, though all of it is links', () => {
    const post = '@CawderCouncil @CanalTrust Does anybody know who opened the #lock tonight?';
    const quoted = (tag: string) =>
      textsOf(
        `<p>${first}</p><p>${second}</p><${tag}><p><a href="https://posts.test/1">${post}</a></p></${tag}><p>${third}</p>`,
      );
    expect(quoted('blockquote')).toContain(post);
    expect(quoted('aside')).not.toContain(post);
  });

  it('goes on in a column that is called the last of its kind', () => {
    const group = (name: string, ...texts: string[]) =>
      `<div class="group ${name}">${texts.map((text) => `<p>${text}</p>`).join('')}</div>`;
    const texts = [first, second, third, fourth, first, second].map((text, at) => `${text} (${at})`);
    const page = `${group('', ...texts.slice(0, 4))}${group('', ...texts.slice(4, 5))}${group('last', texts[5] ?? '')}`;
    expect(textsOf(`<div>${page}</div>`)).toEqual(texts);
  });

  it('leaves nothing out as put in between where that is most of the text', () => {
    const texts = [first, second, third, fourth];
    const page = texts.map((text, at) => `<div class="${'abcd'[at]}"><p>${text}</p></div>`).join('');
    expect(textsOf(`<div>${page}<div class="a"><p>${first} (4)</p></div></div>`)).toEqual([
      ...texts,
      `${first} (4)`,
    ]);
  });

  it('is told in headings of whole sentences, where pictures alone stand below them', () => {
    const item = (text: string, more: string) =>
      `<div class="item"><h2>${text}</h2><img src="/p.jpg" width="900" height="600" alt="">${more}</div>`;
    const texts = [first, second, third, fourth].map((text, at) => `${at + 1}. ${text}`);
    const page = texts.map((text) => item(text, text === texts[2] ? `<p>${fourth}</p>` : '')).join('');
    const told = textsOf(`<div><p>By Ada Pine</p>${page}</div>`);
    for (const text of texts) expect(told).toContain(text);
  });

  it('is told in no sentence of a heading that stands behind much text', () => {
    const about =
      '<div class="who"><div><h4>Ada Quill keeps a lock, and writes of those who have kept it before her, and of what they saw.</h4></div></div>';
    const text = [first, second, third, fourth].map((one) => `<p>${one}</p>`).join('');
    expect(textsOf(`<div>${text}</div>${about}`).join()).not.toContain('Ada Quill');
  });

  it('does not open with a call to its readers', () => {
    const call = 'Chat with us in Lockside Messenger, and find out what happens at the lock as it unfolds.';
    const lede =
      'Nobody at the lock had been asked before the notice went up, the shopkeepers say on Friday.';
    const menu = `<ul>${'<li><a href="/news">Canal news</a></li>'.repeat(30)}</ul>`;
    const page = (line: string) => recordOf({ after: `<div class="top"><p>${line}</p></div>${menu}` }).text;
    expect(page(lede)).toContain(lede);
    expect(page(call)).not.toContain(call);
  });

  it('has the note that an earlier version was wrong, in a box of its own as well', () => {
    const note = 'An earlier version of this article misstated the number of locks.';
    const page = `<div><p>${first}</p><p>${second}</p><p>${third}</p></div><div class="story-notes"><p>${note}</p></div>`;
    expect(textsOf(`<div>${page}</div>`)).toContain(note);
  });

  it('does not run over into a ticker beside it that is longer', () => {
    const texts = [first, second, third, fourth].flatMap((text) => [text, text.replaceAll('the', 'that')]);
    const entries = [0, 1].flatMap((day) => texts.map((text) => `<li><p>Day ${day}: ${text}</p></li>`));
    const page = `<div class="article-body">${texts.map((text) => `<p>${text}</p>`).join('')}</div>
      <div id="sidebar"><h2>Live</h2><ul>${entries.join('')}</ul></div>`;
    expect(textsOf(page)).toEqual(texts);
  });

  it('has no call to buy the next issue', () => {
    const line = 'For more from Ada Pine, pick up the March issue of Locks, on newsstands now.';
    expect(textsOf(`<p>${first}</p><p>${second}</p><p>${line}</p><p>${third}</p>`)).toEqual([
      first,
      second,
      third,
    ]);
  });

  it.each([
    '下載量突破百萬，公司股價上漲。',
    '扫码支付的用户超过一亿。',
    '▶제보로 드러난 부실 공사',
    '最新アプリを使った配車サービスが始まる。',
    '「フォローしてね」と所長は書いた。',
  ])('has what reads a little like a call in a script without spaces: %s', (line) => {
    expect(textsOf(`<p>${first}</p><p>${line}</p><p>${second}</p>`)).toContain(line);
  });

  it('has no line of reporters above it, whoever the data says wrote it', () => {
    const page = `<p>記者王小明／台北報導</p><p>${first}</p><p>${second}</p>`;
    expect(textsOf(page)).toEqual([first, second]);
    const head = '<meta name="author" content="Ada Pine">';
    expect(recordOf({ head, paragraphs: [], end: page }).text).not.toContain('王小明');
  });

  it('does not go on in the caption of a picture which style sheets set apart', () => {
    const picture =
      '<span><div><img src="/lock.jpg"></div><em class="img_desc">The lock on Monday</em></span>';
    const page = `${first}<br><br>${picture}${second}<br><br>${third}<br><br>${fourth}`;
    expect(textsOf(page).filter((text) => text !== undefined)).toEqual([first, second, third, fourth]);
  });

  it.each([
    [
      'no line, however long it is',
      `Ada Pine at the lock: ${first.replace('.', '')} and ${second}Northwire`,
      false,
    ],
    ['the paragraph', second, true],
  ])('has %s in a box of its own with the picture above it, over the text', (_, text, isText) => {
    const box = `<div class="top"><div><img src="/lock.jpg" width="600" height="400"><p>${text}</p></div></div>`;
    const story = [...PARAGRAPHS, ...PARAGRAPHS].map((one, at) => `<p>${at}: ${one}</p>`).join('');
    const page = `<p class="dek">${fourth}</p><p>By Ada Pine</p>${box}<div class="story">${story}</div>`;
    expect(textsOf(page).includes(text)).toBe(isText);
  });

  it('stands right below the headline, rather than in a longer list of others further down', () => {
    const story = [first, second, third, fourth, `${first} ${second}`, `${third} ${fourth}`];
    const others = [...story, ...story].map(
      (text, at) => `<li><p>Ferry ${at} sails. ${text} This has been so for ${at + 2} years now.</p></li>`,
    );
    const page = `<div><div>${story.map((text) => `<p>${text}</p>`).join('')}</div></div>
      <div><div>${'<p><a href="/a">Another one</a></p>'.repeat(60)}</div><ul>${others.slice(0, 10).join('')}</ul></div>`;
    expect(textsOf(page)).toEqual(story);
  });

  it.each([
    ['css-1a2b3c', 'css-4d5e6f', false],
    ['part part-1a2b3c', 'part part-4d5e6f', true],
    ['part-1', 'part-2', true],
  ])('has what stands in <div class="%s"> beside <div class="%s">: %s', (own, other, isText) => {
    const box = 'The gauge on the lower gate was read at eight on each of those days, and it never moved.';
    const story = [first, second, third, fourth].map((text) => `<p>${text}</p>`).join('');
    const page = `<div class="${own}">${story}</div><div class="${other}"><p>${box}</p></div><div class="${own}">${story.replaceAll('<p>', '<p>Again: ')}</div>`;
    expect(textsOf(page).includes(box)).toBe(isText);
  });
});
