import { useNavigate, useSearch } from '@tanstack/react-router'

/** What a report is asked for beside its leads; kept in the address. */
export type Choice = {
  /** What leads are grouped by in time; undefined for what suits the period. */
  unit?: string | undefined
  /** By which touch a lead belongs to a channel: the last unless it is `first`. */
  touch?: string | undefined
  /** What is compared: the period before, unless it is `none`. */
  against?: string | undefined
}

export function useChoice(): readonly [Choice, (change: Choice) => void] {
  const search = useSearch({ strict: false }) as Record<string, string>
  const navigate = useNavigate()
  const { unit, touch, against } = search
  return [
    { unit, touch, against },
    (change) => void navigate({ to: '.', search: { ...search, ...change } as never, replace: true }),
  ]
}
