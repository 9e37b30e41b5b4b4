/** People as they work: role and country of employment, skills with evidence, wishes, and pay with its benchmark and floor (domain.md P6, §3a). */
package io.heyi.talent.internal.people;
