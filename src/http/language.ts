import type { IncomingHttpHeaders } from 'node:http'
import type { Language } from '../domain/project.ts'

/** The language for the sender of a request: Russian where a browser prefers it, Belarusian or Kazakh, as the console decides; else English. */
export function acceptedLanguage(headers: IncomingHttpHeaders): Language {
  return /^\s*(?:ru|be|kk)\b/i.test((headers['accept-language'] ?? '').slice(0, 20)) ? 'ru' : 'en'
}
