import type { MappingKind, MappingOptions, MappingRule } from '../domain/mapping.ts'

/** A built-in mapping: the title of its leads, its rules and options, and the response that its source expects. */
export type ReadyMapping = MappingOptions & { title?: string; rules: MappingRule[]; answer?: string }

type Service = 'megafon' | 'mango' | 'zadarma' | 'novofon' | 'uis' | 'calltouch' | 'jivo' | 'avito' | 'google'

const missedCall = 'Пропущенный звонок'

// Zadarma and Novofon are one platform. A GET with zd_echo checks the address; then each event of a call comes as a form
// (zadarma.com/en/support/api/#api_webhooks). NOTIFY_END is the end of an incoming call.
const zadarma: ReadyMapping = {
  title: missedCall,
  rules: rulesOf({
    caller_id: 'phone',
    called_did: 'fields.line',
    disposition: 'fields.disposition',
    pbx_call_id: 'fields.call_id',
    ...ignored('event', 'call_start', 'internal', 'duration', 'status_code', 'is_recorded', 'call_id_with_rec'),
    ...ignored('zd_echo', 'last_internal'),
  }),
  filter: [
    { path: 'event', is: ['NOTIFY_END'] },
    { path: 'disposition', not: ['answered'] },
  ],
  ping: { path: 'zd_echo', echo: true },
  once: ['pbx_call_id'],
}

/**
 * The built-in mappings of telephony, chats and advertising, from the documentation of each. A missed call is an enquiry
 * with the number of the line; an answered one is not. Values without a rule are recognised as usual.
 */
export const services: Record<Service & MappingKind, ReadyMapping> = {
  // It sends the history of a call at its end; the same platform serves Beeline and TTK. `crm_token` is the key that the
  // owner entered beside the address (megapbx.ru, API for a CRM).
  megafon: {
    title: missedCall,
    rules: rulesOf({
      phone: 'phone',
      telnum: 'fields.line',
      diversion: 'fields.line',
      status: 'fields.status',
      callid: 'fields.call_id',
      ...ignored('cmd', 'type', 'crm_token', 'user', 'ext', 'groupRealName', 'start', 'duration', 'link', 'rating'),
    }),
    filter: [
      { path: 'cmd', is: ['history'] },
      { path: 'type', is: ['in'] },
      { path: 'status', not: ['Success'] },
    ],
    key: 'crm_token',
    once: ['callid'],
  },

  // It sends JSON in a form to paths below the address; the summary of a call says whether it was answered
  // (mango-office.ru, API of the virtual PBX). `vpbx_api_key` is the code of the PBX.
  mango: {
    title: missedCall,
    rules: rulesOf({
      'json.from.number': 'phone',
      'json.line_number': 'fields.line',
      'json.to.number': 'fields.line',
      'json.entry_id': 'fields.call_id',
      ...ignored('json', 'vpbx_api_key', 'sign'),
    }),
    filter: [
      { path: '_path', is: ['events/summary'] },
      { path: 'json.call_direction', is: ['1'] },
      { path: 'json.entry_result', is: ['0'] },
    ],
    json: ['json'],
    key: 'vpbx_api_key',
    once: ['json.entry_id'],
  },

  zadarma,
  novofon: zadarma,

  // UIS and CoMagic send a body that the owner composes of these names; `lost_call` is the notice of a missed call
  // (uiscom.ru, notifications by HTTP).
  uis: {
    title: missedCall,
    rules: rulesOf({
      contact_phone_number: 'phone',
      virtual_phone_number: 'fields.line',
      call_session_id: 'fields.call_id',
      ...ignored('notification_mnemonic'),
    }),
    filter: [{ path: 'notification_mnemonic', is: ['lost_call'] }],
    once: ['call_session_id'],
  },

  // It sends the parameters that the owner chose, URL-encoded, by GET or POST (calltouch.ru, webhooks).
  calltouch: {
    title: missedCall,
    rules: rulesOf({
      callerphone: 'phone',
      phonenumber: 'fields.line',
      utmSource: 'utm_source',
      utmMedium: 'utm_medium',
      utmCampaign: 'utm_campaign',
      utmContent: 'utm_content',
      utmTerm: 'utm_term',
      ...ignored('successful'),
    }),
    filter: [{ path: 'successful', not: ['true', '1'] }],
  },

  // It sends a finished chat, or a message that was left while no operator was online (jivo.ru, Webhooks API).
  jivo: {
    title: 'Чат на сайте',
    rules: rulesOf({
      'visitor.name': 'name',
      'visitor.phone': 'phone',
      'visitor.email': 'email',
      message: 'text',
      'chat.messages[*].message': 'text',
      'page.url': 'landing',
      user_token: 'fields.user_token',
      chat_id: 'fields.chat_id',
      ...ignored('event_name', 'agents', 'agent', 'visitor', 'chat', 'page', 'widget_id'),
    }),
    filter: [{ path: 'event_name', is: ['chat_finished', 'offline_message'] }],
    once: ['event_name', 'chat_id'],
    answer: '{"result":"ok"}',
  },

  // It sends each message of a chat, including the user's own ones (developers.avito.ru, messenger v3).
  avito: {
    title: 'Сообщение на Авито',
    rules: rulesOf({
      'payload.value.content.text': 'text',
      'payload.value.chat_id': 'fields.avito_chat_id',
      'payload.value.author_id': 'fields.avito_author_id',
      'payload.value.item_id': 'fields.avito_item_id',
      ...ignored('payload', 'id', 'version', 'timestamp'),
    }),
    filter: [
      { path: 'payload.type', is: ['message'] },
      { path: 'payload.value.author_id', differs: 'payload.value.user_id' },
    ],
    once: ['payload.value.id'],
    answer: 'ok',
  },

  // The lead form of Google Ads: `google_key` is the key that the owner entered beside the address, and the button that
  // sends test data marks it (developers.google.com/google-ads/webhook).
  google: {
    title: 'Форма Google Ads',
    rules: rulesOf({
      'user_column_data[column_id=FULL_NAME].string_value': 'name',
      'user_column_data[column_id=FIRST_NAME].string_value': 'first_name',
      'user_column_data[column_id=LAST_NAME].string_value': 'last_name',
      'user_column_data[column_id=PHONE_NUMBER].string_value': 'phone',
      'user_column_data[column_id=EMAIL].string_value': 'email',
      gcl_id: 'gclid',
      lead_id: 'fields.google_lead_id',
      form_id: 'fields.google_form_id',
      campaign_id: 'fields.google_campaign_id',
      adgroup_id: 'fields.google_adgroup_id',
      creative_id: 'fields.google_creative_id',
      ...ignored('google_key', 'api_version', 'is_test'),
    }),
    ping: { path: 'is_test', is: 'true' },
    key: 'google_key',
    once: ['lead_id'],
  },
}

/** Rules from their paths. */
export function rulesOf(places: Record<string, string | null>): MappingRule[] {
  return Object.entries(places).map(([path, to]) => ({ path, to }))
}

function ignored(...paths: string[]): Record<string, null> {
  return Object.fromEntries(paths.map((path) => [path, null]))
}
