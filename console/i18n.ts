import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'

export const languages = ['ru', 'en'] as const
type Language = (typeof languages)[number]

const kept = 'zayavka.language'
type Texts = () => Promise<{ default: object }>
const texts: Record<Language, Texts> = {
  ru: () => import('./locales/ru.json'),
  en: () => import('./locales/en.json'),
}
/** Texts that only some pages need, such as `./locales/ru/settings.json`; the first view loads none of them. */
const pageTexts = import.meta.glob<{ default: object }>('./locales/*/*.json')
const groups = new Set<string>()
let wanted = keptLanguage() ?? browserLanguage()

/** Starts with the stored language, else the browser's. */
export async function initLanguage(): Promise<void> {
  await i18next.use(initReactI18next).init({
    fallbackLng: false,
    interpolation: { escapeValue: false },
    resources: {},
    saveMissing: true,
    // such as a text of a group that its page does not load; with a default value it may be missing
    missingKeyHandler: (_languages, _namespace, key, _fallback, _update, { defaultValue }) => {
      if (defaultValue === undefined) reportError(new Error(`There is no text ${key}`))
    },
  })
  await setLanguage(wanted)
}

/** Switches the language and stores it, once all needed texts are loaded. If several were requested, the last one applies. */
export async function setLanguage(language: Language): Promise<void> {
  wanted = language
  if (!i18next.hasResourceBundle(language, 'translation'))
    i18next.addResourceBundle(language, 'translation', (await texts[language]()).default)
  await Promise.all([...groups].map((group) => addGroup(language, group)))
  if (wanted !== language) return
  await i18next.changeLanguage(language)
  document.documentElement.lang = language
  try {
    localStorage.setItem(kept, language)
  } catch {
    // without storage the browser's language is used next time
  }
}

/** Loads a page together with its texts, `console/locales/<language>/<group>.json`. */
export async function withTexts<Page>(group: string, page: Promise<Page>): Promise<Page> {
  groups.add(group) // before it is loaded, so that a language chosen meanwhile loads the group too
  const spoken = new Set([i18next.language as Language, wanted])
  const [loaded] = await Promise.all([page, ...[...spoken].map((language) => addGroup(language, group))])
  return loaded
}

async function addGroup(language: Language, group: string): Promise<void> {
  const load = pageTexts[`./locales/${language}/${group}.json`] as Texts
  i18next.addResourceBundle(language, 'translation', (await load()).default, true)
}

function keptLanguage(): Language | undefined {
  try {
    return languages.find((each) => each === localStorage.getItem(kept))
  } catch {
    return undefined
  }
}

function browserLanguage(): Language {
  return /^(ru|be|kk)\b/i.test(navigator.language) ? 'ru' : 'en'
}
