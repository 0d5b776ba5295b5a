import { openSnippet, publish, tellReady } from './open.ts'
import { logError } from './submits.ts'
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
  noteTouch()
  const { opened, wasOpen } = openSnippet(new URL('.', source).href, key)
  publish(opened.send)
  if (!wasOpen) tellReady()
}

try {
  begin()
} catch (error) {
  logError(error)
}
