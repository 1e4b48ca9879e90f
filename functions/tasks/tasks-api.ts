import { httpApi } from '../runtime/http-api.ts';
import { completeTask } from './complete-task.ts';
import { listTasks } from './list-tasks.ts';

export const handler = httpApi([listTasks, completeTask]);
