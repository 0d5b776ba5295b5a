import { useNavigate, useSearch } from '@tanstack/react-router'
import { type Unit, units } from '../api/reports.ts'
import { useFormat } from '../ui/format.ts'
import { useView } from '../view.ts'
import { fittingUnit } from './summary/buckets.ts'

/** The possible comparisons of a period. */
export const comparisons = ['before', 'year', 'none'] as const
export type Comparison = (typeof comparisons)[number]

/** The settings of a report besides its leads; kept in the address. */
export type Choice = {
  /** The unit of time; undefined for one that fits the period. */
  unit: string | undefined
  /** The minutes that count as a fast response. */
  within: string | undefined
  against: Comparison
  /** The touch that assigns a lead to a channel. */
  touch: 'last' | 'first'
}

/** The minutes that may count as a fast response; five by default. */
export const fastMinutes = [5, 15, 30, 60] as const

/** The unit of a series: the one of the address, else one that fits the period. */
export function useUnit(): Unit {
  const [{ unit }] = useChoice()
  const [{ period }] = useView()
  const { dayKey } = useFormat()
  return units.find((each) => each === unit) ?? fittingUnit(period, dayKey(new Date()))
}

/** The minutes that count as a fast response: those of the address, else five. */
export function useFastMinutes(): number {
  const [{ within }] = useChoice()
  return fastMinutes.find((each) => String(each) === within) ?? 5
}

/** The choice of the address, and a function that changes it. */
export function useChoice(): readonly [Choice, (change: Partial<Choice>) => void] {
  const search = useSearch({ strict: false }) as Record<string, string>
  const navigate = useNavigate()
  const { unit, within } = search
  const against = comparisons.find((each) => each === search.against) ?? 'before'
  const change = ({ ...changed }: Partial<Choice>) => {
    const written = {
      ...changed,
      ...(changed.against === 'before' && { against: undefined }),
      ...(changed.touch === 'last' && { touch: undefined }),
    }
    void navigate({ to: '.', search: { ...search, ...written } as never, replace: true })
  }
  const touch = search.touch === 'first' ? 'first' : 'last'
  return [{ unit, within, against, touch }, change]
}
