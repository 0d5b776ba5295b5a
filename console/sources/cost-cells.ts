/** What is typed and not saved, by cell: `channel slot` → text. */
export type CellDraft = Record<string, string>

export function cellKey(channel: string, slot: string): string {
  return `${channel} ${slot}`
}

/**
 * An amount as people type it, `12 500,50 ₽` or in English `₽12,500.50`, as the API takes it; null for nothing, undefined for anything else.
 * In Russian `12,500` is no amount: it may be twelve and a half.
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

/** The cells of a part of a spreadsheet, as the clipboard has it. */
export function cellsIn(text: string): string[][] {
  return text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map((line) => line.split('\t'))
}
