import type { Figure, Series } from '../../api/reports.ts'
import type { Status } from '../../api/types.ts'

/** The leads of a status over time. */
export type StatusSeries = { status: Pick<Status, 'id' | 'name' | 'colour'>; values: number[]; total: number }

type Items = Pick<Series['items'][number], 'statuses'>[]

/** A series for each status with leads, from the bottom of the stack: paid, then in progress, the latest first, then cancelled. */
export function seriesOf(items: Items, statuses: Status[]): StatusSeries[] {
  const ofType = (type: string) => statuses.filter((status) => status.type === type)
  const ordered = [...ofType('paid'), ...ofType('progress').toReversed(), ...ofType('canceled')]
  return ordered
    .map((status) => {
      const values = items.map((item) => figureOf(item, status.id)?.leads ?? 0)
      return { status, values, total: values.reduce((sum, value) => sum + value, 0) }
    })
    .filter(({ total }) => total > 0)
}

/** The figure of a status in one bucket. */
export function figureOf({ statuses }: Items[number], id: string): Figure | undefined {
  return statuses.find((each) => each.id === id)
}
