package io.heyi.web;

import java.util.List;

/** A bean of this type shows one family of policies on the page {@code /policies} (domain.md: every assumption is a policy parameter that people can see). */
public interface PolicyGroup {

    /** Lower comes first. */
    int order();

    /** Message key of the heading. */
    String titleKey();

    /** Message key of one sentence on where the values live and how they change. */
    String leadKey();

    /** Settings with one value each; may be empty. */
    default List<Setting> settings() {
        return List.of();
    }

    /** Decision tables; may be empty. */
    default List<Table> tables() {
        return List.of();
    }

    /**
     * @param name full name of the setting
     * @param value as in force, by its own type, so that the page can write it in the reader's language: amounts, fractions, durations, days, lists of these; a text stays as it is
     * @param meaningKey message key of what it means, with unit and mark
     */
    record Setting(String name, Object value, String meaningKey) {}

    /**
     * @param version in force; null while the engine has none
     * @param columns inputs first, then outputs, then the annotation
     */
    record Table(String name, Integer version, String description, List<String> columns, List<List<String>> rows) {}
}
