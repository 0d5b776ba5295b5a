/** Unsaved input by cell: `channel slot` → text. */
export type CellDraft = Record<string, string>

/** The unsaved input of a cell, and its amount before: null for none, undefined if that was not loaded. */
export type CellInput = { text: string; was?: string | null | undefined }
export type CellInputs = Readonly<Record<string, CellInput>>

/** The input of a stored draft, which earlier had texts alone. */
export function inputsOf(stored: Readonly<Record<string, unknown>> = {}): CellInputs {
  const inputs = Object.entries(stored).map(([cell, input]) => [
    cell,
    typeof input === 'string' ? { text: input } : input,
  ])
  return Object.fromEntries(inputs)
}

export function textsOf(inputs: CellInputs): CellDraft {
  return Object.fromEntries(Object.entries(inputs).map(([cell, { text }]) => [cell, text]))
}

export function cellKey(channel: string, slot: string): string {
  return `${channel} ${slot}`
}

/**
 * Parses an amount as people type it, such as `12 500,50 ₽`, or in English `₽12,500.50`, into the format of the API. Null for no input, undefined for
 * anything else. In Russian `12,500` is invalid, since it may mean twelve and a half.
 */
export function readAmount(typed: string, language: string): string | null | undefined {
  const text = typed
    .slice(0, 60)
    .replace(/[\s₽$€]/g, '')
    .replace(/(?:руб\.?|р\.)$/i, '')
  if (text === '' || text === '—' || text === '-') return null
  const isGrouped = language === 'en' && /^\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?$/.test(text)
  const number = isGrouped ? text.replaceAll(',', '') : text
  const [, whole, fraction = ''] = /^(\d{1,12})(?:[.,](\d{1,2}))?$/.exec(number) ?? []
  return whole === undefined ? undefined : fraction === '' ? whole : `${whole}.${fraction}`
}

/** The cells of a spreadsheet range in the clipboard. */
export function cellsIn(text: string): string[][] {
  return text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map((line) => line.split('\t'))
}
