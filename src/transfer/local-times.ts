import { zoneClock } from '../domain/zone.ts'

/**
 * Writes moments as clocks in the zone show them, `2023-11-08 16:03:21`, which spreadsheets take for dates. Where clocks were set
 * back and show a time for the second time its offset follows, `2024-10-27 02:30:00+01:00`, so that no moment is lost.
 */
export function localTimes(timeZone: string): (seconds: number) => string {
  const clock = zoneClock(timeZone)
  return (seconds) => {
    const { local, offset, isAgain } = clock(seconds)
    const shown = new Date(local * 1000).toISOString().slice(0, 19).replace('T', ' ')
    return isAgain ? `${shown}${offsetOf(offset)}` : shown
  }
}

function offsetOf(seconds: number): string {
  const shown = new Date(Math.abs(seconds) * 1000).toISOString()
  const parts = seconds % 60 === 0 ? shown.slice(11, 16) : shown.slice(11, 19)
  return `${seconds < 0 ? '-' : '+'}${parts}`
}
