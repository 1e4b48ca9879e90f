import { readingApi } from '../runtime/reading-api.ts';
import { simulate } from './simulate.ts';

export const handler = readingApi([simulate]);
