// The vendor's address for visitors who have a number already. It has no key, which the page has: this loads the counter.
const { src } = document.currentScript as HTMLScriptElement
const key: unknown = (window as { roistatProjectId?: unknown }).roistatProjectId
if (key) {
  const script = document.createElement('script')
  script.async = true
  script.src = new URL(`../api/site/1.0/${encodeURIComponent(String(key))}/init`, src).href
  document.head.append(script)
} else {
  // biome-ignore lint/suspicious/noConsole: a browser's console is where people look for it
  console.warn('zayavka: the page has no roistatProjectId, so nothing is counted')
}

export {}
