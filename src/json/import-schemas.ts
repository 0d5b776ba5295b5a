import Type from 'typebox'
import {
  dateOrders,
  encodings,
  importFormats,
  importStates,
  matchKinds,
  quotes,
  separators,
  targets,
  updateKinds,
} from '../domain/import.ts'
import { ownFieldTypes } from '../domain/own-field.ts'
import { statusTypes } from '../domain/status.ts'
import { moment, momentOrNull, orNull } from './schemas.ts'

const choiceOrNull = <T extends string>(known: readonly T[]) =>
  Type.Unsafe<T | null>({ type: ['string', 'null'], enum: [...known, null] })
const count = (description: string) => Type.Integer({ description })
const id = Type.String({ pattern: '^\\d{1,15}$' })

const readingParts = {
  format: Type.Enum([...importFormats]),
  encoding: choiceOrNull(encodings),
  separator: choiceOrNull(separators),
  quote: choiceOrNull(quotes),
  header_row: Type.Integer({
    minimum: 0,
    maximum: 1_000,
    description: 'The line with the column names, from 1; 0 for none',
  }),
  sheet: orNull(Type.String({ maxLength: 200 })),
  time_zone: Type.String({ maxLength: 100, description: 'The time zone of times without one' }),
}
export const reading = Type.Object(readingParts, {
  description: 'How the file is read; null for what its format lacks',
})

const target = Type.Union([
  Type.Enum([...targets, 'new']),
  Type.String({ pattern: '^field:\\d{1,9}$', description: 'An own field' }),
])
export const column = Type.Object({
  column: Type.Integer({ minimum: 0, maximum: 1_000, description: 'The position of the column, from 0' }),
  to: target,
  fill: Type.Optional(Type.Boolean({ description: 'Fills the field where an earlier column for it is empty' })),
  dates: Type.Optional(
    Type.Enum([...dateOrders], {
      description:
        'How its dates are written. `mixed`: in the only order that is possible; where both are possible, dates with points are read day first, and others refuse their row',
    }),
  ),
  name: Type.Optional(Type.String({ maxLength: 100, description: 'For a new own field' })),
  type: Type.Optional(Type.Enum(ownFieldTypes.filter((type) => type !== 'choice'))),
})
const statusPlan = Type.Object({
  given: Type.String({ maxLength: 200 }),
  status: orNull(id),
  make: Type.Optional(
    Type.Object({ name: Type.String({ minLength: 1, maxLength: 100 }), type: Type.Enum([...statusTypes]) }),
  ),
})
const memberPlan = Type.Object({ given: Type.String({ maxLength: 200 }), member: orNull(id) })
const mappingParts = {
  columns: Type.Array(column, { maxItems: 1_000, description: 'Columns without a mapping are not loaded' }),
  match: Type.Enum([...matchKinds], {
    description:
      'How existing leads are found: by number (id or external_id), by contact (phone, or else e-mail), or not at all',
  }),
  update: Type.Enum([...updateKinds], {
    description: 'How a row changes an existing lead: all given values, only empty fields, or nothing',
  }),
  statuses: Type.Array(statusPlan, {
    maxItems: 200,
    description: 'The status for a name that no status has; null for the first status',
  }),
  members: Type.Array(memberPlan, { maxItems: 200, description: 'The member for a name; null for nobody' }),
  make_statuses: Type.Boolean({ description: 'Create statuses for names that no status has' }),
  strict: Type.Boolean({
    description: 'Whether an unreadable phone or own value refuses its row; otherwise it is kept as text',
  }),
}
export const mapping = Type.Object(mappingParts, {
  description: 'Which columns are loaded, and how rows meet existing leads',
})

/** The body of `PATCH`. */
export const importPatch = Type.Object({
  reading: Type.Optional(Type.Partial(Type.Object(readingParts))),
  mapping: Type.Optional(Type.Partial(Type.Object(mappingParts))),
})

