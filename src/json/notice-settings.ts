import Type, { type Static, type TSchema } from 'typebox'
import {
  type NoticeKind,
  type NoticePlace,
  type NoticeWayName,
  noticeKinds,
  noticePlaces,
  noticeWays,
} from '../domain/notice.ts'
import {
  type NoticeMatrix,
  type NoticeSettings,
  type NoticeSettingsChange,
  orderPlaces,
  type ProjectNotices,
  type ProjectNoticesChange,
  type Wants,
} from '../domain/notice-settings.ts'
import type { QuietHours } from '../domain/quiet-hours.ts'
import { writeClock } from '../domain/working-time.ts'
import { readClock } from './clock.ts'
import { orNull } from './schemas.ts'

const places = Type.Array(Type.Enum([...noticePlaces]), {
  $id: 'NoticePlaces',
  maxItems: noticePlaces.length,
  description: '`bell` is in the console, at once; the others are tried in order until one accepts',
})
const matrix = Type.Unsafe<Record<NoticeKind, NoticePlace[]>>(Type.Object(ofEachKind(places), { $id: 'NoticeMatrix' }))
const order = Type.Array(Type.Enum([...noticeWays]), {
  maxItems: noticeWays.length,
  description: 'The order of the ways; the next one is tried if a way has not accepted within a minute',
})
const quietJson = Type.Object(
  {
    from: Type.String({ maxLength: 5, examples: ['22:00'] }),
    to: Type.String({
      maxLength: 5,
      description: 'When it ends; the same time as `from` means no quiet hours',
      examples: ['08:00'],
    }),
    days_off: Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), {
      maxItems: 7,
      description: 'Weekdays that are quiet all day, from 1 for Monday',
    }),
    wakes: Type.Array(Type.Enum([...noticeKinds]), {
      maxItems: noticeKinds.length,
      description: 'Kinds that are sent all the same',
    }),
  },
  { $id: 'QuietHours', description: 'Notices in quiet hours wait for the morning, and are sent as one message' },
)
const quiet = orNull(quietJson)
const summaryAt = Type.String({
  maxLength: 5,
  description:
    'When the summary of the previous day, the report of the week (on Mondays) and of the month (on the first) are sent, in the time zone of the project',
  examples: ['09:00'],
})
const version = Type.Integer({ description: 'The version, raised by each change; sent as the ETag' })

/** The notices that a member gets, and by which ways. */
export const noticeSettingsJson = Type.Object(
  {
    places: matrix,
    order,
    quiet,
    time_zone: Type.String({ description: 'The time zone of the quiet hours' }),
    own: Type.Object(
      {
        places: Type.Array(Type.Enum([...noticeKinds])),
        order: Type.Boolean(),
        quiet: Type.Boolean(),
        time_zone: Type.Boolean(),
      },
      { description: 'What you set yourself; other settings follow the project' },
    ),
    ways: Type.Array(
      Type.Object({
        way: Type.Enum([...noticeWays]),
        ready: Type.Boolean({ description: 'Whether the desk has it: a bot, a mail server' }),
        linked: Type.Boolean({ description: 'Whether you are linked; for e-mail always true' }),
      }),
      { description: 'The state of each way' },
    ),
    version,
  },
  { $id: 'NoticeSettings' },
)
export const noticeSettingsChange = Type.Partial(
  Type.Object({
    places: Type.Unsafe<{ [Kind in NoticeKind]?: NoticePlace[] | null }>(
      Type.Partial(Type.Object(ofEachKind(orNull({ ...places, $id: 'OwnNoticePlaces' }))), {
        description: 'The given kinds; null follows the project again',
      }),
    ),
    order: orNull(order),
    quiet,
    time_zone: orNull(Type.String({ maxLength: 100 })),
  }),
)

/** The defaults of a project for its members. */
export const projectNoticesJson = Type.Object(
  {
    places: matrix,
    order,
    quiet,
    personal: Type.Array(Type.Enum([...noticeWays]), {
      description:
        'Ways that show the name and the phone of a lead although they pass through services abroad; only owners change it',
    }),
    escalates: Type.Boolean({
      description:
        'Whether people are told again while nobody takes a lead: members on duty after the response minutes of the working time, managers after twice that, owners after four times that',
    }),
    summary_at: summaryAt,
    version,
  },
  { $id: 'ProjectNotices' },
)
export const projectNoticesChange = Type.Partial(
  Type.Object({
    places: Type.Unsafe<{ [Kind in NoticeKind]?: NoticePlace[] }>(Type.Partial(Type.Object(ofEachKind(places)))),
    order,
    quiet,
    escalates: Type.Boolean(),
    summary_at: summaryAt,
  }),
)

