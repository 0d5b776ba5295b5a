/** A moment as clocks of a zone show it: `2026-11-25 14:12`. */
export function wallOf(iso: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'short' })
  return parts.format(new Date(iso)).replace(',', '')
}

/** The moment at which clocks of a zone show this; where they show it twice, the first, where never, the one after. */
export function momentOf(wall: string, timeZone: string): string {
  const shown = Date.parse(`${wall.slice(0, 16).replace(' ', 'T')}:00Z`)
  const offset = (at: number) =>
    Date.parse(`${wallOf(new Date(at).toISOString(), timeZone).replace(' ', 'T')}:00Z`) - at
  const first = shown - offset(shown - 86_400_000)
  const at = offset(first) === shown - first ? first : shown - offset(shown + 86_400_000)
  return new Date(Math.max(at, 0)).toISOString().replace('.000Z', 'Z')
}

/** A day of the zone so many days from a moment, at an hour of it. */
export function atHour(from: Date, days: number, hour: number, timeZone: string): string {
  const day = wallOf(new Date(from.getTime() + days * 86_400_000).toISOString(), timeZone).slice(0, 10)
  return momentOf(`${day} ${String(hour).padStart(2, '0')}:00`, timeZone)
}
