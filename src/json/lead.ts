import Type, { type Static } from 'typebox'
import { doors } from '../domain/access.ts'
import type { Card, Lead } from '../domain/lead.ts'
import { touchFields } from '../domain/touch.ts'
import { textOrNull, writeOrNull, writeTimeOrNull } from './schemas.ts'
import { writeMoney, writeTime } from './values.ts'

const time = (description: string) => textOrNull(`${description}; UTC: 2023-11-08T13:03:21Z`)

/** Where a visitor came from: only what is known. */
const TouchSchema = Type.Partial(Type.Object(Object.fromEntries(touchFields.map((name) => [name, Type.String()]))), {
  $id: 'Touch',
  description: 'Where the visitor came from; unknown parts are omitted',
  additionalProperties: false,
})
const touch = (description: string) =>
  Type.Unsafe<Lead['firstTouch']>({ anyOf: [TouchSchema, { type: 'null' }], description })

/** The fields of a lead in `/api/v2`, events and exports. */
const properties = {
  id: Type.String({ description: 'Sequential within the project, from 1' }),
  title: Type.String({ description: 'The title of the lead in lists' }),
  name: textOrNull('The name of the person'),
  phone: textOrNull('As given'),
  email: textOrNull('As given'),
  source: textOrNull('Where the lead came from, raw, as given'),
  text: textOrNull('Free text about the lead'),
  creation_date: Type.String({
    description: 'When the enquiry was made, as the caller says; UTC: 2023-11-08T13:03:21Z',
  }),
  paid_date: time('When it was paid'),
  status: Type.String({ description: 'The id of a status' }),
  price: textOrNull('The value of the lead, a decimal: 12500.50'),
  version: Type.Integer({ description: 'The version, raised by each change; sent as the ETag' }),
  recorded_at: Type.String({ description: 'When the server received it; UTC: 2023-11-08T13:03:21Z' }),
  door: Type.String({ enum: [...doors], description: 'The door of its creation' }),
  created_by: Type.String({ description: 'Who used the door: key:7' }),
  assignee: textOrNull('The id of the member who works on it'),
  remind_at: time('When to call back'),
  remind_note: textOrNull('The note of the reminder'),
  responded_at: time('When a member first opened or changed it'),
  due_at: time(
    'The deadline of the response while there is none, or after it came late; in the past, the lead is late. Null if the response came in time or none is expected',
  ),
  deleted_at: time('When it was moved to the bin'),
  repeat_of: textOrNull('The id of the newest earlier lead of the same person, at the creation of this lead'),
  merged_into: textOrNull('The id of the lead into which it was merged'),
  lost_reason: textOrNull('The id of the lost reason; only in a canceled status'),
  first_touch: touch('The first known visit'),
  last_touch: touch('The visit in which the enquiry was made; `utm_…` in filters means this visit'),
  fields: Type.Unsafe<Lead['fields']>({
    type: ['object', 'null'],
    additionalProperties: { type: ['string', 'number', 'boolean'] },
    description: 'Any other values of the project, by name',
  }),
}

export const LeadSchema = Type.Object(properties, { $id: 'Lead', description: 'One enquiry; unset fields are null' })
export type JsonLead = Static<typeof LeadSchema>

/** A lead with selected fields; the id is always there. */
export const SomeLeadSchema = Type.Object({ ...Type.Partial(Type.Object(properties)).properties, id: properties.id })
export type JsonSomeLead = Static<typeof SomeLeadSchema>

/** The fields on a card of the board: a lead without its long texts. */
const cardFields = [
  'id',
  'title',
  'name',
  'phone',
  'email',
  'source',
  'creation_date',
  'paid_date',
  'status',
  'price',
  'version',
  'assignee',
  'remind_at',
  'remind_note',
  'responded_at',
  'due_at',
  'repeat_of',
] as const
export const CardSchema = Type.Pick(LeadSchema, cardFields, {
  $id: 'Card',
  description: 'A lead without long fields',
})

/** Writes the fields of a card. */
export function writeCard(lead: Card): Static<typeof CardSchema> {
  return {
    id: String(lead.id),
    title: lead.title,
    name: lead.name,
    phone: lead.phone,
    email: lead.email,
    source: lead.source,
    creation_date: writeTime(lead.creationDate),
    paid_date: writeTimeOrNull(lead.paidDate),
    status: String(lead.status),
    price: writeOrNull(lead.price, writeMoney),
    version: lead.version,
    assignee: writeOrNull(lead.assignee, String),
    remind_at: writeTimeOrNull(lead.remindAt),
    remind_note: lead.remindNote,
    responded_at: writeTimeOrNull(lead.respondedAt),
    due_at: writeTimeOrNull(lead.dueAt),
    repeat_of: writeOrNull(lead.repeatOf, String),
  }
}

export type LeadField = keyof typeof properties
export const leadFields = Object.keys(properties) as LeadField[]

/** Writes a lead, or its id and the selected fields, in the order of the schema. */
export function writeLead(lead: Lead): JsonLead
export function writeLead(lead: Lead, fields: readonly LeadField[] | undefined): JsonSomeLead
export function writeLead(lead: Lead, fields?: readonly LeadField[]): JsonSomeLead {
  const whole: JsonLead = {
    id: String(lead.id),
    title: lead.title,
    name: lead.name,
    phone: lead.phone,
    email: lead.email,
    source: lead.source,
    text: lead.text,
    creation_date: writeTime(lead.creationDate),
    paid_date: writeTimeOrNull(lead.paidDate),
    status: String(lead.status),
    price: writeOrNull(lead.price, writeMoney),
    version: lead.version,
    recorded_at: writeTime(lead.recordedAt),
    door: lead.door,
    created_by: lead.createdBy,
    assignee: writeOrNull(lead.assignee, String),
    remind_at: writeTimeOrNull(lead.remindAt),
    remind_note: lead.remindNote,
    responded_at: writeTimeOrNull(lead.respondedAt),
    due_at: writeTimeOrNull(lead.dueAt),
    deleted_at: writeTimeOrNull(lead.deletedAt),
    repeat_of: writeOrNull(lead.repeatOf, String),
    merged_into: writeOrNull(lead.mergedInto, String),
    lost_reason: writeOrNull(lead.lostReason, String),
    first_touch: lead.firstTouch,
    last_touch: lead.lastTouch,
    fields: lead.fields,
  }
  if (!fields) return whole
  const some = leadFields.filter((field) => field === 'id' || fields.includes(field))
  return Object.fromEntries(some.map((field) => [field, whole[field]])) as JsonSomeLead
}
