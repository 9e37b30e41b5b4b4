package io.heyi.studio.internal.replay;

/** What a change does to a case; worst first. Texts are at {@code studio.replay.verdict.<name>}. */
public enum ReplayVerdict {
    STUCK, OTHER_WAY, OTHER_PEOPLE, NOT_REPLAYABLE, SAME
}
