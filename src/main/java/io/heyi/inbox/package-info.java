/** Human tasks: our own projection of what the engine waits for, with rights, forms, decisions and pages. */
@org.springframework.modulith.ApplicationModule(displayName = "Inbox", allowedDependencies = {"shared", "access", "audit", "web", "orchestration", "notification", "files"})
package io.heyi.inbox;
