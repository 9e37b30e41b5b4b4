/** Heyi: micro-enterprises run on BPMN. Every first-level package below this one is a module. */
package io.heyi;
