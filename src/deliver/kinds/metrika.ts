import { setImmediate } from 'node:timers/promises'
import type { Lead } from '../../domain/lead.ts'
import { refusal } from '../../domain/refusal.ts'
import { zoneClock } from '../../domain/zone.ts'
import type { BatchItem, BatchResult, DeliveryContext, Kind, Result } from '../kind.ts'
import { api } from './metrika-api.ts'
import { header, isTooOld, lineOf } from './metrika-orders.ts'
import { refuseOtherSettings } from './settings.ts'

/**
 * Orders for Yandex Metrica: many in one file, with one line per order that replaces its earlier data. A delivery counts as delivered only
 * after the service has checked it.
 */
export const metrika: Kind = {
  settings(given) {
    const settings = refuseOtherSettings(given, ['counter'])
    if (!/^\d{1,12}$/.test(settings.counter ?? '')) throw refusal('wrong-counter', {}, 'settings.counter')
    return settings
  },
  secret(given) {
    if (given === undefined) throw refusal('required', {}, 'secret')
    if (!/^[!-~]+$/.test(given)) throw refusal('wrong-token', {}, 'secret')
    return given
  },
  makesSecrets: false,
  /** A test requests the counter, which shows whether the token has access to it. */
  async attempt(context, message) {
    if ('test' in message) return (await api(context).zone({ isFresh: true })).result
    const { event, lead } = message
    const [sent] = await batch(context, [{ event: event.number, lead, upload: null, isLate: false, tries: 0 }])
    if (!sent || sent.waits) throw new Error('An upload has no result')
    const { event: _, ...result } = sent
    return result
  },
  batch,
}

async function batch(context: DeliveryContext, items: readonly BatchItem[]): Promise<BatchResult[]> {
  const pending = items.filter(({ upload }) => upload !== null)
  const fresh = items.filter(({ upload }) => upload === null)
  return [...(await verdictsOf(context, pending)), ...(await uploadsOf(context, fresh))]
}

/** The verdicts of the service on earlier uploads. */
async function verdictsOf(context: DeliveryContext, items: readonly BatchItem[]): Promise<BatchResult[]> {
  if (items.length === 0) return []
  const { verdicts, result } = await api(context).verdicts()
  return items.map(({ event, upload, isLate }): BatchResult => {
    const verdict = verdicts?.get(upload ?? '')
    const about = { ...result, request: null, event }
    if (verdict === 'PASSED') return { ...about, outcome: 'delivered', error: null }
    if (verdict === 'FAILED') return { ...about, outcome: 'refused', error: `Metrica did not pass upload ${upload}` }
    if (isLate) return { ...about, outcome: 'timeout', error: `Metrica said nothing of upload ${upload} for a day` }
    return { event, waits: true }
  })
}

/** How many lines are written before yielding to the event loop. */
const linesAtOnce = 100

/**
 * Uploads the current leads of these deliveries. Leads that were refused before go in a separate file, and from the second refusal on in
 * several, since one order may have caused the refusal of its whole file.
 */
async function uploadsOf(context: DeliveryContext, items: readonly BatchItem[]): Promise<BatchResult[]> {
  if (items.length === 0) return []
  const { zone, result } = await api(context).zone()
  if (zone === undefined) return items.map(({ event }) => ({ ...result, event }))
  const known = await context.known([...new Set(items.flatMap(({ lead }) => lead?.id ?? []))])
  const facts = { ...(await context.facts()), clock: zoneClock(zone) }
  const results: BatchResult[] = []
  const files = new Map<number, Map<string, number[]>>()
  const triesOf = new Map<number | undefined, number>()
  for (const { lead, tries } of items) triesOf.set(lead?.id, Math.max(tries, triesOf.get(lead?.id) ?? 0))
  for (const [index, { event, lead }] of items.entries()) {
    if (index % linesAtOnce === linesAtOnce - 1) await setImmediate() // a whole batch would block requests
    const line = lead && lineOf(lead, facts)
    const unfit = unfitness(lead, line, known, context.at)
    if (unfit) results.push({ ...nothingSent, ...unfit, event, request: line ? `${header}\n${line}` : null })
    else if (line) {
      const tries = triesOf.get(lead?.id) ?? 0
      const file = files.get(tries) ?? new Map<string, number[]>()
      files.set(tries, file.set(line, [...(file.get(line) ?? []), event]))
    }
  }
  let over: Result | undefined
  for (const [tries, file] of files)
    for (const lines of partsOf([...file], tries)) {
      const sent = over ?? (await api(context).upload(`${[header, ...lines.map(([line]) => line)].join('\n')}\n`))
      for (const [line, events] of lines)
        for (const event of events) results.push({ ...sent, event, request: over ? null : `${header}\n${line}` })
      if (ofNoFile.has(sent.outcome)) over = { ...sent, ...nothingSent, retryAfter: sent.retryAfter }
    }
  return results
}

/** Outcomes that do not depend on the file, so that further files are not sent. */
const ofNoFile: ReadonlySet<Result['outcome']> = new Set<Result['outcome']>(['quota', 'no-connection', 'unknown-host'])

/** The limit of parts of a file, so that a batch has fewer than the 100 uploads whose verdicts one call returns. */
const maxParts = 16

/** Splits lines into parts, twice as many for each further attempt, so that a refused order is soon isolated. */
function partsOf<T>(lines: readonly T[], tries: number): T[][] {
  const size = Math.ceil(lines.length / Math.min(2 ** Math.max(0, tries - 1), maxParts))
  return Array.from({ length: Math.ceil(lines.length / size) }, (_, index) =>
    lines.slice(index * size, (index + 1) * size),
  )
}

/** The result fields of a delivery for which nothing is sent. */
const nothingSent = { status: null, ms: 0, responseHead: null, retryAfter: null, outsideId: null, upload: null }

/** Why the service would not accept a lead; undefined if it would. */
function unfitness(
  lead: Lead | undefined,
  line: string | undefined,
  known: Map<number, string>,
  now: number,
): Pick<Result, 'outcome' | 'error'> | undefined {
  if (!lead) return { outcome: 'unidentified', error: 'The lead was deleted for good' }
  if (isTooOld(lead, known.has(lead.id), now))
    return { outcome: 'too-old', error: 'Metrica takes new orders for 21 days and changes of them for 111' }
  if (line === undefined)
    return {
      outcome: 'unidentified',
      error: 'The lead has no phone, e-mail or ClientID by which Metrica finds a visit',
    }
  return
}
