import type { Field } from './filter.ts'

/** The levels of the report of channels, each within the one before. */
export const pathLevels = ['channel', 'source', 'campaign', 'keyword'] as const
export type PathLevel = (typeof pathLevels)[number]

/** The touch of a visitor that tells the channel, the campaign and the keyword; the source is of the lead itself. */
export const touchChoices = ['last', 'first'] as const
export type TouchChoice = (typeof touchChoices)[number]

/** The filter field of each level. */
export const fieldOfLevel: Record<TouchChoice, Record<PathLevel, Field>> = {
  last: { channel: 'channel', source: 'source', campaign: 'utm_campaign', keyword: 'utm_term' },
  first: { channel: 'first_channel', source: 'source', campaign: 'first_utm_campaign', keyword: 'first_utm_term' },
}

/** A value of a level: a channel's id or a folded text; null for leads without one. */
export type PathValue = number | string | null

/** Leads of one status and one path. `values` are those of the asked levels, `labels` one spelling of each text. */
export type PathTally = {
  status: number
  isRepeat: boolean
  values: PathValue[]
  labels: (string | null)[]
  n: number
  sum: bigint
}

/** The lesser of two labels in string order; null only if both are null. */
export function least(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other
  return one < other ? one : other
}
