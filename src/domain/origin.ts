import { excerpt, refusal } from './refusal.ts'
import { toUrl } from './url.ts'

/** The maximal number of origins of a key. */
export const maxOrigins = 100

/**
 * Normalises and deduplicates origins: `https://shop.example`, or `https://*.shop.example` for all subdomains. A
 * trailing slash, capitals and internationalised names are accepted. Refuses an invalid origin.
 */
export function readOrigins(texts: readonly string[], argument: string): string[] {
  return [...new Set(texts.map((text) => readOrigin(text, argument)))].sort()
}

function readOrigin(text: string, argument: string): string {
  const trimmed = text.trim()
  const url = /^https?:\/\/[^/?#@\\\s;,]+\/?$/i.test(trimmed) ? toUrl(trimmed) : undefined
  if (!url || url.hostname.replace(/^\*\./, '').includes('*'))
    throw refusal('not-origin', { given: excerpt(text) }, argument)
  return url.origin
}

/** Whether `origin` is among the allowed ones; an empty list allows any. */
export function isAllowed(origin: string, allowed: readonly string[]): boolean {
  return allowed.length === 0 || allowed.some((each) => each === origin || isBelow(origin, each))
}

/**
 * Whether `origin` is our own. With a public URL that one decides. Without it the `Host` header decides, although a
 * client may set it to anything.
 */
export function isOwn(origin: string, host: string | undefined, publicUrl: string | undefined): boolean {
  if (publicUrl !== undefined) return new URL(publicUrl).origin === origin
  return toUrl(origin)?.host === host
}

/** Whether an address is a secure context in browsers: TLS, or localhost. */
export function isTrusted(address: string): boolean {
  const { protocol, hostname } = new URL(address)
  return protocol === 'https:' || /^(.+\.)?localhost$|^127\.|^\[::1\]$/.test(hostname)
}

function isBelow(origin: string, allowed: string): boolean {
  const [scheme, host] = allowed.split('*') // `https://` and `.shop.example`
  return host !== undefined && origin.startsWith(scheme as string) && origin.endsWith(host)
}
