import { readingApi } from '../runtime/reading-api.ts';
import { simulate } from './simulate.ts';
import { summarisePublicly } from './summarise-publicly.ts';

export const handler = readingApi([simulate, summarisePublicly]);
