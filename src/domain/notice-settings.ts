import {
  discreetWays,
  type NoticeKind,
  type NoticePlace,
  type NoticeWayName,
  noticePlaces,
  noticeWays,
} from './notice.ts'
import type { QuietHours } from './quiet-hours.ts'

/** The places where a member gets each kind of notice. */
export type NoticeMatrix = Record<NoticeKind, readonly NoticePlace[]>

/** The settings of one member. Null, and a missing kind, mean the default of the project. */
export type NoticeSettings = {
  places: Partial<NoticeMatrix>
  order: readonly NoticeWayName[] | null
  quiet: QuietHours | null
  timeZone: string | null
  /** Incremented by each change. */
  version: number
}
/** A change of settings. A kind that is null returns to the default of the project. */
export type NoticeSettingsChange = Partial<Omit<NoticeSettings, 'version' | 'places'>> & {
  places?: { [Kind in NoticeKind]?: readonly NoticePlace[] | null }
}

/** The defaults of a project for its members, and the settings that only its owner may change. */
export type ProjectNotices = {
  places: NoticeMatrix
  order: readonly NoticeWayName[]
  quiet: QuietHours | null
  /** The ways that show names and phones although they are discreet. */
  personal: readonly NoticeWayName[]
  /** Whether reminders go to the same people, and later to others, while nobody takes a lead. */
  escalates: boolean
  /** When the summary of the previous day and the reports of the week and the month are sent, in minutes since midnight. */
  summaryAt: number
  version: number
}
export type ProjectNoticesChange = Partial<Omit<ProjectNotices, 'version' | 'places'>> & {
  places?: Partial<NoticeMatrix>
}

const soon: readonly NoticePlace[] = ['bell', 'telegram', 'max', 'push']
const surely: readonly NoticePlace[] = noticePlaces

/** The initial settings of a project: urgent notices go by messenger, and those that must not be missed by e-mail too. */
export const defaultNotices: ProjectNotices = {
  places: {
    new: ['telegram', 'max', 'push'],
    mine: surely,
    late: surely,
    reminder: soon,
    mention: surely,
    job: ['bell'],
    destination: surely,
    backup: surely,
    summary: [],
    week: [],
    month: [],
  },
  order: noticeWays,
  quiet: null,
  personal: [],
  escalates: true,
  summaryAt: 9 * 60,
  version: 1,
}

export const defaultNoticeSettings: NoticeSettings = {
  places: {},
  order: null,
  quiet: null,
  timeZone: null,
  version: 0,
}

/** The effective settings of a member: their own, completed by those of the project. */
export type Wants = {
  places: NoticeMatrix
  order: readonly NoticeWayName[]
  quiet: QuietHours | null
  timeZone: string
}

/** Completes the settings of a member with the defaults of the project. */
export function wantsOf(settings: NoticeSettings, project: { notices: ProjectNotices; timeZone: string }): Wants {
  const { notices, timeZone } = project
  return {
    places: { ...notices.places, ...settings.places },
    order: wholeOrder(settings.order ?? notices.order),
    quiet: settings.quiet ?? notices.quiet,
    timeZone: settings.timeZone ?? timeZone,
  }
}

/** The ways by which a member gets notices of a kind, in the order of preference. */
export function waysFor({ places, order }: Wants, kind: NoticeKind): NoticeWayName[] {
  return order.filter((way) => places[kind].includes(way))
}

/** Whether a way shows names and phones. */
export function isPersonal(way: NoticeWayName, { personal }: Pick<ProjectNotices, 'personal'>): boolean {
  return !(discreetWays as readonly NoticeWayName[]).includes(way) || personal.includes(way)
}

/** An order that names each way once. */
function wholeOrder(order: readonly NoticeWayName[]): readonly NoticeWayName[] {
  return [...new Set([...order, ...noticeWays])]
}

/** Places in their usual order, each once. */
export function orderPlaces(places: readonly NoticePlace[]): NoticePlace[] {
  return noticePlaces.filter((place) => places.includes(place))
}
