import { createTransport, type SendMailOptions } from 'nodemailer'
import { deskMark } from '../domain/mailbox.ts'
import type { Member } from '../domain/member.ts'
import type { Project } from '../domain/project.ts'
import type { Store } from '../store/store.ts'
import { type Letter, letters, type Notice } from '../texts/letters.ts'

export type MailOptions = {
  /** `smtp://user:password@host:port`. */
  smtpUrl: string
  from: string
  /** The public URL, for links. */
  publicUrl: string
  /** Called when a letter could not be sent. */
  onFault(error: unknown): void
}
export type Mailer = ReturnType<typeof createMailer>

/** Timeouts (ms) of the mail server, unless the URL has others. Those of the library are minutes, but a notice is leased for seconds. */
const timeouts = { connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 10_000 }

/** Headers by which desks ignore our letters in mailboxes, and programs do not answer them (RFC 3834). */
const headers = { 'Auto-Submitted': 'auto-generated', [deskMark]: '1' }

/** Sends letters to members. Callers do not wait, since the response time would reveal who is a member. */
export function createMailer({ smtpUrl, from, publicUrl, onFault }: MailOptions) {
  const transport = createTransport({ url: smtpUrl, ...timeouts }, { from, headers })
  const sendLetter = (letter: SendMailOptions) => transport.sendMail(letter)
  return { sendReset, sendMailChange, sendInvitation, sendNotice, sendLetter, close: () => transport.close() }

  function sendReset(store: Store, email: string, token: string): void {
    const link = `${publicUrl}/reset#token=${token}`
    send(email, async () => (await lettersTo(store, await store.members.findByMail(email))).reset({ link }))
  }

  /** Asks for confirmation of a new address of a member, at that address. */
  function sendMailChange(store: Store, member: Member, email: string, token: string): void {
    const link = `${publicUrl}/confirm-email#token=${token}`
    send(email, async () => (await lettersTo(store, member)).mailChange({ link }))
  }

  /** Notifies a member of a change of their sign-in, so that they notice a change by somebody else. */
  function sendNotice(store: Store, member: Member, change: Notice): void {
    const link = `${publicUrl}/sign-in`
    send(member.email, async () => (await lettersTo(store, member)).notice({ change, link }))
  }

  function sendInvitation(to: string, about: { project: Project; token: string }): void {
    const { project, token } = about
    const link = `${publicUrl}/invitation#token=${token}`
    send(to, async () => letters[project.language].invitation({ project: project.name, link }))
  }

  /** The texts in the language of the member's first project. */
  async function lettersTo(store: Store, member: Member | undefined) {
    const [first] = member?.memberships ?? []
    const project = first && (await store.projects.find(first.project))
    return letters[project?.language ?? 'en']
  }

  /** Writes a letter and sends it. Errors go to `onFault`, since no caller waits. */
  function send(to: string, write: () => Promise<Letter>): void {
    write()
      .then(({ subject, text }) => transport.sendMail({ to, subject, text }))
      .catch(onFault)
  }
}
