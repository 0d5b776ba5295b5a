import { touchFields, touchLimit } from '../../domain/touch.ts'
import { read, write } from './storage.ts'

type Touch = Record<string, string>

/**
 * Notes where the visitor came from: the first touch stays for good, the last one is replaced by each later visit that says something.
 * One from the address bar says nothing.
 */
export function noteTouch(): void {
  const touch = thisTouch()
  if (!readTouch('first')) write('first', JSON.stringify(touch))
  if (!readTouch('last') || Object.keys(touch).length > 1) write('last', JSON.stringify(touch))
}

export function touches() {
  return { first: readTouch('first'), last: readTouch('last') }
}

function thisTouch(): Touch {
  const query = new URLSearchParams(location.search)
  const touch: Touch = { landing: location.href }
  for (const field of touchFields) {
    const value = query.get(field)
    if (value && field !== 'landing' && field !== 'referrer') touch[field] = value
  }
  if (document.referrer && !isOwn(hostOf(document.referrer), hostOf(location.href))) touch.referrer = document.referrer
  for (const field in touch) touch[field] = (touch[field] as string).slice(0, touchLimit)
  return touch
}

/** A page of the same site, or of a city's part of it, is no place that somebody came from. */
function isOwn(from: string, here: string): boolean {
  return from === here || from.endsWith(`.${here}`) || here.endsWith(`.${from}`)
}

function hostOf(address: string): string {
  return new URL(address).hostname.replace(/^www\./, '')
}

function readTouch(name: string): Touch | undefined {
  try {
    return JSON.parse(read(name) as string) ?? undefined
  } catch {
    return undefined
  }
}
