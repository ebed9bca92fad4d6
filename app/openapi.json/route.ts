import { answerWeb } from '@/lib/process/web-route'

export { answerWeb as GET, answerWeb as HEAD }
