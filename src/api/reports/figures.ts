import Type from 'typebox'
import type { Viewer } from '../../domain/access.ts'
import { type Comparison, periodBefore } from '../../domain/days.ts'
import type { NamedPeriod } from '../../domain/period-names.ts'
import { figureJson, writeAverage, writeDaysOrAll, writeFigure, writeShare } from '../../json/report.ts'
import { orNull } from '../../json/schemas.ts'
import type { Store } from '../../store/store.ts'
import type { Line, TallySource } from './report.ts'

/** The schema of a share in a report. */
export const share = (description: string) =>
  orNull(Type.Number({ description: `${description}, from 0 to 1; null without leads` }))
const average = orNull(Type.String({ description: 'Revenue divided by its leads; null without leads' }))

/** The figures of leads: how many, how many of them are paid, and what was paid. */
export const figures = {
  leads: figureJson,
  paid: figureJson,
  conversion: share('Share of paid leads'),
  revenue: figureJson,
  average_price: average,
}

/** The schema of a duration in a report. */
export const seconds = (description: string) =>
  orNull(
    Type.Integer({
      description: `${description}, in seconds, rounded down: to minutes above two minutes, to ten minutes above two hours, to hours above two days; null without leads`,
    }),
  )

/** Writes the figures of some leads. */
export function writeFigures({ leads, paid, revenue }: Omit<Line, 'of'>, timeZone: string) {
  return {
    leads: writeFigure(leads, timeZone),
    paid: writeFigure(paid, timeZone),
    conversion: writeShare(paid.leads, leads.leads),
    revenue: writeFigure(revenue, timeZone),
    average_price: writeAverage(revenue.sum, revenue.leads),
  }
}

/** The period with which one is compared, named by its days. */
export function namedBefore(period: NamedPeriod, now: number, comparison: Comparison): NamedPeriod {
  const { timeZone } = period
  const before = periodBefore(period, timeZone, now, comparison)
  return { ...before, name: writeDaysOrAll(before, timeZone), timeZone }
}

/** A source of tallies for a report; its queries are cancelled when the client disconnects. */
export function asking(store: Store, viewer: Viewer, signal: () => AbortSignal): TallySource {
  return (asks) => store.read('tallies', viewer, asks, signal)
}
