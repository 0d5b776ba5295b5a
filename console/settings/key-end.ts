import { endOfDay, fromWallTime } from '../ui/zone.ts'

/** The last second of a day of the project as the expiry of a key; null for an empty day. */
export function endOfKey(day: string, timeZone: string): string | null {
  return day === '' ? null : endOfDay(new Date(fromWallTime(`${day} 12:00`, timeZone)), timeZone)
}