/** The ways that are configured, and those that the member has linked. */
type Reach = { ready: readonly NoticeWayName[]; linked: readonly NoticeWayName[] }

export function writeNoticeSettings(
  settings: NoticeSettings,
  wants: Wants,
  { ready, linked }: Reach,
): Static<typeof noticeSettingsJson> {
  const { places: own, order, quiet, timeZone, version } = settings
  return {
    places: writePlaces(wants.places),
    order: [...wants.order],
    quiet: writeQuiet(wants.quiet),
    time_zone: wants.timeZone,
    own: {
      places: noticeKinds.filter((kind) => own[kind] !== undefined),
      order: order !== null,
      quiet: quiet !== null,
      time_zone: timeZone !== null,
    },
    ways: noticeWays.map((way) => ({
      way,
      ready: ready.includes(way),
      linked: way === 'email' || linked.includes(way),
    })),
    version,
  }
}

export function writeProjectNotices(notices: ProjectNotices): Static<typeof projectNoticesJson> {
  const { places, order, quiet, personal, escalates, summaryAt, version } = notices
  return {
    places: writePlaces(places),
    order: [...order],
    quiet: writeQuiet(quiet),
    personal: [...personal],
    escalates,
    summary_at: writeClock(summaryAt),
    version,
  }
}

function writePlaces(places: NoticeMatrix): Record<NoticeKind, NoticePlace[]> {
  return Object.fromEntries(noticeKinds.map((kind) => [kind, [...places[kind]]])) as Record<NoticeKind, NoticePlace[]>
}

function writeQuiet(quiet: QuietHours | null): Static<typeof quietJson> | null {
  return (
    quiet && {
      from: writeClock(quiet.from),
      to: writeClock(quiet.to),
      days_off: quiet.daysOff.map((day) => day + 1),
      wakes: [...quiet.wakes],
    }
  )
}

/** Only what is given. */
export function readNoticeSettings(body: Static<typeof noticeSettingsChange>): NoticeSettingsChange {
  const { places, order, quiet, time_zone } = body
  return {
    ...(places && { places: readPlaces(places) }),
    ...(order !== undefined && { order: order && [...new Set(order)] }),
    ...(quiet !== undefined && { quiet: readQuiet(quiet) }),
    ...(time_zone !== undefined && { timeZone: time_zone }),
  }
}

/** Only what is given. */
export function readProjectNotices(body: Static<typeof projectNoticesChange>): ProjectNoticesChange {
  const { places, order, quiet, escalates, summary_at } = body
  return {
    ...(places && { places: readPlaces(places) as Partial<NoticeMatrix> }),
    ...(order && { order: [...new Set(order)] }),
    ...(quiet !== undefined && { quiet: readQuiet(quiet) }),
    ...(escalates !== undefined && { escalates }),
    ...(summary_at !== undefined && { summaryAt: readClock(summary_at, 'summary_at', true) }),
  }
}

function readPlaces(places: NonNullable<Static<typeof noticeSettingsChange>['places']>) {
  const given = noticeKinds.filter((kind) => places[kind] !== undefined)
  return Object.fromEntries(given.map((kind) => [kind, places[kind] ? orderPlaces(places[kind]) : null]))
}

function readQuiet(quiet: Static<typeof quietJson> | null): QuietHours | null {
  return (
    quiet && {
      from: readClock(quiet.from, 'quiet.from'),
      to: readClock(quiet.to, 'quiet.to'),
      daysOff: [...new Set(quiet.days_off)].sort().map((day) => day - 1),
      wakes: noticeKinds.filter((kind) => quiet.wakes.includes(kind)),
    }
  )
}

function ofEachKind(schema: TSchema): Record<NoticeKind, TSchema> {
  return Object.fromEntries(noticeKinds.map((kind) => [kind, schema])) as Record<NoticeKind, TSchema>
}
