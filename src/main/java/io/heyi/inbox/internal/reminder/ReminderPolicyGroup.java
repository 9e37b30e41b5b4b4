package io.heyi.inbox.internal.reminder;

import io.heyi.inbox.internal.calendar.CalendarPolicy;
import io.heyi.web.PolicyGroup;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Shows {@link ReminderPolicy} and {@link CalendarPolicy}. */
@Component
class ReminderPolicyGroup implements PolicyGroup {

    private static final String REMINDERS = "heyi.policy.inbox.reminders.";
    private static final String CALENDARS = "heyi.policy.inbox.calendars.";

    private final ReminderPolicy reminders;
    private final CalendarPolicy calendars;

    ReminderPolicyGroup(ReminderPolicy reminders, CalendarPolicy calendars) {
        this.reminders = reminders;
        this.calendars = calendars;
    }

    @Override
    public int order() {
        return 16;
    }

    @Override
    public String titleKey() {
        return "inbox.reminder.policy.title";
    }

    @Override
    public String leadKey() {
        return "inbox.reminder.policy.lead";
    }

    @Override
    public List<Setting> settings() {
        var settings = new ArrayList<Setting>();
        settings.add(new Setting(REMINDERS + "days-before", reminders.daysBefore(), "inbox.reminder.policy.daysBefore", Home.of(reminders, REMINDERS)));
        settings.add(new Setting(REMINDERS + "days-until-escalation", reminders.daysUntilEscalation(), "inbox.reminder.policy.daysUntilEscalation", Home.of(reminders, REMINDERS)));
        settings.add(new Setting(REMINDERS + "quiet", reminders.quiet(), "inbox.reminder.policy.quiet", Home.of(reminders, REMINDERS)));
        new TreeMap<>(reminders.types()).keySet().forEach(type -> {
            settings.add(new Setting(REMINDERS + "types." + type + ".days-before", reminders.daysBefore(type), "inbox.reminder.policy.daysBefore", Home.of(reminders, REMINDERS)));
            settings.add(new Setting(REMINDERS + "types." + type + ".days-until-escalation", reminders.daysUntilEscalation(type), "inbox.reminder.policy.daysUntilEscalation", Home.of(reminders, REMINDERS)));
        });
        var home = Home.of(calendars, CALENDARS);
        settings.add(new Setting(CALENDARS + "country", calendars.country(), "inbox.reminder.policy.country", home));
        days(settings, "holidays", calendars.holidays(), home);
        days(settings, "worked-weekends", calendars.workedWeekends(), home);
        return settings;
    }

    private static void days(List<Setting> settings, String name, Map<String, List<LocalDate>> byCountry, Home home) {
        new TreeMap<>(byCountry).forEach((country, days) ->
                settings.add(new Setting(CALENDARS + name + "." + country, days.stream().sorted().toList(), "inbox.reminder.policy." + (name.equals("holidays") ? "holidays" : "workedWeekends"), home)));
    }
}
