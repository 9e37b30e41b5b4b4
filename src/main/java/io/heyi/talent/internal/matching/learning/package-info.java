/** An order learned from past placements. It is used only when it is better on placements that it has not seen, orders, and never decides (docs/adr/0028). */
package io.heyi.talent.internal.matching.learning;
