package io.heyi.web.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.heyi.access.Access;
import io.heyi.access.CurrentUser;
import io.heyi.web.FooterBlock;
import io.heyi.web.NavigationItem;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.context.IWebContext;
import org.thymeleaf.dialect.IExpressionObjectDialect;
import org.thymeleaf.expression.IExpressionObjectFactory;
import org.thymeleaf.web.servlet.IServletWebExchange;

/** Brings {@code #heyi} ({@link Words}) and {@code #shell} ({@link Shell}) into every template. */
@Component
class HeyiDialect implements IExpressionObjectDialect, Words.WordSources, Shell.ShellSources {

    private static final String WORDS = "heyi";
    private static final String SHELL = "shell";

    private final ObjectProvider<Access> access;
    private final ObjectProvider<NavigationItem> navigation;
    private final ObjectProvider<FooterBlock> footer;
    private final ObjectProvider<Clock> clock;
    private final MessageSource messages;
    private final PersonNames people;
    private final Assets assets;
    private final ObjectMapper json;
    private final ZoneId zone;

    HeyiDialect(ObjectProvider<Access> access, ObjectProvider<NavigationItem> navigation, ObjectProvider<FooterBlock> footer, ObjectProvider<Clock> clock,
                MessageSource messages, PersonNames people, Assets assets, ObjectMapper json, @Value("${heyi.calendar.zone:Asia/Shanghai}") ZoneId zone) {
        this.access = access;
        this.navigation = navigation;
        this.footer = footer;
        this.clock = clock;
        this.messages = messages;
        this.people = people;
        this.assets = assets;
        this.json = json;
        this.zone = zone;
    }

    @Override
    public String getName() {
        return "Heyi";
    }

    @Override
    public IExpressionObjectFactory getExpressionObjectFactory() {
        return new IExpressionObjectFactory() {

            @Override
            public Set<String> getAllExpressionObjectNames() {
                return Set.of(WORDS, SHELL);
            }

            @Override
            public Object buildObject(IExpressionContext context, String name) {
                return name.equals(WORDS) ? new Words(HeyiDialect.this, context.getLocale())
                        : request(context).map(request -> new Shell(HeyiDialect.this, request, context.getLocale())).orElse(null);
            }

            @Override
            public boolean isCacheable(String name) {
                return true;
            }
        };
    }

    private static Optional<HttpServletRequest> request(IExpressionContext context) {
        return context instanceof IWebContext web && web.getExchange() instanceof IServletWebExchange exchange
                && exchange.getNativeRequestObject() instanceof HttpServletRequest request ? Optional.of(request) : Optional.empty();
    }

    @Override
    public Optional<CurrentUser> user() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        var somebody = authentication != null && authentication.isAuthenticated() && !(authentication instanceof AnonymousAuthenticationToken);
        return somebody ? Optional.ofNullable(access.getIfAvailable()).map(Access::currentUser) : Optional.empty();
    }

    @Override
    public Stream<NavigationItem> navigation() {
        return navigation.stream();
    }

    @Override
    public Stream<FooterBlock> footer() {
        return footer.stream();
    }

    @Override
    public MessageSource messages() {
        return messages;
    }

    @Override
    public Instant now() {
        return clock.getObject().instant();
    }

    @Override
    public ZoneId zone() {
        return zone;
    }

    @Override
    public PersonNames people() {
        return people;
    }

    @Override
    public Assets assets() {
        return assets;
    }

    @Override
    public ObjectMapper json() {
        return json;
    }
}
