import { refusal, shown } from './refusal.ts'

/** The most origins that a key may have. */
export const mostOrigins = 100

/**
 * Origins as browsers name them, each once: `https://shop.example`, or `https://*.shop.example` for all below a host. A slash at the end,
 * capitals and letters of other alphabets are understood. Refuses what is no origin.
 */
export function readOrigins(texts: readonly string[], argument: string): string[] {
  return [...new Set(texts.map((text) => readOrigin(text, argument)))].sort()
}

function readOrigin(text: string, argument: string): string {
  const trimmed = text.trim()
  const url = /^https?:\/\/[^/?#@\\\s;,]+\/?$/i.test(trimmed) && URL.canParse(trimmed) ? new URL(trimmed) : undefined
  if (!url || url.hostname.replace(/^\*\./, '').includes('*'))
    throw refusal('not-origin', { given: shown(text) }, argument)
  return url.origin
}

/** Whether a page of `origin` is one of those that are allowed; where none are named, any is. */
export function isAllowed(origin: string, allowed: readonly string[]): boolean {
  return allowed.length === 0 || allowed.some((each) => each === origin || isBelow(origin, each))
}

/**
 * Whether a page of `origin` is the desk's own: of where people reach the desk, if that is said. Only without it the `host` that was
 * asked decides, for that is whatever a request says.
 */
export function isOwn(origin: string, host: string | undefined, publicUrl: string | undefined): boolean {
  if (publicUrl !== undefined) return new URL(publicUrl).origin === origin
  return URL.canParse(origin) && new URL(origin).host === host
}

/** Whether browsers let a page of an address use their cryptography: with TLS, or on their own machine. */
export function isTrusted(address: string): boolean {
  const { protocol, hostname } = new URL(address)
  return protocol === 'https:' || /^(.+\.)?localhost$|^127\.|^\[::1\]$/.test(hostname)
}

function isBelow(origin: string, allowed: string): boolean {
  const [scheme, host] = allowed.split('*') // `https://` and `.shop.example`
  return host !== undefined && origin.startsWith(scheme as string) && origin.endsWith(host)
}
