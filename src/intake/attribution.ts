import type { Enquiry } from '../domain/enquiry.ts'
import { hostOf } from '../domain/fold.ts'
import type { Sent } from '../domain/receipt.ts'
import { type ClickId, clickIds, type Touch } from '../domain/touch.ts'

/**
 * The source of a lead, from the first that has one: the site itself (the vendor's `roistat`), the last touch, the
 * first touch, the form. A touch gives `utm_source`, else the advertiser of a click id, else the referring host. A
 * visitor with an empty touch came by `direct`. Null when nothing is known.
 */
export function sourceOf(
  { source, firstTouch, lastTouch }: Enquiry,
  sent: Pick<Sent, 'headers'>,
  ofForm: string | null,
): string | null {
  const touches = [lastTouch, firstTouch].filter(isKnown)
  const fromTouch = touches.map((touch) => ofTouch(touch, sent)).find((each) => each !== undefined)
  return source ?? fromTouch ?? ofForm ?? (touches.length > 0 ? 'direct' : null)
}

function isKnown(touch: Touch | null): touch is Touch {
  return touch !== null && Object.values(touch).some(Boolean)
}

function ofTouch(touch: Touch, sent: Pick<Sent, 'headers'>): string | undefined {
  const mark = clickIds.find((name) => touch[name])
  return touch.utm_source?.trim() || (mark && advertisers[mark]) || ledFrom(touch, sent)
}

/** The advertiser of each click id. */
const advertisers = {
  gclid: 'google',
  yclid: 'yandex',
  ymclid: 'yandex',
  fbclid: 'facebook',
  msclkid: 'bing',
  ttclid: 'tiktok',
  rb_clickid: 'vk',
} satisfies Record<ClickId, string>

/** The referring host, unless it is the site itself. */
function ledFrom({ referrer, landing }: Touch, { headers }: Pick<Sent, 'headers'>): string | undefined {
  const host = siteOf(referrer)
  const own = [landing, headers.origin, headers.referer].map(siteOf)
  return host === '' || own.includes(host) ? undefined : host
}

function siteOf(address = ''): string {
  return hostOf(address).replace(/^www\./, '')
}
