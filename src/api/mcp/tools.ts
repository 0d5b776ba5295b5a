import type { Tool } from './tool.ts'
import { leadComment, leadCreate, leadUpdate, undo } from './tools/changes.ts'
import { dictionary } from './tools/dictionary.ts'
import { leadGet, leadsSearch } from './tools/leads.ts'
import { report } from './tools/report.ts'

/** Every tool of the endpoint, in the order of its list. */
export const tools: readonly Tool[] = [
  leadsSearch,
  leadGet,
  leadCreate,
  leadUpdate,
  leadComment,
  report,
  dictionary,
  undo,
]
