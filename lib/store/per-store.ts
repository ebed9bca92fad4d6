import type { Store } from './store'

/**
 * What is made once for each store, such as a prepared query; kept as long as the store is.
 *
 * @example
 * const newest = perStore(store => store.prepare(db => db.selectFrom('console_run').selectAll().limit(1)))
 * await newest(store).first({})
 */
export function perStore<T>(make: (store: Store) => T): (store: Store) => T {
  const made = new WeakMap<Store, T>()
  return store => {
    let one = made.get(store)
    if (one === undefined) {
      one = make(store)
      made.set(store, one)
    }
    return one
  }
}
