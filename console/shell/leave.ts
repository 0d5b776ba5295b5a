import { signOut } from '../api/session.ts'
import { tryOrShowError } from '../ui/toasts.tsx'

/** Signs out and opens the sign-in page. */
export function leave(): void {
  void tryOrShowError(signOut)
}
