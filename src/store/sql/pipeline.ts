/**
 * Sends several queries of one connection in one round trip; list them in the order in which they are sent. Unlike `Promise.all` it waits
 * for every result even when one fails, and then throws the first error: no query may still run when the transaction ends and the
 * connection goes to another user.
 */
export async function pipelined<T extends readonly unknown[] | []>(queries: T) {
  await Promise.allSettled(queries)
  return Promise.all(queries)
}
