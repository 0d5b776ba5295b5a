import { isDeepStrictEqual } from 'node:util'
import { headingsOf, type Import, type ImportMapping } from '../../domain/import.ts'
import { nameOfField } from '../../domain/own-field.ts'
import type { Project } from '../../domain/project.ts'
import { activeStatuses } from '../../domain/status.ts'
import type { Store } from '../../store/store.ts'
import type { NumbersOf } from './own-numbers.ts'
import type { FilePreview } from './preview-file.ts'

/** The number of recent imports among which one with the same columns is searched. */
const looked = 20

/**
 * The mapping of the last import that was begun with the same column names. Fields, statuses and members that are gone are left out, and so is
 * whatever it would create. Undefined if there is none, if no column is left, or if it takes the numbers of an export for those of another project.
 */
export async function lastMapping(
  store: Store,
  project: Project,
  id: number,
  { reading, preview, numbers }: FilePreview,
): Promise<ImportMapping | undefined> {
  if (reading.format !== 'jsonl' && reading.headerRow === 0) return
  const isLike = (work: Import) => work.id !== id && work.begunAt !== null && isDeepStrictEqual(headingsOf(work), names)
  const names = headingsOf({ preview })
  const last = (await store.imports.page(project.id, undefined, looked)).find(isLike)
  if (!last?.mapping || (numbers && hasOtherNumbers(last.mapping, numbers))) return
  const { columns, statuses, members, match, ...same } = last.mapping
  const own = new Set<string>(project.fields.map(nameOfField))
  const there = new Set(activeStatuses(await store.statuses.of(project.id)).map((status) => status.id))
  const present = (await store.memberships.of(project.id)).filter(({ leftAt }) => leftAt === null)
  const people = new Set(present.map(({ id }) => id))
  const kept = columns.filter(({ to }) => to !== 'new' && (!to.startsWith('field:') || own.has(to)))
  if (kept.length === 0) return
  return {
    ...same,
    match,
    makeStatuses: false,
    columns: kept.map(({ dates, ...plan }) => {
      const seen = preview.columns[plan.column]?.dates
      const isPlain = seen && (seen.isSure || seen.order === 'mixed')
      return isPlain ? plan : { ...plan, ...(dates && { dates }) }
    }),
    statuses: statuses.filter(({ status, make }) => !make && (status === null || there.has(status))),
    members: members.filter(({ member }) => member === null || people.has(member)),
  }
}

/** Whether a mapping does not fit the numbers of an export. Exports of all projects have the same columns. */
function hasOtherNumbers({ columns }: ImportMapping, { isHere, isSure }: NumbersOf): boolean {
  if (isHere) return isSure && columns.some(({ to }) => to === 'external_id')
  return columns.some(({ to }) => to === 'id' || (to !== 'external_id' && to.endsWith('_id')))
}
