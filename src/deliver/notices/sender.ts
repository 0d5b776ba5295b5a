import { moveAddress } from '../../actions/bot-links.ts'
import { type Answer, afterAttempt } from '../../actions/notices/after-attempt.ts'
import { claimNotices, type LeasedMessage } from '../../actions/notices/claim.ts'
import { claimEdits, type Edit, endEdit } from '../../actions/notices/edits.ts'
import { editDelay, isRetryable } from '../../actions/notices/retries.ts'
import type { ReadyWays } from '../../actions/notices/route-notice.ts'
import type { Notice, NoticeWayName, SendOutcome } from '../../domain/notice.ts'
import type { Project } from '../../domain/project.ts'
import type { Store } from '../../store/store.ts'
import type { Sent } from '../ways/way.ts'
import type { NoticeWays } from '../ways.ts'
import { editedMessage, messageOf } from './messages.ts'
import type { Unsubscribing } from './unsubscribe.ts'

/** Maximum concurrent messages. */
const room = 64

export type SendingOptions = {
  store: Store
  clock: () => number
  ways: NoticeWays
  publicUrl: string | undefined
  unsubscribing: Unsubscribing
  onSent: (way: NoticeWayName, outcome: SendOutcome) => void
  onFailure: (error: unknown) => void
}

/** Sends due messages, each once by the way for which it was leased. `stop` aborts those in progress. */
export function createNoticeSender(options: SendingOptions, stop: AbortSignal) {
  const { store, clock, ways, onSent, onFailure } = options
  const running = new Set<Promise<void>>()
  return { sendDue, editDue, ended: () => Promise.all(running) }

  /** Begins to send the due messages of all projects; `onEnd` is called when one has ended. */
  async function sendDue(onEnd: () => void): Promise<void> {
    for (const id of await store.noticeQueue.withDue(clock())) {
      if (running.size >= room || stop.aborted) return
      const project = await store.cache.project(id)
      const leasedMessages = project && (await claimWith(project).catch(noted)) // retried in the next turn
      for (const leased of leasedMessages ?? []) begin(leased, onEnd)
    }
  }

  /** Begins the edits of messages whose lead was taken. */
  async function editDue(): Promise<void> {
    for (const id of await store.noticeQueue.withEdits(clock())) {
      if (running.size >= room || stop.aborted) return
      const project = await store.cache.project(id)
      const edits = project && (await claimEdits(store, project, clock()))
      for (const edit of edits ?? []) track(editOne(edit), () => {})
    }
  }

  function begin(leased: LeasedMessage, onEnd: () => void): void {
    track(sendOne(leased), onEnd)
  }

  function track(work: Promise<void>, onEnd: () => void): void {
    const done: Promise<void> = work
      .catch(onFailure) // retried when its lease expires
      .finally(() => {
        running.delete(done)
        onEnd()
      })
    running.add(done)
  }

  async function editOne(edit: Edit): Promise<void> {
    const [notice] = edit.leased.notices as [Notice]
    const answers = await editEach(edit).catch((error) => [faulty(error)])
    const pending = answers.filter(isRetryable) // made twice, the message says the same
    const now = clock()
    const waits = pending.map(({ retryAfter }) => retryAfter ?? editDelay(notice))
    await endEdit(store, edit, waits.length > 0 ? now + Math.max(...waits) : null, now)
  }

  /** Edits a message wherever it went; returns the outcomes, none if there is nothing to say any more. */
  async function editEach({ leased, assignedAt, messages }: Edit): Promise<Sent[]> {
    const message = await editedMessage(leased, { ...options, now: assignedAt ?? clock() })
    const way = ways[leased.way]
    if (!message || !way?.edit) return []
    const { edit } = way
    const editAt = async ({ target, outsideId }: Edit['messages'][number]) => {
      const sent = await edit(message, target, outsideId, stop)
      if (sent.movedTo) await moveAddress(store, leased.way, target.address, sent.movedTo)
      return sent
    }
    return Promise.all(messages.map((each) => editAt(each).catch(faulty)))
  }

  async function claimWith(project: Project): Promise<LeasedMessage[] | undefined> {
    const ready = await readyIn(project)
    return claimNotices(store, project, { ready, room: room - running.size }, clock())
  }

  /** The ways that a project can use now. Throws if that is unknown, since notices without any way would end. */
  async function readyIn(project: Project): Promise<ReadyWays> {
    const ready = new Map<NoticeWayName, { repeats: boolean }>()
    for (const [name, way] of Object.entries(ways)) {
      if (await way.isReady(project)) ready.set(name as NoticeWayName, { repeats: way.repeats })
    }
    return ready
  }

  async function sendOne(leased: LeasedMessage): Promise<void> {
    const way = ways[leased.way]
    if (!way) return
    const message = await messageOf(leased, { ...options, now: clock() }).catch(noted)
    const answers: Answer[] = await Promise.all(
      leased.targets.map(async (target) => {
        const sent = message ? await way.send(message, target, stop).catch(faulty) : fault
        onSent(leased.way, sent.outcome)
        return { target, ...sent }
      }),
    )
    await afterAttempt(store, leased, answers, way.repeats, clock())
  }

  function faulty(error: unknown): Sent {
    onFailure(error)
    return fault
  }

  function noted(error: unknown): undefined {
    onFailure(error)
  }
}

/** The outcome of an internal fault, with which nothing was sent. */
const fault: Sent = { outcome: 'later', outsideId: null, retryAfter: null, error: 'fault', movedTo: null }
