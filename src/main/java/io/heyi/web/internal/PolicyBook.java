package io.heyi.web.internal;

import io.heyi.web.ApprovedPolicies;
import io.heyi.web.Policies.Known;
import io.heyi.web.Policies.Source;
import io.heyi.web.Policies;
import io.heyi.web.PolicyGroup.Table;
import io.heyi.web.PolicyGroup;
import io.heyi.web.PolicyHistory.Step;
import io.heyi.web.PolicyHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.stereotype.Component;

/** Every policy with its value, since when, by whom, and what comes with the next start (product-bar S8). */
@Component
class PolicyBook {

    private final Policies policies;
    private final ObjectProvider<PolicyHistory> history;
    private final ConfigurableEnvironment environment;
    private final MessageSource messages;

    PolicyBook(Policies policies, ObjectProvider<PolicyHistory> history, ConfigurableEnvironment environment, MessageSource messages) {
        this.policies = policies;
        this.history = history;
        this.environment = environment;
        this.messages = messages;
    }

    /** @param origin of the value in force; empty while it is as shipped. @param coming what the next start brings; empty when nothing changes */
    record SettingRow(Known known, Optional<Step> origin, Optional<Coming> coming) {

        public String name() {
            return known.setting().name();
        }

        public boolean outside() {
            return known.source() == Source.OUTSIDE;
        }
    }

    record Coming(Object value, Step step) {}

    /** @param origin of the version in force; empty while it is as shipped */
    record TableRow(Table table, Optional<Step> origin) {}

    record GroupRows(PolicyGroup group, List<SettingRow> settings, List<TableRow> tables) {}

    /** Which of them are shown. */
    enum Only { ALL, CHANGED, COMING, OUTSIDE }

    /** @param value of a setting at that step; null when it went back to what is shipped */
    record HistoryRow(Step step, Object value, boolean shipped) {}

    /** @param query part of a name or a meaning; empty for all */
    List<GroupRows> read(String query, Only only, Locale locale) {
        var steps = steps();
        var loaded = loaded();
        var next = steps.isEmpty() ? Map.<String, Object>of() : policies.values(steps.getFirst().values());
        var wanted = query.strip().toLowerCase(locale);
        var rows = new ArrayList<GroupRows>();
        policies.byGroup().forEach((group, known) -> {
            var isGroup = text(group.titleKey(), locale).contains(wanted);
            var settings = known.stream().map(one -> row(one, steps, loaded, next)).filter(one -> isGroup || one.name().contains(wanted) || text(one.known().setting().meaningKey(), locale).contains(wanted))
                    .filter(isShown(only)).toList();
            var tables = group.tables().stream().map(this::row).filter(one -> isGroup || contains(one.table(), wanted)).filter(one -> only == Only.ALL || only == Only.CHANGED && one.origin().isPresent()).toList();
            if (!settings.isEmpty() || !tables.isEmpty()) {
                rows.add(new GroupRows(group, settings, tables));
            }
        });
        return List.copyOf(rows);
    }

    private static boolean contains(Table table, String wanted) {
        return (table.name() + " " + table.description() + " " + table.columns() + table.rows()).toLowerCase(Locale.ROOT).contains(wanted);
    }

    private String text(String key, Locale locale) {
        return messages.getMessage(key, null, key, locale).toLowerCase(locale);
    }

    private static Predicate<SettingRow> isShown(Only only) {
        return switch (only) {
            case ALL -> row -> true;
            case CHANGED -> row -> row.origin().isPresent() || row.coming().isPresent();
            case COMING -> row -> row.coming().isPresent();
            case OUTSIDE -> SettingRow::outside;
        };
    }

    private SettingRow row(Known known, List<Step> steps, int loaded, Map<String, Object> next) {
        var name = known.setting().name();
        var changes = changes(name, steps);
        var origin = known.source() == Source.OUTSIDE ? Optional.<Step>empty() : changes.stream().filter(step -> step.version() <= loaded).findFirst();
        var coming = changes.stream().findFirst().filter(step -> step.version() > loaded && !Objects.equals(valueAt(name, steps, loaded), steps.getFirst().values().get(name)))
                .map(step -> new Coming(next.get(name), step));
        return new SettingRow(known, origin, coming);
    }

    private static Object valueAt(String name, List<Step> steps, int version) {
        return steps.stream().filter(step -> step.version() == version).findFirst().map(step -> step.values().get(name)).orElse(null);
    }

    /** The steps at which it became another, the newest first. */
    private static List<Step> changes(String name, List<Step> steps) {
        var changes = new ArrayList<Step>();
        for (int at = 0; at < steps.size(); at++) {
            var before = at + 1 < steps.size() ? steps.get(at + 1).values().get(name) : null;
            if (!Objects.equals(before, steps.get(at).values().get(name))) {
                changes.add(steps.get(at));
            }
        }
        return changes;
    }

    private TableRow row(Table table) {
        var inForce = table.version() == null ? Optional.<Step>empty()
                : history.stream().flatMap(one -> one.table(table.file()).stream()).filter(step -> step.version() == table.version()).findFirst();
        return new TableRow(table, inForce);
    }

    /** Empty when there is no such setting. */
    Optional<SettingRow> setting(String name) {
        var steps = steps();
        var next = steps.isEmpty() ? Map.<String, Object>of() : policies.values(steps.getFirst().values());
        return policies.byGroup().values().stream().flatMap(List::stream).filter(known -> known.setting().name().equals(name)).findFirst().map(known -> row(known, steps, loaded(), next));
    }

    List<HistoryRow> historyOf(String name) {
        return changes(name, steps()).stream().map(step -> new HistoryRow(step, policies.values(step.values()).get(name), !step.values().containsKey(name))).toList();
    }

    /** Empty when there is no such decision file. */
    List<Table> tables(String file) {
        return policies.byGroup().keySet().stream().flatMap(group -> group.tables().stream()).filter(table -> table.file().equals(file)).toList();
    }

    List<HistoryRow> historyOfTable(String file) {
        return history.stream().flatMap(one -> one.table(file).stream()).map(step -> new HistoryRow(step, null, false)).toList();
    }

    private List<Step> steps() {
        return history.stream().flatMap(one -> one.settings().stream()).toList();
    }

    /** What the product has started with. */
    int loaded() {
        return ApprovedPolicies.in(environment).map(ApprovedPolicies::version).orElse(0);
    }

    boolean ignoresApproved() {
        return environment.getProperty(ApprovedPolicies.IGNORED, Boolean.class, false);
    }

    List<String> open() {
        return history.stream().flatMap(one -> one.open().stream()).toList();
    }

    boolean mayRead() {
        return history.stream().anyMatch(PolicyHistory::mayRead);
    }

    boolean mayPropose() {
        return history.stream().anyMatch(PolicyHistory::mayPropose);
    }
}
