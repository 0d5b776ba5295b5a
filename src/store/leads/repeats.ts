import { type Kysely, sql } from 'kysely'
import type { Lead } from '../../domain/lead.ts'
import type { Project } from '../../domain/project.ts'
import type { Tables } from '../schema/tables.ts'
import type { Dialect } from '../sql/dialect.ts'
import { keysOf } from './row.ts'
import { newestOfPersons, personOf } from './same-person.ts'

/** Which leads repeat which. */
export function repeats(db: Kysely<Tables>, dialect: Dialect) {
  return { of, earlier }

  /** The leads that repeat some, in the bin or not, by their ids. */
  async function of(project: number, leads: readonly number[]): Promise<number[]> {
    if (leads.length === 0) return []
    const rows = await db
      .selectFrom('leads')
      .select('id')
      .where('project_id', '=', project)
      .where('repeat_of', 'is not', null)
      .where(dialect.among(sql.ref('repeat_of'), leads))
      .execute()
    return rows.map(({ id }) => id).sort((one, other) => one - other)
  }

  /** The newest lead of the same person that is older than each of some, as far as there is one. */
  async function earlier(
    project: Project,
    leads: readonly Pick<Lead, 'id' | 'phone' | 'email'>[],
  ): Promise<Map<number, number>> {
    const persons = leads.map((lead) => ({ id: lead.id, ...personOf(keysOf(lead, project)) }))
    const found = await newestOfPersons(db, dialect, project.id, persons, { isBefore: true })
    return new Map(
      found.flatMap(({ id, by_number, by_mail }) => {
        const lead = by_number ?? by_mail
        return lead === null ? [] : [[id, lead]]
      }),
    )
  }
}
