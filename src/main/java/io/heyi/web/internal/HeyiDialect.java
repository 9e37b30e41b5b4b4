package io.heyi.web.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.heyi.access.Access;
import io.heyi.access.CurrentUser;
import io.heyi.shared.WorkingDays;
import io.heyi.web.Bell;
import io.heyi.web.FooterBlock;
import io.heyi.web.NavigationItem;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
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

    // asked for when the first page is made, and kept: looking for a bean takes longer than using it
    private final Supplier<Access> access;
    private final Supplier<List<NavigationItem>> navigation;
    private final Supplier<List<FooterBlock>> footer;
    private final Supplier<Optional<Bell>> bell;
    private final Supplier<Clock> clock;
    private final MessageSource messages;
    private final PersonNames people;
    private final Assets assets;
    private final ObjectMapper json;
    private final ZoneId zone;

    HeyiDialect(ObjectProvider<Access> access, ObjectProvider<NavigationItem> navigation, ObjectProvider<FooterBlock> footer, ObjectProvider<Bell> bell,
                ObjectProvider<Clock> clock, MessageSource messages, PersonNames people, Assets assets, ObjectMapper json, @Value(WorkingDays.ZONE) ZoneId zone) {
        this.access = SingletonSupplier.ofNullable(access::getIfAvailable);
        this.navigation = SingletonSupplier.of(() -> navigation.stream().toList());
        this.footer = SingletonSupplier.of(() -> footer.stream().toList());
        this.bell = SingletonSupplier.of(() -> Optional.ofNullable(bell.getIfAvailable()));
        this.clock = SingletonSupplier.of(clock::getObject);
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
        return somebody ? Optional.ofNullable(access.get()).map(Access::currentUser) : Optional.empty();
    }

    @Override
    public Stream<NavigationItem> navigation() {
        return navigation.get().stream();
    }

    @Override
    public Stream<FooterBlock> footer() {
        return footer.get().stream();
    }

    @Override
    public Optional<Bell> bell() {
        return bell.get();
    }

    @Override
    public MessageSource messages() {
        return messages;
    }

    @Override
    public Instant now() {
        return clock.get().instant();
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
