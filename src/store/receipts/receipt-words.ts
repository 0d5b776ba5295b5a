import { type Expression, type SqlBool, sql } from 'kysely'
import type { ReceiptWord } from '../../domain/receipt-search.ts'
import type { Dialect } from '../sql/dialect.ts'

/** The texts of an enquiry that a search covers; own fields are searched as JSON. */
const searchedTexts = ['title', 'name', 'phone', 'email', 'text', 'source', 'fields'] as const

/** Whether a word is found in a receipt. There is no index for it: receipts are few, or of a short period. */
export function hasWord(dialect: Dialect, { text, digits, number }: ReceiptWord): Expression<SqlBool> {
  const part = (name: string) => dialect.jsonText(sql.ref('enquiry'), sql.lit(name))
  const found = [
    ...searchedTexts.map((name) => dialect.containsAnyCase(part(name), inJson(name, text))),
    ...digits.map((each) => dialect.contains(onlyDigits(part('phone')), each)),
    ...(number === null ? [] : [sql<SqlBool>`id = ${number}`, sql<SqlBool>`lead_id = ${number}`]),
  ]
  return sql`(${sql.join(found, sql` or `)})`
}

/** A text as it stands within own fields, which are JSON. */
function inJson(name: string, text: string): string {
  return name === 'fields' ? JSON.stringify(text).slice(1, -1) : text
}

/** A phone as typed, without its separators. */
function onlyDigits(phone: Expression<unknown>): Expression<unknown> {
  return [' ', '-', '(', ')', '.'].reduce((rest, sign) => sql`replace(${rest}, ${sql.lit(sign)}, '')`, phone)
}
