import { openCounter } from './counter.ts'
import { openSnippet, publish, tellReady } from './open.ts'
import { read, write } from './storage.ts'
import { logError } from './submits.ts'
import { noteTouch } from './touches.ts'

/**
 * The snippet with the counter, at the vendor's path `/api/site/1.0/KEY/init`. Visits are counted unless the visitor
 * declined, or the page requires consent and the visitor has not answered.
 */
function begin(): void {
  const source = new URL((document.currentScript as HTMLScriptElement).src)
  const [, key = ''] = /\/api\/site\/1\.0\/([^/]+)\/init$/.exec(source.pathname) ?? []
  const base = new URL('../../../..', source).href
  const place = { base, key: decodeURIComponent(key) }
  const { opened, wasOpen } = openSnippet(base, place.key)
  if (opened.counter) return
  const counter = openCounter(place, (values) => void opened.send(values, null, true))
  opened.counter = counter
  const said = read('cookie')
  if (said === 'yes' || (said === null && window.zayavkaCookie !== 'ask')) counter.start()
  else if (said === 'no') counter.stop()
  else noteTouch()
  publish(opened.send)
  if (window.zayavka?.send === opened.send)
    window.zayavka.cookie = (isAllowed) => {
      write('cookie', isAllowed ? 'yes' : 'no')
      if (isAllowed) counter.start()
      else counter.stop()
    }
  if (!wasOpen) tellReady()
}

try {
  begin()
} catch (error) {
  logError(error)
}
