import type { IncomingHttpHeaders } from 'node:http'
import { isOwn } from '../domain/origin.ts'
import { refusal } from '../domain/refusal.ts'

/**
 * Refuses a request that a browser sends for a page of another site. Browsers tell the page's origin with whatever may change
 * something, so what tells none is refused too: a program has a key.
 */
export function checkOwnPage(headers: IncomingHttpHeaders, publicUrl: string | undefined): void {
  const { origin, host } = headers
  const site = headers['sec-fetch-site']
  const isOurs = origin !== undefined && isOwn(origin, host, publicUrl)
  if (!isOurs || (site !== undefined && site !== 'same-origin')) throw refusal('foreign-page', {})
}
