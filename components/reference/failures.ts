import type { OpenApiDocument, Operation, Response } from '@/lib/interfaces/openapi/document'

/** The answers of an operation other than success, by HTTP status. */
export function failuresOf(document: OpenApiDocument, { responses }: Operation) {
  return Object.entries(responses).flatMap(([status, response]) => {
    const found: Response | undefined =
      '$ref' in response ? document.components.responses[response.$ref.split('/').at(-1) ?? ''] : response
    return status !== '200' && found ? [{ status, description: found.description }] : []
  })
}

/** The answer with HTTP 200. */
export function answerOf({ responses }: Operation) {
  const response = responses['200']
  return response && !('$ref' in response) ? response : undefined
}
