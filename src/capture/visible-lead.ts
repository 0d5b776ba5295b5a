import type { FastifyRequest } from 'fastify'
import type { CompletedReceipt } from '../actions/complete-receipt.ts'
import type { Key } from '../domain/access.ts'
import type { Project } from '../domain/project.ts'
import { type CaptureWay, isBySecretKey } from '../domain/receipt.ts'

/**
 * The lead of which a sender is told. Where the project adds an enquiry to the open lead of its person, that lead's number would tell
 * anybody who knows a phone that its owner is a customer: there nobody hears of any lead, who holds no secret key.
 */
export function visibleLead(
  { headers }: FastifyRequest,
  { way, key, project }: { way: CaptureWay; key?: Key; project: Project },
  { lead, reasons }: Pick<CompletedReceipt, 'lead' | 'reasons'>,
): { lead_id?: string } {
  const mayJoin = project.capture.repeats === 'join' || reasons.some(({ code }) => code === 'same-person')
  return lead === null || (mayJoin && !isBySecretKey({ way, headers }, key)) ? {} : { lead_id: String(lead) }
}
