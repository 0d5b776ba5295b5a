import { openQueue } from './queue.ts'
import type { Counted } from './submission.ts'
import { captureSubmits } from './submits.ts'

/** The opened snippet of this page: its send function, and the counter, if any. Several copies of the script share it. */
export type Opened = {
  send: ReturnType<typeof captureSubmits>
  counter?: { start(): void; stop(): void; counted(): Counted }
}

/** Opens the snippet for a key at a server, unless another script of the page did, which `wasOpen` tells. */
export function openSnippet(base: string, key: string): { opened: Opened; wasOpen: boolean } {
  const address = `${base}s?key=${encodeURIComponent(key)}&`
  const here = openedHere()
  const earlier = here[address]
  if (earlier) return { opened: earlier, wasOpen: true }
  const queue = openQueue(address, (url) => senderOf(url, `${base}s?key=`) === address)
  const opened: Opened = {
    send: captureSubmits({ base, address, queue, counted: () => opened.counter?.counted() }),
  }
  here[address] = opened
  void queue.flush()
  return { opened, wasOpen: false }
}

/** The snippet of this page that sends a stored submission: the one with its key, else the first one of its server. */
function senderOf(url: string, server: string): string | undefined {
  const all = Object.keys(openedHere())
  return (
    all.find((each) => url.startsWith(each)) ?? all.find((each) => url.startsWith(server) && each.startsWith(server))
  )
}

/** Notifies the page that the snippet is ready. */
export function tellReady(): void {
  dispatchEvent(new CustomEvent('zayavka:ready'))
}

/** The opened snippets of this page, by address and key. */
function openedHere(): Record<string, Opened> {
  const page = window as unknown as Record<symbol, Record<string, Opened>>
  const here = Symbol.for('zayavka')
  page[here] ??= {}
  return page[here]
}

/**
 * Publishes `zayavka.send({…})`; before the script has loaded, pages use `(window.zayavka ??= []).push({…})`. What they pushed is sent now, so the
 * touch must be noted before. Any other value of that name stays, such as an element with that id, which browsers expose as a variable.
 */
export function publish(send: Send): void {
  const isOwn = Object.hasOwn(window, 'zayavka')
  const before: unknown = isOwn ? window.zayavka : []
  if (!Array.isArray(before)) return
  window.zayavka = { send, push: send }
  for (const entry of before) send(entry)
}

type Send = ReturnType<typeof captureSubmits>
declare global {
  interface Window {
    zayavka?: { send: Send; push: Send; cookie?: (isAllowed: boolean) => void }
    /** `ask` if a page with the counter asks its visitors for consent first. */
    zayavkaCookie?: string
  }
}
