import { pack } from './parcel.ts'
import type { openQueue } from './queue.ts'
import { type Filled, type Values, valuesOf } from './values.ts'

/** How long (ms) the same content of a form is the same enquiry: a second click, a way back. */
const same = 120_000

/** A desk as the snippet knows it: where it is, how addresses of its door begin, and what waits for it. */
export type Desk = {
  base: string
  address: string
  queue: ReturnType<typeof openQueue>
}

/**
 * Sends what visitors submit in forms that are marked `data-zayavka`, also such as come later. Answers how a page sends something of its
 * own: values or a form; that resolves with whether it has arrived already, or waits to be sent.
 */
export function takeSubmits(desk: Desk) {
  const last = new WeakMap<object, { text: string; at: number; sent: Promise<boolean> }>()
  addEventListener('submit', onSubmit, true)
  return send

  /** First of all that hear of a submit, so that no other script keeps it from us or empties the form before. */
  function onSubmit(event: SubmitEvent): void {
    try {
      const form = event.target as HTMLFormElement
      if (attribute(form, 'data-zayavka') === null) return
      if (isOurs(form, desk.base)) event.preventDefault()
      send(form, event.submitter)
    } catch (error) {
      complain(error)
    }
  }

  function send(given: HTMLFormElement | Values, submitter?: HTMLElement | null): Promise<boolean> {
    const form = given instanceof HTMLFormElement ? given : undefined
    const filled = form ? valuesOf(form, submitter) : ({ values: given as Values, files: [] } satisfies Filled)
    const text = JSON.stringify([filled.values, filled.files.map(([, { name, size }]) => [name, size])])
    const earlier = last.get(form ?? send)
    if (earlier?.text === text && Date.now() - earlier.at < same) return again(earlier.sent, form)
    const sent = submit(filled, form)
    last.set(form ?? send, { text, at: Date.now(), sent })
    return sent
  }

  /** Who comes back and sends the same goes the same way again. */
  async function again(sent: Promise<boolean>, form: HTMLFormElement | undefined): Promise<boolean> {
    const hasArrived = await sent
    if (hasArrived && form) thank(form, desk.base)
    return hasArrived
  }

  async function submit(filled: Filled, form: HTMLFormElement | undefined): Promise<boolean> {
    const parcel = pack(filled, desk.address, form && attribute(form, 'data-zayavka'))
    const tell = (state: string) => {
      form?.setAttribute('data-zayavka-state', state)
      const event = new CustomEvent(`zayavka:${state}`, { bubbles: true, detail: { once: parcel.once } })
      ;(form ?? window).dispatchEvent(event)
    }
    tell('sending')
    const onArrival = () => {
      tell('sent')
      if (form) thank(form, desk.base)
    }
    const hasArrived = await desk.queue.keep(parcel, onArrival)
    if (!hasArrived) tell('kept')
    return hasArrived
  }
}

/** A form that would go nowhere else: it has no address but the desk's, or says where its visitor goes to. */
function isOurs(form: HTMLFormElement, base: string): boolean {
  const action = attribute(form, 'action')
  if (attribute(form, 'data-zayavka-thanks')) return true
  if (!action || action[0] === '#') return attribute(form, 'method')?.toLowerCase() !== 'post'
  return new URL(action, document.baseURI).href.startsWith(base)
}

function thank(form: HTMLFormElement, base: string): void {
  if (!isOurs(form, base)) return
  const thanks = attribute(form, 'data-zayavka-thanks')
  if (thanks) location.assign(thanks)
  else HTMLFormElement.prototype.reset.call(form)
}

/** Past what the form itself may have under that name: a field that is called `action`, a button that is called `reset`. */
function attribute(form: HTMLFormElement, name: string): string | null {
  return Element.prototype.getAttribute.call(form, name)
}

/** Says what is wrong to who looks; the page goes on. */
export function complain(error: unknown): void {
  // biome-ignore lint/suspicious/noConsole: a browser's console is where people look for it
  console.error('zayavka:', error)
}
