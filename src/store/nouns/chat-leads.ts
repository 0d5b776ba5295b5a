import { type Kysely, sql } from 'kysely'
import type { Tables } from '../schema/tables.ts'

/** The chat of somebody with a bot, and what is known of it. */
type ChatLead = { visit: string | null; lead: number | null }

/** The leads of chats with bots that take enquiries. */
export function chatLeads(db: Kysely<Tables>) {
  return { find, noteVisit, noteLead, renameAll, forgetLead }

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

  /** The chats of all projects that begin with this word and a space begin with another from now on, unless there is such a chat already. */
  async function renameAll(from: string, to: string): Promise<void> {
    const renamed = sql`${`${to} `} || substr(chat_leads.chat, ${sql.lit([...from].length + 2)})`
    await sql`
      update chat_leads set chat = ${renamed}
      where project_id in (select id from projects) and chat >= ${`${from} `} and chat < ${`${from}!`}
        and not exists (
          select 1 from chat_leads as other where other.project_id = chat_leads.project_id and other.chat = ${renamed}
        )
    `.execute(db)
  }

  /** Forgets who wrote a lead. */
  async function forgetLead(project: number, lead: number): Promise<void> {
    await db.deleteFrom('chat_leads').where('project_id', '=', project).where('lead_id', '=', lead).execute()
  }
}
