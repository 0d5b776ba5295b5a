import { sql } from 'kysely'
import type { Viewer } from '../../domain/access.ts'
import type { Lead } from '../../domain/lead.ts'
import type { Period } from '../../domain/period.ts'
import type { Spot } from '../../domain/selection.ts'
import type { Reading } from '../heavy-reads.ts'
import { grains } from '../lead-counts.ts'
import type { LeadRow } from '../tables.ts'
import { leadColumns, toLead } from './row.ts'
import { type Asked, leadRows } from './rows.ts'

type Wanted = Asked & { limit: number; after?: Spot | undefined }

/**
 * The newest leads of a status and nothing else, where the database walks one index at a time: the roll-up tells in which hours
 * they are, so that a status that few leads are in makes no walk through all the others.
 */
export async function cardsByHours(on: Reading, viewer: Viewer, wanted: Wanted, status: number): Promise<Lead[]> {
  const { limit, after } = wanted
  const period = { ...wanted.period, to: Math.min(wanted.period.to, (after?.value ?? wanted.period.to) as number) }
  const whole = after ? period.to - 1 : period.to // of the second of the spot some leads are passed already
  const cells = { project: viewer.project.id, status, period, limit, whole }
  const days = await slices(on, { ...cells, grain: grains.day })
  const hours = await slices(on, { ...cells, grain: grains.hour, among: days.flatMap(hoursOf) })
  const [last, first] = [hours[0], hours.at(-1)]
  if (last === undefined || first === undefined) return []
  if (last - first >= hours.length + aFew) return inHours(on, cells, hours, after)
  const from = Math.max(period.from, first * grains.hour)
  return leadRows(on.db, on.dialect).some(viewer, { ...wanted, period: { ...period, from } }, { guide: 'order' })
}

/** Hours without such a lead that are walked through rather than stepped over. */
const aFew = 24

function hoursOf(day: number): number[] {
  return Array.from({ length: 24 }, (_, hour) => day * 24 + hour)
}

/** `whole` is the last second whose leads are all wanted. */
type Cells = { project: number; status: number; period: Period; limit: number; whole: number }

/** The newest slices in which there are enough such leads; one of which not all are wanted is there, but counts for nothing. */
async function slices(
  { db, dialect }: Reading,
  { project, status, period, limit, whole, grain, among }: Cells & { grain: number; among?: number[] },
): Promise<number[]> {
  const { rows } = await sql<{ slice: number; n: number }>`
    select slice, n from lead_counts where project_id = ${project} and grain = ${grain} and status = ${status} and n > 0
      and slice >= ${Math.floor(period.from / grain)} and slice <= ${Math.floor(period.to / grain)}
      and ${among ? dialect.among(sql.ref('slice'), among) : sql`1 = 1`}
    order by slice desc limit ${limit + 1}
  `.execute(db)
  let left = limit
  const enough = rows.findIndex(({ slice, n }) => {
    left -= (slice + 1) * grain - 1 > whole ? 0 : n
    return left <= 0
  })
  return (enough < 0 ? rows : rows.slice(0, enough + 1)).map(({ slice }) => slice)
}

/** The leads of these hours, each found by itself. */
async function inHours(
  { db, dialect }: Reading,
  { project, status, period, limit }: Cells,
  hours: number[],
  after: Spot | undefined,
) {
  const [date, id] = [dialect.hidden(sql.ref('leads.creation_date')), dialect.hidden(sql.ref('leads.id'))]
  const behind = after ? sql`(${date}, ${id}) < (${after.value}, ${after.id})` : sql`1 = 1`
  const { rows } = await sql<LeadRow>`
    select ${sql.join(leadColumns.map((column) => sql.ref(`leads.${column}`)))}
    from lead_counts as cells cross join leads
    where cells.project_id = ${project} and cells.grain = ${grains.hour} and cells.status = ${status}
      and ${dialect.among(sql.ref('cells.slice'), hours)} and leads.project_id = cells.project_id
      and leads.creation_date >= cells.slice * ${sql.lit(grains.hour)}
      and leads.creation_date < (cells.slice + 1) * ${sql.lit(grains.hour)}
      and ${date} >= ${period.from} and ${date} <= ${period.to} and ${behind}
      and ${dialect.hidden(sql.ref('leads.status'))} = ${status} and leads.deleted_at is null
    order by ${date} desc, ${id} desc limit ${limit}
  `.execute(db)
  return rows.map(toLead)
}
