/**
 * One `copydesk run` under the harness: the built pipeline, with ways to die at named points. The points are set around
 * the ports that the composition root hands out, so the product itself knows nothing of them.
 */
import { createLogger } from '../../dist/log.js';
import { openServices } from '../../dist/pipeline/services.js';
import { sourceOf } from '../../dist/pipeline/sources-file.js';
import { startPipeline } from '../../dist/pipeline/work.js';

const { config, rules, sources } = JSON.parse(process.env.CHAOS ?? '{}');

/** What is to happen, and after how many more passes of the point. */
let armed;

function pass(point) {
  if (armed?.point !== point || --armed.passes > 0) return;
  const { signal } = armed;
  armed = undefined;
  process.kill(process.pid, signal);
}

/** Passes a point before, or after, each call of the method. */
function around(object, method, { before, after }) {
  const original = object[method].bind(object);
  object[method] = async (...args) => {
    if (before) pass(before);
    const result = await original(...args);
    if (after) pass(after);
    return result;
  };
}

const services = await openServices(config, createLogger('warn', process.stderr), {
  version: '0.0.0',
  resolve: rules,
});

around(services.captures, 'addFetched', { before: 'after a WARC append', after: 'after its index row' });
around(services.captures, 'settle', { before: 'after a record, before its capture is settled' });
around(services.queue, 'add', { before: 'between a commit and its enqueue' });
around(services.sources, 'saveInputs', { before: 'in the middle of a discovery' });
around(services.hosts, 'endSlot', { before: 'between a response and the end of its slot' });
around(services.frontier, 'add', { before: 'before found URLs join the frontier' });
around(services.frontier, 'settle', { before: 'before a URL that gave no page is settled' });
around(services.frontier, 'moved', { before: 'before a URL that gave no page is settled' });
around(services.revisits, 'unchanged', { before: 'before an unchanged revisit is settled' });
const drive = services.sinks.drive.bind(services.sinks);
services.sinks.drive = (id, work) =>
  drive(id, (driven) => {
    const advance = driven.advance.bind(driven);
    return work({
      ...driven,
      advance: (...mark) => {
        pass(
          id === 'jsonl' ? "between a sink's write and its mark" : "between a receiver's answer and its mark",
        );
        return advance(...mark);
      },
    });
  });

process.on('message', (order) => {
  armed = order;
  if (order.point === 'wherever it is') setTimeout(() => pass(order.point), order.afterMs);
});
process.on('SIGTERM', () => services.close().then(() => process.exit(0)));
// The harness is gone.
process.on('disconnect', () => process.exit(1));

await services.sources.upsert(sources.map(sourceOf), 'file');
await startPipeline(services);
process.send('ready');
