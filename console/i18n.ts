import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'

export const languages = ['ru', 'en'] as const
type Language = (typeof languages)[number]

const kept = 'zayavka.language'
const texts: Record<Language, () => Promise<{ default: object }>> = {
  ru: () => import('./locales/ru.json'),
  en: () => import('./locales/en.json'),
}

/** Starts with the stored language, else the browser's. */
export async function initLanguage(): Promise<void> {
  await i18next.use(initReactI18next).init({ fallbackLng: false, interpolation: { escapeValue: false }, resources: {} })
  await setLanguage(keptLanguage() ?? browserLanguage())
}

/** Switches the language and stores it. */
export async function setLanguage(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation'))
    i18next.addResourceBundle(language, 'translation', (await texts[language]()).default)
  await i18next.changeLanguage(language)
  document.documentElement.lang = language
  try {
    localStorage.setItem(kept, language)
  } catch {
    // without storage the browser's language is used next time
  }
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
