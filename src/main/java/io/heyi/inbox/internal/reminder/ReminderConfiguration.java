package io.heyi.inbox.internal.reminder;

import io.heyi.inbox.internal.calendar.CalendarPolicy;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Policies of reminders and calendars, bound by hand so that the records need no Spring; a value out of range stops the start with its name. */
@Configuration(proxyBeanMethods = false)
class ReminderConfiguration {

    @Bean
    ReminderPolicy reminderPolicy(Environment environment) {
        return Binder.get(environment).bind("heyi.policy.inbox.reminders", ReminderPolicy.class).orElseGet(ReminderPolicy::defaults);
    }

    @Bean
    CalendarPolicy calendarPolicy(Environment environment) {
        return Binder.get(environment).bind("heyi.policy.inbox.calendars", CalendarPolicy.class).orElseGet(CalendarPolicy::defaults);
    }
}
