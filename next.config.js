/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  // Native or stateful parts that must be loaded from node_modules, once, by the process.
  serverExternalPackages: ['libsql', 'undici'],
  devIndicators: false,
}
