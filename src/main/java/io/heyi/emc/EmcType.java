package io.heyi.emc;

/** Experience EMCs find users' needs, Solution EMCs build for them (domain.md §1). */
public enum EmcType { EXPERIENCE, SOLUTION }
