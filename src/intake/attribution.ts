import type { Enquiry } from '../domain/enquiry.ts'
import { hostOf } from '../domain/fold.ts'
import type { Sent } from '../domain/receipt.ts'
import { type ClickId, clickIds, type Touch } from '../domain/touch.ts'

/**
 * The source of a lead; the first that knows says it: the site itself (the vendor's `roistat`), the last touch and then the first
 * (`utm_source`, else whose click id there is, else the host that led to the site), the form. A visitor of whom a touch is known, but
 * nothing else, came by `direct`. Null when nobody knows.
 */
export function sourceOf(
  { source, firstTouch, lastTouch }: Enquiry,
  sent: Pick<Sent, 'headers'>,
  ofForm: string | null,
): string | null {
  const touches = [lastTouch, firstTouch].filter(isKnown)
  const told = touches.map((touch) => ofTouch(touch, sent)).find((each) => each !== undefined)
  return source ?? told ?? ofForm ?? (touches.length > 0 ? 'direct' : null)
}

function isKnown(touch: Touch | null): touch is Touch {
  return touch !== null && Object.values(touch).some(Boolean)
}

function ofTouch(touch: Touch, sent: Pick<Sent, 'headers'>): string | undefined {
  const mark = clickIds.find((name) => touch[name])
  return touch.utm_source?.trim() || (mark && advertisers[mark]) || ledFrom(touch, sent)
}

/** Who leaves which mark of a click. */
const advertisers = {
  gclid: 'google',
  yclid: 'yandex',
  ymclid: 'yandex',
  fbclid: 'facebook',
  msclkid: 'bing',
  ttclid: 'tiktok',
  rb_clickid: 'vk',
} satisfies Record<ClickId, string>

/** The host that led to the site, unless it is the site's own. */
function ledFrom({ referrer, landing }: Touch, { headers }: Pick<Sent, 'headers'>): string | undefined {
  const host = siteOf(referrer)
  const own = [landing, headers.origin, headers.referer].map(siteOf)
  return host === '' || own.includes(host) ? undefined : host
}

function siteOf(address = ''): string {
  return hostOf(address).replace(/^www\./, '')
}
