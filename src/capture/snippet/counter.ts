import { dropCookie, readCookie, writeCookie } from './cookies.ts'
import { type Numbered, numberVisit } from './number-visit.ts'
import { read, write } from './storage.ts'
import { hasNewSource, noteTouch, touches } from './touches.ts'
import { callLoaded, isForeign, publishNames, type Reach } from './vendor-names.ts'

/** The vendor's cookie, which forms on the site's server read, and ours: `number.token.seen.known.told`. */
const shared = 'roistat_visit'
const own = 'zayavka_visit'

/** After so long (ms) without a page the next one is another visit. */
const session = 1_800_000
/** When (ms) other counters of the page have set their cookies. */
const settled = 4_000
/** How long (ms) the server is not asked again after it gave no number, or after the browser kept none. */
const rest = 86_400_000

/** `isKnown` once the server has the ClientID of Yandex Metrica; `isTold` once it knows of this visit, else the next page tries. */
type State = Numbered & { seen: number; isKnown: boolean; isTold: boolean }

/**
 * Counts visits: the server gives a number once and is told of another visit, but of no page within one. It replaces a
 * number that the vendor's counter left, unless that one is still in the page.
 */
export function openCounter({ base, key }: { base: string; key: string }, reach: Reach) {
  let state = readState()
  const names = isForeign(base) ? undefined : publishNames(reach, () => state?.number ?? '')
  let isReady = false
  return { start, stop, pass, counted: () => ({ visit: state?.number, touches: touches() }) }

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

  /** Goes on without counting. */
  function pass(): void {
    noteTouch()
    ready()
  }

  /** Tells the page, once, that the number is known or will not be. */
  function ready(): void {
    if (names && !isReady) callLoaded()
    isReady = true
  }

  /** Forgets the number and removes the cookies. */
  function stop(): void {
    if (state && readCookie(shared) === state.number) dropCookie(shared)
    dropCookie(own)
    state = undefined
    ready()
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
    if (answer === 'away') return
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
