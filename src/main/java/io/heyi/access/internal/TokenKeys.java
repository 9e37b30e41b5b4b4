package io.heyi.access.internal;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Checks tokens with Keycloak's keys: fetched when first needed, kept through an outage of Keycloak, never waited for longer than the time limit. */
@Configuration(proxyBeanMethods = false)
class TokenKeys {

    private static final Set<JWSAlgorithm> ALGORITHMS = JWSAlgorithm.Family.RSA;

    @Bean
    JWKSource<SecurityContext> keycloakKeys(KeycloakProperties properties) throws MalformedURLException {
        var millis = Math.toIntExact(properties.timeout().toMillis());
        return JWKSourceBuilder.create(URI.create(properties.jwkSetUri()).toURL(), new DefaultResourceRetriever(millis, millis, 100_000))
                .cache(Duration.ofMinutes(10).toMillis(), properties.timeout().multipliedBy(3).toMillis())
                .rateLimited(Duration.ofSeconds(2).toMillis())
                .outageTolerant(Duration.ofHours(12).toMillis())
                .build();
    }

    /** Access tokens of the API: ours by issuer, audience and time. */
    @Bean
    JwtDecoder accessTokenDecoder(JWKSource<SecurityContext> keys, KeycloakProperties properties) {
        return decoder(keys, new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(Duration.ofSeconds(30)),
                new JwtIssuerValidator(properties.issuer()),
                new JwtClaimValidator<List<String>>(JwtClaimNames.AUD, audience -> audience != null && audience.contains(properties.audience())),
                new JwtClaimValidator<String>(Tokens.USERNAME, name -> name != null && !name.isBlank())));
    }

    /** Id tokens of a browser's sign-in. */
    @Bean
    JwtDecoderFactory<ClientRegistration> idTokenDecoders(JWKSource<SecurityContext> keys, KeycloakProperties properties) {
        return registration -> decoder(keys, new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(), new JwtIssuerValidator(properties.issuer()), new OidcIdTokenValidator(registration)));
    }

    private static JwtDecoder decoder(JWKSource<SecurityContext> keys, OAuth2TokenValidator<Jwt> validator) {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
        processor.setJWSTypeVerifier(DefaultJOSEObjectTypeVerifier.JWT);
        processor.setJWTClaimsSetVerifier((claims, context) -> { });
        var decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(validator);
        return decoder;
    }
}
