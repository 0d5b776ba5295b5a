import { useNetwork } from '@mantine/hooks'
import { type MutationOptions, onlineManager, type UseMutationOptions, useMutationState } from '@tanstack/react-query'
import { useMemo, useRef } from 'react'
import { isRetryable, MayHaveArrived, Problem } from './client.ts'
import { keepOutbox } from './outbox.ts'
import { checkSender, SenderUnknown } from './page-member.ts'
import { queryClient } from './query-client.ts'

/** How long after a failed connection a queued mutation is sent again (ms). */
const retryDelay = 5_000
/** A write that is sent later than this (ms) is sent only for the member who made it, since somebody else may have signed in meanwhile. */
const soon = 3_000
/** For how long (ms) the server certainly knows an idempotency key, which it keeps for a day. */
const keyLife = 23 * 3_600_000

/**
 * Defines a write that outlives a lost connection and the end of the page (see `outbox.ts`): it is retried until an answer comes. It is defined by
 * name, since functions cannot be stored; its variables contain everything it needs.
 */
export function defineWrite<Data, Variables>(name: string, options: MutationOptions<Data, Error, Variables, unknown>) {
  queryClient.setMutationDefaults([name], {
    networkMode: 'online',
    retry: (_, error) => isWorthRetrying(error),
    retryDelay: () => (onlineManager.isOnline() ? retryDelay : 0), // without a network it pauses at once
    ...(options as MutationOptions),
    mutationFn: async (variables, context) => {
      await checkWaited(variables)
      return sendNoted(variables, async () => options.mutationFn?.(variables as Variables, context))
    },
  })
  /** Its options for `useMutation`. Writes of one scope are sent one at a time, in their order. */
  return (scope: string) =>
    ({ mutationKey: [name], scope: { id: scope } }) as UseMutationOptions<Data, Error, Variables, unknown>
}

/** A write that is done once even if it is repeated: its idempotency key, and when (ms) it was first sent, if it may have arrived. */
export type Keyed = { key: string; sentAt?: number | undefined }

/** Throws when a write that has waited must not be sent: the member has changed, or its key has expired on the server. */
async function checkWaited(variables: unknown): Promise<void> {
  if (isKeyed(variables) && variables.sentAt !== undefined && !isKeyKnown(variables.sentAt)) throw new MayHaveArrived()
  const mutation = queryClient.getMutationCache().find({ predicate: ({ state }) => state.variables === variables })
  if (Date.now() - (mutation?.state.submittedAt ?? 0) > soon) await checkSender()
}

/** Whether the server certainly knows a key that was first sent at a time (ms). */
export function isKeyKnown(sentAt: number): boolean {
  return Date.now() - sentAt <= keyLife
}

/** Sends a write. The time is stored with it, unless the server certainly did nothing. */
async function sendNoted<Answer>(variables: unknown, send: () => Promise<Answer>): Promise<Answer> {
  if (!isKeyed(variables) || variables.sentAt !== undefined) return send()
  variables.sentAt = Date.now()
  keepOutbox()
  try {
    return await send()
  } catch (error) {
    if (isUndone(error)) variables.sentAt = undefined
    throw error
  }
}

function isKeyed(variables: unknown): variables is Keyed {
  return typeof variables === 'object' && variables !== null && 'key' in variables
}

/** Whether our own server answered that nothing was done. A proxy, whose answers have no code, may give up on a request that goes on. */
function isUndone(error: unknown): boolean {
  if (!(error instanceof Problem) || unclear.includes(error.code)) return false
  return error.status < 500 || error.status === 503
}

/** Refusals under which something was done, or is being done, under the same key. */
const unclear = ['fault', 'other-body', 'request-in-progress']

/** Whether to retry a write. A session that ended is renewed by signing in. */
function isWorthRetrying(error: Error): boolean {
  if (isRetryable(error) || error instanceof SenderUnknown) return true
  return error instanceof Problem && error.status === 401
}

/** The scope of all writes to a lead. */
export function leadScope(project: string, lead: string): string {
  return `lead ${project}/${lead}`
}

/** How many mutations wait for the connection, or have been queued since it was lost, until the queue is empty. `scope` counts those of one lead. */
export function useQueuedCount(scope?: string): number {
  return useQueue().filter((each) => scope === undefined || each === scope).length
}

/** The ids of the leads with a queued mutation; the set is stable while they stay the same. */
export function useQueuedLeads(project: string): ReadonlySet<string> {
  const start = leadScope(project, '')
  const ids = useQueue().flatMap((scope) => (scope.startsWith(start) ? [scope.slice(start.length)] : []))
  const names = ids.sort().join()
  return useMemo(() => new Set(names.split(',')), [names])
}

/** The scopes of the queued mutations. */
function useQueue(): string[] {
  const { online } = useNetwork()
  const isQueue = useRef(false)
  const pending = useMutationState({
    filters: { status: 'pending', predicate: ({ options }) => options.scope !== undefined },
    select: ({ options, state }) => ({ scope: options.scope?.id ?? '', hasFailed: state.failureCount > 0 }),
  })
  if (pending.length === 0) isQueue.current = false
  else if (!online || pending.some(({ hasFailed }) => hasFailed)) isQueue.current = true
  return isQueue.current ? pending.map(({ scope }) => scope) : []
}