const outcome = {
  rows: count('All finished rows'),
  created: count('Rows that created a lead'),
  updated: count('Rows that changed a lead'),
  unchanged: count('Rows without a difference from their lead'),
  joined: count('Rows of a lead that an earlier row of the file created or found'),
  refused: count('Rows that were refused'),
}

/** Why a row was refused. */
export const RefusedRowSchema = Type.Object(
  {
    row: count('The position among the rows, from 1'),
    line: count('The line in the file'),
    code: Type.String(),
    detail: Type.String({ description: 'A sentence that names line and column, and what would be right' }),
    params: Type.Record(Type.String(), Type.Unknown()),
    text: Type.String({ description: 'The beginning of the row as in the file; empty where it is not stored' }),
  },
  { $id: 'ImportRefusal' },
)

const seen = Type.Object({
  column: Type.Integer(),
  name: Type.String(),
  filled: count('Rows where it is not empty'),
  samples: Type.Array(Type.String()),
  proposed: orNull(Type.String()),
  dates: orNull(
    Type.Object({
      order: Type.Enum([...dateOrders], {
        description: '`mixed`: some values are possible only day first, others only month first',
      }),
      is_sure: Type.Boolean({
        description: 'False if no value decides the order of day and month, or values contradict it',
      }),
      unread: count('Values that are not dates'),
    }),
  ),
})
export const preview = Type.Object(
  {
    lines: Type.Array(Type.Object({ line: Type.Integer(), text: Type.String() })),
    rows_read: count('Examined rows'),
    is_whole: Type.Boolean({ description: 'Whether all rows were examined' }),
    columns: Type.Array(seen),
    statuses: Type.Array(Type.Object({ given: Type.String(), rows: Type.Integer() })),
    members: Type.Array(
      Type.Object({
        given: Type.String(),
        rows: Type.Integer(),
        member: orNull(Type.String({ description: 'The member found by the name, unless the mapping says otherwise' })),
      }),
    ),
    like_before: Type.Boolean({
      description: 'The mapping was proposed from an earlier file with the same columns',
    }),
  },
  { description: 'The first rows of the file' },
)

/** An import of leads from a file. */
export const ImportSchema = Type.Object(
  {
    id: Type.String(),
    name: Type.String(),
    size: count('Bytes of the file'),
    received: count('Uploaded bytes'),
    state: Type.Enum([...importStates]),
    waits: Type.Boolean({
      description: 'Waiting, for example for room on the disk; it continues by itself',
    }),
    reason: orNull(
      Type.Object({ code: Type.String(), detail: Type.String(), params: Type.Record(Type.String(), Type.Unknown()) }),
    ),
    created_at: moment('When it began'),
    created_by: Type.String(),
    ended_at: momentOrNull('When it ended'),
    reading: orNull(reading),
    found: orNull(reading),
    sheets: Type.Array(Type.String()),
    mapping: orNull(mapping),
    preview: Type.Optional(orNull(preview)),
    forecast: orNull(
      Type.Object({
        ...outcome,
        changes: Type.Record(Type.String(), Type.Integer(), { description: 'Leads that would change, by field' }),
        unknown_statuses: Type.Array(Type.String(), {
          description: 'Names that no status has; with make_statuses these are created, and their rows count as loaded',
        }),
        ms: count('Duration in milliseconds'),
      }),
    ),
    progress: orNull(
      Type.Object({
        ...outcome,
        total: orNull(count('All rows of the file')),
        rate: count('Rows per second'),
        seconds_left: orNull(count('Estimated seconds until the end')),
      }),
    ),
    undo_until: momentOrNull('Until when it can be undone: 30 days after the loading began'),
    undone: orNull(
      Type.Object({
        removed: count('Created leads that were removed'),
        restored: count('Leads that were restored'),
        kept: count('Leads that somebody changed since, which stay'),
        kept_leads: Type.Array(Type.String()),
      }),
    ),
  },
  { $id: 'Import', description: 'An import of leads from a file' },
)
