/** What counts as shown: each rule of visibility, with what looks alike and is shown. */
import { describe, expect, it } from 'vitest';
import { cutPage } from '../../src/parsers/cut.js';
import { parseTree } from '../../src/parsers/html/tree.js';
import type { VisibilityOptions } from '../../src/parsers/visibility.js';

function shown(html: string, options: VisibilityOptions = {}): string[] {
  const tree = parseTree(`<html><body>${html}</body></html>`);
  if (!tree.ok) throw new Error(tree.reason);
  return cutPage(tree.document, 'https://times.test/', options).texts.map(({ text }) => text);
}

const HIDDEN: Record<string, string> = {
  'the attribute hidden': '<p hidden>Lock</p>',
  'hidden with a value': '<p hidden="hidden">Lock</p>',
  'an element below a hidden one': '<div hidden><section><p>Lock</p></section></div>',
  'display: none': '<p style="color:red; DISPLAY : none">Lock</p>',
  'visibility: hidden': '<p style="visibility:hidden">Lock</p>',
  'aria-hidden': '<span aria-hidden="true">Lock</span>',
  'what is cut down to nothing for screen readers alone':
    '<span style="border:0;clip:rect(0 0 0 0);height:1px">Lock</span><span style="clip-path:inset(50%)">Lock</span>',
  noscript: '<noscript><p>Lock</p></noscript>',
  template: '<template><p>Lock</p></template>',
  'a comment': '<!-- <p>Lock</p> -->',
  script: '<script>"Lock"</script>',
  style: '<style>.lock::before { content: "Lock" }</style>',
  'a drawing': '<svg><title>Lock</title><text>Lock</text></svg>',
  'what stands for a medium':
    '<video>Lock</video><audio>Lock</audio><object>Lock</object><canvas>Lock</canvas>',
  'a closed dialog': '<dialog><p>Lock</p></dialog>',
  'what is typed in': '<textarea>Lock</textarea><input value="Lock" placeholder="Lock">',
  'proposals of a field': '<datalist><option>Lock</option></datalist>',
  'the text for a missing picture': '<img src="/lock.jpg" alt="Lock">',
};

const SHOWN: Record<string, string> = {
  'a picture cut to a shape': '<p style="clip-path: inset(5%); clip: rect(0, 90px, 40px, 0)">Lock</p>',
  'text that a reader may search for': '<p hidden="until-found">Lock</p>',
  'late parts of a streamed page': '<div hidden id="S:1f"><p>Lock</p></div>',
  'aria-hidden that is off': '<span aria-hidden="false">Lock</span>',
  'the root of a component':
    '<story-card><template shadowrootmode="open"><p>Lock</p></template></story-card>',
  'a paragraph that fades out behind an offer': '<p aria-hidden="true">Lock</p>',
  'a style that only names what hides':
    '<p style="--display:none-yet; background-visibility:hidden-not">Lock</p>',
  'an open dialog': '<dialog open><p>Lock</p></dialog>',
  'a choice of a list': '<select><option>Lock</option></select>',
  'a button': '<button>Lock</button>',
};

describe('not shown is', () => {
  it.each(Object.entries(HIDDEN))('%s', (_, html) => {
    expect(shown(`${html}<p>Weir</p>`)).toEqual(['Weir']);
  });
});

describe('shown is', () => {
  it.each(Object.entries(SHOWN))('%s', (_, html) => {
    expect(shown(html)).toEqual(['Lock']);
  });

  it('what inline styles hide, where these are ignored, and nothing else that is hidden', () => {
    expect(shown('<p style="display:none">Lock</p><p hidden>Weir</p>', { ignoreStyles: true })).toEqual([
      'Lock',
    ]);
  });

  it('what the attribute hides, where it is ignored, and nothing that was typed or closed', () => {
    const html =
      '<p hidden>Lock</p><dialog>Weir</dialog><input hidden value="Weir"><p aria-hidden="true">Sluice</p>';
    expect(shown(html, { ignoreHidden: true })).toEqual(['Lock', 'Sluice']);
  });
});
