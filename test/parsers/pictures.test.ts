/** Captions and credits, and sentences of reports that only read a little like them. */
import { describe, expect, it } from 'vitest';
import { isCredited, tellsOfPicture } from '../../src/parsers/pictures.js';

describe('isCredited', () => {
  it.each([
    'The lock on Monday (Photo: Jane Doe/Northwire)',
    'The lock on Monday. (AP Photo/Jane Doe)',
    'The lock on Monday (Jane Doe via AP).',
    'The lock on Monday. © Northwire / Jane Doe',
    'The lock on Monday - Copyright Jane Doe/Northwire. All rights reserved',
    'The lock on Monday — Picture by Jane Doe',
    'The lock on MondayCredit: Northwire',
    '1of4The lock on Monday',
    'The lock on Monday – Click to enlarge',
    'Die Schleuse am Montag (zum Vergrößern anklicken)',
    'The lock on Monday | foto: Jan Novák ml., NWP',
    'The lock on Monday (Jane Doe/jane@times.test)',
    'Jane Doe/Associated Press - The lock on Monday.',
    'Jane Doe/For the Lockside Times - The lock on Monday.',
    'The lock on Monday. Jane Doe / AFP',
    'The lock on Monday. Photograph by Jane Doe/Northwire',
    'The lock on Monday. (Courtesy of Jane Doe)',
    'Die Schleuse am Montag | Bildquelle: Nordkanal',
    'Lásinn á mánudag. Ljósmynd/Aðsend',
    'Photo: the lock on Monday. (Jane Doe / Northwire)',
    'IMAGE: The lock on Monday (Jane Doe, Northwire)',
    'Jane Doe at the lock on Monday. (Clarion photo by John Roe)',
    'The lock on Monday (Submitted photo)',
    'The lock on Monday. Photo courtesy of Northwire',
    'The lock on Monday. Photo: J. Doe',
    'Images courtesy of Northwire, Jane Doe',
    'Featured image from Northwire. Chart by Jane Doe.',
    'Mapa do desvio (Arte: Portal)',
    'Photography by Jane Doe.',
    'Top photo by Jane Doe',
    'The mayor on Sunday near the lock in Cawder. (Jane Doe/Northwire/Eastwire Pictures)',
    'Keepers at the lock in the province of Cawder, (Jane Doe, Lockside Times / March 5, 2026)',
    'Images: Northwire; Jane Doe, John Roe/Eastwire',
    'Photos by lockkeeper (Northwire), Macro (Northwire), J E Theriot, and Jane Doe.',
    'A ponte na segunda-feira (Reprodução/Northwire)',
    'FILE - In this March 5, 2026, file photo, the old lock is seen from the bridge.',
    'Jane Doe, File - FILE – The lock is seen from the bridge',
    'Фото: Иван Петров / «Вестник канала»',
    '影片來源：水門區公所',
    '영상 출처: 수문시',
    '旋轉橋的軸承。（圖／水門日報提供）',
    '旋轉橋的軸承。（翻攝自臉書）',
    '旋轉橋的軸承(圖擷自網路)',
    '旋转桥的轴承。（受访者供图）',
    '회전교의 베어링. (수문시 제공)',
  ])('%s', (text) => {
    expect(isCredited(text)).toBe(true);
  });

  it.each([
    'The trust will shut the lock on Monday (see the photo).',
    'The lock will be shut via a decree (of the council).',
    'The lock is what is known as a staircase. [Photos of the Lock: A Short Tour]',
    'The lock lifts boats by 20 metres at up to 4 miles an hour (and/or as fast as the crew can pull).',
    'Photos by divers of the trust show that the gates stood open all night.',
    'Pictures: the mayor opens the lock at noon, and hundreds look on from the bridge.',
    'Images from the lock show that the gates stood open all night.',
    'Cover images of the lock were sold for a crown each, said the artist.',
    'The trust has drawn the detour (graphic: see the notice).',
    'FILE - a keyword of the language - opens the lock.',
    'One of 4 locks will be shut on Monday.',
    '1 of 4 locks will be shut. The others are open.',
    '1 of 4. That is how many locks the trust has opened so far.',
    'New York/London - The lock will be shut on Monday.',
    'CAWDER/PORT ELLERY - The lock will be shut on Monday.',
    'The lock will be shut on Monday (courtesy of the storm).',
    'The lock is shut on Monday. The photograph by Jane Doe shows why.',
    'Photo: the trust has none of the lock (it was never drawn).',
    'The mayor said: “Picture the lock without water”',
    'Take the map and click the arrow to expand',
    '他说，照片由警方供图',
    '법원은 무상급식/식재료 전면 제공',
  ])('is not: %s', (text) => {
    expect(isCredited(text)).toBe(false);
  });
});

describe('a list of credits', () => {
  it.each([', and', ' and,', ' and (x)', ' Jane,', ', Jane', ' a,', ' 1a,'])(
    'that goes on with %j and ends in none is done with at once',
    (more) => {
      expect(isCredited(`Photos: a${more.repeat(45)} !`)).toBe(false);
    },
  );
});

describe('tellsOfPicture', () => {
  it.each([
    'Ada Quill, second left, and Tom Arkell look at the gauge.',
    'Tom Arkell (right) at the weir.',
    'Pictured with her dog is Ada Quill of the canal trust.',
    'Ada Quill of the canal trust at the weir. | Tom Arkell',
    'Ada Quill speaks at the weir on Monday. AFP',
    '1 of 4. The lock on Monday.',
    '3月1日，潜水员检查旋转桥的轴承。王小明 摄',
    '旋轉橋的軸承（資料照片）',
    '旋轉橋的軸承。（水門市提供）',
    '▲ 월요일의 회전교',
    '회전교의 베어링이다. 수문시 제공',
  ])('%s', (text) => {
    expect(tellsOfPicture(text)).toBe(true);
  });

  it.each([
    'She was blamed left, right and centre for the leak at the lock.',
    'Those who left the meeting early were right, she said.',
    '这部影片由王小明拍摄',
    '鄉親三餐由水門市提供',
    '주민에게 무료 탑승권 제공',
    '▲ 회전교 폐쇄 ▲ 우회로 안내',
    `${'The lock will be shut on Monday, the trust said. '.repeat(6)}AFP`,
  ])('is not: %s', (text) => {
    expect(tellsOfPicture(text)).toBe(false);
  });
});
