/** A year, in seconds. */
const year = 31_536_000

/** The value of a cookie; null when there is none, or when the page may not read cookies. */
export function readCookie(name: string): string | null {
  try {
    const pair = document.cookie.split('; ').find((each) => each.startsWith(`${name}=`))
    return pair === undefined ? null : pair.slice(name.length + 1)
  } catch {
    return null
  }
}

/**
 * Sets a cookie for a year, for all subdomains of the site; returns whether the browser took it. A browser refuses the
 * domains that many sites share, so the shortest one that it takes is the site's.
 */
export function writeCookie(name: string, value: string): boolean {
  const parts = location.hostname.split('.')
  const domains = parts.map((_, index) => parts.slice(-index - 1).join('.')).slice(1)
  for (const domain of [...domains.map((each) => `;domain=${each}`), '']) {
    set(name, value, `;max-age=${year}${domain}`)
    if (readCookie(name) === value) return true
  }
  return false
}

/** Removes a cookie from the page and from all domains above it. */
export function dropCookie(name: string): void {
  const parts = location.hostname.split('.')
  for (const domain of ['', ...parts.map((_, index) => `;domain=${parts.slice(index).join('.')}`)])
    set(name, '', `;max-age=0${domain}`)
}

function set(name: string, value: string, attributes: string): void {
  try {
    // biome-ignore lint/suspicious/noDocumentCookie: older browsers lack the Cookie Store API
    document.cookie = `${name}=${value};path=/;samesite=lax${attributes}`
  } catch {
    // a sandboxed frame has no cookies
  }
}
