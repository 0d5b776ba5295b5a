import { useRef } from 'react'

/** The progress of work, named by `of`, when the page first saw it. */
type First = { of: string; at: number; done: number }

/** The rows per second since the page first saw the work, and the remaining seconds; undefined until both are known. */
export function usePace(of: string, done: number, total: number): { rate: number; left: number } | undefined {
  const first = useRef<First | undefined>(undefined)
  const now = Date.now()
  if (first.current?.of !== of || done < first.current.done) first.current = { of, at: now, done }
  const seconds = (now - first.current.at) / 1_000
  const rate = seconds < 2 ? 0 : (done - first.current.done) / seconds
  return rate > 0 ? { rate, left: Math.ceil(Math.max(0, total - done) / rate) } : undefined
}
