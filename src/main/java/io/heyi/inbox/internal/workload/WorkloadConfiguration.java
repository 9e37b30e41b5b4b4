package io.heyi.inbox.internal.workload;

import io.heyi.inbox.internal.TaskPlanning;
import io.heyi.inbox.internal.substitution.Substitutions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class WorkloadConfiguration {

    @Bean
    HandOver handOverOfTasks(TaskPlanning planning) {
        return planning::handOver;
    }

    @Bean
    Availability absences(Substitutions substitutions) {
        return people -> {
            var rules = substitutions.inForceFor(people);
            return (person, process) -> rules.stream().anyMatch(rule -> rule.absent().value().equals(person) && rule.covers(process));
        };
    }
}
