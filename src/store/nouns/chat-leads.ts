import type { Kysely } from 'kysely'
import type { Tables } from '../schema/tables.ts'

/** What is known of a chat with a bot: the visit that it was opened from, and its lead. */
type ChatLead = { visit: string | null; lead: number | null }

/** The leads of chats with bots that take enquiries. */
export function chatLeads(db: Kysely<Tables>) {
  return { find, noteVisit, noteLead, forgetLeads, forgetOpened }

  async function find(project: number, chat: string): Promise<ChatLead | undefined> {
    const row = await db
      .selectFrom('chat_leads')
      .select(['visit', 'lead_id'])
      .where('project_id', '=', project)
      .where('chat', '=', chat)
      .executeTakeFirst()
    return row && { visit: row.visit, lead: row.lead_id }
  }

  /** Notes the visit that a chat was opened from. */
  async function noteVisit(project: number, chat: string, visit: string, at: number): Promise<void> {
    await db
      .insertInto('chat_leads')
      .values({ project_id: project, chat, visit, lead_id: null, at })
      .onConflict((conflict) => conflict.columns(['project_id', 'chat']).doUpdateSet({ visit, at }))
      .execute()
  }

  /** Notes the lead to which messages in a chat belong from now on. */
  async function noteLead(project: number, chat: string, lead: number, at: number): Promise<void> {
    await db
      .insertInto('chat_leads')
      .values({ project_id: project, chat, visit: null, lead_id: lead, at })
      .onConflict((conflict) => conflict.columns(['project_id', 'chat']).doUpdateSet({ lead_id: lead, at }))
      .execute()
  }

  /** Deletes the chats of leads. */
  async function forgetLeads(project: number, leads: readonly number[]): Promise<void> {
    await db.deleteFrom('chat_leads').where('project_id', '=', project).where('lead_id', 'in', leads).execute()
  }

  /** Deletes up to `limit` chats that have no lead and were opened before `before` (seconds); returns their number. */
  async function forgetOpened(project: number, before: number, limit: number): Promise<number> {
    const old = await db
      .selectFrom('chat_leads')
      .select('chat')
      .where('project_id', '=', project)
      .where('lead_id', 'is', null)
      .where('at', '<', before)
      .orderBy('at')
      .limit(limit)
      .execute()
    if (old.length === 0) return 0
    await db
      .deleteFrom('chat_leads')
      .where('project_id', '=', project)
      .where(
        'chat',
        'in',
        old.map(({ chat }) => chat),
      )
      .where('lead_id', 'is', null) // a message may have come meanwhile
      .where('at', '<', before)
      .execute()
    return old.length
  }
}
