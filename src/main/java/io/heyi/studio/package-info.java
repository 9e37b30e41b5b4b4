/** Editing, checking, approving and bringing into use of processes, decisions and forms (product-bar E1 to E18). */
@org.springframework.modulith.ApplicationModule(displayName = "Studio", allowedDependencies = {"shared", "access", "audit", "web", "orchestration", "inbox", "notification"})
package io.heyi.studio;
