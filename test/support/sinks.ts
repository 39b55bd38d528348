/** Sinks of the API in memory: one of a file, and those that are added. */
import { CopydeskError } from '../../src/errors.js';
import type { SinkState } from '../../src/model/sink-state.js';
import type { SinkKeeper } from '../../src/pipeline/sink-keeper.js';

export function sinksInMemory(): SinkKeeper {
  const fresh = { position: 0, waiting: 2, dead: 0, failures: 0 };
  const sinks = new Map<string, SinkState>([
    ['files', { id: 'files', kind: 'jsonl', from: 'file', ...fresh, dead: 3 }],
  ]);
  const isSent = (id: string) => sinks.get(id)?.from === 'api';
  const put = (state: SinkState) => sinks.set(state.id, state);
  return {
    list: async () => [...sinks.values()],
    get: async (id) => sinks.get(id),
    add: async (config) => {
      const { id, kind } = config;
      if (sinks.has(id)) return false;
      put({ id, kind, from: 'api', ...fresh, config });
      return true;
    },
    change: async (config) => {
      const now = sinks.get(config.id);
      if (now?.from !== 'api' || now.kind !== config.kind) return false;
      put({ ...now, config });
      return true;
    },
    remove: async (id) => isSent(id) && sinks.delete(id),
    pause: async (id, paused) => {
      const now = sinks.get(id);
      if (!now) return false;
      const { pausedBy: _, ...running } = now;
      put(paused ? { ...running, pausedBy: 'person' } : running);
      return true;
    },
    test: async (id) => (sinks.has(id) ? { ok: false, said: 'it answered 503' } : undefined),
    letters: async (_, after, limit) =>
      [1, 2, 3]
        .filter((position) => position > after)
        .slice(0, limit)
        .map((position) => ({
          position,
          articleId: `a${position}`,
          at: '2026-03-01T10:00:00.000Z',
          reason: 'it answered 422',
          replay: false,
        })),
    replay: async (id, after) => {
      if (!sinks.has(id)) throw new CopydeskError('unknown-sink', id);
      if (id === 'files') throw new CopydeskError('not-replayable', `${id} is a file`);
      return after === undefined ? 3 : 2 - after;
    },
  };
}
