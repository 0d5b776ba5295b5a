import { zoneClock } from '../domain/zone.ts'

/**
 * Formats moments in local time, `2023-11-08 16:03:21`, which spreadsheets parse as dates. A time that occurs twice,
 * after clocks were set back, has its offset the second time, `2024-10-27 02:30:00+01:00`, so that every moment is
 * distinct.
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
