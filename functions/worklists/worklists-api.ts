import { httpApi } from '../runtime/http-api.ts';
import { assignTask } from './assign-task.ts';
import { listTasks } from './list-tasks.ts';

export const handler = httpApi([listTasks, assignTask]);
