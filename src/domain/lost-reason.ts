import type { Language } from './project.ts'
import { refusal } from './refusal.ts'

/**
 * A reason in a project's list why leads are lost; ids count from 1 in each project. A removed reason is no longer offered, but leads
 * that have it keep it with its name.
 */
export type LostReason = { id: number; name: string; position: number; removedAt: number | null }

/** Limits of the list: reasons that are offered, and the length of a name in characters. */
export const lostReasonLimits = { reasons: 50, name: 100 }

/** The initial reasons of a project, in its language. */
export const firstLostReasons: Record<Language, readonly string[]> = {
  ru: ['Дорого', 'Выбрали других', 'Не дозвонились', 'Передумали', 'Ошибка или спам'],
  en: ['Too expensive', 'Chose others', 'No answer', 'Changed their mind', 'Mistake or spam'],
}

/** The reasons that are offered. */
export function offeredReasons(reasons: readonly LostReason[]): LostReason[] {
  return reasons.filter(({ removedAt }) => removedAt === null)
}

/** Refuses a reason that the project does not offer; undefined and null are none. */
export function checkLostReason(id: number | null | undefined, reasons: readonly LostReason[]): void {
  const known = offeredReasons(reasons)
  if (id === null || id === undefined || known.some((reason) => reason.id === id)) return
  throw refusal(
    'unknown-lost-reason',
    { given: String(id), known: known.map((each) => String(each.id)) },
    'lost_reason',
  )
}
