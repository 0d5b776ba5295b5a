import { hash } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyReply } from 'fastify'
import { refusal } from '../../domain/refusal.ts'

/** Sets the version of a response: `ETag: "3"`. */
export function setETag(reply: FastifyReply, version: number): void {
  reply.header('ETag', `"${version}"`)
}

/** The version in `If-Match`; undefined without the header and for `*`, which matches any. */
export function readIfMatch(headers: IncomingHttpHeaders): number | undefined {
  const given = headers['if-match']
  if (given === undefined || given.trim() === '*') return
  const [, version] = /^\s*"(\d{1,15})"\s*$/.exec(given) ?? []
  if (version === undefined) throw refusal('wrong-form', { given: given.slice(0, 100), right: '"3"' }, 'If-Match')
  return Number(version)
}

/** Refuses `If-Match` for a change that does not read it, since its caller relies on the comparison. */
export function refuseIfMatch(headers: IncomingHttpHeaders): void {
  if ((headers['if-match'] ?? '*').trim() !== '*') throw refusal('unsupported-if-match', {}, 'If-Match')
}

/** Sets an `ETag` of the content; true when `If-None-Match` has it, so that no body is needed. */
export function isNotModified(reply: FastifyReply, headers: IncomingHttpHeaders, answer: string): boolean {
  const tag = etagOf(answer)
  reply.header('ETag', tag).header('Cache-Control', 'private, no-cache')
  return isListed(tag, headers['if-none-match'])
}

/** Whether `If-Match` allows a change of this resource: it names its ETag, or is absent. */
export function matchesETag(headers: IncomingHttpHeaders, answer: string): boolean {
  return headers['if-match'] === undefined || isListed(etagOf(answer), headers['if-match'])
}

/** An ETag of the content. */
export function etagOf(answer: string): string {
  return `"${hash('sha256', answer, 'base64url').slice(0, 22)}"`
}

function isListed(tag: string, header = ''): boolean {
  const listed = header.split(',').map((each) => each.trim().replace(/^W\//, ''))
  return listed.includes(tag) || listed.includes('*')
}
