package io.heyi.access.internal;

import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where Keycloak is and who we are there; every address is derived here so that starting the product asks Keycloak nothing.
 *
 * @param baseUrl address for the product's own calls
 * @param publicUrl address that browsers and token issuers use; the base address unless given
 * @param audience what {@code aud} of an access token must name
 * @param timeout longest wait for one answer
 * @param longestSession how long after signing in a browser must sign in again, however busy
 */
@Validated
@ConfigurationProperties("heyi.keycloak")
public record KeycloakProperties(@NotBlank String baseUrl, @DefaultValue("") String publicUrl, @NotBlank String realm, @NotBlank String clientId,
                                 @DefaultValue("") String clientSecret, @DefaultValue("heyi-api") String audience, @DefaultValue("3s") Duration timeout,
                                 @DefaultValue("10h") Duration longestSession) {

    public KeycloakProperties {
        baseUrl = withoutTrailingSlash(baseUrl);
        publicUrl = publicUrl == null || publicUrl.isBlank() ? baseUrl : withoutTrailingSlash(publicUrl);
    }

    private static String withoutTrailingSlash(String url) {
        return url != null && url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    String issuer() {
        return publicUrl + "/realms/" + realm;
    }

    String authorizationUri() {
        return issuer() + "/protocol/openid-connect/auth";
    }

    String endSessionUri() {
        return issuer() + "/protocol/openid-connect/logout";
    }

    String tokenUri() {
        return baseUrl + "/realms/" + realm + "/protocol/openid-connect/token";
    }

    String jwkSetUri() {
        return baseUrl + "/realms/" + realm + "/protocol/openid-connect/certs";
    }

    /** Scheme, host and port that a sign-out form ends up at; needed by the content security policy. */
    String publicOrigin() {
        var uri = URI.create(publicUrl);
        return uri.getScheme() + "://" + uri.getAuthority();
    }
}
