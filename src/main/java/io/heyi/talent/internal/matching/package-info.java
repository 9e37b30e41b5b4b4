/** Which openings suit a person and who suits an opening, with reasons; proposals for all places at once (domain.md P6, docs/adr/0028). It orders and never decides. */
package io.heyi.talent.internal.matching;
