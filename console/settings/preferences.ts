import { answerOf, client } from '../client.ts'
import { queries } from '../queries.ts'
import { askWho } from '../session.ts'
import { tellFailed } from '../ui/undo.tsx'

type Me = { preferences: Record<string, unknown> }

/** Keeps what a member chose beside what they chose before, so that it is there in every browser. */
export async function keepPreference(chosen: Record<string, unknown>): Promise<void> {
  const preferences = { ...queries.getQueryData<Me>(['me'])?.preferences, ...chosen }
  try {
    await answerOf(client.PATCH('/api/v2/me', { body: { preferences } }))
    await askWho()
  } catch (error) {
    tellFailed(error)
  }
}
