import type { Form, FormField } from '../api/forms.ts'

/** The snippet of a site. */
export function snippetOf(address: string, key: string): string {
  return `<script src="${address}/s.js" data-key="${key}" async></script>`
}

/** A form of the site's own that the snippet sends; with `path` its leads get the title and the source of a form here. */
export function markedForm({ path, fields }: Pick<Form, 'path' | 'fields'>, button: string): string {
  return `<form data-zayavka="${path}">\n${fields.map(inputOf).join('\n')}\n  <button>${escaped(button)}</button>\n</form>`
}

/** A form of the site's own that the browser submits itself. */
export function plainForm(address: string, { path, fields }: Pick<Form, 'path' | 'fields'>, button: string): string {
  const inputs = fields.map(inputOf).join('\n')
  return `<form method="post" action="${address}${path}">\n${inputs}\n  <button>${escaped(button)}</button>\n</form>`
}

/** The page of a form, embedded in a page of the site. */
export function frameOf(address: string, { path, title }: Pick<Form, 'path' | 'title'>): string {
  return `<iframe src="${address}${path}" title="${escaped(title)}" width="100%" height="640" style="border:0"></iframe>`
}

const types: Partial<Record<FormField['input'], string>> = { phone: ' type="tel"', email: ' type="email"' }

function inputOf({ input, name, label, required }: FormField): string {
  const attributes = `name="${escaped(name)}"${required ? ' required' : ''}`
  const field = input === 'text' ? `<textarea ${attributes}></textarea>` : `<input ${attributes}${types[input] ?? ''}>`
  return `  <label>${escaped(label)} ${field}</label>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
