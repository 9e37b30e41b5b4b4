/** The only owner of the engine's client: outbox, job guard, job catalogue, deployments, clock, and the user-task port. */
@org.springframework.modulith.ApplicationModule(displayName = "Orchestration", allowedDependencies = {"shared", "access", "audit", "web"})
package io.heyi.orchestration;
