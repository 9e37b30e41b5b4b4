globalThis.lint = () => { for (;;) { /* on and on */ } };
