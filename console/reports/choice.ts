import { useNavigate, useSearch } from '@tanstack/react-router'

/** What a period can be compared with. */
export const comparisons = ['before', 'year', 'none'] as const
export type Comparison = (typeof comparisons)[number]

/** What a report is asked for beside its leads; kept in the address. */
export type Choice = {
  /** What leads are grouped by in time; undefined for what suits the period. */
  unit: string | undefined
  /** The minutes that a quick response takes. */
  within: string | undefined
  against: Comparison
  /** By which touch a lead belongs to a channel. */
  touch: 'last' | 'first'
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
