package io.heyi.orchestration.internal.models;

import io.heyi.orchestration.JobCatalogue;
import io.heyi.orchestration.ModelChecker;
import io.heyi.orchestration.internal.jobs.LiveWorkers;
import io.heyi.orchestration.internal.lint.ModelLinter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ModelRules.class)
class ModelConfiguration {

    @Bean
    ModelLinter modelLinter(ModelRules rules) {
        return new ModelLinter(rules.engine(), rules.lintTime());
    }

    @Bean
    ModelChecker modelChecker(ObjectProvider<JobCatalogue> catalogues, LiveWorkers workers, ModelRules rules, ModelLinter linter) {
        return new HouseModelChecker(catalogues.stream().toList(), type -> workers.jobTypes().contains(type), rules, linter);
    }
}
