import type { Actor } from '../domain/access.ts'
import { type Mailbox, type MailboxDraft, mailboxLimits } from '../domain/mailbox.ts'
import type { Project } from '../domain/project.ts'
import { refusal } from '../domain/refusal.ts'
import type { Store } from '../store/store.ts'

/** Creates a mailbox, whose letters from now on become enquiries. The password comes encrypted. */
export function createMailbox(
  store: Store,
  by: Actor,
  project: Project,
  draft: MailboxDraft,
  now: number,
): Promise<Mailbox> {
  return store.transaction(async (tx) => {
    await tx.projects.lock(project.id)
    const { length } = await tx.mailboxes.of(project.id)
    if (length >= mailboxLimits.mailboxes) throw refusal('too-many-mailboxes', { limit: mailboxLimits.mailboxes })
    const id = await tx.mailboxes.insert(project.id, draft, now)
    const details = { name: draft.name, host: draft.host }
    await tx.audit.append(project.id, { at: now, by, action: 'mailbox.made', subject: `mailbox:${id}`, details })
    return (await tx.mailboxes.find({ project: project.id, id })) as Mailbox
  }, project.id)
}

/** Removes a mailbox. Its letters stay on the mail server, and the leads made of them stay too. */
export function removeMailbox(store: Store, by: Actor, project: Project, id: number, now: number): Promise<void> {
  return store.transaction(async (tx) => {
    const mailbox = await tx.mailboxes.find({ project: project.id, id })
    if (!mailbox) throw refusal('no-such-mailbox', { id: String(id) }, 'id')
    await tx.mailboxes.remove(mailbox)
    const details = { name: mailbox.name }
    await tx.audit.append(project.id, { at: now, by, action: 'mailbox.removed', subject: `mailbox:${id}`, details })
  }, project.id)
}
