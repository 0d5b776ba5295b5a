import Type, { type Static } from 'typebox'
import { beginReplay, type Replayed, replayReceipt } from '../../actions/replays.ts'
import type { Job } from '../../domain/job.ts'
import { refusal } from '../../domain/refusal.ts'
import type { ReplayHow } from '../../domain/replay.ts'
import { reinterpret } from '../../intake/replay.ts'
import { JobSchema, writeJob } from '../../json/job.ts'
import { ReceiptSchema, writeReceipt } from '../../json/receipt.ts'
import type { Store } from '../../store/store.ts'
import { idPattern } from '../door/ids.ts'
import type { Call } from '../door/route.ts'
import { undoExample, undoSchema } from '../leads/changed-lead.ts'
import { jobExample, workAWhile } from '../leads/jobs.ts'
import { readReceiptFilter, receiptExample, receipts, receiptsQuery, refuseMasked } from './receipts.ts'

const answer = Type.Object({ receipt: ReceiptSchema, undo: undoSchema })
const asLead = { ...receiptExample, end: 'lead', score: 0, lead: '5' }

export const replayReceiptRoute = receipts.post('replayReceipt', '/:id/replay', {
  access: 'write',
  summary: 'Replay a receipt',
  description:
    'Processes a receipt again with the present form, mapping and rules. Spam or a quarantined receipt may become a lead. If the receipt has a lead, fields of the lead change only where they still have the value from the receipt.',
  answers: { 200: answer },
  refuses: ['receipt-pruned', 'receipts-hidden', 'no-such-lead'], // the last one: repeated after its lead was purged
  example: {
    params: { id: '1' },
    answer: { receipt: { ...asLead, reasons: [] }, undo: undoExample },
  },
  handle: (call) => replayOne(call, 'replay'),
})

export const markReceiptNotSpam = receipts.post('markReceiptNotSpam', '/:id/not-spam', {
  access: 'write',
  summary: 'Mark a receipt as not spam',
  description:
    'Makes a lead of the receipt, whatever its score. A receipt without usable content stays in quarantine. A receipt that has a lead stays unchanged.',
  answers: { 200: answer },
  refuses: ['receipt-pruned', 'receipts-hidden', 'no-such-lead'], // the last one: repeated after its lead was purged
  example: {
    params: { id: '1' },
    answer: { receipt: { ...asLead, reasons: [{ code: 'not-spam' }] }, undo: undoExample },
  },
  handle: (call) => replayOne(call, 'not-spam'),
})

const manyBody = Type.Object(
  {
    ids: Type.Optional(Type.Array(Type.String({ pattern: idPattern }), { minItems: 1, maxItems: 1_000 })),
    ...receiptsQuery,
    dry_run: Type.Optional(Type.Boolean({ description: 'Only count the receipts' })),
  },
  { $id: 'ReceiptSelection' },
)
const manyAnswer = Type.Object(
  {
    total: Type.Integer({ description: 'How many receipts match' }),
    job: Type.Union([JobSchema, Type.Null()], { description: 'The job; null for a dry run' }),
  },
  { $id: 'ReceiptsReplay' },
)
const manyAnswers = { 200: manyAnswer, 202: manyAnswer }

export const replayReceipts = receipts.post('replayReceipts', '/replay', {
  access: 'write',
  summary: 'Replay many receipts',
  description:
    'Replays the receipts with the given ids, or the present ones that match. A short operation answers 200 when done; one over a second becomes a job (202). Its token undoes all changes of leads.',
  body: manyBody,
  answers: manyAnswers,
  refuses: ['receipts-unclear', 'unknown-period', 'receipts-hidden'],
  example: {
    body: { end: 'quarantine', period: 'this-week' },
    answer: {
      total: 1,
      job: { ...jobExample, id: '2', kind: 'replay', edit: null, total: 1, changed: 0, skipped: 1, undo: null },
    },
  },
  handle: (call) => replayMany(call, 'replay'),
})

export const markReceiptsNotSpam = receipts.post('markReceiptsNotSpam', '/not-spam', {
  access: 'write',
  summary: 'Mark many receipts as not spam',
  description: 'Marks the receipts with the given ids, or the present ones that match.',
  body: manyBody,
  answers: manyAnswers,
  refuses: ['receipts-unclear', 'unknown-period', 'receipts-hidden'],
  example: {
    body: { ids: ['1'] },
    answer: { total: 1, job: { ...jobExample, id: '2', kind: 'not-spam', edit: null } },
  },
  handle: (call) => replayMany(call, 'not-spam'),
})

async function replayOne(call: Call<'/projects/:project/receipts/:id', unknown>, how: ReplayHow) {
  const { by, project, viewer, readId, now, storeResponse } = call
  refuseMasked(viewer)
  const id = readId()
  return storeResponse((store) => replayReceipt(store, by, project, { id, how, reinterpret }, now), writeReplayed)
}

function writeReplayed({ receipt, undo }: Replayed) {
  return { receipt: writeReceipt(receipt), undo }
}

type Body = Static<typeof manyBody>

async function replayMany(call: Call<'/projects/:project/receipts', unknown, Body>, how: ReplayHow) {
  const { store, by, project, viewer, body, now, reply, storeResponse } = call
  refuseMasked(viewer)
  const { filter, ids } = readTarget(call)
  const total = ids?.length ?? (await store.read('receiptCount', viewer, filter))
  const write = (job: Job | null) => {
    reply.code(job?.state === 'running' ? 202 : 200)
    return { total, job: job && writeJob(job) }
  }
  if (body.dry_run) return write(null)
  let job: Job | undefined
  const begin = async (each: Store) => {
    job = await beginReplay(each, by, project, { how, filter, ids, total }, now)
    return job
  }
  const begun = await storeResponse(begin, write)
  return job ? write(await workAWhile(store, project, job, now)) : begun
}

/** Reads which receipts are meant. All of a project need an explicit period: a blank search does not select. */
function readTarget({ body, project, now }: Call<'/projects/:project/receipts', unknown, Body>) {
  const { ids, dry_run, ...given } = body
  const filter = readReceiptFilter(given, project, now)
  const { words = [], ...others } = filter
  const isFilter = words.length > 0 || Object.values(others).some((each) => each !== undefined)
  if (isFilter === (ids !== undefined)) throw refusal('receipts-unclear', {})
  const numbers = ids && [...new Set(ids.map(Number))].sort((one, other) => one - other)
  return { filter, ids: numbers }
}
