import { Command } from 'commander';
import type { Config } from '../config.js';
import { guardedDispatcher } from '../crawlers/connector.js';
import type { Sink } from '../delivery/sink.js';
import { CopydeskError } from '../errors.js';
import { counted } from '../model/counted.js';
import { outletsOf } from '../pipeline/services.js';
import { type SinkKeeper, sinkKeeper } from '../pipeline/sink-keeper.js';
import type { PausedBy, SinkRow } from '../storage/sinks.js';
import { examples } from './help.js';
import { openOutput } from './output.js';
import { type ResolveFlags, resolveRules, withResolveOption } from './resolve-option.js';
import { configOf, type GlobalFlags, type Store, withStore } from './store.js';
import { wholeNumber } from './whole-number.js';

/** Dead letters that are read at a time. */
const PAGE = 1_000;

const PAUSED: Record<PausedBy, string> = {
  person: 'paused',
  failures: 'paused, since it failed for long',
  gone: 'paused, since its receiver is gone',
};

type Letter = Awaited<ReturnType<Store['deadLetters']['list']>>[number];

interface At {
  store: Store;
  /** As configured now; none where they are not asked for. */
  sinks: Sink[];
  keeper: SinkKeeper;
}

export function sinksCommand(): Command {
  const command = new Command('sinks');
  const say = (work: (at: At, id: string, self: Command) => Promise<string>) => {
    return async (...args: unknown[]) => {
      const self = args.at(-1) as Command;
      process.stdout.write(await withSinks(self, (at) => work(at, self.args[0] ?? '', self)));
    };
  };
  command
    .command('list')
    .description('All sinks, how far each has come, and what is wrong')
    .addHelpText('after', examples('copydesk sinks list'))
    .action(say(list));
  withResolveOption(command.command('test <id>'))
    .description('Send a test message to a sink')
    .addHelpText('after', examples('copydesk sinks test site'))
    .action(say(test));
  command
    .command('pause <id>')
    .description('Deliver nothing to a sink until it is resumed')
    .addHelpText('after', examples('copydesk sinks pause site'))
    .action(say(pausing('person')));
  command
    .command('resume <id>')
    .description('Go on after the cursor of a paused sink, or try a failing one at once')
    .addHelpText('after', examples('copydesk sinks resume site'))
    .action(say(pausing(undefined)));
  command
    .command('letters <id>')
    .description('The dead letters of a sink: events that it refused for good')
    .addHelpText('after', examples('copydesk sinks letters site'))
    .action(say(letters));
  command
    .command('replay <id>')
    .description('Send the dead letters of a sink again, or everything after a position of the change feed')
    .option('--after <position>', 'everything after it; 0 is all', wholeNumber(0, Number.MAX_SAFE_INTEGER))
    .addHelpText('after', examples('copydesk sinks replay site', 'copydesk sinks replay site --after 0'))
    .action(say(replay));
  command
    .command('remove <id>')
    .description('Forget a sink that sinks.yaml names no more: how far it came, and its dead letters')
    .addHelpText('after', examples('copydesk sinks remove site'))
    .action(say(remove));
  return command.addHelpText('after', examples('copydesk sinks list', 'copydesk sinks test site'));
}

async function withSinks<T>(self: Command, work: (at: At) => Promise<T>): Promise<T> {
  const flags = self.optsWithGlobals<GlobalFlags & ResolveFlags>();
  const config: Config = configOf(flags);
  const dispatcher = guardedDispatcher({ resolve: resolveRules(flags, config), proxies: config.proxies });
  try {
    return await withStore(flags, async (store) => {
      const outlets = await outletsOf(config, { dispatcher, sinkConfigs: store.sinkConfigs });
      const sinks = await outlets();
      for (const { id, kind, feed } of sinks) await store.sinks.add(id, kind, { atOnce: false, feed });
      return work({ store, sinks, keeper: sinkKeeper({ ...store, outlets }) });
    });
  } finally {
    await dispatcher.destroy();
  }
}

async function list({ store, sinks }: At): Promise<string> {
  const rows = await store.sinks.list();
  const lines = rows.flatMap((row) => [
    [row.id.padEnd(20), row.kind.padEnd(10), `${row.position} delivered, ${row.waiting} waiting`].join(' '),
    ...wordsOn(
      row,
      sinks.some(({ id }) => id === row.id),
    ).map((words) => `  ${words}`),
  ]);
  return `${lines.join('\n')}\n`;
}

function wordsOn({ pausedBy, lastError, failures, retryAt, dead }: SinkRow, configured: boolean): string[] {
  const next = retryAt && !pausedBy ? `, tried again at ${retryAt.toISOString().slice(0, 19)}Z` : '';
  return [
    ...(configured
      ? []
      : ['not in sinks.yaml of this home: nothing is delivered from here, its place is kept']),
    ...(pausedBy ? [PAUSED[pausedBy]] : []),
    ...(lastError === undefined ? [] : [`failed ${counted(failures, 'time')}${next}: ${lastError}`]),
    ...(dead > 0 ? [countOfLetters(dead)] : []),
  ];
}

async function test({ store, sinks }: At, id: string): Promise<string> {
  const sink = configured(sinks, id);
  return `${await sink.test((await store.sinks.cursor(id))?.state ?? {})}\n`;
}

function pausing(by: PausedBy | undefined) {
  return async ({ store }: At, id: string): Promise<string> => {
    if (!(await store.sinks.pause(id, by))) throw unknown(id);
    return `${by ? 'paused' : 'resumed'} ${id}\n`;
  };
}

/** All of them, as they are read; at the end how many. */
async function letters({ store }: At, id: string): Promise<string> {
  if (!(await store.sinks.cursor(id))) throw unknown(id);
  const { write, close } = await openOutput(undefined);
  let count = 0;
  for (let after = 0; ; ) {
    const page = await store.deadLetters.list(id, PAGE, after);
    const last = page.at(-1);
    if (!last) break;
    await write(page.map(letterLine).join(''));
    count += page.length;
    after = last.position;
  }
  await close();
  return `${countOfLetters(count)}\n`;
}

function letterLine({ position, articleId, at, reason, replay: asked }: Letter): string {
  const said = `${reason}${asked ? ', to be sent again' : ''}`;
  return `${[position, at.toISOString().slice(0, 19), articleId, said].join('  ')}\n`;
}

function countOfLetters(count: number): string {
  return count === 0 ? 'no dead letters' : counted(count, 'dead letter');
}

async function replay({ keeper }: At, id: string, self: Command): Promise<string> {
  const { after } = self.opts<{ after?: number }>();
  const count = await keeper.replay(id, after);
  return after === undefined
    ? `${counted(count, 'dead letter')} ${count === 1 ? 'is' : 'are'} sent again by \`copydesk run\`\n`
    : `${counted(count, 'event')} ${count === 1 ? 'is' : 'are'} delivered again by \`copydesk run\`\n`;
}

/** With a file that names it, it would only begin anew. */
async function remove({ store, keeper }: At, id: string): Promise<string> {
  if ((await keeper.get(id))?.from === 'file')
    throw new CopydeskError(
      'sink-configured',
      `${id} is a sink of this home: take it out of sinks.yaml first`,
    );
  if (!(await store.sinks.remove(id))) throw unknown(id);
  return `removed ${id}\n`;
}

function configured(sinks: readonly Sink[], id: string): Sink {
  const sink = sinks.find((one) => one.id === id);
  if (!sink) throw unknown(id);
  return sink;
}

function unknown(id: string): CopydeskError {
  return new CopydeskError('unknown-sink', `${id}: no such sink`);
}
