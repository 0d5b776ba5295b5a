import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { type NoticeKind, noticeKinds } from '../../domain/notice.ts'

/** The letters that a link switches off: a kind of notices for a member of a project. */
export type Unsubscription = { project: number; member: number; kind: NoticeKind }
export type Unsubscribing = ReturnType<typeof createUnsubscribing>

/** Signs and verifies links in letters that switch a kind off without signing in (RFC 8058). */
export function createUnsubscribing(secret: string, publicUrl: string | undefined) {
  const key = Buffer.from(hkdfSync('sha256', secret, 'zayavka', 'links that end letters', 32))
  return { link, read }

  function link(project: number, member: number, kind: NoticeKind): string | null {
    const what = `${project}.${member}.${kind}`
    return publicUrl === undefined ? null : `${publicUrl}/notices/off/${what}.${mark(what)}`
  }

  /** Reads a token; undefined unless this desk signed it. */
  function read(token: string): Unsubscription | undefined {
    const [, what = '', given = ''] = /^(\d{1,10}\.\d{1,10}\.[a-z]{1,20})\.([\w-]{22})$/.exec(token.slice(0, 100)) ?? []
    if (given === '' || !timingSafeEqual(Buffer.from(mark(what)), Buffer.from(given))) return
    const [project, member, name] = what.split('.')
    const kind = noticeKinds.find((each) => each === name)
    return kind && { project: Number(project), member: Number(member), kind }
  }

  function mark(what: string): string {
    return createHmac('sha256', key).update(what).digest('base64url').slice(0, 22)
  }
}
