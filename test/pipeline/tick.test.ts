/** The steps of a tick: each fails for itself. What they do is tested where it is done. */
import { describe, expect, it } from 'vitest';
import type { Services } from '../../src/pipeline/services.js';
import { tick } from '../../src/pipeline/tick.js';
import type { Job } from '../../src/queue/jobs.js';

/** Services of which one step is broken: what the others did, and what the tick said. */
async function ticked(broken?: string): Promise<{ did: string[]; added: Job[]; said: unknown }> {
  const did: string[] = [];
  const added: Job[] = [];
  const step =
    <T>(name: string, gives: T) =>
    async (): Promise<T> => {
      if (name === broken) throw new Error('no such luck');
      did.push(name);
      return gives;
    };
  const services = {
    config: { home: '/nowhere' },
    upkeep: { hasRoom: step('room', true), begin: () => did.push('archive') },
    sources: { claimDue: step('sources', ['times']) },
    frontier: { claimDueHosts: step('hosts', ['times.test']) },
    captures: { claimPending: step('pages', ['one']) },
    sinks: { behind: step('sinks', ['jsonl']) },
    queue: { add: async (jobs: readonly Job[]) => void added.push(...jobs) },
    relations: { uncompared: step('ties', []) },
    nearDuplicates: { due: step('copies', []) },
    mover: { begin: () => did.push('mover') },
    db: { kysely: { getExecutor: () => ({ ...EXECUTOR, executeQuery: step('unavailable', { rows: [] }) }) } },
    healthWatch: { turn: step('health', undefined) },
  };
  const said = await tick(services as unknown as Services, { rush: true }).catch((error: unknown) => error);
  return { did, added, said };
}

/** As much of kysely as a raw query asks for. */
const EXECUTOR = { transformQuery: (node: unknown) => node, compileQuery: () => ({}) };

const STEPS = ['sources', 'hosts', 'pages', 'sinks', 'ties', 'copies', 'unavailable', 'health'];
/** Begun by the tick and not waited for: what fails of them, they say themselves. */
const BESIDE = ['archive', 'mover'];

describe('a tick', () => {
  it('adds a job for all that is due, and does what is left to do', async () => {
    const { did, added, said } = await ticked();
    expect(said).toBeUndefined();
    expect(did.sort()).toEqual([...STEPS, ...BESIDE, 'room'].sort());
    expect(added.map(({ name }) => name).sort()).toEqual(['crawl', 'deliver', 'discover', 'parse']);
  });

  it.each(STEPS)('whose step "%s" fails says so, and does the others', async (broken) => {
    const { did, said } = await ticked(broken);
    expect(said).toMatchObject({ code: 'tick-failed', message: `${broken}: no such luck` });
    expect(did.sort()).toEqual([...STEPS.filter((step) => step !== broken), ...BESIDE, 'room'].sort());
  });

  it('that cannot tell the room on the disk fetches nothing, and does the rest', async () => {
    const { did, added } = await ticked('room');
    expect(did).not.toContain('hosts');
    expect(added.map(({ name }) => name).sort()).toEqual(['deliver', 'parse']);
  });
});
