import { setTimeout } from 'node:timers/promises'

/** Waits for `ms`, or until `stop`. */
export function pause(ms: number, stop: AbortSignal): Promise<void> {
  return setTimeout(ms, undefined, { signal: stop }).catch(() => {})
}
