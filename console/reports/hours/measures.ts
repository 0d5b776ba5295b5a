import type { Hours } from '../../api/reports.ts'

type Cell = Pick<Hours['items'][number], 'leads' | 'median_response'>

/** What the heat map can show of an hour; none where nothing is known. */
export const measures = {
  leads: ({ leads }: Cell) => leads.leads || undefined,
  response: ({ median_response }: Cell) => median_response ?? undefined,
}

export type Measure = keyof typeof measures
