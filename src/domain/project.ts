import type { Assignment } from './assignment.ts'
import type { CaptureSettings } from './capture.ts'
import type { Rule } from './channel.ts'
import type { ProjectNotices } from './notice-settings.ts'
import type { OwnField } from './own-field.ts'
import { isCountry } from './phone.ts'
import { refusal } from './refusal.ts'
import type { Retention } from './retention.ts'
import type { WorkingTime } from './working-time.ts'

/**
 * Leads, statuses and keys are isolated per project. `id` is the public number, `seq` a small internal one;
 * `createdAt` is in seconds.
 */
export type Project = {
  id: number
  seq: number
  name: string
  timeZone: string
  country: string
  currency: string
  /** The language of messages to its visitors. */
  language: Language
  createdAt: number
  /** The rules that map sources and touches to channels. */
  rules: readonly Rule[]
  /** The own fields of its leads, in their order. */
  fields: readonly OwnField[]
  /** The settings of its capture. */
  capture: CaptureSettings
  /** Its working hours, and the time within which members must respond. */
  workingTime: WorkingTime
  /** How new leads are assigned. */
  assignment: Assignment
  /** The default notices of its members. */
  notices: ProjectNotices
  /** How long it keeps each kind of data. */
  retention: Retention
}

export type ProjectDraft = { id?: number; name: string; timeZone: string; country: string; currency: string }

/** Refuses a blank name and an unknown time zone, country or currency. */
export function checkProject(draft: ProjectDraft): void {
  if (draft.name.trim() === '') throw refusal('required', {}, 'name')
  if (draft.id !== undefined && !(draft.id >= 1 && draft.id <= maxProjectId))
    throw refusal('out-of-range', { given: String(draft.id), min: 1, max: maxProjectId }, 'id')
  checkTimeZone(draft.timeZone)
  if (!isCountry(draft.country)) throw refusal('unknown-country', { given: draft.country }, 'country')
  if (!isCurrency(draft.currency)) throw refusal('unknown-currency', { given: draft.currency }, 'currency')
}

/** Refuses an unknown time zone. */
export function checkTimeZone(name: string): void {
  if (!isTimeZone(name)) throw refusal('unknown-time-zone', { given: name }, 'time-zone')
}

/** The fields of a project that can be changed. */
export type ProjectChange = Partial<Pick<Project, 'name' | 'timeZone' | 'country' | 'currency' | 'language'>>

/** The languages of messages to visitors. */
export const languages = ['ru', 'en'] as const
export type Language = (typeof languages)[number]

/** The default language of a project. */
export function languageOfCountry(country: string): Language {
  return ['RU', 'BY', 'KZ'].includes(country) ? 'ru' : 'en'
}

const maxProjectId = 2_147_483_647

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** True for a currency by its ISO 4217 code. */
export function isCurrency(code: string): boolean {
  currencies ??= new Set(Intl.supportedValuesOf('currency')) // a request may name thousands of currencies
  return currencies.has(code)
}

let currencies: ReadonlySet<string> | undefined
