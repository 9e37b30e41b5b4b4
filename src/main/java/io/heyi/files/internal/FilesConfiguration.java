package io.heyi.files.internal;

import io.heyi.files.FilePolicy;
import io.heyi.web.PolicyGroup;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
class FilesConfiguration {

    @Bean
    FilePolicy filePolicy(Environment environment) {
        return Binder.get(environment).bind("heyi.policy.files", FilePolicy.class).orElseGet(FilePolicy::defaults);
    }

    /** @param host empty for none */
    @Bean
    VirusScanner virusScanner(@Value("${heyi.files.clamd.host:}") String host, @Value("${heyi.files.clamd.port:3310}") int port,
                              @Value("${heyi.files.clamd.patience:PT20S}") Duration patience) {
        return host.isBlank() ? new NoScanner() : new ClamdScanner(host, port, patience);
    }

    @Bean
    PolicyGroup filePolicyGroup(FilePolicy policy) {
        return new PolicyGroup() {

            @Override
            public int order() {
                return 95;
            }

            @Override
            public String titleKey() {
                return "files.policy.title";
            }

            @Override
            public String leadKey() {
                return "files.policy.lead";
            }

            @Override
            public List<Setting> settings() {
                return List.of(new Setting("heyi.policy.files.largest", policy.largest().toKilobytes() + " KB", "files.policy.largest", Home.of(policy, "heyi.policy.files")),
                        new Setting("heyi.policy.files.most-per-case", policy.mostPerCase(), "files.policy.mostPerCase", Home.of(policy, "heyi.policy.files")),
                        new Setting("heyi.policy.files.kinds", policy.extensions(), "files.policy.kinds", Home.of(policy, "heyi.policy.files")));
            }
        };
    }
}
