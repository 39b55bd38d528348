/** What a person does with sinks, whatever he does it through: looks, adds, pauses, tries, sends again. */
import type { Sink } from '../delivery/sink.js';
import { CopydeskError, messageOf } from '../errors.js';
import type { SentSinkConfig } from '../model/sink.js';
import type { SinkLetter, SinkState } from '../model/sink-state.js';
import type { Services } from './services.js';

type Means = Pick<Services, 'outlets' | 'sinks' | 'sinkConfigs' | 'deadLetters' | 'changes' | 'alertEvents'>;

export interface SinkKeeper {
  list(): Promise<SinkState[]>;
  get(id: string): Promise<SinkState | undefined>;
  /** False where the id is another sink's. */
  add(config: SentSinkConfig): Promise<boolean>;
  /** Its place in the feed stays. False where it was not made so, or is of another kind. */
  change(config: SentSinkConfig): Promise<boolean>;
  /** False where it was not made so. */
  remove(id: string): Promise<boolean>;
  /** Resumed, it is tried at once. False where there is no such sink. */
  pause(id: string, paused: boolean): Promise<boolean>;
  /** Undefined where this process does not deliver to it. */
  test(id: string): Promise<{ ok: boolean; said: string } | undefined>;
  /** At most `limit` above the position, in the order of the feed. */
  letters(id: string, after: number, limit: number): Promise<SinkLetter[]>;
  /**
   * Asks for its dead letters to be sent again, or for everything after a position; how many events. A run does it, in order
   * with what is new. Throws `unknown-sink`, `not-replayable` and `no-position`.
   */
  replay(id: string, after?: number): Promise<number>;
}

export function sinkKeeper(means: Means): SinkKeeper {
  const { outlets, sinks, sinkConfigs, deadLetters } = means;
  const outletOf = async (id: string): Promise<Sink | undefined> =>
    (await outlets()).find((outlet) => outlet.id === id);
  const list = async (): Promise<SinkState[]> => {
    const [rows, here, configs] = await Promise.all([sinks.list(), outlets(), sinkConfigs.list()]);
    return rows.map(({ lastError, retryAt, pausedBy, ...row }) => {
      const config = outlets.isOfFile(row.id) ? undefined : configs.find(({ id }) => id === row.id);
      const isHere = here.some(({ id }) => id === row.id);
      return {
        ...row,
        from: config ? 'api' : isHere ? 'file' : 'elsewhere',
        ...(lastError === undefined ? {} : { lastError }),
        ...(retryAt && !pausedBy ? { retryAt: retryAt.toISOString() } : {}),
        ...(pausedBy ? { pausedBy } : {}),
        ...(config ? { config } : {}),
      };
    });
  };
  return {
    list,
    get: async (id) => (await list()).find((sink) => sink.id === id),
    // One of the file may have no row yet.
    add: async (config) => !(await outletOf(config.id)) && sinkConfigs.add(config),
    change: async (config) => !outlets.isOfFile(config.id) && sinkConfigs.change(config),
    remove: async (id) => !outlets.isOfFile(id) && sinkConfigs.remove(id),
    pause: (id, paused) => sinks.pause(id, paused ? 'person' : undefined),
    async test(id) {
      const sink = await outletOf(id);
      if (!sink) return undefined;
      try {
        return { ok: true, said: await sink.test((await sinks.cursor(id))?.state ?? {}) };
      } catch (error) {
        return { ok: false, said: messageOf(error) };
      }
    },
    letters: async (id, after, limit) =>
      (await deadLetters.list(id, limit, after)).map((letter) => ({
        ...letter,
        at: letter.at.toISOString(),
      })),
    async replay(id, after) {
      const sink = await outletOf(id);
      if (!sink) throw new CopydeskError('unknown-sink', `${id}: no such sink`);
      if (!sink.remote)
        throw new CopydeskError(
          'not-replayable',
          `${id} is a file: move it away, or \`copydesk export\` another one`,
        );
      if (after === undefined) return deadLetters.replay(id);
      const last = await (sink.feed === 'alerts' ? means.alertEvents : means.changes).last();
      if (after > last) throw new CopydeskError('no-position', `the feed of ${id} ends at ${last}`);
      await sinks.rewind(id, after);
      return last - after;
    },
  };
}
