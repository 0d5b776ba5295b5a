const day = 86_400_000

/** A moment as clocks of a zone show it: `2026-11-25 14:12`. */
export function wallOf(iso: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'short' })
  return parts.format(new Date(iso)).replace(',', '').padStart('2026-11-25 14:12'.length, '0')
}

/** The moment at which clocks of a zone show this; where they show it twice, the first, where never, the one after. */
export function momentOf(wall: string, timeZone: string): string {
  const shown = Date.parse(`${wall.slice(0, 16).replace(' ', 'T')}:00Z`)
  const offset = (at: number) =>
    Date.parse(`${wallOf(new Date(at).toISOString(), timeZone).replace(' ', 'T')}:00Z`) - at
  const [first, last] = [shown - offset(shown - day), shown - offset(shown + day)]
  const isShown = (at: number) => offset(at) === shown - at
  const at = isShown(last) && !isShown(first) ? last : first
  return new Date(Math.max(at, 0)).toISOString().replace('.000Z', 'Z')
}

/** The day that the zone has at a moment, or one so many days later, at an hour of it. */
export function atHour(from: Date, days: number, hour: number, timeZone: string): string {
  const today = Date.parse(wallOf(from.toISOString(), timeZone).slice(0, 10))
  const then = new Date(today + days * day).toISOString().slice(0, 10)
  return momentOf(`${then} ${String(hour).padStart(2, '0')}:00`, timeZone)
}
