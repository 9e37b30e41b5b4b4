package io.heyi.web.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Language and look for all pages, and long-lived assets (their addresses change with their content). */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

    @Bean
    LocaleResolver localeResolver() {
        return new PageLocaleResolver();
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new PersonalChoice()).excludePathPatterns("/api/**", "/assets/**");
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**").addResourceLocations("classpath:/static/assets/")
                .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
    }

    /** {@code ?lang=zh} and {@code ?theme=dark} on any page keep the choice, with or without scripts; anything unknown changes nothing. */
    private static final class PersonalChoice implements HandlerInterceptor {

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            if (request.getMethod().equals("GET") && request.getQueryString() != null) {
                Optional.ofNullable(request.getParameter("lang")).flatMap(PageLocaleResolver::named)
                        .ifPresent(locale -> new PageLocaleResolver().setLocale(request, response, locale));
                Optional.ofNullable(request.getParameter("theme")).filter(Shell.THEMES::contains).ifPresent(theme -> Shell.rememberTheme(request, response, theme));
            }
            return true;
        }
    }
}
