/** The click ids that advertising networks append to a URL. */
export const clickIds = ['gclid', 'yclid', 'ymclid', 'fbclid', 'msclkid', 'ttclid', 'rb_clickid'] as const
export type ClickId = (typeof clickIds)[number]

/** The fields of a touch, named as in URLs and by advertising networks. */
export const touchFields = [
  'utm_source',
  'utm_medium',
  'utm_campaign',
  'utm_content',
  'utm_term',
  ...clickIds,
  '_openstat',
  '_ym_uid',
  'roistat',
  'referrer',
  'landing',
] as const
type TouchField = (typeof touchFields)[number]

/** Where a visitor came from; only known fields are set. `referrer` and `landing` are whole URLs. */
export type Touch = { [F in TouchField]?: string }

/** The length of each field, in characters. */
export const touchLimit = 2_000
