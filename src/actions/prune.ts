import { undoTime } from '../domain/event.ts'
import { noticeTime } from '../domain/notice.ts'
import type { Project } from '../domain/project.ts'
import { rawDaysOf } from '../domain/retention.ts'
import { enquiredVisitTime } from '../domain/visit.ts'
import type { Store, Transaction } from '../store/store.ts'
import { type Attempt, firstFailure } from './first-failure.ts'
import { rawBytesOf } from './raw-bytes.ts'

/** Rows per transaction. It is small so that writers do not wait long. */
const batch = 200

/**
 * Removes expired `Idempotency-Key`s of both APIs in batches, until none is left or `stop`; returns how many. Safe in
 * concurrent processes. The others of this file work the same way.
 */
export function pruneIdempotency(store: Store, now: number, stop?: AbortSignal): Promise<number> {
  return forgetAll(store, (tx, { id }) => tx.idempotency.forget(id, now, batch), stop)
}

/** Removes the marks of server processes that have written nothing for a day. */
export function pruneCommitMarks(store: Store, now: number, stop?: AbortSignal): Promise<number> {
  return forgetAll(store, (tx, { id }) => tx.commitMarks.forget(id, now - 86_400), stop)
}

/** Removes undo tokens older than 30 days; the events stay. It locks the project. */
export function pruneUndos(store: Store, now: number, stop?: AbortSignal): Promise<number> {
  return repeat(store, ({ id }) => store.transaction((tx) => tx.undos.forget(id, now - undoTime, batch), id), stop)
}

/** Removes what undoes changes of costs. */
export function pruneCostUndos(store: Store, now: number, stop?: AbortSignal): Promise<number> {
  return forgetAll(store, (tx, { id }) => tx.costs.forgetUndos(id, now - undoTime, batch), stop)
}

/** Removes ended jobs that began more than 30 days ago. */
export function pruneJobs(store: Store, now: number, stop?: AbortSignal): Promise<number> {
  return forgetAll(store, (tx, { id }) => tx.jobs.forget(id, now - undoTime, batch), stop)
}

/** Removes deliveries past the retention of their project, with their attempts and even if they still wait. Their number is kept. */
export function pruneDeliveries(store: Store, now: number, stop?: AbortSignal): Promise<number> {
  const forget = async (tx: Transaction, { id, retention }: Project) => {
    const { removed, expired } = await tx.deliveries.forget(id, now - retention.deliveryDays * 86_400, batch)
    for (const [destination, count] of expired) await tx.destinations.forgot(id, destination, count)
    return removed
  }
  return forgetAll(store, forget, stop)
}

/** Makes deliveries due whose time was set while the clock was ahead. */
export function correctDeliveries(store: Store, now: number, stop?: AbortSignal): Promise<number> {
  return forgetAll(store, (tx, { id }) => tx.deliveries.correctTimes(id, now), stop)
}

/** Removes notices older than 30 days, even if they still wait. */
export function pruneNotices(store: Store, now: number, stop?: AbortSignal): Promise<number> {
  return forgetAll(store, (tx, { id }) => tx.notices.forget(id, now - noticeTime, batch), stop)
}

/**
 * Removes visits: those without an enquiry that were not seen for `days`, or for the fewer days of the project, and others long after
 * their cookie expired.
 */
export function pruneVisits(days: number) {
  return (store: Store, now: number, stop?: AbortSignal): Promise<number> => {
    const forget = (tx: Transaction, { id, retention }: Project) => {
      const kept = rawDaysOf(retention, days) * 86_400
      const before = { idle: now - kept, enquired: now - Math.max(days * 86_400, enquiredVisitTime) }
      return tx.visits.forget(id, before, batch)
    }
    return forgetAll(store, forget, stop)
  }
}

/** Removes chats with bots in which nothing was written for `days`, or for the fewer days of the project. */
export function pruneOpenedChats(days: number) {
  return (store: Store, now: number, stop?: AbortSignal): Promise<number> => {
    const forget = (tx: Transaction, { id, retention }: Project) =>
      tx.chatLeads.forgetOpened(id, now - rawDaysOf(retention, days) * 86_400, batch)
    return forgetAll(store, forget, stop)
  }
}

