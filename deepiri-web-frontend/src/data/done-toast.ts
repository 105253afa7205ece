/** The toast that tells of a finished task; what it paid is added when that is known. */
export const doneToast = (taskId: string) => `done:${taskId}`;
