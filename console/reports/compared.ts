import { type Compared, useChannelsReport, useSummary } from '../api/reports.ts'
import { queryOf, useView } from '../view.ts'
import { type Comparison, useChoice } from './choice.ts'

const compares = { before: 'previous', year: 'year' } as const satisfies Record<Exclude<Comparison, 'none'>, Compared>

/** The summary of the view with the compared period; the answer always includes the period before. */
export function useComparedSummary() {
  const [view] = useView()
  const [{ against }] = useChoice()
  return useSummary({ ...queryOf(view), ...(against === 'year' && { compare: against }) })
}

/** The channels of the view with those of the compared period. */
export function useComparedChannels() {
  return useChannelsReport(useChannelQuery())
}

/** The parameters of the report of channels. */
export function useChannelQuery() {
  const [view] = useView()
  const [{ touch, against }] = useChoice()
  return { ...queryOf(view), touch, limit: '1000', ...(against !== 'none' && { compare: compares[against] }) }
}
