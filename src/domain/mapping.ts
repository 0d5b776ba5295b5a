/** Where something of what was sent goes: a field of the lead, or `fields.NAME` for one of its own. */
export const mappedFields = ['title', 'name', 'phone', 'email', 'text', 'source'] as const

/** One line of a mapping: the value at `path` (`contact.phones[0]`, case ignored) goes to `to`; the first that is there wins. */
export type MappingRule = { path: string; to: string }

/** How a source of a project is understood, as data. `kind` is the ready one that it began with; `name` stands in `/in/{name}`. */
export type Mapping = { name: string; kind: string; title: string | null; rules: MappingRule[]; version: number }
