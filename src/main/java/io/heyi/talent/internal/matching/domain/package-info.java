/** What fits whom and why, as numbers that anybody can follow (domain.md P6). */
package io.heyi.talent.internal.matching.domain;
