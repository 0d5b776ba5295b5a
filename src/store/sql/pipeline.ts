/**
 * What is asked at once of one connection, so that it goes in one journey; list it in the order in which it is asked. Unlike
 * `Promise.all` this waits for every answer also when one is a fault, and then throws the first of these: nothing of it may still go
 * on when the transaction is over and the connection has another user.
 */
export async function pipelined<T extends readonly unknown[] | []>(asked: T) {
  await Promise.allSettled(asked)
  return Promise.all(asked)
}
