/** The answer of a paged operation. */
type Page<Item> = { items: readonly Item[]; next: string | null }
type Args = Record<string, unknown>

/** A paged list: `await` gives its first page, and `for await` its items over all pages. It sends nothing before that. */
export class Pages<Item, P extends Page<Item> = Page<Item>> implements PromiseLike<P>, AsyncIterable<Item> {
  readonly #args: Args
  readonly #read: (args: Args) => Promise<P>
  #first: Promise<P> | undefined

  constructor(args: Args, read: (args: Args) => Promise<P>) {
    this.#args = args
    this.#read = read
  }

  /** The first page. */
  first(): Promise<P> {
    this.#first ??= this.#read(this.#args)
    return this.#first
  }

  // biome-ignore lint/suspicious/noThenProperty: `await` gives the first page
  then<A = P, B = never>(
    done?: ((page: P) => A | PromiseLike<A>) | null,
    failed?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.first().then(done, failed)
  }

  /** The pages, one by one. */
  async *pages(): AsyncGenerator<P, void> {
    let page = await this.first()
    yield page
    while (page.next !== null) {
      const { offset, ...args } = this.#args // the cursor replaces it
      page = await this.#read({ ...args, cursor: page.next })
      yield page
    }
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void> {
    for await (const { items } of this.pages()) for (const item of items) yield item
  }
}
