/** Form values by name; a repeated name gives a list. */
export type Values = Record<string, unknown>
/** `trap` is the honeypot, a hidden field that only bots fill in. */
export type Filled = { values: Values; files: [name: string, file: File][]; trap?: string }

/** The values of a form without passwords, bank cards, and fields marked `data-zayavka-skip`. */
export function valuesOf(form: HTMLFormElement, submitter?: HTMLElement | null): Filled {
  const data = new FormData(form)
  const tree = Node.prototype.getRootNode.call(form) as ParentNode & Node // the form may be in a shadow tree
  const marked = (selector: string) =>
    Array.from(tree.querySelectorAll<HTMLInputElement>(selector)).filter((field) => field.form === form)
  const [trap] = marked('[data-zayavka-trap]')
  for (const { name } of [...marked(secrets), ...(trap ? [trap] : [])]) data.delete(name)
  const { name, value } = (submitter ?? {}) as HTMLButtonElement
  if (name) data.append(name, value)
  const filled: Filled = { values: {}, files: [], ...(trap && { trap: trap.value }) }
  data.forEach((entry, field) => {
    if (entry instanceof File) {
      if (entry.name) filled.files.push([field, entry])
    } else add(filled.values, field, entry)
  })
  return filled
}

const secrets = '[type=password],[autocomplete*=cc-],[data-zayavka-skip]'

function add(values: Values, name: string, value: string): void {
  const earlier = Object.hasOwn(values, name) ? values[name] : undefined
  // a name such as __proto__ must become an own property
  Object.defineProperty(values, name, {
    value: earlier === undefined ? value : [earlier, value].flat(),
    enumerable: true,
    configurable: true,
  })
}
