/** What runs in a thread of a pool: a few pages at a time, each through the function that the file exports. */
export interface PageGroup<Task> {
  /** URL of a module whose default export makes an outcome of a task. */
  file: string;
  tasks: readonly Task[];
}

export default async function work<Task, Outcome>({ file, tasks }: PageGroup<Task>): Promise<Outcome[]> {
  const { default: outcomeOf } = (await import(file)) as { default: (task: Task) => Outcome };
  return tasks.map((task) => outcomeOf(task));
}
