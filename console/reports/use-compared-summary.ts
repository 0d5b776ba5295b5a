import { useSummary } from '../api/reports.ts'
import { queryOf, useView } from '../view.ts'
import { useChoice } from './choice.ts'

/** The summary of the view beside what it is compared with. */
export function useComparedSummary() {
  const [view] = useView()
  const [{ against }] = useChoice()
  return useSummary({ ...queryOf(view), ...(against === 'year' && { compare: against }) })
}
