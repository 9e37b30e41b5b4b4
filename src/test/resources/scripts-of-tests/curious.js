// looks for what a server could do
globalThis.lint = (text, version, done) => done(JSON.stringify(['Java', 'Polyglot', 'load', 'process', 'require', 'fetch', 'setTimeout']
  .map(name => ({ rule: 'curious', element: '', message: `${name} ${typeof globalThis[name]}`, category: 'error' }))));
