import { isRepresentable } from '../../domain/period.ts'
import { excerpt, refusal } from '../../domain/refusal.ts'

const pattern = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:Z|([+-])(\d\d):?(\d\d))?)?$/

/**
 * Parses a date of `/api/v1` into seconds: `2023-02-22T08:05:35.569Z`, `…+0000`, `…+03:00`, `2023-02-22 08:05:35` or
 * `2023-02-22`. The default zone is UTC, and fractions are dropped. A day beyond the end of its month rolls over, as on
 * the vendor's platform. A date without time is its first second, or its last with `endOfDay`.
 */
export function readDate(value: unknown, argument: string, endOfDay = false): number {
  const parts = typeof value === 'string' ? pattern.exec(value) : null
  if (!parts) throw refusal('not-date', { given: excerpt(value) }, argument)
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map((part) => Number(part ?? 0)) as Six
  const [sign, zoneHour, zoneMinute] = [parts[7], Number(parts[8] ?? 0), Number(parts[9] ?? 0)]
  const isPossible =
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= 31 &&
    hour < 24 &&
    minute < 60 &&
    second < 60 &&
    zoneHour < 24 &&
    zoneMinute < 60
  if (!isPossible) throw refusal('not-date', { given: excerpt(value) }, argument)
  const offset = (zoneHour * 3600 + zoneMinute * 60) * (sign === '-' ? -1 : 1)
  const time = endOfDay && parts[4] === undefined ? 86_399 : hour * 3600 + minute * 60 + second
  const seconds = midnight(year, month, day) + time - offset
  if (!isRepresentable(seconds)) throw refusal('not-date', { given: excerpt(value) }, argument)
  return seconds
}
type Six = [number, number, number, number, number, number]

/** `2023-11-08T13:03:21+0000` */
export function writeDate(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}+0000`
}

/** `2016-09-01 07:55:11`, as in `user/projects`, in UTC. */
export function writePlainDate(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ')
}

/** `Date.UTC` would treat the years 0 to 99 as 1900 to 1999. */
function midnight(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month - 1, day) / 1000
}
