import { useNavigate, useSearch } from '@tanstack/react-router'

/** What a period can be compared with. */
export const comparisons = ['before', 'year', 'none'] as const
type Comparison = (typeof comparisons)[number]

/** What a report is asked for beside its leads; kept in the address. */
export type Choice = {
  /** What leads are grouped by in time; undefined for what suits the period. */
  unit: string | undefined
  /** The minutes that a quick response takes. */
  within: string | undefined
  against: Comparison
}

/** The choice of the address, and a function that changes it. */
export function useChoice(): readonly [Choice, (change: Partial<Choice>) => void] {
  const search = useSearch({ strict: false }) as Record<string, string>
  const navigate = useNavigate()
  const { unit, within } = search
  const against = comparisons.find((each) => each === search.against) ?? 'before'
  const change = ({ ...changed }: Partial<Choice>) => {
    const written = changed.against === 'before' ? { ...changed, against: undefined } : changed
    void navigate({ to: '.', search: { ...search, ...written } as never, replace: true })
  }
  return [{ unit, within, against }, change]
}
