package io.heyi.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A bean of this type knows who changed policies, when, and by which change request; without one everything is as shipped. */
public interface PolicyHistory {

    /**
     * What came into use at once.
     *
     * @param version of all settings, or the engine's of a table
     * @param change code of the change request; empty where it is not known
     * @param values the settings that differed from what the product ships from then on; empty for tables
     */
    record Step(int version, Instant since, String change, String author, String approver, String reason, Map<String, Object> values) {}

    /** Of the settings, the newest first. */
    List<Step> settings();

    /** Of a decision file, the newest first. */
    List<Step> table(String file);

    /** Codes of change requests on settings that are open. */
    List<String> open();

    /** Whether who is signed in may look at change requests. */
    boolean mayRead();

    /** Whether who is signed in may propose a change. */
    boolean mayPropose();
}
