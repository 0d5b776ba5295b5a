import type { Kysely } from 'kysely'
import { chunked } from '../../domain/chunked.ts'
import type { PulledNoun, PullFault } from '../../domain/pull.ts'
import type { Tables } from '../schema/tables.ts'

/** A place in the list of faults. */
type FaultSpot = { noun: PulledNoun; id: string }

/** Which data of the vendor was not taken over, and why. */
export function pullFaults(db: Kysely<Tables>) {
  return { put, clear, page, count }

  /** Stores faults; of several of one id only the last. */
  async function put(project: number, pull: number, some: readonly PullFault[]): Promise<void> {
    const single = [...new Map(some.map((fault) => [`${fault.noun} ${fault.id}`, fault])).values()]
    for (const part of chunked(single, most)) await putPart(project, pull, part)
  }

  async function putPart(project: number, pull: number, some: readonly PullFault[]): Promise<void> {
    await db
      .insertInto('pull_faults')
      .values(
        some.map(({ noun, id, at, code, argument, params }) => ({
          project_id: project,
          pull_id: pull,
          noun,
          outside_id: id,
          at,
          code,
          argument,
          params: JSON.stringify(params),
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['project_id', 'pull_id', 'noun', 'outside_id']).doUpdateSet(({ ref }) => ({
          at: ref('excluded.at'),
          code: ref('excluded.code'),
          argument: ref('excluded.argument'),
          params: ref('excluded.params'),
        })),
      )
      .execute()
  }

  /** Deletes the faults of ids that have none any more. */
  async function clear(project: number, pull: number, noun: PulledNoun, ids: readonly string[]): Promise<void> {
    for (const part of chunked(ids, most))
      await db
        .deleteFrom('pull_faults')
        .where('project_id', '=', project)
        .where('pull_id', '=', pull)
        .where('noun', '=', noun)
        .where('outside_id', 'in', part)
        .execute()
  }

  /** A page of faults, in the order of noun and id as text. */
  async function page(project: number, pull: number, after: FaultSpot | undefined, limit: number) {
    let query = db.selectFrom('pull_faults').selectAll().where('project_id', '=', project).where('pull_id', '=', pull)
    if (after)
      query = query.where(({ or, and, eb }) =>
        or([eb('noun', '>', after.noun), and([eb('noun', '=', after.noun), eb('outside_id', '>', after.id)])]),
      )
    const rows = await query.orderBy('noun').orderBy('outside_id').limit(limit).execute()
    return rows.map(
      ({ noun, outside_id, at, code, argument, params }): PullFault => ({
        ...{ noun, id: outside_id, at, code, argument },
        params: JSON.parse(params),
      }),
    )
  }

  async function count(project: number, pull: number): Promise<number> {
    const { n } = await db
      .selectFrom('pull_faults')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('project_id', '=', project)
      .where('pull_id', '=', pull)
      .executeTakeFirstOrThrow()
    return n
  }
}

/** The most rows or ids in one statement, since databases limit its parameters. */
const most = 1_000
