package io.heyi.notification.internal.web;

import io.heyi.access.Access;
import io.heyi.access.Username;
import io.heyi.notification.internal.Preferences;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Remembers the language of the pages that somebody looks at, so that mails come in it; written only when it changes. */
@Configuration(proxyBeanMethods = false)
class LanguageMemory implements WebMvcConfigurer, HandlerInterceptor {

    private static final int MOST_REMEMBERED = 20_000;

    private final Preferences preferences;
    private final Access access;
    private final Map<Username, String> known = new ConcurrentHashMap<>();

    LanguageMemory(Preferences preferences, Access access) {
        this.preferences = preferences;
        this.access = access;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).excludePathPatterns("/api/**", "/assets/**", "/error", "/actuator/**");
    }

    @Override
    public void postHandle(HttpServletRequest request, HttpServletResponse response, Object handler, ModelAndView page) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (page == null || authentication == null || !authentication.isAuthenticated() || authentication instanceof AnonymousAuthenticationToken) {
            return;
        }
        var me = access.currentUser().username();
        var locale = LocaleContextHolder.getLocale();
        if (!locale.getLanguage().equals(known.get(me)) && (locale.getLanguage().equals("en") || locale.getLanguage().equals("zh"))) {
            preferences.seen(me, locale);
            if (known.size() >= MOST_REMEMBERED) {
                known.clear();
            }
            known.put(me, locale.getLanguage());
        }
    }
}
