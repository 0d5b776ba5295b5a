/** The columns of names that replace those of ids. */
const readable: Record<string, string> = { status: 'status_name', assignee: 'assignee_name' }

/**
 * The columns of a spreadsheet of leads: those of the list, with the names of statuses and members. The last ones are the number of the lead and
 * when it was received, unless the list has them: by these an import recognises the leads again.
 */
export function exportColumns(names: readonly string[]): string[] {
  const shown = names.map((name) => readable[name] ?? name)
  return [...new Set([...shown, 'id', 'recorded_at'])]
}
