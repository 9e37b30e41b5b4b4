package io.heyi.web;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

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
     * @param home the record that it is bound to; null where it can only be shown
     */
    record Setting(String name, Object value, String meaningKey, Home home) {

        public Setting(String name, Object value, String meaningKey) {
            this(name, value, meaningKey, null);
        }

        /**
         * One for each component of a policy's record.
         *
         * @param prefix of the names, which are the components' with dashes
         * @param keyPrefix of the message keys, which end with the components' names
         */
        public static List<Setting> allOf(Record policy, String prefix, String keyPrefix) {
            var home = Home.of(policy, prefix);
            return Arrays.stream(policy.getClass().getRecordComponents()).map(component -> of(policy, component, keyPrefix, home)).toList();
        }

        private static Setting of(Record policy, RecordComponent component, String keyPrefix, Home home) {
            try {
                return new Setting(home.prefix() + "." + Home.dashed(component.getName()), component.getAccessor().invoke(policy), keyPrefix + component.getName(), home);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("the accessor of a public record is public: " + component.getName(), e);
            }
        }

        /** The same with a value that reads better. */
        public Setting shownAs(Object readable) {
            return new Setting(name, readable, meaningKey, home);
        }
    }

    /** @param type of the record that all settings below a prefix are bound to, and that checks them. @param prefix without a dot at its end */
    record Home(Class<? extends Record> type, String prefix) {

        public static Home of(Record policy, String prefix) {
            return new Home(policy.getClass(), prefix.endsWith(".") ? prefix.substring(0, prefix.length() - 1) : prefix);
        }

        static String dashed(String component) {
            return component.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param version in force; null while the engine has none
     * @param columns inputs first, then outputs, then the annotation
     */
    record Table(String name, Integer version, String description, List<String> columns, List<List<String>> rows) {

        /** Name of the file that it stands in, which the name begins with. */
        public String file() {
            return name.split(" ", 2)[0];
        }
    }
}
