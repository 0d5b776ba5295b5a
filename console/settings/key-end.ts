import { endOfDay, fromWallTime } from '../ui/zone.ts'

/** The last moment of a day of the project, as the end of a key; an empty day is no end. */
export function endOfKey(day: string, timeZone: string): string | null {
  return day === '' ? null : endOfDay(new Date(fromWallTime(`${day} 12:00`, timeZone)), timeZone)
}
