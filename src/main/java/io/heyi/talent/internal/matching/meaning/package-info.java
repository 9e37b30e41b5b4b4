/** Skills compared by meaning without a taxonomy: words by Lucene's analysis, the same things by synonyms, related things by what people and openings name together (docs/adr/0028). */
package io.heyi.talent.internal.matching.meaning;
