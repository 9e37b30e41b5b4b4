/** What the benchmark adds to the product that it measures: data, and the same process with workers that do nothing. Only ever active in profile {@code bench}. */
package io.heyi.bench.child;
