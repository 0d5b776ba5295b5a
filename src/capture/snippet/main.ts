import { openQueue } from './queue.ts'
import { complain, takeSubmits } from './submits.ts'
import { noteTouch } from './touches.ts'

/**
 * The snippet of a site: `<script src="https://desk.example/s.js" data-key="KEY" async></script>`. It keeps where the visitor came from,
 * sends forms that are marked `data-zayavka` to the desk, and gives pages `zayavka.send({…})`.
 */
function begin(): void {
  const script = (document.currentScript ?? document.querySelector('script[src*="/s.js"]')) as HTMLScriptElement
  const source = new URL(script.src)
  const key = script.getAttribute('data-key') ?? source.searchParams.get('key')
  if (!key) throw new Error('the script needs data-key')
  const base = new URL('.', source).href
  const address = `${base}s?key=${encodeURIComponent(key)}&`
  if (isHereTwice(address)) return
  noteTouch()
  const queue = openQueue(address)
  offer(takeSubmits({ base, address, queue }))
  queue.flush()
  dispatchEvent(new CustomEvent('zayavka:ready'))
}

function isHereTwice(address: string): boolean {
  const page = window as unknown as Record<symbol, Record<string, true>>
  const here = Symbol.for('zayavka')
  page[here] ??= {}
  const isThere = page[here][address] ?? false
  page[here][address] = true
  return isThere
}

/**
 * A page calls `zayavka.send({…})`, and before the script is there `(window.zayavka ??= []).push({…})`. What else a page calls so stays
 * its own; an element with that id does too, which browsers show as a variable.
 */
function offer(send: Send): void {
  const isOwn = Object.hasOwn(window, 'zayavka')
  const before: unknown = isOwn ? window.zayavka : []
  if (!Array.isArray(before)) return
  window.zayavka = { send, push: send }
  for (const given of before) send(given)
}

type Send = ReturnType<typeof takeSubmits>
declare global {
  interface Window {
    zayavka?: { send: Send; push: Send }
  }
}

try {
  begin()
} catch (error) {
  complain(error)
}
