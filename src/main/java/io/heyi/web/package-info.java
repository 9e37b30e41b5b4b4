/** The page shell, navigation, errors as problem details or pages, and what all pages share. */
@org.springframework.modulith.ApplicationModule(displayName = "Web", allowedDependencies = {"shared", "access"})
package io.heyi.web;
