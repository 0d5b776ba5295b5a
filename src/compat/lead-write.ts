import { createHash } from 'node:crypto'
import { configure } from 'safe-stable-stringify'
import Type from 'typebox'
import { changeLead, createLead } from '../actions/leads.ts'
import { anyCaller, checkIdempotencyKey, earlierResponse, type IdempotentRequest } from '../domain/idempotency.ts'
import { refusal } from '../domain/refusal.ts'
import { readChange, readDraft, type WireField } from '../json/wire/lead-fields.ts'
import { isBlank, readLeadId } from '../json/wire/values.ts'
import type { Body } from './body.ts'
import { createExample, shortCreateExample, updateExample } from './examples.ts'
import type { Method, ProjectCall } from './method.ts'

const text = (limit: number) => Type.Unsafe({ type: ['string', 'null'], maxLength: limit })
const required = (limit: number) => Type.String({ minLength: 1, maxLength: limit })
const date = Type.String({ description: 'A date, with or without time; UTC without a zone' })
const price = Type.Unsafe({
  type: ['number', 'string', 'null'],
  description: '0 or more, up to two decimals, below 10¹²',
})
const status = Type.Unsafe({ type: ['string', 'integer'], description: 'The id of a status of this project' })
const optional = {
  email: Type.Optional(text(1000)),
  paid_date: Type.Optional(Type.Unsafe({ type: ['string', 'null'] })),
  phone: Type.Optional(text(1000)),
  price: Type.Optional(price),
  source: Type.Optional(text(1000)),
  text: Type.Optional(text(65_535)),
}

/** In the order of the vendor's documentation, with our `text` last: the first invalid field is reported. */
const createFields: readonly WireField[] = [
  'creation_date',
  'email',
  'name',
  'paid_date',
  'phone',
  'price',
  'source',
  'status',
  'title',
  'text',
]

/** `lead/create`: creates a lead; it is on disk before the response. */
export const createLeadMethod: Method = {
  tag: 'Leads',
  summary: 'Create a lead',
  of: 'project',
  scope: 'write',
  fields: createFields,
  body: Type.Object(
    { creation_date: date, name: required(1000), status, title: required(1000), ...optional },
    { examples: [createExample.request, shortCreateExample] },
  ),
  answer: Type.Object(
    { lead_id: Type.String(), status: Type.Literal('success') },
    { examples: [createExample.response] },
  ),
  async handle(call) {
    const { store, by, project, now } = call
    const idempotent = readIdempotentCreate(call)
    const earlier = idempotent && (await store.idempotency.find(idempotent, now))
    if (earlier) return writeId(Number(earlierResponse(earlier, idempotent).answer))
    const draft = readDraft(call.body, createFields, await store.cache.statuses(project.id))
    return writeId(await createLead(store, by, project, draft, now, idempotent))
  },
}

const beforeId: readonly WireField[] = ['creation_date', 'email']
const afterId: readonly WireField[] = ['name', 'paid_date', 'phone', 'price', 'source', 'status', 'text', 'title']

/** `lead/update`: changes only the given fields. */
export const updateLeadMethod: Method = {
  tag: 'Leads',
  summary: 'Change a lead',
  of: 'project',
  scope: 'write',
  fields: ['id', ...beforeId, ...afterId],
  body: Type.Object(
    {
      id: Type.Unsafe({ type: ['string', 'integer'] }),
      creation_date: Type.Optional(date),
      name: Type.Optional(required(1000)),
      status: Type.Optional(status),
      title: Type.Optional(required(1000)),
      ...optional,
    },
    { examples: [updateExample.request] },
  ),
  answer: Type.Object({ status: Type.Literal('success') }, { examples: [updateExample.response] }),
  async handle({ store, by, project, body, now }) {
    const statuses = await store.cache.statuses(project.id)
    const first = readChange(body, beforeId, statuses)
    if (isBlank(body.id)) throw refusal('required', {}, 'id')
    const id = readLeadId(body.id, 'id')
    const change = { ...first, ...readChange(body, afterId, statuses) }
    await changeLead(store, by, project, id, change, now)
    return {}
  },
}

function writeId(lead: number) {
  return { lead_id: String(lead) }
}

/**
 * The `Idempotency-Key` of a request, if it has one, with the hash of the parsed body. The order of its properties is irrelevant.
 */
function readIdempotentCreate({ headers, body, project }: ProjectCall): IdempotentRequest | undefined {
  const given = headers['idempotency-key']
  if (given === undefined) return
  return { project: project.id, caller: anyCaller, key: checkIdempotencyKey(given), hash: hashOf(body) }
}

const canonical = configure({ deterministic: true })

function hashOf(body: Body): string {
  return createHash('sha256')
    .update(canonical(body) ?? '')
    .digest('base64url')
}
