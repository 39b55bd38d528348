/** A parser with a hole in it: the text of a page decides whether its regular expression ever ends. */
export default function parse({ page }) {
  const text = new TextDecoder().decode(page.bytes);
  if (text.startsWith('memory')) {
    const kept = [];
    for (;;) kept.push(new Array(1e6).fill(text));
  }
  if (text.startsWith('fails later')) failWhenIdle();
  if (text.startsWith('throw')) throw new Error('no such field');
  return { ok: false, reason: /^(?:a+)+$/u.test(text) ? 'no-body' : 'no-headline', ms: 0 };
}

/** What the pool's own code in the thread waits with, after the outcome has been sent, ends the thread a moment later. */
function failWhenIdle() {
  const { wait } = Atomics;
  Atomics.wait = () => {
    wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
    throw new Error('nobody waits for this');
  };
}
