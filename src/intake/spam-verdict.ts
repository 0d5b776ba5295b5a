import { isEmailOf } from '../domain/capture.ts'
import { type Enquiry, isEmpty } from '../domain/enquiry.ts'
import { isWithin, networkOf } from '../domain/network.ts'
import { phoneKey } from '../domain/phone.ts'
import type { Project } from '../domain/project.ts'
import type { Reason, Receipt, Verdict } from '../domain/receipt.ts'
import { hasWord, linksIn, normalLinks, normalRate, type Suspicion, spamPoints } from '../domain/spam.ts'
import type { WorkerStore } from '../store/store.ts'
import { verifyProof } from './proof.ts'
import { searchedText, spamLists } from './spam-lists.ts'

/** Scores an enquiry for spam, with reasons. An empty enquiry that is not spam is quarantined for a person. */
export async function spamVerdict(
  store: WorkerStore,
  project: Project,
  receipt: Receipt,
  enquiry: Enquiry,
): Promise<Verdict> {
  const proof = project.capture.proofOfWork ? await verifyProof(store, enquiry.signals.proof, receipt.at) : undefined
  const context = { store, project, receipt, enquiry, proof }
  const reasons: Reason[] = []
  for (const [code, suspect] of Object.entries(suspicions) as [Suspicion, Suspect][]) {
    const found = await suspect(context)
    if (found !== undefined) reasons.push({ code, found: found.slice(0, 100).toWellFormed() })
  }
  const score = reasons.reduce((sum, { code }) => sum + spamPoints[code as Suspicion], 0)
  if (score >= project.capture.threshold) return { end: 'spam', reasons, score, proof }
  if (isEmpty(enquiry)) return { end: 'quarantine', reasons: [...reasons, { code: 'empty' }], score, proof }
  return { end: 'lead', reasons, score, proof }
}

type SpamContext = {
  store: WorkerStore
  project: Project
  receipt: Receipt
  enquiry: Enquiry
  proof: string | undefined
}
/** Returns the suspicious value; undefined if there is none. */
type Suspect = (context: SpamContext) => string | undefined | Promise<string | undefined>

const suspicions = {
  honeypot: ({ enquiry }) => enquiry.signals.honeypot || undefined,
  'stop-word': ({ store, project, enquiry }) => {
    if (project.capture.stopWords.length === 0) return
    const text = searchedText(textsOf(enquiry))
    return spamLists(store, project).words.find(({ folded }) => hasWord(text, folded))?.word
  },
  'blocked-address': ({ project, receipt: { address } }) =>
    address === null ? undefined : project.capture.blockedAddresses.find((block) => isWithin(address, block)),
  'blocked-phone': ({ store, project, enquiry: { phone } }) => {
    if (phone === null || project.capture.blockedPhones.length === 0) return
    return spamLists(store, project).phones.get(phoneKey(phone, project.country))
  },
  'blocked-email': ({ project, enquiry: { email } }) =>
    email === null ? undefined : project.capture.blockedEmails.find((blocked) => isEmailOf(email, blocked)),
  'no-proof': ({ project, receipt, enquiry, proof }) => {
    if (!project.capture.proofOfWork || receipt.way !== 'form' || proof !== undefined) return
    return enquiry.signals.proof === null ? 'none' : 'wrong'
  },
  'too-fast': ({ project, enquiry: { signals } }) =>
    signals.seconds !== null && signals.seconds < project.capture.minSeconds ? `${signals.seconds} s` : undefined,
  'too-often': async ({ store, project, receipt }) => {
    if (receipt.address === null || !isOfVisitor(receipt)) return
    const { id, at, address } = receipt
    const isOften = await store.receipts.isFlooding(project.id, { id, network: networkOf(address), at }, normalRate)
    return isOften ? `${normalRate.most} in ${normalRate.seconds / 60} min` : undefined
  },
  links: ({ enquiry }) => {
    const [ofName] = linksIn(enquiry.name ?? '')
    const links = textsOf(enquiry).flatMap(linksIn)
    return ofName ?? (links.length > normalLinks ? links[0] : undefined)
  },
} satisfies Record<Suspicion, Suspect>

function textsOf({ title, name, email, text, fields }: Enquiry): string[] {
  return [title, name, email, text, ...Object.values(fields)].filter((each) => typeof each === 'string')
}

/** Whether the IP address is the visitor's. A site's own server has one address for all its visitors. */
function isOfVisitor({ way, headers }: Receipt): boolean {
  return way === 'form' || way === 'snippet' || headers.origin !== undefined
}
