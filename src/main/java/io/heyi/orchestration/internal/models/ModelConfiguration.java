package io.heyi.orchestration.internal.models;

import io.heyi.orchestration.JobCatalogue;
import io.heyi.orchestration.ModelChecker;
import io.heyi.orchestration.internal.jobs.LiveWorkers;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ModelConfiguration {

    @Bean
    ModelChecker modelChecker(ObjectProvider<JobCatalogue> catalogues, LiveWorkers workers) {
        return new HouseModelChecker(catalogues.stream().toList(), type -> workers.jobTypes().contains(type));
    }
}
