import { hash } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyReply } from 'fastify'
import { refusal } from '../../domain/refusal.ts'

/** Says with an answer which version it shows: `ETag: "3"`. */
export function setETag(reply: FastifyReply, version: number): void {
  reply.header('ETag', `"${version}"`)
}

/** The version that `If-Match` asks for; undefined without it and for `*`, which any version is. */
export function readIfMatch(headers: IncomingHttpHeaders): number | undefined {
  const given = headers['if-match']
  if (given === undefined || given.trim() === '*') return
  const [, version] = /^\s*"(\d{1,15})"\s*$/.exec(given) ?? []
  if (version === undefined) throw refusal('wrong-form', { given: given.slice(0, 100), right: '"3"' }, 'If-Match')
  return Number(version)
}

/** Marks an answer by what it holds; true when the caller has the same already and needs no body. */
export function isNotModified(reply: FastifyReply, headers: IncomingHttpHeaders, answer: string): boolean {
  const tag = etagOf(answer)
  reply.header('ETag', tag).header('Cache-Control', 'private, no-cache')
  return isListed(tag, headers['if-none-match'])
}

/** Whether `If-Match` lets a change of what is answered so go on: it names it, or is not there. */
export function matchesETag(headers: IncomingHttpHeaders, answer: string): boolean {
  return headers['if-match'] === undefined || isListed(etagOf(answer), headers['if-match'])
}

/** The ETag of an answer by what it holds. */
export function etagOf(answer: string): string {
  return `"${hash('sha256', answer, 'base64url').slice(0, 22)}"`
}

function isListed(tag: string, header = ''): boolean {
  const listed = header.split(',').map((each) => each.trim().replace(/^W\//, ''))
  return listed.includes(tag) || listed.includes('*')
}
