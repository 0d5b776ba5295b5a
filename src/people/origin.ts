import type { IncomingHttpHeaders } from 'node:http'
import { isOwn } from '../domain/origin.ts'
import { refusal } from '../domain/refusal.ts'

/**
 * Refuses requests from pages of other sites (CSRF). Browsers send `Origin` with every unsafe request, so one without
 * it is refused too; programs use a key.
 */
export function checkOwnPage(headers: IncomingHttpHeaders, publicUrl: string | undefined): void {
  const { origin, host } = headers
  const site = headers['sec-fetch-site']
  const isOurs = origin !== undefined && isOwn(origin, host, publicUrl)
  if (!isOurs || (site !== undefined && site !== 'same-origin')) throw refusal('foreign-page', {})
}
