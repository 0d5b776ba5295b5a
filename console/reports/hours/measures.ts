import type { Hours } from '../../api/reports.ts'

type Cell = Pick<Hours['items'][number], 'leads' | 'median_response'>

/** The measures of an hour in the heat map; undefined if nothing is known. */
export const measures = {
  leads: ({ leads }: Cell) => leads.leads || undefined,
  response: ({ median_response }: Cell) => median_response ?? undefined,
}

export type Measure = keyof typeof measures
