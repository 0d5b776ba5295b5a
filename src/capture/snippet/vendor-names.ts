import { logError } from './submits.ts'
import type { Values } from './values.ts'

/** Sends a goal as an enquiry. */
export type Reach = (values: Values) => void
type Goal = Partial<Record<'leadName' | 'name' | 'phone' | 'email' | 'text' | 'fields', unknown>>
type Page = {
  roistat?: object
  roistatGoal?: object
  roistatHost?: unknown
  onRoistatAllModulesLoaded?: unknown
  onRoistatModuleLoaded?: unknown
}

/** Whether the vendor's own counter, or one of another server, is in the page. Its names are left alone then. */
export function isForeign(base: string): boolean {
  const others = Array.from(
    document.querySelectorAll<HTMLScriptElement>('script[src*="/api/site/1.0/"],script[src*="roistat.com/"]'),
  )
  return Object.hasOwn(window, 'roistat') || others.some(({ src }) => !src.startsWith(base))
}

/** Publishes the vendor's names that scripts of sites call. */
export function publishNames(reach: Reach, visit: () => string): true {
  const page = window as Page
  page.roistat = {
    get visit() {
      return visit()
    },
    getVisit: visit,
    event: { send() {} }, // so that scripts do not fail; events are not counted
  }
  page.roistatGoal ??= {
    reach({ leadName, name, phone, email, text, fields }: Goal = {}) {
      reach({ title: leadName, name, phone, email, text, fields })
    },
  }
  return true
}

/** Calls the callbacks that a page defined for the moment when the counter is loaded. */
export function callLoaded(): void {
  for (const name of ['onRoistatModuleLoaded', 'onRoistatAllModulesLoaded'] as const)
    try {
      const wanted = (window as Page)[name]
      if (typeof wanted === 'function') wanted()
    } catch (error) {
      logError(error)
    }
}
