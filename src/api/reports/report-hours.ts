import { and, type Figure, figure, type Tally, timeWithin } from '../../domain/figure.ts'
import type { Condition } from '../../domain/filter.ts'
import { type WeekHour, weekHourOf } from '../../domain/hours.ts'
import { type ReportQuery, responded, type TallySource } from './report.ts'

/** The leads of some hours; `median` is their response time in seconds. */
export type Arrivals = { leads: Figure; responded: Figure; median: number | null }

export type Hours = {
  cells: (WeekHour & Arrivals)[]
  weekdays: (Arrivals & { weekday: number })[]
  hours: (Arrivals & { hour: number })[]
  total: Arrivals
}

/** Counts leads by weekday and hour of their creation, in the time zone of the project. */
export async function hoursOf(tally: TallySource, query: Omit<ReportQuery, 'statuses'>): Promise<Hours> {
  const { period, filter } = query
  const [created = [], responses = []] = await tally([
    { date: 'creation_date', period, filter, by: 'week-hour' },
    { date: 'creation_date', period, filter, by: 'week-hour response' },
  ])
  const tallies = { created: byPlace(created), responses: byPlace(responses) }
  const arrivals = (place: string, ...own: Condition[]): Arrivals => {
    const [here = [], answered = []] = [tallies.created.get(place), tallies.responses.get(place)]
    const list = (...more: Condition[]) => ({ period, filter: and(filter, ...own, ...more) })
    return {
      leads: figure(here, list()),
      responded: figure(answered, list(...responded)),
      median: timeWithin(answered, 0.5),
    }
  }
  const keys = ascending(created.map(({ key }) => Number(key)))
  const places = keys.map(weekHourOf)
  return {
    cells: places.map(({ weekday, hour }) => ({
      weekday,
      hour,
      ...arrivals(`${weekday} ${hour}`, isOn(weekday), isAt(hour)),
    })),
    weekdays: ascending(places.map(({ weekday }) => weekday)).map((weekday) => ({
      weekday,
      ...arrivals(`${weekday} *`, isOn(weekday)),
    })),
    hours: ascending(places.map(({ hour }) => hour)).map((hour) => ({
      hour,
      ...arrivals(`* ${hour}`, isAt(hour)),
    })),
    total: arrivals('* *'),
  }
}

/** Groups tallies by hour of the week, by weekday, by hour of the day, and all together. */
function byPlace(tallies: readonly Tally[]): Map<string, Tally[]> {
  const places = new Map<string, Tally[]>()
  for (const tally of tallies) {
    const { weekday, hour } = weekHourOf(Number(tally.key))
    for (const place of [`${weekday} ${hour}`, `${weekday} *`, `* ${hour}`, '* *']) {
      const known = places.get(place)
      if (known) known.push(tally)
      else places.set(place, [tally])
    }
  }
  return places
}

function isOn(weekday: number): Condition {
  return { field: 'created_weekday', operator: '=', value: weekday }
}

function isAt(hour: number): Condition {
  return { field: 'created_hour', operator: '=', value: hour }
}

/** The numbers in ascending order without duplicates. */
function ascending(numbers: number[]): number[] {
  return [...new Set(numbers)].sort((one, other) => one - other)
}
