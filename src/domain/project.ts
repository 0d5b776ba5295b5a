import type { CaptureSettings } from './capture.ts'
import type { Rule } from './channel.ts'
import { isCountry } from './phone.ts'
import { refusal } from './refusal.ts'

/**
 * A desk of its own: leads, statuses and keys of one project never meet those of another.
 * `id` is the public number, `seq` a small internal one; `createdAt` in seconds.
 */
export type Project = {
  id: number
  seq: number
  name: string
  timeZone: string
  country: string
  currency: string
  /** In which it speaks to people. */
  language: Language
  createdAt: number
  /** What makes channels of its leads' sources and touches. */
  rules: readonly Rule[]
  /** How it treats what strangers send. */
  capture: CaptureSettings
}

export type ProjectDraft = { id?: number; name: string; timeZone: string; country: string; currency: string }

/** Refuses a project whose name is blank or whose zone, country or currency nobody knows. */
export function checkProject(draft: ProjectDraft): void {
  if (draft.name.trim() === '') throw refusal('required', {}, 'name')
  if (draft.id !== undefined && !(draft.id >= 1 && draft.id <= maxProjectId))
    throw refusal('out-of-range', { given: String(draft.id), min: 1, max: maxProjectId }, 'id')
  if (!isTimeZone(draft.timeZone)) throw refusal('unknown-time-zone', { given: draft.timeZone }, 'time-zone')
  if (!isCountry(draft.country)) throw refusal('unknown-country', { given: draft.country }, 'country')
  if (!isCurrency(draft.currency)) throw refusal('unknown-currency', { given: draft.currency }, 'currency')
}

/** What a change says of a project. */
export type ProjectChange = Partial<Pick<Project, 'name' | 'timeZone' | 'country' | 'currency' | 'language'>>

/** The languages that the desk speaks to people. */
export const languages = ['ru', 'en'] as const
export type Language = (typeof languages)[number]

/** The language in which a project speaks to people, until someone chooses another. */
export function languageOf(country: string): Language {
  return ['RU', 'BY', 'KZ'].includes(country) ? 'ru' : 'en'
}

const maxProjectId = 2_147_483_647

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

function isCurrency(code: string): boolean {
  return Intl.supportedValuesOf('currency').includes(code)
}
