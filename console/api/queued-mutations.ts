import { useNetwork } from '@mantine/hooks'
import { onlineManager, useMutationState } from '@tanstack/react-query'
import { useRef } from 'react'
import { NetworkError } from './client.ts'

/** How long after a failed connection a queued mutation is sent again (ms). */
const retryDelay = 5_000

/**
 * Options of a mutation that outlives a lost connection: it is retried until an answer comes. Mutations of one scope are sent one at a
 * time, in their order.
 */
export function queued(scope: string) {
  return {
    networkMode: 'online',
    retry: (_: number, error: Error) => error instanceof NetworkError,
    retryDelay: () => (onlineManager.isOnline() ? retryDelay : 0), // without a network it pauses at once
    scope: { id: scope },
  } as const
}

/** The scope of all writes to a lead. */
export function leadScope(project: string, lead: string): string {
  return `lead ${project}/${lead}`
}

/**
 * How many mutations wait for the connection, or wait to be sent since it came back: the queue ends when it is empty. `scope` counts those
 * of one lead.
 */
export function useQueuedCount(scope?: string): number {
  const { online } = useNetwork()
  const isQueue = useRef(false)
  const pending = useMutationState({
    filters: { status: 'pending', predicate: ({ options }) => options.scope !== undefined },
    select: ({ options, state }) => ({ scope: options.scope?.id, hasFailed: state.failureCount > 0 }),
  })
  if (pending.length === 0) isQueue.current = false
  else if (!online || pending.some(({ hasFailed }) => hasFailed)) isQueue.current = true
  return isQueue.current ? pending.filter((each) => scope === undefined || each.scope === scope).length : 0
}
