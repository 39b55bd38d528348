/** Pages that cross to another thread. */

/** Small Node buffers share one, all of which would cross with each. */
export function withOwnBytes<Task extends { page: { bytes: Uint8Array } }>(task: Task): Task {
  const { bytes } = task.page;
  if (bytes.byteLength === bytes.buffer.byteLength) return task;
  return { ...task, page: { ...task.page, bytes: new Uint8Array(bytes) } };
}
