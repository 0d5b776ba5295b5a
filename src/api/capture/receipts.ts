import { Readable } from 'node:stream'
import { create as disposition } from 'content-disposition'
import Type, { type Static } from 'typebox'
import type { Viewer } from '../../domain/access.ts'
import { readPeriodName } from '../../domain/period-names.ts'
import type { Project } from '../../domain/project.ts'
import { captureWays, type Receipt, type ReceiptFilter, receiptEnds, storedBody } from '../../domain/receipt.ts'
import { receiptWords } from '../../domain/receipt-search.ts'
import { refusal } from '../../domain/refusal.ts'
import { searchLimits } from '../../domain/search.ts'
import { bodyOf } from '../../intake/process.ts'
import { ReceiptSchema, WholeReceiptSchema, writeReceipt, writeWholeReceipt } from '../../json/receipt.ts'
import { isAdmin } from '../door/authenticate.ts'
import { readCursor, writeCursor } from '../door/cursor.ts'
import { idPattern, readId } from '../door/ids.ts'
import { next, pageOf, pageQuery, readLimit } from '../door/pages.ts'
import { resource } from '../door/resource.ts'
import type { Call } from '../door/route.ts'

export const receipts = resource('/projects/:project/receipts', { tag: 'Capture', noSuch: 'no-such-receipt' })
const ofLead = resource('/projects/:project/leads', { tag: 'Capture', noSuch: 'no-such-lead' })
/** The query that selects receipts, for lists and replays. */
export const receiptsQuery = {
  end: Type.Optional(
    Type.Enum([...receiptEnds, 'waiting'], { description: 'How the receipts ended; `waiting` are not processed yet' }),
  ),
  way: Type.Optional(Type.Enum([...captureWays], { description: 'How the receipts came in' })),
  key: Type.Optional(Type.String({ pattern: idPattern, description: 'Id of the key that sent them' })),
  form: Type.Optional(Type.String({ pattern: idPattern, description: 'Id of the form' })),
  mapping: Type.Optional(Type.String({ maxLength: 100, description: 'Name of the mapping' })),
  lead: Type.Optional(Type.String({ pattern: idPattern, description: 'Id of their lead' })),
  period: Type.Optional(
    Type.String({
      description: 'When they came: a name such as this-week, or days such as 2024-01-01..2024-01-31',
      examples: ['today'],
    }),
  ),
  q: Type.Optional(
    Type.String({
      maxLength: searchLimits.characters,
      description:
        'Each word must occur in the extracted values, in a phone, or as the number of the receipt or of its lead',
    }),
  ),
}

export const receiptExample = {
  id: '1',
  at: '2024-03-01T12:00:00Z',
  way: 'in',
  key: null,
  form: null,
  mapping: 'tilda',
  method: 'POST',
  size: 46,
  end: 'spam',
  reasons: [{ code: 'links', found: '3', points: 60 }],
  score: 100,
  understood: {
    title: 'Заявка с сайта',
    name: 'Анна',
    phone: '+7 921 000-00-01',
    email: null,
    text: null,
    source: null,
    fields: {},
    first_touch: null,
    last_touch: null,
    consent: null,
    ads_consent: null,
  },
  lead: null,
  worked_at: '2024-03-01T12:00:00Z',
  pruned_at: null,
}

export const listReceipts = receipts.get('listReceipts', '', {
  access: 'read',
  summary: 'List receipts',
  description: 'What sites sent, the newest first: how each receipt ended and why, and what was extracted.',
  query: Type.Object({ ...receiptsQuery, ...pageQuery }),
  answers: { 200: Type.Object({ items: Type.Array(ReceiptSchema), next }) },
  refuses: ['foreign-cursor', 'unknown-period', 'receipts-hidden'],
  example: { query: { end: 'spam', period: 'today' }, answer: { items: [receiptExample], next: null } },
  handle: async (call) => pageOfReceipts(call, readReceiptFilter(call.query, call.project, call.now), 'receipts'),
})

