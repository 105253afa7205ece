import { derivedUuid } from 'deepiri-service-kit';

/** The id here of a task from somebody's archive: always the same, and never that of anybody else's task. */
export function archivedTaskId(ownerId: string, archiveId: string): string {
  return `tsk_${derivedUuid('archive', ownerId, archiveId)}`;
}

/** The event that brings one version of it. */
export function archivedEventId(ownerId: string, archiveId: string, version: number): string {
  return `evt_${derivedUuid('archive', ownerId, archiveId, String(version))}`;
}

/** The id here of a project of an archive. */
export function archivedProjectId(ownerId: string, archiveId: string): string {
  return `prj_${derivedUuid('archive', ownerId, archiveId)}`;
}

export function archivedProjectEventId(ownerId: string, archiveId: string): string {
  return `evt_${derivedUuid('archive', ownerId, archiveId)}`;
}

/** The id here of a saved view of an archive. */
export function archivedViewId(ownerId: string, archiveId: string): string {
  return `viw_${derivedUuid('archive', ownerId, archiveId)}`;
}

export function archivedViewEventId(ownerId: string, archiveId: string): string {
  return `evt_${derivedUuid('archive', ownerId, archiveId)}`;
}

/** The id here of what another program's file holds, by what names it there. */
export function importedTaskId(ownerId: string, source: string, key: string): string {
  return `tsk_${derivedUuid('import', ownerId, source, key)}`;
}

export function importedEventId(taskId: string): string {
  return `evt_${derivedUuid('import', taskId)}`;
}
