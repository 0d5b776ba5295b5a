import type { IncomingHttpHeaders } from 'node:http'
import type { Language } from '../domain/project.ts'

/** The language of a response: Russian if the browser prefers Russian, Belarusian or Kazakh, else English. The console chooses likewise. */
export function acceptedLanguage(headers: IncomingHttpHeaders): Language {
  return /^\s*(?:ru|be|kk)\b/i.test((headers['accept-language'] ?? '').slice(0, 20)) ? 'ru' : 'en'
}
