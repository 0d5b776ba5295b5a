import type { Actor } from '../domain/access.ts'
import { type Mailbox, type MailboxDraft, mailboxLimits } from '../domain/mailbox.ts'
import type { Project } from '../domain/project.ts'
import { refusal } from '../domain/refusal.ts'
import type { Store } from '../store/store.ts'

/** Makes a mailbox; what arrives there from now on becomes enquiries. The password is encrypted already. */
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

/** Removes a mailbox. Its letters stay where they are, and so does what became of them. */
export function removeMailbox(store: Store, by: Actor, project: Project, id: number, now: number): Promise<void> {
  return store.transaction(async (tx) => {
    const mailbox = await tx.mailboxes.find({ project: project.id, id })
    if (!mailbox) throw refusal('no-such-mailbox', { id: String(id) }, 'id')
    await tx.mailboxes.remove(mailbox)
    const details = { name: mailbox.name }
    await tx.audit.append(project.id, { at: now, by, action: 'mailbox.removed', subject: `mailbox:${id}`, details })
  }, project.id)
}
