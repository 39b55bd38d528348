/** What this process delivers to: the sinks of its file, and those that were made through the API, as they are now. */
import type { Sink } from '../delivery/sink.js';
import type { SinkConfig } from '../model/sink.js';
import type { SinkConfigs } from '../storage/sink-configs.js';

/** Asked anew each time; a sink that has not changed is the same object. One of the file comes before one of its name. */
export type Outlets = () => Promise<Sink[]>;

export function openOutlets(
  ofFile: readonly Sink[],
  configs: Pick<SinkConfigs, 'list'>,
  make: (config: SinkConfig) => Sink,
): Outlets {
  let made = new Map<string, Sink>();
  return async () => {
    const sent = (await configs.list()).filter(({ id }) => ofFile.every((sink) => sink.id !== id));
    made = new Map(
      sent.map((config) => {
        const text = JSON.stringify(config);
        return [text, made.get(text) ?? make(config)];
      }),
    );
    return [...ofFile, ...made.values()];
  };
}
