import type { CommandHistory } from '@/lib/catalog/changes'
import type { Effect } from '@/lib/commands/notes'
import type { Json } from '@/lib/commands/types'

/** The part of OpenAPI 3.1 that command documents use. The reference page reads it as every other client does. */
export interface OpenApiDocument {
  readonly openapi: '3.1.0'
  readonly info: { readonly title: string; readonly version: string; readonly description: string }
  /** One: the base of the command API, relative to where the document was found. */
  readonly servers: readonly { readonly url: string; readonly description: string }[]
  readonly tags: readonly { readonly name: string }[]
  readonly paths: Readonly<Record<string, { readonly post: Operation }>>
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>
    readonly responses: Readonly<Record<string, Response>>
    readonly securitySchemes: Readonly<Record<string, SecurityScheme>>
  }
  /** Release of ejabberd whose definitions these are: "26.07". */
  readonly 'x-ejabberd-release': string
  /** The API version that is described. */
  readonly 'x-api-version': number
  /** Every API version that there is a document of, ascending. */
  readonly 'x-api-versions': readonly number[]
}

/** One command in one API version. */
export interface Operation {
  /** Name of the command. */
  readonly operationId: string
  readonly summary: string
  readonly description: string
  readonly tags: readonly string[]
  /** A newer API version defines the command anew. */
  readonly deprecated?: true
  /** Alternatives: name of a scheme → scopes. */
  readonly security: readonly Readonly<Record<string, readonly string[]>>[]
  readonly requestBody: { readonly required: true; readonly content: Content }
  /** By HTTP status. */
  readonly responses: Readonly<Record<string, Response | Reference>>
  readonly 'x-effect': Effect
  readonly 'x-module': string
  /** API version of the definition, not above that of the document. */
  readonly 'x-definition-version': number
  /** The result's name, and its type in ejabberd's words, which other interfaces go by. */
  readonly 'x-result': { readonly name: string; readonly type: string }
  /** What ejabberd's releases did to the command; absent for a stranger's. */
  readonly 'x-history'?: CommandHistory
}

export interface Content {
  readonly 'application/json': { readonly schema: Schema; readonly example?: Json }
}

export interface Response {
  readonly description: string
  readonly headers?: Readonly<Record<string, { readonly description: string; readonly schema: Schema }>>
  readonly content?: Content
}

export interface Reference {
  readonly $ref: string
}

/** JSON Schema, as far as commands need it. */
export interface Schema {
  readonly $ref?: string
  readonly type?: 'integer' | 'string' | 'array' | 'object' | 'boolean' | 'null'
  readonly description?: string
  readonly format?: 'password'
  readonly writeOnly?: true
  readonly const?: Json
  readonly enum?: readonly Json[]
  readonly examples?: readonly Json[]
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | Schema
  readonly anyOf?: readonly Schema[]
  /** Former names of an argument that are still accepted. */
  readonly 'x-former-names'?: readonly string[]
}

export type SecurityScheme =
  | { readonly type: 'http'; readonly scheme: 'basic'; readonly description: string }
  | {
      readonly type: 'oauth2'
      readonly description: string
      readonly flows: {
        readonly password: {
          readonly tokenUrl: string
          /** Scope → what it is for. */
          readonly scopes: Readonly<Record<string, string>>
        }
      }
    }
