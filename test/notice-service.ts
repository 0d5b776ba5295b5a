import type { NoticeMessage, NoticeWay, Sent } from '../src/deliver/ways/way.ts'
import type { SendOutcome } from '../src/domain/notice.ts'

type Answer = Partial<Sent> & { outcome: SendOutcome }

/** A fake messenger: it stores what it receives, and answers as the test says. */
export function createNoticeService() {
  const got: { address: string; topic: string | null; message: NoticeMessage }[] = []
  const edits: { outsideId: string; message: NoticeMessage; address: string }[] = []
  let answer: (address: string) => Answer = () => ({ outcome: 'accepted' })
  let answerEdit: (address: string) => Answer = () => ({ outcome: 'accepted' })
  let held: Promise<void> | undefined
  const ready = { failure: undefined as Error | undefined, failures: 0 }
  const way: NoticeWay = {
    repeats: false,
    async isReady() {
      if (!ready.failure) return true
      ready.failures++
      throw ready.failure
    },
    async send(message, { address, topic }) {
      got.push({ address, topic, message })
      await held
      const { outcome, ...rest } = answer(address)
      const outsideId = outcome === 'accepted' ? `m${got.length}` : null
      return { outsideId, retryAfter: null, error: null, movedTo: null, ...rest, outcome }
    },
    async edit(message, { address }, outsideId) {
      edits.push({ outsideId, message, address })
      await held
      return { outsideId, retryAfter: null, error: null, movedTo: null, ...answerEdit(address) }
    },
  }
  return {
    way,
    got,
    edits,
    /** The messages to an address, the oldest first. */
    at: (address: string) => got.filter((each) => each.address === address).map(({ message }) => message),
    answers: (next: (address: string) => Answer) => {
      answer = next
    },
    /** Sets its answer to edits of messages. */
    answersEdits: (next: (address: string) => Answer) => {
      answerEdit = next
    },
    /** Makes the check whether it is ready fail with `failure`; counts these failures. */
    ready,
    /** Stores what it receives, including edits, without an answer, until the returned function is called. */
    hold: () => {
      let release = () => {}
      held = new Promise<void>((resolve) => {
        release = resolve
      })
      return () => {
        held = undefined
        release()
      }
    },
  }
}
