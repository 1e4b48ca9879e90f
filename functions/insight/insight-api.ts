import { httpApi } from '../runtime/http-api.ts';
import { beginReport } from './begin-report.ts';
import { beginSimulation } from './begin-simulation.ts';
import { simulate } from './simulate.ts';
import { summarisePublicly } from './summarise-publicly.ts';

export const handler = httpApi([simulate, beginSimulation, beginReport, summarisePublicly]);
