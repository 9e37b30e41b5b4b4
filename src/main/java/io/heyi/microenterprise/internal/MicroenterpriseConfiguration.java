package io.heyi.microenterprise.internal;

import io.heyi.microenterprise.internal.domain.FoundingPolicy;
import io.heyi.shared.WorkingDays;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Policy of founding, bound by hand so that the domain's record needs no Spring; a value out of range stops the start with its name. */
@Configuration(proxyBeanMethods = false)
class MicroenterpriseConfiguration {

    @Bean
    FoundingPolicy foundingPolicy(Environment environment) {
        return Binder.get(environment).bind("heyi.policy.founding", FoundingPolicy.class).orElseGet(FoundingPolicy::defaults);
    }

    /** Working days of the company's calendar: {@code heyi.calendar.zone} and {@code heyi.calendar.holidays} (ISO dates) (A). */
    @Bean
    WorkingDays foundingCalendar(Environment environment, @Value(WorkingDays.ZONE) ZoneId zone) {
        var holidays = Binder.get(environment).bind("heyi.calendar.holidays", Bindable.listOf(LocalDate.class)).orElse(List.of());
        return new WorkingDays(zone, Set.copyOf(holidays));
    }
}
