import type { Kysely } from 'kysely'
import type { Status } from '../../domain/status.ts'
import type { Tables } from '../schema/tables.ts'
import type { Dialect } from '../sql/dialect.ts'
import { preparedQuery } from '../sql/prepared-query.ts'
import { counters } from './counters.ts'

export function statuses(db: Kysely<Tables>, dialect: Dialect) {
  return {
    /** The statuses of a project, by id. */
    of: (project: number): Promise<Status[]> => ofProject(db, dialect, { project }),

    async insert(project: number, added: readonly Status[]): Promise<void> {
      await counters(db).advanceTo(
        project,
        'status',
        added.map(({ id }) => id),
      )
      await db
        .insertInto('statuses')
        .values(
          added.map(({ id, name, type, colour, position }) => ({
            project_id: project,
            id,
            name,
            type,
            colour,
            position,
          })),
        )
        .execute()
    },

    /** Updates the given statuses. */
    async change(project: number, statuses: readonly Status[]): Promise<void> {
      for (const { id, name, type, colour, position } of statuses)
        await db
          .updateTable('statuses')
          .set({ name, type, colour, position })
          .where('project_id', '=', project)
          .where('id', '=', id)
          .execute()
    },

    /** Sets the replacement of a status while it is being removed, also for statuses that it replaces; null ends the removal. */
    async replace(project: number, id: number, replacement: number | null): Promise<void> {
      await db
        .updateTable('statuses')
        .set({ replaced_by: replacement })
        .where('project_id', '=', project)
        .where(({ eb, or, and }) =>
          replacement === null ? and([eb('id', '=', id)]) : or([eb('id', '=', id), eb('replaced_by', '=', id)]),
        )
        .execute()
    },

    async remove(project: number, id: number): Promise<void> {
      await db.deleteFrom('statuses').where('project_id', '=', project).where('id', '=', id).execute()
    },
  }
}

const ofProject = preparedQuery<{ project: number }, Status>((db, value) =>
  db
    .selectFrom('statuses')
    .select(['id', 'name', 'type', 'colour', 'position', 'replaced_by as replacedBy'])
    .where('project_id', '=', value('project'))
    .orderBy('id'),
)
