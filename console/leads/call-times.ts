/** When people say that they will call back. */
export function remindTimes(now: Date, zone: string): { name: 'hour' | 'tomorrow' | 'week'; moment: string }[] {
  const hour = new Date(Math.ceil(now.getTime() / 60_000) * 60_000 + 3_600_000).toISOString()
  return [
    { name: 'hour', moment: hour },
    { name: 'tomorrow', moment: atHour(now, 1, 10, zone) },
    { name: 'week', moment: atHour(now, 7, 10, zone) },
  ]
}

/** A moment of which the clocks of a zone show `2026-11-25T10:00`. */
export function momentOf(wall: string, zone: string): string {
  const guess = Date.parse(`${wall}:00Z`)
  const once = guess - offsetAt(guess, zone)
  return new Date(guess - offsetAt(once, zone)).toISOString() // clocks may be set between the two
}

/** What the clocks of a zone show at a moment: `2026-11-25T10:00`. */
export function wallOf(moment: Date, zone: string): string {
  return new Date(moment.getTime() + offsetAt(moment.getTime(), zone)).toISOString().slice(0, 16)
}

function atHour(now: Date, days: number, hour: number, zone: string): string {
  const day = new Date(Date.parse(`${wallOf(now, zone).slice(0, 10)}T00:00:00Z`) + days * 86_400_000)
  return momentOf(`${day.toISOString().slice(0, 10)}T${String(hour).padStart(2, '0')}:00`, zone)
}

function offsetAt(at: number, zone: string): number {
  const shown = new Intl.DateTimeFormat('sv', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).format(at)
  return Date.parse(`${shown.replace(' ', 'T')}Z`) - Math.floor(at / 1000) * 1000
}
