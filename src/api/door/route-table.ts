import type { Route } from './route.ts'

/** The routes of a table keyed by verb and path; a wrong key does not compile. */
export function routeTable<const T extends Record<string, Route>>(
  table: T & { [Name in keyof T]: Named<Name> },
): readonly Route[] {
  return Object.values(table)
}

type Named<Name> = Name extends `${infer Verb} ${infer Path}` ? { method: Verb; path: Path } : never
