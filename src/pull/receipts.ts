import { keepReceipts, type PulledReceipt } from '../actions/pulled-receipts.ts'
import { firstSubmission, type Pull, type PullFault, type PullPlace, pullLimits, watching } from '../domain/pull.ts'
import { refusal } from '../domain/refusal.ts'
import { readReceipts } from './read.ts'
import { advance, noteFaults, roundOver, type Step } from './step.ts'
import { isTooLarge, VendorCallFailed } from './vendor.ts'

const day = 86_400
/** The days of the first window, the most days of one, and the number of receipts below which the next window is wider. */
const days = { first: 31, most: 366, fewReceipts: 1_000 }

/**
 * Reads the submissions of some days and stores them. The vendor has no pages here, but our own server names the next offset. Each page is a
 * step of its own, so that no page is read again after a pause.
 */
export async function pullReceipts(step: Step): Promise<Pull | undefined> {
  const { place } = step.pull
  if (place.at === 0) return advance(step, async (_tx, held, now) => ({ place: beginning(held.place, now) }))
  const to = Math.min(place.at + (place.width - 1) * day, place.until)
  const answer = await askReceipts(step, place.at, to, place.offset)
  if (answer === 'none') return advance(step, async (_tx, held, now) => over(held, now))
  if (answer === 'too-large' && place.width > 1)
    return advance(step, async () => ({ place: { ...place, width: Math.floor(place.width / 2), offset: 0 } }))
  const { rows, next } = answer === 'too-large' ? { rows: [], next: undefined } : answer
  const { read, faults } = await readReceipts(rows)
  for (let at = 0; at < read.length; at += pullLimits.receipts) {
    const kept = await keepSome(step, read.slice(at, at + pullLimits.receipts))
    if (!kept) return
  }
  const wrong = answer === 'too-large' ? [tooLarge(place.at)] : faults
  return advance(step, async (tx, held, now) => {
    await noteFaults(tx, held, wrong, now)
    if (next !== undefined) return { place: { ...place, offset: next } }
    if (to >= place.until) return over(held, now)
    const isFew = place.offset === 0 && rows.length < days.fewReceipts
    const width = isFew ? Math.min(place.width * 2, days.most) : place.width
    return { place: { ...place, at: to + day, width, offset: 0 } }
  })
}

function keepSome(step: Step, some: readonly PulledReceipt[]): Promise<Pull | undefined> {
  return advance(step, async (tx, held, now) => {
    const { created, orphans } = await keepReceipts(tx, step.project, held.outside, some, now)
    const alone = new Set(orphans.map(({ id }) => id))
    const right = some.map(({ id }) => id).filter((id) => !alone.has(id))
    await tx.pullFaults.clear(held.project, held.id, 'receipt', right)
    await noteFaults(tx, held, orphans.map(withoutLead), now)
    const { tally, since, place } = held
    return {
      since: { ...since, receipts: since.receipts + created },
      ...(place.isFull && { tally: { ...tally, receipts: tally.receipts + created } }),
    }
  })
}

/** The first window, from the day before the first lead, since days are in the zone of the project there. */
function beginning(place: PullPlace, now: number): PullPlace {
  const earliest = place.isFull ? Math.max(place.first, firstSubmission) : now - watching.recent
  const at = (Math.floor(Math.min(earliest, now) / day) - 1) * day
  return { ...place, at, until: (Math.floor(now / day) + 1) * day, width: days.first }
}

type ReceiptsAnswer = { rows: unknown[]; next: number | undefined }

async function askReceipts(
  step: Step,
  from: number,
  to: number,
  offset: number,
): Promise<ReceiptsAnswer | 'too-large' | 'none'> {
  const written = (at: number) => new Date(at * 1_000).toISOString().slice(0, 10)
  const query = { period: `${written(from)}-${written(to)}`, ...(offset > 0 && { offset: String(offset) }) }
  try {
    const answer = await step.vendor.call('project/proxy-leads', undefined, query)
    if (!Array.isArray(answer.ProxyLeads)) throw new VendorCallFailed(refusal('pull-not-api', {}))
    const next = answer.next_offset
    const isFurther = typeof next === 'number' && next > offset && answer.ProxyLeads.length > 0
    return { rows: answer.ProxyLeads, next: isFurther ? next : undefined }
  } catch (error) {
    if (isTooLarge(error)) return 'too-large'
    if (error instanceof VendorCallFailed && error.refusal.code === 'pull-refused') return 'none' // some tariffs of the vendor lack this method
    throw error
  }
}

/** The next step after the receipts: a full round compares both sides, a short one ends. */
function over(held: Pull, now: number): Partial<Pull> {
  const { place } = held
  if (!place.isFull) return roundOver(held, watching.every, now)
  return { place: { ...place, step: 'compare', at: 0, until: 0, width: 0, offset: 0, edge: [], months: [] } }
}

function withoutLead({ id, lead }: PulledReceipt): Omit<PullFault, 'at'> {
  return { noun: 'receipt', id, code: 'pulled-no-lead', argument: 'order_id', params: { id: String(lead) } }
}

function tooLarge(at: number): Omit<PullFault, 'at'> {
  const id = new Date(at * 1_000).toISOString().slice(0, 10)
  return { noun: 'receipt', id, code: 'pull-too-large', argument: null, params: {} }
}
