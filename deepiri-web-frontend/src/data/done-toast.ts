/** The toast that tells of a finished task; what it paid is added when that is known. */
export const doneToast = (taskId: string) => `done:${taskId}`;

/** The toast that takes back an added task, and tells of it where the page does not. */
export const addedToast = (taskId: string) => `added:${taskId}`;

/** The toast that tells of a task that was opened again. */
export const reopenedToast = (taskId: string) => `reopened:${taskId}`;

/** The toast that tells of a task in the trash. */
export const deletedToast = (taskId: string) => `deleted:${taskId}`;

/** The toast that tells of a task that is out of the trash. */
export const restoredToast = (taskId: string) => `restored:${taskId}`;
