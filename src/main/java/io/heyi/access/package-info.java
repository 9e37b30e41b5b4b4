/** Who is signed in, which roles and relations they hold, and Keycloak kept in line with them. */
@org.springframework.modulith.ApplicationModule(displayName = "Access", allowedDependencies = {"shared"})
package io.heyi.access;
