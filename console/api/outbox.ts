import { type DehydratedState, dehydrate, hydrate, type Mutation, onlineManager } from '@tanstack/react-query'
import { newIdempotencyKey } from './idempotency-key.ts'
import { readValue, removeValue, storedNames, storeValue } from './indexed-db.ts'
import { pageMember } from './page-member.ts'
import { queryClient } from './query-client.ts'

type Mutations = DehydratedState['mutations']

let member: string | undefined
let last: Promise<unknown> = Promise.resolve()
let isKept = true
const tab = newIdempotencyKey()

/** Whether queued writes survive the end of the page: only once the browser has stored them. */
export function isOutboxKept(): boolean {
  return isKept
}

/**
 * Stores the queued writes of a member in the browser from now on, and adopts those of their closed pages. Each tab has a queue of its own with a
 * lock, so that no tab sends the writes of another open one.
 */
export async function openOutbox(id: string): Promise<void> {
  if (member !== undefined) return // a page belongs to one member
  member = id
  await hold(nameOf(tab))
  queryClient.getMutationCache().subscribe(({ mutation }) => {
    if (mutation && isQueued(mutation)) keepOutbox()
  })
  for (const name of await storedNames(`outbox ${id} `)) if (await isLeft(name)) await adopt(name)
  if (onlineManager.isOnline()) await queryClient.resumePausedMutations()
}

/** The number of unsent writes of the member, in this tab and in stored queues. */
export async function countUnsent(): Promise<number> {
  const names = await storedNames(`outbox ${pageMember()} `)
  const others = await Promise.all(
    names.filter((name) => name !== nameOf(tab)).map((name) => readValue<Mutations>(name)),
  )
  const own = queryClient.getMutationCache().findAll({ status: 'pending', predicate: isQueued })
  return own.length + others.reduce((sum, mutations) => sum + (mutations?.length ?? 0), 0)
}

/** Whether a stored name is the queue of another member, whose session ended before it was sent. */
export function isOutboxOfOthers(name: string): boolean {
  return name.startsWith('outbox ') && !name.startsWith(`outbox ${pageMember()} `)
}

/** Whether a write outlives the page; such writes have a scope. */
function isQueued({ options }: Mutation): boolean {
  return options.scope !== undefined
}

function nameOf(of: string): string {
  return `outbox ${member} ${of}`
}

/** Stores the present queue of this tab. */
export function keepOutbox(): void {
  if (member === undefined) return
  const { mutations } = dehydrate(queryClient, {
    shouldDehydrateMutation: (mutation) => mutation.state.status === 'pending' && isQueued(mutation),
    shouldDehydrateQuery: () => false,
  })
  const name = nameOf(tab)
  isKept = mutations.length === 0
  // one after another, so that the last state wins
  const stored = last.then(async () => {
    const isStored = mutations.length > 0 ? await storeValue(name, mutations.map(waiting)) : true
    if (mutations.length === 0) await removeValue(name)
    if (last === stored) isKept = isStored
  })
  last = stored
}

/** A mutation to be stored. One that is in flight when the page ends may have arrived, so it is sent again with its idempotency key or version. */
function waiting(mutation: Mutations[number]): Mutations[number] {
  const again = { context: undefined, error: null, failureReason: null, isPaused: true }
  return { ...mutation, state: { ...mutation.state, ...again } }
}

async function adopt(name: string): Promise<void> {
  const mutations = await readValue<Mutations>(name)
  if (mutations) hydrate(queryClient, { mutations, queries: [] })
  keepOutbox()
  await last
  await removeValue(name)
}

/** Whether the tab of a stored queue has closed. Without locks, on pages without TLS, every other tab counts as closed. */
async function isLeft(name: string): Promise<boolean> {
  if (name === nameOf(tab)) return false
  if (!navigator.locks) return true
  return navigator.locks.request(name, { ifAvailable: true }, (lock) => lock !== null)
}

/** Holds a lock until the page ends. */
function hold(name: string): Promise<void> {
  if (!navigator.locks) return Promise.resolve()
  return new Promise((resolve) => {
    void navigator.locks.request(name, () => {
      resolve()
      return new Promise(() => {})
    })
  })
}
