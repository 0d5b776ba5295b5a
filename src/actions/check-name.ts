import { fold } from '../domain/fold.ts'
import { refusal } from '../domain/refusal.ts'

/** Refuses an empty name, and one that another item of the list has; case does not matter. */
export function checkName(others: readonly { name: string }[], name: string): void {
  if (name.trim() === '') throw refusal('required', {}, 'name')
  if (others.some((each) => fold(each.name) === fold(name))) throw refusal('field-exists', { name }, 'name')
}
