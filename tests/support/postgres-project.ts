import type { TestProject } from 'vitest/node'
import { startPostgres } from './postgres'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The PostgreSQL of the project `postgres`, and the database that its fresh ones are copied from. */
    postgres: { readonly url: string; readonly template: string }
  }
}

/** One PostgreSQL for all specs of the project. */
export default async function setup(project: TestProject) {
  const server = await startPostgres()
  project.provide('postgres', { url: server.url('postgres'), template: await server.create('tables') })
  return () => server.stop()
}
