import { useSyncExternalStore } from 'react'
import { endOfDay } from './zone.ts'

/** How often the end of the day is checked (ms), since a page stays open for days. */
const checkInterval = 60_000

/** The last second of the present day in a zone; it changes as soon as the day has ended. */
export function useEndOfToday(timeZone: string): string {
  return useSyncExternalStore(subscribe, () => endOfDay(new Date(), timeZone))
}

function subscribe(check: () => void): () => void {
  const timer = setInterval(check, checkInterval)
  window.addEventListener('focus', check) // timers stop while a computer sleeps
  return () => {
    clearInterval(timer)
    window.removeEventListener('focus', check)
  }
}
