import type { FastifyRequest } from 'fastify'
import type { CompletedReceipt } from '../actions/complete-receipt.ts'
import type { Key } from '../domain/access.ts'
import type { Project } from '../domain/project.ts'
import { type CaptureWay, isBySecretKey } from '../domain/receipt.ts'

/**
 * The lead whose id a sender gets. In a project that joins open leads, the id of an existing lead would reveal that the
 * owner of a phone is a customer, so only the holder of a secret key gets it there.
 */
export function leadForSender(
  { headers }: FastifyRequest,
  { way, key, project }: { way: CaptureWay; key?: Key; project: Project },
  { lead, reasons }: Pick<CompletedReceipt, 'lead' | 'reasons'>,
): { lead_id?: string } {
  const mayJoin = project.capture.repeats === 'join' || reasons.some(({ code }) => code === 'same-person')
  return lead === null || (mayJoin && !isBySecretKey({ way, headers }, key)) ? {} : { lead_id: String(lead) }
}
