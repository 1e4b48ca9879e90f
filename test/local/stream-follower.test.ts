import { type _Record as StreamRecord } from '@aws-sdk/client-dynamodb-streams';
import { expect, it } from 'vitest';
import { type StreamMappingSpec } from '../../infra/local/blueprint.ts';
import { StreamFollower } from '../../infra/local/stream-follower.ts';

const mapping: StreamMappingSpec = {
  id: 'mapping',
  tableName: 'table',
  functionName: 'relay',
  patterns: [],
  batchSize: 3,
  reportsItemFailures: true,
  bisects: false,
  maximumRetries: -1,
};

type Answer = (numbers: readonly string[]) => unknown;

function follow(count: number, answer: Answer, changes: Partial<StreamMappingSpec> = {}) {
  const stream = Array.from({ length: count }, (_, index): StreamRecord => ({
    eventName: index % 2 === 0 ? 'INSERT' : 'MODIFY',
    dynamodb: { SequenceNumber: String(index + 1), NewImage: { b: { B: new Uint8Array([index]) } } },
  }));
  const seen: { offers: string[][]; position: string; events: unknown[]; log: string[] } = {
    offers: [],
    position: '0',
    events: [],
    log: [],
  };
  const follower = new StreamFollower({ ...mapping, ...changes }, 'arn:stream', {
    read: async (after) => ({ records: stream.slice(Number(after ?? 0)), isLast: true }),
    invoke: async (_, event) => {
      const { Records } = event as { Records: { dynamodb: { SequenceNumber: string } }[] };
      const numbers = Records.map(({ dynamodb }) => dynamodb.SequenceNumber);
      seen.offers.push(numbers);
      seen.events.push(...Records);
      return answer(numbers);
    },
    log: (line) => seen.log.push(line),
    position: () => seen.position,
    advance: (position) => {
      seen.position = position;
    },
  });
  return { follower, seen };
}

it('offers what fits in batches, in order, as Lambda sees it', async () => {
  const { follower, seen } = follow(5, () => ({ batchItemFailures: [] }));
  expect(await follower.drain()).toBe(5);
  expect(seen.offers).toEqual([
    ['1', '2', '3'],
    ['4', '5'],
  ]);
  expect(seen.position).toBe('5');
  expect(seen.events[1]).toMatchObject({
    eventSource: 'aws:dynamodb',
    eventSourceARN: 'arn:stream',
    dynamodb: { NewImage: { b: { B: 'AQ==' } } },
  });
});

it('passes over what fits no filter', async () => {
  const { follower, seen } = follow(4, () => ({}), { patterns: [{ eventName: ['INSERT'] }] });
  expect(await follower.drain()).toBe(2);
  expect(seen.offers).toEqual([['1', '3']]);
  expect(seen.position).toBe('4');
});

it('offers again from the first record that failed', async () => {
  let failed = false;
  const { follower, seen } = follow(3, () => {
    const batchItemFailures = failed ? [] : [{ itemIdentifier: '2' }];
    failed = true;
    return { batchItemFailures };
  });
  await follower.drain();
  expect(seen.offers).toEqual([
    ['1', '2', '3'],
    ['2', '3'],
  ]);
});

it('halves a batch that fails where the mapping says so, and puts aside what never works', async () => {
  const throwsOnTwo: Answer = (numbers) => {
    if (numbers.includes('2')) throw new Error('two');
    return {};
  };
  const { follower, seen } = follow(3, throwsOnTwo, { bisects: true, maximumRetries: 1 });
  await follower.drain();
  expect(seen.offers).toEqual([['1', '2', '3'], ['1'], ['2'], ['2'], ['3']]);
  expect(seen.position).toBe('3');
  expect(seen.log).toEqual([expect.stringContaining('put-aside')]);
});

it('stops in the middle of a back-off', async () => {
  const { follower, seen } = follow(1, () => {
    follower.stop();
    throw new Error('never');
  });
  await follower.drain();
  expect(seen.position).toBe('0');
});

it('leaves a function alone that keeps failing, so that nobody has to wait for it', async () => {
  const { follower, seen } = follow(2, () => {
    throw new Error('always');
  });
  expect(await follower.drain()).toBe(0);
  expect(await follower.drain()).toBe(0);
  expect(seen.offers).toHaveLength(3);
  expect(seen.position).toBe('0');
});
