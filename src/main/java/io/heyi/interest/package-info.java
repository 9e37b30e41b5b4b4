/** The interest register: who holds shares in, works or worked for, or is related to whom, and which panels that leaves possible (product-bar D10, T2). */
@org.springframework.modulith.ApplicationModule(displayName = "Interest", allowedDependencies = {"shared", "access", "audit", "web", "orchestration", "inbox"})
package io.heyi.interest;
