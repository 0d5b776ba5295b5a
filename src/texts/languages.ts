import type { Language } from '../domain/project.ts'
import type { Refusal } from '../domain/refusal.ts'
import { sentence as inEnglish } from './en.ts'
import { sentence as inRussian } from './ru.ts'

/** The sentence of a refusal in each language. */
export const sentenceIn: Record<Language, (refusal: Refusal) => string> = { en: inEnglish, ru: inRussian }
