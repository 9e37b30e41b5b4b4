package io.heyi.web.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.LocaleResolver;

/** English or Chinese: pages by the person's choice (cookie), else by what the browser asks for; the API only by what the client asks for. */
class PageLocaleResolver implements LocaleResolver {

    static final List<Locale> SUPPORTED = List.of(Locale.ENGLISH, Locale.CHINESE);
    private static final String COOKIE = "heyi-language";
    private static final String CHOSEN_NOW = PageLocaleResolver.class.getName();

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        if (request.getAttribute(CHOSEN_NOW) instanceof Locale chosen) {
            return chosen;
        }
        return (Paths.isApi(request) ? Optional.<Locale>empty() : cookie(request)).orElseGet(() -> accepted(request));
    }

    private static Optional<Locale> cookie(HttpServletRequest request) {
        return request.getCookies() == null ? Optional.empty()
                : Arrays.stream(request.getCookies()).filter(cookie -> cookie.getName().equals(COOKIE)).findFirst().flatMap(cookie -> named(cookie.getValue()));
    }

    static Optional<Locale> named(String language) {
        return SUPPORTED.stream().filter(locale -> locale.getLanguage().equals(language)).findFirst();
    }

    private static Locale accepted(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        try {
            return header == null ? Locale.ENGLISH
                    : Locale.LanguageRange.parse(header).stream().flatMap(range -> named(range.getRange().split("-")[0]).stream()).findFirst().orElse(Locale.ENGLISH);
        } catch (IllegalArgumentException e) {
            return Locale.ENGLISH;
        }
    }

    @Override
    public void setLocale(HttpServletRequest request, HttpServletResponse response, Locale locale) {
        request.setAttribute(CHOSEN_NOW, locale);
        response.addHeader(HttpHeaders.SET_COOKIE, ResponseCookie.from(COOKIE, locale.getLanguage()).path("/").maxAge(Duration.ofDays(365))
                .sameSite("Lax").httpOnly(true).secure(request.isSecure()).build().toString());
    }
}
