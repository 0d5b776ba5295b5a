/** The measure of a cell: the share of the month's leads, their number, or their sum. */
export const measures = ['share', 'leads', 'sum'] as const
export type Measure = (typeof measures)[number]
