/** The names of encodings as spreadsheets write them. */
export const encodingNames = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  'windows-1251': 'Windows-1251',
  'koi8-r': 'KOI8-R',
  cp866: 'CP866',
  maccyrillic: 'Mac Cyrillic',
  'windows-1252': 'Windows-1252',
  'iso-8859-5': 'ISO 8859-5',
} as const
export type Encoding = keyof typeof encodingNames

export const separators = [';', ',', '\t', '|'] as const
/** The names of separators in keys of texts, which cannot contain the separators themselves. */
export const separatorWords = { ';': 'semicolon', ',': 'comma', '\t': 'tab', '|': 'bar' } as const

/** The possible quote characters; none is a choice too. */
export const quotes = ['"', "'", ''] as const
export const quoteWords = { '"': 'double', "'": 'single', '': 'none' } as const

export const dateOrders = ['dmy', 'mdy', 'mixed', 'ymd', 'serial1900', 'serial1904', 'unix', 'unixms'] as const

/** The possible targets of a column, by group. */
export const targetGroups = {
  lead: [
    ...(['external_id', 'id', 'title', 'name', 'phone', 'email', 'text', 'price', 'status', 'source'] as const),
    ...(['creation_date', 'paid_date', 'assignee', 'lost_reason', 'remind_at', 'remind_note'] as const),
  ],
  touch: ['utm_source', 'utm_medium', 'utm_campaign', 'utm_content', 'utm_term', 'referrer', 'landing'],
  ids: ['status_id', 'assignee_id', 'lost_reason_id'],
} as const

/** Targets whose values are dates. */
export const isMoment = (to: string) => ['creation_date', 'paid_date', 'remind_at'].includes(to)
