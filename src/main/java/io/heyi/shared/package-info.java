/** Value types that every module speaks: money, paging, refusals, working days. No Spring in here. */
@org.springframework.modulith.ApplicationModule(displayName = "Shared", allowedDependencies = {}, type = org.springframework.modulith.ApplicationModule.Type.OPEN)
package io.heyi.shared;
