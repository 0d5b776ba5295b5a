import { atHour, wallTime } from '../../ui/zone.ts'

type Preset = { name: string; at(now: Date, zone: string): string | undefined }

const presets: readonly Preset[] = [
  { name: 'hour', at: (now) => new Date(now.getTime() + 3_600_000).toISOString().replace(/:\d\d\.\d+Z$/, ':00Z') },
  { name: 'evening', at: (now, zone) => later(now, atHour(now, 0, 18, zone)) },
  { name: 'tomorrow', at: (now, zone) => atHour(now, 1, 10, zone) },
  { name: 'monday', at: (now, zone) => atHour(now, daysToMonday(now, zone), 10, zone) },
]

/** The usual reminder times; those in the past and duplicates are left out. */
export function reminderPresets(now: Date, zone: string): { name: string; moment: string }[] {
  const times = presets.flatMap(({ name, at }) => {
    const moment = at(now, zone)
    return moment ? [{ name, moment }] : []
  })
  return times.filter(({ moment }, index) => times.findIndex((each) => each.moment === moment) === index) // Monday is tomorrow on Sundays
}

function later(now: Date, moment: string): string | undefined {
  return Date.parse(moment) > now.getTime() + 3_600_000 ? moment : undefined
}

function daysToMonday(now: Date, zone: string): number {
  const day = new Date(wallTime(now.toISOString(), zone).slice(0, 10)).getUTCDay()
  return (8 - day) % 7 || 7
}
