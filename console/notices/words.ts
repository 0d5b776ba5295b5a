import type { TFunction } from 'i18next'
import type { NoticeBot, NoticeKind, NoticeLink, NoticePlace, NoticeSettings, NoticeWay } from '../api/types.ts'
import type { Format } from '../ui/format.ts'

/** The places of notices: the bell, then the ways in the order of the page. */
export const places = ['bell', 'telegram', 'max', 'push', 'email'] as const satisfies NoticePlace[]

/** The kinds of notices, in the order in which people look for them. */
export const kinds = [
  ...(['new', 'late', 'mine', 'reminder', 'mention'] as const),
  ...(['job', 'destination', 'backup', 'summary', 'week', 'month'] as const),
] satisfies NoticeKind[]

/** The kinds that a role never gets. */
const untold: Record<string, readonly NoticeKind[]> = {
  manager: ['backup'],
  agent: ['destination', 'backup'],
  contractor: ['late', 'destination', 'backup', 'summary', 'week', 'month'],
  viewer: ['late', 'destination', 'backup'],
}

/** The kinds that a role may get. */
export function kindsFor(role: string): NoticeKind[] {
  return kinds.filter((kind) => !(untold[role] ?? []).includes(kind))
}

/** `on` accepts messages, `warn` refused the last one, `off` is not available. */
export type WayState = { is: 'on' | 'warn' | 'off'; text: string; why?: string | undefined }

type Known = { settings: NoticeSettings; links: readonly NoticeLink[]; bots: readonly NoticeBot[] }

/** The state of a way for the member, in words. */
export function stateOf(t: TFunction, format: Format, way: NoticeWay, { settings, links, bots }: Known): WayState {
  const { ready = false, linked = false } = settings.ways.find((each) => each.way === way) ?? {}
  const bot = bots.find((each) => each.way === way)
  if (bot?.state === 'failing')
    return { is: 'warn', text: t(`notices.fault.${bot.reason}`), why: bot.error ?? undefined }
  if (!ready) return { is: 'off', text: t(`notices.lacks.${way}`) }
  if (way === 'email') return { is: 'on', text: t('notices.yourAddress') }
  if (!linked) return { is: 'off', text: t('notices.notLinked') }
  const own = links.filter((each) => each.way === way)
  const failed = own.length > 0 && own.every(({ error }) => error !== null)
  if (failed) return { is: 'warn', text: t('notices.fails'), why: own[0]?.error ?? undefined }
  const last = own
    .flatMap(({ accepted_at }) => accepted_at ?? [])
    .toSorted()
    .at(-1)
  return {
    is: 'on',
    text: last === undefined ? t('notices.linked') : t('notices.arrived', { when: format.moment(last) }),
  }
}

/** Whether a member can select a place: its way is available and linked. */
export function isUsable(place: NoticePlace, { ways }: Pick<NoticeSettings, 'ways'>): boolean {
  return place === 'bell' || ways.some(({ way, ready, linked }) => way === place && ready && linked)
}
