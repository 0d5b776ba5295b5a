/** Marks that advertising leaves in an address when it is clicked. */
export const clickIds = ['gclid', 'yclid', 'ymclid', 'fbclid', 'msclkid', 'ttclid', 'rb_clickid'] as const
export type ClickId = (typeof clickIds)[number]

/** What is kept of where a visitor came from, by the names that addresses and advertising use for it. */
export const touchFields = [
  'utm_source',
  'utm_medium',
  'utm_campaign',
  'utm_content',
  'utm_term',
  ...clickIds,
  '_openstat',
  'roistat',
  'referrer',
  'landing',
] as const
type TouchField = (typeof touchFields)[number]

/** Where a visitor came from: only what is known; `referrer` and `landing` are whole addresses. */
export type Touch = { [F in TouchField]?: string }

/** How long each of them may be, in characters.*/
export const touchLimit = 2_000
