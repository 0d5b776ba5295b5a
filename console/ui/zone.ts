const oneDay = 86_400_000

/** The earliest time that has a year of four digits in every zone; while a year is typed it may be 0. */
const earliest = Date.parse('0001-01-02T00:00:00Z')

/** The formats by zone, since creating one takes much longer than using it. */
const clocks = new Map<string, Intl.DateTimeFormat>()

/** The wall-clock time in a zone: `2026-11-25 14:12`. */
export function wallTime(iso: string, timeZone: string): string {
  const format =
    clocks.get(timeZone) ?? new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'short' })
  clocks.set(timeZone, format)
  return format.format(new Date(iso)).replace(',', '').padStart('2026-11-25 14:12'.length, '0')
}

/** The instant of a wall-clock time: the first if clocks show it twice, and the one after the gap if they never show it. */
export function fromWallTime(wall: string, timeZone: string): string {
  const shown = Date.parse(`${wall.slice(0, 16).replace(' ', 'T')}:00Z`)
  const offset = (at: number) =>
    Date.parse(`${wallTime(new Date(at).toISOString(), timeZone).replace(' ', 'T')}:00Z`) - at
  const [first, last] = [shown - offset(shown - oneDay), shown - offset(shown + oneDay)]
  const isShown = (at: number) => offset(at) === shown - at
  const at = isShown(last) && !isShown(first) ? last : first
  return new Date(Math.max(at, earliest)).toISOString().replace('.000Z', 'Z')
}

/** An hour of the zone's present day, or of a day that is `days` later. */
export function atHour(from: Date, days: number, hour: number, timeZone: string): string {
  const day = dayPlus(wallTime(from.toISOString(), timeZone).slice(0, 10), days)
  return fromWallTime(`${day} ${String(hour).padStart(2, '0')}:00`, timeZone)
}

/** The last second of the zone's current day. */
export function endOfDay(now: Date, timeZone: string): string {
  return new Date(Date.parse(atHour(now, 1, 0, timeZone)) - 1000).toISOString().replace('.000Z', 'Z')
}

/** Adds days to a calendar date, independent of any zone. */
export function dayPlus(day: string, days: number): string {
  return new Date(Date.parse(day) + days * oneDay).toISOString().slice(0, 10)
}
