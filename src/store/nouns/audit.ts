import type { Kysely } from 'kysely'
import type { AuditAction, AuditEntry, AuditFilter, NumberedEntry } from '../../domain/audit.ts'
import type { Tables } from '../schema/tables.ts'
import type { Dialect } from '../sql/dialect.ts'
import { projects } from './projects.ts'

/** The audit log of a project. */
export function audit(db: Kysely<Tables>, dialect: Dialect) {
  return { append, page, has }

  /** Appends an entry with the next number. It locks the project, so it comes last in a transaction. */
  async function append(project: number, { at, by, action, subject, details }: AuditEntry): Promise<void> {
    await projects(db, dialect).lock(project)
    const { last } = await db
      .selectFrom('audit')
      .select(({ fn }) => fn.max<number | null>('number').as('last'))
      .where('project_id', '=', project)
      .executeTakeFirstOrThrow()
    const entry = { project_id: project, number: (last ?? 0) + 1, at, door: by.door, actor: by.name, action, subject }
    await db
      .insertInto('audit')
      .values({ ...entry, details: JSON.stringify(details) })
      .execute()
  }

  /** Whether there is an entry for a subject. */
  async function has(project: number, action: AuditAction, subject: string): Promise<boolean> {
    const row = await db
      .selectFrom('audit')
      .select('number')
      .where('project_id', '=', project)
      .where('action', '=', action)
      .where('subject', '=', subject)
      .limit(1)
      .executeTakeFirst()
    return row !== undefined
  }

  /** The newest first: from the end, or from before a number. */
  async function page(
    project: number,
    { before, limit, ...filter }: AuditFilter & { before?: number | undefined; limit: number },
  ): Promise<NumberedEntry[]> {
    const { actions, actor, from, to } = filter
    if (actions?.length === 0) return []
    let query = db.selectFrom('audit').selectAll().where('project_id', '=', project)
    if (before !== undefined) query = query.where('number', '<', before)
    if (actions !== undefined) query = query.where('action', 'in', actions)
    if (actor !== undefined) query = query.where('actor', '=', actor)
    if (from !== undefined) query = query.where('at', '>=', from)
    if (to !== undefined) query = query.where('at', '<=', to)
    const rows = await query.orderBy('number', 'desc').limit(limit).execute()
    return rows.map(({ number, at, door, actor, action, subject, details }) => ({
      number,
      at,
      by: { door, name: actor },
      action,
      subject,
      details: JSON.parse(details),
    }))
  }
}
