import { touchFields, touchLimit } from '../../domain/touch.ts'
import { readCookie } from './cookies.ts'
import { read, write } from './storage.ts'

type Touch = Record<string, string>

/**
 * Records the visitor's touch. The first one stays; each later one with a source replaces the last one. With `isVisit`, which
 * the counter sets for a new visit, one without a source replaces it too.
 */
export function noteTouch(isVisit = false): void {
  const touch = thisTouch()
  if (!readTouch('first')) write('first', JSON.stringify(touch))
  if (isVisit || !readTouch('last') || hasSource(touch)) write('last', JSON.stringify(touch))
}

/** Whether the visitor just came from an external source. Reloading a page makes no new touch. */
export function hasNewSource(): boolean {
  const touch = thisTouch()
  return hasSource(touch) && JSON.stringify(touch) !== read('last')
}

export function touches() {
  return { first: readTouch('first'), last: withVisitor(readTouch('last')) }
}

/** Adds the ClientID of Yandex Metrica, by which Metrica matches an order to a visit. */
function withVisitor(touch: Touch | undefined): Touch | undefined {
  const [, id] = /^(\d{5,25})$/.exec(readCookie('_ym_uid') ?? '') ?? []
  return touch && id ? { ...touch, _ym_uid: id } : touch
}

function hasSource(touch: Touch): boolean {
  return Object.keys(touch).length > 1
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

/** A referrer of the same site, or of its regional subdomain, is no source. */
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
