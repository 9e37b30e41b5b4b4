/** What people are told: the notification centre and mail as each prefers (product-bar T13, T14). */
@org.springframework.modulith.ApplicationModule(displayName = "Notification", allowedDependencies = {"shared", "access", "audit", "web"})
package io.heyi.notification;