export const getReceipt = receipts.get('getReceipt', '/:id', {
  access: 'read',
  summary: 'Get a receipt',
  description: 'A receipt by its id. A key of scope admin also gets the raw request.',
  answers: { 200: WholeReceiptSchema },
  refuses: ['receipts-hidden'],
  example: {
    params: { id: '1' },
    answer: {
      ...receiptExample,
      raw: {
        query: '',
        headers: { 'content-type': 'application/json' },
        address: '203.0.113.7',
        body: '{"name":"Анна","phone":"+7 921 000-00-01"}',
        encoding: 'utf-8',
      },
    },
  },
  async handle(call) {
    const receipt = await findReceipt(call)
    if (!isAdmin(call.caller, call.project)) return { ...writeReceipt(receipt), raw: null }
    return writeWholeReceipt(receipt, receipt.size <= storedBody ? await bodyLeft(call, receipt) : undefined)
  },
})

export const downloadReceiptBody = receipts.get('downloadReceiptBody', '/:id/raw', {
  access: 'admin',
  summary: 'Download the body of a receipt',
  description: 'The raw body of a receipt, as a file.',
  answers: { 200: Type.String({ description: 'The body' }) },
  produces: 'application/octet-stream',
  refuses: ['receipt-pruned', 'receipts-hidden'],
  example: { params: { id: '1' } },
  async handle(call) {
    const receipt = await findReceipt(call)
    const body = await bodyLeft(call, receipt)
    if (!body) throw refusal('receipt-pruned', { id: String(receipt.id) }, 'id')
    call.reply.headers({
      'Content-Disposition': disposition(`receipt-${receipt.id}`),
    })
    return Readable.from([body])
  },
})

export const listLeadReceipts = ofLead.get('listLeadReceipts', '/:lead/receipts', {
  access: 'read',
  summary: 'List the receipts of a lead',
  description: 'The receipts that made or joined a lead, the newest first; also for a lead in the bin.',
  query: Type.Object(pageQuery),
  answers: { 200: Type.Object({ items: Type.Array(ReceiptSchema), next }) },
  refuses: ['foreign-cursor', 'receipts-hidden'],
  example: { params: { lead: '1' }, answer: { items: [], next: null } },
  async handle(call) {
    const lead = readId(call.params.lead, 'no-such-lead')
    const found = await call.store.read('lead', call.viewer, { id: lead, inBin: true })
    if (!found) throw refusal('no-such-lead', { id: call.params.lead }, 'lead')
    return pageOfReceipts(call, { lead }, `receipts of ${lead}`)
  },
})

/** Parses the parameters, in the project's time zone at `now` (seconds). */
export function readReceiptFilter(given: GivenFilter, project: Project, now: number): ReceiptFilter {
  const { end, way, key, form, mapping, lead, period, q } = given
  const { from, to } = period === undefined ? {} : readPeriodName(period, project.timeZone, now)
  return {
    ...{ end, way, mapping, from, to },
    key: key === undefined ? undefined : Number(key),
    form: form === undefined ? undefined : Number(form),
    lead: lead === undefined ? undefined : Number(lead),
    ...(q !== undefined && { words: receiptWords(q, project.country) }),
  }
}
const words = Type.Object(receiptsQuery)
export type GivenFilter = Static<typeof words>

/** A masked viewer sees nothing of the raw request, since a contact can be anywhere in it. */
export function refuseMasked({ mask }: Viewer): void {
  if (mask) throw refusal('receipts-hidden', {})
}

type Listing = Call<'/projects/:project', { limit?: string; cursor?: string }>

async function pageOfReceipts({ store, viewer, query, reply }: Listing, filter: ReceiptFilter, list: string) {
  refuseMasked(viewer)
  const limit = readLimit(query.limit)
  const [at, id] = readCursor(query.cursor, list, Type.Tuple([Type.Integer(), Type.Integer()])) ?? []
  const after = at === undefined || id === undefined ? undefined : { at, id }
  const found = await store.read('receipts', viewer, { filter, after, limit: limit + 1 })
  const page = pageOf(reply, found, limit, (last) => writeCursor(list, [last.at, last.id]))
  return { ...page, items: page.items.map((each) => writeReceipt(each)) }
}

/** The raw body, unless it was pruned or its file is missing. */
async function bodyLeft({ store, project }: Call<'/projects/:project', unknown>, receipt: Receipt) {
  return receipt.prunedAt === null ? bodyOf(store, project, receipt) : undefined
}

async function findReceipt({
  store,
  viewer,
  project,
  readId,
  found,
}: Call<'/projects/:project/receipts/:id', unknown>): Promise<Receipt> {
  refuseMasked(viewer)
  return found(await store.receipts.find(project.id, readId()))
}
