import { and, type Figure, figure, type Tally, timeWithin } from '../../domain/figure.ts'
import type { Condition } from '../../domain/filter.ts'
import { type WeekHour, weekHourOf } from '../../domain/hours.ts'
import { type ReportQuery, responded, type TallySource } from './report.ts'

/** Leads of some hours, and how soon a member responded (the median, in seconds). */
export type Arrivals = { leads: Figure; responded: Figure; median: number | null }

export type Hours = {
  cells: (WeekHour & Arrivals)[]
  weekdays: (Arrivals & { weekday: number })[]
  hours: (Arrivals & { hour: number })[]
  total: Arrivals
}

/** When leads come: by weekday and hour of their creation, in the zone of the project. */
export async function hoursOf(tally: TallySource, query: Omit<ReportQuery, 'statuses'>): Promise<Hours> {
  const { period, filter } = query
  const [created = [], responses = []] = await tally([
    { date: 'creation_date', period, filter, by: 'week-hour' },
    { date: 'creation_date', period, filter, by: 'week-hour response' },
  ])
  const arrivals = (isMeant: (at: WeekHour) => boolean, ...own: Condition[]): Arrivals => {
    const [here, answered] = [created, responses].map((groups) => groups.filter(({ key }) => isMeant(weekHour(key))))
    const list = (...more: Condition[]) => ({ period, filter: and(filter, ...own, ...more) })
    return {
      leads: figure(here ?? [], list()),
      responded: figure(answered ?? [], list(responded)),
      median: timeWithin(answered ?? [], 0.5),
    }
  }
  const keys = ascending(created.map(({ key }) => Number(key)))
  const places = keys.map(weekHourOf)
  return {
    cells: places.map(({ weekday, hour }) => ({
      weekday,
      hour,
      ...arrivals((at) => at.weekday === weekday && at.hour === hour, isOn(weekday), isAt(hour)),
    })),
    weekdays: ascending(places.map(({ weekday }) => weekday)).map((weekday) => ({
      weekday,
      ...arrivals((at) => at.weekday === weekday, isOn(weekday)),
    })),
    hours: ascending(places.map(({ hour }) => hour)).map((hour) => ({
      hour,
      ...arrivals((at) => at.hour === hour, isAt(hour)),
    })),
    total: arrivals(() => true),
  }
}

function weekHour(key: Tally['key']): WeekHour {
  return weekHourOf(Number(key))
}

function isOn(weekday: number): Condition {
  return { field: 'created_weekday', operator: '=', value: weekday }
}

function isAt(hour: number): Condition {
  return { field: 'created_hour', operator: '=', value: hour }
}

/** Each number once. */
function ascending(numbers: number[]): number[] {
  return [...new Set(numbers)].sort((one, other) => one - other)
}
