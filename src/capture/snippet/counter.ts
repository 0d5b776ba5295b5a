import { dropCookie, readCookie, writeCookie } from './cookies.ts'
import { type Numbered, numberVisit } from './number-visit.ts'
import { read, write } from './storage.ts'
import { hasNewSource, noteTouch, touches } from './touches.ts'
import { callLoaded, isForeign, publishNames, type Reach } from './vendor-names.ts'

/** The vendor's cookie, which forms on the site's server read, and ours: `number.token.seen.known.told`. */
const shared = 'roistat_visit'
const own = 'zayavka_visit'

/** After this time (ms) without a page view the next one begins another visit. */
const session = 1_800_000
/** The time (ms) after which other counters of the page have probably set their cookies. */
const settled = 4_000
/** The pause (ms) after the server gave no number, or the browser stored no cookie. */
const rest = 86_400_000

/** `isKnown`: the server has the ClientID of Yandex Metrica. `isTold`: it has recorded this visit; otherwise the next page retries. */
type State = Numbered & { seen: number; isKnown: boolean; isTold: boolean }

/**
 * Counts visits: the server gives a number once, and gets each further visit, but not each page view. The number replaces
 * one that the vendor's counter left, unless that counter is still in the page.
 */
export function openCounter({ base, key }: { base: string; key: string }, reach: Reach) {
  let state = readState()
  const names = isForeign(base) ? undefined : publishNames(reach, () => state?.number ?? '')
  let isReady = false
  return { start, stop, counted: () => ({ visit: state?.number, touches: touches() }) }

  function start(): void {
    if (!names || !mayCount()) {
      pass()
      return
    }
    const isNew = !state || Date.now() - state.seen > session || hasNewSource()
    noteTouch(isNew && state !== undefined)
    if (state) keep({ ...state, isTold: state.isTold && !isNew })
    const told = isNew || !state?.isTold || knowsMore() ? tell() : undefined
    if (state) ready()
    else void told?.then(ready)
    setTimeout(() => knowsMore() && tell(), settled)
  }

  /** Records the touch without counting. */
  function pass(): void {
    noteTouch()
    ready()
  }

  /** Calls the callbacks of the page, once, when the number is known or will not be known. */
  function ready(): void {
    if (names && !isReady) callLoaded()
    isReady = true
  }

  /** Forgets the number and removes the cookies; the touch is recorded. */
  function stop(): void {
    if (state && readCookie(shared) === state.number) dropCookie(shared)
    dropCookie(own)
    state = undefined
    pass()
  }

  function mayCount(): boolean {
    const wait = Number(read('rest')) - Date.now()
    return navigator.cookieEnabled && !(wait > 0 && wait <= rest)
  }

  function knowsMore(): boolean {
    return state !== undefined && !state.isKnown && yandexId() !== undefined
  }

  async function tell(): Promise<void> {
    const isKnown = yandexId() !== undefined
    const answer = await numberVisit(`${base}s/visit?key=${encodeURIComponent(key)}`, {
      ...touches(),
      visit: state?.number,
      token: state?.token,
    })
    if (answer === 'away' || read('cookie') === 'no') return // the visitor may have refused meanwhile, also in another tab
    if (answer === 'never') {
      stop()
      return pause()
    }
    state = { ...answer, seen: Date.now(), isKnown, isTold: true }
    keep(state)
  }

  function keep({ number, token, isKnown, isTold }: State): void {
    const text = [number, token, Math.round(Date.now() / 1000), Number(isKnown), Number(isTold)].join('.')
    if (!writeCookie(own, text) || !writeCookie(shared, number)) pause()
  }

  function pause(): void {
    write('rest', String(Date.now() + rest))
  }
}

function readState(): State | undefined {
  const [number, token, seen, isKnown, isTold] = readCookie(own)?.split('.') ?? []
  if (!number || !token) return
  return { number, token, seen: Number(seen) * 1000, isKnown: isKnown === '1', isTold: isTold !== '0' }
}

/** The ClientID of Yandex Metrica, which is a part of the last touch. */
function yandexId(): string | undefined {
  return touches().last?._ym_uid
}
