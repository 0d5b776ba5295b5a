import type { Kysely } from 'kysely'
import type { Tables } from '../schema/tables.ts'

/** The chat of somebody with a bot, and what is known of it. */
type ChatLead = { visit: string | null; lead: number | null }

/** The leads of chats with bots that take enquiries. */
export function chatLeads(db: Kysely<Tables>) {
  return { find, noteVisit, noteLead, forgetLead }

  async function find(project: number, chat: string): Promise<ChatLead | undefined> {
    const row = await db
      .selectFrom('chat_leads')
      .select(['visit', 'lead_id'])
      .where('project_id', '=', project)
      .where('chat', '=', chat)
      .executeTakeFirst()
    return row && { visit: row.visit, lead: row.lead_id }
  }

  /** A chat was opened from this visit. */
  async function noteVisit(project: number, chat: string, visit: string, at: number): Promise<void> {
    await db
      .insertInto('chat_leads')
      .values({ project_id: project, chat, visit, lead_id: null, at })
      .onConflict((conflict) => conflict.columns(['project_id', 'chat']).doUpdateSet({ visit, at }))
      .execute()
  }

  /** What is written in a chat belongs to this lead from now on. */
  async function noteLead(project: number, chat: string, lead: number, at: number): Promise<void> {
    await db
      .insertInto('chat_leads')
      .values({ project_id: project, chat, visit: null, lead_id: lead, at })
      .onConflict((conflict) => conflict.columns(['project_id', 'chat']).doUpdateSet({ lead_id: lead, at }))
      .execute()
  }

  /** Forgets who wrote a lead. */
  async function forgetLead(project: number, lead: number): Promise<void> {
    await db.deleteFrom('chat_leads').where('project_id', '=', project).where('lead_id', '=', lead).execute()
  }
}
