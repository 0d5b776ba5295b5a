import { workJob } from '../actions/jobs.ts'
import { findProject } from '../actions/projects.ts'
import { beginReplay } from '../actions/replays.ts'
import { readPeriodName } from '../domain/period-names.ts'
import type { Project } from '../domain/project.ts'
import { type Receipt, type ReceiptFilter, storedBody } from '../domain/receipt.ts'
import { refusal } from '../domain/refusal.ts'
import { bodyOf } from '../intake/process.ts'
import { reinterpret } from '../intake/replay.ts'
import { writeReceipt, writeWholeReceipt } from '../json/receipt.ts'
import { type Answer, type Desk, moment, table } from './command.ts'

type Which = Pick<ReceiptFilter, 'end' | 'way' | 'form' | 'mapping' | 'lead'> & { period?: string }
type Of<T = object> = { project: number } & T

/** The newest matching receipts of a project. */
export async function receiptList({ store, now }: Desk, options: Of<Which & { limit: number }>): Promise<Answer> {
  const project = await findProject(store, options.project)
  const found = await store.receiptPages.page(project.id, {
    filter: readWhich(options, project, now),
    limit: options.limit,
  })
  const rows = found.map((receipt) => [
    receipt.id,
    moment(receipt.at),
    receipt.way,
    receipt.end ?? 'waiting',
    receipt.reasons.map(({ code }) => code).join(', ') || null,
    receipt.lead,
    receipt.enquiry?.name ?? receipt.enquiry?.phone ?? receipt.enquiry?.email ?? null,
  ])
  return {
    json: { receipts: found.map((receipt) => writeReceipt(receipt)) },
    text: table(['Receipt', 'Received', 'Way', 'End', 'Why', 'Lead', 'From'], rows),
  }
}

/** A receipt with its raw submission. */
export async function receiptShow({ store }: Desk, options: Of<{ id: number }>): Promise<Answer> {
  const project = await findProject(store, options.project)
  const receipt = await store.receipts.find(project.id, options.id)
  if (!receipt) throw refusal('no-such-receipt', { id: String(options.id) }, 'id')
  const isShown = receipt.size <= storedBody && receipt.prunedAt === null
  const json = writeWholeReceipt(receipt, isShown ? await bodyOf(store, project, receipt) : undefined)
  return { json, text: describe(receipt, json.raw?.body ?? null) }
}

/** Reprocesses receipts synchronously: those with these ids, or the matching ones. Refuses when neither is given. */
export async function receiptReplay(
  { store, by, now }: Desk,
  { id: ids, notSpam = false, ...options }: Of<Which & { id?: number[]; notSpam?: boolean }>,
): Promise<Answer> {
  const project = await findProject(store, options.project)
  const filter = readWhich(options, project, now)
  const isFilter = Object.values(filter).some((each) => each !== undefined)
  if (isFilter === (ids !== undefined)) throw refusal('receipts-unclear', {})
  const numbers = ids && [...new Set(ids)].sort((one, other) => one - other)
  const total = numbers?.length ?? (await store.receiptPages.count(project.id, filter))
  const how = notSpam ? 'not-spam' : 'replay'
  const job = await beginReplay(store, by, project, { how, filter, ids: numbers, total }, now)
  const context = { store, reinterpret, clock: () => Math.floor(Date.now() / 1000) }
  const { changed, skipped, token } = await workJob(context, project, job, () => false)
  return {
    json: { total, changed, skipped, undo: changed > 0 ? token : null },
    text: `${changed} of ${total === 1 ? '1 receipt' : `${total} receipts`} changed`,
  }
}

function readWhich(
  { end, way, form, mapping, lead, period }: Which,
  { timeZone }: Project,
  now: number,
): ReceiptFilter {
  const { from, to } = period === undefined ? {} : readPeriodName(period, timeZone, now)
  return { end, way, form, mapping, lead, from, to }
}

/** A receipt for people: its fields line by line, then the body. */
function describe(receipt: Receipt, body: string | null): string {
  const { id, at, way, method, query, headers, address, size, end, reasons, score, lead, enquiry } = receipt
  const { signals, ...understood } = enquiry ?? {}
  const whys = reasons.map(({ code, found }) => (found === undefined ? code : `${code} (${found})`))
  const lines = Object.entries({
    receipt: id,
    came: moment(at),
    way: [way, receipt.form ?? receipt.mapping].filter((each) => each !== null).join(' '),
    from: address,
    end: end ?? 'waiting',
    why: whys.join(', '),
    score,
    lead,
    ...understood,
    request: `${method}${query && ` ?${query}`}, ${size} bytes`,
    ...headers,
  })
  const hasValue = ([, value]: [string, unknown]) => value !== null && value !== '' && value !== false
  const text = lines
    .filter(hasValue)
    .map(([name, value]) => `${name}: ${typeof value === 'object' ? JSON.stringify(value) : value}`)
  return body === null || body === '' ? text.join('\n') : `${text.join('\n')}\n\n${body}`
}
