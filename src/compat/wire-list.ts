import { setImmediate } from 'node:timers/promises'
import type { BriefLead } from '../domain/lead.ts'

/** The characters of leads that are serialized without a pause: more than most lists have, and some milliseconds of work. */
const slice = 1_000_000

type Found = { leads: BriefLead[]; total: number }

/**
 * A serialized response: the leads under `name`, and the total. A long list is written into bytes slice by slice, since at once it would block
 * the event loop and might exceed the maximum string length.
 */
export function writeList(name: string, { leads, total }: Found, write: (lead: BriefLead) => object) {
  const slices = slicesOf(leads)
  const end = { total, status: 'success' }
  if (slices.length <= 1) return JSON.stringify({ [name]: leads.map(write), ...end })
  return writeSlices(slices, write, [`{"${name}":[`, `],${JSON.stringify(end).slice(1)}`])
}

async function writeSlices(
  slices: BriefLead[][],
  write: (lead: BriefLead) => object,
  [begin, end]: [string, string],
): Promise<Uint8Array> {
  const parts = [Buffer.from(begin)]
  for (const [index, leads] of slices.entries()) {
    if (index > 0) await setImmediate()
    const text = JSON.stringify(leads.map(write)).slice(1, -1)
    parts.push(Buffer.from(index === 0 ? text : `,${text}`))
  }
  return Buffer.concat([...parts, Buffer.from(end)])
}

function slicesOf(leads: BriefLead[]): BriefLead[][] {
  const slices: BriefLead[][] = []
  let [from, length] = [0, 0]
  for (const [index, lead] of leads.entries()) {
    length += lengthOf(lead)
    if (length < slice) continue
    slices.push(leads.slice(from, index + 1))
    from = index + 1
    length = 0
  }
  if (from < leads.length) slices.push(leads.slice(from))
  return slices
}

function lengthOf({ title, name, phone, email, source, text }: BriefLead): number {
  const others = (name?.length ?? 0) + (phone?.length ?? 0) + (email?.length ?? 0) + (source?.length ?? 0)
  return title.length + others + (text?.length ?? 0)
}
