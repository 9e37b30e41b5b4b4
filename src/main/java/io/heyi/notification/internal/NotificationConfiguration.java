package io.heyi.notification.internal;

import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.templateresolver.ITemplateResolver;

/** The module's policy, and templates of plain text beside those of HTML. */
@Configuration(proxyBeanMethods = false)
class NotificationConfiguration {

    @Bean
    NoticePolicy noticePolicy(Environment environment) {
        return Binder.get(environment).bind("heyi.policy.notices", NoticePolicy.class).orElseGet(NoticePolicy::defaults);
    }

    @Bean
    MailProperties mailAddresses(@Value("${heyi.mail.from:heyi@localhost}") String from, @Value("${heyi.base-url:http://localhost:8080}") String baseUrl) {
        return MailProperties.of(from, baseUrl);
    }

    @Bean
    ITemplateResolver mailTextTemplates() {
        var resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("templates/");
        resolver.setResolvablePatterns(Set.of("mail/*.txt"));
        resolver.setTemplateMode(TemplateMode.TEXT);
        resolver.setCharacterEncoding("UTF-8");
        resolver.setOrder(1);
        return resolver;
    }
}
