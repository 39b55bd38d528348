/** What this process delivers to: the sinks of its file, and those that were made through the API, as they are now. */
import type { Sink } from '../delivery/sink.js';
import type { SinkConfig } from '../model/sink.js';
import type { SinkConfigs } from '../storage/sink-configs.js';

export interface Outlets {
  /** Asked anew each time; a sink that has not changed is the same object. */
  (): Promise<Sink[]>;
  /** Whether one of the file has that id. It comes before one of the API. */
  isOfFile(id: string): boolean;
}

export function openOutlets(
  ofFile: readonly Sink[],
  configs: Pick<SinkConfigs, 'list'>,
  make: (config: SinkConfig) => Sink,
): Outlets {
  const isOfFile = (id: string) => ofFile.some((sink) => sink.id === id);
  let made = new Map<string, Sink>();
  const list = async () => {
    const sent = (await configs.list()).filter(({ id }) => !isOfFile(id));
    made = new Map(
      sent.map((config) => {
        const text = JSON.stringify(config);
        return [text, made.get(text) ?? make(config)];
      }),
    );
    return [...ofFile, ...made.values()];
  };
  return Object.assign(list, { isOfFile });
}
