import type { Enquiry } from '../domain/enquiry.ts'
import { hostOf } from '../domain/fold.ts'
import { fieldLimits } from '../domain/lead.ts'
import type { Sent } from '../domain/receipt.ts'
import { sourceOf } from './attribution.ts'
import { truncate } from './truncate.ts'

/** Matches `{utmSource}`. The length of a name is limited, so that an unclosed brace is cheap. */
const placeholder = /\{([a-z][a-z0-9_]{0,40})\}/gi

/** The characters that all placeholders of an enquiry insert together, since a short field may stand for a long address. */
const maxInserted = 10_000

/**
 * Fills the vendor's placeholders in the custom fields of an enquiry with data of the visit. An unknown placeholder
 * becomes empty, and so does one over the limit; a field that is empty then is left out.
 */
export function withPlaceholders(enquiry: Enquiry, sent: Pick<Sent, 'headers'>, visit: string | null): Enquiry {
  const all = Object.entries(enquiry.fields)
  if (!all.some(([, value]) => String(value).includes('{'))) return enquiry
  let values: ReadonlyMap<string, string> | undefined
  let left = maxInserted
  const fields = all.flatMap(([name, value]) => {
    if (typeof value !== 'string' || value.search(placeholder) < 0) return [[name, value] as const]
    values ??= valuesOf(enquiry, sent, visit)
    const known = values
    const filled = value.replace(placeholder, (_, key: string) => {
      const inserted = truncate(known.get(key.toLowerCase()) ?? '', left)
      left = Math.max(0, left - inserted.length)
      return inserted
    })
    const text = truncate(filled.trim(), fieldLimits.text)
    return text === '' ? [] : [[name, text] as const]
  })
  return { ...enquiry, fields: Object.fromEntries(fields) }
}

/** The values by name in lower case. Each is cut to the length of a field, since it may occur many times; city and country are unknown. */
function valuesOf(enquiry: Enquiry, sent: Pick<Sent, 'headers'>, visit: string | null): ReadonlyMap<string, string> {
  const touch = enquiry.lastTouch ?? enquiry.firstTouch ?? {}
  const landing = touch.landing ?? sent.headers.referer
  const params = paramsOf(landing)
  const known: [string, string | null | undefined][] = [
    ['source', sourceOf(enquiry, sent, null)],
    ['visit', visit],
    ['landingpage', landing],
    ['referrer', touch.referrer],
    ['domain', hostOf(landing ?? sent.headers.origin ?? '')],
    ['utmsource', touch.utm_source],
    ['utmmedium', touch.utm_medium],
    ['utmcampaign', touch.utm_campaign],
    ['utmcontent', touch.utm_content],
    ['utmterm', touch.utm_term],
    ...[1, 2, 3, 4, 5].map((n): [string, string | null] => [`roistatparam${n}`, params.get(`roistat_param${n}`)]),
  ]
  return new Map(known.map(([name, value]) => [name, truncate(value ?? '', fieldLimits.text)]))
}

function paramsOf(address = ''): URLSearchParams {
  const place = address.indexOf('?')
  return new URLSearchParams(place < 0 ? '' : address.slice(place + 1).replace(/#.*$/s, ''))
}
