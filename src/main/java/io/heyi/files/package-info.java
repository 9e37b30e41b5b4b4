/** Files from people: what may come in, where its content lies, and how it gets out without harm (product-bar T15, ADR 37). */
@org.springframework.modulith.ApplicationModule(displayName = "Files", allowedDependencies = {"shared", "web"})
package io.heyi.files;
