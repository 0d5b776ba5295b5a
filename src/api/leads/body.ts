import Type, { type Static, type TSchema } from 'typebox'
import {
  fieldLimits,
  type LeadDraft,
  type LeadPatch,
  type NewLead,
  patched,
  remindNoteLimit,
  textLimits,
} from '../../domain/lead.ts'
import { readPrice } from '../../domain/money.ts'
import { excerpt, refusal } from '../../domain/refusal.ts'
import { touchFields, touchLimit } from '../../domain/touch.ts'
import { moment, momentOrNull, orNull } from '../../json/schemas.ts'
import { readId, readTime } from '../../json/values.ts'
import { idPattern } from '../door/ids.ts'

const text = (limit: number, description: string) =>
  Type.Optional(orNull(Type.String({ maxLength: limit, description })))
const id = (description: string) => Type.String({ pattern: idPattern, description, examples: ['0'] })
const title = Type.String({
  minLength: 1,
  maxLength: textLimits.title,
  description: 'The title of the lead in lists',
})
const touch = (description: string) =>
  Type.Optional(
    Type.Object(
      Object.fromEntries(touchFields.map((name) => [name, Type.Optional(Type.String({ maxLength: touchLimit }))])),
      { description },
    ),
  )

const changeable = {
  name: text(textLimits.name, 'The name of the person'),
  phone: text(textLimits.phone, 'In any form; stored as given'),
  email: text(textLimits.email, 'Stored as given'),
  source: text(textLimits.source, 'Where the lead came from, raw'),
  text: text(textLimits.text, 'Free text about the lead'),
  creation_date: Type.Optional(moment('When the enquiry was made; default now')),
  paid_date: Type.Optional(momentOrNull('When it was paid')),
  status: Type.Optional(id('The id of a status of the project')),
  price: Type.Optional(
    orNull(Type.String({ description: '0 or more, up to two decimals, below 10¹²', examples: ['12500.50'] })),
  ),
  assignee: Type.Optional(orNull(id('The id of the member who works on it'))),
  remind_at: Type.Optional(momentOrNull('When to call back')),
  lost_reason: Type.Optional(orNull(id('The id of the lost reason; needs a canceled status'))),
  remind_note: text(remindNoteLimit, 'A note for the reminder; cleared with the reminder'),
}
const field = Type.Union([Type.String({ maxLength: fieldLimits.text }), Type.Number(), Type.Boolean()])
const fields = <T extends TSchema>(value: T, description: string) =>
  Type.Optional(Type.Record(Type.String(), value, { description }))

export const draftBody = Type.Object({
  title,
  ...changeable,
  first_touch: touch('The first known visit'),
  last_touch: touch('The visit in which the enquiry was made'),
  fields: fields(field, 'Any other values of your project, by name'),
})
export const patchBody = Type.Object({
  title: Type.Optional(title),
  ...changeable,
  fields: fields(Type.Union([field, Type.Null()]), 'Own fields to set; null removes a field, and other fields stay'),
})
type Given = Partial<Static<typeof draftBody>>
type Changed = Static<typeof patchBody>

/** Reads a new lead; its creation date defaults to `now`. */
export function readDraft(body: Static<typeof draftBody>, now: number): NewLead {
  const { first_touch = null, last_touch = null, fields: given, ...rest } = body
  const unset = { name: null, phone: null, email: null, source: null, text: null, paidDate: null, price: null }
  const same = { ...unset, creationDate: now, title: body.title }
  const own = patched({ fields: null }, readPatch({ ...rest, ...(given && { fields: given }) }))
  return { ...same, ...own, firstTouch: touchOrNull(first_touch), lastTouch: touchOrNull(last_touch) }
}

/** Reads a change of the given fields. */
export function readPatch(body: Given | Changed): LeadPatch {
  const read = Object.entries(body).map(([name, value]) => readField(name, value))
  return Object.fromEntries(read)
}

function readField(name: string, value: unknown): [string, unknown] {
  if (name === 'fields') return [name, checkNames(value as object)]
  const { as, read } = readers[name as keyof typeof readers]
  return [as, value === null ? null : read(value as string, name)]
}

type Read = (value: string, argument: string) => number | string | null

const readers = {
  title: { as: 'title', read: readTitle },
  name: { as: 'name', read: readText },
  phone: { as: 'phone', read: readText },
  email: { as: 'email', read: readText },
  source: { as: 'source', read: readText },
  text: { as: 'text', read: readText },
  creation_date: { as: 'creationDate', read: readTime },
  paid_date: { as: 'paidDate', read: readTime },
  status: { as: 'status', read: readId },
  price: { as: 'price', read: readHundredths },
  assignee: { as: 'assignee', read: readId },
  remind_at: { as: 'remindAt', read: readTime },
  lost_reason: { as: 'lostReason', read: readId },
  remind_note: { as: 'remindNote', read: readText },
} as const satisfies Record<string, { as: keyof LeadDraft; read: Read }>

function readTitle(value: string, argument: string): string {
  if (value.trim() === '') throw refusal('required', {}, argument)
  return value
}

/** An empty text counts as unset. */
function readText(value: string): string | null {
  return value === '' ? null : value
}

function readHundredths(value: string, argument: string): number {
  const price = readPrice(value)
  if (price === undefined) throw refusal('not-price', { given: excerpt(value) }, argument)
  return price
}

function checkNames<F extends object>(own: F): F {
  for (const name of Object.keys(own)) {
    const length = [...name].length
    if (length > fieldLimits.name) throw refusal('too-long', { length, limit: fieldLimits.name }, 'fields')
  }
  return own
}

function touchOrNull<T extends object>(touch: T | null): T | null {
  return touch && Object.keys(touch).length > 0 ? touch : null
}
