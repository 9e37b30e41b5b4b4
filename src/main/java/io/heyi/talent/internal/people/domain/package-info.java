/** Rules of pay and profiles without any machinery. */
package io.heyi.talent.internal.people.domain;
