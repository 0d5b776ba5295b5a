import { useSyncExternalStore } from 'react'
import { endOfDay } from './zone.ts'

/** How often it is looked whether the day has ended (ms): a page stays open for days. */
const checkInterval = 60_000

/** The last second of a zone's current day: another one as soon as the day has ended. */
export function useEndOfToday(timeZone: string): string {
  return useSyncExternalStore(subscribe, () => endOfDay(new Date(), timeZone))
}

function subscribe(check: () => void): () => void {
  const timer = setInterval(check, checkInterval)
  window.addEventListener('focus', check) // timers stand still while a computer sleeps
  return () => {
    clearInterval(timer)
    window.removeEventListener('focus', check)
  }
}
