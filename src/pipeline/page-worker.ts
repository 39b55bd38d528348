/** What runs in a thread of a pool: a few pages at a time, each through the function that the file exports. */
import { workerData } from 'node:worker_threads';

export interface PageGroup<Task> {
  /** URL of a module whose default export makes an outcome of a task. */
  file: string;
  tasks: readonly Task[];
}

// A thread stands still between two messages: what it is to load before there are pages, it loads before it waits for them.
// What cannot be loaded is told to those who ask for it.
if (typeof workerData === 'string') await import(workerData).catch(() => {});

export default async function work<Task, Outcome>({ file, tasks }: PageGroup<Task>): Promise<Outcome[]> {
  const { default: outcomeOf } = (await import(file)) as { default: (task: Task) => Outcome };
  return tasks.map((task) => outcomeOf(task));
}
