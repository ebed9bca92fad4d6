import { openStore, type Store, type StorePlace } from './store'

/** Where a database for specs is, fresh; of two that are asked for by the same key the second is the first. */
export type PlaceForSpecs = (key?: string) => Promise<StorePlace>

/**
 * The project `postgres` of the test runner says here that specs run on PostgreSQL. Its setup and the specs are loaded
 * apart from each other, so they meet on a symbol of `globalThis`.
 */
const KEY = Symbol.for('switchboard.specs.place')
const shared = globalThis as { [KEY]?: PlaceForSpecs }

export function runSpecsAt(place: PlaceForSpecs): void {
  shared[KEY] = place
}

/** Undefined where nothing else was said: the embedded database. */
export const placeForSpecs = (key?: string): Promise<StorePlace> | undefined => shared[KEY]?.(key)

/** A database for a spec. `file`: one that outlives the store, to be opened again; left out: gone with it. */
export async function openSpecStore(file?: string): Promise<Store> {
  return openStore((await placeForSpecs(file)) ?? (file ? { file } : { memory: true }))
}
