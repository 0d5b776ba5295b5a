/** What a cell of the cohorts shows: how much of the month's leads, how many leads, or their money. */
export const measures = ['share', 'leads', 'sum'] as const
export type Measure = (typeof measures)[number]
