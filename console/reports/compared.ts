import { type Compared, useChannelsReport, useSummary } from '../api/reports.ts'
import { queryOf, useView } from '../view.ts'
import { type Comparison, useChoice } from './choice.ts'

const compares = { before: 'previous', year: 'year' } as const satisfies Record<Exclude<Comparison, 'none'>, Compared>

/** The summary of the view beside what it is compared with; the period before is there anyway. */
export function useComparedSummary() {
  const [view] = useView()
  const [{ against }] = useChoice()
  return useSummary({ ...queryOf(view), ...(against === 'year' && { compare: against }) })
}

/** The channels of the view, beside those of what they are compared with. */
export function useComparedChannels() {
  return useChannelsReport(useChannelQuery())
}

/** What the channels are asked for by. */
export function useChannelQuery() {
  const [view] = useView()
  const [{ touch, against }] = useChoice()
  return { ...queryOf(view), touch, limit: '1000', ...(against !== 'none' && { compare: compares[against] }) }
}
