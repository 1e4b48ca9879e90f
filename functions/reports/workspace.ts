import type * as z from 'zod';

/** What is kept, section by section, until its section is read: in the order in which it was put. */
export interface Sections<One> {
  readonly put: (section: number, one: One) => Promise<void>;
  readonly read: (section: number) => AsyncIterable<readonly One[]>;
}

/** Where a report is made: the facts that it was gathered as, by buckets, and where it keeps what it finds on its way. */
export interface Workspace<Fact> {
  readonly buckets: number;
  readonly facts: (bucket: number) => AsyncIterable<readonly Fact[]>;
  readonly sections: NewSections;
}

/** Sections by the name of what they keep, and its shape, where it comes back from a file. */
export type NewSections = <One>(name: string, count: number, shape: z.ZodType<One>) => Sections<One>;

/** Every bucket as a whole, one after another. */
export async function* wholeBuckets<Fact>({
  buckets,
  facts,
}: Workspace<Fact>): AsyncGenerator<readonly Fact[], void> {
  for (let bucket = 0; bucket < buckets; bucket += 1) {
    const whole: Fact[] = [];
    for await (const some of facts(bucket)) for (const one of some) whole.push(one);
    yield whole;
  }
}

export const sectionsInMemory: NewSections = <One>(_: string, count: number) => {
  const kept = Array.from({ length: count }, (): One[] => []);
  return {
    async put(section: number, one: One) {
      kept[section]?.push(one);
    },
    async *read(section: number) {
      yield kept[section] ?? [];
    },
  };
};
