// The script at the vendor's path for returning visitors. The path has no key, so this takes it from the page and loads the counter.
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
