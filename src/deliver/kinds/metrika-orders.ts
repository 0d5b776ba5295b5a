import { createHash } from 'node:crypto'
import { orderId } from '../../domain/destination.ts'
import type { Lead } from '../../domain/lead.ts'
import { phoneNumber } from '../../domain/phone.ts'
import type { Project } from '../../domain/project.ts'
import type { Status, StatusType } from '../../domain/status.ts'
import type { LocalTime } from '../../domain/zone.ts'
import { writeMoney } from '../../json/values.ts'

/**
 * The columns of «Simple orders» that we send: https://yandex.com/dev/metrika/en/data-import/simple-orders-data. Contacts are sent only as
 * md5. `create_date_time` is in the zone of the counter.
 */
export const header = 'id,create_date_time,client_ids,emails_md5,phones_md5,order_status,revenue,currency'

/** The data for writing a line. `clock` converts to the zone of the counter. */
type Facts = { project: Project; statuses: readonly Status[]; clock: (seconds: number) => LocalTime }

/** A lead as an order; undefined when nothing identifies the visitor. No value holds a comma or a quote. */
export function lineOf(lead: Lead, { project, statuses, clock }: Facts): string | undefined {
  const clientId = clientIdOf(lead)
  const email = lead.email === null ? '' : emailMd5(lead.email)
  const phone = lead.phone === null ? '' : phoneMd5(lead.phone, project.country)
  if (!clientId && !email && !phone) return
  const type = statuses.find(({ id }) => id === lead.status)?.type ?? 'progress'
  const status = lead.deletedAt === null ? orderStatus[type] : 'CANCELLED'
  const revenue = lead.price === null ? '' : writeMoney(lead.price)
  const created = shown(clock(lead.creationDate))
  const id = orderId(project.id, lead.id)
  return [id, created, clientId, email, phone, status, revenue, revenue && project.currency].join(',')
}

const orderStatus: Record<StatusType, string> = { progress: 'IN_PROGRESS', paid: 'PAID', canceled: 'CANCELLED' }

/** How long (seconds) the service links a new order to a visit, and accepts changes of a known one. */
const windows = { first: 21 * 86_400, changes: 111 * 86_400 }

/** Whether the service no longer accepts a lead; `isKnown` if it accepted the lead before. */
export function isTooOld({ creationDate }: Pick<Lead, 'creationDate'>, isKnown: boolean, now: number): boolean {
  return now - creationDate > windows[isKnown ? 'changes' : 'first']
}

/** The md5 of an e-mail in lower case; empty if it is invalid. */
export function emailMd5(email: string): string {
  const folded = email.trim().toLowerCase()
  return /^[^\s@,;]{1,200}@[^\s@,;]{1,200}$/.test(folded) ? md5(folded) : ''
}

/** The md5 of the digits of a phone with its country code; empty if it is invalid. */
export function phoneMd5(phone: string, country: string): string {
  const number = phoneNumber(phone.slice(0, 100), country)
  return number === undefined ? '' : md5(number.replace('+', ''))
}

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex')
}

/** The ClientID of the visitor, a 64-bit number, else empty: a forged value in a cookie would make the service refuse the whole file. */
function clientIdOf({ firstTouch, lastTouch }: Lead): string {
  const given = lastTouch?._ym_uid ?? firstTouch?._ym_uid ?? ''
  return /^\d{5,20}$/.test(given) && BigInt(given) < 2n ** 64n ? given : ''
}

/** `20.01.2024 11:59:07`. */
function shown({ local }: LocalTime): string {
  const iso = new Date(local * 1_000).toISOString()
  const [year, month, day] = iso.slice(0, 10).split('-')
  return `${day}.${month}.${year} ${iso.slice(11, 19)}`
}
