export type DataOptions = {
  database: 'sqlite' | 'postgres'
  leads: number
  /** The built program. */
  program: string
  /** The folder of the cache; without it nothing is cached. */
  keep?: string
  /** An existing PostgreSQL server; by default the benchmark starts one. */
  server?: string
}
