import { expect, it } from 'vitest';
import { type EventPattern, fitsPattern } from '../../infra/local/event-pattern.ts';

const insert = {
  eventName: 'INSERT',
  dynamodb: { NewImage: { type: { S: 'claim' }, status: { S: 'open' }, token: { S: 'x' } } },
};

it.each<[string, EventPattern, boolean]>([
  ['fits an exact value', { eventName: ['INSERT'] }, true],
  ['fits one of several values', { eventName: ['MODIFY', 'INSERT'] }, true],
  ['does not fit another value', { eventName: ['MODIFY'] }, false],
  ['fits nested fields', { dynamodb: { NewImage: { type: { S: ['claim'] } } } }, true],
  ['wants every field', { eventName: ['INSERT'], dynamodb: { NewImage: { type: { S: ['task'] } } } }, false],
  ['does not fit a field that is missing', { dynamodb: { OldImage: { type: { S: ['claim'] } } } }, false],
  ['fits a field that exists', { dynamodb: { NewImage: { token: { S: [{ exists: true }] } } } }, true],
  [
    'fits a field that must not exist',
    { dynamodb: { NewImage: { gone: { S: [{ exists: false }] } } } },
    true,
  ],
  ['fits a prefix', { dynamodb: { NewImage: { type: { S: [{ prefix: 'cla' }] } } } }, true],
  ['fits a suffix', { dynamodb: { NewImage: { type: { S: [{ suffix: 'aim' }] } } } }, true],
  ['fits anything but', { dynamodb: { NewImage: { status: { S: [{ 'anything-but': ['done'] }] } } } }, true],
  ['does not fit what is excluded', { eventName: [{ 'anything-but': 'INSERT' }] }, false],
  ['does not fit anything but, where there is nothing', { missing: [{ 'anything-but': 'x' }] }, false],
  ['fits an excluded prefix', { eventName: [{ 'anything-but': { prefix: 'MOD' } }] }, true],
])('%s', (_, pattern, expected) => {
  expect(fitsPattern(insert, pattern)).toBe(expected);
});
