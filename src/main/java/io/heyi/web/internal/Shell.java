package io.heyi.web.internal;

import io.heyi.access.CurrentUser;
import io.heyi.web.Bell;
import io.heyi.web.FooterBlock;
import io.heyi.web.NavigationItem;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.UriComponentsBuilder;

/** {@code #shell} in the layout: who is there, where one can go, how the page looks. Computed only when the layout asks. */
public final class Shell {

    static final List<String> THEMES = List.of("auto", "light", "dark");
    private static final String THEME_COOKIE = "heyi-theme";
    private static final String THEME_CHOSEN_NOW = Shell.class.getName();

    private final ShellSources sources;
    private final HttpServletRequest request;
    private final Locale locale;
    private Optional<CurrentUser> user;
    private List<Entry> entries;

    Shell(ShellSources sources, HttpServletRequest request, Locale locale) {
        this.sources = sources;
        this.request = request;
        this.locale = locale;
    }

    /** One entry of the main navigation. */
    public record Entry(String labelKey, String path, String icon, OptionalLong count, boolean current, boolean secondary) {

        public boolean hasCount() {
            return count.isPresent() && count.getAsLong() > 0;
        }

        /** Short enough for a badge. */
        public String badge() {
            return count.orElse(0) > 999 ? "999+" : String.valueOf(count.orElse(0));
        }
    }

    /** Null when nobody is signed in. */
    public CurrentUser user() {
        if (user == null) {
            user = sources.user();
        }
        return user.orElse(null);
    }

    /** Where daily work is. */
    public List<Entry> navigation() {
        return entries().stream().filter(entry -> !entry.secondary()).toList();
    }

    /** What stands behind "More". */
    public List<Entry> moreNavigation() {
        return entries().stream().filter(Entry::secondary).toList();
    }

    private List<Entry> entries() {
        if (entries == null) {
            entries = findEntries();
        }
        return entries;
    }

    private List<Entry> findEntries() {
        var person = user();
        return person == null ? List.of()
                : sources.navigation().filter(item -> item.visibleTo(person)).sorted(Comparator.comparingInt(NavigationItem::order))
                        .map(item -> new Entry(item.labelKey(), item.path(), item.icon(), item.badge(person), isCurrent(item.path()), item.secondaryFor(person))).toList();
    }

    /** What the bell shows; null without a bell or a person. */
    public BellView bell() {
        var person = user();
        return person == null ? null : sources.bell().map(bell -> new BellView(bell, bell.unread(person), isCurrent(bell.path()))).orElse(null);
    }

    /** The bell with its number. */
    public record BellView(Bell bell, long unread, boolean current) {

        /** Short enough for a badge. */
        public String badge() {
            return unread > 99 ? "99+" : String.valueOf(unread);
        }
    }

    private boolean isCurrent(String path) {
        var here = Paths.original(request).substring(request.getContextPath().length());
        return path.equals("/") ? here.equals("/") : here.equals(path) || here.startsWith(path + "/");
    }

    public List<FooterBlock> footer() {
        var person = user();
        return person == null ? List.of()
                : sources.footer().filter(block -> block.visibleTo(person)).sorted(Comparator.comparingInt(FooterBlock::order)).toList();
    }

    /** {@code auto}, {@code light} or {@code dark}, as the person chose. */
    public String theme() {
        if (request.getAttribute(THEME_CHOSEN_NOW) instanceof String chosen) {
            return chosen;
        }
        return request.getCookies() == null ? "auto"
                : Arrays.stream(request.getCookies()).filter(cookie -> cookie.getName().equals(THEME_COOKIE) && THEMES.contains(cookie.getValue()))
                        .findFirst().map(Cookie::getValue).orElse("auto");
    }

    static void rememberTheme(HttpServletRequest request, HttpServletResponse response, String theme) {
        request.setAttribute(THEME_CHOSEN_NOW, theme);
        response.addHeader(HttpHeaders.SET_COOKIE, ResponseCookie.from(THEME_COOKIE, theme).path("/").maxAge(Duration.ofDays(365))
                .sameSite("Lax").secure(request.isSecure()).build().toString());
    }

    public List<String> themes() {
        return THEMES;
    }

    public String language() {
        return locale.getLanguage();
    }

    /** This page with another language or look; a page that came from a POST leads home. */
    public String here(String parameter, String value) {
        if (!request.getMethod().equals("GET")) {
            return UriComponentsBuilder.fromPath("/").queryParam(parameter, value).encode().toUriString();
        }
        var query = request.getQueryString();
        return UriComponentsBuilder.fromPath(Paths.original(request)).query(query).replaceQueryParam(parameter, value).build().toUriString();
    }

    /** Where the shell's parts come from. */
    interface ShellSources {
        Optional<CurrentUser> user();

        Stream<NavigationItem> navigation();

        Stream<FooterBlock> footer();

        Optional<Bell> bell();
    }
}
