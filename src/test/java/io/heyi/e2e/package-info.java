/** The product on the local stack, from outside: through its API, in a browser, and killed in the middle of its work. */
package io.heyi.e2e;
