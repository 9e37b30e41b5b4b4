/** The product on the real stack, from outside: through its API, its pages and the consoles of its parts. */
package io.heyi.e2e;
