import type { paths } from '../api-types.ts'

type Answer<P extends keyof paths, M extends keyof paths[P]> = paths[P][M] extends {
  responses: { 200: { content: { 'application/json': infer T } } }
}
  ? T
  : never

type Project = '/api/v2/projects/{project}'

export type Lead = Answer<`${Project}/leads/{lead}`, 'get'>
export type LeadList = Answer<`${Project}/leads`, 'get'>
export type Board = Answer<`${Project}/board`, 'get'>
export type Card = Board['columns'][number]['items'][number]
export type Member = Answer<`${Project}/members`, 'get'>['items'][number]
export type Status = Answer<`${Project}/statuses`, 'get'>['items'][number]
export type OwnField = Answer<`${Project}/fields`, 'get'>['items'][number]
export type LostReason = Answer<`${Project}/lost-reasons`, 'get'>['items'][number]
export type Channel = Answer<`${Project}/channels`, 'get'>['items'][number]
export type ChannelRule = Answer<`${Project}/channels/rules`, 'get'>['rules'][number]
export type Cost = Answer<`${Project}/costs`, 'get'>['items'][number]
export type SavedView = Answer<`${Project}/views`, 'get'>['items'][number]
export type Job = Answer<`${Project}/jobs/{job}`, 'get'>
export type WholeReceipt = Answer<`${Project}/receipts/{id}`, 'get'>
export type ReceiptSummary = Answer<`${Project}/receipts/summary`, 'get'>
export type ReceiptEnd = keyof ReceiptSummary['ends']
export type Capture = Answer<`${Project}/capture`, 'get'>
export type Assignment = Omit<Answer<`${Project}/assignment`, 'get'>, 'rules'> & {
  rules: { filter: Filter; members: string[] }[]
}
export type Retention = Answer<`${Project}/retention`, 'get'>
export type WorkingTime = Answer<`${Project}/working-time`, 'get'>
export type AuditEntry = Answer<`${Project}/audit`, 'get'>['items'][number]
export type Destination = Answer<`${Project}/destinations`, 'get'>['items'][number]
export type DestinationHealth = Answer<`${Project}/destinations/health`, 'get'>['items'][number]
export type Delivery = Answer<`${Project}/destinations/{id}/deliveries`, 'get'>['items'][number]
export type Import = Answer<`${Project}/imports/{import}`, 'get'>
export type ImportReading = NonNullable<Import['reading']>
export type ImportMapping = NonNullable<Import['mapping']>
export type ImportColumn = ImportMapping['columns'][number]
export type ImportPreview = NonNullable<Import['preview']>
export type SeenColumn = ImportPreview['columns'][number]
export type ImportRefusal = Answer<`${Project}/imports/{import}/refusals`, 'get'>['items'][number]
export type Pull = Answer<`${Project}/pulls/{id}`, 'get'>
export type PullReport = NonNullable<Pull['report']>
export type PullFault = Answer<`${Project}/pulls/{id}/faults`, 'get'>['items'][number]
export type Attempt = Answer<`${Project}/destinations/{id}/deliveries/{event}`, 'get'>['log'][number]
export type NoticeSettings = Answer<`${Project}/notice-settings`, 'get'>
export type ProjectNotices = Answer<`${Project}/notice-defaults`, 'get'>
export type NoticeLink = Answer<`${Project}/notice-links`, 'get'>['items'][number]
export type NoticeBot = Answer<`${Project}/notice-bots`, 'get'>['items'][number]
export type NoticeChat = Omit<Answer<`${Project}/notice-chats`, 'get'>['items'][number], 'filter'> & {
  filter: Filter | null
}
export type Notice = Answer<`${Project}/notices`, 'get'>['items'][number]
export type NoticeKind = Notice['kind']
export type NoticeWay = NoticeLink['way']
export type NoticePlace = NoticeWay | 'bell'
/** A change of the settings of notices, with the version that was read. */
export type NoticeChange = { version: number } & Partial<Pick<ProjectNotices, 'escalates' | 'summary_at'>> & {
    places?: { [Kind in NoticeKind]?: NoticePlace[] | null }
    order?: NoticeWay[] | null
    quiet?: NoticeSettings['quiet']
    time_zone?: string | null
  }
export type LeadEvent = Answer<`${Project}/leads/{lead}/events`, 'get'>['items'][number]

/** A filter in the format of the API. */
export type Filter = Condition | { and: Filter[] } | { or: Filter[] }
export type Condition = { field: string; operator: string; value: unknown }

/** The fields of a lead that people edit. */
export const editableFields = [
  'name',
  'title',
  'status',
  'price',
  'phone',
  'email',
  'assignee',
  'source',
  'remind_at',
  'remind_note',
  'lost_reason',
  'creation_date',
  'paid_date',
  'text',
  'fields',
] as const satisfies (keyof Lead)[]
export type EditableField = (typeof editableFields)[number]

/** An edit of a lead. Custom fields are patched one by one; null removes one. */
export type LeadPatch = Partial<Pick<Lead, Exclude<EditableField, 'fields'>>> & {
  fields?: Record<string, CustomValue | null>
}
export type CustomValue = string | number | boolean

/** The known part of a lead: at least what an edit needs. */
export type KnownLead = Pick<Lead, 'id' | 'version'> & Partial<Lead>

/** An edit that was refused because somebody else changed the lead after it was read. */
export type Conflict = { project: string; patch: LeadPatch; known: KnownLead; current: Lead }
