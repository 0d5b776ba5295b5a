import type { openQueue } from './queue.ts'
import { type Counted, pack } from './submission.ts'
import { type Filled, type Values, valuesOf } from './values.ts'

/** How long (ms) equal content of a form counts as the same enquiry, as after a second click or going back. */
const dedupWindow = 120_000

/** The server as the snippet knows it: its address, the prefix of its URLs, and the queue. */
export type Desk = {
  base: string
  address: string
  queue: ReturnType<typeof openQueue>
  /** The data of the counter, if there is one. */
  counted: () => Counted | undefined
}

/**
 * Sends submits of forms marked `data-zayavka`, including forms that are added later. Returns a function that sends
 * values or a form of the page; it resolves with whether they arrived or are queued.
 */
export function captureSubmits(desk: Desk) {
  const last = new WeakMap<object, { text: string; at: number; sent: Promise<boolean> }>()
  addEventListener('submit', onSubmit, true)
  return send

  /** Listens in the capture phase, before another script stops the event or clears the form. */
  function onSubmit(event: SubmitEvent): void {
    try {
      const form = event.target as HTMLFormElement
      if (attribute(form, 'data-zayavka') === null) return
      if (isOurs(form, desk.base)) event.preventDefault()
      void send(form, event.submitter)
    } catch (error) {
      logError(error)
    }
  }

  function send(source: HTMLFormElement | Values, submitter?: HTMLElement | null, goal?: true): Promise<boolean> {
    const form = source instanceof HTMLFormElement ? source : undefined
    const filled = form ? valuesOf(form, submitter) : ({ values: source as Values, files: [] } satisfies Filled)
    const text = JSON.stringify([filled.values, filled.files.map(([, { name, size }]) => [name, size])])
    const earlier = last.get(form ?? send)
    if (earlier?.text === text && Date.now() - earlier.at < dedupWindow) return again(earlier.sent, form)
    const sent = submit(filled, form, goal)
    last.set(form ?? send, { text, at: Date.now(), sent })
    return sent
  }

  /** A repeated submit shares the outcome of the first one. */
  async function again(sent: Promise<boolean>, form: HTMLFormElement | undefined): Promise<boolean> {
    const hasArrived = await sent
    if (hasArrived && form) thank(form, desk.base)
    return hasArrived
  }

  async function submit(filled: Filled, form: HTMLFormElement | undefined, goal: true | undefined): Promise<boolean> {
    const token = form && attribute(form, 'data-zayavka')
    const submission = pack(filled, desk.address, { token, goal, counted: desk.counted() })
    const tell = (state: string) => {
      form?.setAttribute('data-zayavka-state', state)
      const event = new CustomEvent(`zayavka:${state}`, { bubbles: true, detail: { once: submission.once } })
      ;(form ?? window).dispatchEvent(event)
    }
    tell('sending')
    const onArrival = () => {
      tell('sent')
      if (form) thank(form, desk.base)
    }
    const hasArrived = await desk.queue.keep(submission, onArrival)
    if (!hasArrived) tell('kept')
    return hasArrived
  }
}

/** Whether no other server gets a form: its action is ours, or it names the page to go to afterwards. */
function isOurs(form: HTMLFormElement, base: string): boolean {
  const action = attribute(form, 'action')
  if (attribute(form, 'data-zayavka-thanks')) return true
  if (!action || action[0] === '#') return attribute(form, 'method')?.toLowerCase() !== 'post'
  try {
    return new URL(action, document.baseURI).href.startsWith(base)
  } catch {
    return false // the browser sends such a form nowhere
  }
}

function thank(form: HTMLFormElement, base: string): void {
  if (!isOurs(form, base)) return
  const thanks = attribute(form, 'data-zayavka-thanks')
  if (thanks) location.assign(thanks)
  else HTMLFormElement.prototype.reset.call(form)
}

/** Reads the attribute, since an input named `action` or `reset` hides the property. */
function attribute(form: HTMLFormElement, name: string): string | null {
  return Element.prototype.getAttribute.call(form, name)
}

/** Logs an error to the console; the page goes on. */
export function logError(error: unknown): void {
  // biome-ignore lint/suspicious/noConsole: a browser's console is where people look for it
  console.error('zayavka:', error)
}
