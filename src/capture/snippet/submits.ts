import type { openQueue } from './queue.ts'
import { touches } from './touches.ts'
import { type Filled, type Values, valuesOf } from './values.ts'

/** How long (ms) the same content of a form is the same enquiry: a second click, a way back. */
const same = 120_000

/**
 * Sends what visitors submit in forms that are marked `data-zayavka`, also such as come later. Answers how a page sends something of its
 * own: values or a form; that resolves with whether it has arrived already, or waits to be sent.
 */
export function takeSubmits(queue: ReturnType<typeof openQueue>, desk: string, address: string) {
  const last = new WeakMap<object, { text: string; at: number; sent: Promise<boolean> }>()
  addEventListener('submit', onSubmit, true)
  return send

  /** First of all that hear of a submit, so that no other script keeps it from us or empties the form before. */
  function onSubmit(event: SubmitEvent): void {
    try {
      const form = event.target as HTMLFormElement
      if (attribute(form, 'data-zayavka') === null) return
      if (isOurs(form, desk)) event.preventDefault()
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
    if (hasArrived && form) thank(form, desk)
    return hasArrived
  }

  async function submit({ values, files, trap }: Filled, form: HTMLFormElement | undefined): Promise<boolean> {
    const once = newOnce()
    const token = form && attribute(form, 'data-zayavka')
    const url = `${address}_once=${once}${token ? `&_form=${encodeURIComponent(token)}` : ''}`
    const signals = {
      touches: touches(),
      seconds: Math.round(performance.now() / 1000),
      once,
      page: location.href,
      trap,
    }
    const names = Object.fromEntries(files.map(([name, file]) => [name, file.name]))
    const body = JSON.stringify({ ...names, ...values, _zayavka: signals })
    const target = form ?? window
    const tell = (state: string) => {
      form?.setAttribute('data-zayavka-state', state)
      target.dispatchEvent(new CustomEvent(`zayavka:${state}`, { bubbles: true, detail: { once } }))
    }
    form?.setAttribute('data-zayavka-state', 'sending')
    const onArrival = () => {
      tell('sent')
      if (form) thank(form, desk)
    }
    const hasArrived = await queue.keep(once, url, body, onArrival, withFiles(values, signals, files))
    if (!hasArrived) tell('kept')
    return hasArrived
  }
}

/** A form that would go nowhere else: it has no address but the desk's, or says where its visitor goes to. */
function isOurs(form: HTMLFormElement, desk: string): boolean {
  const action = attribute(form, 'action')
  if (attribute(form, 'data-zayavka-thanks')) return true
  if (!action || action[0] === '#') return attribute(form, 'method')?.toLowerCase() !== 'post'
  return new URL(action, document.baseURI).href.startsWith(desk)
}

function thank(form: HTMLFormElement, desk: string): void {
  if (!isOurs(form, desk)) return
  const thanks = attribute(form, 'data-zayavka-thanks')
  if (thanks) location.assign(thanks)
  else HTMLFormElement.prototype.reset.call(form)
}

/** Past what the form itself may have under that name: a field that is called `action`, a button that is called `reset`. */
function attribute(form: HTMLFormElement, name: string): string | null {
  return Element.prototype.getAttribute.call(form, name)
}

/** Files wait as long as the page lives; what waits longer has their names alone. */
function withFiles(values: Values, signals: unknown, files: Filled['files']): FormData | undefined {
  if (files.length === 0) return
  const data = new FormData()
  for (const [name, given] of Object.entries(values))
    for (const value of [given].flat()) data.append(name, String(value))
  data.append('_zayavka', JSON.stringify(signals))
  for (const [name, file] of files) data.append(name, file)
  return data
}

/** A name that no other submit has. `randomUUID` is not there on pages without TLS. */
function newOnce(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Says what is wrong to who looks; the page goes on. */
export function complain(error: unknown): void {
  // biome-ignore lint/suspicious/noConsole: a browser's console is where people look for it
  console.error('zayavka:', error)
}
