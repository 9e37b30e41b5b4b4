package io.heyi.studio.internal;

import io.heyi.studio.internal.model.StudioPolicy;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Binds the policies of editing; a value out of range stops the start with its name. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StudioPolicy.class)
class StudioConfiguration {}
