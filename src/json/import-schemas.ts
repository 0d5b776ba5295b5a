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
    description: 'The line of the names of columns, from 1; 0 is none',
  }),
  sheet: orNull(Type.String({ maxLength: 200 })),
  time_zone: Type.String({ maxLength: 100, description: 'The zone of times that name none' }),
}
export const reading = Type.Object(readingParts, { description: 'How the file is read; null is what its format lacks' })

const target = Type.Union([
  Type.Enum([...targets, 'new']),
  Type.String({ pattern: '^field:\\d{1,9}$', description: 'An own field' }),
])
export const column = Type.Object({
  column: Type.Integer({ minimum: 0, maximum: 1_000, description: 'The place of the column, from 0' }),
  to: target,
  fill: Type.Optional(Type.Boolean({ description: 'Fills where an earlier column for the same is empty' })),
  dates: Type.Optional(
    Type.Enum([...dateOrders], {
      description:
        'How its dates are written. `mixed`: in the only order that is possible; one possible in both is read day first with points, and else refuses its row',
    }),
  ),
  name: Type.Optional(Type.String({ maxLength: 100, description: 'Of a new own field' })),
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
  columns: Type.Array(column, { maxItems: 1_000, description: 'A column that is not named is not loaded' }),
  match: Type.Enum([...matchKinds], {
    description:
      'By what a lead is recognised: its number (id or external_id), its phone or else its e-mail, or nothing',
  }),
  update: Type.Enum([...updateKinds], {
    description: 'What a row does to a lead that is there: all that it gives, only what is empty, nothing',
  }),
  statuses: Type.Array(statusPlan, {
    maxItems: 200,
    description: 'Which status a name means that no status has; null is the first',
  }),
  members: Type.Array(memberPlan, { maxItems: 200, description: 'Which member a name means; null is nobody' }),
  make_statuses: Type.Boolean({ description: 'Whether names that no status has become statuses' }),
  strict: Type.Boolean({
    description: 'Whether a phone or an own value that cannot be read refuses its row; else it is kept as a text',
  }),
}
export const mapping = Type.Object(mappingParts, {
  description: 'What is loaded, and how it meets the leads that are there',
})

/** The body of `PATCH`. */
export const importPatch = Type.Object({
  reading: Type.Optional(Type.Partial(Type.Object(readingParts))),
  mapping: Type.Optional(Type.Partial(Type.Object(mappingParts))),
})

const outcome = {
  rows: count('All rows that are done'),
  created: count('Rows that made a lead'),
  updated: count('Rows that changed a lead'),
  unchanged: count('Rows that said what a lead says already'),
  joined: count('Rows of a lead that an earlier row of the file made or met'),
  refused: count('Rows that were refused'),
}

/** Why a row was refused. */
export const RefusedRowSchema = Type.Object(
  {
    row: count('Counts the rows from 1'),
    line: count('The line in the file'),
    code: Type.String(),
    detail: Type.String({ description: 'A sentence that names line and column, and what would be right' }),
    params: Type.Record(Type.String(), Type.Unknown()),
    text: Type.String({ description: 'The beginning of the row as it stands in the file; empty where it is not kept' }),
  },
  { $id: 'ImportRefusal' },
)

const seen = Type.Object({
  column: Type.Integer(),
  name: Type.String(),
  filled: count('Rows in which it is not empty'),
  samples: Type.Array(Type.String()),
  proposed: orNull(Type.String()),
  dates: orNull(
    Type.Object({
      order: Type.Enum([...dateOrders], {
        description: '`mixed` where some values are possible only day first, and others only month first',
      }),
      is_sure: Type.Boolean({
        description: 'False where no value tells the day from the month, or some have the other one first',
      }),
      unread: count('Values that are no dates'),
    }),
  ),
})
export const preview = Type.Object(
  {
    lines: Type.Array(Type.Object({ line: Type.Integer(), text: Type.String() })),
    rows_read: count('Rows that were looked at'),
    is_whole: Type.Boolean({ description: 'Whether these are all' }),
    columns: Type.Array(seen),
    statuses: Type.Array(Type.Object({ given: Type.String(), rows: Type.Integer() })),
    members: Type.Array(
      Type.Object({
        given: Type.String(),
        rows: Type.Integer(),
        member: orNull(
          Type.String({ description: 'The member that is found by it, unless the mapping says otherwise' }),
        ),
      }),
    ),
    like_before: Type.Boolean({
      description: 'Whether the mapping was proposed as an earlier file with the same columns was loaded',
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
    received: count('Bytes that are here'),
    state: Type.Enum([...importStates]),
    waits: Type.Boolean({
      description: 'It cannot go on for now, as without room on the disk, and does by itself when it can',
    }),
    reason: orNull(
      Type.Object({ code: Type.String(), detail: Type.String(), params: Type.Record(Type.String(), Type.Unknown()) }),
    ),
    created_at: moment('When it was begun'),
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
          description: 'Names that no status has; with make_statuses they are made, and the rows are counted as loaded',
        }),
        ms: count('How long it took, in milliseconds'),
      }),
    ),
    progress: orNull(
      Type.Object({
        ...outcome,
        total: orNull(count('All rows of the file')),
        rate: count('Rows a second'),
        seconds_left: orNull(count('Seconds until the end')),
      }),
    ),
    undo_until: momentOrNull('Until when an undo can begin: 30 days after the loading did'),
    undone: orNull(
      Type.Object({
        removed: count('Leads that it made and that are gone'),
        restored: count('Leads that are as they were before'),
        kept: count('Leads that somebody changed since, which stay'),
        kept_leads: Type.Array(Type.String()),
      }),
    ),
  },
  { $id: 'Import', description: 'Leads from a file: looked at, forecast, loaded, and undone for 30 days' },
)
