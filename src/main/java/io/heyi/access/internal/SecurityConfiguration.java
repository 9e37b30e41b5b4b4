package io.heyi.access.internal;

import io.heyi.access.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationEntryPointFailureHandler;
import org.springframework.security.web.authentication.logout.LogoutFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.RequestHeaderRequestMatcher;

/** Three doors: the API with bearer tokens, management, and the pages with a session from a sign-in at Keycloak. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /** Set by Tomcat on a request whose address came out of a header. */
    private static final String FORWARDED = "org.apache.tomcat.request.forwarded";
    /** Deliveries of outside systems, which carry a signature instead of a token; their module checks it. */
    private static final String SIGNED_BY_THE_SENDER = "/api/v1/webhooks/metrics";
    /** What it takes to check a proof, for anybody who was handed one; the same for all and without any case. */
    private static final String PROOF_TOOLS = "/contract-proof/**";
    /** Calendars of people, which programs ask for; the secret in the address stands for the sign-in, and the inbox checks it. */
    private static final String CALENDARS = "/calendar/*.ics";
    private static final String PERMISSIONS = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()";

    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http, SecurityAnswers answers) throws Exception {
        return http.securityMatcher("/api/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.POST, SIGNED_BY_THE_SENDER).permitAll().anyRequest().authenticated())
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(refused -> refused.authenticationEntryPoint(answers::unauthenticatedCall).accessDeniedHandler(answers::refused))
                .oauth2ResourceServer(server -> server.authenticationEntryPoint(answers::unauthenticatedCall).accessDeniedHandler(answers::refused)
                        .jwt(jwt -> jwt.jwtAuthenticationConverter(rolesOfTheAccessToken()))
                        .withObjectPostProcessor(answeringWhenKeysCannotBeFetched(answers)))
                .headers(headers -> common(headers).contentSecurityPolicy(csp -> csp.policyDirectives("default-src 'none'; frame-ancestors 'none'")))
                .build();
    }

    private static JwtAuthenticationConverter rolesOfTheAccessToken() {
        var converter = new JwtAuthenticationConverter();
        converter.setPrincipalClaimName(Tokens.USERNAME);
        converter.setJwtGrantedAuthoritiesConverter(jwt -> Tokens.authorities(jwt.getClaims()));
        return converter;
    }

    /** The filter's own way would let that fault through as a 500. */
    private static ObjectPostProcessor<BearerTokenAuthenticationFilter> answeringWhenKeysCannotBeFetched(SecurityAnswers answers) {
        var handler = new AuthenticationEntryPointFailureHandler(answers::unauthenticatedCall);
        handler.setRethrowAuthenticationServiceException(false);
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
                filter.setAuthenticationFailureHandler(handler);
                return filter;
            }
        };
    }

    @Bean
    @Order(2)
    SecurityFilterChain management(HttpSecurity http, SecurityAnswers answers) throws Exception {
        return http.securityMatcher("/actuator/**")
                .authorizeHttpRequests(requests -> requests
                        .requestMatchers("/actuator/health/**", "/actuator/info").permitAll()
                        .anyRequest().access((authentication, context) -> new AuthorizationDecision(fromThisMachine(context.getRequest())
                                || authentication.get().getAuthorities().stream().anyMatch(held -> held.getAuthority().equals(Role.OPERATOR.authority())))))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(refused -> refused.authenticationEntryPoint(answers::unauthenticatedCall).accessDeniedHandler(answers::refused))
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(rolesOfTheAccessToken())))
                .build();
    }

    /**
     * A call that came through a proxy is not from this machine, whatever its last hop says: anybody can write an address into a header, and the container takes
     * the headers away once it has believed them.
     */
    private static boolean fromThisMachine(HttpServletRequest request) {
        try {
            return request.getAttribute(FORWARDED) == null && request.getHeader("X-Forwarded-For") == null && request.getHeader("Forwarded") == null
                    && InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    @Bean
    @Order(3)
    SecurityFilterChain pages(HttpSecurity http, SecurityAnswers answers, ClientRegistrationRepository registrations, KeycloakProperties properties,
                              SignInOutcome signIn, Directory directory) throws Exception {
        var signOut = new OidcClientInitiatedLogoutSuccessHandler(registrations);
        signOut.setPostLogoutRedirectUri("{baseUrl}/signed-out");
        return http
                .authorizeHttpRequests(requests -> requests
                        .requestMatchers("/assets/**", "/favicon.ico", "/error", "/signed-out", "/sign-in-failed").permitAll()
                        .requestMatchers(HttpMethod.GET, PROOF_TOOLS, CALENDARS).permitAll()
                        .requestMatchers(HttpMethod.HEAD, CALENDARS).permitAll()
                        .requestMatchers("/v3/api-docs/**", "/swagger-ui/**", "/swagger-ui.html").permitAll()
                        .anyRequest().authenticated())
                .csrf(Customizer.withDefaults())
                .requestCache(cache -> cache.requestCache(whereThePersonWantedToGo()))
                .oauth2Login(login -> login.loginPage("/oauth2/authorization/" + SignInConfiguration.REGISTRATION)
                        .successHandler(signIn).failureHandler(signIn))
                .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessHandler(signOut))
                .sessionManagement(session -> session.sessionFixation(fixation -> fixation.changeSessionId()))
                .addFilterBefore(new SessionEnd(properties.longestSession(), directory), LogoutFilter.class)
                .exceptionHandling(refused -> refused.authenticationEntryPoint(answers::unauthenticatedPage).accessDeniedHandler(answers::refused))
                .headers(headers -> common(headers).contentSecurityPolicy(csp -> csp.policyDirectives(policy(properties))))
                .build();
    }

    /** Styles may be inline because bpmn-js and form-js write style attributes; scripts never. */
    private static String policy(KeycloakProperties properties) {
        return "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; "
                + "manifest-src 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; form-action 'self' " + properties.publicOrigin();
    }

    private static HeadersConfigurer<HttpSecurity> common(HeadersConfigurer<HttpSecurity> headers) {
        return headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN))
                .permissionsPolicyHeader(permissions -> permissions.policy(PERMISSIONS))
                .crossOriginOpenerPolicy(Customizer.withDefaults());
    }

    /** Only whole pages are worth coming back to, not streams, fragments or scripts. */
    private static HttpSessionRequestCache whereThePersonWantedToGo() {
        var cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(new AndRequestMatcher(
                PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, "/**"),
                new NegatedRequestMatcher(new RequestHeaderRequestMatcher("HX-Request")),
                SecurityAnswers::wantsPage));
        cache.setMatchingRequestParameterName(null);
        return cache;
    }
}
