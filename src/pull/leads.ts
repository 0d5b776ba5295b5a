import { type Kept, keepLeads } from '../actions/pulled-leads.ts'
import { type Pull, type PullFault, type PullPlace, type PullTally, pullLimits, reserveOf } from '../domain/pull.ts'
import { refusal } from '../domain/refusal.ts'
import { idText, momentOf, readLeads } from './read.ts'
import { advance, noteFaults, type Step } from './step.ts'
import { isTooLarge, VendorCallFailed } from './vendor.ts'

type Row = Record<string, unknown>

/** The maximum growth factor from one window to the next. */
const growth = 4
/** The target share (0 to 1) of a response that a window fills. */
const fill = 0.7

/**
 * Reads a window of leads and stores them in one transaction. A window that exceeds one response is read again, narrower: a response is
 * consistent, while pages shift between requests. Adjacent windows share a second, since the other side may store fractions of seconds.
 */
export async function pullLeads(step: Step): Promise<Pull | undefined> {
  const { place } = step.pull
  const { at, until, offset } = place
  const to = Math.min(at + place.width, until)
  const answer = await askLeads(step, at, to)
  if (answer === 'too-large')
    return advance(step, async (tx, held, now) => {
      if (to === at) await noteFaults(tx, held, [tooLarge(at)], now)
      return { place: to === at ? nextSecond(place) : { ...place, width: Math.floor((to - at) / growth) } }
    })
  const { rows, total } = answer
  const isCut = rows.length >= pullLimits.leads || total > offset + rows.length
  if (isCut && to > at) {
    const share = total > rows.length ? (fill * pullLimits.leads) / total : 0.5
    const width = Math.floor((to - at) * Math.min(share, 0.5))
    return advance(step, async (_tx, held) => ({ place: { ...place, width }, tally: withTotal(held, total) }))
  }
  const seen = new Set(place.edge)
  const fresh = rows.filter((row) => !seen.has(idText(row?.id))).slice(0, pullLimits.leads) // the other side may ignore the limit
  return keepRows(step, fresh, total, nextPlace(place, rows, fresh, { to, isCut }))
}

async function askLeads(step: Step, from: number, to: number): Promise<{ rows: Row[]; total: number } | 'too-large'> {
  const last = from === to ? to * 1_000 + 999 : to * 1_000 // a window of one second is complete: the next begins with the next second
  const period = { from: new Date(from * 1_000).toISOString(), to: new Date(last).toISOString() }
  const sort = { sort_field: from === to ? 'id' : 'creation_date', sort_order: 'asc' }
  const page = { limit: pullLimits.leads, offset: step.pull.place.offset }
  try {
    const answer = await step.vendor.call('project/leads/lead/list', { period, ...sort, ...page })
    if (!Array.isArray(answer.leads)) throw new VendorCallFailed(refusal('pull-not-api', {}))
    return { rows: answer.leads as Row[], total: Number(answer.total) || answer.leads.length }
  } catch (error) {
    if (isTooLarge(error)) return 'too-large'
    throw error
  }
}

async function keepRows(step: Step, fresh: Row[], total: number, next: PullPlace): Promise<Pull | undefined> {
  const { store, project, pull } = step
  const statuses = await store.statuses.of(project.id)
  const { read, faults } = await readLeads(fresh, { statuses, missingStatus: pull.missingStatus })
  return advance(step, async (tx, held, now) => {
    const kept = await keepLeads(tx, project, read, { now, reserve: reserveOf(held) })
    const wrong = [...faults, ...kept.taken.map(taken)]
    const right = [...kept.created, ...kept.changed, ...kept.unchanged].map(String)
    await tx.pullFaults.clear(held.project, held.id, 'lead', right)
    await noteFaults(tx, held, wrong, now)
    const first = Math.min(held.place.first, ...read.map(({ draft }) => draft.creationDate))
    return { ...counted(held, kept, wrong.length, total), place: { ...next, first } }
  })
}

/** The next place. Within a second that exceeds one response pages overlap by half, so that no row is missed if others disappear. */
function nextPlace(
  place: PullPlace,
  rows: Row[],
  fresh: Row[],
  { to, isCut }: { to: number; isCut: boolean },
): PullPlace {
  const { at, until, width, offset, edge } = place
  if (to === at) {
    if (!isCut || fresh.length === 0) return nextSecond(place)
    const isWhole = rows.length > pullLimits.leads // the other side ignores the limit, and then the offset too
    const step = isWhole ? 0 : Math.max(1, Math.floor(rows.length / 2))
    return { ...place, offset: offset + step, edge: [...edge, ...fresh.map((row) => idText(row?.id))] }
  }
  if (to >= until) return { ...place, step: 'receipts', at: 0, until: 0, width: 0, offset: 0, edge: [] }
  const factor = rows.length === 0 ? growth : Math.min(growth, (fill * pullLimits.leads) / rows.length)
  const onEdge = rows.filter((row) => momentOf(row?.creation_date) === to).map((row) => idText(row?.id))
  return { ...place, at: to, width: Math.max(1, Math.floor(width * factor)), offset: 0, edge: onEdge }
}

function nextSecond(place: PullPlace): PullPlace {
  return { ...place, at: place.at + 1, width: 1, offset: 0, edge: [] }
}

/** Adds the results of a window: to the tally in a full round, and always to the counts for the next report. */
function counted(held: Pull, kept: Kept, refused: number, total: number): Pick<Pull, 'tally' | 'since'> {
  const { tally, since, place } = held
  const [created, changed, unchanged] = [kept.created.length, kept.changed.length, kept.unchanged.length]
  const differs = [...since.differs, ...kept.differing].slice(0, pullLimits.differs)
  const news = { ...since, created: since.created + created, changed: since.changed + changed }
  if (!place.isFull) return { tally, since: news }
  const next: PullTally = {
    ...withTotal(held, total),
    read: tally.read + created + changed + unchanged + refused,
    created: tally.created + created,
    changed: tally.changed + changed,
    unchanged: tally.unchanged + unchanged,
    refused: tally.refused + refused,
    differing: tally.differing + kept.differing.length,
  }
  return { tally: next, since: { ...news, differs } }
}

/** Sets the total from the first response of a full round, which covers all time. */
function withTotal({ tally, place }: Pull, total: number): PullTally {
  return place.isFull && tally.total === 0 ? { ...tally, total } : tally
}

function taken(id: number): Omit<PullFault, 'at'> {
  return { noun: 'lead', id: String(id), code: 'lead-id-taken', argument: null, params: { id: String(id) } }
}

function tooLarge(at: number): Omit<PullFault, 'at'> {
  const id = new Date(at * 1_000).toISOString().slice(0, 19)
  return { noun: 'lead', id, code: 'pull-too-large', argument: null, params: {} }
}
