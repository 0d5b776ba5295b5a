import Type, { type Static } from 'typebox'
import { doors } from '../domain/access.ts'
import { type EventFields, type hiddenFields, type StoredEvent, topics } from '../domain/event.ts'
import { LeadSchema } from './lead.ts'
import { writeMoney, writeTime } from './values.ts'

const { id, version, recorded_at, door, created_by, due_at, ...fields } = LeadSchema.properties

const changes = Type.Partial(
  Type.Object({
    ...fields,
    comment: Type.Unsafe<string | null>({
      type: ['string', 'null'],
      description: 'The comment as it is now; null after its deletion. `[member:3]` mentions a member',
    }),
    edited_at: Type.String({ description: 'When the comment was last changed or deleted' }),
    comment_of: Type.String({ description: 'The number of the event whose comment was changed or deleted' }),
    mentions: Type.Array(Type.String(), { description: 'Ids of members that the comment mentions' }),
    merged: Type.Unsafe<string[] | null>({
      type: ['array', 'null'],
      items: { type: 'string' },
      description: 'Ids of the merged leads',
    }),
  }),
  { $id: 'LeadChanges', description: 'The changed fields of a lead' },
)
type JsonChanges = Static<typeof changes>

/** An event as `/api/v2`, live updates and exports show it. */
export const EventSchema = Type.Object(
  {
    number: Type.String({ description: 'Sequential within the project, from 1, without gaps; the value for `after`' }),
    at: Type.String({ description: 'When it was recorded; UTC: 2023-11-08T13:03:21Z' }),
    door: Type.Enum([...doors], { description: 'The door of the change' }),
    actor: Type.String({ description: 'Who used the door: key:7' }),
    lead_id: Type.String(),
    topics: Type.Array(Type.Enum([...topics]), { description: 'What the change means; one or several topics' }),
    before: Type.Unsafe<JsonChanges | null>({
      anyOf: [changes, { type: 'null' }],
      description: 'The changed values before; null for a new lead',
    }),
    after: Type.Unsafe<JsonChanges>({ allOf: [changes], description: 'The changed values after' }),
  },
  { $id: 'Event' },
)
type JsonEvent = Static<typeof EventSchema>

/** Masks nothing: the store has already masked the event for the viewer. */
export function writeEvent({ number, at, by, leadId, topics, before, after }: StoredEvent): JsonEvent {
  return {
    number: String(number),
    at: writeTime(at),
    door: by.door,
    actor: by.name,
    lead_id: String(leadId),
    topics,
    before: before && writeFields(before),
    after: writeFields(after),
  }
}

function writeFields(fields: EventFields): JsonChanges {
  const shown = Object.entries(fields).filter(([name]) => Object.hasOwn(writers, name))
  const written = shown.map(([name, value]) => [
    name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    value === null ? null : writers[name as Shown](value as never),
  ])
  return Object.fromEntries(written)
}

type Shown = Exclude<keyof EventFields, (typeof hiddenFields)[number]>

/** The JSON of each field of an event, but not of hidden ones. The schema above names the field and its type. */
const writers: { [F in Shown]-?: (value: NonNullable<EventFields[F]>) => Written<F> } = {
  title: same,
  name: same,
  phone: same,
  email: same,
  source: same,
  text: same,
  creationDate: writeTime,
  paidDate: writeTime,
  status: String,
  price: writeMoney,
  assignee: String,
  remindAt: writeTime,
  remindNote: same,
  respondedAt: writeTime,
  deletedAt: writeTime,
  repeatOf: String,
  mergedInto: String,
  lostReason: String,
  firstTouch: same,
  lastTouch: same,
  fields: same,
  comment: same,
  editedAt: writeTime,
  commentOf: String,
  mentions: (members) => members.map(String),
  merged: (leads) => leads.map(String),
}

/** The type of a field in the schema; no value has it while the schema lacks the field. */
type Written<F extends string> =
  SnakeCase<F> extends infer Name extends keyof JsonChanges ? NonNullable<JsonChanges[Name]> : never
type SnakeCase<F extends string> = F extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `_${Lowercase<First>}`}${SnakeCase<Rest>}`
  : ''

function same<T>(value: T): T {
  return value
}