/**
 * Removes raw bodies and IP addresses of receipts older than `days`, or than the fewer days of the project. It also removes files
 * without a lead. The enquiries stay.
 */
export function pruneRaw(days: number) {
  return (store: Store, now: number, stop?: AbortSignal): Promise<number> => {
    const pruneSome = async ({ id: project, retention }: Project, attempt: Attempt) => {
      const before = now - rawDaysOf(retention, days) * 86_400
      await attempt(() => takeFilesOut(store, project, before + longestBackup, attempt, stop)) // even when the disk is full, the bodies without files are pruned
      const { pruned, files } = await store.transaction((tx) => tx.personalData.prune(project, before, now, batch))
      await removeFiles(store, files, attempt)
      return pruned
    }
    return repeat(store, pruneSome, stop)
  }
}

/** Removes the contents of spam after the retention of the project, if it has one; the receipts stay. */
export function pruneSpam(store: Store, now: number, stop?: AbortSignal): Promise<number> {
  const pruneSome = async ({ id, retention: { spamDays } }: Project, attempt: Attempt) => {
    if (spamDays === null) return 0
    const before = now - spamDays * 86_400
    const { pruned, files } = await store.transaction((tx) => tx.personalData.forgetSpam(id, before, now, batch))
    await removeFiles(store, files, attempt)
    return pruned
  }
  return repeat(store, pruneSome, stop)
}

/** Removes files of the spool. A file that cannot be removed is removed later as a stray. */
async function removeFiles(store: Store, names: string[], attempt: Attempt): Promise<void> {
  for (const name of names) await attempt(() => store.spool.remove(name))
}

/**
 * How long (seconds) before a raw body is removed the files of leads are copied out of it: longer than a backup takes, which finds a file where its
 * copy of the database names it, in the body or beside.
 */
const longestBackup = 86_400

/** Copies the files of leads out of raw bodies, since they outlive them. A file that cannot be read stays with its body, and is tried again. */
async function takeFilesOut(
  store: Store,
  project: number,
  before: number,
  attempt: Attempt,
  stop: AbortSignal | undefined,
): Promise<void> {
  let [taken, unread] = [0, 0]
  while (taken < batch && !stop?.aborted) {
    const some = await store.files.inBodies(project, before, batch, unread)
    for (const { receipt, file } of stop?.aborted ? [] : some) {
      let bytes: Uint8Array | undefined // `check` reports a missing body
      const isRead = await attempt(async () => {
        bytes = await rawBytesOf(store, project, receipt, file)
        if (!bytes) await store.spool.refuseUnmounted() // it is not missing if its disk is away
      })
      if (isRead) await takeOut(store, project, { receipt: receipt.id, file: file.number, bytes })
      isRead ? taken++ : unread++
    }
    if (some.length < batch) return
  }
}

type ReadFile = { receipt: number; file: number; bytes: Uint8Array | undefined }

async function takeOut(store: Store, project: number, { receipt, file, bytes }: ReadFile): Promise<void> {
  const spool = bytes ? await store.spool.add(bytes) : null
  const isTaken = await store.transaction((tx) => tx.files.takeOut(project, receipt, file, spool))
  if (spool !== null && !isTaken) await store.spool.remove(spool) // another process was faster
}

function forgetAll(
  store: Store,
  forget: (tx: Transaction, project: Project) => Promise<number>,
  stop: AbortSignal | undefined,
): Promise<number> {
  return repeat(store, (project) => store.transaction((tx) => forget(tx, project)), stop)
}

/** Runs batches per project until one is not full. A failure in one project does not block the others, and is thrown at the end. */
async function repeat(
  store: Store,
  doSome: (project: Project, attempt: Attempt) => Promise<number>,
  stop: AbortSignal | undefined,
): Promise<number> {
  const { attempt, tell } = firstFailure()
  let forgotten = 0
  for (const project of await store.projects.all())
    await attempt(async () => {
      for (let some = batch; some === batch && !stop?.aborted; forgotten += some) some = await doSome(project, attempt)
    })
  tell()
  return forgotten
}
