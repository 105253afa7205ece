import { derivedUuid } from 'deepiri-service-kit';

/** The id here of a task from somebody's archive: always the same, and never that of anybody else's task. */
export function archivedTaskId(ownerId: string, archiveId: string): string {
  return `tsk_${derivedUuid('archive', ownerId, archiveId)}`;
}

/** The event that brings one version of something of an archive. */
export function archivedEventId(ownerId: string, archiveId: string, version: number): string {
  return `evt_${derivedUuid('archive', ownerId, archiveId, String(version))}`;
}

/** The id here of anything else of an archive. @param prefix of its kind */
export function archivedId(prefix: string, ownerId: string, archiveId: string): string {
  return `${prefix}_${derivedUuid('archive', ownerId, archiveId)}`;
}

/** The id here of what another program's file holds, by what names it there. */
export function importedTaskId(ownerId: string, source: string, key: string): string {
  return `tsk_${derivedUuid('import', ownerId, source, key)}`;
}

/** The same for a project. */
export function importedProjectId(ownerId: string, source: string, key: string): string {
  return `prj_${derivedUuid('import', ownerId, source, 'project', key)}`;
}

export function importedEventId(taskId: string): string {
  return `evt_${derivedUuid('import', taskId)}`;
}
