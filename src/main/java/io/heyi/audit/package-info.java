/** Append-only, hash-chained history of decisions, refusals and operator actions (product-bar T7, O10). */
@org.springframework.modulith.ApplicationModule(displayName = "Audit", allowedDependencies = {"shared", "access", "web"})
package io.heyi.audit;
