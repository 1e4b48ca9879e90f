import { httpApi } from '../runtime/http-api.ts';
import { completeTask } from './complete-task.ts';

export const handler = httpApi([completeTask]);
