/** Measures the product with a year's worth of data on the real stack: {@code mvn verify -Pbench}. */
package io.heyi.bench;
