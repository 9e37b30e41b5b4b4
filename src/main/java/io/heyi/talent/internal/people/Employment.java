package io.heyi.talent.internal.people;

import java.time.LocalDate;

/**
 * Role and country of a person, which decide the benchmark.
 *
 * @param since null when nothing is registered and the policy's usual role and country stand in
 */
public record Employment(String role, String country, LocalDate since) {}
