package io.heyi.access;

/** Keycloak cannot be reached or answered with a fault; trying again later is right. */
public class IdentityUnavailableException extends RuntimeException {

    public IdentityUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
