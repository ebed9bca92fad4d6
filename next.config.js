/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  devIndicators: false,
  // Native or stateful parts that must be loaded from node_modules, once, by the process.
  serverExternalPackages: ['@xmpp/client', 'esbuild', 'libsql', 'undici'],
  // `npm run check` looks at types; whoever starts a clone should not wait for that.
  typescript: { ignoreBuildErrors: true },
}
