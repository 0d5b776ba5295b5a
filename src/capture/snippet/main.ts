import { openQueue } from './queue.ts'
import { captureSubmits, logError } from './submits.ts'
import { noteTouch } from './touches.ts'

/**
 * The snippet of a site: `<script src="https://desk.example/s.js" data-key="KEY" async></script>`. It records touches,
 * sends forms marked `data-zayavka`, and offers `zayavka.send({…})` to pages.
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
  publish(captureSubmits({ base, address, queue }))
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
 * Publishes `zayavka.send({…})`; before the script has loaded, pages use `(window.zayavka ??= []).push({…})`. Any other
 * value of that name stays, such as an element with that id, which browsers expose as a variable.
 */
function publish(send: Send): void {
  const isOwn = Object.hasOwn(window, 'zayavka')
  const before: unknown = isOwn ? window.zayavka : []
  if (!Array.isArray(before)) return
  window.zayavka = { send, push: send }
  for (const entry of before) send(entry)
}

type Send = ReturnType<typeof captureSubmits>
declare global {
  interface Window {
    zayavka?: { send: Send; push: Send }
  }
}

try {
  begin()
} catch (error) {
  logError(error)
}
