/**
 * Stands in for `@smithy/core/event-streams` (15 KiB): no operation that we call streams events, yet every client
 * carries the codec.
 */
export function EventStreamSerde(): never {
  throw new Error('event streams are left out of this bundle');
}

export const eventStreamSerdeProvider = EventStreamSerde;

export function resolveEventStreamSerdeConfig<Config>(config: Config): Config {
  return config;
}
